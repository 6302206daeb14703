package layout

import (
	"path"
	"slices"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// Colophon is what a book says of how it was made, besides what the guide knows.
type Colophon struct {
	Program string
	Faces   []string // names of the families in which it is set
}

// colophon puts the colophon at the foot of the last page of body, or of the title page in front, if there is no
// room; else on a page of its own at the end of body. It is small and quiet: who reads the guide need not see it.
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

// atFoot puts the texts of the colophon on a page of measures d, at the end of a stretch of it, and reports whether
// there is room: two lines of text stay free above.
func (s *frontSetter) atFoot(p *Page, d *design, in gap, texts []string) bool {
	lk := s.d.label()
	lk.lead = s.d.pt(13)
	of := tag.New(tag.Art, s.root)
	var lines []line
	for _, text := range texts {
		lines = append(lines, s.text.lines(passage{
			in: []ast.Inline{&ast.Text{Loc: s.guide.Meta.Loc, Value: text}}, look: lk, of: tag.In(tag.P, of),
			x: d.textX, width: d.textW,
		})...)
	}
	y := in.foot - Length(len(lines))*lk.lead
	if in.end > d.top && in.end+2*s.d.text().lead > y-s.d.pt(6) {
		return false
	}
	p.Items = append(p.Items, &Box{X: d.textX, Y: y - s.d.pt(6), W: s.d.pt(80), H: s.d.pt(0.5), Color: s.d.ink.rule})
	for _, ln := range lines {
		p.Items = append(p.Items, lower(ln.items, y)...)
		y += lk.lead
	}
	return true
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
