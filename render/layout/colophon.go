package layout

import (
	"path"
	"strings"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/words"
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
	rows := s.colophonLines()
	last := body.Pages[len(body.Pages)-1]
	for _, p := range []*Page{last, front.Pages[len(front.Pages)-1]} {
		if s.atFoot(p, rows) {
			return
		}
	}
	n := len(body.Pages)
	body.Pages = append(body.Pages, &Page{
		Width: s.d.pageW, Height: s.d.pageH, Label: folio(n), Left: s.d.isLeft(n),
	})
	s.atFoot(body.Pages[len(body.Pages)-1], rows)
}

// colophonLines sets the colophon: rights and date, faces and program, source.
func (s *frontSetter) colophonLines() []line {
	lang, meta := s.labels.lang, s.guide.Meta
	source := path.Base(s.guide.At.File)
	if s.guide.At.File == "" || strings.ContainsAny(source, "<>") || source == "-" || source == "." {
		source = ""
	}
	if source != "" {
		source = lang.Text(words.ColophonSource, "source", source)
	}
	digest := s.guide.Digest
	if digest != "" {
		digest = "SHA-256 " + digest[:min(len(digest), shownDigits)]
	}
	lk := s.d.label()
	lk.lead = s.d.pt(13)
	of := tag.New(tag.Art, s.root)
	var out []line
	for _, text := range []string{
		join(" · ", meta.Rights, meta.Date),
		join(" · ", lang.Text(words.ColophonFaces, "faces", lang.List(s.made.Faces)),
			lang.Text(words.ColophonProgram, "program", s.made.Program)),
		join(" · ", source, digest),
	} {
		if text == "" {
			continue
		}
		in := []ast.Inline{&ast.Text{Loc: meta.Loc, Value: text}}
		out = append(out, s.text.lines(passage{
			in: in, look: lk, of: tag.In(tag.P, of), x: s.d.textX, width: s.d.textW,
		})...)
	}
	return out
}

// shownDigits is how much of a digest is shown: 64 bits tell files apart, and can be compared by eye.
const shownDigits = 16

// atFoot puts lines at the foot of a page below a short rule, and reports whether there is room: two lines of text stay
// free above.
func (s *frontSetter) atFoot(p *Page, lines []line) bool {
	lead := s.d.pt(13)
	d := s.d.of(p.Width > p.Height)
	y := d.bottom - Length(len(lines))*lead
	top := y - s.d.pt(6)
	if end := p.end(d); end > d.top && end+2*s.d.text().lead > top {
		return false
	}
	p.Items = append(p.Items, &Box{X: d.textX, Y: top, W: s.d.pt(80), H: s.d.pt(0.5), Color: s.d.ink.rule})
	for _, ln := range lines {
		p.Items = append(p.Items, lower(ln.items, y)...)
		y += lead
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
