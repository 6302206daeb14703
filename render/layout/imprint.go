package layout

import (
	"unicode/utf8"

	"rsc.io/qr"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// imprints reports whether the book has a page behind its title page that says whose it is and where its newest edition
// is; one that says less has a colophon.
func (s *frontSetter) imprints() bool {
	m := s.guide.Meta
	return s.made != nil && (m.URL != "" || m.Brand.Licence != "" || m.Brand.Version != "")
}

// A notice is a paragraph of the imprint.
type notice struct {
	in    []ast.Inline
	look  look
	after Length
}

// imprintPage sets the imprint, at the foot of a page of its own: title, edition, rights, the address of the newest
// edition with its QR code, and how the book was made.
func (s *frontSetter) imprintPage(b *Book) {
	p := s.newPage(b)
	all := s.notices()
	code, side := s.code()
	width := min(s.d.textX+s.d.textW-s.d.hangX, s.d.pt(330))
	if code != nil {
		width = min(width, s.d.textX+s.d.textW-s.d.hangX-side-s.d.pt(18))
	}
	of := tag.New(tag.Art, s.root)
	set := make([][]line, len(all))
	room := s.d.bottom - s.d.top
	total := Length(0)
	for i, n := range all {
		set[i] = s.text.lines(passage{
			in: n.in, look: n.look, of: tag.In(tag.P, of), x: s.d.hangX, width: width,
		})
		total += Length(len(set[i]))*n.look.lead + n.after
	}
	y := s.d.bottom - min(total, room)
	if code != nil {
		x := s.d.across(s.d.textX+s.d.textW-side, side, false)
		p.Items = append(p.Items, modules(code, x, s.d.bottom-side, side)...)
	}
	bar := &Box{X: s.d.hangX, Y: y - s.d.pt(12), W: s.d.pt(64), H: s.d.pt(2), Color: s.d.ink.ornament}
	p.Items = append(p.Items, bar)
	for i, n := range all {
		for _, ln := range set[i] {
			if y+n.look.lead > s.d.bottom+n.look.lead/2 {
				p, y = s.newPage(b), s.d.top
			}
			p.Items = append(p.Items, lower(ln.items, y)...)
			y += n.look.lead
		}
		y += n.after
	}
}

// notices returns what the imprint says, from top to bottom.
func (s *frontSetter) notices() []notice {
	m, lang := s.guide.Meta, s.labels.lang
	quiet := s.d.label()
	quiet.size, quiet.lead, quiet.align = s.d.small().size, s.d.pt(13.5), ragged
	plain := quiet
	plain.color = s.d.ink.text
	strong := plain
	strong.style.SemiBold = true
	var out []notice
	add := func(text string, lk look) {
		if text != "" {
			out = append(out, notice{in: []ast.Inline{&ast.Text{Loc: m.Loc, Value: text}}, look: lk})
		}
	}
	gap := func() {
		if len(out) > 0 {
			out[len(out)-1].after = s.d.pt(8)
		}
	}
	add(m.Title, strong)
	add(m.Subtitle, plain)
	add(lang.List(m.Authors), plain)
	gap()
	add(join(" · ", lang.Version(m.Brand.Version), m.Date), quiet)
	add(m.Publisher, quiet)
	add(m.Identifier, quiet)
	gap()
	add(m.Rights, quiet)
	if of := m.Brand.Licence; of != "" {
		out = append(out, notice{in: s.licence(of), look: quiet})
	}
	gap()
	for _, text := range s.imprint() {
		add(text, quiet)
	}
	gap()
	if m.URL != "" {
		link := &ast.Link{Loc: m.Loc, URL: m.URL, Inlines: []ast.Inline{&ast.Text{Loc: m.Loc, Value: shownURL(m.URL)}}}
		out = append(out, notice{in: s.around(words.DeckNewest, "url", link), look: plain})
	}
	return out
}

// licence returns the name of a licence after its label, with a link to its text if that has an address.
func (s *frontSetter) licence(name string) []ast.Inline {
	loc := s.guide.Meta.Loc
	said := ast.Inline(&ast.Text{Loc: loc, Value: shownURL(name)})
	if to := ast.LicenceURL(name); to != "" {
		said = &ast.Link{Loc: loc, URL: to, Inlines: []ast.Inline{said}}
	}
	return s.around(words.Licence, "licence", said)
}

// around returns what stands in a place of a text of the books, with the text around it.
func (s *frontSetter) around(of words.Concept, place string, said ast.Inline) []ast.Inline {
	before, after := s.labels.lang.Around(of, place)
	loc := s.guide.Meta.Loc
	return []ast.Inline{&ast.Text{Loc: loc, Value: before}, said, &ast.Text{Loc: loc, Value: after}}
}

// The side of the QR code, which phones read at arm's length, and the least of its modules, below which they do not
// tell them apart. An address of some 70 characters is a code of the least size.
const (
	leastCode   = 22 * MM
	mostCode    = 40 * MM
	leastModule = 4 * MM / 10
)

// code returns the QR code of the guide's address and its side; nil if there is none, or none that phones could read.
func (s *frontSetter) code() (*qr.Code, Length) {
	if s.guide.Meta.URL == "" {
		return nil, 0
	}
	for _, level := range []qr.Level{qr.M, qr.L} { // the less a code can lose, the fewer modules it has
		code, err := qr.Encode(s.guide.Meta.URL, level)
		if err != nil {
			continue
		}
		if side := Length(code.Size) * leastModule; side <= mostCode {
			return code, max(side, leastCode)
		}
	}
	s.text.sink.Report(diag.New(diag.MetaValue, s.guide.Meta.At,
		"url: %d characters are too many for a QR code that phones read; the imprint has the address alone",
		utf8.RuneCountInString(s.guide.Meta.URL)).WithHint("name a shorter address that leads there"))
	return nil, 0
}

// modules returns a QR code as boxes, one for each row of black modules, on white paper: ISO/IEC 18004, 9.1 asks for
// four modules of it around the code.
func modules(code *qr.Code, x, y, side Length) []Item {
	at := func(n int) Length { return Length(n) * side / Length(code.Size) }
	quiet := at(4)
	items := []Item{&Box{
		X: x - quiet, Y: y - quiet, W: side + 2*quiet, H: side + 2*quiet, Color: Color{255, 255, 255},
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
