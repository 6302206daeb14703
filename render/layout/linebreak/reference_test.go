package linebreak

import (
	"math/rand/v2"
	"testing"
)

// reference implements the documentation of Break without an active list: it tries every set of breaks and judges every
// line by the formulas of the papers.
type reference struct {
	items []Item
	width func(int) int64
	opt   Options
	last  int // the item that ends the paragraph, or len(items)
}

func newReference(items []Item, width func(int) int64, opt Options) *reference {
	r := &reference{items: items, width: width, opt: opt, last: len(items)}
	for i := len(items) - 1; i >= 0 && items[i].Kind != Box; i-- {
		if r.forced(i) {
			r.last = i
			break
		}
	}
	return r
}

func (r *reference) forced(i int) bool {
	return i < len(r.items) && r.items[i].Kind == Penalty && r.items[i].Penalty <= -Infinite
}

func (r *reference) discardable(i int) bool { return r.items[i].Kind != Box && !r.forced(i) }

func (r *reference) breakable(i, pass int) bool {
	if i == r.last {
		return true
	}
	it := r.items[i]
	if it.Kind == Glue {
		return i > 0 && r.items[i-1].Kind == Box
	}
	return it.Kind == Penalty && (r.forced(i) || it.Penalty < Infinite && (pass > 0 || !it.Flagged))
}

// begin skips the items that are discarded at the start of a line.
func (r *reference) begin(i int) int {
	for i < len(r.items) && r.discardable(i) {
		i++
	}
	return min(i, max(r.last, 0))
}

// best returns the least demerits of all ways to set the items after a break at prev; ok is false if there is none.
func (r *reference) best(prev, line, fitness, pass int) (least int64, ok bool) {
	if prev == r.last {
		return 0, true
	}
	content := r.begin(prev + 1)
	start := content
	if prev < 0 {
		start = 0
	}
	first := true
	for b := content; b <= r.last; b++ {
		if !r.breakable(b, pass) || b < r.last && r.last == len(r.items) && r.begin(b+1) == r.last {
			continue
		}
		d, fit, allowed := r.judge(prev, start, b, line, fitness, pass, first)
		first = false
		if allowed {
			if rest, done := r.best(b, line+1, fit, pass); done && (!ok || d+rest < least) {
				least, ok = d+rest, true
			}
		}
		if r.forced(b) {
			break
		}
	}
	return least, ok
}

func (r *reference) judge(prev, start, b, line, fitness, pass int, first bool) (d int64, fit int, allowed bool) {
	end := b == r.last || r.forced(b)
	stop := b
	if b == len(r.items) {
		for stop > start && r.discardable(stop-1) {
			stop--
		}
	}
	var w, stretch, shrink int64
	for _, it := range r.items[start:stop] {
		if it.Kind == Penalty {
			continue
		}
		w += it.Width
		if it.Kind == Glue && !r.opt.Ragged {
			stretch += it.Stretch
			shrink += it.Shrink
		}
	}
	if b < len(r.items) && r.items[b].Kind == Penalty {
		w += r.items[b].Width
	}
	target := r.width(line)
	var bad int64
	fit = 1
	switch {
	case w-shrink > target:
		bad = overfull + min(worst, 1000*(w-shrink-target)/target)
		fit = 0
		allowed = pass == 2 && first
	case w > target:
		x := 1000 * (w - target) / shrink
		bad = 100 * x * x * x / 1_000_000_000
		if x > 500 {
			fit = 0
		}
	case end || w == target:
	case r.opt.Ragged:
		bad = 1000 * (target - w) / target * 4 / 10
	default:
		if pass == 2 {
			stretch += target * int64(r.opt.Emergency) / 1000
		}
		x := int64(10_000)
		if stretch > 0 {
			x = min(x, 1000*(target-w)/stretch)
		}
		bad = min(worst, 100*x*x*x/1_000_000_000)
		if x > 1000 {
			fit = 3
		} else if x > 500 {
			fit = 2
		}
	}
	if w-shrink <= target {
		allowed = pass == 2 || bad <= int64([]int{r.opt.PreTolerance, r.opt.Tolerance}[pass])
	}
	d = (int64(r.opt.LinePenalty) + bad) * (int64(r.opt.LinePenalty) + bad)
	flaggedBefore := prev >= 0 && r.items[prev].Kind == Penalty && r.items[prev].Flagged
	if !end && r.items[b].Kind == Penalty {
		p := int64(r.items[b].Penalty)
		if p < 0 {
			d -= p * p
		} else {
			d += p * p
		}
		if r.items[b].Flagged && flaggedBefore {
			d += int64(r.opt.FlaggedDemerits)
		}
	}
	if end && flaggedBefore {
		d += int64(r.opt.FinalFlaggedDemerits)
	}
	if end && prev >= 0 && !r.forced(prev) && min(1000, 1000*w/target) < int64(r.opt.ShortLast) {
		d += int64(r.opt.ShortLastDemerits)
	}
	if prev >= 0 && !r.opt.Ragged && max(fit-fitness, fitness-fit) > 1 {
		d += int64(r.opt.FitnessDemerits)
	}
	return d, fit, allowed
}

