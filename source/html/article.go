package html

// The share of a page's text that an element must hold to be taken for the text itself, found by trial on pages from a
// dozen generators. Below mainShare, <main> is a frame that a script fills, or the page is the site's front page.
// nearlyAll leaves room for a byline and tags around the body of an article, but not for a second text.
const (
	mainShare    = 0.3
	articleShare = 0.5
	nearlyAll    = 0.85
	spineShare   = 0.6
)

// A textFinder finds the element that holds the text of a page.
type textFinder struct {
	*site
	asides  *asides
	letters map[*node]int // letters of every element, without those of clear furniture
}

// findText sets the root of s to the element that holds the text, and marks or sets aside everything around it.
//
// The author's markup counts first: <main>, <article>, itemprop=articleBody. From there the search descends into the
// child with most of the text outside links, as long as there is one; lists of links beside this path belong to the
// site. It stops above children that repeat, as questions do.
func findText(s *site, asides *asides) {
	f := &textFinder{site: s, asides: asides, letters: map[*node]int{}}
	f.count(s.body)
	at := f.declared()
	s.root = at
	f.outside(s.body, at)
	f.spine(at)
}

// declared returns the innermost element that the author marked as the text, if it holds enough text; else the body.
func (f *textFinder) declared() *node {
	titles := len(f.questions.titles)
	enough := func(n *node, of *node, least float64) bool {
		return n != nil && (titles == 0 || f.questions.holds[n]*2 > titles) &&
			float64(f.letters[n]) >= least*float64(f.letters[of])
	}
	at, least := f.body, articleShare
	if m := f.largest(at, func(n *node) bool { return n.name == "main" || n.is("main") }); enough(m, at, mainShare) {
		at = m
	}
	if at != f.body {
		least = nearlyAll
	}
	// One of several articles is an entry of the page.
	isArticle := func(n *node) bool { return n.name == "article" || n.is("article") }
	if a := f.largest(at, isArticle); f.countTexts(at, isArticle) < fewestNamed && enough(a, at, least) {
		at = a
	}
	a := f.largest(at, func(n *node) bool { return n.attr["itemprop"] == "articleBody" })
	if enough(a, at, nearlyAll) && a.headings >= at.headings {
		at = a
	}
	return at
}

// count returns the letters of n without those of clear furniture, and records them for every element in n.
func (f *textFinder) count(n *node) int {
	if n.name == "" {
		return n.chars
	}
	if hidesText(n.name) || n.chars == 0 || f.furniture(n) != "" {
		return 0
	}
	all := 0
	for _, k := range n.kids {
		all += f.count(k)
	}
	f.letters[n] = all
	return all
}

// largest returns the element inside n with most text that satisfies is; nil if there is none.
func (f *textFinder) largest(n *node, is func(*node) bool) *node {
	var best *node
	n.each(func(k *node) bool {
		if k != n && k.name != "" && is(k) && f.letters[k] > f.letters[best] {
			best = k
		}
		return true
	})
	return best
}

// countTexts returns the number of elements inside n that hold text and satisfy is.
func (f *textFinder) countTexts(n *node, is func(*node) bool) int {
	found := 0
	n.each(func(k *node) bool {
		if k != n && k.name != "" && is(k) && f.letters[k] > 0 {
			found++
		}
		return true
	})
	return found
}

// outside sets aside everything in n except the element at and its ancestors.
func (f *textFinder) outside(n, at *node) {
	if n == at {
		return
	}
	for _, k := range n.kids {
		switch {
		case at.within(k):
			f.outside(k, at)
		case k.chars > 0 && k.name != "script" && k.name != "style" && k.name != "head" && k.name != "title":
			what := f.furniture(k)
			if what == "" {
				what = "part of the page outside the text"
				if k.headings == 1 && k.chars < 200 {
					what = "title of the page"
				}
			}
			f.asides.add(k, what)
		}
	}
}

// spine descends from n towards most of the text, and marks the site's parts beside the path.
func (f *textFinder) spine(n *node) {
	for {
		var next *node
		for _, k := range n.kids {
			if f.letters[k] > f.letters[next] {
				next = k
			}
		}
		on := next != nil && !repeats(n) && float64(f.letters[next]) >= spineShare*float64(f.letters[n]) &&
			mayHoldText(next) && next.role != List
		last := next // the last child that holds text; children after it may be the site's
		if !on {
			last = lastText(n)
		}
		seen := last == nil
		for _, k := range n.kids {
			seen = seen || k == last
			if k.name != "" && (!on || k != next) && f.beside(k, on, seen) {
				f.marked[k] = true
			}
		}
		if !on {
			return
		}
		n = next
	}
}

// lastText returns the last child of n but one that holds text; nil if fewer than two do.
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

// mayHoldText reports whether n is an element that can hold the whole text.
func mayHoldText(n *node) bool {
	switch n.name {
	case "tbody", "thead", "form", "center", "td", "tr", "table", "div", "section", "article", "main", "body":
		return true
	}
	return n.role == Unknown || n.role == Wrapper && n.name != "p"
}

// beside reports whether n belongs to the site: mostly links, a form or, after the text, a copyright line. n is a
// sibling of the path to the text, or if on is false a child of its last element. after says that n follows the text.
func (f *textFinder) beside(n *node, on, after bool) bool {
	if f.questions.holds[n] > 0 || f.furniture(n) != "" || n.chars == 0 {
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
		return mayHoldText(n) && n.density() >= 0.7 && away >= 5 && n.headings == 0
	}
	short := n.chars < 400
	return n.density() >= 0.5 && away > 0 && (n.headings == 0 || n.density() >= 0.7) ||
		n.fields > 0 && short ||
		after && short && n.headings == 0 && isRights(n.plain())
}
