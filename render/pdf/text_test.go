package pdf

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// TestWidenedTextEndsWhereItWasPlaced compares the ends of texts as they are shown with those that the layout found,
// and text that is not widened after text that is.
func TestWidenedTextEndsWhereItWasPlaced(t *testing.T) {
	text := "# A guide\n\n## 1. What is it?\n\n" +
		strings.Repeat("Each of them, and `code` too, waits until the other lets "+
			"go of what it holds, so that *none of the two* can ever go on with its own work. ", 8) +
		"\n\n## 2. B?\n\n" + strings.Repeat("Though the straits of thought, width and length were through. ", 16) + "\n\n## 3. C?\n\nC.\n"
	g, err := source.Load(fstest.MapFS{"g.md": {Data: []byte(text)}}, "g.md", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Sink: &diag.List{}}
	job.Share(Renderer{}, Renderer{})
	if err := (Renderer{}).Render(t.Context(), &file, job); err != nil {
		t.Fatal(err)
	}
	read, err := pdfcheck.Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	book, err := job.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	widths := map[string][]float64{} // in the order of the pages
	for _, p := range read.Pages() {
		for _, r := range p.Runs {
			widths[r.Text] = append(widths[r.Text], r.Width)
		}
	}
	widened, apart, natural := 0, 0, 0
	for _, p := range book.Pages {
		for _, it := range p.Items {
			tx, ok := it.(*layout.Text)
			if !ok {
				continue
			}
			said, width := "", tx.Width()
			for i, r := range tx.Runs {
				said += r.Text
				if i == len(tx.Runs)-1 && r.Text == " " {
					width -= tx.Space // nothing is shown after it
				}
			}
			if len(widths[said]) == 0 {
				continue
			}
			got := widths[said][0]
			widths[said] = widths[said][1:]
			switch {
			case tx.Track > 0:
				apart++
			case tx.Widen == 0:
				natural++
			default:
				widened++
			}
			if math.Abs(got-width.Points()) > .1 {
				t.Errorf("%q is %.2f wide, want %.2f", said, got, width.Points())
			}
		}
	}
	if widened < 5 || apart < 2 || natural < 2 {
		t.Errorf("%d widened and %d other texts were compared, and %d with letters apart", widened, natural, apart)
	}
}

// TestTextThatIsFarApartSaysWhatItIs has letters that are a little and far apart: programs that read the page take what
// is between the latter for spaces.
func TestTextThatIsFarApartSaysWhatItIs(t *testing.T) {
	runs, err := fonts.NewSet().Shape(fonts.Style{}, "word")
	if err != nil {
		t.Fatal(err)
	}
	for track, want := range map[layout.Length]bool{0: false, 140: false, 1200: true} {
		ts := newTypesetter()
		ts.page(100 * layout.Pt)
		ts.text(&layout.Text{X: 10 * layout.Pt, Y: 50 * layout.Pt, Size: 11 * layout.Pt, Runs: runs, Track: track})
		got := ts.b.String()
		if strings.Contains(got, "/ActualText(word)>>BDC") != want || strings.Contains(got, "0 Tc EMC") != want {
			t.Errorf("apart by %v: %q", track.Points(), got)
		}
	}
}
