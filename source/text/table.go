package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// Limits of a table. What is wider is not one.
const (
	maxTableLine  = 4000 // bytes
	maxColumns    = 40
	minPlainRows  = 3  // lines that must agree where no rule marks the columns
	maxHeaderCell = 40 // bytes of a cell that may be a header
)

// cut gives the part of l from byte a to byte b, without the spaces around it.
func (l line) cut(a, b int) line {
	l.text = strings.TrimRight(l.text[:b], " \t\u00a0")
	if a >= len(l.text) {
		l.col += utf8.RuneCountInString(l.text)
		l.text = ""
		return l
	}
	return l.rest(a)
}

// row makes the cells of a row of parts. More lines in more are the rest of a row that goes on below.
func (d *document) row(parts []line, more [][]line, columns int) []*ast.Cell {
	out := make([]*ast.Cell, columns)
	for i := range out {
		out[i] = &ast.Cell{}
		if i < len(parts) {
			out[i] = &ast.Cell{Loc: ast.At(d.span(parts[i], parts[i])), Inlines: d.inlines(parts[i])}
		}
		for _, m := range more {
			if i < len(m) && !m[i].blank() {
				c, at := out[i], d.span(m[i], m[i])
				if len(c.Inlines) > 0 {
					c.Inlines = append(c.Inlines, &ast.Break{Loc: ast.At(diag.Span{File: d.name, Start: c.At.End, End: at.Start})})
				}
				c.At = c.At.To(at)
				c.Inlines = append(c.Inlines, d.inlines(m[i])...)
			}
		}
	}
	return out
}

// table adds a table of rows, the first its header if header says so. A row whose first cell is empty goes on with
// the row above it.
func (p *parser) table(first, last line, rows [][]line, header bool, align []ast.Align) {
	columns := 1
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	for len(align) < columns {
		align = append(align, ast.AlignNone)
	}
	t := &ast.Table{Loc: ast.At(p.span(first, last)), Align: align[:columns]}
	if header {
		t.Header, rows = p.row(rows[0], nil, columns), rows[1:]
	} else {
		t.Header = p.row(nil, nil, columns)
	}
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && len(rows[n]) > 1 && rows[n][0].blank() {
			n++
		}
		t.Rows = append(t.Rows, p.row(rows[0], rows[1:n], columns))
		rows = rows[n:]
	}
	p.add(t)
	p.lead = ""
}

// pipeTable reads a table whose cells are set apart by "|".
func (p *parser) pipeTable() bool {
	end := p.pipeEnd(p.i)
	if end == p.i {
		return false
	}
	var rows [][]line
	var align []ast.Align
	header := false
	for j := p.i; j < end; j++ {
		l := p.lines[j]
		if border(l.text) {
			if len(rows) == 1 && !header {
				header = true
				align = alignment(l.text)
			}
			continue
		}
		rows = append(rows, pipes(l))
	}
	p.table(p.lines[p.i], p.lines[end-1], rows, header && len(rows) > 0, align)
	p.i = end
	return true
}

// pipeEnd gives the line after the table of pipes that begins at line i, or i.
func (p *parser) pipeEnd(i int) int {
	t := p.lines[i].text
	if !strings.Contains(t, "|") && !border(t) || i+1 == len(p.lines) {
		return i
	}
	framed := strings.HasPrefix(t, "|") && strings.HasSuffix(t, "|") && len(t) > 2 || border(t)
	ruled := border(p.lines[i+1].text)
	if !framed && !ruled || border(t) && !strings.HasPrefix(p.lines[i+1].text, "|") {
		return i
	}
	j, rows := i, 0
	for ; j < len(p.lines) && !p.lines[j].blank() && len(p.lines[j].text) <= maxTableLine; j++ {
		l := p.lines[j].text
		switch {
		case border(l):
		case framed && (!strings.HasPrefix(l, "|") || !strings.HasSuffix(l, "|")), !strings.Contains(l, "|"), len(pipes(p.lines[j])) > maxColumns:
			if rows < 2 {
				return i
			}
			return j
		default:
			rows++
		}
	}
	if rows < 2 {
		return i
	}
	return j
}

// border tells whether t is a line between rows ("|---|:-:|", "+----+----+").
func border(t string) bool {
	return strings.Trim(t, "-+|:= ") == "" && strings.ContainsAny(t, "|+") && strings.ContainsAny(t, "-=") && len(t) >= minRule
}

// alignment reads the colons of a border.
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

// pipes cuts l at its pipes; one after a backslash or within backticks cuts nothing.
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

// headerRow tells whether parts look like the names of columns: short, without punctuation, no numbers.
func headerRow(parts []line) bool {
	for _, c := range parts {
		r, _ := utf8.DecodeRuneInString(c.text)
		if c.text == "" || len(c.text) > maxHeaderCell || ast.EndsSentence(c.text) || !unicode.IsLetter(r) || strings.Contains(c.text, "://") || strings.Contains(c.text, "  ") {
			return false
		}
	}
	return true
}
