package layout

import (
	"strconv"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

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
	note := tag.New(tag.Note, s.noteOwners[n.ID])
	note.ID = n.ID
	if note.Parent == nil { // nothing refers to it
		note.Parent = s.root
	}
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

// leftNotes sets, to stand behind the rows of all text, the footnotes that are neither among these nor at the foot of
// their pages, for their author wrote them to be read. One that only another note refers to is among them: it would come
// too late for the foot of that note's page.
func (s *setter) leftNotes(rows []row) []row {
	atFoot := map[string]bool{}
	for _, r := range rows {
		for _, n := range r.notes {
			atFoot[n.ID] = true
		}
	}
	var out []row
	for _, n := range s.in.Guide.Notes {
		if atFoot[n.ID] || s.notePlaced[n.ID] {
			continue
		}
		s.notePlaced[n.ID] = true
		out = append(out, before(s.fill(s.noteRows(n)), s.d.grid, betweenBlocks)...)
	}
	return out
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
		set := s.noteRows(n)
		if height(set) < (s.d.bottom-s.d.top)/3 {
			kept = append(kept, n)
		} else if !s.notePlaced[n.ID] {
			s.notePlaced[n.ID] = true
			tall = append(tall, before(set, s.d.grid, betweenBlocks)...)
		}
	}
	r.notes = kept
	return tall
}

// notesHeight is what the footnotes of a row need at the foot. A note is set where it is first referred to.
func (s *setter) notesHeight(r *row) Length {
	var h Length
	kept := r.notes[:0:0]
	for _, n := range r.notes {
		if s.notePlaced[n.ID] {
			continue
		}
		s.notePlaced[n.ID] = true
		kept = append(kept, n)
		h += height(s.noteRows(n))
	}
	r.notes = kept
	return h
}
