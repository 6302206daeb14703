// Package sheet makes contact sheets of themes: the same part of a guide in each, as two small pages side by side. The
// input is a guide and themes with their names; the output is a book of a few pages, which package pdf draws as any.
//
// A spread is a figure, whose alternative text is read aloud in place of the words on it.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package sheet

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A Look is a theme and its name.
type Look struct {
	Name  string
	Theme *theme.Theme
}

// The sheet is A4 with two columns of three spreads, in points.
const (
	width, height = 595_276, 841_890
	edge          = 42 * layout.Pt
	gap           = 18 * layout.Pt
	columns, rows = 2, 3

	top        = 96 * layout.Pt
	cellW      = (width - 2*edge - gap) / columns
	cellH      = (height - top - edge) / rows
	labels     = 30 * layout.Pt // above a spread
	spreadH    = cellH - labels - gap
	betweenTwo = 4 * layout.Pt // pages of a spread
)

// A setter puts spreads on sheets.
type setter struct {
	fonts *fonts.Set
	book  *layout.Book
	root  *tag.Element
	last  *tag.Content // of the page being filled
	err   error
}

// Set returns a contact sheet of themes, with a spread of guide in each.
func Set(ctx context.Context, guide *ast.Guide, assets fs.FS, set *fonts.Set, looks []Look) (*render.Pages, error) {
	part, shown := excerpt(guide)
	root := &tag.Element{Role: tag.Document}
	lang := words.For("en", nil)
	s := &setter{fonts: set, root: root, book: &layout.Book{
		Title: "Themes", Language: "en", Root: root, Words: lang, Places: map[string]layout.Place{},
	}}
	out := &render.Pages{Book: s.book}
	for i, look := range looks {
		job := &render.Job{Guide: part, Fonts: set, Assets: assets, Theme: look.Theme, Sink: &diag.List{}}
		pages, err := job.Pages(ctx)
		if err != nil {
			return nil, fmt.Errorf("setting the theme %s: %w", look.Name, err)
		}
		out.Pictures = pages.Pictures // of the same guide
		s.cell(i, look, spread(pages.Book, shown))
	}
	return out, s.err
}

// excerpt returns a guide with little behind its first section of several questions, and the question with which the
// spread begins.
func excerpt(g *ast.Guide) (part *ast.Guide, shown string) {
	out := *g
	out.Notes = nil
	for i, sec := range g.Sections {
		if n := len(sec.Questions); n > 1 {
			out.Sections = g.Sections[:min(i+2, len(g.Sections))]
			shown = sec.Questions[min(n-1, 5)].ID
			break
		}
	}
	return &out, shown
}

// spread returns the page on which a question begins and the next or, if that is the left one of a spread, the one
// before.
func spread(b *layout.Book, question string) []*layout.Page {
	at := b.Places[question].Page
	if at+1 < len(b.Pages) && b.Pages[at+1].Left {
		at--
	}
	at = min(max(at, 0), max(len(b.Pages)-2, 0))
	return b.Pages[at:min(at+2, len(b.Pages))]
}

// cell puts a spread and its name in cell i of the sheet.
func (s *setter) cell(i int, look Look, pages []*layout.Page) {
	if i%(columns*rows) == 0 {
		s.page()
	}
	x := edge + layout.Length(i%columns)*(cellW+gap)
	y := top + layout.Length(i%(columns*rows)/columns)*cellH
	name := tag.In(tag.P, s.root)
	s.text(name, look.Name, fonts.Style{SemiBold: true}, 11*layout.Pt, x, y+10*layout.Pt)
	s.text(name, look.Theme.About, fonts.Style{}, 8*layout.Pt, x, y+21*layout.Pt)
	y += labels

	var w, h layout.Length
	for _, p := range pages {
		w, h = w+p.Width, max(h, p.Height)
	}
	// In thousandths, so that both fit.
	scale := min((cellW-betweenTwo)*1000/w, spreadH*1000/h)
	figure := tag.In(tag.Figure, s.root)
	figure.Of.With().Alt = "Two pages in the theme " + look.Name + ": " + look.Theme.About + "."
	figure.Of.With().Box = &tag.Box{
		x.Points(), (height - y - h*scale/1000).Points(),
		(x + w*scale/1000 + betweenTwo).Points(), (height - y).Points(),
	}
	for _, p := range pages {
		s.small(p, figure, x, y, scale)
		x += p.Width*scale/1000 + betweenTwo
	}
}

// page begins a page of the sheet.
func (s *setter) page() {
	label := strconv.Itoa(len(s.book.Pages) + 1)
	s.book.Pages = append(s.book.Pages, &layout.Page{Width: width, Height: height, Label: label})
	s.last = nil
	if len(s.book.Pages) == 1 {
		s.text(tag.In(tag.H1, s.root), "Themes", fonts.Style{SemiBold: true}, 22*layout.Pt, edge, 64*layout.Pt)
	}
}

// put puts an item on the page, as a part of the content in.
func (s *setter) put(it layout.Item, in *tag.Content) {
	n := len(s.book.Pages) - 1
	p := s.book.Pages[n]
	if in != nil && in != s.last {
		in.Of.Add(tag.Mark{Page: n, ID: len(p.Marks)})
		p.Marks = append(p.Marks, in)
	}
	s.last = in
	p.Items = append(p.Items, it)
}

// text puts a line of text on the page.
func (s *setter) text(in *tag.Content, text string, st fonts.Style, size, x, y layout.Length) {
	runs, err := s.fonts.Shape(st, text+" ")
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("setting the names of themes: %w", err)
	}
	black := layout.Color{R: 0x16, G: 0x16, B: 0x16}
	s.put(&layout.Text{X: x, Y: y, Size: size, Runs: runs, In: in, Color: black}, in)
}

// small puts a page at a place in thousandths of its size, within a line.
func (s *setter) small(p *layout.Page, in *tag.Content, x, y, scale layout.Length) {
	of := func(l layout.Length) layout.Length { return l * scale / 1000 }
	const line = layout.Pt / 3
	w, h := of(p.Width), of(p.Height)
	gray, white := layout.Color{R: 0xc4, G: 0xca, B: 0xcd}, layout.Color{R: 0xff, G: 0xff, B: 0xff}
	s.put(&layout.Box{X: x - line, Y: y - line, W: w + 2*line, H: h + 2*line, Color: gray}, nil)
	s.put(&layout.Box{X: x, Y: y, W: w, H: h, Color: white}, nil)
	for _, it := range p.Items {
		switch it := it.(type) {
		case *layout.Text:
			t := *it
			t.X, t.Y, t.Size = x+of(it.X), y+of(it.Y), of(it.Size)
			t.Space, t.Rise, t.Track = of(it.Space), of(it.Rise), of(it.Track)
			t.In, t.Artifact = in, layout.Decoration
			s.put(&t, in)
		case *layout.Box:
			s.put(&layout.Box{X: x + of(it.X), Y: y + of(it.Y), W: of(it.W), H: of(it.H), Color: it.Color}, nil)
		case *layout.Leader:
			l := *it
			l.X, l.Y, l.W, l.Step, l.Dot = x+of(it.X), y+of(it.Y), of(it.W), of(it.Step), of(it.Dot)
			s.put(&l, nil)
		case *layout.Picture:
			s.put(&layout.Picture{X: x + of(it.X), Y: y + of(it.Y), W: of(it.W), H: of(it.H), Src: it.Src, In: in}, in)
		}
	}
}
