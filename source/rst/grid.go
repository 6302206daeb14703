package rst

import (
	"slices"
	"strings"

	"golang.org/x/text/width"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

var (
	gridBorder   = pattern.New(`^\+(?:-[-+]+-|-)\+$`)
	simpleBorder = pattern.New(`^=+(?: +=+)+$`)
	simpleSpans  = pattern.New(`^-+(?: +-+)*$`)
)

func isGridBorder(text string) bool   { return gridBorder.MatchString(text) }
func isSimpleBorder(text string) bool { return simpleBorder.MatchString(text) }

// A canvas is the lines of a table by columns, in which a wide character takes two.
type canvas struct {
	lines []indent.Line
	signs [][]rune // by line and column
	at    [][]int  // the offset of each column in the text of its line
	steps int      // that are left for finding the cells
}

func newCanvas(lines []indent.Line) *canvas {
	c := &canvas{lines: lines}
	size := 0
	for _, l := range lines {
		var signs []rune
		var at []int
		for i, r := range l.Text {
			signs, at = append(signs, r), append(at, i)
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				signs, at = append(signs, 0), append(at, i+len(string(r)))
			}
		}
		at = append(at, len(l.Text))
		c.signs, c.at = append(c.signs, signs), append(c.at, at)
		size += len(signs)
	}
	c.steps = 100*size + 10000
	return c
}

// sign returns the character in a column of a line, a space outside the table.
func (c *canvas) sign(line, col int) rune {
	if line < 0 || line >= len(c.signs) || col < 0 || col >= len(c.signs[line]) {
		return ' '
	}
	return c.signs[line][col]
}

// cut returns what stands in the columns from left to right of a line.
func (c *canvas) cut(line, left, right int) indent.Line {
	at := c.at[line]
	start, end := at[min(left, len(at)-1)], at[min(right, len(at)-1)]
	return c.lines[line].Cut(start, max(start, end))
}

// grid reads a table that is drawn with lines.
func (p tables) grid() {
	start := p.at
	for p.at < len(p.lines) && !p.lines[p.at].Blank() && p.lines[p.at].Indent == 0 &&
		strings.ContainsAny(p.lines[p.at].Text[:1], "+|") {
		p.at++
	}
	lines := p.lines[start:p.at]
	c := newCanvas(lines)
	g, ok := c.grid()
	if !ok {
		loc := p.loc(lines)
		p.report(diag.TableRagged, loc.At, "the lines of this table do not meet; it is shown as it is written")
		p.add(&ast.Listing{Loc: loc, Text: markup.Code(indent.Verbatim(lines))})
		return
	}
	p.addGrid(g, lines)
}

// grid finds the cells of a drawn table: from each corner it goes around the cell that begins there, as docutils does.
func (c *canvas) grid() (g grid, ok bool) {
	head := -1
	for i := range c.lines {
		if strings.HasPrefix(c.lines[i].Text, "+=") {
			if head >= 0 {
				return grid{}, false
			}
			head = i
			for j, s := range c.signs[i] {
				if s == '=' {
					c.signs[i][j] = '-'
				}
			}
		}
	}
	type box struct{ top, left, bottom, right int }
	var boxes []box
	var tops, lefts []int
	known := map[[2]int]bool{}
	corners := [][2]int{{0, 0}}
	for len(corners) > 0 {
		at := corners[0]
		corners = corners[1:]
		if known[at] || at[0] >= len(c.lines)-1 || at[1] >= len(c.signs[0])-1 {
			continue
		}
		known[at] = true
		bottom, right, found := c.around(at[0], at[1])
		if c.steps < 0 {
			return grid{}, false
		}
		if !found {
			continue
		}
		boxes = append(boxes, box{at[0], at[1], bottom, right})
		tops, lefts = append(tops, at[0]), append(lefts, at[1])
		corners = append(corners, [2]int{at[0], right}, [2]int{bottom, at[1]})
	}
	if len(boxes) == 0 {
		return grid{}, false
	}
	slices.Sort(tops)
	slices.Sort(lefts)
	tops, lefts = slices.Compact(tops), slices.Compact(lefts)
	g.rows, g.columns = len(tops), len(lefts)
	area := 0
	for _, b := range boxes {
		row, _ := slices.BinarySearch(tops, b.top)
		col, _ := slices.BinarySearch(lefts, b.left)
		endRow, _ := slices.BinarySearch(tops, b.bottom)
		endCol, _ := slices.BinarySearch(lefts, b.right)
		cell := gridCell{row: row, col: col, down: endRow - row, across: endCol - col}
		for i := b.top + 1; i < b.bottom; i++ {
			cell.lines = append(cell.lines, c.cut(i, b.left+1, b.right))
		}
		area += cell.down * cell.across
		g.cells = append(g.cells, cell)
		if head >= 0 && b.top < head {
			g.heads = max(g.heads, row+1)
		}
	}
	return g, area == g.rows*g.columns
}

