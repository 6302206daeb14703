package layout

import (
	"slices"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// key sets the numbers of answers and the labels of the options that are right, in up to five columns that are read
// across. Who has taken the quiz checks a page at a glance; each label leads to its answer.
func (s *sectionSetter) key(answers []*ast.Answer, of *tag.Element) []row {
	lk := s.d.tabular(s.d.theme.Type.Table)
	lk.lead = s.d.text().lead
	list := tag.New(tag.List, of) // of no numbering: the numbers are the questions', and read out
	var number, label Length
	entries := make([]keyEntry, len(answers))
	for i, a := range answers {
		item := tag.New(tag.Item, list)
		counts := &face{size: lk.size, color: s.d.ink.accent, in: tag.In(tag.Label, item)}
		said := &face{size: lk.size, color: lk.color, in: tag.In(tag.Link, tag.New(tag.Body, item))}
		said.style.Bold = true
		entries[i] = keyEntry{
			Answer: a,
			number: s.shape.piece(a.Number, counts, a.At),
			label:  s.shape.piece(strings.Join(a.Right, ", "), said, a.At),
		}
		number, label = max(number, entries[i].number.width), max(label, entries[i].label.width)
	}
	gap := s.d.pt(7)
	columns := min(max(s.d.textW/(number+gap+label+2*gap), 1), 5)
	step := s.d.textW / columns
	var rows []row
	for line := range slices.Chunk(entries, int(columns)) {
		r := row{height: lk.lead, penalty: betweenItems}
		for i, e := range line {
			x := s.d.textX + Length(i)*step + number
			count := s.shape.beside(e.number.at(x-e.number.width, lk.base()))
			s.shape.space(count)
			said := e.label.at(x+gap, lk.base())
			s.shape.space(said)
			in := e.label.face.in.Of
			r.items = append(r.items, count, said,
				&Link{X: x + gap, W: e.label.width, H: lk.lead, ID: e.ID, Of: in})
		}
		rows = append(rows, r)
	}
	return s.d.fill(rows)
}

// A keyEntry is an answer in a key.
type keyEntry struct {
	*ast.Answer
	number, label *piece
}
