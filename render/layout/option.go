package layout

import (
	"unicode"
	"unicode/utf8"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// options sets the options of a question, close under each other. Their labels hang at the left, and nothing shows
// which are right.
func (s *blockSetter) options(of []*ast.Option, c column) []row {
	labels := ast.Labels(of)
	fc := &face{style: c.look.style, size: c.look.size, color: s.d.ink.accent}
	indent := s.d.pt(14)
	blocks := make([][]ast.Block, len(of))
	for i, o := range of {
		blocks[i] = o.Blocks
		indent = max(indent, s.text.shape.piece(marked(labels[i]), fc, o.At).width+s.d.pt(5))
	}
	in, side := s.indented(c, indent, blocks)
	list := tag.New(tag.List, c.in)
	list.Numbering = numbering(labels[0])
	var out []row
	for i, o := range of {
		entry := tag.New(tag.Item, list)
		rows := s.item(o.Blocks, in.inside(tag.New(tag.Body, entry)), s.d.grid/4)
		if len(rows) == 0 {
			rows = []row{{height: c.look.lead}}
		}
		own := *fc
		own.in = tag.In(tag.Label, entry)
		rows[0].hang(s.hung(marked(labels[i]), &own, o.At, in, side))
		out = append(out, before(rows, 0, betweenItems)...)
	}
	return out
}

// marked returns the label of an option as it is printed: with a full stop if it is a letter or a number.
func marked(label string) string {
	if r, _ := utf8.DecodeLastRuneInString(label); unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		return label + "."
	}
	return label
}

// numbering returns how a list is numbered whose first label is given (ISO 32000-1, table 347).
func numbering(label string) string {
	switch r, _ := utf8.DecodeRuneInString(label); {
	case unicode.IsLower(r):
		return "LowerAlpha"
	case unicode.IsNumber(r):
		return "Decimal"
	default:
		return "UpperAlpha"
	}
}

// together keeps the rows of a question up to its last option on one page. Those that would leave much of a page empty
// may be divided, but not between the question and its first option.
func together(rows []row, page Length) []row {
	penalty := never
	if height(rows) > page*2/3 {
		penalty = 2 * betweenItems
	}
	for i := 1; i < len(rows); i++ {
		rows[i].penalty = max(rows[i].penalty, penalty)
	}
	return rows
}
