package rst

import (
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
)

// maxColumns is the maximum number of columns of a table; further cells go into the last one.
const maxColumns = 64

// A gridCell is a cell before its text is read.
type gridCell struct {
	lines        []indent.Line
	across, down int // columns and rows that it spans, 1 or more
	row, col     int
}

// A grid is the cells of a table in the order of the source.
type grid struct {
	cells   []gridCell
	rows    int
	columns int
	heads   int // rows of the header
}

// long is the length from which a text is not repeated in all rows that its cell spans, because it would hide the rest.
const long = 120

// tables reads the tables of a body.
type tables struct{ *parser }

// addGrid adds the table that a grid is. The tree has no spans: the text of a cell that spans rows is repeated in each
// of them, and so is that of a header that spans columns.
func (p tables) addGrid(g grid, lines []indent.Line) {
	if g.rows == 0 || g.columns == 0 {
		return
	}
	columns := min(g.columns, maxColumns)
	loc := p.loc(lines)
	rows := make([][]*ast.Cell, g.rows)
	for i := range rows {
		rows[i] = make([]*ast.Cell, columns)
	}
	for _, c := range g.cells {
		body := indent.Dedent(c.lines, indent.Least(c.lines))
		cell := &ast.Cell{Loc: loc, Inlines: markup.Trim(markup.Flatten(p.within(body)))}
		if at := p.loc(c.lines); !at.At.IsZero() {
			cell.Loc = at
		}
		if c.row >= g.rows {
			continue
		}
		if col := min(c.col, columns-1); rows[c.row][col] != nil {
			old := rows[c.row][col]
			if len(cell.Inlines) > 0 {
				old.Inlines = append(append(old.Inlines, &ast.Break{Loc: cell.Loc, Hard: true}), cell.Inlines...)
			}
		} else {
			rows[c.row][col] = cell
			p.repeat(rows, c, cell, c.row < g.heads)
		}
	}
	t := &ast.Table{Loc: loc, Align: make([]ast.Align, columns)}
	for i, row := range rows {
		for j := range row {
			if row[j] == nil {
				row[j] = &ast.Cell{Loc: loc}
			}
		}
		switch {
		case i >= g.heads:
			t.Rows = append(t.Rows, row)
		case t.Header == nil:
			t.Header = row
		default:
			mergeHeader(t.Header, row)
		}
	}
	if t.Header == nil {
		for range columns {
			t.Header = append(t.Header, &ast.Cell{Loc: loc})
		}
	}
	p.add(t)
}

// repeat fills the places that a cell spans beside its first.
func (p tables) repeat(rows [][]*ast.Cell, c gridCell, cell *ast.Cell, header bool) {
	text := ast.PlainText(cell.Inlines)
	if len(text) > long {
		text = ""
	}
	for i := c.row; i < min(c.row+c.down, len(rows)); i++ {
		for j := c.col; j < min(c.col+c.across, len(rows[i])); j++ {
			if rows[i][j] != nil {
				continue
			}
			rows[i][j] = &ast.Cell{Loc: cell.Loc}
			if text != "" && (j == c.col || header) {
				rows[i][j].Inlines = []ast.Inline{&ast.Text{Loc: cell.Loc, Value: text}}
			}
		}
	}
}

// mergeHeader adds another row of a header to the first one.
func mergeHeader(header, row []*ast.Cell) {
	for i, c := range row {
		switch text := ast.PlainText(c.Inlines); {
		case text == "" || text == ast.PlainText(header[i].Inlines):
		case len(header[i].Inlines) == 0:
			header[i] = c
		default:
			header[i].Inlines = append(append(header[i].Inlines, &ast.Break{Loc: c.Loc, Hard: true}), c.Inlines...)
		}
	}
}

// directive reads a table with a title.
func (p tables) directive(d *directive, k kind) {
	if len(d.arg) > 0 {
		at := p.loc(d.arg)
		p.add(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{&ast.Strong{Loc: at, Inlines: p.titleOf(d)}}})
	}
	count := func(option string) int {
		v, _ := d.option(option)
		n, _ := strconv.Atoi(v)
		return n
	}
	g := tableOf{file: p.file, loc: p.loc(d.lines), heads: count("header-rows"), stubs: count("stub-columns")}
	switch k {
	case listTable:
		p.listTable(d, g)
	case csvTable:
		p.csvTable(d, g)
	default:
		p.addAll(p.within(d.content))
	}
}

