package recognize

import (
	"net/url"
	"path"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// linker redirects links to anchors of the source to the guide's own ids.
type linker struct {
	anchors   map[string]ast.Node       // targets by slug; nil for a target that was set aside
	loose     map[string]ast.Node       // targets by letters and digits only: authors write anchors by hand
	shown     map[*ast.Link]string      // original URLs of links that were changed
	elsewhere map[string][]*ast.Heading // of a folder: the targets of anchors in all files
	headings  map[*ast.Heading]ast.Node // the nodes that these headings became
	former    map[string]*ast.Question  // by ids of earlier editions
	sink      diag.Sink
}

// resolveLinks points every link of the form #slug at what the heading of that slug became: a section, a question or a
// heading within one. A link that leads nowhere is reported and only its text kept; if its target was set aside,
// without a report.
func resolveLinks(g *ast.Guide, anchors map[string]ast.Node, former map[string]*ast.Question, sink diag.Sink) {
	l := newLinker(anchors, sink)
	l.former = former
	l.guide(g)
}

func newLinker(anchors map[string]ast.Node, sink diag.Sink) *linker {
	l := &linker{anchors: anchors, loose: map[string]ast.Node{}, sink: sink}
	for s, n := range anchors {
		k := key(s)
		if old, ok := l.loose[k]; !ok || before(n, old) { // the first in the document, whatever the map's order
			l.loose[k] = n
		}
	}
	return l
}

// guide resolves the links of g.
func (l *linker) guide(g *ast.Guide) {
	ast.Walk(g, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.Text, *ast.Break, *ast.Code: // most nodes, which hold no others
		default:
			ast.ReplaceInlines(n, l.all)
		}
		return true
	})
}

// before reports whether a comes before b; an empty span comes last.
func before(a, b ast.Node) bool {
	if a == nil || b == nil {
		return b == nil && a != nil
	}
	return a.Span().Start.Before(b.Span().Start)
}

func (l *linker) all(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for i, n := range in {
		link, ok := n.(*ast.Link)
		if !ok || !strings.HasPrefix(link.URL, "#") {
			if out != nil {
				out = append(out, n)
			}
			continue
		}
		if l.resolve(link) {
			if out != nil {
				out = append(out, link)
			}
			continue
		}
		if out == nil {
			out = append(make([]ast.Inline, 0, len(in)), in[:i]...)
		}
		out = append(out, l.all(link.Inlines)...)
	}
	if out == nil {
		return in
	}
	return out
}

// resolve points a link at its target. It returns false if there is none and only the text is to stay.
func (l *linker) resolve(link *ast.Link) bool {
	name := anchorName(link.URL)
	n, ok := l.anchors[name]
	if !ok {
		n, ok = l.loose[key(name)]
		ok = ok && key(name) != ""
	}
	url := link.URL
	if was, changed := l.shown[link]; changed {
		url = was
	}
	if !ok && strings.HasPrefix(url, "#") {
		if n, ok = l.inAnotherFile(link, url); ok && n == nil {
			return false
		}
	}
	if !ok {
		n, ok = l.earlier(url)
	}
	if !ok {
		l.sink.Report(diag.New(diag.LinkDead, link.At, "link to %q leads to no place in the guide", url).
			WithHint("the text is kept; the guide's own headings can be linked to"))
		return false
	}
	switch n := n.(type) {
	case *ast.Section:
		if n.ID == "" {
			return false // it became the guide's title, which cannot be linked to
		}
		link.URL = "#" + n.ID
		return true
	case *ast.Question:
		link.URL = "#" + n.ID
		return true
	case *ast.Heading:
		link.URL = "#" + n.ID
		return true
	}
	return false
}

// earlier returns the question that a link led to in an earlier edition, in which the question had another title.
func (l *linker) earlier(url string) (ast.Node, bool) {
	_, anchor, _ := strings.Cut(url, "#")
	anchor = anchorName(anchor)
	if q := l.former[anchor]; q != nil {
		return q, true
	}
	if q := l.former[formerID(anchor)]; q != nil {
		return q, true
	}
	return nil, false
}

// anchorName returns the anchor named by a link of the form #anchor.
func anchorName(link string) string {
	name := strings.TrimPrefix(link, "#")
	if s, err := url.PathUnescape(name); err == nil {
		name = s
	}
	return strings.TrimPrefix(strings.ToLower(name), "user-content-")
}

// inAnotherFile returns the target in another file of a link whose own file lacks the anchor. It returns nil if several
// files have it, which is reported; ok is false if none has it.
func (l *linker) inAnotherFile(link *ast.Link, url string) (n ast.Node, ok bool) {
	name := anchorName(url)
	found := l.elsewhere[name]
	if k := key(name); len(found) == 0 && k != "" {
		found = l.elsewhere[k]
	}
	switch len(found) {
	case 0:
		return nil, false
	case 1:
		return l.headings[found[0]], true
	}
	d := diag.New(diag.LinkAmbiguous, link.At, "link to %q may lead to any of %d files", url, len(found)).
		WithHint("the text is kept; name the file too, as in %s%s", path.Base(found[0].At.File), url)
	const enough = 3 // places are reported: all of them at each of many links would outweigh the guide
	for _, h := range found[:min(enough, len(found))] {
		d = d.WithRelated(h.At, "one is here")
	}
	l.sink.Report(d)
	return nil, true
}
