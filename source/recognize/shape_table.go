package recognize

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	vocabulary "example.org/studyguide/source/words"
)

// tableShape has a table row for each question. The header says which column asks and which answers ("Question",
// "Answer", "Front"). A column of numbers holds the numbers of the questions. Cells between question and answer are the
// rest of the question (options). Those after the answer belong to it, each preceded by the word of its header; without
// a column of answers, so do all other cells. A row whose question is empty continues the row above; a row of a single
// cell is a section. If no header says so, the column whose cells end in question marks asks and the next one answers.
//
// A table of links to anchors is contents and already set aside, as is one whose questions are titles of the document
// (see repeatsTitles).
type tableShape struct{}

func (tableShape) name() string { return "table" }

// headsQuestions reports whether a header says that its column asks.
func headsQuestions(header string) bool {
	return vocabulary.Is(vocabulary.QuestionLabel, header) || vocabulary.Is(vocabulary.QuestionHeader, header)
}

// headsAnswers reports whether a header says that its column answers.
func headsAnswers(header string) bool {
	return isAnswerWord(header) || vocabulary.Is(vocabulary.AnswerHeader, header) ||
		vocabulary.Is(vocabulary.CorrectMark, header)
}

// headsNumbers reports whether a header says that its column counts, or says nothing.
func headsNumbers(header string) bool {
	return len(words(header)) == 0 || vocabulary.Is(vocabulary.NumberLabel, header) ||
		vocabulary.Is(vocabulary.NumberHeader, header)
}

// A quizTable is a table with the roles of its columns; -1 for a role that no column has.
type quizTable struct {
	*ast.Table
	number, ask, answer int
}

// quizOf finds the roles of the columns of a table. ok is false if no column asks.
func quizOf(t *ast.Table) (q quizTable, ok bool) {
	q = quizTable{t, -1, -1, -1}
	for i, c := range t.Header {
		text := strings.TrimSpace(flat(c.Inlines))
		switch {
		case q.ask < 0 && headsQuestions(text):
			q.ask = i
		case q.answer < 0 && headsAnswers(text):
			q.answer = i
		case q.number < 0 && q.ask < 0 && headsNumbers(text):
			q.number = i
		}
	}
	switch {
	case len(t.Rows) == 0:
		return q, false
	case q.ask >= 0:
		return q, hasWords(t, q.ask)
	}
	q.ask = askingColumn(t)
	if q.ask >= 0 && q.number == q.ask { // nothing is above it
		q.number = -1
	}
	if q.ask >= 0 && q.answer < 0 && q.ask+1 < len(t.Header) {
		q.answer = q.ask + 1
	}
	return q.openTop(), q.ask >= 0
}

// openTop returns a table whose header asks as the cells below it do with the header as its first row: Markdown has no
// tables without one.
func (q quizTable) openTop() quizTable {
	if q.ask < 0 || !cellAsks(q.Header[q.ask]) {
		return q
	}
	t := *q.Table
	t.Rows = append([][]*ast.Cell{t.Header}, t.Rows...)
	t.Header = make([]*ast.Cell, len(q.Header))
	for i, c := range q.Header {
		t.Header[i] = &ast.Cell{Loc: c.Loc}
	}
	q.Table = &t
	return q
}

// cellAsks reports whether a cell ends in a question mark.
func cellAsks(c *ast.Cell) bool {
	_, title := takeMark(c.Inlines, true)
	return endsAsking(ast.TrimClosers(flat(title)))
}

// hasWords reports whether at least half the cells of a column have a word: one of numbers holds how many questions
// there are, or which ("Q1–Q12").
func hasWords(t *ast.Table, column int) bool {
	n := 0
	for _, row := range t.Rows {
		if text := flat(trim(row[column].Inlines)); text == "" || namesMore(text) {
			n++
		}
	}
	return n*2 >= len(t.Rows)
}

