package pdf

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/go-pdf/fpdf"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/pdf/finish"
	"example.org/studyguide/source/words"
)

// painter draws pages with fpdf v0.9.0 and is its only caller. fpdf assembles pages, rectangles, images and links. Text
// and marked content are passed to it as ready operators, since its fonts are made of characters and not of glyphs. It
// registers no font and writes no outline and no metadata; package finish does that.
//
// fpdf panics on links that lead nowhere and on damaged images. Neither should reach it; should it panic all the same,
// paint returns an error.
//
// The pages are drawn in sheaves, each of which becomes a file of fpdf's, so that no more than a few pages are held as
// drawn.
type painter struct {
	*fpdf.Fpdf
	first  int // the page with which the sheaf begins
	book   *layout.Book
	images *asset.Pictures
	fonts  *fonts.Set // for the letters of drawings
	types  *typesetter
	links  map[string]int // id → fpdf's number of the link; of this sheaf
	pages  []finish.Page
	looks  finish.Looks
	missed map[drawnMiss]bool
	misses []drawnMiss // the keys of missed as they were found

	page   *layout.Page
	mark   int // of the page's marks opened so far
	open   *tag.Content
	state  state
	actual map[*tag.Content]bool // content whose ActualText was written
}

// state is the kind of marked content that is open.
type state uint8

const (
	outside state = iota
	inContent
	inArtifact
)

// sheaf is how many pages are drawn into one file of fpdf's: enough for what is said once a file to be little.
const sheaf = 64

// paint draws book and passes fpdf's files to take, which keeps nothing of them. It returns the painter, which knows
// the marks and fonts of the pages. Of a book that nobody else draws, pages are let go once they are drawn.
func paint(
	ctx context.Context,
	book *render.Pages,
	faces *fonts.Set,
	take func(file []byte) error,
) (p *painter, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("fpdf gave up: %v", r)
		}
	}()
	p = &painter{
		book: book.Book, images: book.Pictures, fonts: faces, types: newTypesetter(),
		actual: map[*tag.Content]bool{}, missed: map[drawnMiss]bool{},
	}
	for first := 0; first < len(book.Pages); first += sheaf {
		p.begin(first)
		for _, page := range book.Pages[first:min(first+sheaf, len(book.Pages))] {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			p.draw(page)
			if book.Alone {
				page.Items, page.Marks = nil, nil
			}
		}
		if err := p.end(take); err != nil {
			return nil, err
		}
	}
	p.types.forget()
	return p, nil
}

// begin begins a sheaf. What is drawn first on its first page has the color that was last used, as on other pages.
func (p *painter) begin(first int) {
	before := p.Fpdf
	size := p.size(0)
	p.Fpdf = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size})
	p.SetCatalogSort(true)
	p.SetCompression(false)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	if before != nil {
		p.SetFillColor(before.GetFillColor())
	}
	p.first, p.links = first, map[string]int{}
}

// end ends a sheaf: fpdf's file is passed to take.
func (p *painter) end(take func(file []byte) error) error {
	for id, n := range p.links {
		place := p.book.Places[id]
		p.SetLink(n, p.top(place), place.Page+1)
	}
	if p.Err() {
		return p.Error()
	}
	var out wholeFile
	if err := p.Output(&out); err != nil {
		return err
	}
	return take(out)
}

// top returns the distance from the top at which a link leads to a place. fpdf takes it from the height of the page of
// that number in its own file, or of the first page of all, and not of the page it leads to.
func (p *painter) top(to layout.Place) float64 {
	y := max(to.Y.Points()-8, 0)
	as := 0
	if i := p.first + to.Page; to.Page < p.PageCount() {
		as = i
	}
	if taken, height := p.size(as).Ht, p.size(to.Page).Ht; taken != height {
		y += taken - height
	}
	return y
}

// size returns the size of a page.
func (p *painter) size(page int) fpdf.SizeType {
	of := p.book.Pages[page]
	return fpdf.SizeType{Wd: of.Width.Points(), Ht: of.Height.Points()}
}

// wholeFile keeps a file without copying it if it is written in one piece, as fpdf does.
type wholeFile []byte

func (t *wholeFile) Write(b []byte) (int, error) {
	if *t == nil {
		*t = b
	} else {
		*t = append(*t, b...)
	}
	return len(b), nil
}

// draw draws one page.
func (p *painter) draw(page *layout.Page) {
	p.AddPageFormat("P", p.size(len(p.pages)))
	p.page, p.mark = page, 0
	marks := make([]*tag.Element, len(page.Marks))
	for i, m := range page.Marks {
		marks[i] = m.Of
	}
	p.pages = append(p.pages, finish.Page{Label: page.Label, Marks: marks, Bleed: page.Bleed.Points()})
	p.types.page(page.Height)
	for _, it := range page.Items {
		p.item(it)
	}
	p.close()
}

