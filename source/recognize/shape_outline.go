package recognize

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
)

// outlineShape is an outline in plain text: each question is a paragraph with a number, as in "A1)", "Q1.", "1." or
// "Que 1."; its title is the whole paragraph; the blocks after it are the answer. Lines that look like titles are
// sections (see sections.go).
//
// Contents that repeat the titles are already set aside. A bare number may also count the steps of an answer: steps
// begin again or follow a step, while questions count on (see counter).
type outlineShape struct{}

// framedShare is the share of the marks that must be in brackets for the others to count parts of the questions.
const framedShare = 0.8

func (outlineShape) name() string { return "outline" }

// read takes the most frequent style of mark. Bare numbers also count steps inside answers, so they must go up, or
// precede something that asks.
func (outlineShape) read(e *evidence) *finding {
	if blocks := commentHeads(e); blocks != nil {
		e = e.made(blocks)
	}
	blocks, heads := countedParts(e)
	if blocks != nil {
		e = e.made(blocks)
	}
	count, framed := map[style]int{}, 0
	marks := make([]mark, len(e.units))
	for i, u := range e.units {
		if in := lineOf(u.block, e.plain); in != nil && !heads[u.block] {
			if marks[i] = e.readCounter(flat(in)); marks[i].style == noMark {
				marks[i], _ = takeMark(in, false)
			}
			count[marks[i].style]++
			if marks[i].framed {
				framed++
			}
		}
	}
	best := noMark
	for _, s := range []style{wordNumber, taskNumber, letterMark, dottedMark, numberMark} {
		if count[s] > count[best] || best == noMark {
			best = s
		}
	}
	if e.marks && count[wordMark] > count[best] && (e.plain || titlesUnanswered(e, marks)) {
		best = wordMark // words without numbers, where no answer has a label
	}
	if count[best] == 0 {
		return nil
	}
	if best == numberMark && wordsCountOn(marks) {
		best = wordNumber
	}
	if above := headedMarks(e, marks, best); float64(above) >= framedShare*float64(count[best]) {
		return nothing("%d headings have the marks of the paragraphs below them", above)
	}
	worded := 0 // marks without a number, where others have one and answers have no label
	if !e.plain && (best == letterMark || best == wordNumber) {
		worded = count[wordMark]
	}
	words := count[wordNumber]
	taken, lists := map[int]bool{}, map[int]bool{}
	offers := optionsBelow(e, marks, best, count[best])
	shuffled := best == numberMark && e.plain && areShuffled(marks)
	var c counter
	for i, m := range marks {
		if best == numberMark && goesOnInList(e, i, c) {
			l := e.units[i].block.(*ast.List)
			lists[i] = true
			c = counter{last: l.Start + len(l.Items) - 1, started: true}
			continue
		}
		if m.style == wordMark && e.marks && (e.plain && best == numberMark || worded >= minQuestions) {
			taken[i] = true // another form of the same author
			continue
		}
		if best == numberMark && m.style == wordNumber && goesOnElse(e, i, m, c, false) ||
			best == wordNumber && m.style == numberMark && goesOnElse(e, i, m, c, true) {
			taken[i] = true
			c.goesOn(m.number, true, true)
			continue
		}
		if best == numberMark && m.style == wordNumber && words >= minQuestions && offersFrom(e, i, m) {
			taken[i] = true // the author counts another part with a word
			c.goesOn(m.number, true, true)
			continue
		}
		if m.style != best {
			c.anew = c.anew || beginsAnew(e, i)
			continue
		}
		if !m.framed && best.counted() && float64(framed) >= framedShare*float64(count[best]) {
			continue
		}
		title := flat(lineOf(e.units[i].block, e.plain))[m.size:]
		certain := offers[i] || shuffled || e.forced == (outlineShape{}).name() ||
			best != numberMark && best != dottedMark
		if c.goesOn(m.number, asks(title), offers[i] || firstAsks(title)) || certain {
			taken[i] = true
		}
	}
	f := walkLists(e, func(i int) bool { return taken[i] }, lists)
	f.what = "numbered paragraphs"
	f.form = markWeight(best)
	f.named = best == numberMark && (isRegister(e, taken) || haveKeyedRows(e, taken)) || isExam(e, taken)
	return f
}

// titlesUnanswered reports whether words that label questions in Markdown have their titles behind them, and no labels
// of answers below. A word alone names a part of what a heading asks.
func titlesUnanswered(e *evidence, marks []mark) bool {
	for i, m := range marks {
		if m.style == wordMark && m.size == len(flat(lineOf(e.units[i].block, e.plain))) {
			return false
		}
	}
	f := read(e, labelsShape{})
	return f != nil && f.none != ""
}

// wordsCountOn reports whether the words that count questions count on, and the bare numbers below them begin again
// each time: those count options, however many they are.
func wordsCountOn(marks []mark) bool {
	var count numbering
	var last number.Label
	below, anew, first := 0, 0, false // words with a bare number below, and with a 1; the next number is the first
	for _, m := range marks {
		switch m.style {
		case wordNumber:
			count.follow(&last, m.number)
			first = true
		case numberMark:
			if first {
				below++
			}
			if first && m.number == "1" {
				anew++
			}
			first = false
		}
	}
	return float64(count.goesUp+1) >= regularShare*float64(count.numbered) &&
		anew >= minQuestions && float64(anew) >= regularShare*float64(below)
}

