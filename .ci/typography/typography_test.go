package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/sample"
)

// TestSample holds the sample to bounds, which are a little beyond what is reached: a change that makes its pages worse
// is to be seen, and one that makes them better should be followed by tighter ones. Lines off the grid have none: pages
// that end short are stretched.
func TestSample(t *testing.T) {
	f, err := measured(sample.FS(), ".", theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	f.print(&out, sample.Name)
	t.Log(&out)
	for _, b := range []struct {
		name      string
		got, most float64
	}{
		{"share of lines under .20 em", f.tight(.1995), 0},
		{"share of lines over .33 em", f.loose(.3305), .012},
		{"share of lines over .42 em", f.loose(.4205), 0},
		{"share of lines within paragraphs that are short", share(f.short, f.lines), .010},
		{"share of lines that end within a word", share(f.hyphens, f.lines), .036},
		{"words divided after two letters", float64(f.stems), 0},
		{"lines in succession that end within a word", float64(f.longest()), 2},
		{"last lines that are the rest of a word", float64(f.fragments), 0},
		{"last lines of at most four characters", float64(f.runts), 6},
		{"share of last lines under an eighth of the measure", share(f.stubs, f.paragraphs), .09},
		{"share of pages that are not full", 1 - mean(f.fill), .06},
		{"pages under three fifths", float64(len(f.empty)), 6},
		{"share of pages that do not end at the foot", 1 - share(f.feet, f.going), .17},
		{"pages up to eight lines short", float64(f.low), 15},
		{"sizes of text", float64(len(f.sizes)), 7},
		{"sizes of listings", float64(len(f.codeSizes)), 2},
	} {
		if b.got > b.most {
			t.Errorf("%s: %.4g, which is more than %.4g", b.name, b.got, b.most)
		}
	}
	if n := len(f.characters); n < 900 {
		t.Errorf("only %d full lines are seen", n)
	}
}

// TestMeasure measures a paragraph of known lines: all but the last reach the margin, three end within a word.
func TestMeasure(t *testing.T) {
	set := fonts.NewSet()
	of := tag.In(tag.P, nil)
	page := &layout.Page{Label: "1"}
	for i, words := range [][]string{
		{"one", "two", "three"}, {"four", "and", "up\u00ad"}, {"dates", "of", "mi\u00ad"}, {"crotasks", "that"},
		{"follow", "run\u00ad"}, {"ning."},
	} {
		text := &layout.Text{X: 50 * layout.Pt, Y: layout.Length(100+14*i) * layout.Pt, Size: 10 * layout.Pt, In: of}
		for k, word := range words {
			if k > 0 {
				word = " " + word
			}
			for part := range strings.SplitAfterSeq(word, " ") {
				runs, err := set.Shape(fonts.Style{}, part)
				if err != nil {
					t.Fatal(err)
				}
				text.Runs = append(text.Runs, runs...)
			}
		}
		if n := len(words) - 1; n > 0 {
			text.Space = (80*layout.Pt - text.Width()) / layout.Length(n)
		}
		page.Items = append(page.Items, text)
	}
	next := &layout.Page{Label: "2", Items: []layout.Item{&layout.Text{Artifact: layout.Header}}}
	f := measure(&layout.Book{Pages: []*layout.Page{page, next}})
	if got, want := []int{f.paragraphs, f.lines, len(f.spaces), f.short, f.hyphens, f.stems, f.longest(), f.fragments},
		[]int{1, 6, 5, 0, 3, 2, 2, 1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := f.characters; !slices.Equal(got, []float64{11, 12, 12, 13, 13}) {
		t.Errorf("characters of full lines: %v", got)
	}
	// "follow run-" has one space, which takes what is left of 80 pt.
	if widest := f.spaces[len(f.spaces)-1]; widest < 1 || f.tight(.2) != 0 || f.loose(widest-.01) != .2 {
		t.Errorf("spaces %v", f.spaces)
	}
	if len(f.sizes) != 1 || f.sizes[0] != 10 || f.offGrid != 0 || f.feet != 1 {
		t.Errorf("sizes %v, off the grid %v, full pages %d", f.sizes, f.offGrid, f.feet)
	}
}
