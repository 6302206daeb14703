package linebreak

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// reference implements the documentation of Break without an active list: it tries every set of breaks and judges every
// line by the formulas of the papers.
type reference struct {
	items []Item
	width func(int) int64
	opt   Options
	last  int // the item that ends the paragraph, or len(items)
	exact int // how many lines there are to be; 0: any
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

// A broken is a paragraph up to a break: the item of the break, the number of lines, the fitness of the last one, and
// how many up to it, in succession, end in hyphens.
type broken struct{ at, lines, fitness, hyphens int }

// best returns the least demerits of all ways to set the items after a; ok is false if there is none.
func (r *reference) best(a broken, pass int) (least int64, ok bool) {
	prev := a.at
	if prev == r.last {
		return 0, r.exact == 0 || a.lines == r.exact
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
		d, fit, allowed := r.judge(a, start, b, pass, first)
		first = false
		if allowed {
			ladder := 0
			if r.hyphen(b) {
				ladder = a.hyphens + 1
			}
			if rest, done := r.best(broken{b, a.lines + 1, fit, ladder}, pass); done && (!ok || d+rest < least) {
				least, ok = d+rest, true
			}
		}
		if r.forced(b) {
			break
		}
	}
	return least, ok
}

// hyphen reports whether a break at i divides a word.
func (r *reference) hyphen(i int) bool {
	return i >= 0 && i < len(r.items) && r.items[i].Kind == Penalty && r.items[i].Flagged
}

// hangs returns how far a line of items[start:stop] that ends at b hangs in the margins.
func (r *reference) hangs(start, stop, b int) (w int64) {
	if start < len(r.items) && r.items[start].Kind == Box {
		w += r.items[start].Left
	}
	if b < len(r.items) && r.items[b].Kind == Penalty && r.items[b].Width > 0 {
		return w + r.items[b].Right
	}
	for i := stop - 1; i >= start; i-- {
		if r.items[i].Kind == Box {
			return w + r.items[i].Right
		}
	}
	return w
}

// judge judges a line after a with items[start:b].
func (r *reference) judge(a broken, start, b, pass int, first bool) (d int64, fit int, allowed bool) {
	end := b == r.last || r.forced(b)
	stop := b
	if b == len(r.items) {
		for stop > start && r.discardable(stop-1) {
			stop--
		}
	}
	var w, glue, boxes, shrink int64
	spaces := 0
	for _, it := range r.items[start:stop] {
		if it.Kind == Penalty {
			continue
		}
		if it.Kind == Glue {
			spaces++
		}
		w += it.Width
		if !r.opt.Ragged {
			if it.Kind == Glue {
				glue += it.Stretch
			} else {
				boxes += it.Stretch
			}
			shrink += it.Shrink
		}
	}
	if b < len(r.items) && r.items[b].Kind == Penalty {
		w += r.items[b].Width
	}
	natural, measure := w, r.width(a.lines)
	target := measure + r.hangs(start, stop, b)
	var bad int64
	fit = 1
	switch {
	case w-shrink > target:
		bad = overfull + min(worst, 1000*(w-shrink-target)/measure)
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
		empty := min(1000, 1000*(target-w)/measure)
		bad = empty * 4 / 10
		for fit = 0; fit < 3 && empty >= 125*int64(fit+1); fit++ {
		}
	default:
		if pass == 2 {
			glue += measure * int64(r.opt.Emergency) / 1000
		}
		x := int64(10_000)
		if room := target - w; room <= glue+boxes {
			x = min(x, 1000*room/(glue+boxes))
		} else if glue > 0 {
			x = min(x, 1000*(room-boxes)/glue)
		}
		bad = min(worst, 100*x*x*x/1_000_000_000)
		if x > 1000 {
			fit = 3
		} else if x > 500 {
			fit = 2
		}
	}
	ladder := a.hyphens > 1 && r.hyphen(b) && !end
	fragment := end && a.hyphens > 0 && spaces == 0
	if w-shrink <= target {
		allowed = pass == 2 || bad <= int64([]int{r.opt.PreTolerance, r.opt.Tolerance}[pass])
	}
	d = (int64(r.opt.LinePenalty) + bad) * (int64(r.opt.LinePenalty) + bad)
	if !end && r.items[b].Kind == Penalty {
		p := int64(r.items[b].Penalty)
		if p < 0 {
			d -= p * p
		} else {
			d += p * p
		}
		if r.items[b].Flagged && a.hyphens == 1 {
			d += int64(r.opt.FlaggedDemerits)
		}
	}
	if end && a.hyphens > 0 {
		d += int64(r.opt.FinalFlaggedDemerits)
	}
	if ladder || fragment {
		d += int64(r.opt.ForbiddenDemerits)
		allowed = allowed && pass == 2
	}
	if end && a.at >= 0 && !r.forced(a.at) && min(1000, 1000*natural/measure) < int64(r.opt.ShortLast) {
		d += int64(r.opt.ShortLastDemerits)
	}
	if a.at >= 0 && !(r.opt.Ragged && end) && max(fit-a.fitness, a.fitness-fit) > 1 {
		d += int64(r.opt.FitnessDemerits)
	}
	return d, fit, allowed
}

// randomBox returns a box, every other of which stretches, shrinks and hangs.
func randomBox(rng *rand.Rand) Item {
	it := Item{Kind: Box, Width: int64(1 + rng.IntN(60))}
	if rng.IntN(2) == 0 {
		it.Stretch, it.Left = int64(rng.IntN(8)), int64(rng.IntN(4))
		it.Right = rng.Int64N(it.Width + 1)
		it.Shrink = rng.Int64N(it.Width - it.Right + 1)
	}
	return it
}

func randomItems(rng *rand.Rand) []Item {
	var items []Item
	for range rng.IntN(15) {
		switch k := rng.IntN(12); {
		case k < 5:
			items = append(items, randomBox(rng))
		case k < 9:
			w := int64(rng.IntN(12))
			items = append(items, Item{Kind: Glue, Width: w, Stretch: int64(rng.IntN(10)), Shrink: rng.Int64N(w + 1)})
		case k < 11:
			w := int64(rng.IntN(6))
			items = append(
				items,
				Item{
					Kind: Penalty, Width: w, Penalty: rng.Int32N(300) - 100, Flagged: rng.IntN(2) == 0,
					Right: rng.Int64N(w + 1),
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
			if want, ok = ref.best(broken{at: -1, fitness: 1}, pass); ok {
				byPass[pass]++
			}
		}
		if !ok {
			t.Fatalf("input %d: the reference finds no way to set %v", n, items)
		}
		if len(items) == 0 {
			continue
		}
		lines, got := newParagraph(items, width, opt).passes(&scratch{})
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

// TestBreakIntoHasTheLeastDemerits sets random paragraphs in each number of lines.
func TestBreakIntoHasTheLeastDemerits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1978, 3))
	sets, none := 0, 0
	for k := range 10_000 {
		items := randomItems(rng)
		if len(items) == 0 {
			continue
		}
		width := always(int64(40 + rng.IntN(60)))
		opt := Defaults()
		opt.Ragged = k%3 == 0
		opt.ShortLast = 0
		ref := newReference(items, width, opt)
		for ref.exact = 1; ref.exact < 5; ref.exact++ {
			want, ok := int64(0), false
			for pass := 0; pass < 2 && !ok; pass++ {
				want, ok = ref.best(broken{at: -1, fitness: 1}, pass)
			}
			lines, got := BreakInto(items, width, opt, ref.exact)
			if (lines != nil) != ok || ok && (got != want || len(lines) != ref.exact) {
				t.Fatalf("input %d in %d lines: %v, demerits %d, want %d, %v\nitems %v", k, ref.exact, lines, got, want, ok, items)
			}
			if !ok {
				none++
				continue
			}
			sets++
			checkLines(t, items, lines)
		}
	}
	if sets < 1000 || none < 1000 {
		t.Errorf("%d could be set and %d could not", sets, none)
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

// newParagraph returns a paragraph in memory of its own.
func newParagraph(items []Item, width func(int) int64, opt Options) *paragraph {
	p := &paragraph{}
	p.read(items, width, opt)
	return p
}

// TestABreakerForgetsTheParagraphBefore breaks random paragraphs one after the other in the same memory, and each in
// memory of its own.
func TestABreakerForgetsTheParagraphBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 11))
	var b Breaker
	for n := range 400 {
		var items []Item
		for range r.IntN(120) {
			switch r.IntN(5) {
			case 0:
				hyphen := Item{Kind: Penalty, Width: int64(r.IntN(4)), Penalty: int32(r.IntN(200))}
				hyphen.Flagged = r.IntN(2) == 0
				items = append(items, hyphen)
			case 1, 2:
				items = append(items, Item{Kind: Glue, Width: 4, Stretch: int64(r.IntN(4)), Shrink: int64(r.IntN(2))})
			default:
				items = append(items, Item{Kind: Box, Width: int64(r.IntN(40))})
			}
		}
		if n%7 == 0 {
			items = append(items, Item{Kind: Penalty, Penalty: -Infinite})
		}
		opt := Defaults()
		opt.Ragged = n%3 == 0
		width := func(line int) int64 { return int64(60 + 20*min(line, n%4)) }
		if got, want := b.Break(items, width, opt), Break(items, width, opt); !slices.Equal(got, want) {
			t.Fatalf("paragraph %d: %v, in memory of its own %v", n, got, want)
		}
	}
}
