package pagebreak

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// reference tries every set of pages. It adds up each page from the words of the documentation.
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

func (r reference) short(by int64) int64 {
	k := max(by, 0) * 100 / r.opt.Line
	return 5 * k * k / 100
}

// price gives the cost of breaking into pages that begin at starts; ok is false if that is not allowed.
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
		switch {
		case used > r.opt.Height:
			if j > i+1 {
				return c, false
			}
			c.overfull++
		case !r.mustBegin(j):
			c.sum += r.short(r.opt.Height - used)
		case !r.mustBegin(i):
			c.sum += r.short(r.opt.Runt - used)
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
		if rng.IntN(12) == 0 {
			b.Height += 80
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
		{"second note has no rule of its own", set(set(lines(10), 4, func(b *Box) { b.Notes = line }), 5, func(b *Box) { b.Notes = line }), page, []int{0, 7}},
		{"taller than a page", set(lines(3), 1, func(b *Box) { b.Height = 30 * line }), page, []int{0, 1, 2}},
		{"runt", lines(11), Options{Height: 10 * line, Line: line, Runt: 3 * line}, []int{0, 9}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Break(tt.boxes, tt.opt); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// A run of boxes that must not be broken but is longer than a page breaks in as few places as can be.
func TestBreakOfAForbiddenRun(t *testing.T) {
	boxes := lines(25)
	for i := range boxes {
		boxes[i].Penalty = Infinite
	}
	if got := Break(boxes, page); len(got) != 3 {
		t.Errorf("pages begin at %v, want three pages", got)
	}
}

// What must stay empty is shared among the feet.
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