func randomItems(rng *rand.Rand) []Item {
	var items []Item
	for range rng.IntN(15) {
		switch k := rng.IntN(12); {
		case k < 5:
			items = append(items, Item{Kind: Box, Width: int64(1 + rng.IntN(60))})
		case k < 9:
			w := int64(rng.IntN(12))
			items = append(items, Item{Kind: Glue, Width: w, Stretch: int64(rng.IntN(10)), Shrink: rng.Int64N(w + 1)})
		case k < 11:
			items = append(
				items,
				Item{
					Kind: Penalty, Width: int64(rng.IntN(6)), Penalty: rng.Int32N(300) - 100, Flagged: rng.IntN(2) == 0,
				},
			)
		default:
			items = append(items, Item{Kind: Penalty, Penalty: []int32{Infinite, -Infinite}[rng.IntN(2)]})
		}
	}
	return items
}

func TestBreakHasTheLeastDemerits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1981, 11))
	var byPass [3]int
	for n := range 30_000 {
		items := randomItems(rng)
		first, rest, shape := int64(40+rng.IntN(60)), int64(40+rng.IntN(60)), rng.IntN(4)
		width := func(line int) int64 {
			if line < shape {
				return first + int64(line)
			}
			return rest
		}
		opt := Defaults()
		opt.Ragged = n%3 == 0
		opt.ShortLast = 300
		ref := newReference(items, width, opt)
		want, ok := int64(0), len(items) == 0
		for pass := 0; pass < 3 && !ok; pass++ {
			if want, ok = ref.best(-1, 0, 1, pass); ok {
				byPass[pass]++
			}
		}
		if !ok {
			t.Fatalf("input %d: the reference finds no way to set %v", n, items)
		}
		if len(items) == 0 {
			continue
		}
		lines, got := newParagraph(items, width, opt).passes()
		if got != want {
			t.Fatalf("input %d: demerits %d, want %d\nitems %v\nlines %v", n, got, want, items, lines)
		}
		checkLines(t, items, lines)
	}
	for pass, n := range byPass {
		if n < 500 {
			t.Errorf("only %d inputs came to pass %d", n, pass)
		}
	}
}

// checkLines fails if a box is lost or set twice, or if a forced break is skipped.
func checkLines(t *testing.T, items []Item, lines []Line) {
	t.Helper()
	at := 0
	skip := func(to int) {
		for ; at < to; at++ {
			if items[at].Kind == Box {
				t.Fatalf("box %d is on no line of %v", at, lines)
			}
		}
	}
	for k, l := range lines {
		if l.Start < at || l.End < l.Start {
			t.Fatalf("line %d of %v begins before the last ended", k, lines)
		}
		skip(l.Start)
		for i := l.Start; i < l.End; i++ {
			if items[i].Kind == Penalty && items[i].Penalty <= -Infinite {
				t.Fatalf("line %d of %v runs over the forced break %d", k, lines, i)
			}
		}
		at = l.End
	}
	skip(len(items))
}
