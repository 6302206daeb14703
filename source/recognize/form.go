package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// An author writes the items that are questions in one form, and others in another. Words identify the form: some of
// its items ask. The form then identifies its other items, whether they ask or not.

// itemForm is how an item of a list is written.
type itemForm struct {
	ordered bool
	lead    leadForm // what its first line begins with
	tail    tailForm // what follows that on the line
}

type leadForm int

const (
	plainLead leadForm = iota
	strongLead
	linkLead
)

type tailForm int

const (
	noTail   tailForm = iota // the lead is the whole line
	linkTail                 // links, and a few words about them
	textTail
)

// linkWords is how many words may stand about the links of an item: "Learn from here: [Lambdas]", "[Video] and [Blog]".
const linkWords = 6

// fewLinks is the part of a document's links, one in so many, that may name collections of questions.
const fewLinks = 10

// distinct reports whether a form is more than what any list has. Bullets with plain text list anything.
func (f itemForm) distinct() bool { return f.lead != plainLead }

// formOf returns the form of the items of a list; ok is false if they have none in common. Items that lead to places in
// the guide are contents, those with a box are options.
func formOf(l *ast.List) (form itemForm, ok bool) {
	count := map[itemForm]int{}
	for _, it := range l.Items {
		p, found := firstParagraph(it)
		if !found || it.Task != ast.NoTask || hasAnchor(p.Inlines) {
			continue
		}
		f := leadOf(p.Inlines)
		f.ordered = l.Ordered
		if count[f]++; count[f] > count[form] || len(count) == 1 {
			form = f
		}
	}
	return form, len(count) > 0 && float64(count[form]) >= listShare*float64(len(l.Items))
}

// leadOf returns the form of a line: bold type or a link that it begins with, and what follows.
func leadOf(in []ast.Inline) itemForm {
	in = trim(in)
	var f itemForm
	if len(in) == 0 {
		return f
	}
	switch in[0].(type) {
	case *ast.Strong:
		f.lead = strongLead
	case *ast.Link:
		f.lead = linkLead
	default:
		return f
	}
	switch rest := in[1:]; {
	case len(words(flat(rest))) == 0:
	case hasLink(rest) && unlinkedWords(rest) <= linkWords:
		f.tail = linkTail
	default:
		f.tail = textTail
	}
	return f
}

// questionForms returns the forms of the lists whose items are questions although not all of them ask: forms that are
// distinct, in which enough of the items ask, and in which most of the items of the document's lists are written. Where
// the items are nothing but links, as those of any list of further reading, the title of the document must say that it
// has questions, or most of them must ask; and if some of them name questions themselves ("Top 50 questions on Gouda"),
// they lead to collections.
func questionForms(e *evidence) map[itemForm]bool {
	items, asking, collections := map[itemForm]int{}, map[itemForm]int{}, map[itemForm]int{}
	all := 0
	for _, u := range e.units {
		l, ok := u.block.(*ast.List)
		if !ok {
			continue
		}
		all += len(l.Items)
		f, ok := formOf(l)
		if !ok || !f.distinct() {
			continue
		}
		items[f] += len(l.Items)
		for _, it := range l.Items {
			p, ok := firstParagraph(it)
			switch {
			case !ok:
			case f.lead == linkLead && speaksOfQuestions(flat(p.Inlines)):
				collections[f]++
			case leadAsks(p.Inlines):
				asking[f]++
			}
		}
	}
	forms := map[itemForm]bool{}
	for f, n := range items {
		share := askingShare
		if f.lead == linkLead && !e.topical {
			share = listShare
		}
		if n >= minQuestions && n*2 >= all && float64(asking[f]) >= share*float64(n) && collections[f]*fewLinks <= n {
			forms[f] = true
		}
	}
	return forms
}

// leadAsks reports whether the lead of a line reads like a question.
func leadAsks(in []ast.Inline) bool {
	in = trim(in)
	if len(in) == 0 {
		return false
	}
	_, t := takeMark(in[:1], false)
	return asks(flat(unwrap(t)))
}

// divided returns an item with its question and its answer in paragraphs of their own, as its form divides them: after
// a bold lead; and where the item is a link, its text asks and its address answers.
func divided(it *ast.Item, form itemForm) *ast.Item {
	p, ok := firstParagraph(it)
	if !ok || leadOf(p.Inlines).lead != form.lead {
		return it
	}
	in := trim(p.Inlines)
	var title, answer []ast.Inline
	switch {
	case form.lead == strongLead && form.tail != noTail:
		title, answer = in[:1], in[1:]
		text := flat(answer)
		answer = dropPrefix(answer, len(text)-len(strings.TrimLeft(text, " -–—:\u00a0")))
	case form.lead == linkLead:
		link := in[0].(*ast.Link)
		text := &ast.Text{Loc: link.Loc, Value: link.URL}
		address := &ast.Link{Loc: link.Loc, URL: link.URL, Inlines: []ast.Inline{text}}
		title, answer = append(slices.Clone(link.Inlines), in[1:]...), []ast.Inline{address}
	}
	if len(answer) == 0 {
		return it
	}
	own := *it
	own.Blocks = append([]ast.Block{paragraph(title), paragraph(answer)}, it.Blocks[1:]...)
	return &own
}
