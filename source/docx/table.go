package docx

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// maxColumns is the greatest number of columns of a table (Word permits 63).
const maxColumns = 64

// A gridRow is a row of a table.
type gridRow struct {
	cells  []gridCell
	header bool
	at     diag.Span
}

// A gridCell is a cell of a table.
type gridCell struct {
	blocks []ast.Block
	at     diag.Span
	across int    // columns
	down   string // "restart" or "continue" if it spans rows
	bold   bool
	align  ast.Align
}

// table adds a table. One of a single cell is a box around its blocks, and around code mostly; one of a single column
// only lays them out.
func (f *flow) table(t *node) {
	rows := f.rows(t)
	columns, most := 0, 0
	for _, r := range rows {
		n := 0
		for _, c := range r.cells {
			n += c.across
		}
		columns, most = max(columns, n), max(most, len(r.cells))
	}
	f.endCode()
	switch {
	case columns == 0:
		return
	case most == 1:
		f.close()
		for _, r := range rows {
			for _, c := range r.cells {
				f.blocks = append(f.blocks, c.blocks...)
			}
		}
		return
	}
	into := f.place(&para{indent: indentOf(t.kid("w:tblPr", "w:tblInd"))})
	*into = append(*into, f.grid(t, rows, min(columns, maxColumns)))
}

// rows reads the rows of a table.
func (f *flow) rows(t *node) []gridRow {
	var out []gridRow
	for _, k := range t.kids {
		switch k.name {
		case "w:tr":
			if k.kid("w:trPr", "w:del") != nil {
				f.omits.aside("deleted text of a tracked change", f.here())
				continue
			}
			if row := f.row(k); len(row.cells) > 0 {
				out = append(out, row)
			}
		case "w:sdt":
			out = append(out, f.rows(k.kidOr("w:sdtContent"))...)
		case "w:ins", "w:moveTo", "w:customXml":
			out = append(out, f.rows(k)...)
		}
	}
	return out
}

func (f *flow) row(tr *node) gridRow {
	r := gridRow{}
	r.header, _ = tr.kid("w:trPr").on("w:tblHeader")
	before := number(tr.kid("w:trPr").kidVal("w:gridBefore"))
	for range before {
		r.cells = append(r.cells, gridCell{across: 1, at: f.here()})
	}
	var cells func(n *node)
	cells = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "w:tc":
				r.cells = append(r.cells, f.cell(k))
			case "w:sdt":
				cells(k.kidOr("w:sdtContent"))
			case "w:customXml", "w:ins":
				cells(k)
			}
		}
	}
	cells(tr)
	if len(r.cells) > 0 {
		r.at = r.cells[0].at.To(r.cells[len(r.cells)-1].at)
	}
	return r
}

func (f *flow) cell(tc *node) gridCell {
	pr := tc.kid("w:tcPr")
	start := f.pos()
	in := &flow{reader: f.reader}
	f.cells++
	in.container(tc)
	f.cells--
	c := gridCell{blocks: in.finish(), at: f.span(start, f.pos()), across: 1}
	if len(c.blocks) > 0 {
		c.at = c.blocks[0].Span().To(c.blocks[len(c.blocks)-1].Span())
	}
	if n, err := strconv.Atoi(pr.kidVal("w:gridSpan")); err == nil && n > 1 {
		c.across = min(n, maxColumns)
	}
	if m := pr.kid("w:vMerge"); m != nil {
		c.down = "continue"
		if m.attr("w:val") == "restart" {
			c.down = "restart"
		}
	}
	switch tc.kid("w:p", "w:pPr").kidVal("w:jc") {
	case "center":
		c.align = ast.AlignCenter
	case "right", "end":
		c.align = ast.AlignRight
	}
	c.bold = allBold(c.blocks)
	return c
}

// allBold reports whether blocks have text, and all of it is bold.
func allBold(blocks []ast.Block) bool {
	for _, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok || len(p.Inlines) != 1 {
			return false
		}
		if _, ok := p.Inlines[0].(*ast.Strong); !ok {
			return false
		}
	}
	return len(blocks) > 0
}

