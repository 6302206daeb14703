package pagebreak

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// reference tries every set of pages and computes the cost of each page from the documentation.
type reference struct {
	boxes []Box
	opt   Options
}

func (r reference) mustBegin(j int) bool {
	return j == 0 || j == len(r.boxes) || r.boxes[j].Penalty <= -Infinite
}

func (r reference) used(i, j int) int64 {
	h := r.boxes[i].Top + r.boxes[i].Height + r.boxes[j-1].Bottom
	for _, b := range r.boxes[i+1 : j] {
		h += b.Space + b.Height
	}
	noted := false
	for _, b := range r.boxes[i:j] {
		h += b.Notes
		noted = noted || b.Notes > 0
	}
	if noted {
		h += r.opt.NotesSep
	}
	return h
}

// filled returns what it costs to fill the page boxes[i:j] of a height used: the least of all numbers of lines that its
// paragraphs may be longer or shorter by. It fits if what remains is not less than nothing.
func (r reference) filled(i, j int, used int64) (cost int64, fits bool) {
	var stretch, shrink int64
	longer, shorter := 0, 0
	for k, b := range r.boxes[i:j] {
		if k > 0 {
			stretch += b.Stretch
			shrink += b.Shrink
		}
		if b.Lines > 0 && b.Lines <= k+1 && b.Longer {
			longer++
		}
		if b.Lines > 0 && b.Lines <= k+1 && b.Shorter {
			shorter++
		}
	}
	last := r.mustBegin(j)
	for lines := -min(shorter, 2); lines <= min(longer, 2); lines++ {
		short := r.opt.Height - used
		if lines > 0 && (short <= 0 || last) || lines < 0 && short >= 0 {
			continue
		}
		short -= int64(lines) * r.opt.Line
		c, rest := int64(max(lines, -lines))*1200, short
		switch {
		case short < 0 && shrink > 0:
			by := min(-short, shrink)
			c, rest = c+60*(by*100/shrink)*(by*100/shrink)/100, short+by
		case short > 0 && stretch > 0 && !last:
			by := min(short, stretch)
			c, rest = c+60*(by*100/stretch)*(by*100/stretch)/100, short-by
		}
		if !last {
			c += r.short(rest)
		}
		if lines != 0 && rest < 0 {
			continue
		}
		if ok := rest >= 0; ok && !fits || ok == fits && c < cost || !ok && !fits && lines == 0 {
			cost, fits = c, ok
		}
	}
	return cost, fits
}

func (r reference) short(by int64) int64 {
	k := max(by, 0) * 100 / r.opt.Line
	return 5 * k * k / 100
}

// price returns the cost of breaking into pages that begin at starts; ok is false if that is not allowed.
func (r reference) price(starts []int) (c cost, ok bool) {
	ends := append(slices.Clone(starts[1:]), len(r.boxes))
	for k, i := range starts {
		j := ends[k]
		for f := i + 1; f < j; f++ {
			if r.mustBegin(f) {
				return c, false
			}
		}
		used := r.used(i, j)
		price, fits := r.filled(i, j, used)
		c.sum += price
		switch {
		case !fits:
			if j > i+1 {
				return c, false
			}
			c.overfull++
		case r.mustBegin(j) && !r.mustBegin(i):
			c.sum += 4 * r.short(r.opt.Runt-used)
		}
		if !r.mustBegin(i) {
			if r.boxes[i].Penalty >= Infinite {
				c.forbidden++
			} else {
				c.sum += int64(r.boxes[i].Penalty) * 100
			}
		}
	}
	return c, true
}

func (r reference) best() cost {
	var least cost
	found := false
	for set := range 1 << (len(r.boxes) - 1) {
		starts := []int{0}
		for j := 1; j < len(r.boxes); j++ {
			if set&(1<<(j-1)) != 0 {
				starts = append(starts, j)
			}
		}
		if c, ok := r.price(starts); ok && (!found || c.less(least)) {
			least, found = c, true
		}
	}
	return least
}

