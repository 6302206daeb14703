package layout

import (
	"slices"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// An opening is a section's line of facts under its title, filled in when the pages are known.
type opening struct {
	section *ast.Section
	text    *Text
}

// section sets a section: its title, its introduction, its questions, its parts.
func (s *setter) section(sec *ast.Section, depth int, parent *tag.Element) []row {
	of := tag.New(tag.Sect, parent)
	body := s.column(5).inside(of)
	body.level = depth + 1
	rows := s.blocks(sec.Intro, body)
	if len(rows) > 0 {
		rows = s.fill(rows)
	}
	for _, q := range sec.Questions {
		if s.stopped() {
			return nil // Set says why
		}
		rows = append(rows, s.question(q, depth, of)...)
	}
	for _, a := range sec.Answers {
		rows = append(rows, s.answer(a, depth, of)...)
	}
	for _, part := range sec.Sections {
		rows = append(rows, s.section(part, depth+1, of)...)
	}
	return s.opened(sec, depth, of, rows)
}

// opened puts a section's title over its rows.
func (s *setter) opened(sec *ast.Section, depth int, of *tag.Element, rows []row) []row {
	if len(sec.Title) == 0 {
		if len(rows) > 0 {
			rows[0].section, rows[0].rank = sec, depth
		}
		return rows
	}
	lk := s.d.title(min(depth, 3))
	head := s.title(sec.Title, lk, tag.In(tag.Heading(depth+1), of), s.d.textX, s.d.textW)
	if depth == 1 {
		facts := &Text{X: s.d.textX, Y: s.d.pt(11), Size: s.d.label().size * 11 / 10, Color: s.d.ink.quiet}
		s.openings = append(s.openings, opening{sec, facts})
		head = append(head, row{height: 2 * s.d.grid, penalty: never, items: []Item{facts}})
		if w := s.d.textX - s.d.pt(10) - s.d.hangX; w > 0 {
			head[0].items = append(head[0].items, &Box{X: s.d.hangX, Y: s.d.pt(8), W: w, H: s.d.pt(3), Color: s.d.ink.accent})
		}
	}
	head = s.fill(s.hoist(head))
	if depth == 1 {
		s.firstRank++
		s.firstRankHeight += height(rows) + height(head)
	}
	head[0].space, head[0].penalty = Length(6-depth)*s.d.grid, sectionBreak
	head[0].section, head[0].rank = sec, depth
	head[0].ids = append(head[0].ids, sec.ID)
	if len(rows) > 0 {
		rows[0].penalty = never
		if rows[0].space == 0 {
			rows[0].space = s.d.grid
		}
	}
	return append(head, rows...)
}

// ownPages lets long sections of the first rank begin on pages of their own, with air above their titles, if sections are long
// as a rule: among many short ones it would leave half the paper empty.
func (s *setter) ownPages(rows []row) []row {
	page := s.d.bottom - s.d.top
	if s.firstRank == 0 || s.firstRankHeight/Length(s.firstRank) < page*3/2 {
		return rows
	}
	var out []row
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end].rank != 1 {
			end++
		}
		if rows[i].rank == 1 && len(rows[i].section.Title) > 0 && height(rows[i:end]) > page*7/10 {
			out = append(out, row{height: 6 * s.d.grid, penalty: always, opener: true})
			rows[i].penalty = never
		}
		out = append(out, rows[i:end]...)
		i = end
	}
	return out
}

// column is the one in which the text of the guide stands; heading is the level of look of headings within it.
func (s *setter) column(heading int) column {
	return column{x: s.d.textX, w: s.d.textW, look: s.d.text(), heading: heading}
}

// question sets a question: its number in the margin, its title, what else belongs to it, its answer.
func (s *setter) question(q *ast.Question, depth int, parent *tag.Element) []row {
	s.ahead.front.Add(1)
	of := tag.New(tag.Sect, parent)
	heading := tag.In(tag.Heading(depth+2), of)
	body := s.column(5).inside(of)
	body.level = depth + 2
	lk := s.d.title(4)
	title := q.Title
	var hung []Item
	switch number := s.piece(q.Number, &face{style: lk.style, size: lk.size, color: s.d.ink.accent, in: heading}, q.At); {
	case q.Number == "":
		side := s.d.pt(4.5)
		if x := s.d.textX - s.d.pt(10) - side; x >= s.d.hangX {
			hung = []Item{&Box{X: x, Y: lk.lead/2 - side/2, W: side, H: side, Color: s.d.ink.accent}}
		}
	case number.width <= s.d.textX-s.d.pt(10)-s.d.hangX:
		label := number.at(s.d.textX-s.d.pt(10)-number.width, lk.base())
		label.Runs = append(slices.Clip(label.Runs), s.shape(lk.style, " ", q.At)...) // for whoever reads the page without seeing it
		hung = []Item{label}
	default: // too long for the margin: before the title
		title = append([]ast.Inline{&ast.Text{Loc: q.Loc, Value: q.Number + "\u00a0"}}, title...)
	}
	rows := s.title(title, lk, heading, s.d.textX, s.d.textW)
	rows[0].hang(hung...)
	rows[0].ids, rows[0].question = append(rows[0].ids, q.ID), q.Number
	rows[0].space, rows[0].penalty = s.d.led(s.d.theme.Spacing.Question), beforeQuestion
	rows = s.hoist(rows)
	rows = follow(rows, s.facts(q, of), 0, never)
	rows = follow(rows, s.blocks(q.Prompt, body), s.d.grid/2, never)
	answer := s.blocks(q.Answer, body)
	gap, penalty := s.d.grid/2, never
	if len(q.Prompt) > 0 && len(answer) > 0 {
		gap, penalty = s.d.grid, betweenBlocks
		if leadsOn(q.Prompt[len(q.Prompt)-1]) {
			penalty = never
		}
		text := s.d.text()
		label := s.aside(s.lang.Text(words.Answer), &face{style: smallCaps(), size: s.d.label().size * 11 / 10, color: s.d.ink.accent}, s.d.textX-s.d.pt(10), text.base())
		if label.X < s.d.hangX { // no room beside the answer: above it
			label.X = s.d.textX
			answer = append([]row{{height: text.lead, items: []Item{label}}}, before(answer, 0, never)...)
		} else {
			answer[0].hang(label)
		}
	}
	rows = follow(rows, answer, gap, penalty)
	if q.AnswerID != "" {
		rows = follow(rows, s.pointer(words.AnswerPage, q.AnswerID, of), 0, never)
	}
	return s.fill(rows)
}

// follow puts more under rows.
func follow(rows, more []row, gap Length, penalty int) []row {
	return append(rows, before(more, gap, penalty)...)
}

// fillOpenings writes the facts of each section under its title.
func (s *setter) fillOpenings(b *Book, last map[*ast.Section]int) {
	for _, o := range s.openings {
		facts := s.tally(o.section)
		first := b.Places[o.section.ID].Page
		if end := last[o.section]; end > first && facts != "" {
			facts += "  ·  " + s.lang.Text(words.PageRange, "first", b.Pages[first].Label, "last", b.Pages[end].Label)
		}
		o.text.Runs = s.label(facts, &face{style: smallCaps(), size: o.text.Size}).of.runs
	}
}

// questions counts the questions of a section and its parts.
func questions(sec *ast.Section) int {
	n := len(sec.Questions)
	for _, part := range sec.Sections {
		n += questions(part)
	}
	return n
}
