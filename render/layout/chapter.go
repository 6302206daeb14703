package layout

import (
	"slices"

	"example.org/studyguide/render/layout/pagebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
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
		depth := 1
		if len(sec.Title) == 0 && (s.exam.on || len(g.AllQuestions()) < 2) {
			depth = 0 // neither a title nor contents stand between the guide's title and the questions
		}
		rows := s.withLinks(s.body(sec, depth, c.of), links, sec.At, s.d.column(c.of, 2))
		c.rows = slices.Clone(rows) // without the room that they grew into: a third of all rows in a long guide
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
	const aHead = 16 // rows, more than most heads have with what follows them
	rows := slices.Grow(s.exam.head(root), countRows(chapters)+aHead*len(chapters))
	for i, c := range chapters {
		if len(c.Title) == 0 {
			rows = append(rows, opened(c.Section, 1, nil, c.rows)...)
			continue
		}
		var head []row
		if c.own {
			rows = append(rows, row{height: sink * s.d.grid, penalty: always, opener: true})
			head = s.opening(c, 1)
			w := s.d.textX - s.d.pt(10) - s.d.hangX
			if s.d.cue > 0 {
				w = s.d.titles().w
			}
			if w > 0 {
				bar := &Box{X: s.d.hangX, Y: s.d.pt(8), W: w, H: s.d.pt(3), Color: s.d.ink.ornament}
				head[0].items = append(head[0].items, bar)
			}
			head[0].penalty = never
		} else {
			head = s.runIn(c, parts)
		}
		below := c.rows
		if list := s.list(chapters[i:], head); list != nil {
			head = follow(head, list, s.d.grid, never)
			below = spaced(below, s.d.grid)
		} else {
			below = s.belowTitle(below)
		}
		rows = append(rows, opened(c.Section, 1, head, below)...)
		c.rows = nil
	}
	return rows
}

// aboutTitle is about the height of the title of a section, in half lines.
const aboutTitle = 8

// sink is how far the title of a section is below the top of its own page, in half lines.
const sink = 6

// list returns the list of its questions that follows the head of the first of chapters, or nil if there is to be none.
func (s *sectionSetter) list(chapters []*chapter, head []row) []row {
	c := chapters[0]
	n := c.Section.CountQuestions()
	above := height(head)
	if c.own {
		above += sink * s.d.grid
	}
	switch {
	case s.d.cue > 0: // it would stand across both columns
		return nil
	case s.front.ranged && n > 1:
		return s.listed(c.Section, c.of, above)
	case !c.own || n < leastListed:
		return nil
	}
	list := s.listed(c.Section, c.of, above)
	if len(list) > 1 || s.length(chapters, above) < s.length(chapters, above+s.d.grid+height(list)) {
		return nil
	}
	return list
}

// length returns how many pages the first of chapters and those that follow on its pages take, given the height of what
// stands above the first.
func (s *sectionSetter) length(chapters []*chapter, above Length) int {
	rows := []row{{height: above}}
	for i, c := range chapters {
		if i > 0 && c.own {
			break
		}
		if i > 0 {
			rows = append(rows, row{height: aboutTitle * s.d.grid, penalty: sectionBreak})
		}
		from := len(rows)
		rows = append(rows, c.rows...)
		if from < len(rows) && i == 0 {
			rows[from].space = max(rows[from].space, s.d.grid)
		}
	}
	page := s.d.bottom - s.d.top
	return len(s.pages.broken(rows, page, page*3/10))
}

// opening sets the title of a chapter at a level, and the line of facts below it.
func (s *sectionSetter) opening(c *chapter, level int) []row {
	title := tag.In(tag.Heading(2), c.of)
	head := s.text.title(s.d.column(c.of, 2).label(s.d, c.Title, s.d.title(level), title))
	if !s.exam.on { // the head of a paper says it
		head = append(head, s.late.opening(c.Section))
	}
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

// countRows returns how many rows chapters have, with one for the head of each.
func countRows(chapters []*chapter) int {
	n := len(chapters)
	for _, c := range chapters {
		n += len(c.rows)
	}
	return n
}

// ownPages decides which chapters begin on pages of their own: all that fill most of one, unless too much paper would
// stay empty.
func (s *sectionSetter) ownPages(chapters []*chapter) {
	if s.d.theme.Openings == theme.RunIn {
		return
	}
	page := s.d.bottom - s.d.top
	title := aboutTitle * s.d.grid
	some := false
	for _, c := range chapters {
		c.own = len(c.Title) > 0 && title+height(c.rows) > page*7/10
		some = some || c.own
	}
	if !some {
		return
	}
	boxes := make([]pagebreak.Box, 0, countRows(chapters))
	pages := func(own bool) int {
		boxes = boxes[:0]
		for _, c := range chapters {
			head := []row{{height: title, penalty: sectionBreak}}
			if own && c.own {
				head[0].height, head[0].penalty = title+sink*s.d.grid, always
			}
			boxes = s.pages.boxes(s.pages.boxes(boxes, head), c.rows)
		}
		return len(s.pages.brokenBoxes(boxes, page, 0))
	}
	if pages(true)*100 > pages(false)*(100+mostForOwnPages) {
		for _, c := range chapters {
			c.own = false
		}
	}
}
