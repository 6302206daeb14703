package finish

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

// hostile is text that looks like PDF.
const hostile = "endobj 12 0 obj << stream endstream )](<<>> xref trailer startxref 0 %%EOF \\ ( ) /Type"

// sample has one of everything that a guide has.
func sample(t testing.TB) *drawing {
	d := draw()
	root := d.doc.Root
	home := d.AddLink()

	d.page("i")
	toc := tag.New(tag.TOC, root)
	item := tag.New(tag.TOCI, toc)
	ref := tag.New(tag.Reference, item)
	link := tag.New(tag.Link, ref)
	d.say(link, 72, 72, "1 Questions 1")
	d.lead(link, 72, 72, "", home)
	d.footer("i")

	d.page("1")
	sect := tag.New(tag.Sect, root)
	sect.With().Title, sect.With().ID = "Questions", "s-1"
	d.say(tag.New(tag.H1, sect), 72, 72, "Questions")
	d.say(tag.New(tag.H2, sect), 72, 90, "What is "+hostile)
	p := tag.New(tag.P, sect)
	d.say(p, 72, 110, "A line, ")
	out := tag.New(tag.Link, p)
	d.say(out, 120, 110, "a link")
	d.lead(out, 120, 110, "https://example.org/a(b)c\\d", 0)
	d.lead(out, 190, 110, "https://example.org/stream", 0)
	d.say(p, 72, 125, " and more.")
	list := tag.New(tag.List, sect)
	list.With().Numbering = "Decimal"
	for i := range 2 {
		li := tag.New(tag.Item, list)
		d.say(tag.New(tag.Label, li), 72, 140+12*float64(i), fmt.Sprint(i+1, "."))
		d.say(tag.New(tag.P, tag.New(tag.Body, li)), 90, 140+12*float64(i), "An item")
	}
	table := tag.New(tag.Table, sect)
	head := tag.New(tag.Row, tag.New(tag.Head, table))
	row := tag.New(tag.Row, tag.New(tag.Rows, table))
	for i := range 2 {
		th := tag.New(tag.Header, head)
		th.With().Scope = "Column"
		d.say(th, 72+50*float64(i), 180, "Head")
		d.say(tag.New(tag.Cell, row), 72+50*float64(i), 195, "Cell")
	}
	fig := tag.New(tag.Figure, sect)
	fig.With().Alt = "Ein Würfel (rot)"
	red := image.NewRGBA(image.Rect(0, 0, 40, 60))
	for i := range 2400 {
		red.Set(i%40, i/40, color.RGBA{200, uint8(i), 0, 255})
	}
	d.picture(t, fig, 72, 220, "PNG", red)
	d.footer("1")
	d.SetLink(home, 64, 2)

	d.page("2")
	d.say(p, 72, 72, "The paragraph goes on.")
	code := tag.New(tag.Code, sect)
	code.Block, code.With().Lang = true, "zxx"
	d.say(code, 72, 90, "if (a < b) { x[0]++ }")
	d.say(code, 72, 100, "stream")
	d.picture(t, fig, 72, 220, "JPG", red)
	soft := image.NewNRGBA(image.Rect(0, 0, 30, 30))
	for i := range 900 {
		soft.Set(i%30, i/30, color.NRGBA{0, 0, 200, uint8(i)})
	}
	d.picture(t, nil, 172, 220, "PNG", soft)
	flat := image.NewPaletted(
		image.Rect(0, 0, 31, 30),
		color.Palette{color.White, color.Black, color.RGBA{9, 99, 9, 255}},
	)
	d.picture(t, nil, 272, 220, "PNG", flat)
	note := tag.New(tag.Note, sect)
	note.With().ID = "note (1)"
	d.say(note, 72, 300, "A note.")
	d.raw("/Artifact BMC")
	d.SetFillColor(200, 200, 255)
	d.Rect(72, 310, 100, 1, "F")
	d.raw("EMC")
	d.footer("2")

	d.doc.Outline = []*Entry{
		{Title: "Quéstions", Page: 1, Y: 64, Open: true, Children: []*Entry{
			{Title: "What is (endobj)?", Page: 1, X: 72, Y: 82, Children: []*Entry{{Title: "deep", Page: 2, Y: 82}}},
			{Title: "Second", Page: 2, Y: 64},
		}},
	}
	return d
}
