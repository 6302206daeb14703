package linebreak

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// text makes items of words in a face whose letters are all 10 wide: a space is 10 wide, stretches by 5 and shrinks by
// 3. "-" in a word is a hyphenation point, "|" a forced break, "~" a space at which no line may end.
func text(s string) []Item {
	var items []Item
	word := int64(0)
	flush := func() {
		if word > 0 {
			items = append(items, Item{Kind: Box, Width: word})
			word = 0
		}
	}
	space := Item{Kind: Glue, Width: 10, Stretch: 5, Shrink: 3}
	for _, r := range s {
		switch r {
		case ' ':
			flush()
			items = append(items, space)
		case '~':
			flush()
			items = append(items, Item{Kind: Penalty, Penalty: Infinite}, space)
		case '-':
			flush()
			items = append(items, Item{Kind: Penalty, Width: 10, Penalty: 50, Flagged: true})
		case '|':
			flush()
			items = append(items, Item{Kind: Penalty, Penalty: -Infinite})
		default:
			word += 10
		}
	}
	flush()
	return items
}

// show returns each line as the number of letters, spaces and hyphens in it, at their natural width.
func show(lines []Line) []int64 {
	var out []int64
	for _, l := range lines {
		out = append(out, l.Width/10)
	}
	return out
}

func always(w int64) func(int) int64 { return func(int) int64 { return w } }

func ragged() Options {
	opt := Defaults()
	opt.Ragged = true
	return opt
}

func TestBreak(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width func(int) int64
		opt   Options
		want  []int64
	}{
		{"one line", "a few words", always(200), Defaults(), []int64{11}},
		{"a line that fits exactly", "abcd efgh ijkl", always(90), Defaults(), []int64{9, 4}},
		{"a line that fits by shrinking", "aa bb cc dd ee", always(101), Defaults(), []int64{11, 2}},
		{"no hyphen where none is needed", "abcd efgh ij-kl mnop", always(90), Defaults(), []int64{9, 9}},
		{"a hyphen where one is needed", "aaaa bbbbbb-cccccccccc dddddd", always(120), Defaults(), []int64{12, 10, 6}},
		{"forced breaks", "a|b|c", always(200), Defaults(), []int64{1, 1, 1}},
		{"an empty line", "a||b", always(200), Defaults(), []int64{1, 0, 1}},
		{"a forced break at the end", "a|", always(200), Defaults(), []int64{1}},
		{"a tied space", "aaaaa bbb~ccc", always(100), Defaults(), []int64{5, 7}},
		{"a word too wide has its line", "aa bbbbbbbbbbbbbbbbbbbb cc", always(100), Defaults(), []int64{2, 20, 2}},
		{"ragged shares what is empty", "aaa bb cc ddddd", always(60), ragged(), []int64{3, 5, 5}},
		{
			"lines of different widths",
			"aaaa bbbb cccc dddd",
			func(l int) int64 { return []int64{40, 90, 40}[min(l, 2)] },
			ragged(),
			[]int64{4, 9, 4},
		},
		{"space around is not set", "aa bb ", always(20), ragged(), []int64{2, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items := text(tt.text)
			lines := Break(items, tt.width, tt.opt)
			checkLines(t, items, lines)
			if got := show(lines); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v: %+v", got, tt.want, lines)
			}
		})
	}
}

func TestBreakOfNothing(t *testing.T) {
	if got := Break(nil, always(10), Defaults()); got != nil {
		t.Errorf("no items give %v", got)
	}
	glue := []Item{{Kind: Glue, Width: 10}, {Kind: Penalty, Penalty: 5}, {Kind: Glue, Width: 10}}
	want := []Line{{Start: 0, End: 3, Short: true}}
	if got := Break(glue, always(10), Defaults()); !slices.Equal(got, want) {
		t.Errorf("glue alone gives %+v, want %+v", got, want)
	}
}