// listTable reads a table that is a list of rows, which are lists of cells.
func (p tables) listTable(d *directive, g tableOf) {
	list, ok := firstOf(p.within(d.content)).(*ast.List)
	if !ok {
		p.addAll(p.within(d.content))
		return
	}
	for _, row := range list.Items {
		cells, ok := firstOf(row.Blocks).(*ast.List)
		if !ok {
			g.rows = append(g.rows, []*ast.Cell{{Loc: row.Loc, Inlines: markup.Flatten(row.Blocks)}})
			continue
		}
		var out []*ast.Cell
		for _, item := range cells.Items {
			out = append(out, &ast.Cell{Loc: item.Loc, Inlines: markup.Trim(markup.Flatten(item.Blocks))})
		}
		g.rows = append(g.rows, out)
	}
	if t := g.table(); t != nil {
		p.add(t)
	}
}

// A tableOf makes a table of rows that may have different numbers of cells.
type tableOf struct {
	*file
	loc   ast.Loc
	rows  [][]*ast.Cell
	heads int // rows of the header
	stubs int // columns whose cells head their rows
}

func (g tableOf) table() *ast.Table {
	columns := 0
	for _, row := range g.rows {
		columns = max(columns, min(len(row), maxColumns))
	}
	if columns == 0 {
		return nil
	}
	t := &ast.Table{Loc: g.loc, Align: make([]ast.Align, columns)}
	for i, row := range g.rows {
		if len(row) > columns {
			last := row[columns-1]
			for _, c := range row[columns:] {
				last.Inlines = append(append(last.Inlines, &ast.Break{Loc: c.Loc, Hard: true}), c.Inlines...)
			}
			row = row[:columns]
		}
		if len(row) < columns && len(row) > 0 {
			g.report(diag.TableRagged, row[0].At, "a row of this table has fewer cells than others")
		}
		for len(row) < columns {
			row = append(row, &ast.Cell{Loc: g.loc})
		}
		switch {
		case i >= g.heads:
			for j := range min(max(g.stubs, 0), columns) {
				row[j].Head = len(row[j].Inlines) > 0
			}
			t.Rows = append(t.Rows, row)
		case t.Header == nil:
			t.Header = row
		default:
			mergeHeader(t.Header, row)
		}
	}
	for range columns - len(t.Header) {
		t.Header = append(t.Header, &ast.Cell{Loc: g.loc})
	}
	return t
}

// csvTable reads a table of values between commas.
func (p tables) csvTable(d *directive, g tableOf) {
	for _, name := range []string{"file", "url"} {
		if _, ok := d.options[name]; ok {
			p.report(diag.LeftOut, p.loc(d.lines).At, "a table in another file was left out")
			return
		}
	}
	if f, ok := d.options["header"]; ok {
		g.heads++
		g.rows = append(g.rows, p.values(f.body, d)...)
	}
	g.rows = append(g.rows, p.values(d.content, d)...)
	if t := g.table(); t != nil {
		p.add(t)
	}
}

// values reads lines of values.
func (p tables) values(lines []indent.Line, d *directive) (rows [][]*ast.Cell) {
	lines = indent.Trim(lines)
	text := indent.Verbatim(lines)
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	if v, ok := d.option("delim"); ok {
		switch c, _ := utf8.DecodeRuneInString(v); v {
		case "tab":
			r.Comma = '\t'
		case "space":
			r.Comma = ' '
		default:
			r.Comma = c
		}
	}
	for {
		values, err := r.Read()
		if err != nil {
			return rows
		}
		var row []*ast.Cell
		for i, v := range values {
			line, col := r.FieldPos(i)
			at := lines[min(line, len(lines))-1]
			start := min(at.At+max(col-1-at.Indent, 0), at.End())
			// A quoted value may go over lines; its words are placed from its first line on.
			var body []indent.Line
			for n, text := range strings.Split(v, "\n") {
				l := indent.Split(text + "\n")
				if len(l) == 0 {
					l = []indent.Line{{}}
				}
				l[0].At = start
				if n > 0 {
					l[0].At = lines[min(line+n, len(lines))-1].At
				}
				l[0].Indent = 0
				body = append(body, l[0])
			}
			loc := ast.At(p.Span(start, start))
			row = append(row, &ast.Cell{Loc: loc, Inlines: markup.Trim(markup.Flatten(p.within(p.clamped(body))))})
		}
		rows = append(rows, row)
	}
}

// clamped returns lines whose text may be longer than what the source has, since quotes were removed from it, with
// places inside the file.
func (p tables) clamped(lines []indent.Line) []indent.Line {
	for i, l := range lines {
		lines[i].At = max(min(l.At, len(p.Src)-len(l.Text)), 0)
	}
	return lines
}