// namesMore reports whether a text has letters that stand at no number.
func namesMore(text string) bool {
	named := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(named, func(w string) bool { return !strings.ContainsFunc(w, unicode.IsDigit) })
}

// askingColumn returns the column whose cells ask, whatever its header says; -1 if there is none.
func askingColumn(t *ast.Table) int {
	for i := range t.Header {
		n := 0
		for _, row := range t.Rows {
			if cellAsks(row[i]) {
				n++
			}
		}
		if n >= minQuestions && float64(n) >= bulletShare*float64(len(t.Rows)) {
			return i
		}
	}
	return -1
}

func (tableShape) read(e *evidence) *finding {
	if !slices.ContainsFunc(e.units, func(u unit) bool { _, ok := u.block.(*ast.Table); return ok }) {
		return nil
	}
	f := &finding{what: "rows of tables", form: 2.4, named: true}
	tables, alone := 0, e.topical && hasOnlyTables(e)
	cards := alone && e.whole.mentions(vocabulary.CardTitle)
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
			continue
		case *ast.Table:
			q, ok := quizOf(b)
			if !ok && e.forced == (tableShape{}).name() && len(b.Rows) > 0 {
				q.ask = firstColumn(b)
				ok = q.ask >= 0
			}
			if !ok && alone {
				q.ask = q.counted()
				ok = q.ask >= 0
			}
			if !ok && cards {
				ok = q.pairs()
			}
			if ok && !q.repeats(e.whole.titles) {
				tables++
				if !headsQuestions(strings.TrimSpace(flat(b.Header[q.ask].Inlines))) || q.headsOptions() {
					f.asides = append(f.asides, q.headed()...)
				}
				f.pieces = append(f.pieces, q.rows()...)
				continue
			}
		}
		f.pieces = append(f.pieces, e.content(u.block, e.letters))
	}
	if tables == 0 {
		return nil
	}
	return f
}

// headsOptions reports whether a header names options in a word that no piece has.
func (q quizTable) headsOptions() bool {
	for _, c := range q.Header {
		if _, ok := optionHead(trim(c.Inlines)); ok {
			return true
		}
	}
	return false
}

// headed returns the header of a table whose cells say what its columns hold: it names neither question nor answer in a
// word that is known, and no piece has it.
func (q quizTable) headed() []aside {
	first, last := q.Header[0].At, q.Header[len(q.Header)-1].At
	for _, i := range []int{q.number, q.ask, q.answer} {
		if i >= 0 && len(words(flat(q.Header[i].Inlines))) > 0 {
			return []aside{{first.To(last), tableHead}}
		}
	}
	return nil
}

// repeats reports whether the questions of a table are titles of the document, so that the table is contents.
func (q quizTable) repeats(titles map[string]bool) bool {
	again := 0
	for _, row := range q.Rows {
		_, t := takeMark(row[q.ask].Inlines, true)
		if titles[key(flat(t))] {
			again++
		}
	}
	return float64(again) >= copyShare*float64(len(q.Rows))
}

// describes reports whether the table says more of its questions than what they are: on the average more than a few
// words in the other columns.
func (q quizTable) describes() bool {
	n := 0
	for _, row := range q.Rows {
		for i, c := range row {
			if i != q.ask {
				n += unlinkedWords(c.Inlines)
			}
		}
	}
	return n > maxBeside*len(q.Rows)
}

// rows returns the pieces of all rows.
func (q quizTable) rows() []piece {
	out := make([]piece, 0, 2*len(q.Rows))
	for _, row := range q.Rows {
		filled := 0
		for _, c := range row {
			if len(trim(c.Inlines)) > 0 {
				filled++
			}
		}
		title := trim(row[q.ask].Inlines)
		switch {
		case filled == 0:
		case len(title) == 0 && len(out) > 0 || len(words(flat(title))) == 0:
			out = append(out, cells(row)...)
		case filled == 1 && len(row) > 1 && wholeStrong(title) && !asks(flat(title)):
			out = append(out, section(title, lineLevel, row[q.ask].At, nil))
		default:
			out = append(out, q.row(row)...)
		}
	}
	return out
}

