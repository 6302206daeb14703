package layout

import (
	"slices"
	"strconv"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// A noteCall is a footnote that is referred to, and what refers to it: nil if that is no part of the guide's text.
type noteCall struct {
	*ast.Note
	from *tag.Element
}

// numberNotes gives every footnote its number: by first reference, which is the order of the guide's notes.
func (s *setter) numberNotes() {
	for i, n := range s.in.Guide.Notes {
		s.notes[n.ID] = n
		s.noteNumbers[n.ID] = i + 1
	}
}

func (s *setter) noteLabel(id string) string { return strconv.Itoa(s.noteNumbers[id]) }

// noteRows sets a footnote as it stands at the foot of a page. The rows are kept: they are set once, though page
// breaking asks for their height before the page is made. Notes that n refers to are set apart from it, for one of them
// may be n itself or refer back to it.
func (s *setter) noteRows(n *ast.Note) []row {
	if rows, ok := s.noteSet[n.ID]; ok {
		return rows
	}
	lk := s.d.small()
	indent := s.d.pt(12)
	note := tag.New(tag.Note, s.root)
	note.ID = n.ID
	s.noteTags[n.ID] = note
	label := tag.In(tag.Label, note)
	rows := s.blocks(n.Blocks, column{
		x: s.d.textX + indent, w: s.d.textW - indent, look: lk, heading: 6, note: true, in: note, level: 6,
	})
	if len(rows) == 0 {
		rows = []row{{height: lk.lead}}
	}
	p := s.piece(s.noteLabel(n.ID), &face{size: lk.size * 8 / 10, rise: lk.size * 2 / 10, color: s.d.ink.accent, in: label}, n.At)
	rows[0].hang(p.at(s.d.textX+indent-s.d.pt(4)-p.width, lk.base()))
	rows[0].ids = append(rows[0].ids, n.ID)
	s.noteSet[n.ID] = rows
	return rows
}

// placeNotes decides where the footnotes stand that [setter.hoist] left: each at the foot of the page of the first of rows
// that refers to it. It sets the others, to stand behind rows, which are those of all text: their author wrote them to be
// read. One that only another note refers to is among them, for it would come too late for the foot of that note's page.
func (s *setter) placeNotes(rows []row) []row {
	for i := range rows {
		kept := rows[i].notes[:0:0]
		for _, n := range rows[i].notes {
			if s.place(n) {
				kept = append(kept, n)
			}
		}
		rows[i].notes = kept
	}
	var left []row
	for _, n := range s.in.Guide.Notes {
		call := noteCall{Note: n}
		if first := s.noteCalls[n.ID]; first != nil {
			call = *first
		}
		if s.place(call) {
			left = append(left, before(s.fill(s.noteRows(n)), s.d.grid, betweenBlocks)...)
		}
	}
	for i := range left {
		left[i].notes = nil // all are placed
	}
	return left
}

// place makes a footnote part of the section in which it is referred to. It reports whether the note had no place yet.
func (s *setter) place(n noteCall) bool {
	if s.notePlaced[n.ID] {
		return false
	}
	s.notePlaced[n.ID] = true
	if s.noteRows(n.Note); n.from != nil {
		s.noteTags[n.ID].Parent = sect(n.from)
	}
	return true
}

// hoist puts footnotes that would fill a third of a page under the rows that refer to them: at the foot they could not be
// split.
func (s *setter) hoist(rows []row) []row {
	var tall []row
	for i := range rows {
		tall = append(tall, s.tallNotes(&rows[i])...)
	}
	for i := 0; i < len(tall); i++ { // they refer to others
		tall = append(tall, s.tallNotes(&tall[i])...)
	}
	if tall == nil {
		return rows
	}
	return append(rows, s.fill(tall)...)
}

// tallNotes takes from r its footnotes that are not to stand at the foot of its page and sets those that stand nowhere yet.
func (s *setter) tallNotes(r *row) []row {
	var tall []row
	kept := r.notes[:0:0]
	for _, n := range r.notes {
		set := s.noteRows(n.Note)
		if height(set) < (s.d.bottom-s.d.top)/3 {
			kept = append(kept, n)
		} else if s.place(n) {
			tall = append(tall, before(set, s.d.grid, betweenBlocks)...)
		}
	}
	r.notes = kept
	return tall
}

// footRows returns the rows of a footnote at the foot of a page: what has edges of its own must not touch the next note.
func (s *setter) footRows(n *ast.Note) []row {
	rows := s.noteRows(n)
	if last := len(n.Blocks) - 1; last >= 0 && boxed(n.Blocks[last]) {
		rows = append(slices.Clip(rows), row{height: s.d.grid / 2})
	}
	return rows
}

// notesHeight returns what the footnotes of a row need at the foot of its page.
func (s *setter) notesHeight(r *row) Length {
	var h Length
	for _, n := range r.notes {
		h += height(s.footRows(n.Note))
	}
	return h
}
