package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// Limits of a table.
const (
	maxTableLine  = 4000 // bytes
	maxColumns    = 40
	minPlainRows  = 3  // lines that must agree where no rule marks the columns
	maxHeaderCell = 40 // bytes of a cell that may be a header
)

// cut returns bytes a to b of l, without the spaces around them.
func (l line) cut(a, b int) line {
	l.text = strings.TrimRight(l.text[:b], " \t\u00a0")
	if a >= len(l.text) {
		l.col += utf8.RuneCountInString(l.text)
		l.text = ""
		return l
	}
	return l.rest(a)
}

// A grid is a table as lines: the parts of each row.
type grid struct {
	first, last line
	rows        [][]line
	header      bool // the first row names the columns
	apart       bool // a row with an empty first cell is one of its own
	align       []ast.Align
}

// table returns g as a table. A row with an empty first cell continues the row above it, unless g says that rows are
// apart.
func (f file) table(g grid) *ast.Table {
	rows, align, columns := g.rows, g.align, 1
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	for len(align) < columns {
		align = append(align, ast.AlignNone)
	}
	t := &ast.Table{Loc: ast.At(f.span(g.first, g.last)), Align: align[:columns]}
	if g.header {
		t.Header, rows = f.row(rows[0], nil, columns), rows[1:]
	} else {
		t.Header = f.row(nil, nil, columns)
	}
	for len(rows) > 0 {
		n := 1
		for !g.apart && n < len(rows) && len(rows[n]) > 1 && rows[n][0].blank() {
			n++
		}
		t.Rows = append(t.Rows, f.row(rows[0], rows[1:n], columns))
		rows = rows[n:]
	}
	return t
}

// row returns the cells of a row. more holds the lines below that continue it.
func (f file) row(parts []line, more [][]line, columns int) []*ast.Cell {
	out := make([]*ast.Cell, columns)
	for i := range out {
		out[i] = &ast.Cell{}
		if i < len(parts) {
			out[i] = &ast.Cell{Loc: ast.At(f.span(parts[i], parts[i])), Inlines: f.inlines(parts[i])}
		}
		for _, m := range more {
			if i < len(m) && !m[i].blank() {
				c, at := out[i], f.span(m[i], m[i])
				if len(c.Inlines) > 0 {
					between := diag.Span{File: f.name, Start: c.At.End, End: at.Start}
					c.Inlines = append(c.Inlines, &ast.Break{Loc: ast.At(between)})
				}
				c.At = c.At.To(at)
				c.Inlines = append(c.Inlines, f.inlines(m[i])...)
			}
		}
	}
	return out
}

// pipeTable returns the pipe table that begins at line i, and the line after it; i if there is none.
func pipeTable(lines []line, i int) (grid, int) {
	end := pipeEnd(lines, i)
	if end == i {
		return grid{}, i
	}
	g := grid{first: lines[i], last: lines[end-1]}
	for _, l := range lines[i:end] {
		if !border(l.text) {
			g.rows = append(g.rows, pipes(l))
		} else if len(g.rows) == 1 && !g.header {
			g.header = true
			g.align = alignment(l.text)
		}
	}
	return g, end
}

// raggedRows reports the rows of a Markdown table that do not match its header.
func (f file) raggedRows(lines []line) {
	if len(lines) < 2 || !markup.IsDelimiterRow(lines[1].text) {
		return // of tables drawn by other programs each row is as wide as its frame
	}
	row := func(l line) markup.Row { return markup.Row{Cells: len(pipes(l)), At: f.span(l, l)} }
	markup.ReportDelimiter(row(lines[0]), row(lines[1]), f.sink)
	var rows []markup.Row
	for _, l := range lines[2:] {
		if !border(l.text) {
			rows = append(rows, row(l))
		}
	}
	markup.ReportRagged(row(lines[0]), rows, f.sink)
}

// pipeEnd returns the line after the pipe table that begins at line i, or i.
func pipeEnd(lines []line, i int) int {
	t := lines[i].text
	if !strings.Contains(t, "|") && !border(t) || i+1 == len(lines) {
		return i
	}
	framed := strings.HasPrefix(t, "|") && strings.HasSuffix(t, "|") && len(t) > 2 || border(t)
	ruled := border(lines[i+1].text)
	if !framed && !ruled || border(t) && !strings.HasPrefix(lines[i+1].text, "|") {
		return i
	}
	j, rows := i, 0
	for ; j < len(lines) && !lines[j].blank() && len(lines[j].text) <= maxTableLine; j++ {
		l := lines[j].text
		switch {
		case border(l):
			continue
		case framed && (!strings.HasPrefix(l, "|") || !strings.HasSuffix(l, "|")), !strings.Contains(l, "|"),
			len(pipes(lines[j])) > maxColumns:
			if rows < 2 {
				return i
			}
			return j
		}
		rows++
	}
	if rows < 2 {
		return i
	}
	return j
}

// border reports whether t is a line between rows ("|---|:-:|", "+----+----+").
func border(t string) bool {
	return strings.Trim(t, "-+|:= ") == "" && strings.ContainsAny(t, "|+") && strings.ContainsAny(t, "-=") &&
		len(t) >= minRule
}

// alignment returns the alignments given by the colons of a border.
func alignment(t string) []ast.Align {
	var out []ast.Align
	for _, c := range strings.Split(strings.Trim(t, "|+ "), "|") {
		c = strings.TrimSpace(c)
		left, right := strings.HasPrefix(c, ":"), strings.HasSuffix(c, ":")
		switch {
		case left && right:
			out = append(out, ast.AlignCenter)
		case left:
			out = append(out, ast.AlignLeft)
		case right:
			out = append(out, ast.AlignRight)
		default:
			out = append(out, ast.AlignNone)
		}
	}
	return out
}

// pipes splits l at its pipes, except those after a backslash or within backticks.
func pipes(l line) []line {
	from, to := 0, len(l.text)
	if strings.HasPrefix(l.text, "|") {
		from = 1
	}
	if to > from && strings.HasSuffix(l.text, "|") {
		to--
	}
	var out []line
	quoted := false
	for i := from; i <= to; i++ {
		if i < to && l.text[i] == '`' {
			quoted = !quoted && strings.IndexByte(l.text[i+1:to], '`') >= 0
		}
		if quoted {
			continue
		}
		if i == to || l.text[i] == '|' && l.text[i-min(i, 1)] != '\\' {
			out = append(out, l.cut(from, i))
			from = i + 1
		}
	}
	return out
}

// headerRow reports whether parts look like the names of columns: short, without punctuation, no numbers.
func headerRow(parts []line) bool {
	for _, c := range parts {
		r, _ := utf8.DecodeRuneInString(c.text)
		if c.text == "" || len(c.text) > maxHeaderCell || ast.EndsSentence(c.text) || !unicode.IsLetter(r) ||
			strings.Contains(c.text, "://") || strings.Contains(c.text, "  ") {
			return false
		}
	}
	return true
}
