package html

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// A unit is a question and its answer, found by the structure of the page.
type unit struct {
	root   *node   // holds all of it, or is the title alone
	title  *node   // in root, or root itself
	answer *node   // the start of the answer, if the page marks it; content before it is the rest of the question
	body   []*node // the siblings of root that belong to it
}

// fewest is the least number of parts with the same structure that counts as a repetition, fewestNamed the least number
// if their classes name them questions.
const (
	fewest      = 5
	fewestNamed = 3
)

// isQuestionWord reports whether pages use w in the classes of their questions.
func isQuestionWord(w string) bool {
	switch w {
	case "faq", "faqs", "question", "questions", "qa", "accordion", "accordions", "quiz", "flashcard", "flashcards",
		"qna", "collapse", "collapsible", "toggle", "toggles", "expander", "spoiler":
		return true
	}
	return false
}

// calledQuestions reports whether a page calls n questions, or what it stands in.
func (q *questions) calledQuestions(n *node) bool {
	const far = 6 // ancestors that are examined
	for i := 0; n != nil && i < far; n, i = n.parent, i+1 {
		if isCalled(n) {
			return true
		}
	}
	return q.declared
}

// isCalled reports whether the classes of n call it questions, and not only what opens.
func isCalled(n *node) bool {
	return slices.ContainsFunc(n.words(), func(w string) bool {
		switch w {
		case "faq", "faqs", "question", "questions", "qa", "qna", "quiz", "flashcard", "flashcards":
			return true
		}
		return false
	})
}

// isTitleWord reports whether pages use w in the classes of titles that open something.
func isTitleWord(w string) bool {
	switch w {
	case "question", "title", "toggle", "header", "heading", "head", "trigger", "summary", "front", "q", "accordion",
		"collapsible", "label", "btn", "button", "opener", "term":
		return true
	}
	return false
}

// isAsking reports whether a title asks: it ends in a question mark or begins with the label of a question.
func isAsking(title string) bool {
	if ast.EndsAsking(ast.TrimClosers(title)) {
		return true
	}
	title = strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, n := range words.Prefixes(words.QuestionLabel, title) {
		if labelEnd.MatchString(title[n:]) {
			return true
		}
	}
	return false
}

// labelEnd matches the rest of a question's label after its word, if more than a number follows.
var labelEnd = pattern.New(`^\s*\.?\s*\d*\s*[:.)：].*\pL`)

// maxTitle is the maximum length of a title in letters. Titles of real guides have up to 1,066 characters.
const maxTitle = 1100

// questions holds the questions that the structure of a page reveals.
type questions struct {
	units  map[*node]*unit // by root
	titles map[*node]bool
	parts  map[*node]bool // the bodies of units
	holds  map[*node]int  // number of titles inside an element

	labels map[*node]bool // texts that name sections of questions but are no headings

	declared bool    // the data of the page says which they are
	asking   bool    // the terms of the page's definition lists are questions
	teasers  []*node // parts that repeat like questions, but link to other pages
}

// findQuestions finds the questions of a page: by microdata, by the names in its JSON-LD, by classes, by the
// labels of rows, by repetition, by links that ask.
func findQuestions(body *node, names []string) *questions {
	q := &questions{
		units: map[*node]*unit{}, titles: map[*node]bool{}, parts: map[*node]bool{}, holds: map[*node]int{},
		labels: map[*node]bool{},
	}
	q.byMicrodata(body)
	q.byNames(body, names)
	q.declared = len(q.units) > 0
	if len(q.units) == 0 {
		q.byClassNames(body)
	}
	if len(q.units) == 0 {
		q.byRows(body)
	}
	if len(q.units) == 0 {
		q.byRepetition(body)
	}
	if len(q.units) == 0 {
		q.byLinks(body)
	}
	q.askingLists(body)
	q.labelSections(body)
	return q
}

