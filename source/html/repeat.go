package html

import (
	"slices"
	"strings"

	"studyguide/source/markup"
)

// formOf returns a key that is equal for the parts of a repeated structure: the element with its classes, except those
// that name a state or number it. Without classes, its id without the number counts, else the elements inside.
func formOf(n *node) string {
	var kept []string
	for _, c := range strings.Fields(strings.ToLower(n.attr["class"])) {
		switch c {
		case "active", "open", "opened", "show", "shown", "collapsed", "first", "last", "odd", "even", "current",
			"is-open", "is-active", "expanded", "in", "hidden":
			continue
		}
		if !strings.ContainsAny(c, "0123456789") {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		if id := strings.TrimRight(n.attr["id"], "0123456789-_"); id != "" {
			return n.name + "#" + id
		}
		for _, k := range n.kids {
			if k.name != "" && k.chars > 0 && len(kept) < 3 && !slices.Contains(kept, k.name) {
				kept = append(kept, k.name)
			}
		}
	}
	slices.Sort(kept)
	return n.name + "." + strings.Join(kept, ".")
}

// groups returns the children of n grouped by form, in the order in which the forms occur.
func groups(n *node) [][]*node {
	index := map[string]int{}
	var out [][]*node
	for _, k := range n.kids {
		if k.name == "" || k.chars == 0 || hidesText(k.name) {
			continue
		}
		f := formOf(k)
		i, ok := index[f]
		if !ok {
			i = len(out)
			index[f] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], k)
	}
	return out
}

// repeats reports whether enough children of n have one form.
func repeats(n *node) bool {
	for _, g := range groups(n) {
		if len(g) >= fewest && g[0].role != Row {
			return true
		}
	}
	return false
}

// byRepetition adds the children of n as questions if they repeat a structure of a short title and a body: cards with
// both, or titles that alternate with bodies.
func (q *questions) byRepetition(n *node) {
	if len(n.kids) < fewestNamed || n.chars == 0 || n.role == List &&
		n.find(func(k *node) bool { return k.role == Details }) != nil {
		return
	}
	for _, g := range groups(n) {
		if len(g) < fewestNamed {
			continue
		}
		named := isNamed(n) || isNamed(g[0]) || n.parent != nil && isNamed(n.parent)
		if len(g) < fewest && !named {
			continue
		}
		if areTeasers(g) {
			q.teasers = append(q.teasers, g...)
			return
		}
		if titles := cards(g); titles != nil {
			q.pair(titles)
			return
		}
		if titles := alternating(n, g); titles != nil {
			q.pair(titles)
			return
		}
	}
}

func isNamed(n *node) bool { return slices.ContainsFunc(n.words(), isQuestionWord) }

// cards returns the titles of parts that hold a title and a body each; nil if the parts are not cards. A few may lack a
// body. Most titles must ask, or be marked as titles by the page.
func cards(parts []*node) []*node {
	var titles []*node
	bodies, marked, asking := 0, 0, 0
	for _, k := range parts {
		t, is := titleOf(k)
		if t == nil || t.chars > maxTitle || inHeading(t) {
			continue
		}
		titles = append(titles, t)
		if k.chars > t.chars || k.find(func(x *node) bool { return x.name == "img" }) != nil {
			bodies++
		}
		if is {
			marked++
		}
		if asks(t.plain()) {
			asking++
		}
	}
	switch n := len(parts); {
	case len(titles)*5 < n*4, bodies*5 < n*3:
		return nil
	case asking*5 >= n*3, marked*5 >= n*4:
		return titles
	}
	return nil
}

// titleOf returns the first element of a card with text, and whether the page marks it as a title.
func titleOf(card *node) (title *node, marked bool) {
	n := card
	for depth := 0; depth < maxDepth; depth++ {
		var first *node
		for _, k := range n.kids {
			if k.chars > 0 && !hidesText(k.name) {
				first = k
				break
			}
		}
		switch {
		case first == nil:
			return nil, false
		case first.name == "":
			if n == card {
				return nil, false
			}
			return n, titleLike(n)
		case titleLike(first) && first.chars < card.chars:
			return first, true
		case first.phrase() && first.role != Strong:
			if n == card {
				return nil, false
			}
			return n, titleLike(n)
		case first.chars < card.chars && n.chars == card.chars:
			return first, titleLike(first)
		}
		n = first
	}
	return nil, false
}

// titleLike reports whether a page marks n as the title of something that opens.
func titleLike(n *node) bool {
	switch n.name {
	case "button", "summary", "dt", "legend", "h1", "h2", "h3", "h4", "h5", "h6":
		return true
	case "label":
		return n.attr["for"] != ""
	case "strong", "b":
		return true
	}
	for _, a := range []string{"aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle"} {
		if n.attr[a] != "" {
			return true
		}
	}
	return n.is("button", "tab") || slices.ContainsFunc(n.words(), isTitleWord)
}

// alternating returns g, children of n of one form, if they are titles: they are marked as such, a body of another form
// follows most of them, and many ask or a class names them questions. Otherwise it returns nil.
func alternating(n *node, g []*node) []*node {
	followed, marked, asking := 0, 0, 0
	for _, k := range g {
		if inHeading(k) || k.chars > maxTitle {
			return nil
		}
		if titleLike(k) {
			marked++
		}
	}
	all := len(g)
	if marked*5 < all*4 {
		return nil
	}
	in := map[*node]bool{}
	for _, k := range g {
		in[k] = true
		if asks(k.plain()) {
			asking++
		}
	}
	open := false
	for _, k := range n.kids {
		switch {
		case in[k]:
			open = true
		case k.chars > 0:
			if open && k.name != "" && (!titleLike(k) || isBody(k)) {
				followed++
			}
			open = false
		}
	}
	if followed*5 < all*4 || asking*5 < all*2 && !isNamed(g[0]) && !isNamed(n) {
		return nil
	}
	return g
}

// isBody reports whether a class of n names it what a title opens: "accordion-content" beside "accordion-title".
func isBody(n *node) bool {
	for _, c := range n.classes() {
		switch c[strings.LastIndexAny(c, "-_")+1:] {
		case "content", "body", "answer", "panel", "text", "a", "description":
			return true
		}
	}
	return false
}

// areTeasers reports whether parts only promote other pages: most have a title that links to one, and little other
// text.
func areTeasers(parts []*node) bool {
	const little = 350 // letters: some sixty words
	if parts[0].role != Wrapper && parts[0].role != Item || parts[0].name == "p" {
		return false
	}
	n := 0
	for _, k := range parts {
		t, _ := titleOf(k)
		if t == nil || t.phrase() && t.role != Strong || k.chars <= t.chars || k.chars > little+t.chars {
			continue
		}
		link := t.find(func(x *node) bool { return x.role == Anchor && x.attr["href"] != "" })
		answers := func(x *node) bool { return x.role == Pre || x.role == Details }
		if link == nil || link.chars*10 < t.chars*8 || k.find(answers) != nil {
			continue
		}
		if href := link.attr["href"]; href[0] != '#' && markup.Scheme(href) != "javascript" {
			n++
		}
	}
	return n*5 >= len(parts)*4
}
