package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/pdf/finish"
	"example.org/studyguide/source/words"
)

// TestSheavesMakeOneBook draws pages of two heights, of which each has a link to another, in several sheaves. Each link
// must lead to its place, measured from the foot of the page that it leads to, and each page must keep its size.
func TestSheavesMakeOneBook(t *testing.T) {
	const count = 2*sheaf + 7
	height := func(page int) layout.Length {
		if page%5 == 3 {
			return 600 * layout.Pt
		}
		return 800 * layout.Pt
	}
	to := func(page int) int { return (page*37 + 11) % count }
	book := &layout.Book{
		Title: "Sheaves", Language: "en", Words: words.For("en", nil), Places: map[string]layout.Place{},
		Root: &tag.Element{Role: tag.Document},
	}
	for i := range count {
		link := tag.New(tag.Link, tag.New(tag.P, book.Root))
		link.Add(tag.Target{Page: i})
		book.Places[strconv.Itoa(i)] = layout.Place{Page: i, Y: layout.Length(100+i) * layout.Pt}
		box := &layout.Box{W: layout.Pt, H: layout.Pt, Color: layout.Color{R: uint8(i)}}
		book.Pages = append(book.Pages, &layout.Page{
			Width: 500 * layout.Pt, Height: height(i), Label: strconv.Itoa(i + 1),
			Items: []layout.Item{box, &layout.Link{W: layout.Pt, H: layout.Pt, ID: strconv.Itoa(to(i)), Of: link}},
		})
	}
	for _, alone := range []bool{false, true} {
		pages := finish.NewPages(nil)
		defer pages.Stop()
		files := 0
		p, err := paint(t.Context(), &render.Pages{Book: book, Pictures: asset.NewPictures(nil), Alone: alone},
			fonts.NewSet(), func(file []byte) error { files++; return pages.Take(file) })
		if err != nil {
			t.Fatal(err)
		}
		if files != 3 {
			t.Errorf("%d sheaves", files)
		}
		var out wholeFile
		err = pages.Write(&out, &finish.Document{Title: book.Title, Language: "en", Pages: p.pages, Root: book.Root})
		if err != nil {
			t.Fatal(err)
		}
		f, err := pdfcheck.Read(out)
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range f.Pages() {
			if page.Height != height(i).Points() {
				t.Errorf("page %d is %v high", i, page.Height)
			}
		}
		for i, l := range f.Links() {
			if l.Page != i || l.To != to(i) {
				t.Errorf("link %d is on page %d and leads to %d, not %d", i, l.Page, l.To, to(i))
			}
		}
		if kept := book.Pages[0].Items != nil; kept == alone {
			t.Errorf("items are kept: %v, of a book that nobody else draws: %v", kept, alone)
		}
	}
}

// TestSheavesShareOpacities draws drawings of other opacities in several sheaves: each is the first of its own, and one
// book has all of them.
func TestSheavesShareOpacities(t *testing.T) {
	const count = 2*sheaf + 7
	files := fstest.MapFS{}
	book := &layout.Book{
		Title: "Sheaves", Language: "en", Words: words.For("en", nil), Root: &tag.Element{Role: tag.Document},
	}
	for i := range count {
		page := &layout.Page{Width: 500 * layout.Pt, Height: 800 * layout.Pt, Label: strconv.Itoa(i + 1)}
		if i%sheaf == 3 {
			src := fmt.Sprintf("%d.svg", i)
			files[src] = &fstest.MapFile{Data: fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="9" `+
				`height="9"><rect width="9" height="9" fill-opacity=".%d"/></svg>`, 3+i/sheaf)}
			page.Items = []layout.Item{&layout.Picture{Src: src, W: 9 * layout.Pt, H: 9 * layout.Pt}}
		}
		book.Pages = append(book.Pages, page)
	}
	pages := finish.NewPages(nil)
	defer pages.Stop()
	var drawn []byte
	p, err := paint(t.Context(), &render.Pages{Book: book, Pictures: asset.NewPictures(files)}, fonts.NewSet(),
		func(file []byte) error { drawn = append(drawn, file...); return pages.Take(file) })
	if err != nil {
		t.Fatal(err)
	}
	doc := &finish.Document{Title: book.Title, Language: "en", Pages: p.pages, Root: book.Root, Looks: p.looks}
	var out wholeFile
	if err := pages.Write(&out, doc); err != nil {
		t.Fatal(err)
	}
	read, err := pdfcheck.Read(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range read.Check() {
		if fault.Rule != "empty" { // no drawing is anything to a screen reader
			t.Error(fault)
		}
	}
	for _, parts := range []uint8{77, 102, 128} {
		if !bytes.Contains(drawn, []byte("/"+p.looks.Opacity(parts)+" gs\n")) {
			t.Errorf("nothing has %d parts of 255", parts)
		}
	}
	for i, page := range p.pages {
		if page.Blends != (i%sheaf == 3) {
			t.Errorf("page %d lets something through: %v", i, page.Blends)
		}
	}
}

// TestLinksLeadToTheirHeight compares where links lead with the height of the pages that they lead to.
func TestLinksLeadToTheirHeight(t *testing.T) {
	book := &layout.Book{Places: map[string]layout.Place{}, Words: words.For("en", nil)}
	at := layout.Place{Page: sheaf + 1, Y: 108 * layout.Pt}
	book.Places["far"] = at
	for i := range 2 * sheaf {
		link := &layout.Link{W: layout.Pt, H: layout.Pt, ID: "far", Of: &tag.Element{Role: tag.Link}}
		book.Pages = append(book.Pages, &layout.Page{
			Width: 500 * layout.Pt, Height: layout.Length(700+i) * layout.Pt, Label: strconv.Itoa(i + 1),
			Items: []layout.Item{link},
		})
	}
	want := fmt.Sprintf("/Dest [%d 0 R /XYZ 0 %d.00 null]", 1+2*(at.Page+1), 700+at.Page-100)
	dest := regexp.MustCompile(`/Dest \[[^]]*\]`)
	n := 0
	_, err := paint(t.Context(), &render.Pages{Book: book, Pictures: asset.NewPictures(nil)}, fonts.NewSet(),
		func(file []byte) error {
			for _, d := range dest.FindAll(file, -1) {
				if n++; string(d) != want {
					t.Errorf("a link has %s, want %s", d, want)
				}
			}
			return nil
		})
	if err != nil || n != 2*sheaf {
		t.Errorf("%d links: %v", n, err)
	}
}
