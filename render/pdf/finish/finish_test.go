package finish

import (
	"bytes"
	"crypto/sha256"
	"runtime"
	"sync"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

func TestPagesKeepTheirContent(t *testing.T) {
	drawn := sample(t)
	src := must(parse(drawn.output(t)))(t)
	read := must(readPages(src))(t)
	f := openFile(t, sample(t).finished(t))
	pages, _ := f.pages()
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		content := f.stream[f.number(p.get("Contents"))]
		if !bytes.Equal(content, read[i].content.data) || !bytes.Contains(content, []byte("BDC")) {
			t.Errorf("page %d: %q is not what was drawn", i+1, content)
		}
		if got := string(p.get("MediaBox")); got != "[0 0 595.28 841.89]" {
			t.Errorf("page %d: MediaBox %s", i+1, got)
		}
		if got := string(p.get("Tabs")); got != "/S" {
			t.Errorf("page %d: Tabs %s", i+1, got)
		}
		if got := f.int(p.get("StructParents")); got != i {
			t.Errorf("page %d: StructParents %d", i+1, got)
		}
		// Only the last page shows an image that is half transparent.
		if got := p.get("Group") != nil; got != (i == 2) {
			t.Errorf("page %d: has a transparency group: %t", i+1, got)
		}
	}
	resources := f.dict(pages[0].get("Resources"))
	if got := len(f.dict(resources.get("XObject"))); got != 4 {
		t.Errorf("%d images", got)
	}
	if f.dict(resources.get("Font")).get("F0") == nil || resources.get("ProcSet") != nil {
		t.Errorf("the resources are %s", raw(resources))
	}
}

func TestOpacityMakesPagesTransparent(t *testing.T) {
	d := draw()
	d.page("1")
	d.RawWriteStr("/" + d.doc.Looks.Opacity(128) + " gs\n/" + d.doc.Looks.Opacity(3) + " gs\n")
	d.doc.Pages[0].Blends = true
	d.say(tag.New(tag.P, d.doc.Root), 72, 72, "see through")
	f := openFile(t, d.finished(t))
	pages, _ := f.pages()
	if pages[0].get("Group") == nil {
		t.Error("the page has no transparency group")
	}
	states := f.dict(f.dict(pages[0].get("Resources")).get("ExtGState"))
	for name, want := range map[string]string{"A128": "0.502", "A3": "0.012"} {
		if got := f.dict(states.get(name)); string(got.get("ca")) != want || string(got.get("CA")) != want {
			t.Errorf("the state %s is %s", name, raw(got))
		}
	}
}

func TestHostileTextIsKept(t *testing.T) {
	d := sample(t)
	d.doc.Title = hostile
	d.doc.Pages[1].Links[0].Contents = hostile
	d.doc.Outline[0].Title = hostile
	d.doc.Root.Kids[0].(*tag.Element).With().Title = hostile
	f := openFile(t, d.finished(t))
	pages, _ := f.pages()
	link := f.dict(f.array(pages[1].get("Annots"))[0])
	toc := f.dict(f.array(f.dict(f.follow("Root", "StructTreeRoot").get("K")).get("K"))[0])
	for where, s := range map[string][]byte{
		"title": f.follow("Info").get("Title"), "link": link.get("Contents"), "element": toc.get("T"),
		"outline": f.follow("Root", "Outlines", "First").get("Title"),
	} {
		if got := f.text(s); got != hostile {
			t.Errorf("%s: %q", where, got)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	d := volume(t, 60)
	drawn := d.output(t)
	hash := func() [32]byte {
		var b bytes.Buffer
		if err := write(&b, drawn, d.doc); err != nil {
			t.Error(err)
		}
		return sha256.Sum256(b.Bytes())
	}
	want := hash()
	for _, processors := range []int{1, 8} {
		before := runtime.GOMAXPROCS(processors)
		if hash() != want {
			t.Errorf("other bytes on %d processors", processors)
		}
		runtime.GOMAXPROCS(before)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if hash() != want {
				t.Error("other bytes when several files are written at once")
			}
		})
	}
	all.Wait()
}

func TestPagesWithABleedSayWhereToCut(t *testing.T) {
	d := sample(t)
	d.doc.Pages[1].Bleed = 8.5
	f := openFile(t, d.finished(t))
	pages, _ := f.pages()
	for i, p := range pages {
		trim, bleed := string(p.get("TrimBox")), string(p.get("BleedBox"))
		switch {
		case i != 1 && (trim != "" || bleed != ""):
			t.Errorf("page %d: TrimBox %s, BleedBox %s", i+1, trim, bleed)
		case i == 1 && (trim != "[8.5 8.5 586.78 833.39]" || bleed != string(p.get("MediaBox"))):
			t.Errorf("page %d: TrimBox %s, BleedBox %s", i+1, trim, bleed)
		}
	}
}
