package html

import (
	"strings"

	"studyguide/source/diag"
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
			if !strings.Contains(last.what, what) {
				last.what += ", " + what
			}
			return
		}
	}
	a.list = append(a.list, aside{parent: n.parent, start: n.start, end: n.end, what: what})
}

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
