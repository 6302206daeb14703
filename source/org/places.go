package org

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// targets holds what links of the file lead to, and the links.
type targets struct {
	file     *file
	headings []*ast.Heading
	named    map[string]*ast.Heading // by id, target or title, in lower case
	waiting  map[*ast.Link]string    // names of targets by link
	order    []*ast.Link
}

// heading adds a heading, which is a target by its ids and its title.
func (t *targets) heading(h *ast.Heading, ids ...string) {
	t.headings = append(t.headings, h)
	for _, id := range ids {
		t.set("#"+id, h)
	}
	t.set(ast.PlainText(h.Inlines), h)
}

func (t *targets) set(name string, h *ast.Heading) {
	if t.named == nil {
		t.named = map[string]*ast.Heading{}
	}
	if name = normal(name); name != "" && name != "#" && t.named[name] == nil {
		t.named[name] = h
	}
}

// here adds a target within a text, which is in the part below the last heading.
func (t *targets) here(name string) {
	if n := len(t.headings); n > 0 {
		t.set(name, t.headings[n-1])
	}
}

func normal(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// lead makes a link lead to a target when the file is read.
func (t *targets) lead(link *ast.Link, name string) {
	if t.waiting == nil {
		t.waiting = map[*ast.Link]string{}
	}
	t.waiting[link] = name
	t.order = append(t.order, link)
}

// slugs returns the anchors of the headings.
func (t *targets) slugs() map[*ast.Heading]string {
	slices.SortStableFunc(t.headings, func(a, b *ast.Heading) int {
		return cmp.Compare(a.At.Start.Line, b.At.Start.Line)
	})
	var names markup.Namer
	out := make(map[*ast.Heading]string, len(t.headings))
	for _, h := range t.headings {
		out[h] = names.Name(ast.PlainText(h.Inlines))
	}
	return out
}

// resolve sets the URLs of the links of doc within the file. Of links that lead nowhere the text stays.
func (t *targets) resolve(doc *ast.Document) {
	lost := map[ast.Inline]bool{}
	for _, link := range t.order {
		name := t.waiting[link]
		h := t.named[normal(name)]
		if h == nil {
			lost[link] = true
			t.file.report(diag.LinkDead, link.At, "link to %q leads to no place in the file",
				strings.TrimPrefix(name, "#"))
			continue
		}
		link.URL = "#" + doc.Slugs[h]
	}
	if len(lost) == 0 {
		return
	}
	ast.Walk(doc, func(n ast.Node) bool {
		ast.ReplaceInlines(n, func(in []ast.Inline) []ast.Inline {
			if !slices.ContainsFunc(in, func(n ast.Inline) bool { return lost[n] }) {
				return in
			}
			var out []ast.Inline
			for _, n := range in {
				if lost[n] {
					out = append(out, ast.Children(n)...)
				} else {
					out = append(out, n)
				}
			}
			return out
		})
		return true
	})
}

// notes holds the footnotes of a file.
type notes struct {
	file  *file
	names markup.Namer
	ids   map[string]string    // by label
	order map[string]int       // rank of first reference by label
	known map[string]*ast.Note // by label
	said  map[string]bool      // the labels that are defined anywhere in the file
}

// noteWithin matches the start of a note with a label within a text.
var noteWithin = pattern.New(`\[fn:([^\]:\s]+):`)

// find finds the labels of notes, since references stand before them.
func (n *notes) find(lines []indent.Line) {
	n.said = map[string]bool{}
	for _, l := range lines {
		if m := noteBegin.FindStringSubmatch(l.Text); m != nil {
			n.said[m[1]] = true
		}
		for text := l.Text; ; {
			m := noteWithin.FindStringSubmatchIndex(text)
			if m == nil {
				break
			}
			n.said[text[m[2]:m[3]]] = true
			text = text[m[1]:]
		}
	}
}

// id returns the id of the note with a label.
func (n *notes) id(label string) string {
	if n.ids == nil {
		n.ids, n.order, n.known = map[string]string{}, map[string]int{}, map[string]*ast.Note{}
	}
	if n.ids[label] == "" {
		n.ids[label] = n.names.Name("note-" + label)
	}
	return n.ids[label]
}

// refer returns a reference to the note with a label, nil if there is none.
func (n *notes) refer(label string, at ast.Loc) ast.Inline {
	if !n.said[label] {
		n.file.report(diag.FootnoteUndefined, at.At, "footnote %q is not defined", label)
		return nil
	}
	id := n.id(label)
	if n.order[label] == 0 {
		n.order[label] = len(n.order) + 1
	}
	return &ast.NoteRef{Loc: at, ID: id}
}

// define defines the note with a label. Of several, the first counts.
func (n *notes) define(label string, at ast.Loc, blocks []ast.Block) {
	id := n.id(label)
	if n.known[label] != nil {
		n.file.report(diag.LeftOut, at.At, "footnote %q is defined twice; the second was left out", label)
		return
	}
	n.known[label] = &ast.Note{Loc: at, ID: id, Label: label, Blocks: blocks}
}

// nameless returns a label for a note that has none.
func (n *notes) nameless() string {
	n.id("")
	for i := len(n.known) + 1; ; i++ {
		if label := strconv.Itoa(i); n.known[label] == nil && n.order[label] == 0 {
			return label
		}
	}
}

// list returns the notes by their first references; those without come last.
func (n *notes) list() []*ast.Note {
	var labels []string
	for label := range n.known {
		labels = append(labels, label)
	}
	rank := func(label string) int {
		if n.order[label] == 0 {
			return len(n.order) + 1
		}
		return n.order[label]
	}
	slices.SortFunc(labels, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
	})
	var out []*ast.Note
	for _, label := range labels {
		out = append(out, n.known[label])
	}
	return out
}

// note reads the definition of a footnote: up to the next one, or two blank lines.
func (p *parser) note() {
	start := p.at
	m := noteBegin.FindStringSubmatch(p.lines[start].Text)
	first := p.lines[start].After(len(m[0]))
	first.Indent = 0
	blanks, end := 0, start+1
	for p.at++; p.at < len(p.lines); p.at++ {
		l := p.lines[p.at]
		if l.Blank() {
			if blanks++; blanks == 2 {
				break
			}
			continue
		}
		if l.Indent == 0 && noteBegin.MatchString(l.Text) {
			break
		}
		blanks, end = 0, p.at+1
	}
	p.at = end
	lines := p.lines[start:end]
	p.blank(lines[0].At, lines[0].At+len(m[0]))
	body := append([]indent.Line{first}, lines[1:]...)
	p.notes.define(m[1], p.loc(lines), p.within(body))
}
