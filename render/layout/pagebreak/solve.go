package pagebreak

import "slices"

// cost orders solutions, the worst fault first.
type cost struct {
	overfull  int   // pages that hold more than their height
	forbidden int   // pages that begin at an infinite penalty
	sum       int64 // penalties and empty feet, in hundredths, so that fractions of a line count
}

func (c cost) plus(d cost) cost {
	return cost{c.overfull + d.overfull, c.forbidden + d.forbidden, c.sum + d.sum}
}

func (c cost) less(d cost) bool {
	if c.overfull != d.overfull {
		return c.overfull < d.overfull
	}
	if c.forbidden != d.forbidden {
		return c.forbidden < d.forbidden
	}
	return c.sum < d.sum
}

// solver finds, for every box, the cheapest way to set the boxes before it on whole pages.
type solver struct {
	boxes []Box
	opt   Options
	best  []cost // best[j]: the cheapest way to set boxes[:j] so that a page begins with j
	from  []int  // from[j]: where the page that ends before j begins; -1 if no way was found yet
}

func newSolver(boxes []Box, opt Options) *solver {
	if opt.Line <= 0 {
		opt.Line = 14_000
	}
	s := &solver{boxes: boxes, opt: opt, best: make([]cost, len(boxes)+1), from: make([]int, len(boxes)+1)}
	for j := range s.from {
		s.from[j] = -1
	}
	return s
}

func (s *solver) solve() []int {
	// A page of one box is always tried, so every j is reached from j-1 at least.
	for i := range s.boxes {
		s.pagesFrom(i)
	}
	var starts []int
	for j := len(s.boxes); j > 0; j = s.from[j] {
		starts = append(starts, s.from[j])
	}
	slices.Reverse(starts)
	return starts
}

// slack is how much a page may be stretched and shrunk.
type slack struct{ stretch, shrink int64 }

// cost returns the cost of a page that is stretched, or shrunk if by is negative, in hundredths: 60·r² for a part r of
// what there is.
func (g slack) cost(by int64) int64 {
	of := g.stretch
	if by < 0 {
		by, of = -by, g.shrink
	}
	if of == 0 {
		return 0
	}
	r := by * 100 / of
	return 60 * r * r / 100
}

// pagesFrom tries every page that begins with box i.
func (s *solver) pagesFrom(i int) {
	var text, notes int64
	var give slack
	for j := i; j < len(s.boxes) && j < i+maxBoxes; j++ {
		b := &s.boxes[j]
		if j == i {
			text = b.Top
		} else {
			text += b.Space
			give.stretch += b.Stretch
			give.shrink += b.Shrink
		}
		text += b.Height
		if b.Notes > 0 && notes == 0 {
			notes = s.opt.NotesSep
		}
		notes += b.Notes
		if j > i && text+notes-give.shrink > s.opt.Height {
			return
		}
		used := text + notes + b.Bottom
		if used-give.shrink <= s.opt.Height || j == i {
			s.try(i, j+1, used, give)
		}
		if s.forced(j + 1) {
			return
		}
	}
}

// try records the page boxes[i:j], of height used, if it is the best way to reach j. On equal terms the later i wins,
// whose earlier pages are the fuller ones.
func (s *solver) try(i, j int, used int64, give slack) {
	c := s.best[i].plus(s.page(i, j, used, give))
	if s.from[j] < 0 || !s.best[j].less(c) {
		s.best[j], s.from[j] = c, i
	}
}

// page returns the cost of the page boxes[i:j] and of the break after it.
func (s *solver) page(i, j int, used int64, give slack) cost {
	var c cost
	short := s.opt.Height - used
	by := Fit(short, give.stretch, give.shrink, s.forced(j))
	c.sum += give.cost(by)
	short -= by
	switch {
	case short < 0:
		c.overfull = 1
	case !s.forced(j):
		c.sum += s.empty(short)
	case !s.forced(i):
		c.sum += 4 * s.empty(s.opt.Runt-used)
	}
	if j == len(s.boxes) || s.forced(j) {
		return c
	}
	if p := s.boxes[j].Penalty; p >= Infinite {
		c.forbidden = 1
	} else {
		c.sum += int64(p) * 100
	}
	return c
}

// forced reports whether a page must begin at j: at the first box, at a forced break, or after the last box.
func (s *solver) forced(j int) bool {
	return j == 0 || j == len(s.boxes) || s.boxes[j].Penalty <= -Infinite
}

// empty returns the cost of a foot that is short by a height, in hundredths: 5·k² for k lines. Lines are counted in
// hundredths and bounded by most, so that no sum overflows.
func (s *solver) empty(short int64) int64 {
	if short <= 0 {
		return 0
	}
	const most = 10_000
	k := min(short, most*s.opt.Line) * 100 / s.opt.Line
	return 5 * k * k / 100
}
