package layout

// Where pages have several columns, rows are broken into columns as they are into pages otherwise, and footnotes stand
// at the foot of the column that refers to them. Columns are whole pages' worth: one that nothing stands in begins with
// the row that the next one begins with. Nothing spans columns: listings are wrapped, and tables that are too wide
// become lists. The front matter has one column.

// inColumns breaks rows into columns of a height, or into pages if those have one, and returns the index of the first
// row of each. What must begin on a new page begins in a first column, and the columns of the last page are of about
// one height.
func (s *pageSetter) inColumns(rows []row, height Length) []int {
	runt := height * 3 / 10
	starts := s.broken(rows, height, runt)
	if s.d.columns == 1 && s.d.cue == 0 {
		return loosener{s}.loosened(rows, starts, height, runt)
	}
	if s.d.columns == 1 {
		return starts
	}
	var out []int
	for _, start := range starts {
		if rows[start].penalty <= always {
			out = s.filled(out, start)
		}
		out = append(out, start)
	}
	last := (len(out) - 1) / s.d.columns * s.d.columns
	from := out[last]
	if level := s.balanced(rows[from:], height); level != nil {
		out = out[:last]
		for _, start := range level {
			out = append(out, from+start)
		}
	}
	return s.filled(out, len(rows))
}

// filled adds empty columns to starts until the last page is full. The next page begins with row next.
func (s *pageSetter) filled(starts []int, next int) []int {
	for len(starts)%s.d.columns > 0 {
		starts = append(starts, next)
	}
	return starts
}

// balanced breaks rows into the columns of a page, as low as they can be. It returns nil if they need more.
func (s *pageSetter) balanced(rows []row, height Length) (best []int) {
	lo, hi := Length(0), height+s.d.grid
	for hi-lo > s.d.grid {
		mid := (lo + hi) / 2
		if lower := s.broken(rows, mid, 0); len(lower) <= s.d.columns {
			best, hi = lower, mid
		} else {
			lo = mid
		}
	}
	return best
}

// pagesOf returns the rows with which pages begin, of those with which columns do.
func (s *pageSetter) pagesOf(starts []int) []int {
	if s.d.columns == 1 {
		return starts
	}
	var out []int
	for i := 0; i < len(starts); i += s.d.columns {
		out = append(out, starts[i])
	}
	return out
}

// beside places a sheet in a column of the last page of b that is not the first.
func (s *pageSetter) beside(b *Book, on sheet, column int) {
	p := b.Pages[len(b.Pages)-1]
	c := &Page{}
	s.stretch(s.d, &on)
	s.compose(b, c, s.d, on)
	by := Length(column) * s.d.step
	for _, it := range c.Items {
		s.d.shift(it, by)
	}
	p.Items = append(p.Items, c.Items...)
}
