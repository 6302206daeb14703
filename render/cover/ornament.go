package cover

// A Pattern is a form of the ornament: that of the marks, and how they stand together.
type Pattern int

// patterns is the number of patterns: each of the marks in rows and in columns.
const patterns = 2 * marks

const (
	square = iota
	upright
	level
	frame
	marks
)

// The sizes of marks: few of the largest look lost no more, the smallest can still be seen.
const largest, smallestMark = 72, 8

// ornament adds a mark for each question between two heights. Those of a section stand in rows of their own, from top
// to bottom, or in columns of their own, from the bottom up, if there is room beside each other for all sections. Where
// even the smallest marks do not fit, the rest are left out.
func (d *drawing) ornament(g Guide, top, bottom int) {
	if len(g.Rows) == 0 {
		return
	}
	mark := int(g.Pattern) % marks
	if int(g.Pattern) < marks || !d.columns(g.Rows, mark, top, bottom) {
		d.rows(g.Rows, mark, top, bottom)
	}
}

// rows adds marks in rows.
func (d *drawing) rows(sections []int, mark, top, bottom int) {
	step := largest
	for ; step > smallestMark; step-- {
		lines, longest := 0, 0
		for _, n := range sections {
			lines += (n*step + d.room() - 1) / d.room()
			longest = max(longest, n)
		}
		if lines*step <= bottom-top && (longest*step <= d.room() || len(sections) < 2 || step <= largest/2) {
			break
		}
	}
	per := d.room() / step
	y := bottom
	for _, n := range sections {
		y -= (n + per - 1) / per * step
	}
	y = max(y, top)
	for i, n := range sections {
		for k := range n {
			if y+step*7/10 > bottom {
				return
			}
			d.mark(mark, margin+k%per*step, y, step*7/10, shadeOf(i))
			if k%per == per-1 || k == n-1 {
				y += step
			}
		}
	}
}

// columns adds marks in columns of several, and reports whether there is room for at least two.
func (d *drawing) columns(sections []int, mark, top, bottom int) bool {
	if len(sections) < 2 {
		return false
	}
	wide := func(step int) int { return (d.room()/step+1)/len(sections) - 1 } // of a column, with one free between two
	longest := 0
	for _, n := range sections {
		longest = max(longest, n)
	}
	step := largest
	for ; step >= smallestMark; step-- {
		if w := wide(step); w > 1 && (longest+w-1)/w*step <= bottom-top {
			break
		}
	}
	if step < smallestMark {
		return false
	}
	w := wide(step)
	for i, n := range sections {
		for k := range n {
			x, y := margin+(i*(w+1)+k%w)*step, bottom-(k/w+1)*step
			d.mark(mark, x, y, step*7/10, shadeOf(i))
		}
	}
	return true
}

// shadeOf returns the shade of the marks of a section.
func shadeOf(section int) uint8 {
	if section%2 == 1 {
		return faint
	}
	return soft
}

// mark adds a mark in a square of a side.
func (d *drawing) mark(mark, x, y, side int, shade uint8) {
	thin := max(side*3/10, 2)
	switch mark {
	case upright:
		d.box(x, y, thin, side, shade)
	case level:
		d.box(x, y+side-thin, side, thin, shade)
	case frame:
		thin = max(side*2/10, 2)
		d.box(x, y, side, thin, shade)
		d.box(x, y+side-thin, side, thin, shade)
		d.box(x, y+thin, thin, side-2*thin, shade)
		d.box(x+side-thin, y+thin, thin, side-2*thin, shade)
	default:
		d.box(x, y, side, side, shade)
	}
}