func TestRatio(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width int64
		want  int
	}{
		{"natural", "aaaa bbbb cccccc", 90, 0},
		{"stretched", "aaaa bbbb cccccccc", 92, 400},
		{"shrunk to the end", "aaaa bbbb cccccccc", 87, -1000},
		{"no more than Loosest", "aaaaaaaaa bbbbb cccccccccccccccc", 162, 2400},
		{"beyond Loosest", "aaaaaaaaa bbbbb cccccccccccccccc", 163, 0},
		{"nothing to stretch", "a cccccccccccccccccc", 180, 0},
		{"a last line is not stretched", "aaaa bbbb", 180, 0},
		{"a last line is shrunk", "aaaa bbbb", 88, -666},
		{"nor is one before a forced break", "aaaa bbbb|cc", 180, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Break(text(tt.text), always(tt.width), Defaults())
			if lines[0].Ratio != tt.want {
				t.Errorf("ratio %d, want %d: %+v", lines[0].Ratio, tt.want, lines)
			}
		})
	}
	if got := Break(text("a few words that go on"), always(100), ragged())[0].Ratio; got != 0 {
		t.Errorf("ragged glue is set at ratio %d", got)
	}
}

// TestTotalFitBeatsFirstFit has a paragraph in which filling each line as far as possible leaves a gap that total fit
// avoids.
func TestTotalFitBeatsFirstFit(t *testing.T) {
	const measure = 280
	items := text(
		"aaaa bb cc dddd eeeeee fff gg hhhhhh iii jj kkkkk ll mmmm nnnnnn oo ppp qqqqqqq rr sss tttt uu vvvvvvv",
	)
	worst := func(lines []Line) int {
		w := 0
		for _, l := range lines[:len(lines)-1] {
			w = max(w, l.Ratio, -l.Ratio)
		}
		return w
	}
	total := worst(Break(items, always(measure), Defaults()))
	var first []Line
	for start, i := 0, 0; i < len(items); i++ {
		if items[i].Kind != Glue {
			continue
		}
		next := i + 1
		for next < len(items) && items[next].Kind != Glue {
			next++
		}
		var w, glues int64
		for k := start; k < next; k++ {
			w += items[k].Width
			if items[k].Kind == Glue {
				glues++
			}
		}
		if w <= measure {
			continue
		}
		w, glues = 0, 0
		for k := start; k < i; k++ {
			w += items[k].Width
			if items[k].Kind == Glue {
				glues++
			}
		}
		first = append(first, Line{Ratio: int(1000 * (measure - w) / (5 * glues))})
		start = i + 1
	}
	if greedy := worst(append(first, Line{})); total >= greedy {
		t.Errorf("the worst ratio is %d, no better than %d line by line", total, greedy)
	}
}

func TestLastLineIsNoStub(t *testing.T) {
	items := text("aaaaaaa bbbbbbb ccccccc ddddddd ee")
	opt := ragged()
	opt.PreTolerance = 300
	opt.ShortLast = 250
	opt.ShortLastDemerits = 100_000
	if got := show(Break(items, always(160), opt)); got[len(got)-1] != 10 {
		t.Errorf("lines %v", got)
	}
}

// TestShortLastIsAShareOfTheWidth has last lines just under and just at seven tenths of 100.
func TestShortLastIsAShareOfTheWidth(t *testing.T) {
	opt := ragged()
	opt.PreTolerance = 1000
	opt.ShortLast = 700
	opt.ShortLastDemerits = 1_000_000
	for last, want := range map[int64]int{69: 4, 70: 6} {
		items := text("aa bb cc ")
		items = append(items, Item{Kind: Box, Width: last})
		if got := Break(items, always(100), opt)[1].Start; got != want {
			t.Errorf("the last line, whose word is %d wide, begins at item %d, want %d", last, got, want)
		}
	}
}

// TestTheWorstOf512BreaksIsStillWeighed has as many breaks of a first line as are kept, and one more. The first of them
// has the most demerits, and alone makes a last line that is as long as can be.
func TestTheWorstOf512BreaksIsStillWeighed(t *testing.T) {
	const width = 1000
	for words, want := range map[int]bool{511: true, 512: false} { // the start of the paragraph is one more
		var items []Item
		for range words {
			items = append(items, Item{Kind: Box, Width: 1}, Item{Kind: Glue})
		}
		items = append(items, Item{Kind: Box, Width: width - int64(words) + 1})
		opt := ragged()
		opt.PreTolerance = 1000
		opt.ShortLast = 1000
		opt.ShortLastDemerits = 10_000_000
		if lines := Break(items, always(width), opt); (lines[0].Width == 1) != want {
			t.Errorf("after %d words the first line has %d: %v, want %v", words, lines[0].Width, !want, want)
		}
	}
}

