package layout

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// options sets the options of a question, close under each other, or in two columns if that is how they are short
// enough. Their labels hang at the left, and nothing shows which are right.
func (s *blockSetter) options(of []*ast.Option, c column) []row {
	if rows := s.besides(of, c); rows != nil {
		return rows
	}
	var out []row
	for i, rows := range s.optionRows(of, c, c) {
		penalty := betweenOptions
		if i < 2 || i > len(of)-2 {
			penalty = poor
		}
		if height(rows) <= wholeQuestion*c.look.lead {
			rows = keep(rows)
		}
		out = append(out, before(rows, 0, penalty)...)
	}
	return out
}

// besides sets options in two columns, as tests are printed: the letters run down the first, then down the second. It
// returns nil unless there are at least four and each is a line of text in its column.
func (s *blockSetter) besides(of []*ast.Option, c column) []row {
	if len(of) < 4 {
		return nil
	}
	for _, o := range of {
		p, ok := ast.SoleParagraph(o.Blocks)
		if !ok || len(ast.PlainText(p.Inlines)) > mostInColumn || slices.ContainsFunc(p.Inlines, leads) {
			return nil
		}
	}
	gap := s.d.pt(18)
	left, right := c, c
	left.w = (c.w - gap) / 2
	right.x, right.w = c.x+left.w+gap, left.w
	hang := s.d.pt(14)
	if box := s.tick(); box > 0 {
		hang += box + s.d.pt(6)
	}
	if s.d.nest(left, hang, 0).x == left.x { // the labels would hang outside
		return nil
	}
	all := s.optionRows(of, left, right)
	var out []row
	for _, rows := range all {
		if len(rows) != 1 {
			return nil
		}
	}
	n := (len(all) + 1) / 2
	for i := range n {
		r := all[i][0]
		r.space, r.penalty = 0, never
		if i+n < len(all) {
			r.height, r.lift = max(r.height, all[i+n][0].height), max(r.lift, all[i+n][0].lift)
		}
		lower(r.items, r.lift-all[i][0].lift)
		out = append(out, r)
	}
	// The options of the second column are painted after the last of the first, so that they are copied in order.
	last := &out[n-1]
	up := height(out[:n-1])
	for i, rows := range all[n:] {
		r := rows[0]
		last.items = append(last.items, lower(r.items, out[i].lift-r.lift-up)...)
		up -= out[i].height
	}
	return out
}

// mostInColumn is how many bytes an option may have that is worth trying in half the measure, which holds about forty
// letters.
const mostInColumn = 120

// leads reports whether n leads to another place: a note, a page or a picture, whose lines may be set only once.
func leads(n ast.Inline) bool {
	switch n.(type) {
	case *ast.NoteRef, *ast.Link, *ast.Image:
		return true
	}
	return slices.ContainsFunc(ast.Children(n), leads)
}

// optionRows sets each option of a question; those of the second half stand in the column right.
func (s *blockSetter) optionRows(of []*ast.Option, left, right column) [][]row {
	labels := ast.Labels(of)
	fc := &face{style: left.look.style, size: left.look.size, color: s.d.ink.accent}
	indent := s.d.pt(14)
	blocks := make([][]ast.Block, len(of))
	for i, o := range of {
		blocks[i] = o.Blocks
		indent = max(indent, s.text.shape.piece(marked(labels[i]), fc, o.At).width+s.d.pt(5))
	}
	box := s.tick()
	if box > 0 {
		indent += box + s.d.pt(6)
	}
	list := tag.New(tag.List, left.in)
	list.With().Numbering = numbering(labels[0])
	out := make([][]row, len(of))
	for i, o := range of {
		c := left
		if i >= (len(of)+1)/2 {
			c = right
		}
		in, side := s.indented(c, indent, blocks)
		entry := tag.New(tag.Item, list)
		rows := s.item(o.Blocks, in.inside(tag.New(tag.Body, entry)), s.d.grid/4)
		if len(rows) == 0 {
			rows = []row{{height: c.look.lead}}
		}
		own := *fc
		own.in = tag.In(tag.Label, entry)
		rows[0].hang(s.hung(marked(labels[i]), &own, o.At, in, side))
		if box > 0 {
			x := in.x - indent
			if side.far {
				x = in.x + in.w + indent - box
			}
			y := rows[0].lift + in.look.base() - in.look.size*3/10 - box/2
			rows[0].items = append(rows[0].items, edges(x, y, box, box, Pt*7/10, s.d.ink.text)...)
		}
		out[i] = rows
	}
	return out
}

// tick returns the side of the boxes of options, 0 for none.
func (s *blockSetter) tick() Length {
	if !s.boxes {
		return 0
	}
	return s.d.pt(9)
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

// wholeQuestion is the number of lines up to which a question with options, or one of them, is not divided. A page of
// two or three longer ones could end anywhere.
const wholeQuestion = 12

// together keeps the rows of a question up to its last option on one page unless they are many, whose lines have a
// lead. Then there are two options at least on each side, if not the whole question up to the first.
func together(rows []row, lead Length) []row {
	penalty := never
	if height(rows) > wholeQuestion*lead {
		penalty = betweenOptions
	}
	for i := 1; i < len(rows); i++ {
		rows[i].penalty = max(rows[i].penalty, penalty)
	}
	return rows
}
