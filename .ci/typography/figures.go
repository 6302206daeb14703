package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/words"
)

// figures are what is measured of a book. A share is a part of 1.
type figures struct {
	paragraphs, lines int

	characters []float64 // of full lines
	spaces     []float64 // of each full line, the mean in ems, ascending
	short      int       // lines within a paragraph that end short of the margin

	hyphens   int         // lines that end within a word
	stems     int         // of these, after two letters
	ladders   map[int]int // lines in succession that end within a word → how often
	fragments int         // last lines that are nothing but the rest of a word
	runts     int         // last lines of at most four characters
	stubs     int         // last lines under an eighth of the measure

	pages     int
	fill      []float64 // of each page of the body
	empty     []string  // labels of those less than three fifths full
	going     int       // pages after which the same part goes on; the feet of others are where they are
	feet      int       // of these, that end within one and a half lines of the foot
	low       int       // that end more than that, and up to eight lines, above it
	offGrid   float64   // share of the lines whose baseline is not on the grid of half a line
	sizes     []float64 // of text, in points
	codeSizes []float64 // of listings
}

// near is how far the end of a full line may be from the margin: a comma that hangs in it is two points wide.
const near = 3 * layout.Pt

// measure returns the figures of a book.
func measure(b *layout.Book) *figures {
	f := &figures{ladders: map[int]int{}}
	pars := paragraphs(b)
	for _, p := range pars {
		for i := range p {
			p[i].end()
		}
	}
	size := commonest(pars, func(l *line) layout.Length { return l.size })
	f.read(pars, size)
	f.look(b, pars)
	f.types(b)
	slices.Sort(f.characters)
	slices.Sort(f.spaces)
	return f
}

// commonest returns the value that most lines have.
func commonest(pars []paragraph, value func(*line) layout.Length) layout.Length {
	count := map[layout.Length]int{}
	for _, p := range pars {
		for i := range p {
			count[value(&p[i])]++
		}
	}
	var best layout.Length
	for _, v := range slices.Sorted(maps.Keys(count)) {
		if count[v] > count[best] {
			best = v
		}
	}
	return best
}

// read measures the lines of running text of one size.
func (f *figures) read(pars []paragraph, size layout.Length) {
	margin := half(commonest(pars, func(l *line) layout.Length { return half(l.right) }))
	var measure layout.Length
	for _, p := range pars {
		for i := range p {
			if l := &p[i]; l.size == size && full(l, margin) {
				measure = max(measure, l.right-l.left)
			}
		}
	}
	for _, p := range pars {
		if p[0].size != size {
			continue
		}
		f.paragraphs++
		run := 0
		for i := range p {
			l, last := &p[i], i == len(p)-1
			f.lines++
			if l.divided() {
				f.hyphens++
				run++
				if l.stem() == 2 {
					f.stems++
				}
			} else if run > 0 {
				f.ladders[run]++
				run = 0
			}
			switch {
			case last:
			case !full(l, margin):
				f.short++
			default:
				f.characters = append(f.characters, float64(utf8.RuneCountInString(l.text)))
				if l.stretched && len(l.spaces) > 0 {
					f.spaces = append(f.spaces, l.space())
				}
			}
		}
		f.ending(p, measure)
	}
}

// ending measures the last line of a paragraph.
func (f *figures) ending(p paragraph, measure layout.Length) {
	if len(p) < 2 {
		return
	}
	last := &p[len(p)-1]
	if p[len(p)-2].divided() && !strings.Contains(last.text, " ") {
		f.fragments++
	}
	if utf8.RuneCountInString(last.text) <= 4 {
		f.runts++
	}
	if (last.right-last.left)*8 < measure {
		f.stubs++
	}
}

// full reports whether a line reaches the margin.
func full(l *line, margin layout.Length) bool { return l.right > margin-near && l.right < margin+near }

// half rounds to half a point.
func half(l layout.Length) layout.Length {
	return (l + layout.Pt/4) / (layout.Pt / 2) * (layout.Pt / 2)
}

// look measures the pages of the body.
func (f *figures) look(b *layout.Book, pars []paragraph) {
	lead := leading(pars)
	if lead == 0 {
		return
	}
	first, last := map[int]layout.Length{}, map[int]layout.Length{}
	var top, foot layout.Length
	body := 0
	for i, p := range b.Pages {
		if strings.Trim(p.Label, "0123456789") != "" {
			continue
		}
		body++
		for _, it := range p.Items {
			if t, ok := it.(*layout.Text); ok && t.In != nil {
				if first[i] == 0 || t.Y < first[i] {
					first[i] = t.Y
				}
				last[i] = max(last[i], t.Y)
			}
		}
		if top == 0 || first[i] > 0 && first[i] < top {
			top = first[i]
		}
		foot = max(foot, last[i])
	}
	f.pages = body
	for i, p := range b.Pages {
		if strings.Trim(p.Label, "0123456789") != "" || last[i] == 0 {
			continue
		}
		share := float64(last[i]-top+lead) / float64(foot-top+lead)
		f.fill = append(f.fill, share)
		if share < .6 {
			f.empty = append(f.empty, p.Label)
		}
		if i+1 == len(b.Pages) || !headed(b.Pages[i+1]) {
			continue
		}
		f.going++
		switch missing := foot - last[i]; {
		case missing < lead*3/2:
			f.feet++
		case missing <= 8*lead:
			f.low++
		}
	}
	f.offGrid = offGrid(pars, lead/2)
}

// headed reports whether a page has a running head. One that begins with the opening of a part has none.
func headed(p *layout.Page) bool {
	return slices.ContainsFunc(p.Items, func(it layout.Item) bool {
		t, ok := it.(*layout.Text)
		return ok && t.In == nil && t.Artifact == layout.Header
	})
}

