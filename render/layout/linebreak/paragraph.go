package linebreak

import "slices"

// pass is an attempt at a paragraph; each allows more than the one before.
type pass int

const (
	plain     pass = iota // no flagged breaks
	flagged               // all breaks
	emergency             // all breaks, any badness, more stretch
)

// paragraph is the state that the passes share: the items, and prefix sums over them.
type paragraph struct {
	items   []Item
	opt     Options
	end     int     // items[end:] are glue and penalties that are never set
	next    []int32 // next[i] is the first item from i on that a line may begin with: a box, a forced break, or end
	sums    []sum   // sums[i] is over items[:i]
	ends    []int32 // ends[i] is the last box of items[:i], or -1
	exactly int     // how many lines there are to be; 0: as many as are best
	widths  []int64 // of the lines up to the last whose width differs from the next; all further lines are like it
}

// sum is a width with its stretch and shrink. boxes is the part of the stretch that boxes have, spaces the number of
// pieces of glue.
type sum struct{ width, stretch, shrink, boxes, spaces int64 }

func (a sum) minus(b sum) sum {
	return sum{
		a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.boxes - b.boxes, a.spaces - b.spaces,
	}
}

// ratio returns how far what s adds up stretches to fill room, in thousandths. Boxes stretch no further than 1000.
func (s sum) ratio(room int64) int64 {
	const most = 10_000
	if room > s.stretch {
		return thousandths(room-s.boxes, s.stretch-s.boxes, most)
	}
	return thousandths(room, s.stretch, most)
}

// read makes p the paragraph of items, in the memory of the one before.
func (p *paragraph) read(items []Item, width func(int) int64, opt Options) {
	p.items, p.opt, p.end, p.exactly = items, opt, 0, 0
	p.sums, p.ends = sized(p.sums, len(items)+1), sized(p.ends, len(items)+1)
	p.sums[0], p.ends[0] = sum{}, -1
	breaks := 1
	for i, it := range items {
		s := p.sums[i]
		p.ends[i+1] = p.ends[i]
		if it.Kind == Box || it.Kind == Glue {
			s.width += it.Width
			s.stretch += it.Stretch
			s.shrink += it.Shrink
		}
		switch it.Kind {
		case Box:
			s.boxes += it.Stretch
			p.ends[i+1] = int32(i)
		case Glue:
			s.spaces++
		}
		p.sums[i+1] = s
		if it.Kind == Box || p.forced(i) {
			p.end = i + 1
		}
		if it.Kind != Box {
			breaks++
		}
	}
	p.next = sized(p.next, len(items)+1)
	p.next[len(items)] = int32(p.end)
	for i := len(items) - 1; i >= 0; i-- {
		p.next[i] = min(p.next[i+1], int32(p.end))
		if items[i].Kind == Box || p.forced(i) {
			p.next[i] = int32(i)
		}
	}
	// There are at most as many lines as breaks. Lines after the last change of width share one number, which keeps the
	// number of states small; see state.
	for breaks > 1 && width(breaks-2) == width(breaks-1) {
		breaks--
	}
	p.widths = sized(p.widths, breaks)
	for i := range p.widths {
		p.widths[i] = max(width(i), 0)
	}
}

// sized returns n elements of any value, in the memory of s if they fit in it.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// forced reports whether a line must end at item i.
func (p *paragraph) forced(i int) bool {
	return i >= 0 && i < len(p.items) && p.items[i].Kind == Penalty && p.items[i].Penalty <= -Infinite
}

// legal reports whether a line may end at item i in the given pass.
func (p *paragraph) legal(i int, ps pass) bool {
	switch it := p.items[i]; it.Kind {
	case Glue:
		return i > 0 && p.items[i-1].Kind == Box
	case Penalty:
		return p.forced(i) || it.Penalty < Infinite && (ps > plain || !it.Flagged)
	default:
		return false
	}
}

// fill is a candidate line, before it is compared with others.
type fill struct {
	width   int64 // natural, hyphen included
	ratio   int   // thousandths of the real stretch, between -1000 and Loosest
	fitness int   // 0 tight, 1 decent, 2 loose, 3 very loose; if ragged, how many eighths are empty, at most 3
	badness int64
	over    bool // wider than the line even when shrunk
	short   bool // as in Line
}

const (
	worst    = 100_000 // badness of a line that could not be emptier
	overfull = 200_000 // badness of a line that is too wide, before the excess is added
)

// line sets the items from start to the break at end on a line of the given width. last is true for a line that ends
// its paragraph or comes before a forced break.
func (p *paragraph) line(start, end int, width int64, last bool, ps pass) fill {
	stop := max(min(end, p.end), start)
	s := p.sums[stop].minus(p.sums[start])
	hyphen := end < len(p.items) && p.items[end].Kind == Penalty
	if hyphen {
		s.width += p.items[end].Width
	}
	if p.opt.Ragged {
		s.stretch, s.shrink, s.boxes = 0, 0, 0
	}
	f := fill{width: s.width, fitness: 1}
	room := width - s.width + p.left(start)
	if hyphen && p.items[end].Width > 0 {
		room += p.items[end].Right
	} else {
		room += p.right(start, stop)
	}
	switch {
	case room < -s.shrink:
		f.over = true
		f.ratio = -1000
		f.fitness = 0
		f.badness = overfull + thousandths(-room-s.shrink, width, worst)
	case room < 0:
		r := thousandths(-room, s.shrink, 1000)
		f.ratio = -int(r)
		f.badness = cubed(r)
		if r > 500 {
			f.fitness = 0
		}
	case last || room == 0:
		f.short = room > 0
	case p.opt.Ragged:
		f.short = true
		f.badness = thousandths(room, width, 1000) * 4 / 10
		f.fitness = int(min(thousandths(room, width, 1000)/125, 3))
	default:
		f.ratio = int(s.ratio(room))
		if f.ratio > Loosest {
			f.ratio, f.short = 0, true
		}
		if ps == emergency {
			s.stretch += width * int64(p.opt.Emergency) / 1000
		}
		r := s.ratio(room)
		f.badness = cubed(r)
		if r > 1000 {
			f.fitness = 3
		} else if r > 500 {
			f.fitness = 2
		}
	}
	return f
}

// left returns how far the item that a line begins with hangs in the margin.
func (p *paragraph) left(start int) int64 {
	if start < len(p.items) && p.items[start].Kind == Box {
		return p.items[start].Left
	}
	return 0
}

// right returns how far the last box of items[start:stop] hangs in the margin.
func (p *paragraph) right(start, stop int) int64 {
	if k := int(p.ends[stop]); k >= start {
		return p.items[k].Right
	}
	return 0
}

// cubed returns the badness 100·r³ of a ratio of r thousandths, at most worst.
func cubed(r int64) int64 { return min(100*r*r*r/1_000_000_000, worst) }

// thousandths returns 1000·a/b, at most limit; it returns limit if b is 0.
func thousandths(a, b, limit int64) int64 {
	if b <= 0 || a/b > limit/1000 {
		return limit
	}
	return min(1000*a/b, limit)
}
