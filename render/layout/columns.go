package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/source/ast"
)

// A grid is a table with its columns measured.
type grid struct {
	x        []Length // left edge of each column's text
	w        []Length // width of each column's text
	numbers  []bool   // the column holds numbers
	fraction []Length // of the numbers: the widest part right of the decimal point
	look     look
	heads    func(c *ast.Cell, column int) bool // whether a cell heads its row
}

// columns measures the columns of a table. If they do not fit side by side, they share the available width in
// proportion to what each needs beyond its longest word. If even the longest words do not fit, the table extends into
// the margin, then its type gets smaller. The result is false if words would have to be split even then.
func (s *tableSetter) columns(b *ast.Table, c column) (grid, bool) {
	x, w := c.x, c.w
	t := s.d.theme.Type
	for _, size := range []float64{t.Table.Size, t.Table.Size, t.Small.Size, t.TableFloor} {
		if g, fits := s.share(b, s.cellLook(c, size), x, w); fits {
			return g, true
		}
		if c.x == s.d.textX && !c.turned {
			x, w = s.d.wideX(), s.d.textX+s.d.textW-s.d.wideX()
		}
	}
	return grid{}, false
}

// split measures the columns of a table in which words are split. The result is false if columns would be too narrow
// even for that.
func (s *tableSetter) split(b *ast.Table, c column) (grid, bool) {
	x, w := c.x, c.w
	if c.x == s.d.textX && !c.turned {
		x, w = s.d.wideX(), s.d.textX+s.d.textW-s.d.wideX()
	}
	g, _ := s.share(b, s.cellLook(c, s.d.theme.Type.TableFloor), x, w)
	return g, slices.Min(g.w) >= 4*g.look.size
}

// cellLook returns the look of cells in a size of the theme, or in the nearest that the theme allows.
func (s *tableSetter) cellLook(c column, size float64) look {
	t := s.d.theme.Type
	lk := s.d.styled(t.Table)
	full := lk.size
	lk.size = s.d.sized(min(max(size, t.TableFloor), t.Table.Size))
	lk.lead = lk.lead * lk.size / full
	lk.style, lk.turned = c.look.style, c.turned
	lk.style.Proportional = false
	return lk
}

// share divides the width w among the columns of b. It reports whether every word fits.
func (s *tableSetter) share(b *ast.Table, lk look, x, w Length) (grid, bool) {
	n := len(b.Header)
	gap := min(s.d.pt(12), w/Length(3*n))
	if n > 4 {
		gap = min(s.d.pt(8), gap)
	}
	least, most := make([]Length, n), make([]Length, n)
	bold := lk
	bold.style.Bold = true
	for i, cell := range b.Header {
		least[i], most[i] = s.measure(cell, bold)
	}
	g := grid{look: lk, heads: b.HeadsRow(), numbers: make([]bool, n), fraction: make([]Length, n)}
	for _, r := range b.Rows {
		for i, cell := range r[:min(n, len(r))] {
			lo, hi := s.measure(cell, headed(cell, lk))
			least[i], most[i] = max(least[i], lo), max(most[i], hi)
		}
	}
	for i := range n {
		if g.fraction[i], g.numbers[i] = s.numeric(b, i, lk); g.numbers[i] {
			// Numbers that are aligned by their decimal points may together need more room than any one of them.
			for _, r := range b.Rows {
				if i < len(r) {
					_, hi := s.measure(r[i], headed(r[i], lk))
					least[i] = max(least[i], hi-s.fraction(r[i], lk)+g.fraction[i])
				}
			}
			most[i] = max(most[i], least[i])
		}
	}
	room := w - gap*Length(n-1)
	var sumLeast, sumMost Length
	for i := range n {
		sumLeast += least[i]
		sumMost += most[i]
	}
	g.w = most
	fits := sumLeast <= room
	switch {
	case sumMost > room:
		g.w = divide(least, most, room)
	case n > 1 && sumMost+gap*Length(n-1) >= w*nearlyFull/100:
		gap = (w - sumMost) / Length(n-1)
	}
	for i := range n {
		g.x = append(g.x, x)
		x += g.w[i] + gap
	}
	return g, fits
}

// nearlyFull is the share of the measure, in percent, from which on a table takes all of it: one that ends a little
// short of the text looks like a mistake.
const nearlyFull = 88

