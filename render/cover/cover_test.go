package cover

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"studyguide/fonts"
)

func draw(t *testing.T, g Guide) *image.Paletted {
	t.Helper()
	data, err := PNG(t.Context(), g, fonts.NewSet())
	if err != nil {
		t.Fatal(err)
	}
	im, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := im.(*image.Paletted)
	if !ok || p.Bounds() != image.Rect(0, 0, width, tall) {
		t.Fatalf("the cover is a %T of %v", im, im.Bounds())
	}
	return p
}

// inked returns the smallest rectangle around all that is not paper.
func inked(im *image.Paletted) image.Rectangle {
	out := image.Rectangle{}
	for y := im.Rect.Min.Y; y < im.Rect.Max.Y; y++ {
		for x := im.Rect.Min.X; x < im.Rect.Max.X; x++ {
			if im.ColorIndexAt(x, y) != paper {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return out
}

func TestEverythingStaysWithinTheMargins(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 200))
	room := image.Rect(margin-24, 240, width-margin+24, tall-margin+24) // letters lean over their boxes a little
	for name, g := range map[string]Guide{
		"usual": {
			Title: "Locks", Subtitle: "A guide", Authors: "Ann Example", Counts: "3 questions", Rows: []int{2, 1},
		},
		"long":       {Title: long, Subtitle: long, Authors: long, Counts: long, Rows: []int{5000, 3, 700}},
		"one word":   {Title: strings.Repeat("x", 1000)},
		"right":      {Title: "שאלות ותשובות 12", Rows: []int{7}, RTL: true},
		"no letters": {Title: "👩‍👩‍👧 漢字 \x00"},
		"sections":   {Title: "Many", Rows: make([]int, 3000)},
	} {
		for i := range g.Rows {
			g.Rows[i] = max(g.Rows[i], 1)
		}
		im := draw(t, g)
		if title := inked(im.SubImage(image.Rect(0, 340, width, 468)).(*image.Paletted)); title.Empty() {
			t.Errorf("%s: nothing is drawn where the title is", name)
		}
		if at := inked(im); !at.In(room) {
			t.Errorf("%s: the cover is drawn on %v, which is not within %v", name, at, room)
		}
	}
}

func TestTwoCoversOfOneGuideAreTheSame(t *testing.T) {
	g := Guide{Title: "Locks", Subtitle: "A guide", Rows: []int{2, 1}}
	first, err := PNG(t.Context(), g, fonts.NewSet())
	if err != nil {
		t.Fatal(err)
	}
	if second, err := PNG(t.Context(), g, fonts.NewSet()); err != nil || !bytes.Equal(first, second) {
		t.Errorf("they differ (%v)", err)
	}
}

func TestLettersAreFilledByTheNonzeroRule(t *testing.T) {
	box := func(x0, y0, x1, y1 int) []fonts.Curve {
		return []fonts.Curve{
			{Start: true, Points: []fonts.Point{{X: x0, Y: y0}}}, {Points: []fonts.Point{{X: x1, Y: y0}}},
			{Points: []fonts.Point{{X: x1, Y: y1}}}, {Points: []fonts.Point{{X: x0, Y: y1}}},
		}
	}
	hole := box(700, 300, 300, 700) // runs the other way
	for name, c := range map[string]struct {
		curves []fonts.Curve
		middle uint8
	}{
		"hole":    {append(box(0, 0, 1000, 1000), hole...), paper},
		"overlap": {append(box(0, 0, 1000, 1000), box(300, 300, 700, 700)...), ink},
	} {
		im := image.NewPaletted(image.Rect(0, 0, 20, 20), ramp())
		var r raster
		r.glyph(c.curves, 5*unit, 15*unit, 10)
		r.fill(im, paper, ink)
		for at, want := range map[image.Point]uint8{
			{X: 10, Y: 10}: c.middle, {X: 6, Y: 6}: ink, {X: 4, Y: 10}: paper, {X: 15, Y: 10}: paper,
			{X: 14, Y: 14}: ink,
		} {
			if got := im.ColorIndexAt(at.X, at.Y); got != want {
				t.Errorf("%s: the color at %v is %d, want %d", name, at, got, want)
			}
		}
	}
}

func TestPNGStopsWhenCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := PNG(ctx, Guide{Title: "Locks"}, fonts.NewSet()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkPNG(b *testing.B) {
	set := fonts.NewSet()
	for b.Loop() {
		if _, err := PNG(b.Context(), Guide{
			Title: "Top 100 Questions", Counts: "105 questions", Rows: []int{39, 40, 26},
		}, set); err != nil {
			b.Fatal(err)
		}
	}
}

// TestNumbersOfALineFromRightToLeftStandWhereTheyAreRead checks that on a cover from right to left, a line that begins
// with a number begins with it at the right.
func TestNumbersOfALineFromRightToLeftStandWhereTheyAreRead(t *testing.T) {
	for _, s := range []string{"3 שאלות", "12 أسئلة، جدول", "7"} {
		for _, rtl := range []bool{true, false} {
			d := &drawing{Sheet: &Sheet{Width: width}, set: fonts.NewSet(), rtl: rtl}
			runs := d.runs(s, fonts.Style{})
			at := 0
			if rtl {
				at = len(runs) - 1
			}
			number, _, _ := strings.Cut(s, " ")
			if got := strings.TrimSpace(runs[at].Text); rtl && got != number {
				t.Errorf("%q begins with %q at the right", s, got)
			}
			all := ""
			for _, r := range runs {
				all += r.Text
			}
			if len(all) != len(s) {
				t.Errorf("%q is drawn as %q", s, all)
			}
		}
	}
}
