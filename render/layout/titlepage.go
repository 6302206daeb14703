package layout

import (
	"cmp"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/cover"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// A frontSetter sets the pages before the body: the cover, and the title page and the contents, whose folios are
// roman numerals.
type frontSetter struct {
	d      *design
	text   *textSetter
	labels *labelSetter
	pages  *pageSetter
	guide  *ast.Guide
	root   *tag.Element
	drawn  *cover.Guide // nil: there is no cover
	covers int          // pages before the title page
	fonts  *fonts.Set
	made   *Colophon // nil: the book does not say how it was made

	free, foot Length // where the text of the title page ends, and what stands at its foot begins
	ranged     bool   // the contents list sections only, which list their questions themselves
}

// newPage adds an empty page to the front matter in b.
func (s *frontSetter) newPage(b *Book) *Page {
	n := len(b.Pages)
	p := &Page{Width: s.d.pageW, Height: s.d.pageH, Label: s.folio(n), Left: s.d.isLeft(n)}
	b.Pages = append(b.Pages, p)
	return p
}

// folio returns the label of a page of the front matter, which begins with the title page.
func (s *frontSetter) folio(page int) string { return romanNumeral(page - s.covers + 1) }

// romanNumeral returns n in small roman numerals.
func romanNumeral(n int) string {
	out := ""
	for _, d := range []struct {
		v int
		s string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for n >= d.v {
			out += d.s
			n -= d.v
		}
	}
	return out
}

// A titlePage is a title page in the making.
type titlePage struct {
	*frontSetter
	b    *Book
	p    *Page // the one being filled
	of   *tag.Element
	x, w Length // of lines
	y    Length // of the next line
}

// titlePage sets the guide's title, subtitle, authors, counts and rights, and an ornament drawn from its sections. It
// takes more pages if one has not enough room.
func (s *frontSetter) titlePage(b *Book) {
	meta := s.guide.Meta
	t := &titlePage{
		frontSetter: s, b: b, p: s.newPage(b), of: tag.New(tag.Sect, s.root),
		x: s.d.hangX, w: s.d.textX + s.d.textW - s.d.hangX, y: s.d.top + (s.d.bottom-s.d.top)*22/100,
	}
	bar := &Box{X: t.x, Y: t.y - s.d.pt(22), W: s.d.pt(64), H: s.d.pt(4), Color: s.d.ink.ornament}
	t.p.Items = append(t.p.Items, bar)
	t.title(meta.Title)
	sub := s.d.title(2)
	sub.style.Bold, sub.style.SemiBold = false, false
	sub.color = s.d.ink.quiet
	t.put(meta.Subtitle, sub, s.d.pt(10))
	text := s.d.text()
	text.align, text.hyphens = ragged, false
	text.size, text.lead = s.d.title(4).size, s.d.pt(17)
	t.y += s.d.pt(6)
	t.put(s.labels.lang.List(meta.Authors), text, s.d.pt(2))
	quiet := s.d.label()
	quiet.size = s.d.text().size
	if s.guide.Version != "" {
		t.put(s.labels.lang.Text(words.PaperVersion, "version", s.guide.Version), quiet, s.d.pt(2))
	}
	t.put(join(" · ", meta.Publisher, s.labels.lang.Version(meta.Brand.Version), meta.Date), quiet, s.d.pt(14))
	body := s.d.text()
	body.align = ragged
	whole := t.w
	t.w = min(t.w, s.d.pt(330))
	t.put(meta.Description, body, s.d.pt(8))
	t.w = whole
	t.y += s.d.pt(10)
	t.put(s.counts(), quiet, 0)
	t.put(s.grades(), quiet, 0)
	t.y += s.d.pt(12)
	t.ornament()
	s.free, s.foot = t.y, s.d.bottom
	if meta.Rights != "" && !s.imprints() {
		lk := s.d.label()
		lk.lead = s.d.pt(11)
		lines := t.lines(tag.P, meta.Rights, lk)
		t.y = max(s.d.bottom-Length(len(lines))*lk.lead, t.y+s.d.pt(14))
		s.foot = t.y
		t.place(lines, lk)
	}
	if logo := s.logo(); logo != nil && s.free+logo.H+s.d.pt(28) < s.foot {
		logo.X, logo.Y = t.x, s.foot-s.d.pt(10)-logo.H
		s.foot = logo.Y
		logo.In = tag.In(tag.Figure, t.of)
		logo.In.Of.With().Alt = cmp.Or(meta.Publisher, s.labels.lang.List(meta.Authors), meta.Title)
		t.p.Items = append(t.p.Items, logo)
	}
}

// The room of a logo, in points.
const logoWide, logoHigh = 120, 40

// logo returns the author's logo at the size that it has room for, as decoration: only that of the title page says
// whose it is. It is nil if there is none that can be shown.
func (s *frontSetter) logo() *Picture {
	img := &ast.Image{Loc: ast.At(cmp.Or(s.guide.Meta.Brand.LogoAt, s.guide.Meta.At)), Src: s.guide.Meta.LogoPath()}
	if img.Src == "" || !s.text.pics.usable(img, asset.AsLogo) {
		return nil
	}
	w, h := extent{logoWide * Pt, logoHigh * Pt}.fit(s.text.pics.natural(img))
	return &Picture{W: w, H: h, Src: img.Src}
}

// title puts the guide's title on the page. One of hundreds of characters is set smaller, so that it leaves half
// of the page to the rest.
func (t *titlePage) title(text string) {
	if text == "" {
		return
	}
	lk := t.d.title(0)
	lines := t.lines(tag.H1, text, lk)
	for Length(len(lines))*lk.lead > (t.d.bottom-t.d.top)*4/10 && lk.size > t.d.pt(12) {
		lk.size, lk.lead = lk.size*85/100, lk.lead*85/100
		lines = t.lines(tag.H1, text, lk)
	}
	t.place(lines, lk)
	t.y += t.d.pt(10)
}

// put puts a paragraph on the page, and space after it, unless it is empty.
func (t *titlePage) put(text string, lk look, after Length) {
	if text != "" {
		t.place(t.lines(tag.P, text, lk), lk)
		t.y += after
	}
}

// lines sets a text in an element of its own.
func (t *titlePage) lines(role tag.Role, text string, lk look) []line {
	in := []ast.Inline{&ast.Text{Loc: t.guide.Meta.Loc, Value: text}}
	return t.text.lines(passage{in: in, look: lk, of: tag.In(role, t.of), x: t.x, width: t.w})
}

// place puts lines on the page, or on a new one where it is full.
func (t *titlePage) place(lines []line, lk look) {
	for _, ln := range lines {
		if t.y+lk.lead > t.d.bottom {
			t.p, t.y = t.newPage(t.b), t.d.top
		}
		t.p.Items = append(t.p.Items, lower(ln.items, t.y)...)
		t.y += lk.lead
	}
}

// ornament draws one small square for each question, in a row for each section. It shrinks, then stops, where it
// would leave the page: it is an ornament, not a chart.
func (t *titlePage) ornament() {
	var rows []int
	longest := 0
	for _, sec := range t.guide.Sections {
		if n := sec.CountQuestions(); n > 0 {
			rows = append(rows, n)
			longest = max(longest, n)
		}
	}
	if len(rows) == 0 {
		return
	}
	limit := t.d.bottom - t.d.pt(60)
	step := t.d.pt(8.5)
	lines := func(step Length) (n Length) {
		per := max(int(t.w/step), 1)
		for _, q := range rows {
			n += Length((q + per - 1) / per)
		}
		return n
	}
	for step > t.d.pt(3) && (lines(step) > (limit-t.y)/step || Length(longest)*step > t.w && len(rows) > 1) {
		step = step * 9 / 10
	}
	side := step * 7 / 10
	per := max(int(t.w/step), 1)
	for i, n := range rows {
		color := t.d.ink.ornament
		if i%2 == 1 {
			color = Color(t.d.theme.Colors.Pale)
		}
		for k := range n {
			if k > 0 && k%per == 0 {
				t.y += step
			}
			if t.y+side > limit {
				return
			}
			square := &Box{X: t.x + Length(k%per)*step, Y: t.y, W: side, H: side, Color: color}
			t.p.Items = append(t.p.Items, square)
		}
		t.y += step
	}
}

// counts returns what the guide holds: "105 questions · 6 sections · 53 listings".
func (s *frontSetter) counts() string {
	listings, tables := s.guide.Exhibits()
	asked := cover.Asked(s.guide, s.labels.lang)
	if len(s.guide.AllQuestions()) == 0 && s.guide.Meta.Answers != ast.AnswersOnly {
		asked = ""
	}
	return join("  ·  ", asked,
		s.labels.count(words.CountSections, s.guide.Parts()),
		s.labels.count(words.CountListings, listings), s.labels.count(words.CountTables, tables))
}

// grades returns the number of questions of each difficulty.
func (s *frontSetter) grades() string {
	var parts []string
	for _, d := range s.guide.Grades() {
		parts = append(parts, s.labels.grade(d))
	}
	return strings.Join(parts, "  ·  ")
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