// TestInfinitePenalty checks that a line ends at a penalty just below 10,000 if it must, but never at one of 10,000.
func TestInfinitePenalty(t *testing.T) {
	for penalty, want := range map[int32][]int64{9_999: {4, 4}, 10_000: {8}} {
		items := []Item{{Kind: Box, Width: 40}, {Kind: Penalty, Penalty: penalty}, {Kind: Box, Width: 40}}
		if got := show(Break(items, always(60), ragged())); !slices.Equal(got, want) {
			t.Errorf("penalty %d: lines %v, want %v", penalty, got, want)
		}
	}
}

// TestDefaultsAreThoseOfPlainTeX compares them with The TeXbook, appendix B: \linepenalty, \doublehyphendemerits,
// \finalhyphendemerits and \adjdemerits.
func TestDefaultsAreThoseOfPlainTeX(t *testing.T) {
	opt := Defaults()
	if got, want := [4]int{
		opt.LinePenalty, opt.FlaggedDemerits, opt.FinalFlaggedDemerits, opt.FitnessDemerits,
	}, [4]int{10, 10_000, 5_000, 10_000}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLongParagraphsAreBroken(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var prose []Item
	for len(prose) < 100_000 {
		prose = append(prose, text(strings.Repeat("x", 1+rng.IntN(6))+"-"+strings.Repeat("x", 1+rng.IntN(6))+" ")...)
	}
	wide := append(slices.Clone(prose), Item{Kind: Box, Width: 10_000})
	flat := slices.Clone(prose[:10_000]) // the worst case: every line could hold every item
	for i := range flat {
		flat[i].Width, flat[i].Stretch, flat[i].Shrink = 0, 0, 0
	}
	flat = append(flat, wide[len(wide)-1])
	penalties := make([]Item, 100_000)
	for i := range penalties {
		penalties[i] = Item{Kind: Penalty, Penalty: 1}
	}
	penalties[0] = Item{Kind: Box, Width: 5}
	penalties[len(penalties)-1] = Item{Kind: Box, Width: 10_000}
	tests := []struct {
		name  string
		items []Item
		opt   Options
	}{
		{"justified", prose, Defaults()},
		{"ragged", prose, ragged()},
		{"emergency", wide, Defaults()},
		{"without width", flat, ragged()},
		{"penalties", penalties, Defaults()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkLines(t, tt.items, Break(tt.items, always(700), tt.opt))
		})
	}
}

// BenchmarkBreak breaks paragraphs of two lengths: the time for each item should be the same.
func BenchmarkBreak(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		var items []Item
		for i := 0; len(items) < n; i++ {
			items = append(items, text(strings.Repeat("x", 1+i%7)+" ")...)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Break(items, always(700), Defaults())
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(items)), "ns/item")
		})
	}
}

func FuzzBreak(f *testing.F) {
	f.Add([]byte("\x00\x10\x01\x08\x02\x03"), int64(40), true)
	f.Fuzz(func(t *testing.T, data []byte, w int64, rag bool) {
		var items []Item
		for i := 0; i+2 < len(data); i += 3 {
			items = append(items, Item{
				Kind:    Kind(data[i] % 4),
				Width:   int64(int8(data[i+1])) << (data[i] >> 2 % 40),
				Stretch: int64(int8(data[i+2])),
				Shrink:  int64(int8(data[i+2] / 2)),
				Penalty: (int32(data[i+2]) - 128) * 100,
				Flagged: data[i+1]%2 == 0,
			})
		}
		opt := Defaults()
		opt.Ragged = rag
		checkLines(t, items, Break(items, always(w), opt))
	})
}

// TestBreakIntoLeavesNoStub sets five words in two lines, of which the second may not be too short.
func TestBreakIntoLeavesNoStub(t *testing.T) {
	items := text("aaaa bbbb cccc dddd ee")
	for short, want := range map[int]int{0: 190, 90: 190, 150: 140, 400: 0} {
		opt := Defaults()
		opt.ShortLast, opt.Tolerance = short, 50_000
		first := 0
		if lines, _ := BreakInto(items, always(200), opt, 2); lines != nil {
			first = int(lines[0].Width)
		}
		if first != want {
			t.Errorf("a last line of %d thousandths at least: a first one of %d, want %d", short, first, want)
		}
	}
	if lines, _ := BreakInto(nil, always(30), Defaults(), 1); lines != nil {
		t.Errorf("nothing has the lines %v", lines)
	}
}