// add adds u, unless it is part of another question or within navigation.
func (q *questions) add(u *unit) {
	for a := u.root; a != nil; a = a.parent {
		if q.units[a] != nil || q.parts[a] {
			return // questions do not nest
		}
		if a != u.root && isNavigation(a) {
			return
		}
	}
	if q.holds[u.root] > 0 {
		return // nor do they hold others
	}
	q.units[u.root] = u
	q.titles[u.title] = true
	for _, b := range u.body {
		q.parts[b] = true
	}
	for a := u.title; a != nil; a = a.parent {
		q.holds[a]++
	}
}

// isNavigation reports whether n is navigation of the site.
func isNavigation(n *node) bool {
	return n.name == "nav" || n.name == "footer" || n.is("navigation")
}

// byMicrodata adds the elements that are marked as questions (schema.org/Question, HTML 5.2).
func (q *questions) byMicrodata(body *node) {
	var found []*unit
	body.each(func(n *node) bool {
		if !strings.HasSuffix(strings.TrimSuffix(n.attr["itemtype"], "/"), "schema.org/Question") {
			return true
		}
		u := &unit{root: n}
		n.each(func(k *node) bool {
			switch k.attr["itemprop"] {
			case "name", "text":
				if u.title == nil || k.attr["itemprop"] == "name" && u.title.attr["itemprop"] == "text" {
					u.title = k
				}
			case "acceptedAnswer", "suggestedAnswer":
				if u.answer == nil {
					u.answer = k
				}
				return false
			}
			return true
		})
		if u.title != nil && u.title != n && u.title.chars > 0 && u.title.chars <= maxTitle {
			found = append(found, u)
		}
		return false
	})
	if len(found) >= fewestNamed {
		for _, u := range found {
			q.add(u)
		}
	}
}

// byNames adds the elements whose text is the name of a question in the page's linked data. Headings are left to
// recognition.
func (q *questions) byNames(body *node, names []string) {
	if len(names) < fewestNamed {
		return
	}
	want := map[string]bool{}
	for _, name := range names {
		if k := key(name); k != "" {
			want[k] = true
		}
	}
	var found []*node
	var look func(n *node) bool
	look = func(n *node) bool {
		if n.name == "" || hidesText(n.name) {
			return false
		}
		inner := false
		for _, k := range n.kids {
			inner = look(k) || inner
		}
		if inner {
			return true
		}
		if n.chars == 0 || n.chars > maxTitle || n.phrase() && n.name != "span" || !want[key(n.plain())] {
			return false
		}
		found = append(found, n)
		return true
	}
	look(body)
	if len(found) >= fewestNamed && len(found)*2 >= len(want) && !slices.ContainsFunc(found, inHeading) {
		q.pair(siblingsOf(body, found))
	}
}

// siblingsOf returns the elements that have the form of the titles, with them. Linked data often has some of a page's
// questions only.
func siblingsOf(body *node, titles []*node) []*node {
	place := func(n *node) string { return formOf(n.parent) + ">" + formOf(n) }
	forms, in := map[string]bool{}, map[*node]bool{}
	for _, t := range titles {
		in[t] = true
		if len(lastingClasses(t)) > 0 {
			forms[place(t)] = true
		}
	}
	var out []*node
	body.each(func(n *node) bool {
		if n.name == "" || hidesText(n.name) || n.parent == nil {
			return n == body
		}
		if in[n] || n.chars > 0 && n.chars <= maxTitle && len(lastingClasses(n)) > 0 && forms[place(n)] {
			out = append(out, n)
			return false
		}
		return true
	})
	return out
}

// byClassNames adds the elements with a class for questions that are followed by one with a class for answers, as in
// DocBook.
func (q *questions) byClassNames(body *node) {
	var found []*node
	body.each(func(n *node) bool {
		if n.name == "" || hidesText(n.name) || n.chars == 0 {
			return false
		}
		for i, k := range n.kids {
			if !k.hasClass("question", "faq-question", "qa-question") || k.chars > maxTitle ||
				k.role != Row && inHeading(k) {
				continue
			}
			for _, b := range n.kids[i+1:] {
				if b.chars > 0 {
					if b.hasClass("answer", "faq-answer", "qa-answer") {
						found = append(found, k)
					}
					break
				}
			}
		}
		return true
	})
	if len(found) >= fewestNamed {
		q.pair(found)
	}
}