func randomBoxes(rng *rand.Rand, n int) []Box {
	boxes := make([]Box, n)
	for i := range boxes {
		b := Box{Height: rng.Int64N(60), Space: rng.Int64N(10)}
		if rng.IntN(2) == 0 {
			b.Stretch, b.Shrink = rng.Int64N(10), rng.Int64N(b.Space+1)
		}
		if rng.IntN(12) == 0 {
			b.Height += 80
		}
		if rng.IntN(3) == 0 {
			b.Lines, b.Longer, b.Shorter = 1+rng.IntN(3), rng.IntN(2) == 0, rng.IntN(2) == 0
		}
		if rng.IntN(4) == 0 {
			b.Top = rng.Int64N(20)
		}
		if rng.IntN(4) == 0 {
			b.Bottom = rng.Int64N(20)
		}
		if rng.IntN(5) == 0 {
			b.Notes = rng.Int64N(30)
		}
		b.Penalty = []int{0, 0, 0, 50, 200, 1000, 5000, -50, Infinite, Infinite, 2 * Infinite, -Infinite}[rng.IntN(12)]
		boxes[i] = b
	}
	return boxes
}

func TestBreakIsTheCheapest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1981, 7))
	var overfull, forbidden int
	for n := range 8_000 {
		boxes := randomBoxes(rng, 1+rng.IntN(10))
		opt := Options{Height: 100, NotesSep: 8, Line: 10, Runt: rng.Int64N(2) * 30}
		r := reference{boxes, opt}
		got, ok := r.price(Break(boxes, opt))
		want := r.best()
		if !ok || got != want {
			t.Fatalf("input %d: pages %v cost %v, want %v\nboxes %+v", n, Break(boxes, opt), got, want, boxes)
		}
		if want.overfull > 0 {
			overfull++
		}
		if want.forbidden > 0 {
			forbidden++
		}
	}
	if overfull < 100 || forbidden < 100 {
		t.Errorf("only %d inputs had overfull pages and %d forbidden breaks", overfull, forbidden)
	}
}

const line = 14_000

// page is a page of ten lines.
var page = Options{Height: 10 * line, NotesSep: line, Line: line}

func lines(n int) []Box {
	boxes := make([]Box, n)
	for i := range boxes {
		boxes[i].Height = line
	}
	return boxes
}

