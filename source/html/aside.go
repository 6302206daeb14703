package html

import (
	"strings"

	"example.org/studyguide/source/diag"
)

// asides collects the parts of a page that are not part of the guide.
type asides struct {
	src  string
	list []aside
}

type aside struct {
	parent     *node
	start, end int
	what       string
	text       bool // some of it is shown
}

// add records that n is not part of the guide but furniture of the kind what. Adjacent parts are reported as one.
func (a *asides) add(n *node, what string) {
	if n.chars == 0 && isBare(n) {
		return
	}
	if k := len(a.list); k > 0 {
		last := &a.list[k-1]
		if last.parent == n.parent && strings.TrimSpace(a.src[min(last.end, n.start):n.start]) == "" {
			last.end = n.end
			last.text = last.text || shows(n)
			if !strings.Contains(last.what, what) {
				last.what += ", " + what
			}
			return
		}
	}
	a.list = append(a.list, aside{parent: n.parent, start: n.start, end: n.end, what: what, text: shows(n)})
}

// shows reports whether n has text that browsers show.
func shows(n *node) bool { return n.chars > 0 && !hidesText(n.name) || n.turning }

// isBare reports whether n, which has no text, is not worth a report.
func isBare(n *node) bool {
	switch n.name {
	case "", "svg", "br", "input":
		return true
	case "script", "style":
		return false
	}
	return n.find(func(*node) bool { return true }) == nil
}

func (a *asides) report(lines *diag.Lines, sink diag.Sink) {
	for _, d := range a.list {
		at := lines.Span(d.start, lines.TrimEnd(d.start, d.end))
		sink.Report(diag.New(diag.Furniture, at, "%s set aside", d.what))
	}
}

// reportWhole warns of a page of a site of which nothing that is shown was set aside: what belongs to the site is
// probably among its questions then.
func (p *page) reportWhole() {
	const fewest = 10 // links; a page without navigation has few
	for _, a := range p.asides.list {
		if a.text {
			return
		}
	}
	var sign *node // of a site
	links, scripts := 0, 0
	p.body.each(func(n *node) bool {
		switch {
		case n.name == "blockquote" || n.name == "figure": // their footers are no page's
			return false
		case n.name == "nav" || n.name == "footer" || n.is("navigation", "contentinfo"):
			if sign == nil {
				sign = n
			}
		case n.name == "script" && n.attr["src"] != "":
			scripts++
		case n.role == Anchor && n.attr["href"] != "" && n.attr["href"][0] != '#':
			links++
		}
		return true
	})
	at := p.Span(0, 0)
	switch {
	case sign != nil:
		at = p.Span(sign.start, min(len(p.src), p.LineEnd(sign.start)))
	case scripts == 0 && p.siteName == "" || links < fewest:
		return
	}
	p.sink.Report(diag.New(diag.PageWhole, at, "this is a page of a site, but nothing of it was set aside").
		WithHint("look for navigation and advertisements among the questions, and take them out"))
}