// inHeading reports whether a title is a heading, contains one or is inside one. Such questions are left to
// recognition.
func inHeading(n *node) bool {
	if n.headings > 0 {
		return true
	}
	for a := n; a != nil; a = a.parent {
		if a.role == Heading || a.role == Summary || a.role == Term || a.role == Row {
			return true
		}
	}
	return false
}

// pair adds a question for each title.
func (q *questions) pair(titles []*node) {
	for _, u := range unitsOf(titles) {
		q.add(u)
	}
}

// unitsOf returns a question for each title. It consists of the highest ancestor that holds no other title or, where
// titles and answers are siblings, of the siblings up to the next title or heading.
func unitsOf(titles []*node) []*unit {
	var out []*unit
	count := map[*node]int{}
	for _, t := range titles {
		for a := t; a != nil; a = a.parent {
			count[a]++
		}
	}
	index := map[*node]map[*node]int{} // indexes of children by parent
	for i, root := range rootsOf(titles, count) {
		t := titles[i]
		u := &unit{root: root, title: t}
		if root.chars == t.chars && root.parent != nil {
			at := index[root.parent]
			if at == nil {
				at = map[*node]int{}
				for i, k := range root.parent.kids {
					at[k] = i
				}
				index[root.parent] = at
			}
			for _, k := range root.parent.kids[at[root]+1:] {
				if count[k] > 0 || isHeading(k) {
					break
				}
				u.body = append(u.body, k)
			}
		}
		out = append(out, u)
	}
	return out
}

// rootsOf returns for each title the highest ancestor that holds no other, by the number of titles that each element
// holds. Where most have one form, so have the others: the only question of a section is not all of that section.
func rootsOf(titles []*node, count map[*node]int) []*node {
	var roots []*node
	forms := map[string]int{}
	most := ""
	for _, t := range titles {
		root := t
		for a := t.parent; a != nil && count[a] == 1 && !headedBefore(a, root); a = a.parent {
			root = a
		}
		roots = append(roots, root)
		f := formOf(root)
		if forms[f]++; forms[f] > forms[most] {
			most = f
		}
	}
	if forms[most]*2 <= len(titles) {
		return roots
	}
	for i, t := range titles {
		if formOf(roots[i]) == most {
			continue
		}
		for a := t; a != roots[i]; a = a.parent {
			if formOf(a) == most {
				roots[i] = a
				break
			}
		}
	}
	return roots
}

// isHeading reports whether n is a heading or holds nothing but one.
func isHeading(n *node) bool {
	if n.headings == 0 || n.role == Heading {
		return n.headings > 0
	}
	h := n.find(func(k *node) bool { return k.role == Heading && k.chars > 0 })
	return h != nil && h.chars == n.chars
}

// headedBefore reports whether n has a heading before its child k. That is the heading of a section, and not part of
// the question.
func headedBefore(n, k *node) bool {
	for _, b := range n.kids {
		if b == k {
			return false
		}
		if b.headings > 0 {
			return true
		}
	}
	return false
}

// askingLists decides whether the terms of the page's definition lists are questions: at least two of five must be
// worded as one.
func (q *questions) askingLists(body *node) {
	terms, asking := 0, 0
	body.each(func(n *node) bool {
		if n.role == Term && n.chars > 0 {
			terms++
			if n.asks() {
				asking++
			}
		}
		return n.role != Table
	})
	q.asking = terms >= fewestNamed && asking*5 >= terms*2
	if !q.asking {
		return
	}
	body.each(func(n *node) bool {
		if n.role == Term {
			for a := n; a != nil; a = a.parent {
				q.holds[a]++
			}
			q.titles[n] = true
		}
		return true
	})
}
