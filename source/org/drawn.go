package org

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// drawnLine matches a line between the rows of a drawn table; one of "=" is below its header.
var drawnLine = pattern.New(`^\+(?:[-=:]+\+)+$`)

// drawn reads a table that is drawn with lines, which Emacs edits with another package. One whose cells span others is
// shown as it is.
func (p *parser) drawn() {
	start := p.at
	for p.at < len(p.lines) && strings.ContainsAny(p.line(p.at).Text, "+|") && !p.lines[p.at].Blank() {
		p.at++
	}
	lines := p.lines[start:p.at]
	if t := p.drawnTable(lines); t != nil {
		p.add(t)
		return
	}
	text := markup.Code(indent.Verbatim(indent.Dedent(lines, indent.Least(lines))))
	p.add(&ast.Listing{Loc: p.loc(lines), Text: text})
}

// drawnTable returns the table that lines draw; nil if its cells are not in columns and rows.
func (p *parser) drawnTable(lines []indent.Line) *ast.Table {
	last := len(lines) - 1
	if last < 2 || !drawnLine.MatchString(lines[last].Text) {
		return nil
	}
	edges := edgesOf(lines[0].Text)
	if len(edges)-1 > maxColumns {
		return nil
	}
	t := &ast.Table{Loc: p.loc(lines), Align: make([]ast.Align, len(edges)-1)}
	row := make([][]indent.Line, len(edges)-1)
	for i, l := range lines[1:] {
		if drawnLine.MatchString(l.Text) {
			if !sameEdges(edgesOf(l.Text), edges) {
				return nil
			}
			cells := p.drawnRow(row, lines[i])
			if t.Header == nil && (strings.Contains(l.Text, "=") || i+1 == last) {
				t.Header, t.Rows = cells, nil
				if i+1 == last && !strings.Contains(l.Text, "=") { // a single row
					t.Header, t.Rows = p.drawnRow(make([][]indent.Line, len(row)), l), [][]*ast.Cell{cells}
				}
			} else {
				t.Rows = append(t.Rows, cells)
			}
			row = make([][]indent.Line, len(row))
			continue
		}
		parts, ok := partsAt(l, edges)
		if !ok {
			return nil
		}
		for c, part := range parts {
			row[c] = append(row[c], part)
		}
	}
	if t.Header == nil {
		t.Header = p.drawnRow(make([][]indent.Line, len(row)), lines[0])
	}
	return t
}

// drawnRow returns the cells of the texts of a row.
func (p *parser) drawnRow(texts [][]indent.Line, at indent.Line) (cells []*ast.Cell) {
	for _, text := range texts {
		text = indent.Trim(text)
		c := &ast.Cell{Loc: ast.At(p.Span(at.At, at.At))}
		if len(text) > 0 {
			c.Loc, c.Inlines = p.loc(text), p.inlines(indent.Join(text))
		}
		cells = append(cells, c)
	}
	return cells
}

// edgesOf returns the columns, in characters, at which the signs + of a line stand.
func edgesOf(line string) (edges []int) {
	n := 0
	for _, r := range line {
		if r == '+' {
			edges = append(edges, n)
		}
		n++
	}
	return edges
}

func sameEdges(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// partsAt returns the texts of a line between edges; ok is false if an edge is not drawn.
func partsAt(l indent.Line, edges []int) (parts []indent.Line, ok bool) {
	n, next, from := 0, 0, 0
	for i, r := range l.Text {
		if next < len(edges) && n == edges[next] {
			if r != '|' {
				return nil, false
			}
			if next > 0 {
				part := l.Cut(from, i)
				part.Indent = 0
				parts = append(parts, part)
			}
			from = i + utf8.RuneLen(r)
			next++
		}
		n++
	}
	return parts, next == len(edges)
}
