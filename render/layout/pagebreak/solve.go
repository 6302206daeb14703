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
	fewer int64  // the most by which paragraphs of a page can be shorter
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
	if slices.ContainsFunc(boxes, func(b Box) bool { return b.Shorter }) {
		s.fewer = mostLines * opt.Line
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

// mostLines is how many paragraphs of a page may be a line longer, or a line shorter. More of them would be seen.
const mostLines = 2

// perLine is the cost of each, in hundredths.
const perLine = 1200

// fill is [Options.Fill]. It also returns what that costs, in hundredths.
func (opt Options) fill(short int64, give Give, last bool) (lines int, by, cost int64) {
	best := int64(-1)
	try := func(k int) {
		rest := short - int64(k)*opt.Line
		fit := Fit(rest, give.Stretch, give.Shrink, last)
		if rest < fit && k != 0 {
			return // it does not fit even so
		}
		c := give.cost(fit) + int64(max(k, -k))*perLine
		if !last {
			c += opt.empty(rest - fit)
		}
		if best < 0 || c < best || rest >= fit && short-by < int64(lines)*opt.Line {
			lines, by, best = k, fit, c
		}
	}
	try(0)
	for k := 1; k <= min(give.Longer, mostLines) && short > 0 && !last; k++ {
		try(k)
	}
	for k := 1; k <= min(give.Shorter, mostLines) && short < 0; k++ {
		try(-k)
	}
	return lines, by, best
}

// cost returns the cost of a page that is stretched, or shrunk if by is negative, in hundredths: 60·r² for a part r of
// what there is.
func (g Give) cost(by int64) int64 {
	of := g.Stretch
	if by < 0 {
		by, of = -by, g.Shrink
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
	var give Give
	for j := i; j < len(s.boxes) && j < i+maxBoxes; j++ {
		b := &s.boxes[j]
		if j == i {
			text = b.Top
		} else {
			text += b.Space
			give.Stretch += b.Stretch
			give.Shrink += b.Shrink
		}
		text += b.Height
		if b.Notes > 0 && notes == 0 {
			notes = s.opt.NotesSep
		}
		notes += b.Notes
		if b.Lines > 0 && j-b.Lines >= i-1 {
			give.Longer += count(b.Longer)
			give.Shorter += count(b.Shorter)
		}
		if j > i && text+notes-give.Shrink > s.opt.Height+s.fewer {
			return
		}
		used := text + notes + b.Bottom
		fewer := int64(min(give.Shorter, mostLines)) * s.opt.Line
		if used-give.Shrink-fewer <= s.opt.Height || j == i {
			s.try(i, j+1, used, give)
		}
		if s.forced(j + 1) {
			return
		}
	}
}

// try records the page boxes[i:j], of height used, if it is the best way to reach j. On equal terms the later i wins,
// whose earlier pages are the fuller ones.
func (s *solver) try(i, j int, used int64, give Give) {
	c := s.best[i].plus(s.page(i, j, used, give))
	if s.from[j] < 0 || !s.best[j].less(c) {
		s.best[j], s.from[j] = c, i
	}
}

// page returns the cost of the page boxes[i:j] and of the break after it.
func (s *solver) page(i, j int, used int64, give Give) cost {
	var c cost
	short := s.opt.Height - used
	lines, by, sum := s.opt.fill(short, give, s.forced(j))
	c.sum = sum
	switch {
	case short-by < int64(lines)*s.opt.Line:
		c.overfull = 1
	case s.forced(j) && !s.forced(i):
		c.sum += 4 * s.opt.empty(s.opt.Runt-used)
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
func (opt Options) empty(short int64) int64 {
	if short <= 0 {
		return 0
	}
	const most = 10_000
	k := min(short, most*opt.Line) * 100 / opt.Line
	return 5 * k * k / 100
}

// count returns 1 for what is so, else 0.
func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
