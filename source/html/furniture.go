package html

import "strings"

// A site decides which parts of a page belong to the site and not to its text.
type site struct {
	body      *node
	root      *node // the element that holds the text; body until that is found
	questions *questions
	kinds     []furnishing
	byWord    map[string]int // indexes of kinds
	marked    map[*node]bool // elements beside the text that belong to the site
	steps     map[*node]bool // see findSteps
}

func newSite(body *node, q *questions) *site {
	s := &site{
		body: body, root: body, questions: q,
		kinds: furnishings(), byWord: map[string]int{}, marked: map[*node]bool{}, steps: map[*node]bool{},
	}
	for i, f := range s.kinds {
		for _, w := range f.words {
			s.byWord[w] = i
		}
	}
	for _, n := range q.teasers {
		s.marked[n] = true
	}
	s.findSteps()
	s.markTwice()
	return s
}

// markTwice marks a block with links that stands at the head of the page and, word for word, at its end.
func (s *site) markTwice() {
	const (
		most  = 400 // letters
		reach = 3   // blocks from the head and from the end
	)
	n := s.body
	var kids []*node
	for len(kids) < 2 {
		kids = kids[:0]
		for _, k := range n.kids {
			if k.chars > 0 {
				kids = append(kids, k)
			}
		}
		if len(kids) == 0 {
			return
		}
		n = kids[0]
	}
	may := func(k *node) bool {
		return !k.phrase() && k.name != "" && k.links > 0 && k.headings == 0 && k.chars <= most &&
			s.questions.holds[k] == 0
	}
	for _, first := range kids[:min(reach, len(kids)/2)] {
		if !may(first) {
			continue
		}
		for _, last := range kids[max(len(kids)-reach, len(kids)/2):] {
			if may(last) && last.name == first.name && last.chars == first.chars && last.plain() == first.plain() {
				s.marked[first], s.marked[last] = true, true
			}
		}
	}
}

// furniture returns the kind of furniture that n is; "" if n may be text. An element that holds a question, or more
// than a third of the page, is text whatever its name and class.
func (s *site) furniture(n *node) string {
	if n.name == "" || n == s.root {
		return ""
	}
	if n.turning {
		return "navigation"
	}
	switch n.name {
	case "script":
		if strings.HasPrefix(n.attr["type"], "math/tex") {
			return ""
		}
		return "script"
	case "style", "template", "noscript", "noframes", "noembed":
		return n.name
	case "select":
		if !isMenu(n) {
			return "form"
		}
	case "textarea", "datalist":
		return "form"
	case "iframe", "video", "audio", "object", "embed", "canvas":
		return "embedded page or player"
	case "svg":
		return "drawing"
	}
	if s.questions.holds[n] > 0 || n.chars*3 > s.body.chars && n.name != "nav" || n.role.Inline() && n.role != Anchor {
		return ""
	}
	if s.body.chars > 0 && n.name == "nav" && n.chars*10 > s.body.chars*9 {
		return ""
	}
	if what := s.byClass(n); what != "" {
		return what
	}
	if what := s.byElement(n); what != "" {
		return what
	}
	if isHidden(n) && n.chars < 100 && !s.steps[n] && !s.answers(n) {
		return "hidden text"
	}
	return ""
}

// findSteps finds the blocks that have a form of their own on the page and nearly all of which are hidden: a script
// shows one after the other. Each holds blocks of text, a question and what it offers.
func (s *site) findSteps() {
	const (
		fewestBlocks = 2
		shown        = 1 // the first step
	)
	hidden, all := map[string][]*node{}, map[string]int{}
	s.body.each(func(n *node) bool {
		if n.name == "" || hidesText(n.name) || n.chars == 0 {
			return false
		}
		if n.phrase() || len(lastingClasses(n)) == 0 && n.attr["id"] == "" {
			return true
		}
		form := formOf(n)
		all[form]++
		if isHidden(n) {
			hidden[form] = append(hidden[form], n)
		}
		return true
	})
	for form, list := range hidden {
		if len(list) < fewestNamed || len(list)+shown < all[form] {
			continue
		}
		for _, n := range list {
			blocks := 0
			for _, k := range n.kids {
				if k.chars > 0 && k.name != "" && !k.phrase() {
					blocks++
				}
			}
			if blocks >= fewestBlocks {
				s.steps[n] = true
			}
		}
	}
}

// isHidden reports whether browsers do not show n. Text that only screen readers skip (aria-hidden) is shown. KaTeX
// writes each formula twice: the copy for screen readers counts, because it has the source, and the other is hidden.
func isHidden(n *node) bool {
	if _, ok := n.attr["hidden"]; ok || n.hasClass("katex-html") {
		return true
	}
	style := n.attr["style"]
	return style != "" && strings.Contains(strings.ToLower(strings.ReplaceAll(style, " ", "")), "display:none")
}

// answers reports whether hidden text may be an answer that opens on a click: n is part of a question, or a block after
// a title.
func (s *site) answers(n *node) bool {
	for a := n; a != nil; a = a.parent {
		if s.questions.units[a] != nil || s.questions.parts[a] || a.role == Details || a.role == Description {
			return true
		}
	}
	if n.phrase() || n.parent == nil {
		return false
	}
	const far = 8 // siblings between a title and the block that it opens
	for k, i := n.prev, 0; k != nil && i < far; k, i = k.prev, i+1 {
		if k.chars > 0 && k.name != "" && k.name != "h1" &&
			(k.headings > 0 || titleLike(k) || isAsking(k.plain())) {
			return true
		}
	}
	return false
}

// byElement returns the kind of furniture that n is by its element and ARIA role (WHATWG HTML, 4.3; WAI-ARIA 1.2,
// 5.3.4); "" for none.
func (s *site) byElement(n *node) string {
	outside := func(names ...string) bool { // no ancestor has one of the names
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
		if n.fields > 0 || n.chars < 100 && !offersChoice(n) {
			return "form"
		}
	case "dialog":
		return "dialog"
	case "button":
		if !s.questions.titles[n] && n.chars < 60 && n.headings == 0 && !inTitle(n) {
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

// inTitle reports whether n is inside a heading, a summary or a term, where a button is the title.
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

// isContents reports whether an element is a table of contents: at least three links, four of five of them to places of
// the page, and little other text.
func (p *page) isContents(n *node) bool {
	if n.links < 3 || n.density() < 0.6 {
		return false
	}
	own := 0
	n.each(func(k *node) bool {
		if k.role == Anchor && strings.HasPrefix(p.addresses.resolve(k.attr["href"]), "#") {
			own++
		}
		return true
	})
	return own*5 >= n.links*4
}
