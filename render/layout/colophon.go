package layout

import (
	"path"
	"slices"
	"strings"

	"rsc.io/qr"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// Colophon is what a book says of how it was made, besides what the guide knows.
type Colophon struct {
	Program string
	Faces   []string // names of the families in which it is set
}

// colophon puts the colophon at the foot of the last page of body, or of the title page in front, if there is no room;
// else on a page of its own at the end of body. It is small and quiet: who reads the guide need not see it.
func (s *frontSetter) colophon(front, body *Book) {
	if s.made == nil {
		return
	}
	last := body.Pages[len(body.Pages)-1]
	d := s.d.of(s.turned(last))
	texts := s.imprint()
	owned := join(" · ", s.guide.Meta.Rights, s.guide.Meta.Date)
	whole := slices.DeleteFunc(append([]string{owned}, texts...), func(text string) bool { return text == "" })
	if s.atFoot(last, d, gap{last.end(d), d.bottom}, whole) {
		return
	}
	room := gap{s.free, s.foot}
	if s.foot < s.d.bottom {
		room.foot -= s.d.pt(10)
	}
	if s.atFoot(front.Pages[len(front.Pages)-1], s.d, room, texts) { // which has rights and date anyway
		return
	}
	n := len(body.Pages)
	last = &Page{Width: s.d.pageW, Height: s.d.pageH, Label: folio(n), Left: s.d.isLeft(n)}
	body.Pages = append(body.Pages, last)
	s.atFoot(last, s.d, gap{0, s.d.bottom}, whole)
}

// turned reports whether a page lies on its side among the others.
func (s *frontSetter) turned(p *Page) bool { return (p.Width > p.Height) != (s.d.pageW > s.d.pageH) }

// A gap is the height of a page between the end of its content and what stands at its foot.
type gap struct{ end, foot Length }

// imprint returns what the colophon says besides rights and date: faces and program, source.
func (s *frontSetter) imprint() []string {
	lang := s.labels.lang
	source := path.Base(s.guide.At.File)
	if s.guide.At.File == "" || strings.ContainsAny(source, "<>") || source == "-" || source == "." {
		source = ""
	} else {
		source = lang.Text(words.ColophonSource, "source", source)
	}
	digest := s.guide.Digest
	if digest != "" {
		digest = "SHA-256 " + digest[:min(len(digest), shownDigits)]
	}
	return slices.DeleteFunc([]string{
		join(" · ", lang.Text(words.ColophonFaces, "faces", lang.List(s.made.Faces)),
			lang.Text(words.ColophonProgram, "program", s.made.Program)),
		join(" · ", source, digest),
	}, func(text string) bool { return text == "" })
}

// shownDigits is how much of a digest is shown: 64 bits tell files apart, and can be compared by eye.
const shownDigits = 16

// codeSize is the side of the QR code, which phones read at arm's length.
const codeSize = 22 * MM

// atFoot puts the texts of the colophon on a page of measures d, at the end of a stretch of it, and reports whether
// there is room: two lines of text stay free above. The address of the guide follows, with a QR code beside it all.
func (s *frontSetter) atFoot(p *Page, d *design, in gap, texts []string) bool {
	lk := s.d.label()
	lk.lead = s.d.pt(13)
	of := tag.New(tag.Art, s.root)
	width := d.textW
	code := s.code()
	if code != nil {
		width -= codeSize + s.d.pt(14)
	}
	var lines []line
	set := func(in ast.Inline) {
		lines = append(lines, s.text.lines(passage{
			in: []ast.Inline{in}, look: lk, of: tag.In(tag.P, of), x: d.textX, width: width,
		})...)
	}
	for _, text := range texts {
		set(&ast.Text{Loc: s.guide.Meta.Loc, Value: text})
	}
	if to := s.guide.Meta.URL; to != "" {
		_, shown, _ := strings.Cut(to, "://")
		shown = strings.TrimSuffix(shown, "/")
		set(&ast.Link{Loc: s.guide.Meta.Loc, URL: to, Inlines: []ast.Inline{&ast.Text{Value: shown}}})
	}
	y := in.foot - Length(len(lines))*lk.lead
	top := y - s.d.pt(6)
	if code != nil {
		top = min(top, in.foot-codeSize)
	}
	if in.end > d.top && in.end+2*s.d.text().lead > top {
		return false
	}
	p.Items = append(p.Items, &Box{X: d.textX, Y: y - s.d.pt(6), W: s.d.pt(80), H: s.d.pt(0.5), Color: s.d.ink.rule})
	if code != nil {
		x := d.across(d.textX+d.textW-codeSize, codeSize, s.turned(p))
		p.Items = append(p.Items, modules(code, x, in.foot-codeSize)...)
	}
	for _, ln := range lines {
		p.Items = append(p.Items, lower(ln.items, y)...)
		y += lk.lead
	}
	return true
}

// code returns the QR code of the guide's address; nil if there is none, or none that a code can hold.
func (s *frontSetter) code() *qr.Code {
	if s.guide.Meta.URL == "" {
		return nil
	}
	code, err := qr.Encode(s.guide.Meta.URL, qr.M)
	if err != nil {
		return nil
	}
	return code
}

// modules returns a QR code as boxes, one for each row of black modules, on white paper: ISO/IEC 18004, 9.1 asks for
// four modules of it around the code.
func modules(code *qr.Code, x, y Length) []Item {
	at := func(n int) Length { return Length(n) * codeSize / Length(code.Size) }
	quiet := at(4)
	items := []Item{&Box{
		X: x - quiet, Y: y - quiet, W: codeSize + 2*quiet, H: codeSize + 2*quiet, Color: Color{255, 255, 255},
		settled: true,
	}}
	for row := range code.Size {
		for from := 0; from < code.Size; from++ {
			to := from
			for to < code.Size && code.Black(to, row) {
				to++
			}
			if to > from {
				items = append(items, &Box{
					X: x + at(from), Y: y + at(row), W: at(to) - at(from), H: at(row+1) - at(row), settled: true,
				})
				from = to
			}
		}
	}
	return items
}

// end returns where the content of a page of measures d ends; running heads and folios stand outside.
func (p *Page) end(d *design) Length {
	var end Length
	for _, it := range p.Items {
		var y Length
		switch it := it.(type) {
		case *Text:
			if y = it.Y + it.Size/4; it.Artifact != Decoration {
				continue
			}
		case *Box:
			y = it.Y + it.H
		case *Picture:
			y = it.Y + it.H
		case *Leader:
			y = it.Y
		}
		if y > d.top {
			end = max(end, y)
		}
	}
	return end
}
