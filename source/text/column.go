package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/listing"
)

// A field is a part of a line between wide gaps.
type field struct {
	from, to int // bytes of the line's text
	column   int // the column of its start, with tabs expanded
	tab      bool
}

// fields splits l at tabs and at gaps of at least two spaces. Two spaces after a full stop are not a gap.
func fields(l line) []field {
	var out []field
	column, gap, tab := l.indent, 0, false
	var last rune
	for i, r := range l.text {
		switch r {
		case '\t':
			column += tabWidth - column%tabWidth
			gap, tab = gap+2, true
			continue
		case ' ', '\u00a0':
			column++
			gap++
			continue
		}
		wide := gap > 2 || gap == 2 && (tab || !strings.ContainsRune(".?!:;,", last))
		if len(out) == 0 || wide {
			out = append(out, field{from: i, column: column, tab: tab})
		}
		out[len(out)-1].to = i + utf8.RuneLen(max(r, 0))
		last, gap, tab = r, 0, false
		column++
	}
	if n := len(out); n > 0 {
		out[n-1].to = len(l.text)
	}
	for i := range out {
		out[i].to = min(out[i].to, len(l.text))
	}
	return out
}

// columnTable returns the table at line i whose columns are aligned by spaces or separated by tabs, and the line after
// it; i if there is none.
func (p *passage) columnTable(i int) (grid, int) {
	l := p.lines[i]
	if !strings.Contains(l.text, "  ") && !strings.Contains(l.text, "\t") || p.mark(l) || digit(l) {
		return grid{}, i
	}
	if g, end := p.ruledTable(i); end > i {
		return g, end
	}
	return p.plainTable(i)
}

// ruledTable returns a table with a rule under the name of each column, as columnTable does.
func (p *passage) ruledTable(i int) (grid, int) {
	if i+2 >= len(p.lines) || p.lines[i+2].blank() {
		return grid{}, i
	}
	rule := p.lines[i+1]
	cols := fields(rule)
	if len(cols) < 2 || len(cols) > maxColumns || strings.Trim(rule.text, "-=─═ \t") != "" ||
		len(rule.text) > maxTableLine {
		return grid{}, i
	}
	var rows [][]line
	j := i
	for ; j < len(p.lines) && !p.lines[j].blank() && !(j > i && p.mark(p.lines[j])); j++ {
		l := p.lines[j]
		if j == i+1 {
			continue
		}
		if len(l.text) > maxTableLine {
			break
		}
		rows = append(rows, under(l, cols))
	}
	if len(rows) < 2 {
		return grid{}, i
	}
	return grid{first: p.lines[i], last: p.lines[j-1], rows: rows, header: true}, j
}

// under splits l at the columns cols. A row that continues in its second column begins with an empty part.
func under(l line, cols []field) []line {
	out := make([]line, len(cols))
	from := make([]int, len(cols))
	to := make([]int, len(cols))
	for i := range from {
		from[i] = -1
	}
	for _, f := range fields(l) {
		c := 0
		for c+1 < len(cols) && cols[c+1].column <= f.column+1 {
			c++
		}
		if from[c] < 0 {
			from[c] = f.from
		}
		to[c] = f.to
	}
	for c := range cols {
		if from[c] < 0 {
			out[c] = l.cut(0, 0)
			continue
		}
		out[c] = l.cut(from[c], to[c])
	}
	return out
}

// plainTable returns a table without rules, as columnTable does: enough lines with the same number of fields at the
// same columns, or with one tab between each two.
func (p *passage) plainTable(i int) (grid, int) {
	want := fields(p.lines[i])
	if len(want) < 2 || len(want) > maxColumns {
		return grid{}, i
	}
	tabs := strings.Count(p.lines[i].text, "\t")
	j, code := i, 0
	byTabs, byColumn := tabs == len(want)-1, true
	var rows [][]line
	for ; j < len(p.lines) && !p.lines[j].blank(); j++ {
		l := p.lines[j]
		got := fields(l)
		if len(l.text) > maxTableLine || len(got) != len(want) || p.mark(l) || bulletWidth(l.text, p.oBullet) > 0 {
			return grid{}, i
		}
		byTabs = byTabs && strings.Count(l.text, "\t") == tabs
		var parts []line
		for c, f := range got {
			byColumn = byColumn && f.column == want[c].column
			parts = append(parts, l.cut(f.from, f.to))
		}
		if !byTabs && !byColumn {
			return grid{}, i
		}
		rows = append(rows, parts)
		if l.score >= listing.Strong {
			code++
		}
	}
	if j-i < minPlainRows || code*2 > j-i {
		return grid{}, i
	}
	header := headerRow(rows[0])
	for _, c := range rows[0] {
		r, _ := utf8.DecodeRuneInString(c.text)
		header = header && (byTabs || unicode.IsUpper(r))
	}
	return grid{first: p.lines[i], last: p.lines[j-1], rows: rows, header: header}, j
}