// item draws one item.
func (p *painter) item(it layout.Item) {
	switch it := it.(type) {
	case *layout.Text:
		p.enter(it.In, it.Artifact)
		p.types.text(it)
	case *layout.Box:
		p.enter(nil, layout.Decoration)
		p.leaveText()
		p.SetFillColor(int(it.Color.R), int(it.Color.G), int(it.Color.B))
		p.types.colored = false
		p.Rect(it.X.Points(), it.Y.Points(), it.W.Points(), it.H.Points(), "F")
	case *layout.Leader:
		p.enter(nil, layout.Decoration)
		p.types.leader(it)
	case *layout.Stamp:
		p.enter(nil, layout.Watermark)
		p.leaveText()
		p.stamp(it)
	case *layout.Picture:
		p.enter(it.In, layout.Decoration)
		p.leaveText()
		p.picture(it)
	case *layout.Link:
		p.link(it)
	default:
		p.SetErrorf("no way to draw a %T", it)
	}
}

// enter opens the marked content that the next item belongs to (ISO 32000-1, 14.6), unless it is open already.
func (p *painter) enter(in *tag.Content, as layout.Artifact) {
	if in != nil && p.state == inContent && p.open == in ||
		in == nil && as == layout.Decoration && p.state == inArtifact {
		return
	}
	p.close()
	b := p.types.out()
	p.open = in
	switch {
	case in != nil:
		if p.mark >= len(p.page.Marks) || p.page.Marks[p.mark] != in {
			p.SetErrorf("the marks of page %s are not those of its items", p.page.Label)
			return
		}
		if in.Actual != "" && !p.actual[in] {
			p.actual[in] = true
			// Programs look for ActualText in spans only.
			fmt.Fprintf(b, "/Span<</MCID %d/ActualText%s", p.mark, finish.TextString(in.Actual))
		} else {
			fmt.Fprintf(b, "/%s<</MCID %d", in.Of.Role, p.mark)
		}
		b.WriteString(">>BDC\n")
		p.mark++
		p.state = inContent
	case as == layout.Header:
		b.WriteString("/Artifact<</Type/Pagination/Subtype/Header>>BDC\n")
		p.state = inArtifact
	case as == layout.Footer:
		b.WriteString("/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n")
		p.state = inArtifact
	case as == layout.Watermark:
		b.WriteString("/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n")
		p.state = inArtifact
	default:
		b.WriteString("/Artifact BMC\n")
		p.state = inArtifact
	}
}

// close ends the open marked content.
func (p *painter) close() {
	if p.state != outside {
		p.types.leave()
		p.types.out().WriteString("EMC\n")
	}
	p.leaveText()
	p.state, p.open = outside, nil
}

// leaveText passes pending operators to fpdf, so that what it writes next comes after them.
func (p *painter) leaveText() {
	p.types.leave()
	if b := p.types.out(); b.Len() > 0 {
		p.RawWriteBuf(bytes.NewReader(bytes.TrimSuffix(b.Bytes(), []byte("\n"))))
		b.Reset()
	}
}

// picture draws an image; the columns that were added to it are clipped.
func (p *painter) picture(it *layout.Picture) {
	pic := p.images.Load(it.Src)
	if pic.Err != nil {
		return // layout found it unreadable too and set the alternative text
	}
	if pic.Drawing != nil {
		if err := p.drawing(it, pic.Drawing); err != nil {
			p.SetError(err)
		}
		return
	}
	x, y, w, h := it.X.Points(), it.Y.Points(), it.W.Points(), it.H.Points()
	opt := fpdf.ImageOptions{ImageType: pic.Format}
	if p.GetImageInfo(pic.Name) == nil {
		p.RegisterImageOptionsReader(pic.Name, opt, bytes.NewReader(pic.Data))
	}
	if pic.Width == pic.Shown {
		p.ImageOptions(pic.Name, x, y, w, h, false, opt, 0, "")
		return
	}
	p.ClipRect(x, y, w, h, false)
	p.ImageOptions(pic.Name, x, y, w*float64(pic.Width)/float64(pic.Shown), h, false, opt, 0, "")
	p.ClipEnd()
}

// link makes a rectangle active. Layout has removed the links that lead nowhere.
func (p *painter) link(l *layout.Link) {
	x, y, w, h := l.X.Points(), l.Y.Points(), l.W.Points(), l.H.Points()
	to := finish.Link{Element: l.Of, Contents: l.URL}
	if l.URL != "" {
		p.LinkString(x, y, w, h, ascii(l.URL))
	} else {
		n, ok := p.links[l.ID]
		if !ok {
			n = p.AddLink()
			p.links[l.ID] = n
		}
		p.Link(x, y, w, h, n)
		to.Contents = p.book.Words.Text(words.LinkPage, "page", p.book.Pages[p.book.Places[l.ID].Page].Label)
	}
	page := &p.pages[len(p.pages)-1]
	page.Links = append(page.Links, to)
}

// ascii returns a URL in 7-bit ASCII, which PDF requires (ISO 32000-1, 12.6.4.7).
func ascii(s string) string {
	if u, err := url.Parse(s); err == nil {
		s = u.String()
	}
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
