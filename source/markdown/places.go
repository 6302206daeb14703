package markdown

import (
	"cmp"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// places holds the targets of links within a document.
type places struct {
	headings []*ast.Heading // in document order
	targets  []target       // named by attributes id and name of tags
	links    []*ast.Link    // links within the document
}

// A target is a position that a tag names.
type target struct {
	name string
	at   diag.Pos
}

// sort sorts the headings by position, because those in footnotes are read last.
func (p *places) sort() {
	slices.SortStableFunc(p.headings, func(a, b *ast.Heading) int {
		return cmp.Or(cmp.Compare(a.At.Start.Line, b.At.Start.Line), cmp.Compare(a.At.Start.Col, b.At.Start.Col))
	})
}

// slugs returns the anchors of the headings.
func (p *places) slugs() map[*ast.Heading]string {
	var names markup.Namer
	out := make(map[*ast.Heading]string, len(p.headings))
	for _, h := range p.headings {
		out[h] = names.Name(ast.PlainText(h.Inlines))
	}
	return out
}

// redirect points links to a target at the heading there or after it. It returns the headings by the names of their
// targets, in lower case.
func (p *places) redirect(slugs map[*ast.Heading]string) map[string]*ast.Heading {
	names := map[string]*ast.Heading{}
	known := map[string]bool{}
	for _, s := range slugs {
		known[s] = true
	}
	named := map[string]string{}
	for _, target := range p.targets {
		i, _ := slices.BinarySearchFunc(p.headings, target.at, func(h *ast.Heading, at diag.Pos) int {
			if h.At.End.Before(at) {
				return -1
			}
			return 1
		})
		if _, twice := named[target.name]; !twice && i < len(p.headings) {
			named[target.name] = slugs[p.headings[i]]
			if low := strings.ToLower(target.name); names[low] == nil {
				names[low] = p.headings[i]
			}
		}
	}
	for _, l := range p.links {
		name := strings.TrimPrefix(l.URL, "#")
		if slug, ok := named[name]; ok && !known[name] {
			l.URL = "#" + slug
		}
	}
	return names
}
