package recognize

import "studyguide/source/ast"

// columns reads the rows of a text that is nothing but pairs, a front and a back on a line, which its reader has made
// tables without a header.
func (d *deck) columns() bool {
	for _, u := range d.e.units {
		if t, ok := u.block.(*ast.Table); !ok || len(flat(t.Header[0].Inlines)) > 0 {
			return false
		}
	}
	for _, u := range d.e.units {
		for _, row := range u.block.(*ast.Table).Rows {
			d.row(row)
		}
	}
	return d.cards >= minQuestions
}

// row adds the card in a row.
func (d *deck) row(row []*ast.Cell) {
	var front, back []ast.Inline
	var more []ast.Block
	for _, c := range row {
		in := trim(c.Inlines)
		switch {
		case len(in) == 0:
		case front == nil:
			front = in
		case back == nil:
			back = in
		default:
			more = append(more, paragraph(in))
		}
	}
	if front == nil || back == nil {
		d.add(piece{kind: blockPiece, block: paragraph(append(front, back...)), at: row[0].At})
		return
	}
	d.card(card{front, back}, more)
}