// row returns the pieces of a row that asks.
func (q quizTable) row(row []*ast.Cell) []piece {
	title, rest := splitCell(row[q.ask].Inlines)
	p := question(title, row[q.ask].At, nil)
	if p.mark.number == "" && q.number >= 0 {
		m, left := takeMark(row[q.number].Inlines, true)
		if n := strings.TrimSpace(flat(row[q.number].Inlines)); m.style == noMark && isCount(n) {
			m, left = mark{style: numberMark, number: n, label: n}, nil
		} else if m.style != noMark {
			m.label = n
		}
		if m.style != noMark && len(left) == 0 {
			p.mark = m
		} else {
			p.blocks = append(p.blocks, q.named(row, q.number)...)
		}
	} else if q.number >= 0 {
		p.blocks = append(p.blocks, q.named(row, q.number)...)
	}
	if len(rest) > 0 {
		p.blocks = append(p.blocks, paragraph(rest))
	}
	out := []piece{p}
	for i := range row {
		switch {
		case i == q.ask, i == q.number:
		case i == q.answer:
			if in := trim(row[i].Inlines); len(in) > 0 {
				blocks := []ast.Block{paragraph(in)}
				out = append(out, piece{kind: answerPiece, block: paragraph(in), at: row[i].At, blocks: blocks})
			}
		default:
			for _, b := range q.named(row, i) {
				out = append(out, piece{kind: blockPiece, block: b, at: row[i].At})
			}
		}
	}
	return out
}

// cells returns the pieces of cells that continue the row above.
func cells(row []*ast.Cell) []piece {
	var out []piece
	for _, c := range row {
		if in := trim(c.Inlines); len(in) > 0 {
			out = append(out, piece{kind: blockPiece, block: paragraph(in), at: c.At})
		}
	}
	return out
}

// named returns the cell of a column that neither asks nor answers, preceded by the word of its header, which explains
// it.
func (q quizTable) named(row []*ast.Cell, i int) []ast.Block {
	in := trim(row[i].Inlines)
	if len(in) == 0 {
		return nil
	}
	head, _ := optionHead(trim(q.Header[i].Inlines))
	if len(head) == 0 {
		return []ast.Block{paragraph(in)}
	}
	at := ast.At(row[i].At)
	p := &ast.Paragraph{Loc: at}
	p.Inlines = append(p.Inlines, &ast.Strong{Loc: at, Inlines: head}, &ast.Text{Loc: at, Value: ": "})
	p.Inlines = append(p.Inlines, in...)
	return []ast.Block{p}
}

// optionHead returns the label in the header of a column of options: "A" for "Option A", nothing for "Options". ok is
// false if the column holds anything else.
func optionHead(head []ast.Inline) (label []ast.Inline, ok bool) {
	text := flat(head)
	for _, n := range vocabulary.Prefixes(vocabulary.OptionLabel, text) {
		rest := dropPrefix(head, n)
		if text := flat(rest); text == "" {
			return nil, true
		} else if _, ok := readOption(text, true); ok {
			return rest, true
		}
	}
	return head, false
}

// splitCell splits a cell that asks after the first line that ends in a question mark; the lines below are code or
// options.
func splitCell(in []ast.Inline) (title, rest []ast.Inline) {
	title, rest = splitTitle(in)
	if len(words(flat(title))) == 0 {
		return in, nil
	}
	return title, rest
}

// isCount reports whether a cell is nothing but a number.
func isCount(s string) bool {
	return s != "" && len(s) <= 6 && strings.Trim(s, "0123456789") == ""
}

// firstColumn returns the first column of a table that has words; -1 if none has.
func firstColumn(t *ast.Table) int {
	for i := range t.Header {
		if hasWords(t, i) {
			return i
		}
	}
	return -1
}