// around goes around the cell whose upper left corner is given: to the right, down, to the left and up.
func (c *canvas) around(top, left int) (bottom, right int, ok bool) {
	if c.sign(top, left) != '+' {
		return 0, 0, false
	}
	for right = left + 1; ; right++ {
		c.steps--
		switch s := c.sign(top, right); {
		case s == '+':
			for bottom = top + 1; ; bottom++ {
				c.steps--
				s := c.sign(bottom, right)
				if s == '+' && c.closes(top, left, bottom, right) {
					return bottom, right, true
				}
				if s != '+' && s != '|' || c.steps < 0 {
					break
				}
			}
		case s != '-':
			return 0, 0, false
		}
		if c.steps < 0 {
			return 0, 0, false
		}
	}
}

// closes reports whether lines lead from the lower right corner of a cell to the left and up.
func (c *canvas) closes(top, left, bottom, right int) bool {
	for col := right - 1; col > left; col-- {
		c.steps--
		if s := c.sign(bottom, col); s != '-' && s != '+' {
			return false
		}
	}
	if c.sign(bottom, left) != '+' {
		return false
	}
	for line := bottom - 1; line > top; line-- {
		c.steps--
		if s := c.sign(line, left); s != '|' && s != '+' {
			return false
		}
	}
	return true
}

// simple reads a table whose columns stand under lines of "=". It returns false if the table never ends.
func (p tables) simple() bool {
	border := p.lines[p.at].Text
	end, borders := -1, 0
	for i := p.at + 1; i < len(p.lines) && borders < 2; i++ {
		if isSimpleBorder(p.lines[i].Text) && p.lines[i].Indent == 0 {
			borders++
			end = i
			if p.line(i + 1).Blank() {
				break
			}
		}
	}
	if end < 0 {
		return false
	}
	lines := p.lines[p.at : end+1]
	var columns []int
	for i := range border {
		if border[i] == '=' && (i == 0 || border[i-1] == ' ') {
			columns = append(columns, i)
		}
	}
	g := simpleGrid(lines, columns)
	p.at = end + 1
	p.addGrid(g, lines)
	return true
}

// simpleGrid returns the cells of a table whose columns begin as given. A row begins where its first column has text; a
// line of dashes says which columns of the row above it are one.
func simpleGrid(lines []indent.Line, columns []int) grid {
	g := grid{columns: len(columns)}
	var row []indent.Line
	flush := func(starts []int) {
		if row = indent.Trim(row); len(row) > 0 {
			g.cells = append(g.cells, simpleRow(row, starts, columns, g.rows)...)
			g.rows++
		}
		row = nil
	}
	for i, l := range lines {
		switch {
		case i == 0:
		case isSimpleBorder(l.Text) && l.Indent == 0:
			flush(columns)
			if i < len(lines)-1 {
				g.heads = g.rows
			}
		case l.Indent == 0 && len(row) > 0 && simpleSpans.MatchString(l.Text) && startsAmong(l.Text, columns):
			flush(starts(l.Text))
		case l.Blank():
			row = append(row, l)
		default:
			if l.Indent == 0 || len(row) == 0 {
				if l.Indent == 0 || l.Indent < columns[min(1, len(columns)-1)] {
					flush(columns)
				}
			}
			row = append(row, l)
		}
	}
	flush(columns)
	return g
}

// starts returns the columns at which the dashes of a line begin.
func starts(text string) (out []int) {
	for i := range text {
		if text[i] == '-' && (i == 0 || text[i-1] == ' ') {
			out = append(out, i)
		}
	}
	return out
}

// startsAmong reports whether all dashes of a line begin where a column does.
func startsAmong(text string, columns []int) bool {
	return !slices.ContainsFunc(starts(text), func(i int) bool { return !slices.Contains(columns, i) })
}

// simpleRow returns the cells of a row, which begin at the given columns of its lines. The last cell may be longer than
// its column.
func simpleRow(lines []indent.Line, starts, columns []int, row int) (out []gridCell) {
	for i, start := range starts {
		col, _ := slices.BinarySearch(columns, start)
		next := len(columns)
		end := -1
		if i+1 < len(starts) {
			end = starts[i+1]
			next, _ = slices.BinarySearch(columns, end)
		}
		cell := gridCell{row: row, col: col, down: 1, across: max(next-col, 1)}
		for _, l := range lines {
			cell.lines = append(cell.lines, slice(l, start, end))
		}
		out = append(out, cell)
	}
	return out
}

// slice returns what stands between two columns of a line; end -1 is that of the line. A word that reaches across the
// boundary belongs to the column in which it begins.
func slice(l indent.Line, start, end int) indent.Line {
	at := func(col int) int {
		n, inWord := l.Indent, false
		for i, r := range l.Text {
			if n >= col && (!inWord || r == ' ') {
				return i
			}
			n += columns(string(r))
			inWord = r != ' ' && col > 0
		}
		return len(l.Text)
	}
	from, to := at(start), len(l.Text)
	if end >= 0 {
		to = at(end)
	}
	cut := l.Cut(from, max(from, to))
	if l.Indent > start {
		cut.Indent += l.Indent - start
	}
	return cut
}
