package layout

import (
	"studyguide/render/layout/tag"
	"studyguide/render/theme"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// A chapter is a top-level section and what stands below its title, as rows.
type chapter struct {
	*ast.Section
	of   *tag.Element
	rows []row
	own  bool // it begins on a page of its own
}

// guide sets the introduction and the sections of a guide.
func (s *sectionSetter) guide(g *ast.Guide, root *tag.Element) []row {
	var chapters []*chapter
	parts := false
	add := func(sec *ast.Section, links []*address) {
		c := &chapter{Section: sec, of: tag.New(tag.Sect, root)}
		c.rows = s.body(sec, 1, c.of)
		title := []ast.Inline{&ast.Text{Loc: sec.Loc, Value: s.labels.lang.Text(words.Links)}}
		c.rows = follow(c.rows, s.notes.list(links, s.d.column(c.of, 2), title), 2*s.d.grid, betweenBlocks)
		chapters = append(chapters, c)
		for _, part := range sec.Sections {
			parts = parts || len(part.Title) > 0
		}
	}
	if len(g.Intro) > 0 {
		title := []ast.Inline{&ast.Text{Loc: g.Loc, Value: s.labels.lang.Text(words.Introduction)}}
		add(&ast.Section{Loc: g.Loc, ID: introID, Title: title, Intro: g.Intro}, s.text.told.listed(g))
	}
	for _, sec := range g.Sections {
		add(sec, s.text.told.listed(sec))
	}
	s.ownPages(chapters)
	var rows []row
	for _, c := range chapters {
		switch {
		case len(c.Title) == 0:
			rows = append(rows, opened(c.Section, 1, nil, c.rows)...)
		case c.own:
			rows = append(rows, row{height: 6 * s.d.grid, penalty: always, opener: true})
			head := s.opening(c, 1)
			if w := s.d.textX - s.d.pt(10) - s.d.hangX; w > 0 {
				bar := &Box{X: s.d.hangX, Y: s.d.pt(8), W: w, H: s.d.pt(3), Color: s.d.ink.accent}
				head[0].items = append(head[0].items, bar)
			}
			head[0].penalty = never
			rows = append(rows, opened(c.Section, 1, head, s.belowTitle(c.rows))...)
		default:
			rows = append(rows, opened(c.Section, 1, s.runIn(c, parts), s.belowTitle(c.rows))...)
		}
	}
	return rows
}

// opening sets the title of a chapter at a level, and the line of facts below it.
func (s *sectionSetter) opening(c *chapter, level int) []row {
	title := tag.In(tag.Heading(2), c.of)
	head := s.text.title(s.d.column(c.of, 2).label(s.d, c.Title, s.d.title(level), title))
	head = append(head, s.late.opening(c.Section))
	return s.d.fill(s.notes.hoist(head))
}

// runIn sets the title of a chapter that begins where the one before ends, below a rule. It is as large as those of
// parts, unless there are such.
func (s *sectionSetter) runIn(c *chapter, parts bool) []row {
	level := 2
	if parts {
		level = 1
	}
	rule := &Box{X: s.d.hangX, W: s.d.textX + s.d.textW - s.d.hangX, H: s.d.pt(0.5), Color: s.d.ink.rule}
	first := row{height: s.d.grid, space: 4 * s.d.grid, penalty: sectionBreak, items: []Item{rule}}
	return append([]row{first}, before(s.opening(c, level), 0, never)...)
}

// Chapters begin on pages of their own if that makes the book at most this much longer, in percent.
const mostForOwnPages = 10

// ownPages decides which chapters begin on pages of their own: all that fill most of one, unless too much paper would
// stay empty.
func (s *sectionSetter) ownPages(chapters []*chapter) {
	if s.d.theme.Openings == theme.RunIn {
		return
	}
	page := s.d.bottom - s.d.top
	title := 8 * s.d.grid // about
	some := false
	for _, c := range chapters {
		c.own = len(c.Title) > 0 && title+height(c.rows) > page*7/10
		some = some || c.own
	}
	if !some {
		return
	}
	pages := func(own bool) int {
		var rows []row
		for _, c := range chapters {
			head := row{height: title, penalty: sectionBreak}
			if own && c.own {
				head.height, head.penalty = title+6*s.d.grid, always
			}
			rows = append(append(rows, head), c.rows...)
		}
		return len(s.pages.broken(rows, page, 0))
	}
	if pages(true)*100 > pages(false)*(100+mostForOwnPages) {
		for _, c := range chapters {
			c.own = false
		}
	}
}
