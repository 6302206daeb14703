package layout

import (
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// lateLines are lines that name pages of the body: they are placed while the guide is set and filled in when its pages
// are known. Each fits on one line whatever page numbers it shows.
type lateLines struct {
	d        *design
	labels   *labelSetter
	openings []opening
	pointers []pointer
	folios   []lateFolio
	grades   []ast.Tally // of the guide
}

// A lateFolio is the page of an entry of a list of questions. It ends where its text is placed.
type lateFolio struct {
	to   string // id
	face *face
	text *Text
}

// An opening is a section's line of facts under its title.
type opening struct {
	section *ast.Section
	text    *Text
}

// A pointer is a line that leads from a question to its answer or back.
type pointer struct {
	says words.Concept // has the place "page"
	to   string        // id
	text *Text
	link *Link
}

// opening sets a section's line of facts.
func (s *lateLines) opening(sec *ast.Section) row {
	facts := &Text{X: s.d.textX, Y: s.d.pt(11), Size: s.d.capitals().size, Color: s.d.ink.quiet}
	s.openings = append(s.openings, opening{sec, facts})
	return row{height: 2 * s.d.grid, penalty: never, items: []Item{facts}}
}

// pointer sets the line that leads to the page of id.
func (s *lateLines) pointer(says words.Concept, id string, parent *tag.Element) []row {
	lk := s.d.label()
	in := tag.In(tag.Link, tag.New(tag.P, parent))
	t := &Text{X: s.d.textX, Y: lk.base(), Size: lk.size, Color: s.d.ink.accent, In: in}
	l := &Link{X: t.X, H: lk.lead, ID: id, Of: in.Of}
	s.pointers = append(s.pointers, pointer{says, id, t, l})
	return []row{{height: lk.lead, items: []Item{t, l}}}
}

// fill fills in the lines. last holds the index of the page on which each top-level section ends.
func (s *lateLines) fill(body *Book, last map[*ast.Section]int) {
	for _, o := range s.openings {
		facts := s.labels.contents(o.section)
		first := body.Places[o.section.ID].Page
		if end := last[o.section]; end > first && facts != "" {
			from, to := body.Pages[first].Label, body.Pages[end].Label
			facts += "  ·  " + s.labels.lang.Text(words.PageRange, "first", from, "last", to)
		}
		fc := &face{style: s.d.capitals().style, size: o.text.Size}
		said := s.labels.piece(facts, fc)
		if more := s.labels.piece(join("  ·  ", facts, s.graded(o.section)), fc); more.width <= s.d.textW {
			said = more
		}
		o.text.Runs = said.of.runs
	}
	for _, f := range s.folios {
		folio := s.labels.piece(body.Pages[body.Places[f.to].Page].Label, f.face)
		f.text.Runs = folio.of.runs
		f.text.X -= folio.width
	}
	for _, p := range s.pointers {
		page := body.Pages[body.Places[p.to].Page].Label
		said := s.labels.piece(s.labels.lang.Text(p.says, "page", page), &face{size: p.text.Size})
		p.text.Runs = said.of.runs
		p.link.W = said.width
	}
}

// graded returns how many questions of a section have each of the difficulties of the guide.
func (s *lateLines) graded(sec *ast.Section) string {
	if sec.Back {
		return ""
	}
	all := (&ast.Guide{Sections: []*ast.Section{sec}}).Difficulties()
	var parts []string
	for _, grade := range s.grades {
		for _, d := range all {
			if strings.EqualFold(d.Word, grade.Word) {
				parts = append(parts, s.labels.grade(ast.Tally{Word: grade.Word, N: d.N}))
			}
		}
	}
	return join("  ·  ", parts...)
}