func TestBreak(t *testing.T) {
	set := func(boxes []Box, i int, change func(*Box)) []Box {
		change(&boxes[i])
		return boxes
	}
	penalty := func(p int) func(*Box) { return func(b *Box) { b.Penalty = p } }
	// airy is lines of which a page can begin with line 10, at a penalty, and with line 7 if there is room to stretch,
	// else, after a space that may be shrunk, with line 5.
	airy := func(stretch, shrink int64, penalty int) []Box {
		boxes := lines(15)
		boxes[4].Stretch, boxes[4].Shrink = stretch, shrink
		boxes[10].Penalty = penalty
		for i := 5; i < 10; i++ {
			boxes[i].Penalty = Infinite
		}
		if stretch > 0 {
			boxes[7].Penalty = 0
		} else {
			boxes[4].Space = line
			boxes[5].Penalty = 0
		}
		return boxes
	}
	// pliant is 16 lines, or 25, of which a page can begin with line 7 and 11, or 10, 17 and 21, or, with an at of 8,
	// with 8 and, at a penalty, 10. The n before line at, or 20, are a paragraph.
	pliant := func(at, n int, longer, shorter bool) []Box {
		boxes := lines(max(16, at))
		for i := range boxes {
			boxes[i].Penalty = Infinite
		}
		for _, i := range map[int][]int{8: {8}, 10: {7, 11}, 25: {10, 17, 21}}[at] {
			boxes[i].Penalty = 0
		}
		if at == 8 {
			boxes[10].Penalty = 18
		}
		boxes[min(at, 20)-1].Lines, boxes[min(at, 20)-1].Longer, boxes[min(at, 20)-1].Shorter = n, longer, shorter
		return boxes
	}
	tests := []struct {
		name  string
		boxes []Box
		opt   Options
		want  []int
	}{
		{"nothing", nil, page, nil},
		{"one page", lines(10), page, []int{0}},
		{"full pages first", lines(25), page, []int{0, 10, 20}},
		{"three lines short for an acceptable break", set(lines(16), 10, penalty(46)), page, []int{0, 9}},
		{"a full page for a cheaper break", set(lines(16), 10, penalty(4)), page, []int{0, 10}},
		{"a heading goes with its text", set(lines(16), 10, penalty(Infinite)), page, []int{0, 9}},
		{"forced", set(lines(12), 3, penalty(-Infinite)), page, []int{0, 3}},
		{"welcome", set(lines(16), 8, penalty(-50)), page, []int{0, 8}},
		{"space is dropped at the top", set(lines(20), 10, func(b *Box) { b.Space = 5 * line }), page, []int{0, 10}},
		{"space counts within a page", set(lines(10), 5, func(b *Box) { b.Space = 1 }), page, []int{0, 9}},
		{"top leaves less room", set(lines(20), 10, func(b *Box) { b.Top = line }), page, []int{0, 10, 19}},
		{"bottom leaves less room", set(lines(12), 9, func(b *Box) { b.Bottom = 1 }), page, []int{0, 9}},
		{"notes and their rule", set(lines(10), 4, func(b *Box) { b.Notes = line }), page, []int{0, 8}},
		{"second note has no rule of its own",
			set(set(lines(10), 4, func(b *Box) { b.Notes = line }), 5, func(b *Box) { b.Notes = line }), page,
			[]int{0, 7}},
		{"taller than a page", set(lines(3), 1, func(b *Box) { b.Height = 30 * line }), page, []int{0, 1, 2}},
		{"stretched by half of what may be", airy(6*line, 0, 40), page, []int{0, 7}},
		{"but not by all of it", airy(3*line, 0, 40), page, []int{0, 10}},
		{"shrunk rather than four lines short", airy(0, line, 0), page, []int{0, 10}},
		{"no further than it may be", airy(0, line-1, 0), page, []int{0, 5}},
		{"a paragraph cannot be shorter", pliant(10, 6, false, false), page, []int{0, 7}},
		{"a line fewer makes room for one", pliant(10, 6, false, true), page, []int{0, 11}},
		{"but not in a paragraph that begins on a page before", pliant(25, 13, false, true), page, []int{0, 10, 17}},
		{"two lines short rather than a penalty", pliant(8, 6, false, false), page, []int{0, 10}},
		{"unless a line more makes it one", pliant(8, 6, true, false), page, []int{0, 8}},
		{"runt", lines(11), Options{Height: 10 * line, Line: line, Runt: 3 * line}, []int{0, 8}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Break(tt.boxes, tt.opt); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestBreakOfAForbiddenRun has boxes that must not be separated but are taller than a page: they are broken in as few
// places as possible.
func TestBreakOfAForbiddenRun(t *testing.T) {
	boxes := lines(25)
	for i := range boxes {
		boxes[i].Penalty = Infinite
	}
	if got := Break(boxes, page); len(got) != 3 {
		t.Errorf("pages begin at %v, want three pages", got)
	}
}

// TestBreakSharesEmptyFeet checks that unavoidable empty space is shared among the feet of pages.
func TestBreakSharesEmptyFeet(t *testing.T) {
	boxes := lines(30)
	for i := range boxes {
		boxes[i].Penalty = Infinite
	}
	for _, i := range []int{7, 8, 10, 14, 18, 20} {
		boxes[i].Penalty = 0
	}
	if got, want := Break(boxes, page), []int{0, 10, 20}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	boxes[10].Penalty = Infinite
	// Three, three and four lines short, rather than two, none and eight.
	if got, want := Break(boxes, page), []int{0, 7, 14, 20}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestBreakOfEqualsFillsTheEarlierPage checks that on equal terms the fuller pages come first.
func TestBreakOfEqualsFillsTheEarlierPage(t *testing.T) {
	empty := lines(12)
	empty[10].Height = 0
	if got, want := Break(empty, page), []int{0, 11}; !slices.Equal(got, want) {
		t.Errorf("a box without height that fits on either page: got %v, want %v", got, want)
	}
	welcome := lines(12)
	welcome[9].Penalty = -5 // as much as the resulting foot of one line costs
	if got, want := Break(welcome, page), []int{0, 10}; !slices.Equal(got, want) {
		t.Errorf("a welcome break for one line short: got %v, want %v", got, want)
	}
	either := lines(29)
	for i := range either {
		if i != 9 && i != 10 && i != 19 {
			either[i].Penalty = Infinite
		}
	}
	if got, want := Break(either, page), []int{0, 10, 19}; !slices.Equal(got, want) {
		t.Errorf("one of two pages is a line short: got %v, want %v", got, want)
	}
	for n, want := range map[int][]int{250: {0}, 251: {0, 250}} {
		if got := Break(make([]Box, n), page); !slices.Equal(got, want) {
			t.Errorf("%d boxes without height: got %v, want %v", n, got, want)
		}
	}
}

// TestBreakAtThePriceOfABreak checks, for each price, that it is paid until the alternative is slightly cheaper.
func TestBreakAtThePriceOfABreak(t *testing.T) {
	// sixteen is lines of which a page can begin only with line 7, three lines short, or with line 10, at a penalty.
	sixteen := func(penalty int) []Box {
		boxes := lines(16)
		for i := range boxes {
			boxes[i].Penalty = Infinite
		}
		boxes[7].Penalty, boxes[10].Penalty = 0, penalty
		return boxes
	}
	// hair is lines of which the ninth is a hair higher, so that the first page is a hair less than a line short if
	// the next begins with line 9.
	hair := func(penalty int) []Box {
		boxes := lines(16)
		boxes[8].Height++
		boxes[10].Height--
		boxes[9].Height--
		boxes[10].Penalty = penalty
		return boxes
	}
	apart := func(penalty int) []Box { // the page before would be a line short
		boxes := lines(12)
		boxes[9].Penalty = penalty
		return boxes
	}
	short := func(runt int64) Options { return Options{Height: 10 * line, Line: line, Runt: runt} }
	tests := []struct {
		name  string
		boxes []Box
		opt   Options
		want  []int
	}{
		{"three lines are worth 45", sixteen(45), page, []int{0, 10}},
		{"but no more", sixteen(46), page, []int{0, 7}},
		{"of the usual height", sixteen(45), Options{Height: 10 * line}, []int{0, 10}},
		{"and no more", sixteen(46), Options{Height: 10 * line}, []int{0, 7}},
		{"a line is worth 5", hair(4), Options{Height: 10 * line}, []int{0, 10}},
		{"a hair less is worth less", hair(5), Options{Height: 10 * line}, []int{0, 9}},
		{"the last page as high as it should be", lines(13), short(3 * line), []int{0, 10}},
		{"a line less is worth 20", apart(15), short(3 * line), []int{0, 10}},
		{"and no less", apart(14), short(3 * line), []int{0, 9}},
		{"two lines less are shared", lines(11), short(3 * line), []int{0, 8}},
		{"an only page may be low", lines(1), short(3 * line), []int{0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Break(tt.boxes, tt.opt); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestBreakTakesAnyWayButAnInfiniteOne checks that a penalty just below 10,000 may be paid, one of 10,000 never while
// there is another way, and that one of -10,000 forces the break.
func TestBreakTakesAnyWayButAnInfiniteOne(t *testing.T) {
	opt := Options{Height: 60 * line, Line: line} // a foot of fifty lines costs 12,500
	for penalty, want := range map[int][]int{9_999: {0, 60}, 10_000: {0, 10}} {
		boxes := lines(70)
		for i := range boxes {
			boxes[i].Penalty = 20_000
		}
		boxes[10].Penalty, boxes[60].Penalty = 0, penalty
		if got := Break(boxes, opt); !slices.Equal(got, want) {
			t.Errorf("penalty %d: got %v, want %v", penalty, got, want)
		}
	}
	for penalty, want := range map[int][]int{-10_000: {0, 1}, -9_999: {0}} {
		boxes := lines(2)
		boxes[1].Penalty = penalty
		if got := Break(boxes, opt); !slices.Equal(got, want) {
			t.Errorf("penalty %d: got %v, want %v", penalty, got, want)
		}
	}
}

// TestBreakCountsNoMoreThanTenThousandLines checks that a foot of 10,000 lines costs as much as any longer one. The
// second box is on the first page or on the second, whose foot has then 10,000 lines or one less.
func TestBreakCountsNoMoreThanTenThousandLines(t *testing.T) {
	for second, want := range map[int64][]int{1: {0, 2, 3}, 2: {0, 1, 3}} {
		boxes := []Box{{Height: 15_000}, {Height: second}, {Height: 19_999}, {Height: 25_000}}
		if got := Break(boxes, Options{Height: 30_000, Line: 1}); !slices.Equal(got, want) {
			t.Errorf("a second box of %d: got %v, want %v", second, got, want)
		}
	}
}

// BenchmarkBreak breaks guides of two lengths: the time for each box should be the same.
func BenchmarkBreak(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1_000, 100_000} {
		for name, boxes := range map[string][]Box{"lines": lines(n), "random": randomBoxes(rng, n)} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					Break(boxes, Options{Height: 700_000, Line: line})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/box")
			})
		}
	}
}