// areShuffled reports whether the bare numbers of a text are those of a whole count in another order: nearly each
// stands once, and few follow the one before. Steps repeat theirs.
func areShuffled(marks []mark) bool {
	const fewest, own, gaps = 5, 0.9, 1.25 // numbers; the share that stands once; how far they may go, as a share
	n, most, last, climbs := 0, 0, 0, 0
	seen := map[int]bool{}
	for _, m := range marks {
		l, ok := number.Parse(m.number)
		if m.style != numberMark || !ok {
			continue
		}
		if n++; l.N == last+1 {
			climbs++
		}
		seen[l.N], last, most = true, l.N, max(most, l.N)
	}
	return n >= fewest && climbs*2 <= n && float64(len(seen)) >= own*float64(n) && float64(most) <= gaps*float64(n)
}

// isRegister reports whether a text says that it has questions, and is nothing but numbered lines: the topics of an
// exam, say.
func isRegister(e *evidence, taken map[int]bool) bool {
	others := 0
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if taken[i] && ok && countWords(flat(p.Inlines)) <= topicWords || isDivider(u.block) {
			continue
		}
		others++
	}
	return e.plain && e.topical && len(taken) >= fewestTopics && others*topicProse <= len(taken)
}

// optionsBelow returns the units of a text with a mark of a style that have options by letters below it, if most of all
// have: then these are questions, wherever their numbers begin again.
func optionsBelow(e *evidence, marks []mark, best style, all int) map[int]bool {
	out := map[int]bool{}
	if !e.plain {
		return nil
	}
	for i, m := range marks {
		if m.style != best {
			continue
		}
		if p, ok := e.units[i].block.(*ast.Paragraph); ok {
			r, ok := rowOf(p)
			if ok && r.form == letteredRow && r.stem > 0 {
				out[i] = true
			}
		}
		if i+1 < len(marks) {
			if p, ok := e.units[i+1].block.(*ast.Paragraph); ok {
				if r, ok := rowOf(p); ok && r.form == letteredRow && r.stem == 0 {
					out[i] = true
				}
			}
		}
	}
	if len(out)*2 < all {
		return nil
	}
	return out
}

// goesOnElse reports whether a mark of another style in a text goes on with the count of the questions: the first of
// several options stands right below, or it asks, where that counts. The steps of an answer count, too, and the titles
// of parts say which questions they have.
func goesOnElse(e *evidence, i int, m mark, c counter, asking bool) bool {
	const sentence, leap = 5, 2 // words of a title behind a word that counts; numbers that a scrape may have lost
	l, ok := number.Parse(m.number)
	if !e.plain || !ok || !c.started || l.N <= c.last || l.N > c.last+leap || l.N != c.last+1 && asking {
		return false
	}
	p, ok := e.units[i].block.(*ast.Paragraph)
	if !ok {
		return false
	}
	title := flat(trim(p.Inlines))[m.size:]
	parts := title != "" && '0' <= title[0] && title[0] <= '9' // "Questions 7 – 9: The keel"
	return optionsOf(e, i) > 0 || asking && asks(title) || !asking && !parts && len(words(title)) >= sentence
}

// offersFrom reports whether options by letters stand below the title that unit i begins with. The mark may stand on a
// line of its own above the title.
func offersFrom(e *evidence, i int, m mark) bool {
	alone := m.size == len(flat(lineOf(e.units[i].block, e.plain)))
	return optionsOf(e, i) >= minOptions || alone && i+1 < len(e.units) && optionsOf(e, i+1) >= minOptions
}

// optionsOf returns how many options by letters stand below the title that unit i begins with: in its paragraph, or in
// those below it.
func optionsOf(e *evidence, i int) int {
	n := 0
	var last optionLabel
	for j := i; j < len(e.units); j++ {
		p, ok := e.units[j].block.(*ast.Paragraph)
		if !ok {
			break
		}
		for k, in := range linesOfParagraph(p.Inlines) {
			l, ok := readOption(flat(in), false)
			switch {
			case ok && l.letter != 0 && (n == 0 && l.first() || n > 0 && l.follows(last)):
				n, last = n+1, l
			case n == 0 && j == i || n > 0 && k > 0: // the title, or an option, goes on
			default:
				return n
			}
		}
	}
	return n
}

// isExam reports whether nearly all questions of a text have options or parts by letters, and most more than two: an
// exam paper, whose questions need not ask.
func isExam(e *evidence, taken map[int]bool) bool {
	some, several := 0, 0
	for i := range taken {
		n := optionsOf(e, i)
		if n >= minOptions {
			some++
		}
		if n > minOptions {
			several++
		}
	}
	all := float64(len(taken))
	return e.plain && several >= regularRows && float64(some) >= regularShare*all && float64(several) >= quizShare*all
}

