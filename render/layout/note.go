package layout

import (
	"slices"
	"strconv"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// A noteCall is a reference to a footnote, and the element that holds it: nil if that is no part of the guide's text.
type noteCall struct {
	*ast.Note
	from *tag.Element
}

// A noteIndex holds the footnotes of a guide by id.
type noteIndex struct {
	notes   map[string]*ast.Note
	numbers map[string]int
	first   map[string]*noteCall // the first reference to each that was set
}

// newNoteIndex numbers footnotes by first reference, which is their order in the guide.
func newNoteIndex(notes []*ast.Note) *noteIndex {
	ix := &noteIndex{notes: map[string]*ast.Note{}, numbers: map[string]int{}, first: map[string]*noteCall{}}
	for i, n := range notes {
		ix.notes[n.ID] = n
		ix.numbers[n.ID] = i + 1
	}
	return ix
}

func (ix *noteIndex) label(id string) string { return strconv.Itoa(ix.numbers[id]) }

// A noteSetter sets footnotes and decides where they stand.
type noteSetter struct {
	d      *design
	text   *textSetter
	blocks *blockSetter
	index  *noteIndex
	notes  []*ast.Note  // of the guide
	root   *tag.Element // parent of those whose place is not known yet

	set    map[string][]row // by id
	placed map[string]bool
	tags   map[string]*tag.Element
	told   int // feet with addresses so far
}

func newNoteSetter(notes []*ast.Note, index *noteIndex, root *tag.Element) *noteSetter {
	return &noteSetter{
		notes: notes, index: index, root: root,
		set: map[string][]row{}, placed: map[string]bool{}, tags: map[string]*tag.Element{},
	}
}

// rows sets a footnote as it stands at the foot of a page. A footnote is set once, though page breaking asks for its
// height before the page is made. Notes that n refers to are set separately: one of them may be n itself or refer back
// to it.
func (s *noteSetter) rows(n *ast.Note) []row {
	if rows, ok := s.set[n.ID]; ok {
		return rows
	}
	if a := s.text.told.address(n); a != nil {
		rows := s.foot(a, s.root, n.ID)
		s.set[n.ID] = rows
		return rows
	}
	lk := s.d.small()
	indent := s.d.pt(noteIndent)
	note := tag.New(tag.Note, s.root)
	note.With().ID = n.ID
	s.tags[n.ID] = note
	label := tag.In(tag.Label, note)
	rows := s.blocks.rows(n.Blocks, column{
		x: s.d.textX + indent, w: s.d.textW - indent, look: lk, heading: 6, note: true, in: note,
	})
	if len(rows) == 0 {
		rows = []row{{height: lk.lead}}
	}
	s.number(rows, s.index.label(n.ID), label, n)
	rows[0].ids = append(rows[0].ids, n.ID)
	s.set[n.ID] = rows
	return rows
}

// noteIndent is how far footnotes are indented for their numbers, in points of running text of 10.5 pt.
const noteIndent = 12

// number hangs the number of a footnote beside the first of its rows.
func (s *noteSetter) number(rows []row, number string, in *tag.Content, n *ast.Note) {
	lk := s.d.small()
	fc := &face{size: lk.size, color: s.d.ink.accent, in: in}
	if !s.text.shape.raise(fc, number) {
		fc.rise = fc.size * 2 / 10
		fc.size = fc.size * 8 / 10
	}
	p := s.text.shape.piece(number, fc, n.At)
	rows[0].hang(p.at(s.d.textX+s.d.pt(noteIndent-4)-p.width, lk.base()))
}

// placeNotes decides where the footnotes stand that [noteSetter.hoist] left: each at the foot of the page of the first
// of rows that refers to it. It returns the others, to stand behind rows, which hold all text: footnotes that nothing
// refers to, and those to which only another note refers, which is set too late for the foot of that note's page.
func (s *noteSetter) placeNotes(rows []row) []row {
	for i := range rows {
		kept := rows[i].notes[:0:0]
		for _, n := range rows[i].notes {
			switch {
			case s.text.told.address(n.Note) != nil: // at the foot of each page that refers to it
				if !slices.ContainsFunc(kept, func(m noteCall) bool { return sameNote(n, m) }) {
					kept = append(kept, n)
				}
			case s.place(n):
				kept = append(kept, n)
			}
		}
		rows[i].notes = kept
	}
	var left []row
	for _, n := range s.notes {
		call := noteCall{Note: n}
		if first := s.index.first[n.ID]; first != nil {
			call = *first
		}
		if s.place(call) {
			left = append(left, before(s.d.fill(s.rows(n)), s.d.grid, betweenBlocks)...)
		}
	}
	for i := range left {
		left[i].notes = nil // all are placed
	}
	return left
}

// place makes a footnote part of the section that refers to it. It reports whether the note had no place before.
func (s *noteSetter) place(n noteCall) bool {
	if s.placed[n.ID] {
		return false
	}
	s.placed[n.ID] = true
	if s.rows(n.Note); n.from != nil {
		s.tags[n.ID].Parent = sect(n.from)
	}
	return true
}

// hoist puts footnotes that fill a third of a page or more under the rows that refer to them: at the foot of a page
// they could not be split.
func (s *noteSetter) hoist(rows []row) []row {
	var tall []row
	for i := range rows {
		tall = append(tall, s.tallNotes(&rows[i])...)
	}
	for i := 0; i < len(tall); i++ { // tall grows: tall notes may refer to others
		tall = append(tall, s.tallNotes(&tall[i])...)
	}
	if tall == nil {
		return rows
	}
	return append(rows, s.d.fill(tall)...)
}

// tallNotes removes from r the footnotes that are too tall for the foot of its page. It returns those of them that have
// no place yet.
func (s *noteSetter) tallNotes(r *row) []row {
	var tall []row
	kept := r.notes[:0:0]
	for _, n := range r.notes {
		set := s.rows(n.Note)
		if height(set) < (s.d.bottom-s.d.top)/3 {
			kept = append(kept, n)
		} else if s.place(n) {
			tall = append(tall, before(set, s.d.grid, betweenBlocks)...)
		}
	}
	r.notes = kept
	return tall
}

// footRows returns the rows of a footnote at the foot of a page. A box at its end must not touch the next note.
func (s *noteSetter) footRows(n *ast.Note) []row {
	rows := s.rows(n)
	if last := len(n.Blocks) - 1; last >= 0 && boxed(n.Blocks[last]) {
		rows = append(slices.Clip(rows), row{height: s.d.grid / 2})
	}
	return rows
}

// height returns the height of the footnotes of a row at the foot of its page.
func (s *noteSetter) height(r *row) Length {
	var h Length
	for _, n := range r.notes {
		h += height(s.footRows(n.Note))
	}
	return h
}
