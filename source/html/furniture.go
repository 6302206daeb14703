package html

import (
	"strings"

	"studyguide/source/diag"
)

// furniture says what n is if it is part of the site and not of the text; "" if it may be text. What holds a question, or a great
// part of the page, is text whatever it calls itself.
func (p *page) furniture(n *node) string {
	if n.name == "" || n == p.root {
		return ""
	}
	switch n.name {
	case "script":
		if strings.HasPrefix(n.attr["type"], "math/tex") {
			return ""
		}
		return "script"
	case "style", "template", "noscript", "noframes", "noembed":
		return n.name
	case "select", "textarea", "datalist":
		return "form"
	case "iframe", "video", "audio", "object", "embed", "canvas":
		return "embedded page or player"
	case "svg":
		return "drawing"
	}
	if p.holds[n] > 0 || n.chars*3 > p.body.chars && n.name != "nav" || n.role.Inline() && n.role != Anchor {
		return ""
	}
	if p.body.chars > 0 && n.name == "nav" && n.chars*10 > p.body.chars*9 {
		return ""
	}
	if what := p.byClass(n); what != "" {
		return what
	}
	if what := p.byElement(n); what != "" {
		return what
	}
	if n.isHidden() && n.chars < 100 && !p.answers(n) {
		return "hidden text"
	}
	return ""
}

// isHidden tells whether browsers do not show n. Text that only screen readers pass over (aria-hidden) is shown; of formulas, which
// KaTeX writes twice, the one for screen readers has their source.
func (n *node) isHidden() bool {
	if _, ok := n.attr["hidden"]; ok || n.hasClass("katex-html") {
		return true
	}
	style := n.attr["style"]
	return style != "" && strings.Contains(strings.ToLower(strings.ReplaceAll(style, " ", "")), "display:none")
}

// answers tells whether hidden text may be an answer that opens on demand: it is part of a question, or a block after a title.
func (p *page) answers(n *node) bool {
	for a := n; a != nil; a = a.parent {
		if p.units[a] != nil || p.parts[a] || a.role == Details || a.role == Description {
			return true
		}
	}
	if n.phrase() || n.parent == nil {
		return false
	}
	const far = 8 // tags and white space between a title and what it opens
	for k, i := n.prev, 0; k != nil && i < far; k, i = k.prev, i+1 {
		if k.chars > 0 && k.name != "" && k.name != "h1" && (k.headings > 0 || titleLike(k) || asks(k.plain())) {
			return true
		}
	}
	return false
}

// byElement judges n by its element and ARIA role (WHATWG HTML, 4.3; WAI-ARIA 1.2, 5.3.4).
func (p *page) byElement(n *node) string {
	outside := func(names ...string) bool { // no sectioning element of the text is around
		for a := n.parent; a != nil; a = a.parent {
			for _, name := range names {
				if a.name == name {
					return false
				}
			}
		}
		return true
	}
	switch n.name {
	case "nav":
		return "navigation"
	case "aside":
		if kind, _ := calloutKind(n); kind != "" {
			return ""
		}
		return "side column"
	case "footer":
		if outside("blockquote", "figure", "li", "dd") {
			return "footer"
		}
	case "header":
		if outside("article", "main", "section", "li") && n.headings == 0 {
			return "header"
		}
	case "form":
		if n.fields > 0 || n.chars < 100 {
			return "form"
		}
	case "dialog":
		return "dialog"
	case "button":
		if !p.titles[n] && n.chars < 60 && !inTitle(n) {
			return "button"
		}
	case "menu":
		if n.density() > 0.8 {
			return "navigation"
		}
	}
	switch {
	case n.is("navigation", "menubar", "menu"):
		return "navigation"
	case n.is("banner") && n.headings == 0:
		return "header"
	case n.is("contentinfo"):
		return "footer"
	case n.is("complementary"):
		return "side column"
	case n.is("search"):
		return "form"
	case n.is("dialog", "alertdialog"):
		return "dialog"
	}
	return ""
}

// inTitle tells whether n is inside a heading or the summary of a folded part: there a button is the title.
func inTitle(n *node) bool {
	for a := n.parent; a != nil; a = a.parent {
		if a.role == Heading || a.role == Summary || a.role == Term {
			return true
		}
		if a.role.Block() && a.role != Wrapper {
			return false
		}
	}
	return false
}

// aside notes that n is not part of the guide. Neighbours are reported as one.
func (p *page) aside(n *node, what string) {
	if n.chars == 0 && (n.name == "" || n.name == "svg" || n.name == "br" || n.name == "input" || n.find(func(*node) bool { return true }) == nil && n.name != "script" && n.name != "style") {
		return
	}
	if k := len(p.dropped); k > 0 {
		last := &p.dropped[k-1]
		if last.parent == n.parent && strings.TrimSpace(p.src[min(last.end, n.start):n.start]) == "" {
			last.end = n.end
			if !strings.Contains(last.what, what) {
				last.what += ", " + what
			}
			return
		}
	}
	p.dropped = append(p.dropped, dropped{parent: n.parent, start: n.start, end: n.end, what: what})
}

// dropped is a stretch of the page that was set aside.
type dropped struct {
	parent     *node
	start, end int
	what       string
}

func (p *page) reportDropped() {
	for _, d := range p.dropped {
		p.sink.Report(diag.New(diag.Furniture, p.Span(d.start, p.TrimEnd(d.start, d.end)), "%s set aside", d.what))
	}
}
