package cover

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
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
		im := newBitmap(20, 20)
		var r raster
		r.glyph(c.curves, 5*unit, 15*unit, 10)
		r.fill(im, paper, ink)
		for at, want := range map[image.Point]uint8{
			{X: 10, Y: 10}: c.middle, {X: 6, Y: 6}: ink, {X: 4, Y: 10}: paper, {X: 15, Y: 10}: paper,
			{X: 14, Y: 14}: ink,
		} {
			if got := at4(im, at.X, at.Y); got != want {
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

// TestTitlesFillTheirLines checks that a short title is large, that the lines of others are of about one length, end in
// no word that belongs to the next and begin with no dash, and that pictures are left out.
func TestTitlesFillTheirLines(t *testing.T) {
	for title, want := range map[string]struct {
		lines string
		least int // size
	}{
		"C++":                            {"C++", largestTitle},
		"Java Core":                      {"Java|Core", 280},
		"Questions for the Go Engineer":  {"Questions|for the Go|Engineer", 150},
		"AWS\u00a0– Solutions Architect": {"AWS\u00a0–|Solutions|Architect", 150},
		"⬆ Amazon Web Services 🎉 1️⃣":    {"Amazon|Web|Services", 150},
		"🎉":                              {"🎉", 150},
		"JavaScript™ © 2026 C♯ №5":       {"JavaScript™|© 2026|C♯ №5", 150},
		"设计模式面试题与答案、以及系统设计":                     {"设计模式面试|题与答案、以|及系统设计", 150},
		"JavaScript面试题100道（含答案）":                {"JavaScript|面试题100道|（含答案）", 150},
		"データベース面接質問":                            {"データベース|面接質問", 150},
		"Go言語インタビュー質問":                          {"Go言語|インタビュー|質問", 150},
		"데이터베이스면접질문과답변모음집완전판":                   {"", 120},
		strings.Repeat("supercalifragilis ", 9): {"", 0},
	} {
		s, err := New(Guide{Title: title, Paper: hues()[0]}, width, tall, fonts.NewSet())
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, l := range s.Lines {
			text := ""
			for _, r := range l.Runs {
				text += r.Text
			}
			lines = append(lines, text)
			if l.Size < want.least {
				t.Errorf("%q: %q is set in size %d", title, text, l.Size)
			}
		}
		if got := strings.Join(lines, "|"); want.lines != "" && got != want.lines {
			t.Errorf("%q is set as %q", title, got)
		}
	}
}

// TestWhiteIsReadOnEveryPaper checks the contrast of text, and of the marks that only adorn, on all hues and on the
// lightest accent of a theme.
func TestWhiteIsReadOnEveryPaper(t *testing.T) {
	linear := func(v uint8) float64 {
		if f := float64(v) / 255; f > 0.04045 {
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	luminance := func(c color.Color) float64 {
		q := color.RGBAModel.Convert(c).(color.RGBA)
		return 0.2126*linear(q.R) + 0.7152*linear(q.G) + 0.0722*linear(q.B)
	}
	for _, paperColor := range append(hues(), color.RGBA{255, 255, 255, 255}, color.RGBA{0x6f, 0xc3, 0xbd, 255}) {
		p := ramp(dark(paperColor))
		for shade, least := range map[int]float64{ink: 6, soft: 3.5, faint: 1.5} {
			if c := (luminance(p[shade]) + 0.05) / (luminance(p[paper]) + 0.05); c < least {
				t.Errorf("%v: shade %d has a contrast of %.1f", paperColor, shade, c)
			}
		}
	}
}

// TestTwentyGuidesAreToldApart checks that few of twenty covers have both color and pattern in common.
func TestTwentyGuidesAreToldApart(t *testing.T) {
	type kind struct {
		paper   color.RGBA
		pattern Pattern
	}
	seen := map[kind]bool{}
	colors := map[color.RGBA]bool{}
	for i := range 20 {
		var g Guide
		g.Mark("Interview questions\nsource guide-" + strconv.Itoa(i) + ".md\n")
		seen[kind{g.Paper, g.Pattern}] = true
		colors[g.Paper] = true
	}
	if len(seen) < 17 || len(colors) < 8 {
		t.Errorf("there are %d kinds of covers in %d colors", len(seen), len(colors))
	}
}

// TestOrnamentsEndAboveWhatStandsAtTheFoot has a plate as high as that of a logo on sheets of several sizes.
func TestOrnamentsEndAboveWhatStandsAtTheFoot(t *testing.T) {
	const plate = 56
	for _, size := range [][2]int64{{595, 842}, {420, 595}, {298, 420}, {595, 420}} {
		for pattern := range Pattern(patterns) {
			g := Guide{Title: "Locks", Rows: []int{40, 60, 25}, Pattern: pattern, Plate: plate}
			s, err := New(g, size[0], size[1], fonts.NewSet())
			if err != nil {
				t.Fatal(err)
			}
			top := s.Height - margin - int(plate*int64(s.Width)/size[0])
			for _, b := range s.Boxes {
				if b.Y+b.H > top {
					t.Errorf("%v, pattern %d: a mark ends at %d, the plate begins at %d", size, pattern, b.Y+b.H, top)
					break
				}
			}
		}
	}
}

// at4 returns the color of a pixel, of four.
func at4(im *bitmap, x, y int) uint8 { return im.row(y)[x/4] >> (6 - x%4*2) & 3 }

func TestABoxFillsItsPixelsAndNoOthers(t *testing.T) {
	const side = 14
	for x := range side {
		for w := range side - x + 1 {
			for _, h := range []int{0, 1, 3} {
				im := newBitmap(side, 6)
				im.box(Box{0, 0, side, 6, soft})
				im.box(Box{x, 1, w, h, faint})
				for at := range side * 6 {
					want := uint8(soft)
					if (image.Point{X: at % side, Y: at / side}).In(image.Rect(x, 1, x+w, 1+h)) {
						want = faint
					}
					if got := at4(im, at%side, at/side); got != want {
						t.Fatalf("%d pixels from %d, %d high: that at %d, %d is %d", w, x, h, at%side, at/side, got)
					}
				}
			}
		}
	}
}