// beginsAnew reports whether a unit without a mark names a part, whose questions may be counted from 1 again: a
// heading, a line that begins with the word of a section, or in text a rule or a short line that ends in a colon or
// stands below a rule, right above a number 1 that asks.
func beginsAnew(e *evidence, i int) bool {
	switch b := e.units[i].block.(type) {
	case *ast.Heading:
		return true
	case *ast.Paragraph:
		text := flat(trim(b.Inlines))
		if isSectionMark(text) && oneLine(b) {
			return true
		}
		named := strings.HasSuffix(text, ":") || i > 0 && isDivider(e.units[i-1].block)
		return e.plain && oneLine(b) && named && countWords(text) <= nameWords && asksFirst(e, i+1)
	case *ast.Divider:
		return e.plain && asksFirst(e, i+1)
	}
	return false
}

// asksFirst reports whether a unit is a number 1 that asks, or a list from 1 that does.
func asksFirst(e *evidence, i int) bool {
	if i == len(e.units) {
		return false
	}
	if l, ok := e.units[i].block.(*ast.List); ok {
		return l.Ordered && l.Start == 1 && e.asksAll(l)
	}
	m, title := takeMark(lineOf(e.units[i].block, true), false)
	return m.number == "1" && asks(flat(title))
}

// goesOnInList reports whether a list in a text goes on with the count of the questions, or counts those of a new part
// from 1, and its items ask: questions in a row without answers are a list to the reader.
func goesOnInList(e *evidence, i int, c counter) bool {
	l, ok := e.units[i].block.(*ast.List)
	return ok && e.plain && l.Ordered && c.started && e.asksAll(l) && (l.Start == c.last+1 || c.anew && l.Start == 1)
}

// markWeight returns how strongly a mark suggests a question: a word with a number hardly ever marks anything else, a
// bare number may count anything.
func markWeight(s style) float64 {
	switch s {
	case wordNumber, letterMark, wordMark:
		return 3
	case taskNumber: // chapters have exercises, too
		return 2.5
	case numberMark, dottedMark:
		return 2
	default:
		return 1
	}
}

// lineOf returns the inlines of a block that could open a question of an outline: those of a paragraph or, in plain
// text, of an underlined heading.
func lineOf(b ast.Block, plain bool) []ast.Inline {
	switch b := b.(type) {
	case *ast.Paragraph:
		return trim(b.Inlines)
	case *ast.Heading:
		if plain {
			return trim(b.Inlines)
		}
	}
	return nil
}

// headedMarks returns the number of marks of a style that stand right below a heading that is nothing but such a mark.
func headedMarks(e *evidence, marks []mark, s style) int {
	n := 0
	for i := 1; i < len(marks); i++ {
		if h, ok := e.units[i-1].block.(*ast.Heading); ok && marks[i].style == s && isOnlyMark(flat(h.Inlines)) {
			n++
		}
	}
	return n
}

// A counter follows the numbers of questions and distinguishes them from the steps of answers.
type counter struct {
	prefix  string // of the last question's number: "2." in "2.7"
	last    int    // the last question's number
	step    int    // the last number that was a step's; 0 when none is being counted
	anew    bool   // a heading came between, so the count may start again
	started bool
}

// goesOn reports whether a paragraph with this number continues the questions. Numbers that go up by a little do, and
// so do the first numbers of another chapter. Those that begin again or follow a step are steps, unless they end in a
// question mark. A task ("Create a file.") may be either: only the count decides.
func (c *counter) goesOn(label string, asking, certain bool) bool {
	if first, last, ok := joinedNumbers(label); ok && c.prefix == "" && c.started && first >= c.last &&
		first <= c.last+1 {
		*c = counter{last: last, started: true}
		return true
	}
	l, ok := number.Parse(label)
	if !ok {
		return asking
	}
	const leap = 5 // questions in a row that a scrape may have lost
	up := !c.started || l.Prefix == c.prefix && l.N > c.last && l.N <= c.last+leap ||
		(l.Prefix != c.prefix || c.anew) && l.N <= 2
	step := c.step > 0 && l.N == c.step+1 && l.N != c.last+1
	if certain || up && !step {
		*c = counter{prefix: l.Prefix, last: l.N, started: true}
		return true
	}
	c.step = l.N
	return false
}

// joinedNumbers returns the first and the last of the questions that a number with a hyphen counts: "17-18" counts two,
// "5-1" one more after the fifth.
func joinedNumbers(label string) (first, last int, ok bool) {
	a, b, found := strings.Cut(label, "-")
	first, err := strconv.Atoi(a)
	last, err2 := strconv.Atoi(b)
	if !found || err != nil || err2 != nil {
		return 0, 0, false
	}
	return first, max(first, last), true
}

// firstAsks reports whether the first line of a title, or all of it, ends in a question mark.
func firstAsks(title string) bool {
	line, _, _ := strings.Cut(title, "\n")
	return endsAsking(strings.TrimSpace(line)) || endsAsking(strings.TrimSpace(title))
}
