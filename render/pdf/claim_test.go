package pdf

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

const (
	claimsUA = "<pdfuaid:part>1</pdfuaid:part>"
	claimsA  = "<pdfaid:conformance>A</pdfaid:conformance>"
)

// guideWith returns a job for a guide with some text in its first answer, and the findings.
func guideWith(t *testing.T, text string) (*render.Job, *diag.List) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"g.md": {Data: []byte("# G\n\n## 1. A?\n\n" + text + "\n\n## 2. B?\n\nB.\n\n## 3. C?\n\nC.\n")}, "p.png": {Data: b.Bytes()}}
	found := &diag.List{}
	g, err := source.Load(fsys, "g.md", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: fsys, Sink: found}, found
}

// rendered returns the file that a job becomes.
func rendered(t *testing.T, job *render.Job) string {
	t.Helper()
	if _, err := job.Pages(t.Context()); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAFileClaimsWhatIsTrue(t *testing.T) {
	for text, accessible := range map[string]bool{
		"Only words.":                true,
		"![a grey box](p.png)":       true,
		"![](gone.png)":              true,
		"![](p.png)\n\n![](p.png)":   false,
		"In a line ![](p.png) there": false,
	} {
		job, found := guideWith(t, text)
		out := rendered(t, job)
		if got := strings.Contains(out, claimsUA); got != accessible {
			t.Errorf("%s: claims PDF/UA: got %t, want %t", text, got, accessible)
		}
		if !strings.Contains(out, claimsA) {
			t.Errorf("%s: PDF/A is not claimed", text)
		}
		n := 0
		for _, d := range found.Sorted() {
			if d.Rule == diag.PDFClaim {
				n++
			}
			if d.Rule == diag.PDFFault {
				t.Errorf("%s: %v", text, d)
			}
		}
		if (n == 1) == accessible || n > 1 {
			t.Errorf("%s: %d findings say why not", text, n)
		}
	}
}

func TestNestingTakesNoClaimAway(t *testing.T) {
	items := ""
	for i := range 90 {
		items += strings.Repeat("  ", i) + "- item\n"
	}
	for name, text := range map[string]string{
		"lists":       items,
		"quotes":      strings.Repeat("> ", 95) + "deep",
		"tags":        strings.Repeat("<ul><li>x", 150) + strings.Repeat("</li></ul>", 150),
		"definitions": strings.Repeat("<dl><dt>t</dt><dd>d", 90) + strings.Repeat("</dd></dl>", 90),
		"both":        items + strings.Repeat("  ", 90) + "- " + strings.Repeat("<ol><li>y", 150) + strings.Repeat("</li></ol>", 150),
	} {
		job, found := guideWith(t, text)
		out := rendered(t, job)
		if !strings.Contains(out, claimsUA) || !strings.Contains(out, claimsA) {
			t.Errorf("%s: a claim is not made: %v", name, found.Sorted())
		}
	}
}

func TestAFaultyFileClaimsNothing(t *testing.T) {
	job, found := guideWith(t, "Only words.")
	book, err := job.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	file, _, err := made(t.Context(), job, book, claim{accessible: true, archival: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := faults(file); len(got) > 0 {
		t.Errorf("a sound file has faults: %v", got)
	}
	broken := bytes.Replace(file, []byte("%PDF-1.7"), []byte("%PDF-x.7"), 1)
	if len(faults(broken)) == 0 || len(faults(file[:len(file)/2])) == 0 {
		t.Error("a broken file has no faults")
	}
	reportFaults([]string{"one", "two", "three", "four", "five", "six"}, job)
	if got := found.Sorted(); len(got) != mostFaults || got[0].Rule != diag.PDFFault {
		t.Errorf("got %v", got)
	}
	if book, err = job.Repeat(t.Context()); err != nil { // the first was taken apart
		t.Fatal(err)
	}
	if file, _, err = made(t.Context(), job, book, claim{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(file), claimsUA) || strings.Contains(string(file), claimsA) {
		t.Error("the file claims something")
	}
}
