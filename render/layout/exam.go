package layout

import (
	"strconv"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// A paper is the pages of questions without answers in a theme with ruled space: it is written on. It begins with a
// head in place of the title page and the contents. Its key begins alike.

// An examSetter sets what only papers have: their head, marks and space for answers.
type examSetter struct {
	d      *design
	text   *textSetter
	labels *labelSetter
	blocks *blockSetter
	guide  *ast.Guide
	on     bool // the guide is a paper or its key
}

// asks reports whether the guide is a paper, not a key.
func (s *examSetter) asks() bool { return s.on && s.guide.Meta.Answers == ast.AnswersNone }

// wordsOfLine is how many words of an answer take a ruled line: handwriting fills one of 15 cm with about nine.
const wordsOfLine = 9

// space returns ruled lines for the answer to a question; nil if there is nothing to write, as options are ticked. They
// are never parted from the question.
func (s *examSetter) space(q *ast.Question) []row {
	if !s.d.theme.Rules(s.guide.Meta.Answers) || len(q.Options) > 0 {
		return nil
	}
	room := s.d.theme.Space
	n := min(max((q.Withheld+wordsOfLine-1)/wordsOfLine, room.Least), room.Most)
	if q.Kind == ast.TrueOrFalse || q.Kind == ast.FillIn {
		n = 1 // a word
	}
	rows := make([]row, n)
	for i := range rows {
		rows[i] = row{height: points(room.Pitch), penalty: never}
		rows[i].items = []Item{s.rule(s.d.textX, rows[i].height, s.d.lineW)}
	}
	return rows
}

// rule returns a line to write on.
func (s *examSetter) rule(x, y, w Length) *Box {
	thick := Pt / 2
	return &Box{X: x, Y: y - thick, W: w, H: thick, Color: s.d.ink.rule}
}

// The room that marks take at the right of a question, in points.
const (
	besideText = 8  // from the lines to those for the marks that were got
	scoreLine  = 24 // for two figures
)

// marks puts the marks for a question beside its title, whose baseline is given, and before them a line for those that
// its answer gets. It is read aloud as what it means.
func (s *examSetter) marks(r *row, marks int, base Length, of *tag.Element) {
	if !s.on || marks == 0 {
		return
	}
	x := s.d.textX + s.d.lineW + besideText*Pt
	in := tag.In(tag.P, of)
	in.Of.With().Actual = s.labels.lang.Text(words.PaperMarksOf, "n", strconv.Itoa(marks))
	fc := &face{size: s.d.small().size, color: s.d.ink.text, in: in}
	text := strconv.Itoa(marks)
	if s.asks() {
		r.items = append(r.items, s.rule(x, base+r.lift+Pt, scoreLine*Pt))
		x += scoreLine*Pt + 3*Pt
		text = "/ " + text
	}
	r.items = append(r.items, s.labels.piece(text, fc).at(x, base+r.lift))
}

// head returns the rows at the top of a paper or a key: its title, and in a paper what is to be filled in.
func (s *examSetter) head(root *tag.Element) []row {
	if !s.on {
		return nil
	}
	of := tag.New(tag.Sect, root)
	m, lang := s.guide.Meta, s.labels.lang
	x, w := s.d.hangX, s.d.textX+s.d.lineW-s.d.hangX
	set := func(role tag.Role, said string, lk look) []row {
		in := []ast.Inline{&ast.Text{Loc: m.Loc, Value: said}}
		return s.text.title(passage{in: in, look: lk, of: tag.In(role, of), x: x, width: w})
	}
	rows := set(tag.H1, m.Title, s.d.title(0))
	rows[0].opener = true
	quiet := s.d.text()
	quiet.align, quiet.color = ragged, s.d.ink.quiet
	version := ""
	if s.guide.Version != "" {
		version = lang.Text(words.PaperVersion, "version", s.guide.Version)
	}
	total := 0
	for _, e := range graded(s.guide) {
		total += e.marks
	}
	facts := []string{version} // no subtitle: it is about all of the guide
	if !s.asks() {
		facts = []string{lang.Text(words.PaperKey), version}
		if total > 0 {
			facts = append(facts, lang.Text(words.PaperMarksOf, "n", strconv.Itoa(total)))
		}
	}
	if said := join(" · ", append(facts, m.Date)...); said != "" {
		rows = follow(rows, set(tag.P, said, quiet), s.d.grid/2, never)
	}
	if s.asks() {
		rows = follow(rows, s.fields(of, x, w, total), s.d.grid, never)
		rows = follow(rows, s.scores(of, total), 2*s.d.grid, betweenBlocks)
	}
	rows = append(rows, row{height: s.d.grid, penalty: never})
	return s.d.fill(rows)
}

// fields returns the lines that are filled in: two rows of names with room behind them.
func (s *examSetter) fields(of *tag.Element, x, w Length, total int) []row {
	lang := s.labels.lang
	minutes, marks := "", ""
	if n := s.guide.Meta.Minutes; n > 0 {
		minutes = lang.Text(words.PaperMinutes, "n", strconv.Itoa(n))
	}
	if total > 0 {
		marks = "/ " + strconv.Itoa(total)
	}
	third := w / 3
	gap := s.d.pt(14)
	name := s.field(of, x, 2*third-gap, lang.Text(words.PaperName), "")
	name.items = append(name.items, s.field(of, x+2*third, third, lang.Text(words.PaperDate), "").items...)
	more := s.field(of, x, 2*third-gap, lang.Text(words.PaperTime), minutes)
	if minutes != "" { // nothing is to be written
		more = s.said(of, x, lang.Text(words.PaperTime)+"\u2002"+minutes)
	}
	if total > 0 {
		more.items = append(more.items, s.field(of, x+2*third, third, lang.Text(words.PaperMarks), marks).items...)
	}
	more.space, more.penalty = s.d.grid/2, never
	return []row{name, more}
}

// field returns a name and a line to write on, up to what stands at its end.
func (s *examSetter) field(of *tag.Element, x, w Length, name, end string) row {
	r := s.said(of, x, name)
	fc := &face{size: s.d.text().size, color: s.d.ink.text}
	from := x + s.labels.piece(name, fc).width + s.d.pt(5)
	to := x + w
	if end != "" {
		fc.in = tag.In(tag.P, of)
		p := s.labels.piece(end, fc)
		to -= p.width
		r.items = append(r.items, p.at(to, s.baseline(&r)))
		to -= s.d.pt(3)
	}
	r.items = append(r.items, s.rule(from, s.baseline(&r)+Pt, max(to-from, 0)))
	return r
}

// said returns a row with a text.
func (s *examSetter) said(of *tag.Element, x Length, text string) row {
	r := row{height: max(points(s.d.theme.Space.Pitch), s.d.text().lead)}
	fc := &face{size: s.d.text().size, color: s.d.ink.text, in: tag.In(tag.P, of)}
	t := s.labels.piece(text, fc).at(x, s.baseline(&r))
	s.text.shape.space(t)
	r.items = []Item{t}
	return r
}

// baseline returns the baseline of a row that is written on.
func (s *examSetter) baseline(r *row) Length { return r.height - s.d.pt(4) }

// A scored is a part of a paper and the marks that it can get.
type scored struct {
	title []ast.Inline
	marks int
}

// graded returns the marks of the outermost parts of a paper or a key that have any.
func graded(g *ast.Guide) []scored {
	in := g.Sections
	for len(in) == 1 && len(in[0].Sections) > 0 && len(in[0].Questions)+len(in[0].Answers) == 0 {
		in = in[0].Sections
	}
	var out []scored
	for _, sec := range in {
		e := scored{title: ast.Unlinked(sec.Title)}
		for _, part := range (&ast.Guide{Sections: []*ast.Section{sec}}).AllSections() {
			for _, q := range part.Questions {
				e.marks += q.Marks
			}
			for _, a := range part.Answers {
				e.marks += a.Marks
			}
		}
		if e.marks > 0 {
			out = append(out, e)
		}
	}
	return out
}

// Tables of marks have so many parts at most, or so many questions, in so many columns.
const (
	mostParts     = 15
	mostQuestions = 30
	scoreColumns  = 10
)

// rowPitch is the height of a row to write in, in points: 7 mm.
const rowPitch = 20

// What widens a column of the table of marks, and one of a question.
const (
	roomToWrite = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"
	roomForMark = "\u00a0\u00a0"
)

// scores returns the table that whoever marks a paper fills in: for each of its parts or, if it has none, for each
// question. There is none where the sum alone would be in it, or too much.
func (s *examSetter) scores(of *tag.Element, total int) []row {
	lang := s.labels.lang
	cell := func(text string) *ast.Cell {
		c := &ast.Cell{Loc: s.guide.Meta.Loc}
		if text != "" {
			c.Inlines = []ast.Inline{&ast.Text{Loc: c.Loc, Value: text}}
		}
		return c
	}
	head := func(text string) *ast.Cell {
		c := cell(text)
		c.Head = true
		return c
	}
	parts, questions := graded(s.guide), s.guide.AllQuestions()
	c := s.d.column(of, 1)
	c.x, c.w = s.d.hangX, s.d.textX+s.d.lineW-s.d.hangX
	switch {
	case total == 0:
		return nil
	case len(parts) > 1 && len(parts) <= mostParts:
		t := &ast.Table{Loc: s.guide.Meta.Loc, Align: []ast.Align{ast.AlignLeft, ast.AlignRight, ast.AlignRight},
			Header: []*ast.Cell{cell(lang.Text(words.PaperPart)), cell(lang.Text(words.PaperMarks)),
				cell(roomToWrite + lang.Text(words.PaperScore))}}
		for _, e := range parts {
			row := head("")
			row.Inlines = e.title
			t.Rows = append(t.Rows, []*ast.Cell{row, cell(strconv.Itoa(e.marks)), cell("")})
		}
		t.Rows = append(t.Rows, []*ast.Cell{head(lang.Text(words.PaperTotal)), cell(strconv.Itoa(total)), cell("")})
		return keep(s.table(t, c))
	case len(questions) < 2 || len(questions) > mostQuestions:
		return nil
	}
	var rows []row
	for from := 0; from < len(questions); from += scoreColumns {
		to := min(from+scoreColumns, len(questions))
		last := to == len(questions)
		t := &ast.Table{Loc: s.guide.Meta.Loc, Header: []*ast.Cell{cell(lang.Text(words.Question))}}
		marks := []*ast.Cell{head(lang.Text(words.PaperMarks))}
		score := []*ast.Cell{head(lang.Text(words.PaperScore))}
		add := func(title, n string) {
			t.Header = append(t.Header, cell(title))
			marks, score = append(marks, cell(n)), append(score, cell(""))
		}
		for _, q := range questions[from:to] {
			add(roomForMark+strings.TrimSuffix(q.Number, ".")+roomForMark, strconv.Itoa(q.Marks))
		}
		if last {
			add(lang.Text(words.PaperTotal), strconv.Itoa(total))
		}
		t.Rows = [][]*ast.Cell{marks, score}
		for range t.Header {
			t.Align = append(t.Align, ast.AlignCenter)
		}
		t.Align[0] = ast.AlignLeft
		rows = follow(rows, s.table(t, c), s.d.grid, poor)
	}
	return keep(rows)
}

// table sets a table whose rows are high enough to be written in.
func (s *examSetter) table(t *ast.Table, c column) []row {
	look, d, in := *s.d.theme, *s.d, *s.blocks.tables
	look.Type.Table.Lead = max(look.Type.Table.Lead, rowPitch)
	d.theme, in.d = &look, &d
	return in.table(t, c)
}
