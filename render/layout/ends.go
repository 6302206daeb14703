package layout

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A headSetter sets what the author wants at the head and the foot of pages in place of what the design has there. The
// texts are known when all pages are: they may say how many there are.
type headSetter struct {
	guide  *ast.Guide
	lang   *words.Language
	waits  []waitingPages
	cut    map[string]*cutHead // by the key of the place: "header.left"
	places []string            // the keys of cut in the order in which they were found
}

// waitingPages are pages without heads yet.
type waitingPages struct {
	by    *pageSetter
	pages []*Page
	heads []head
}

// A cutHead is a text that has no room for all of its words.
type cutHead struct {
	at    diag.Span
	first string // the label of the first such page
	n     int    // pages
}

// wanted reports whether anything but the design's own is to stand at the ends of pages.
func (s *headSetter) wanted() bool {
	b := s.guide.Meta.Brand
	return !b.Header.IsZero() || !b.Footer.IsZero() || b.Licence != ""
}

// later keeps pages until all are known.
func (s *headSetter) later(by *pageSetter, pages []*Page, heads []head) {
	s.waits = append(s.waits, waitingPages{by, pages, heads})
}

// set sets the heads and feet of all pages that wait: those of the front matter of a book and those of its body, each
// of which counts its own.
func (s *headSetter) set(front, body []*Page, sink diag.Sink) {
	totals := map[*Page]string{}
	for _, pages := range [][]*Page{front, body} {
		for _, p := range pages {
			totals[p] = pages[len(pages)-1].Label
		}
	}
	for _, w := range s.waits {
		for i, p := range w.pages {
			if !p.blank() {
				s.page(w.by, p, w.heads[i], totals[p])
			}
		}
	}
	s.waits = nil
	for _, place := range s.places {
		c := s.cut[place]
		pages := "on page " + c.first
		if c.n > 1 {
			pages = fmt.Sprintf("on %d pages, first on page %s", c.n, c.first)
		}
		sink.Report(diag.New(diag.PageRunning, c.at, "%s has no room for all of its words %s; it is shortened", place,
			pages).WithHint("say it in fewer words, or make room: write none for a place beside it"))
	}
}

// A pageEnd is the head or the foot of a page in the making.
type pageEnd struct {
	*pageSetter
	p    *Page
	d    *design
	key  string // "header" or "footer"
	want ast.Running
	y    Length
	as   Artifact
}

// page sets the head and the foot of a page.
func (s *headSetter) page(by *pageSetter, p *Page, h head, total string) {
	b := s.guide.Meta.Brand
	d := by.d.of(p.Width != by.d.pageW)
	value := func(field string) string { return s.value(field, p, h, total) }
	foot := pageEnd{by, p, d, "footer", b.Footer, d.folioLine(), Footer}
	s.ends(foot, value, ast.Running{Left: "{licence}", Right: "{page}"})
	switch {
	case b.Header.IsZero() && h.section != "":
		by.head(p, d, h, by.runningFace())
	case b.Header.IsZero():
	default:
		usual := ast.Running{}
		if h.section != "" {
			usual = ast.Running{Left: "{section}", Right: "{questions}"}
		}
		at := len(p.Items)
		s.ends(pageEnd{by, p, d, "header", b.Header, d.headLine(), Header}, value, usual)
		if len(p.Items) > at && h.section != "" { // where a section opens at the top, it has a line of its own
			p.Items = slices.Insert(p.Items, at, Item(by.headRule(d)))
		}
	}
}

// ends sets the texts of one end of a page. The place at the outer edge, where folios stand, has the first right to
// room, then the one in the middle, which stays there; the inner one has what is left.
func (s *headSetter) ends(e pageEnd, value func(string) string, usual ast.Running) {
	text := func(of, usual string) string {
		switch of {
		case "":
			of = usual
		case ast.NoRunning:
			return ""
		}
		return e.want.Expand(of, value)
	}
	left, middle, right := text(e.want.Left, usual.Left), text(e.want.Middle, ""), text(e.want.Right, usual.Right)
	room, gap := e.d.textX+e.d.textW-e.d.hangX, e.pt(18)
	side := room
	if left != "" {
		side = room * 2 / 3
	}
	if middle != "" {
		side = room * 3 / 10
	}
	outer := s.short(e, "right", right, e.want.Right, side)
	taken := Length(0)
	if outer != nil {
		e.p.running(outer, e.d.edge(e.p, outer.width, true), e.y, e.as)
		taken = outer.width + gap
	}
	side = room - taken
	if middle != "" {
		widest := room - 2*taken
		if left != "" {
			widest = min(widest, room*6/10)
		}
		if m := s.short(e, "middle", middle, e.want.Middle, widest); m != nil {
			e.p.running(m, e.d.hangX+(room-m.width)/2, e.y, e.as)
			side = (room-m.width)/2 - gap
		}
	}
	if inner := s.short(e, "left", left, e.want.Left, side); inner != nil {
		e.p.running(inner, e.d.edge(e.p, inner.width, false), e.y, e.as)
	}
}

// pt scales points as the design of the page does.
func (e pageEnd) pt(p float64) Length { return e.d.pt(p) }

// short returns a text as a label that is shortened to a width, and notes that it was unless it names a section, whose
// title need not fit.
func (s *headSetter) short(e pageEnd, place, text, wish string, width Length) *piece {
	if text == "" {
		return nil
	}
	fc := e.runningFace()
	fc.style = fonts.Style{}
	p := e.labels.short(text, fc, width)
	whole := p != nil && p.of.text == strings.Join(strings.Fields(text), " ")
	if whole || strings.Contains(wish, "{"+ast.FieldSection+"}") {
		return p
	}
	key := e.key + "." + place
	c := s.cut[key]
	if c == nil {
		c = &cutHead{at: e.want.At, first: e.p.Label}
		if c.at.IsZero() {
			c.at = s.guide.Meta.At
		}
		s.cut[key] = c
		s.places = append(s.places, key)
	}
	c.n++
	return p
}

// value returns the value of a field on a page.
func (s *headSetter) value(field string, p *Page, h head, total string) string {
	m := s.guide.Meta
	switch field {
	case ast.FieldTitle:
		return m.Title
	case ast.FieldSubtitle:
		return m.Subtitle
	case ast.FieldAuthors:
		return s.lang.List(m.Authors)
	case ast.FieldPublisher:
		return m.Publisher
	case ast.FieldDate:
		return m.Date
	case ast.FieldVersion:
		return m.Brand.Version
	case ast.FieldLicence:
		return shownURL(m.Brand.Licence)
	case ast.FieldRights:
		return m.Rights
	case ast.FieldURL:
		return shownURL(m.URL)
	case ast.FieldSection:
		return h.section
	case ast.FieldQuestions:
		return h.questions
	case ast.FieldPage:
		return p.Label
	case ast.FieldPages:
		return total
	}
	return ""
}

// shownURL returns an address as people say it: without its scheme.
func shownURL(to string) string {
	if _, after, ok := strings.Cut(to, "://"); ok {
		to = after
	}
	return strings.TrimSuffix(to, "/")
}
