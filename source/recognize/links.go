package recognize

import (
	"net/url"
	"path"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// linker makes links to anchors of the source lead to the guide's own ids.
type linker struct {
	anchors   map[string]ast.Node       // by slug as the host gives it; nil for what is no longer there
	loose     map[string]ast.Node       // by letters and digits only: authors write anchors by hand
	shown     map[*ast.Link]string      // URLs as the author wrote them, where they are no longer so
	elsewhere map[string][]*ast.Heading // of a folder: what the anchors of all files lead to
	headings  map[*ast.Heading]ast.Node // what became of those
	sink      diag.Sink
}

// resolveLinks gives every link of the form #slug the id of the section or question that the slug's heading became. A
// link that leads nowhere is reported and its text kept; so is, in silence, the text of one to what was set aside.
func resolveLinks(g *ast.Guide, anchors map[string]ast.Node, sink diag.Sink) {
	newLinker(anchors, sink).guide(g)
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
		ast.ReplaceInlines(n, l.all)
		return true
	})
}

// before tells whether a stands before b; nothing stands after everything.
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

// resolve points link at its target; false means that it has none and only its text is to stay.
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
		l.sink.Report(diag.New(diag.LinkDead, link.At, "link to %q leads to no place in the guide", url).
			WithHint("the text is kept; the guide's own headings can be linked to"))
		return false
	}
	switch n := n.(type) {
	case *ast.Section:
		if n.ID == "" {
			return false // it became the guide's title, which is no place
		}
		link.URL = "#" + n.ID
		return true
	case *ast.Question:
		link.URL = "#" + n.ID
		return true
	}
	return false
}

// anchorName gives the anchor that a link of the form #anchor means.
func anchorName(link string) string {
	name := strings.TrimPrefix(link, "#")
	if s, err := url.PathUnescape(name); err == nil {
		name = s
	}
	return strings.TrimPrefix(strings.ToLower(name), "user-content-")
}

// inAnotherFile gives what a link leads to whose own file has no such anchor, nil if that is reported to be doubtful; ok is false if
// no file has the anchor.
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
	const enough = 3 // of the places are told: all of them at each of many links would be more than the guide
	for _, h := range found[:min(enough, len(found))] {
		d = d.WithRelated(h.At, "one is here")
	}
	l.sink.Report(d)
	return nil, true
}
