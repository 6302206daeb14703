package html

import (
	"slices"
	"strings"

	"example.org/studyguide/source/markup"
)

// formOf returns a key that is equal for the parts of a repeated structure: the element with its classes, except those
// that name a state or number it. Without classes, its id without the number counts, else the elements inside.
func formOf(n *node) string {
	kept := lastingClasses(n)
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
	if n.divided {
		kept = append(kept, "/")
	}
	return n.name + "." + strings.Join(kept, ".")
}

// lastingClasses returns the classes of n but those that name a state or number it.
func lastingClasses(n *node) []string {
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
	return kept
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

// A form is the parts of a page that have one structure: children of one element, or of several that have one
// structure themselves, such as the sections of a page.
type form struct {
	parents   []*node
	parts     [][]*node // by parent
	scattered bool      // the parents are of several structures
}

// all returns the parts in the order of the page.
func (f *form) all() []*node { return slices.Concat(f.parts...) }

// isNamed reports whether the page calls the parts questions, or what they stand in.
func (f *form) isNamed() bool {
	return isNamed(f.parts[0][0]) || slices.ContainsFunc(f.parents, func(n *node) bool {
		return isNamed(n) || n.parent != nil && isNamed(n.parent)
	})
}

// isCalled is the same of words that mean questions, and not only what opens.
func (f *form) isCalled() bool {
	return isCalled(f.parts[0][0]) || slices.ContainsFunc(f.parents, func(n *node) bool {
		return isCalled(n) || n.parent != nil && isCalled(n.parent)
	})
}

// isQuestions returns the titles of the parts if they repeat a structure of a short title and a body: cards with both,
// or titles that alternate with bodies. It returns nil if they do not. asking reports whether most titles ask, or
// whether only the page marks them as titles.
func (f *form) isQuestions() (titles []*node, asking bool) {
	parts := f.all()
	if len(parts) < fewestNamed || len(parts) < fewest && !f.isNamed() {
		return nil, false
	}
	if titles, asking = cards(parts); titles != nil {
		return titles, asking
	}
	if titles := headedCards(parts); titles != nil {
		return titles, true
	}
	if titles := quoteHeads(parts); titles != nil {
		return titles, false
	}
	return f.alternating()
}

// headedCards returns the headings of parts that hold one each, below a number, a date or another short text: without
// that, recognition reads them as headings. Most must ask.
func headedCards(parts []*node) []*node {
	const most = 30 // letters and digits before the heading
	var titles []*node
	asking := 0
	for _, k := range parts {
		if k.headings != 1 {
			continue
		}
		h := k.find(func(x *node) bool { return x.role == Heading && x.chars > 0 })
		if h == nil {
			continue
		}
		before := lettersBefore(k, h)
		if before == 0 || before > most || k.chars == h.chars+before {
			continue
		}
		titles = append(titles, h)
		if isAsking(h.plain()) {
			asking++
		}
	}
	if len(titles)*5 < len(parts)*4 || asking*5 < len(parts)*3 {
		return nil
	}
	return titles
}

// byRepetition adds the questions that only the repetition of a structure reveals. Where both sections and what they
// hold repeat, the questions are what asks.
func (q *questions) byRepetition(body *node) {
	var found []*candidate
	title := map[*node]int{} // the most parts that a candidate has of those with a title
	for _, f := range q.forms(body) {
		c := &candidate{parts: f.all(), named: f.isCalled()}
		c.titles, c.asking = f.isQuestions()
		c.asking = c.asking || f.scattered && asking(c.titles)*5 >= len(c.titles)*2
		if c.titles == nil || !c.asking && frameQuestions(unitsOf(c.titles)) {
			continue
		}
		found = append(found, c)
		for _, t := range c.titles {
			title[t] = max(title[t], len(c.parts))
		}
	}
	outer := map[*node]*candidate{}
	for _, c := range found {
		for _, p := range c.parts {
			if !c.asking && outer[p] == nil {
				outer[p] = c
			}
		}
	}
	for _, c := range found {
		// The first title of a section is not that of the section.
		shared := slices.ContainsFunc(c.titles, func(t *node) bool { return title[t] > len(c.parts) })
		if c.asking && !shared && !c.within(outer) {
			q.pair(c.titles)
		}
	}
	asking := len(q.units)+askingFolds(body) >= fewestNamed
	for _, c := range found {
		// Where some parts ask, others with titles are what the page is about: its services, its prices.
		if !asking || c.named {
			q.pair(c.titles)
		}
	}
}

// asking returns how many titles ask.
func asking(titles []*node) int {
	n := 0
	for _, t := range titles {
		if t.asks() {
			n++
		}
	}
	return n
}

// askingFolds returns the number of folds that ask.
func askingFolds(body *node) int {
	found := 0
	if body.folds > 0 {
		body.each(func(n *node) bool {
			if n.role == Summary && n.asks() {
				found++
			}
			return n.role != Summary
		})
	}
	return found
}

// A candidate is a form whose parts may be questions.
type candidate struct {
	titles, parts []*node
	asking, named bool
}

// within reports whether the parts of c are in those of another form that has as many.
func (c *candidate) within(outer map[*node]*candidate) bool {
	for n := c.parts[0].parent; n != nil; n = n.parent {
		if o := outer[n]; o != nil && len(o.parts) >= len(c.parts) {
			return true
		}
	}
	return false
}

// frameQuestions reports whether units are sections: below their titles, which do not ask, more stands that asks or
// that folds an answer away than they are.
func frameQuestions(units []*unit) bool {
	inner := 0
	for _, u := range units {
		for _, p := range append([]*node{u.root}, u.body...) {
			p.each(func(k *node) bool {
				switch {
				case k == u.title, k.name == "", hidesText(k.name):
					return false
				case k.role == Details, (k.role == Heading || k.role == Term) && k.asks():
					inner++
					return false
				}
				return true
			})
		}
	}
	return inner > len(units)
}

// forms returns the forms of the page that repeat often enough, in the order of their first parts: those of the whole
// page, followed by those of single elements, and the titles of one form that stand in elements of several. It records
// the parts that only link to other pages.
func (q *questions) forms(body *node) []*form {
	var order []*form
	page := map[string]*form{}
	body.each(func(n *node) bool {
		if hidesText(n.name) {
			return false
		}
		if !mayRepeat(n) {
			return true
		}
		for _, g := range groups(n) {
			key := formOf(n) + ">" + formOf(g[0])
			if len(g) >= fewestNamed && areTeasers(g) {
				q.teasers = append(q.teasers, g...)
				return true
			}
			f := page[key]
			if f == nil {
				f = &form{}
				page[key] = f
				order = append(order, f)
			}
			f.parents = append(f.parents, n)
			f.parts = append(f.parts, g)
		}
		return true
	})
	var out []*form
	for _, f := range order {
		if len(f.parents) > 1 && len(lastingClasses(f.parts[0][0])) > 0 && !inDetails(f.parents[0]) {
			out = append(out, f)
		}
		for i, g := range f.parts {
			if len(g) >= fewestNamed {
				out = append(out, &form{parents: f.parents[i : i+1], parts: f.parts[i : i+1]})
			}
		}
	}
	return append(out, scattered(order)...)
}

// scattered returns the titles that have one form with classes and stand in elements of several: some beside their
// bodies, others in a frame of their own, or behind an end tag too many.
func scattered(forms []*form) []*form {
	index := map[string][]*form{}
	var keys []string
	for _, f := range forms {
		t := f.parts[0][0]
		if len(lastingClasses(t)) == 0 || !titleLike(t) || inDetails(f.parents[0]) {
			continue
		}
		key := formOf(t)
		if index[key] = append(index[key], f); len(index[key]) == 2 {
			keys = append(keys, key)
		}
	}
	var out []*form
	for _, key := range keys {
		parts := map[*node][]*node{}
		all := &form{scattered: true}
		for _, f := range index[key] {
			for i, n := range f.parents {
				parts[n] = f.parts[i]
				all.parents = append(all.parents, n)
			}
		}
		slices.SortFunc(all.parents, func(a, b *node) int { return parts[a][0].start - parts[b][0].start })
		for _, n := range all.parents {
			all.parts = append(all.parts, parts[n])
		}
		out = append(out, all)
	}
	return out
}

// inDetails reports whether n is part of what a page folds away.
func inDetails(n *node) bool {
	for ; n != nil; n = n.parent {
		if n.role == Details {
			return true
		}
	}
	return false
}

// mayRepeat reports whether the children of n may be questions by their structure.
func mayRepeat(n *node) bool {
	switch n.role {
	case Table, Details, Pre, Definitions:
		return false
	case List:
		if n.find(func(k *node) bool { return k.role == Details }) != nil {
			return false
		}
	}
	return n.name != "" && n.chars > 0
}

// quoteHeads returns the items of lists of one item that stand before a quotation each, as Sphinx sets indented answers
// below bullets. One of four must ask.
func quoteHeads(parts []*node) []*node {
	var titles []*node
	asking := 0
	for _, k := range parts {
		if k.role != List || k.headings > 0 {
			return nil
		}
		items := itemsOf(k)
		next := k.next
		for next != nil && next.chars == 0 {
			next = next.next
		}
		if len(items) != 1 || next == nil || next.role != Quote || items[0].chars > maxTitle {
			continue
		}
		titles = append(titles, items[0])
		if items[0].asks() {
			asking++
		}
	}
	if len(titles)*5 < len(parts)*4 || asking*4 < len(titles) {
		return nil
	}
	return titles
}

// lettersBefore returns the letters and digits in n before its part h.
func lettersBefore(n, h *node) int {
	before := 0
	n.each(func(k *node) bool {
		if k.name == "" && k.start < h.start {
			before += k.chars
		}
		return k.start < h.start && (k == n || !hidesText(k.name))
	})
	return before
}

func isNamed(n *node) bool { return slices.ContainsFunc(n.words(), isQuestionWord) }

// cards returns the titles of parts that hold a title and a body each, and whether they ask; nil if the parts are not
// cards, as paragraphs are none. A few may lack a body. Most titles must ask, or be marked as titles by the page.
func cards(parts []*node) (titles []*node, asks bool) {
	bodies, marked, asking := 0, 0, 0
	for _, k := range parts {
		t, is := titleOf(k)
		if t == nil || t.chars > maxTitle || inHeading(t) {
			continue
		}
		titles = append(titles, t)
		if k.chars-k.linked > t.chars-t.linked || holdsImage(k) {
			bodies++ // links alone are contents
		}
		if is {
			marked++
		}
		if t.asks() {
			asking++
		}
	}
	n := len(parts)
	asks = asking*5 >= n*3
	if len(titles)*5 < n*4 || bodies*5 < n*3 || parts[0].name == "p" || !asks && marked*5 < n*4 {
		return nil, false
	}
	return titles, asks
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
	return n.is("button", "tab") || slices.ContainsFunc(n.words(), isTitleWord) || opensNext(n)
}

// opensNext reports whether n is a link that opens the element behind it: by the element's id, in a script or not.
func opensNext(n *node) bool {
	next := n.next
	for next != nil && next.name == "" && next.chars == 0 {
		next = next.next
	}
	if next == nil || next.attr["id"] == "" || n.chars > maxTitle {
		return false
	}
	link := n
	if n.name != "a" {
		link = n.find(func(k *node) bool { return k.name == "a" })
	}
	if link == nil || link.chars < n.chars {
		return false
	}
	for _, a := range []string{"href", "onclick", "data-target", "data-bs-target"} {
		around := func(r rune) bool { return strings.ContainsRune(`#'"()`, r) }
		if slices.Contains(strings.FieldsFunc(link.attr[a], around), next.attr["id"]) {
			return true
		}
	}
	return false
}

// alternating returns the parts if they are titles: they are marked as such, a body of another form follows most of
// them, and many ask or a class names them questions. Otherwise it returns nil.
func (f *form) alternating() (titles []*node, asks bool) {
	followed, marked, asking, all := 0, 0, 0, 0
	named := false
	for i, n := range f.parents {
		in := map[*node]bool{}
		for _, k := range f.parts[i] {
			if inHeading(k) || k.chars > maxTitle {
				return nil, false
			}
			in[k] = true
			all++
			if titleLike(k) {
				marked++
			}
			if k.asks() {
				asking++
			}
		}
		named = named || isNamed(n) || isNamed(f.parts[i][0]) || opensNext(f.parts[i][0])
		followed += followedByBody(n, in)
	}
	if marked*5 < all*4 || followed*5 < all*4 || asking*5 < all*2 && !named {
		return nil, false
	}
	return f.all(), asking*5 >= all*3
}

// followedByBody returns how many of the titles among the children of n are followed by a body.
func followedByBody(n *node, titles map[*node]bool) int {
	followed, open := 0, false
	for _, k := range n.kids {
		switch {
		case titles[k]:
			open = true
		case k.chars > 0 || holdsImage(k):
			if open && k.name != "" && (!titleLike(k) || isBody(k)) {
				followed++
			}
			open = false
		}
	}
	return followed
}

// holdsImage reports whether an image is in n, which may be all of an answer.
func holdsImage(n *node) bool {
	return n.name == "img" || n.name != "" && n.find(func(x *node) bool { return x.name == "img" }) != nil
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
