package html

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// readTable reads a table of data, a table of code and its line numbers, or a table that only lays out the page.
func readTable(f *flow, n *node) {
	switch {
	case isCodeTable(n):
		readListing(f, n)
		return
	case f.questions.holds[n] > 0 || isLayout(n):
		f.wrapper(n)
		return
	}
	g := grid{flow: f}
	g.part(n, false)
	for _, b := range g.before {
		f.block(b)
	}
	if t := g.Table(); t != nil {
		t.Loc = f.at(n)
		f.block(t)
	}
}

// isLayout reports whether a table only lays out the page, as in pages that predate style sheets: it holds elements
// that cells of data do not, or is a single column or row without headers.
func isLayout(n *node) bool {
	if n.is("presentation", "none") || n.tables > 1 && !holdsSmallTables(n) || n.headings > 0 {
		return true
	}
	rows, wide, headers, choices := 0, 0, 0, 0
	blocks := false
	n.each(func(k *node) bool {
		switch k.role {
		case Row:
			rows++
			if isChoiceRow(k) {
				choices++
			}
			cells := 0
			for _, c := range k.kids {
				if c.role == Cell && (c.chars > 0 || c.find(func(x *node) bool { return x.name == "img" }) != nil) {
					cells++
				}
				if c.name == "th" {
					headers++
				}
			}
			wide = max(wide, cells)
		case Definitions, Details, Rule:
			blocks = true
		}
		return true
	})
	return blocks || headers == 0 && (wide < 2 || rows < 2 || choices > 1)
}

// holdsSmallTables reports whether a table with other tables in it is nevertheless one of data: its first row is of
// headers alone, and the tables in its cells are small.
func holdsSmallTables(n *node) bool {
	const small = 300 // characters
	headed, rows := false, 0
	var own func(n *node)
	own = func(n *node) {
		for _, k := range n.kids {
			switch {
			case k.role == Row:
				if rows++; rows == 1 {
					heads := 0
					for _, c := range k.kids {
						if c.name == "th" {
							heads++
						}
					}
					headed = heads > 1 && heads == len(k.kids)-blanks(k)
				}
			case k.name == "thead" || k.name == "tbody" || k.name == "tfoot":
				own(k)
			}
		}
	}
	own(n)
	return headed && rows > 1 && n.find(func(k *node) bool {
		return k != n && k.role == Table && k.chars > small
	}) == nil
}

// blanks returns the number of kids of n that show nothing and are no cells.
func blanks(n *node) int {
	count := 0
	for _, k := range n.kids {
		if k.role != Cell && k.chars == 0 {
			count++
		}
	}
	return count
}

// A grid is a table while it is read.
type grid struct {
	markup.Grid
	flow   *flow
	before []ast.Block // the caption, and content outside cells
}

// part reads the rows in n at any depth.
func (g *grid) part(n *node, head bool) {
	for _, k := range n.kids {
		switch {
		case k.role == Row:
			g.row(k, head)
		case k.name == "thead" || k.name == "tbody" || k.name == "tfoot":
			g.EndGroup()
			g.part(k, k.name == "thead")
		case k.name == "form" || k.role == Script:
			g.part(k, head)
		case k.chars > 0 || k.name == "caption":
			in := g.flow.sub()
			in.node(k)
			in.flush()
			g.before = append(g.before, in.blocks...)
		}
	}
}

// row reads a row.
func (g *grid) row(n *node, thead bool) {
	var cells []markup.GridCell
	for _, k := range n.kids {
		if k.role != Cell {
			if k.chars == 0 {
				continue
			}
			k = &node{name: "td", role: Cell, kids: []*node{k}, start: k.start, end: k.end, measure: k.measure}
		}
		cells = append(cells, markup.GridCell{
			Cell:   ast.Cell{Loc: g.flow.at(k), Inlines: markup.Trim(markup.Flatten(g.flow.inside(k)))},
			Header: k.name == "th", Scope: k.attr["scope"], Across: Span(k.attr["colspan"]),
			Down: RowSpan(k.attr["rowspan"]), Align: markup.AlignOf(k.attr["style"], k.attr["align"]),
		})
	}
	g.Row(thead, cells)
}

// maxSpan is the greatest number of rows or columns that a cell may span.
const maxSpan = 1000

// RowSpan returns the number of rows that a cell spans, from the value of its attribute rowspan: 0 stands for all that
// follow in its group (WHATWG HTML, 4.9.11).
func RowSpan(value string) int {
	if strings.TrimSpace(value) == "0" {
		return maxSpan
	}
	return Span(value)
}

// Span returns the number of columns that a cell spans, from the value of its attribute colspan.
func Span(value string) int {
	v, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxSpan)
}
