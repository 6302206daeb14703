package html

// How much of a page's text an element must hold to be taken for the text itself. They are by trial on pages of a dozen makes:
// below a third, <main> is an empty frame that a script fills, or the site's front page; 0.85 leaves room for a byline and tags
// around the body of an article, but not for a second text.
const (
	mainShare    = 0.3
	articleShare = 0.5
	nearlyAll    = 0.85
	spineShare   = 0.6
)

// findText sets root to the element that the page's text is in, and marks what is around it as furniture.
//
// What the author said counts first: <main>, <article>, itemprop=articleBody. Else the way leads from the body to the part
// that has most text outside links, as long as one has; beside that way lists of links are the site's. Where parts repeat, as
// questions do, it ends above them.
func (p *page) findText() {
	net := p.net()
	at := p.body
	holdsUnits := func(n *node) bool { return len(p.titles) == 0 || p.holds[n]*2 > len(p.titles) }
	share := func(n *node, of *node, least float64) bool {
		return n != nil && holdsUnits(n) && float64(net[n]) >= least*float64(net[of])
	}
	if m := p.largest(p.body, net, func(n *node) bool { return n.name == "main" || n.is("main") }); share(m, p.body, mainShare) {
		at = m
	}
	least := articleShare
	if at != p.body {
		least = nearlyAll
	}
	if a := p.largest(at, net, func(n *node) bool { return n.name == "article" || n.is("article") }); share(a, at, least) {
		at = a
	}
	if a := p.largest(at, net, func(n *node) bool { return n.attr["itemprop"] == "articleBody" }); share(a, at, nearlyAll) && a.headings >= at.headings {
		at = a
	}
	p.root = at
	p.outside(p.body, at)
	p.spine(at, net)
}

// net gives the letters of every element without those of what is plainly furniture.
func (p *page) net() map[*node]int {
	out := map[*node]int{}
	var sum func(n *node) int
	sum = func(n *node) int {
		if n.name == "" {
			return n.chars
		}
		if hidesText(n.name) || n.chars == 0 || p.furniture(n) != "" {
			return 0
		}
		all := 0
		for _, k := range n.kids {
			all += sum(k)
		}
		out[n] = all
		return all
	}
	sum(p.body)
	return out
}

// largest gives the element inside n with most text for which is reports true.
func (p *page) largest(n *node, net map[*node]int, is func(*node) bool) *node {
	var best *node
	n.each(func(k *node) bool {
		if k != n && k.name != "" && is(k) && net[k] > net[best] {
			best = k
		}
		return true
	})
	return best
}

// outside sets aside everything of n that is not on the way to the element at.
func (p *page) outside(n, at *node) {
	if n == at {
		return
	}
	for _, k := range n.kids {
		switch {
		case at.within(k):
			p.outside(k, at)
		case k.chars > 0 && k.name != "script" && k.name != "style" && k.name != "head" && k.name != "title":
			what := p.furniture(k)
			if what == "" {
				what = "part of the page outside the text"
				if k.headings == 1 && k.chars < 200 {
					what = "title of the page"
				}
			}
			p.aside(k, what)
		}
	}
}

// spine goes from n towards most of the text and marks the site's parts beside the way.
func (p *page) spine(n *node, net map[*node]int) {
	for {
		var next *node
		for _, k := range n.kids {
			if net[k] > net[next] {
				next = k
			}
		}
		on := next != nil && !repeats(n) && float64(net[next]) >= spineShare*float64(net[n]) && next.holder() && next.role != List
		last := next // of the text: what stands after it may be the site's
		if !on {
			last = lastText(n)
		}
		seen := last == nil
		for _, k := range n.kids {
			seen = seen || k == last
			if k.name != "" && (!on || k != next) && p.beside(k, on, seen) {
				p.skip[k] = true
			}
		}
		if !on {
			return
		}
		n = next
	}
}

// lastText gives the child of n before its last one that holds text.
func lastText(n *node) *node {
	var last, before *node
	for _, k := range n.kids {
		if k.chars > 0 {
			last, before = k, last
		}
	}
	if last == nil {
		return nil
	}
	return before
}

// holder tells whether n is an element that a whole text may stand in.
func (n *node) holder() bool {
	switch n.name {
	case "tbody", "thead", "form", "center", "td", "tr", "table", "div", "section", "article", "main", "body":
		return true
	}
	return n.role == Unknown || n.role == Wrapper && n.name != "p"
}

// beside tells whether n, which stands beside the way to the text, or in it where on is false, is the site's: links and little
// else, a form, or, after the text, a line of rights.
func (p *page) beside(n *node, on, after bool) bool {
	if p.holds[n] > 0 || p.furniture(n) != "" || n.chars == 0 {
		return false
	}
	away := 0
	n.each(func(k *node) bool {
		if k.role == Anchor && k.attr["href"] != "" && k.attr["href"][0] != '#' {
			away++
		}
		return true
	})
	if !on {
		if after && n.chars < 400 && n.headings == 0 && (n.name == "address" || isRights(n.plain())) {
			return true
		}
		return n.holder() && n.density() >= 0.7 && away >= 5 && n.headings == 0
	}
	short := n.chars < 400
	return n.density() >= 0.5 && away > 0 && (n.headings == 0 || n.density() >= 0.7) ||
		n.fields > 0 && short ||
		after && short && n.headings == 0 && isRights(n.plain())
}
