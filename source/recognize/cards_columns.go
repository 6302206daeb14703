package recognize

import (
	"strconv"
	"strings"

	"studyguide/source/ast"
)

// columns reads the rows of a text that is nothing but pairs, a front and a back on a line, which its reader has made
// tables without a header. An export of Anki begins with lines that say how it is written; "#tags column:3" names the
// column with the tags of each card.
func (d *deck) columns() bool {
	tags := 0
	var heading *ast.Paragraph
	for i, u := range d.e.units {
		switch b := u.block.(type) {
		case *ast.Paragraph:
			if i > 0 || !strings.HasPrefix(flat(b.Inlines), ankiMark) {
				return false
			}
			heading = b
			for line := range strings.Lines(flat(b.Inlines)) {
				if n, ok := strings.CutPrefix(strings.TrimSpace(line), "#tags column:"); ok {
					tags, _ = strconv.Atoi(n) // zero if it is no number
				}
			}
		case *ast.Table:
			if len(flat(b.Header[0].Inlines)) > 0 {
				return false
			}
		default:
			return false
		}
	}
	if heading != nil {
		d.f.asides = append(d.f.asides, aside{heading.At, ankiHeader})
	}
	for _, u := range d.e.units {
		if t, ok := u.block.(*ast.Table); ok {
			for _, row := range t.Rows {
				d.row(row, tags-1)
			}
		}
	}
	return d.cards >= minQuestions
}

// ankiMark begins an export of Anki.
const ankiMark = "#separator:"

// row adds the card in a row.
func (d *deck) row(row []*ast.Cell, tags int) {
	var front, back []ast.Inline
	var more []ast.Block
	var named []string
	for i, c := range row {
		in := trim(c.Inlines)
		switch {
		case len(in) == 0:
		case i == tags:
			named = strings.Fields(flat(in))
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
	at := len(d.f.pieces)
	d.card(card{front, back}, more)
	d.f.pieces[at].tags = named
}
