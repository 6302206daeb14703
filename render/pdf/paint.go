package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"studyguide/fonts"
	"studyguide/render"
	"studyguide/render/layout"
)

// painter draws pages with fpdf. fpdf panics on bad UTF-8, on characters beyond the Basic Multilingual Plane, on links that
// lead nowhere and on damaged images; what reaches it here has none of these, and a panic that comes all the same
// becomes an error.
type painter struct {
	*fpdf.Fpdf
	book   *layout.Book
	images *images
	faces  map[*fonts.Face]bool
	links  map[string]int // id → fpdf's number of the link
}

// paint writes book to w.
func paint(ctx context.Context, w io.Writer, book *layout.Book, im *images, job *render.Job) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("fpdf gave up: %v", r)
		}
	}()
	p := &painter{
		Fpdf: fpdf.New("P", "pt", "A4", ""), book: book, images: im,
		faces: map[*fonts.Face]bool{}, links: map[string]int{},
	}
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.metadata(job)
	for _, page := range book.Pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.AddPageFormat("P", fpdf.SizeType{Wd: page.Width.Points(), Ht: page.Height.Points()})
		for _, it := range page.Items {
			p.item(it)
		}
	}
	for id, n := range p.links {
		place := book.Places[id]
		p.SetLink(n, max(place.Y.Points()-8, 0), place.Page+1)
	}
	p.outline(book.Outline, 0, job)
	p.SetPage(len(book.Pages))
	if p.Err() {
		return p.Error()
	}
	// fpdf writes everything at its end; a buffer keeps half a file from w if that fails.
	var buf bytes.Buffer
	if err := p.Output(&buf); err != nil {
		return err
	}
	_, err = w.Write(buf.Bytes())
	return err
}

// metadata gives the file the guide's data. Its dates are the job's, so that the same guide is the same file.
func (p *painter) metadata(job *render.Job) {
	m := job.Guide.Meta
	date := job.Modified.UTC()
	if date.IsZero() {
		date = time.Unix(0, 0).UTC() // fpdf would take the clock's
	}
	p.SetCreationDate(date)
	p.SetModificationDate(date)
	p.SetTitle(bmp(p.book.Title), true)
	p.SetAuthor(bmp(strings.Join(m.Authors, ", ")), true)
	p.SetSubject(bmp(m.Description), true)
	p.SetKeywords(bmp(strings.Join(m.Subjects, ", ")), true)
	p.SetCreator("studyguide", true)
	p.SetProducer("studyguide with fpdf", true)
	p.SetLang(p.book.Language)
	p.SetDisplayMode("fullpage", "continuous")
}

// bmp replaces what fpdf cannot write in titles: bad UTF-8 and characters beyond the Basic Multilingual Plane.
func bmp(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return 0xFFFD
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// outline adds entries and those below them. fpdf writes titles rightly only while a Unicode font is chosen, and lets an entry
// lead to the current page, so each page is gone to.
func (p *painter) outline(entries []*layout.Entry, level int, job *render.Job) {
	if runs, err := job.Fonts.Shape(fonts.Style{}, "x"); err == nil && level == 0 {
		p.font(runs[0].Face, 10)
	}
	for _, e := range entries {
		p.SetPage(e.Place.Page + 1)
		p.Bookmark(bmp(e.Title), level, max(e.Place.Y.Points()-8, 0))
		p.outline(e.Children, level+1, job)
	}
}

// item draws one item.
func (p *painter) item(it layout.Item) {
	switch it := it.(type) {
	case *layout.Text:
		p.text(it)
	case *layout.Box:
		p.fill(it.Color)
		p.Rect(it.X.Points(), it.Y.Points(), it.W.Points(), it.H.Points(), "F")
	case *layout.Frame:
		p.frame(it)
	case *layout.Check:
		p.stroke(it.Color, it.W.Points()*0.14)
		x, y, w := it.X.Points(), it.Y.Points(), it.W.Points()
		p.MoveTo(x+w*0.2, y+w*0.52)
		p.LineTo(x+w*0.42, y+w*0.76)
		p.LineTo(x+w*0.82, y+w*0.22)
		p.DrawPath("D")
	case *layout.Picture:
		p.picture(it)
	case *layout.Link:
		p.link(it)
	default:
		p.SetErrorf("no way to draw a %T", it)
	}
}

func (p *painter) text(t *layout.Text) {
	x, y := t.X.Points(), (t.Y - t.Rise).Points()
	p.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
	for _, r := range t.Runs {
		w := float64(r.Width) * t.Size.Points() / 1000
		if r.Missing {
			h := t.Size.Points() * 0.68
			p.stroke(t.Color, t.Size.Points()*0.05)
			p.Rect(x+w*0.12, y-h, w*0.76, h, "D")
		} else {
			p.font(r.Face, t.Size.Points())
			p.Text(x, y, r.Text)
		}
		x += w
	}
}

// font chooses a face. It is given to fpdf when it is first needed, since fpdf embeds every face it knows.
func (p *painter) font(f *fonts.Face, size float64) {
	if !p.faces[f] {
		p.faces[f] = true
		p.AddUTF8FontFromBytes(f.Name(), "", f.File())
	}
	p.SetFont(f.Name(), "", size)
}

func (p *painter) fill(c layout.Color) { p.SetFillColor(int(c.R), int(c.G), int(c.B)) }

func (p *painter) stroke(c layout.Color, width float64) {
	p.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.SetLineWidth(width)
}

func (p *painter) frame(f *layout.Frame) {
	s := f.Stroke.Points()
	p.stroke(f.Color, s)
	p.Rect(f.X.Points()+s/2, f.Y.Points()+s/2, f.W.Points()-s, f.H.Points()-s, "D")
}

// picture draws an image; the columns that were added to it are cut off.
func (p *painter) picture(it *layout.Picture) {
	pic := p.images.load(it.Src)
	if pic.err != nil {
		return // layout asked before and set the alternative text instead
	}
	x, y, w, h := it.X.Points(), it.Y.Points(), it.W.Points(), it.H.Points()
	opt := fpdf.ImageOptions{ImageType: pic.format}
	if p.GetImageInfo(it.Src) == nil {
		p.RegisterImageOptionsReader(it.Src, opt, bytes.NewReader(pic.data))
	}
	if pic.width == pic.shown {
		p.ImageOptions(it.Src, x, y, w, h, false, opt, 0, "")
		return
	}
	p.ClipRect(x, y, w, h, false)
	p.ImageOptions(it.Src, x, y, w*float64(pic.width)/float64(pic.shown), h, false, opt, 0, "")
	p.ClipEnd()
}

func (p *painter) link(l *layout.Link) {
	x, y, w, h := l.X.Points(), l.Y.Points(), l.W.Points(), l.H.Points()
	if l.URL != "" {
		if uri, ok := ascii(l.URL); ok {
			p.LinkString(x, y, w, h, uri)
		}
		return
	}
	if _, ok := p.book.Places[l.ID]; !ok {
		return
	}
	n, ok := p.links[l.ID]
	if !ok {
		n = p.AddLink()
		p.links[l.ID] = n
	}
	p.Link(x, y, w, h, n)
}

// ascii gives a URL as PDF wants it: 7-bit ASCII (ISO 32000-1, 12.6.4.7). Only absolute URLs lead anywhere from a PDF.
func ascii(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" {
		return "", false
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String(), true
}
