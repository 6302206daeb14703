package finish

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"example.org/studyguide/render/layout/tag"
)

// drawing is a document that a test draws as the painter does.
type drawing struct {
	*fpdf.Fpdf
	doc     *Document
	artwork int // images drawn so far
}

func draw() *drawing {
	d := &drawing{
		Fpdf: fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}}),
		doc: &Document{
			Title: "Ünïcode 😀 (title)", Authors: []string{"Zoë Ω", "A. (B) <C> & D"}, Description: "d)e(s\\c",
			Subjects: []string{"a", "b, c"}, Publisher: "Press", Rights: "CC BY", Language: "en-US",
			Modified: time.Unix(1e9, 0), Fonts: []Font{boxes()}, Root: tag.New(tag.Document, nil),
		},
	}
	d.SetCatalogSort(true)
	d.SetCompression(false)
	d.SetAutoPageBreak(false, 0)
	d.SetMargins(0, 0, 0)
	return d
}

// page begins a page.
func (d *drawing) page(label string) {
	d.AddPageFormat("P", fpdf.SizeType{Wd: 595.28, Ht: 841.89})
	d.doc.Pages = append(d.doc.Pages, Page{Label: label})
}

func (d *drawing) last() (*Page, int) { return &d.doc.Pages[len(d.doc.Pages)-1], len(d.doc.Pages) - 1 }

func (d *drawing) raw(format string, args ...any) {
	d.RawWriteBuf(bytes.NewReader(fmt.Appendf(nil, format, args...)))
}

// mark begins content of e.
func (d *drawing) mark(e *tag.Element) {
	p, at := d.last()
	d.raw("/%s<</MCID %d>>BDC", e.Role, len(p.Marks))
	e.Add(tag.Mark{Page: at, ID: len(p.Marks)})
	p.Marks = append(p.Marks, e)
}

// say shows a line of e.
func (d *drawing) say(e *tag.Element, x, y float64, s string) {
	d.mark(e)
	d.show(x, y, s)
	d.raw("EMC")
}

func (d *drawing) show(x, y float64, s string) {
	o := []byte("(")
	for _, c := range []byte(s) {
		o = AppendCode(o, int(c)-' '+1)
	}
	d.raw("BT /F0 10.5 Tf %.2f %.2f Td [%s)]TJ ET", x, 841.89-y, o)
}

func (d *drawing) footer(s string) {
	d.raw("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")
	d.show(290, 800, s)
	d.raw("EMC")
}

// lead makes a stretch of e active, which leads to an address, or to a place by fpdf's number.
func (d *drawing) lead(e *tag.Element, x, y float64, url string, place int) {
	p, at := d.last()
	if url != "" {
		d.LinkString(x, y-8, 60, 10, url)
	} else {
		d.Link(x, y-8, 60, 10, place)
	}
	e.Add(tag.Target{Page: at, Index: len(p.Links)})
	p.Links = append(p.Links, Link{Element: e, Contents: "to " + url})
}

// picture shows an image of e, or a decoration if e is nil.
func (d *drawing) picture(t testing.TB, e *tag.Element, x, y float64, format string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	var err error
	if format == "PNG" {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.artwork++
	id := fmt.Sprint(d.artwork)
	opt := fpdf.ImageOptions{ImageType: format}
	d.RegisterImageOptionsReader(id, opt, &b)
	if e == nil {
		d.raw("/Artifact BMC")
	} else {
		d.mark(e)
	}
	d.ImageOptions(id, x, y, 50, 50, false, opt, 0, "")
	d.raw("EMC")
}

// write takes the pages of one file of fpdf's and writes the finished one.
func write(w io.Writer, fpdf []byte, doc *Document) error {
	pages := NewPages(nil)
	defer pages.Stop()
	if err := pages.Take(fpdf); err != nil {
		return err
	}
	return pages.Write(w, doc)
}

// output returns fpdf's file.
func (d *drawing) output(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// finished returns the finished file.
func (d *drawing) finished(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d.output(t), d.doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
