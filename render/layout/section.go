package layout

import (
	"slices"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A sectionSetter sets the sections of a guide and their questions as rows.
type sectionSetter struct {
	d      *design
	shape  *shaper
	text   *textSetter
	labels *labelSetter
	blocks *blockSetter
	notes  *noteSetter
	late   *lateLines
	pages  *pageSetter
	front  *frontSetter
	exam   *examSetter

	stopped func() bool // reports whether the work was canceled
	begins  func()      // called for each question
}

// part sets a part of a section, or a part of one.
func (s *sectionSetter) part(sec *ast.Section, depth int, parent *tag.Element) []row {
	of := tag.New(tag.Sect, parent)
	rows := s.withLinks(s.body(sec, depth, of), s.text.told.listed(sec), sec.At, s.d.column(of, depth+1))
	if len(sec.Title) == 0 {
		return opened(sec, depth, nil, rows)
	}
	title := tag.In(tag.Heading(depth+1), of)
	head := s.text.title(s.d.column(of, depth+1).label(s.d, sec.Title, s.d.title(min(depth, 3)), title))
	head = s.d.fill(s.notes.hoist(head))
	head[0].space, head[0].penalty = Length(6-depth)*s.d.grid, sectionBreak
	return opened(sec, depth, head, s.belowTitle(rows))
}

// body sets what stands below the title of a section: its introduction, its questions, its parts. Top-level sections
// have depth 1.
func (s *sectionSetter) body(sec *ast.Section, depth int, of *tag.Element) []row {
	rows := s.d.fill(s.blocks.rows(sec.Intro, s.d.column(of, depth+1)))
	for _, q := range sec.Questions {
		if s.stopped() {
			return nil // Set says why
		}
		rows = append(rows, s.question(q, depth, of)...)
	}
	if key := sec.Key; len(key) > 0 {
		rows = follow(rows, s.key(key, of), s.d.grid, betweenBlocks)
	}
	for _, a := range sec.Answers {
		rows = append(rows, s.answer(a, depth, of)...)
	}
	for _, part := range sec.Sections {
		rows = append(rows, s.part(part, depth+1, of)...)
	}
	return rows
}

// withLinks puts a list of addresses, if there are any, below rows that lead to them.
func (s *sectionSetter) withLinks(rows []row, of []*address, at diag.Span, c column) []row {
	title := []ast.Inline{&ast.Text{Loc: ast.At(at), Value: s.labels.lang.Text(words.Links)}}
	return follow(rows, s.notes.list(of, c, title), 2*s.d.grid, betweenBlocks)
}

// belowTitle keeps the rows of a section with its title.
func (s *sectionSetter) belowTitle(rows []row) []row {
	if len(rows) > 0 {
		rows[0].penalty = never
	}
	return spaced(rows, s.d.grid)
}

// opened joins the rows of a section's title and of what stands below it, and notes in the first that it begins there.
func opened(sec *ast.Section, depth int, head, rows []row) []row {
	if len(head) > 0 {
		head[0].ids = append(head[0].ids, sec.ID)
		if sec.NewPage {
			head[0].penalty = always
		}
	}
	rows = append(head, rows...)
	if len(rows) > 0 {
		rows[0].section, rows[0].rank = sec, depth
	}
	return rows
}

// question sets a question: its number in the margin, its title, its facts, its prompt, its options and its answer.
func (s *sectionSetter) question(q *ast.Question, depth int, parent *tag.Element) []row {
	var right []string
	if q.AnswerID == "" {
		right = q.Right()
	}
	rows := s.answered(q, &ast.Answer{Right: right}, depth, parent)
	s.tickBoxes(rows)
	return rows
}

// answered sets a question and its answer. a says which options are right, and where the question stands in a paper.
func (s *sectionSetter) answered(q *ast.Question, a *ast.Answer, depth int, parent *tag.Element) []row {
	s.begins()
	of := tag.New(tag.Sect, parent)
	body := s.d.column(of, depth+2)
	title := s.questionTitle(q, tag.In(tag.Heading(depth+2), of))
	s.exam.marks(&title[0], q.Marks, s.titleLook(q).base(), of)
	if q.NewPage {
		title[0].penalty = always
	}
	if s.d.cue > 0 && s.cued(title) {
		base := s.d.text().base() - s.titleLook(q).base()
		title = follow(title, s.facts(q, of, s.d.titles()), 0, never)
		return s.d.fill(s.notes.hoist(s.beside(title, s.below(q, a, of, body), base)))
	}
	title = follow(s.notes.hoist(title), s.facts(q, of, body), 0, never)
	return s.d.fill(append(title, s.below(q, a, of, body)...))
}

// below sets what stands below the title of a question, or beside it.
func (s *sectionSetter) below(q *ast.Question, a *ast.Answer, of *tag.Element, body column) []row {
	right := a.Right
	rows := follow(nil, s.paperPage(a, of), 0, never)
	rows = follow(rows, s.blocks.rows(q.Prompt, body), s.d.grid/2, never)
	if len(q.Options) > 0 {
		rows = follow(rows, s.blocks.options(q.Options, body), s.d.grid/2, never)
		rows = together(rows, body.look.lead)
	}
	rows = follow(rows, s.exam.space(q), s.d.grid/2, never)
	answer := s.blocks.rows(q.Answer, body)
	if height(answer) <= shortAnswer*body.look.lead {
		answer = keep(answer)
	}
	answer = accompanied(answer)
	gap, penalty := s.d.grid/2, never
	if len(q.Prompt)+len(q.Options) > 0 && len(answer)+len(right) > 0 {
		gap, penalty = s.d.grid, betweenBlocks
		if len(q.Options) > 0 {
			penalty = beforeAnswer
		}
		if len(q.Options) == 0 && leadsOn(q.Prompt[len(q.Prompt)-1]) {
			penalty = never
		}
		if len(right) == 0 {
			answer = s.labeled(answer)
		}
	}
	if len(right) > 0 {
		said := []ast.Inline{&ast.Strong{Inlines: []ast.Inline{
			&ast.Text{Loc: q.Loc, Value: s.labels.lang.Right(right)}}}}
		first := s.text.paragraph(body.passage(said, body.look, tag.In(tag.P, of)))
		answer = follow(first, answer, s.d.led(s.d.theme.Spacing.Paragraph), never)
	}
	rows = follow(rows, answer, gap, penalty)
	if q.AnswerID != "" {
		rows = follow(rows, s.late.pointer(words.AnswerPage, q.AnswerID, of), 0, never)
	}
	return rows
}

// shortAnswer is the number of lines up to which an answer is not divided between pages.
const shortAnswer = 6

// accompanied keeps the first and the last line of an answer with what is next to them: a short paragraph alone at the
// top or the foot of a page is as lonely as a line of one.
func accompanied(rows []row) []row {
	if n := len(rows); n > 1 {
		for _, r := range []*row{&rows[1], &rows[n-1]} {
			if r.penalty > always {
				r.penalty = max(r.penalty, lonely)
			}
		}
	}
	return rows
}

// numberHang is the least room for a number that stands before its title, in points of running text of 10.5 pt: that of
// two figures, so that the titles of up to 99 questions begin below each other.
const numberHang = 20

// questionTitle sets the title of a question, one that is too long for a title as text. Its number hangs in the margin;
// in place of a number there is a square. Where titles have a column of their own, numbers stand before them.
func (s *sectionSetter) questionTitle(q *ast.Question, heading *tag.Content) []row {
	lk := s.titleLook(q)
	title, column := q.Title, s.d.titles()
	var hung []Item
	fc := &face{style: lk.style, size: lk.size, color: s.d.ink.accent, in: heading}
	fc.style.Proportional = false
	if stem, ok := ast.Stem(title); ok {
		title = stem
	}
	switch number := s.shape.piece(q.Number, fc, q.At); {
	case q.Number == "":
		side := s.d.pt(4.5)
		if x := s.d.textX - s.d.pt(10) - side; x >= s.d.hangX && s.d.cue == 0 {
			hung = []Item{&Box{X: x, Y: lk.lead/2 - side/2, W: side, H: side, Color: s.d.ink.ornament}}
		}
	case s.d.cue == 0 && number.width <= s.d.textX-s.d.pt(10)-s.d.hangX:
		label := s.shape.beside(number.at(s.d.textX-s.d.pt(10)-number.width, lk.base()))
		// A space separates number and title for programs that read the page.
		label.Runs = append(slices.Clip(label.Runs), s.shape.shape(fc.style, " ", q.At)...)
		hung = []Item{label}
	default: // too long for the margin: before the title, whose lines hang after it
		from := column.x
		column = s.d.nest(column, max(number.width+s.d.pt(7.5), s.d.pt(numberHang)), 0)
		if column.x == from { // too long for that
			title = append([]ast.Inline{&ast.Text{Loc: q.Loc, Value: q.Number + "\u00a0"}}, title...)
			break
		}
		label := s.shape.beside(number.at(from, lk.base()))
		label.Runs = append(slices.Clip(label.Runs), s.shape.shape(fc.style, " ", q.At)...)
		hung = []Item{label}
	}
	rows := s.text.title(column.label(s.d, title, lk, heading))
	rows[0].hang(hung...)
	rows[0].ids, rows[0].question = append(rows[0].ids, q.ID), q.Number
	rows[0].space, rows[0].penalty = s.d.led(s.d.theme.Spacing.Question), beforeQuestion
	return rows
}

// titleLook returns the look of the title of a question, that of text if it is too long for a title.
func (s *sectionSetter) titleLook(q *ast.Question) look {
	if _, ok := ast.Stem(q.Title); !ok {
		return s.d.title(4)
	}
	lk := s.d.text()
	lk.refers = false
	return lk
}

// labeled puts the word "Answer" beside the first of an answer's rows, or above it if the margin is too narrow.
func (s *sectionSetter) labeled(answer []row) []row {
	text := s.d.text()
	caps := s.d.capitals()
	fc := &face{style: caps.style, size: caps.size, color: s.d.ink.accent}
	label := s.labels.aside(s.labels.lang.Text(words.Answer), fc, s.d.textX-s.d.pt(10), text.base())
	if label.X < s.d.hangX || s.d.cue > 0 {
		label.X = s.d.textX
		return append([]row{{height: text.lead, items: []Item{label}}}, before(answer, 0, never)...)
	}
	answer[0].hang(label)
	return answer
}

// facts sets a question's difficulty and tags as one quiet paragraph that is not split between pages.
func (s *sectionSetter) facts(q *ast.Question, parent *tag.Element, c column) []row {
	facts := q.Facts()
	if len(facts) == 0 || s.exam.on { // whoever takes an exam is not told what is easy
		return nil
	}
	lk := s.d.capitals()
	// A line may end after a dot, never before one.
	text := []ast.Inline{&ast.Text{Loc: q.Loc, Value: strings.Join(facts, "\u00a0· ")}}
	rows := s.text.paragraph(passage{in: text, look: lk, of: tag.In(tag.P, parent), x: c.x, width: c.w})
	for i := range rows {
		rows[i].penalty = never
	}
	return rows
}

// answer sets an answer that is placed separately from its question: under the question's title, with a pointer back at
// its end.
func (s *sectionSetter) answer(a *ast.Answer, depth int, parent *tag.Element) []row {
	of := tag.New(tag.Sect, parent)
	if a.QuestionID == a.ID { // of a key: the question is in a paper
		return s.answered(asQuestion(a), a, depth, parent)
	}
	rows := s.answered(asQuestion(a), a, depth, of)
	return follow(rows, s.late.pointer(words.QuestionPage, a.QuestionID, of), 0, poor)
}

// paperPage sets the page of the paper on which the question of an answer stands, if that is known.
func (s *sectionSetter) paperPage(a *ast.Answer, parent *tag.Element) []row {
	if a.Page == "" {
		return nil
	}
	lk := s.d.label()
	in := []ast.Inline{&ast.Text{Loc: a.Loc, Value: s.labels.lang.Text(words.QuestionPage, "page", a.Page)}}
	return s.text.title(passage{in: in, look: lk, of: tag.In(tag.P, parent), x: s.d.textX, width: s.d.textW})
}

// asQuestion returns a separate answer as the question under whose title it is set.
func asQuestion(a *ast.Answer) *ast.Question {
	return &ast.Question{Loc: a.Loc, ID: a.ID, Number: a.Number, Title: a.Title, Answer: a.Blocks, Marks: a.Marks}
}

// separateAnswers returns the answers that are placed after all questions, in order.
func separateAnswers(g *ast.Guide) []*ast.Question {
	var out []*ast.Question
	for _, sec := range g.AllSections() {
		for _, a := range sec.Answers {
			out = append(out, asQuestion(a))
		}
	}
	return out
}

// answers counts the answers that stand in a section and its parts.
func answers(sec *ast.Section) int {
	n := len(sec.Answers)
	for _, part := range sec.Sections {
		n += answers(part)
	}
	return n
}