// leading returns the commonest distance of two lines of a paragraph.
func leading(pars []paragraph) layout.Length {
	count := map[layout.Length]int{}
	for _, p := range pars {
		for i := 1; i < len(p); i++ {
			if p[i].page == p[i-1].page && p[i].y > p[i-1].y {
				count[p[i].y-p[i-1].y]++
			}
		}
	}
	var best layout.Length
	for _, v := range slices.Sorted(maps.Keys(count)) {
		if count[v] > count[best] {
			best = v
		}
	}
	return best
}

// offGrid returns the share of lines whose baseline is not where those of most are on a grid.
func offGrid(pars []paragraph, grid layout.Length) float64 {
	const tenth = layout.Pt / 10
	phase := func(l *line) layout.Length { return l.y % grid / tenth }
	most := commonest(pars, phase)
	off, all := 0, 0
	for _, p := range pars {
		for i := range p {
			all++
			if d := phase(&p[i]) - most; d > 1 || d < -1 {
				off++
			}
		}
	}
	return float64(off) / float64(max(all, 1))
}

// types collects the sizes of text and of listings.
func (f *figures) types(b *layout.Book) {
	text, code := map[float64]bool{}, map[float64]bool{}
	var cover string // the label of the page whose words are as large as there is room
	if b.Words != nil {
		cover = b.Words.Text(words.Cover)
	}
	for _, p := range b.Pages {
		for _, it := range p.Items {
			t, ok := it.(*layout.Text)
			if !ok || len(t.Runs) == 0 || p.Label == cover {
				continue
			}
			size := float64(t.Size) / 1000
			switch {
			case t.In != nil && t.In.Of.Role == tag.Formula, t.Rise != 0: // an index is smaller than its text
			case t.In != nil && t.In.Of.Role == tag.Code && t.In.Of.Block:
				code[size] = true
			case !slices.ContainsFunc(t.Runs, mono):
				text[size] = true
			}
		}
	}
	f.sizes = slices.Sorted(maps.Keys(text))
	f.codeSizes = slices.Sorted(maps.Keys(code))
}

// mono reports whether a run is in a face for code.
func mono(r *fonts.Run) bool { return strings.Contains(r.Face.Name(), "Mono") }

// at returns the value below which a share of the values are, which are ascending.
func at(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return values[min(int(share*float64(len(values))), len(values)-1)]
}

// mean returns the mean of values.
func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(len(values), 1))
}

// tight returns the share of the full lines whose spaces are narrower than ems.
func (f *figures) tight(ems float64) float64 {
	n := 0
	for _, s := range f.spaces {
		if s < ems {
			n++
		}
	}
	return share(n, len(f.spaces))
}

// loose returns the share of the full lines whose spaces are wider than ems.
func (f *figures) loose(ems float64) float64 {
	n := 0
	for _, s := range f.spaces {
		if s > ems {
			n++
		}
	}
	return share(n, len(f.spaces))
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// longest returns the most lines in succession that end within a word.
func (f *figures) longest() int {
	n := 0
	for k := range f.ladders {
		n = max(n, k)
	}
	return n
}

// print writes the figures of a guide.
func (f *figures) print(w io.Writer, name string) {
	fmt.Fprintf(w, "%s: %d paragraphs, %d lines, %d pages of text\n", name, f.paragraphs, f.lines, f.pages)
	fmt.Fprintf(w, "  full lines        %d; characters: median %.0f, p10 %.0f, p90 %.0f\n",
		len(f.characters), at(f.characters, .5), at(f.characters, .1), at(f.characters, .9))
	fmt.Fprintf(w, "  word space        p1 %.3f, p5 %.3f, median %.3f, p95 %.3f, p99 %.3f em\n",
		at(f.spaces, .01), at(f.spaces, .05), at(f.spaces, .5), at(f.spaces, .95), at(f.spaces, .99))
	fmt.Fprintf(w, "  too tight, loose  under .20 em %.1f %%; over .33 em %.1f %%, over .42 em %.1f %%\n",
		100*f.tight(.1995), 100*f.loose(.3305), 100*f.loose(.4205))
	fmt.Fprintf(w, "  short lines       %d within paragraphs (%.1f %%)\n", f.short, 100*share(f.short, f.lines))
	var ladders []string
	for _, n := range slices.Sorted(maps.Keys(f.ladders)) {
		if n > 1 {
			ladders = append(ladders, fmt.Sprintf("%d×%d", f.ladders[n], n))
		}
	}
	fmt.Fprintf(w, "  hyphens           %.1f %% of lines; after two letters %d; ladders %s; last lines a fragment %d\n",
		100*share(f.hyphens, f.lines), f.stems, either(strings.Join(ladders, ", "), "none"), f.fragments)
	fmt.Fprintf(w, "  last lines        of four characters and less %d, under an eighth of the measure %.1f %%\n",
		f.runts, 100*share(f.stubs, f.paragraphs))
	fmt.Fprintf(w, "  pages             %.2f full in the mean; under three fifths %d (%s)\n",
		mean(f.fill), len(f.empty), either(strings.Join(f.empty, " "), "none"))
	fmt.Fprintf(w, "  feet              within 1.5 lines of the foot %.0f %% of %d pages that end no part; "+
		"up to eight lines short %d\n", 100*share(f.feet, f.going), f.going, f.low)
	fmt.Fprintf(w, "  sizes             %d of text %v, %d of listings %v\n",
		len(f.sizes), f.sizes, len(f.codeSizes), f.codeSizes)
	fmt.Fprintf(w, "  off the grid      %.0f %% of lines\n", 100*f.offGrid)
}

// either returns text, or without any the other.
func either(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
