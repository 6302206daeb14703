package render_test

import (
	"bytes"
	"reflect"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/render/trace"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// TestRenderersRunInAnyOrder renders a guide in which each layout finds a character that no font has. However the
// renderers are ordered, the guide is laid out once and each output has the same bytes.
func TestRenderersRunInAnyOrder(t *testing.T) {
	want := map[string]string{}
	for _, rs := range [][]render.Renderer{
		{pdf.Renderer{}, epub.Renderer{}, trace.Renderer{}},
		{epub.Renderer{}, trace.Renderer{}, pdf.Renderer{}},
		{trace.Renderer{}, pdf.Renderer{}, epub.Renderer{}},
	} {
		found := &diag.List{}
		job := jobOf(t, found)
		job.Share(rs...)
		var names []string
		for _, r := range rs {
			names = append(names, r.Name())
			got := output(t, r, job)
			if was, ok := want[r.Name()]; ok && was != got {
				t.Errorf("%v: %s differs", names, r.Name())
			}
			want[r.Name()] = got
		}
		if n := missing(found); n != 1 {
			t.Errorf("%v: the layout reported a missing character %d times", names, n)
		}
	}
}

// TestOnlyAnEditionThatIsReadIsNamed checks that a book lists the pages of a PDF that is made with it, but not of a
// trace.
func TestOnlyAnEditionThatIsReadIsNamed(t *testing.T) {
	for _, c := range []struct {
		with render.Renderer
		want bool
	}{{pdf.Renderer{}, true}, {trace.Renderer{}, false}, {epub.Renderer{}, false}} {
		job := jobOf(t, &diag.List{})
		job.Share(c.with, epub.Renderer{})
		if got := job.PageList != nil; got != c.want {
			t.Errorf("made with %s, a book names pages: %v", c.with.Name(), got)
		}
	}
}

// TestPagesAreLaidOutAgainForWhoWasNotAnnounced checks that the pages are released after the announced calls, and that
// further calls get pages all the same.
func TestPagesAreLaidOutAgainForWhoWasNotAnnounced(t *testing.T) {
	found := &diag.List{}
	job := jobOf(t, found)
	job.Share(pdf.Renderer{}, trace.Renderer{})
	var pages []*render.Pages
	for range 3 {
		p, err := job.Pages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	if pages[0] != pages[1] || pages[1] == pages[2] {
		t.Error("the first two calls do not share pages that the third does not get")
	}
	if m, err := job.PageMap(t.Context()); err != nil || m.Count != len(pages[0].Book.Pages) {
		t.Errorf("the map is %+v: %v", m, err)
	}
}

// TestRepeatedPagesAreTheSame has a caller that dropped its pages ask for them again, also for pages that were set
// elsewhere: they are the same, and nothing is reported twice.
func TestRepeatedPagesAreTheSame(t *testing.T) {
	found := &diag.List{}
	job := jobOf(t, found)
	job.Share(pdf.Renderer{})
	first, err := job.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again, err := job.Repeat(t.Context())
	if err != nil || again == first || len(again.Pages) != len(first.Pages) ||
		!reflect.DeepEqual(again.Places, first.Places) {
		t.Errorf("the pages are not laid out again as before: %v", err)
	}
	if n := missing(found); n != 1 {
		t.Errorf("a missing character is reported %d times", n)
	}
	job.Give(first)
	for range 2 {
		if p, err := job.Pages(t.Context()); err != nil || p != first {
			t.Errorf("the given pages are %p: %v", p, err)
		}
		if p, err := job.Repeat(t.Context()); err != nil || p != first {
			t.Errorf("the given pages are not repeated: %v", err)
		}
		job.Give(first)
	}
}

func jobOf(t *testing.T, sink diag.Sink) *render.Job {
	t.Helper()
	text := []byte(
		"# Locks\n\n## 1. What is a lock?\n\nA way to wait \U0010FFFD.\n\n## 2. What is a deadlock?\n\nTwo wait.\n\n## 3. What is a thread?\n\nWork.\n",
	)
	g, err := source.LoadBytes("guide.md", text, source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: fstest.MapFS{}, Sink: sink}
}

func output(t *testing.T, r render.Renderer, job *render.Job) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Render(t.Context(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func missing(found *diag.List) int {
	n := 0
	for _, d := range found.Sorted() {
		if d.Rule == diag.GlyphMissing {
			n++
		}
	}
	return n
}

// TestPagesMayBeTakenApartByWhoHasThemAlone checks who is told so: the only one who asks for pages that were not set
// elsewhere.
func TestPagesMayBeTakenApartByWhoHasThemAlone(t *testing.T) {
	alone := func(job *render.Job) bool {
		t.Helper()
		p, err := job.Pages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return p.Alone
	}
	one, two, given := jobOf(t, &diag.List{}), jobOf(t, &diag.List{}), jobOf(t, &diag.List{})
	one.Share(pdf.Renderer{}, epub.Renderer{})
	if _, err := one.PageMap(t.Context()); err != nil || !alone(one) {
		t.Errorf("the only one is not told: %v", err)
	}
	two.Share(pdf.Renderer{}, trace.Renderer{})
	for range 2 {
		if alone(two) {
			t.Error("one of two is told")
		}
	}
	p, err := jobOf(t, &diag.List{}).Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	given.Share(pdf.Renderer{})
	given.Give(p)
	if alone(given) {
		t.Error("who gets pages that were given is told")
	}
}
