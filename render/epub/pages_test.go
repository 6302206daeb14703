package epub

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/source/diag"
)

func TestPagesOfThePDFAreMarkedWhereSomethingBeginsOnThem(t *testing.T) {
	g := sectionsGuide()
	pdf := &render.PageMap{Count: 9, Label: map[string]string{
		introductionID: "1", "first": "2", "a": "2", "nested": "3", "in": "3", "deep": "3", "deepest": "5", "free": "5",
		"faqs": "6", "nothing": "6", "number": "7", "elsewhere": "8",
	}}
	job := &render.Job{Guide: g, Assets: assets(t), Sink: &diag.List{}}
	job.PageList = func(context.Context) (*render.PageMap, error) { return pdf, nil }
	var out bytes.Buffer
	if err := (Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	files := opened(t, out.Bytes())
	checkBook(t, files)
	nav := files[navName]
	_, list, _ := strings.Cut(nav, `epub:type="page-list"`)
	for _, want := range []string{
		`<li><a href="xhtml/intro.xhtml#page-1">1</a></li>`,
		`<li><a href="xhtml/s-the-first.xhtml#page-2">2</a></li>`,
		`<li><a href="xhtml/s-the-first.xhtml#page-5">5</a></li>`,
		`<li><a href="xhtml/s-faqs.xhtml#page-7">7</a></li>`,
	} {
		if !strings.Contains(list, want) {
			t.Errorf("the page list has no %s:\n%s", want, list)
		}
	}
	for _, page := range []string{"#page-4", "#page-8"} {
		if strings.Contains(list, page) {
			t.Errorf("the page list has %s, on which nothing begins", page)
		}
	}
	for _, want := range []string{`<meta property="pageBreakSource">PDF edition of Rooms, 9 pages</meta>`, "pageBreakMarkers", "pageNavigation"} {
		if !strings.Contains(files[packageName], want) {
			t.Errorf("the package does not say %q", want)
		}
	}
	if want := `<section class="qa" id="q-deepest" aria-labelledby="h-q-deepest">` + "\n" +
		`<span epub:type="pagebreak" role="doc-pagebreak" id="page-5" aria-label="5"></span>`; !strings.Contains(files["xhtml/s-the-first.xhtml"], want) {
		t.Errorf("page 5 does not begin with the question on it")
	}
}

func TestWithoutAPDFThereAreNoPages(t *testing.T) {
	book, _ := made(t, sectionsGuide())
	for name, data := range opened(t, book) {
		if name != styleName &&
			(strings.Contains(data, "page-list") || strings.Contains(data, "pagebreak") || strings.Contains(data, "pageBreak")) {
			t.Errorf("%s tells of pages", name)
		}
	}
}