// divide distributes room among columns. Each gets its least width; the rest is distributed in proportion to the square
// root of the difference between its most and its least width, so that one column of long text does not starve the
// others. If the least widths do not fit, all shrink alike.
func divide(least, most []Length, room Length) []Length {
	n := len(least)
	out := make([]Length, n)
	var sum Length
	for _, l := range least {
		sum += l
	}
	if sum > room {
		for i, l := range least {
			out[i] = max(l*room/sum, 0)
		}
		return out
	}
	copy(out, least)
	rest := room - sum
	for rest > 0 {
		var weights Length
		for i := range n {
			weights += sqrt(most[i] - out[i])
		}
		if weights == 0 {
			break
		}
		given := Length(0)
		for i := range n {
			more := min(rest*sqrt(most[i]-out[i])/weights, most[i]-out[i])
			out[i] += more
			given += more
		}
		if given == 0 {
			break
		}
		rest -= given
	}
	return out
}

// sqrt is the integer square root of l, by Newton's method.
func sqrt(l Length) Length {
	if l <= 0 {
		return 0
	}
	x := l
	for y := (x + 1) / 2; y < x; y = (x + l/x) / 2 {
		x = y
	}
	return x
}

// measure returns the width of the widest word of a cell and that of its text on one line.
func (s *tableSetter) measure(cell *ast.Cell, lk look) (least, most Length) {
	p := passage{in: cell.Inlines, look: look{size: lk.size, style: lk.style, align: ragged}, width: 1 << 40}
	p.draws = s.d.within(s.d.textW)
	f := s.text.flow(p)
	var word, line Length
	for i, it := range f.items {
		switch {
		case f.pieces[i] == nil && it.Penalty <= -linebreak.Infinite:
			word, line = 0, 0
		case f.pieces[i] == nil && it.Penalty >= linebreak.Infinite:
		case f.pieces[i] == nil:
			word = 0
		case it.Kind == linebreak.Glue:
			word = 0
			line += Length(it.Width)
		default:
			word += Length(it.Width)
			line += Length(it.Width)
		}
		least, most = max(least, word), max(most, line)
	}
	return least, most
}

// isNumber reports whether the text of a cell is one number, perhaps with a sign, a currency and a unit: "−3.5 °C",
// "$1,200", "≥ 40 MB/s".
func isNumber(s string) bool {
	const digits = "0123456789"
	s = cutOneOf(cutOneOf(s, "-+−~≈<>≤≥"), "$€£")
	if s == "" || !strings.Contains(digits, s[:1]) {
		return false
	}
	unit := cutOneOf(strings.TrimLeft(s, digits+"., "), "\t\n\f\r")
	if unit == "" || unit == "%" {
		return true
	}
	of, per, isRate := strings.Cut(unit, "/")
	return isWord(of, 4, "µ°") && (!isRate || isWord(per, 3, "") && per == strings.ToLower(per))
}

// cutOneOf returns s without its first character if that is one of set.
func cutOneOf(s, set string) string {
	if r, size := utf8.DecodeRuneInString(s); size > 0 && strings.ContainsRune(set, r) {
		return s[size:]
	}
	return s
}

// isWord reports whether s has at least one and at most n characters, all of them letters of ASCII or in also.
func isWord(s string, n int, also string) bool {
	other := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && !strings.ContainsRune(also, r)
	}
	return s != "" && utf8.RuneCountInString(s) <= n && !strings.ContainsFunc(s, other)
}

// numeric reports whether the cells of column i are numbers, at least two beside empty ones, and returns the width of
// the widest part to the right of a decimal point. Numbers are aligned by their points.
func (s *tableSetter) numeric(b *ast.Table, i int, lk look) (fraction Length, ok bool) {
	n := 0
	for _, r := range b.Rows {
		if i >= len(r) {
			continue
		}
		t := cellText(r[i])
		if t == "" || t == "-" || t == "–" || t == "—" {
			continue
		}
		if !isNumber(t) {
			return 0, false
		}
		n++
		fraction = max(fraction, s.fraction(r[i], lk))
	}
	return fraction, n > 1
}

// fraction returns the width of a number from its decimal point on, with its unit.
func (s *tableSetter) fraction(cell *ast.Cell, lk look) Length {
	lk = headed(cell, lk)
	t := cellText(cell)
	whole := strings.TrimRight(t, "%/°µ abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if at := strings.LastIndexByte(whole, '.'); at >= 0 {
		whole = whole[:at]
	}
	return s.shape.piece(t[len(whole):], &face{style: lk.style, size: lk.size}, cell.At).width
}

// cellText returns the text of a cell with spaces of one kind: a number may be bound to its unit.
func cellText(c *ast.Cell) string {
	return strings.TrimSpace(strings.ReplaceAll(ast.PlainText(c.Inlines), "\u00a0", " "))
}