// grid returns rows as a table. A cell that spans rows is repeated in each, so that each row can be read by itself.
func (f *flow) grid(t *node, rows []gridRow, columns int) *ast.Table {
	out := &ast.Table{Loc: ast.At(rows[0].at.To(rows[len(rows)-1].at)), Align: make([]ast.Align, columns)}
	const long = 120 // bytes; longer text is not repeated
	above := make([]string, columns)
	header := f.hasHeader(t, rows)
	aligned := make([]map[ast.Align]int, columns)
	for i, r := range rows {
		var cells []*ast.Cell
		for _, c := range r.cells {
			col := len(cells)
			if col >= columns {
				last := cells[len(cells)-1]
				last.Inlines = append(last.Inlines, markup.Flatten(c.blocks)...)
				continue
			}
			cell := &ast.Cell{Loc: ast.At(c.at), Inlines: markup.Trim(markup.Flatten(c.blocks))}
			text := strings.Join(strings.Fields(ast.PlainText(cell.Inlines)), " ")
			switch {
			case c.down == "continue" && len(cell.Inlines) == 0 && above[col] != "":
				cell.Inlines = []ast.Inline{&ast.Text{Loc: cell.Loc, Value: above[col]}}
			case c.down == "continue":
			case c.down == "restart" && len(text) <= long:
				above[col] = text
			default:
				above[col] = ""
			}
			if header && i == 0 && c.bold {
				cell.Inlines = unbold(cell.Inlines)
			}
			if aligned[col] == nil {
				aligned[col] = map[ast.Align]int{}
			}
			aligned[col][c.align]++
			cells = append(cells, cell)
			for n := 1; n < c.across && len(cells) < columns; n++ {
				cells = append(cells, &ast.Cell{Loc: cell.Loc})
			}
		}
		for len(cells) < columns {
			cells = append(cells, &ast.Cell{Loc: ast.At(r.at)})
		}
		if i == 0 && header {
			out.Header = cells
		} else {
			out.Rows = append(out.Rows, cells)
		}
	}
	if out.Header == nil {
		for range columns {
			out.Header = append(out.Header, &ast.Cell{Loc: ast.At(rows[0].at)})
		}
	}
	for col, count := range aligned {
		for a, n := range count {
			if a != ast.AlignNone && n*2 > len(rows) {
				out.Align[col] = a
			}
		}
	}
	return out
}

// unbold returns the text of a header cell, which is bold in any table.
func unbold(in []ast.Inline) []ast.Inline {
	if s, ok := in[0].(*ast.Strong); ok && len(in) == 1 {
		return s.Inlines
	}
	return in
}

// hasHeader reports whether the first row of a table is its header: it is marked so, it alone is bold, the table's
// style gives it a look of its own, or it has a short name for each column.
func (f *flow) hasHeader(t *node, rows []gridRow) bool {
	if len(rows) < 2 {
		return false
	}
	first := rows[0]
	bold, second := true, true
	for _, c := range first.cells {
		bold = bold && (c.bold || len(c.blocks) == 0)
	}
	for _, c := range rows[1].cells {
		second = second && c.bold
	}
	if first.header || bold && !second {
		return true
	}
	named := true
	for _, c := range first.cells {
		text := ast.PlainText(markup.Flatten(c.blocks))
		const short = 4 // words of the name of a column
		n := len(strings.Fields(text))
		named = named && n > 0 && n <= short && !strings.ContainsAny(text, "?？.:0123456789")
	}
	look := t.kid("w:tblPr", "w:tblLook")
	if chain := f.styles.chain(t.kid("w:tblPr").kidVal("w:tblStyle")); len(chain) > 0 {
		switch chain[0].name {
		case "table grid", "normal table", "table normal", "tablegrid", "table grid light":
		default:
			on := look.attr("w:firstRow")
			flags, err := strconv.ParseUint(look.attr("w:val"), 16, 32)
			const firstRow = 0x20
			if on == "1" || on == "true" || on == "" && err == nil && flags&firstRow != 0 {
				return true
			}
		}
	}
	return named && len(rows) > 2
}
