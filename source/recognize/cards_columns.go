package recognize

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// clockTime matches a time that stands alone, as before each line of what was said: "[00:28]", "1:02:45.300".
var clockTime = pattern.New(`^[\[(]?\p{Nd}{1,2}(?::\p{Nd}{2}){1,2}(?:[.,]\p{Nd}{1,3})?[\])]?$`)

// columns reads the rows of a text that is nothing but pairs, a front and a back on a line, which its reader has made
// tables without a header.
func (d *deck) columns() bool {
	const rowsEach = 8 // so many rows may have a paragraph among them that goes on with the back above it
	rows, others, times := 0, 0, 0
	for i, u := range d.e.units {
		switch b := u.block.(type) {
		case *ast.Table:
			if len(flat(b.Header[0].Inlines)) > 0 || len(b.Header) > 2 && !frontsAsk(b) {
				return false
			}
			rows += len(b.Rows)
			for _, row := range b.Rows {
				if clockTime.MatchString(flat(trim(row[0].Inlines))) {
					times++
				}
			}
		case *ast.Paragraph:
			if !d.namesPart(i) {
				others++
			}
		default:
			return false
		}
	}
	if others*rowsEach > rows || times*2 > rows { // a transcript, whose first column says when
		return false
	}
	for i, u := range d.e.units {
		switch b := u.block.(type) {
		case *ast.Table:
			for _, row := range b.Rows {
				d.row(row)
			}
		default:
			if d.namesPart(i) { // its line is covered by no card
				d.f.form = markWeight(wordMark)
				d.add(section(b.(*ast.Paragraph).Inlines, lineLevel, b.Span(), nil))
				continue
			}
			d.add(d.e.content(b, d.e.letters))
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
	if len(row) == 2 && len(trim(row[0].Inlines)) == 0 && front != nil {
		d.card(card{back: front}, nil)
		return
	}
	if front != nil && back == nil && len(row) > 1 && row[1].At.Start.Line > 0 { // the sign stands there, and no more
		d.card(card{front: front}, nil)
		return
	}
	if front == nil || back == nil {
		d.add(piece{kind: blockPiece, block: paragraph(append(front, back...)), at: row[0].At})
		return
	}
	d.card(card{front, back}, more)
}

// frontsAsk reports whether the first cells of a table ask in several rows. A table of more than two columns may hold
// any data.
func frontsAsk(t *ast.Table) bool {
	asking := 0
	for _, row := range t.Rows {
		if asks(flat(row[0].Inlines)) {
			asking++
		}
	}
	return asking >= minQuestions
}

// namesPart reports whether a unit is a line right above rows, which names them.
func (d *deck) namesPart(i int) bool {
	p, ok := d.e.units[i].block.(*ast.Paragraph)
	if !ok || !oneLine(p) || i+1 == len(d.e.units) || countWords(flat(p.Inlines)) > nameWords {
		return false
	}
	_, rows := d.e.units[i+1].block.(*ast.Table)
	return rows && !ast.EndsSentence(flat(p.Inlines))
}
