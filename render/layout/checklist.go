package layout

import (
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// A checklist behind the questions has all of them with their pages, and three boxes for each, to be ticked by how well
// its answer is known. It is set as the contents are. The boxes are drawn: PDF/A-2a has no use for fields to fill in.

// checklistID is the place of the checklist.
const checklistID = "checklist:" // no author's id has a colon

// leastChecked is the least number of questions that are worth a checklist.
const leastChecked = 2

// checkBox is the side of a box to tick, as large as a pen needs.
const checkBox = 26 * MM / 10

// tickColumns are the columns of boxes behind the entries of a list.
type tickColumns struct {
	middles []Length // of the columns
	color   Color
}

// at returns the boxes of an entry on a baseline.
func (c *tickColumns) at(base Length) (items []Item) {
	for _, x := range c.middles {
		items = append(items, edges(x-checkBox/2, base+Pt-checkBox, checkBox, checkBox, Pt*6/10, c.color)...)
	}
	return items
}

// checklist sets the checklist on pages at the end of body, if the author wants one.
func (s *backSetter) checklist(body *Book) {
	all := len(s.guide.AllQuestions())
	if !s.guide.Meta.Checklist || all < leastChecked {
		return
	}
	of := tag.New(tag.Sect, s.root)
	lang := s.labels.lang
	whole := s.d.textX + s.d.textW - s.d.hangX
	title := []ast.Inline{&ast.Text{Value: lang.Text(words.Checklist)}}
	rows := []row{{height: 4 * s.d.grid}}
	rows = append(rows, before(s.text.title(passage{
		in: title, look: s.d.title(1), of: tag.In(tag.H2, of), x: s.d.hangX, width: whole,
	}), 0, never)...)
	rows[0].opener = true
	rows[1].ids = append(rows[1].ids, checklistID)

	unranged := *s.frontSetter // every question has a line
	unranged.ranged = false
	list := unranged.wideList(body)
	marks := s.tickHead(list, of)
	rows = append(rows, row{height: s.d.grid, penalty: never})
	from := len(rows)
	rows = append(rows, marks)
	toc := tag.New(tag.TOC, of)
	for i, sec := range s.guide.Sections {
		entries := list.section(toc, sec, 1)
		if len(entries) > 0 && i == 0 {
			entries[0].penalty = never
		}
		rows = append(rows, entries...)
	}
	rows = append(rows, s.checked(list, of, lang.Count(words.CountQuestions, all)))
	f := &frame{x: s.d.hangX, w: whole, head: []row{{height: marks.height, items: copied(marks.items)}}}
	for i := from; i < len(rows); i++ {
		rows[i].frames = append(rows[i].frames, f)
	}
	begin := len(body.Pages)
	s.pages.paginate(body, rows, s.pages.starts(rows), folio)
	pages := body.Pages[begin:]
	heads := make([]head, len(pages))
	for i := 1; i < len(heads); i++ {
		heads[i].section = lang.Text(words.Checklist)
	}
	s.pages.running(pages, heads)
}

// mostOfHeads is the share of a list's width that the words over its boxes have at most, in percent.
const mostOfHeads = 40

// tickHead returns the words over the boxes of a list, which it makes narrower by their columns. Words that are too
// long stand in one line over narrow columns.
func (s *backSetter) tickHead(list *contentsList, of *tag.Element) row {
	lang := s.labels.lang
	lk := s.d.label()
	gap := s.d.pt(10)
	list.boxes = &tickColumns{color: s.d.ink.quiet}
	var pieces []*piece
	room := Length(0)
	for _, word := range []words.Concept{words.PracticeKnow, words.PracticePartly, words.PracticeDont} {
		fc := &face{size: lk.size, color: lk.color, in: tag.In(tag.P, of)}
		p := s.labels.piece(lang.Text(word), fc)
		pieces = append(pieces, p)
		room += max(p.width, checkBox) + gap
	}
	wide := (list.right-list.left)*mostOfHeads/100 >= room
	r := row{height: lk.lead, penalty: never}
	right := list.right
	at := right
	for i := len(pieces) - 1; i >= 0; i-- {
		w := checkBox
		if wide {
			w = max(pieces[i].width, checkBox)
		}
		list.boxes.middles = append([]Length{at - w/2}, list.boxes.middles...)
		at -= w + gap
	}
	list.right = at
	x := right
	for i := len(pieces) - 1; i >= 0; i-- {
		p := pieces[i]
		if x -= p.width; wide {
			x = list.boxes.middles[i] - p.width/2
		}
		t := p.at(x, lk.base())
		s.labels.shape.space(t)
		r.items = append([]Item{t}, r.items...)
		x -= gap
	}
	return r
}

// checked returns the line below all entries: how many there are.
func (s *backSetter) checked(list *contentsList, of *tag.Element, said string) row {
	fc := &face{size: list.sections, color: s.d.ink.text, in: tag.In(tag.P, of)}
	fc.style.Bold = true
	total := s.labels.piece(join("  ·  ", s.labels.lang.Text(words.PaperTotal), said), fc)
	lk := look{size: list.sections, lead: list.lead * 6 / 5}
	rule := &Box{X: list.left, Y: 0, W: s.d.textX + s.d.textW - list.left, H: s.d.pt(0.5), Color: s.d.ink.rule}
	return row{
		height: lk.lead, space: s.d.grid / 2, penalty: never, items: []Item{rule, total.at(list.left, lk.base())},
	}
}
