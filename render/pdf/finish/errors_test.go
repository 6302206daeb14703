package finish

import (
	"errors"
	"io"
	"strings"
	"testing"

	"example.org/studyguide/fonts/subset"
	"example.org/studyguide/render/layout/tag"
)

// first returns the first element of a role.
func first(e *tag.Element, role tag.Role) *tag.Element {
	if e.Role == role {
		return e
	}
	for _, k := range e.Kids {
		if k, ok := k.(*tag.Element); ok {
			if found := first(k, role); found != nil {
				return found
			}
		}
	}
	return nil
}

func TestDocumentsThatDoNotFit(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Document)
		want   string
	}{
		{"no title", func(d *Document) { d.Title = "\x01" }, "no title"},
		{"no language", func(d *Document) { d.Language = "" }, "no language"},
		{"a page more", func(d *Document) { d.Pages = append(d.Pages, Page{}) }, "fpdf drew 3 pages, the document has 4"},
		{"a page less", func(d *Document) { d.Pages = d.Pages[:2] }, "fpdf drew 3 pages, the document has 2"},
		{"a link more", func(d *Document) { d.Pages[0].Links = append(d.Pages[0].Links, Link{}) }, "fpdf drew 1 links on page 1, the document has 2"},
		{"a link less", func(d *Document) { d.Pages[1].Links = d.Pages[1].Links[:1] }, "fpdf drew 2 links on page 2, the document has 1"},
		{"an outline past the end", func(d *Document) { d.Outline[0].Page = 3 }, `the outline's "Quéstions" leads to page 4 of 3`},
		{"an outline before the start", func(d *Document) { d.Outline[0].Children[0].Page = -1 }, "leads to page 0 of 3"},
		{"no structure", func(d *Document) { d.Root = nil }, "no Document"},
		{"another root", func(d *Document) { d.Root.Role = tag.Sect }, "no Document"},
		{"content of another element", func(d *Document) { first(d.Root, tag.H1).Add(tag.Mark{Page: 1, ID: 1}) }, "a H1 has content 1 of page 2, which is not its own"},
		{"content twice", func(d *Document) { first(d.Root, tag.H1).Add(tag.Mark{Page: 1, ID: 0}) }, "a H1 has content 0 of page 2"},
		{"content that is not there", func(d *Document) { first(d.Root, tag.H1).Add(tag.Mark{Page: 1, ID: 99}) }, "a H1 has content 99 of page 2"},
		{"content of no page", func(d *Document) { first(d.Root, tag.H1).Add(tag.Mark{Page: -1}) }, "a H1 has content 0 of page 0"},
		{"content without an element", func(d *Document) { first(d.Root, tag.H1).Kids = nil }, "content 0 of page 2 is not in it"},
		{"a link of another element", func(d *Document) { first(d.Root, tag.P).Add(tag.Target{Page: 1}) }, "a P has a link"},
		{"a link twice", func(d *Document) { l := first(d.Root, tag.Link); l.Add(tag.Target{}) }, "a Link has link 0 of page 1"},
		{"a link without an element", func(d *Document) { l := first(d.Root, tag.Link); l.Kids = l.Kids[:1] }, "link 0 of page 1 is not in it"},
		{"an element twice", func(d *Document) { h := first(d.Root, tag.H1); h.Parent.Kids = append(h.Parent.Kids, h) }, "a H1 is in it twice"},
		{"an element of another parent", func(d *Document) { first(d.Root, tag.H1).Parent = d.Root }, "a H1 is the kid of another than its parent"},
		{"no element", func(d *Document) { d.Root.Kids = append(d.Root.Kids, (*tag.Element)(nil)) }, "an element is nil"},
		{"no kid", func(d *Document) { d.Root.Kids = append(d.Root.Kids, nil) }, "a kid that is a <nil>"},
		{"an ID twice", func(d *Document) { first(d.Root, tag.H1).With().ID = "s-1" }, `two elements have the ID "s-1"`},
		{"an ID twice but for what no text holds", func(d *Document) { first(d.Root, tag.H1).With().ID = "s-1\x00" }, "two elements have the ID"},
		{"a font without a program", func(d *Document) { d.Fonts[0].Program = nil }, "embedding the font F0: it has no program"},
		{"an empty font", func(d *Document) { d.Fonts[0].Program = &subset.Program{} }, "it has no program"},
		{"more texts than glyphs", func(d *Document) { d.Fonts[0].Text = append(d.Fonts[0].Text, "x") }, "it has texts for 97 of 96 glyphs"},
		{"no texts", func(d *Document) { d.Fonts[0].Text = nil }, "it has texts for 0 of 96 glyphs"},
		{"too many glyphs", func(d *Document) { d.Fonts[0].Program.Advance = make([]int, Codes+1) }, "it has 65536 glyphs"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := sample(t)
			drawn := d.output(t)
			test.change(d.doc)
			err := write(io.Discard, drawn, d.doc)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestNoPages(t *testing.T) {
	d := draw()
	d.AddPage() // fpdf makes one if there is none
	drawn := d.output(t)
	if err := write(io.Discard, drawn, d.doc); err == nil ||
		!strings.Contains(err.Error(), "fpdf drew 1 pages, the document has 0") {
		t.Error(err)
	}
}

// full is a writer with room for so many bytes.
type full int

var errFull = errors.New("full")

func (room *full) Write(b []byte) (int, error) {
	if len(b) > int(*room) {
		n := int(*room)
		*room = 0
		return n, errFull
	}
	*room -= full(len(b))
	return len(b), nil
}

func TestErrorsOfTheWriterAreGiven(t *testing.T) {
	d := volume(t, 12)
	drawn := d.output(t)
	var whole counter
	if err := write(&whole, drawn, d.doc); err != nil {
		t.Fatal(err)
	}
	for at := 0; at < int(whole); at += 1 + int(whole)/25 {
		room := full(at)
		if err := write(&room, drawn, d.doc); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: %v", at, err)
		}
	}
}
