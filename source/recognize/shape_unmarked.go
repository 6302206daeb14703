package recognize

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// unmarkedShape has its questions in paragraphs of their own, with nothing to mark them but their wording: they end in
// a question mark. Text follows each, in the same paragraph or below it. Where three or more do, short paragraphs that
// ask by their words ("Explain the splice.") and stand between answers are questions too. A text may also be nothing
// but questions, one a line, under lines that name sections.
//
// The cells of a notebook are a form: where most of those that begin with a line of text ask in it, the others name
// questions too, and so do headings that are only a number.
//
// A code that counts on the last line of each shows them, too (see codedOf).
//
// Where most offer options in one form, those that do are questions too, whatever they end in (see rowsOf).
//
// Statements are questions where a judgement of each stands below (see statementsOf), and whatever stands above lists
// whose right options are marked (see boldOptions).
//
// A text may be nothing but lines that ask or name a subject (see bareLines).
//
// Prose asks as well. So the questions must tile the document: a quarter of its blocks at least, lists not counted, or
// an eighth if its title says that it has questions. Tasks count with them, up to as many.
type unmarkedShape struct{}

func (unmarkedShape) name() string { return "unmarked" }

const (
	// How many blocks a question and its answer may have on average, where the title says nothing, and where it speaks
	// of questions.
	unmarkedEvery, unmarkedTopical = 4, 8
	// taskWords is the greatest number of words of a question that does not end in a question mark. Sentences of
	// answers that begin with a word such as "describe" are longer.
	taskWords = 12
	// cellForm is how strongly cells that all ask suggest that they are the questions. A cell is one thought of its
	// author; the lists in it may have more items than there are cells.
	cellForm = 4
)

func (unmarkedShape) read(e *evidence) *finding {
	topical := e.topical // of the document: a part has no title
	stated := topical && statedTopics(e)
	if lines, questions := onlyLines(e); questions != nil {
		e = e.part(lines, e.plain)
		f := walkText(e, func(i int) bool {
			p, ok := e.units[i].block.(*ast.Paragraph)
			return ok && questions[p]
		})
		f.what, f.form, f.named = "lines of a text that is nothing but questions", 1.1, true
		return f
	}
	if f := judgedLines(e); f != nil {
		return f
	}
	if f := answeredBelow(e); f != nil {
		return f
	}
	blocks, listed := e.lines()
	blocks = headBareParts(blocks)
	if lines, topics := topicLines(e); topics != nil {
		return e.taking(lines, topics)
	}
	var hanging, coded map[*ast.Paragraph]bool
	var from, to int // lines with codes
	if e.plain {
		blocks, hanging = hangingOf(blocks)
		blocks, coded, from, to = codedOf(blocks)
	}
	blocks, statements := statementsOf(blocks)
	blocks, stems, named := rowsOf(blocks, e.whole.listed)
	bold := boldOptions(blocks)
	for _, found := range []map[*ast.Paragraph]bool{statements, bold, hanging, coded} {
		maps.Copy(stems, found)
	}
	named = named || len(statements)+len(bold)+len(coded) >= minQuestions
	e = e.made(blocks)
	isQuestion, option := map[int]bool{}, e.optionLines()
	all, ending, labelled := 0, 0, 0
	tasks := map[*ast.Paragraph]bool{}
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		_, list := u.block.(*ast.List)
		if inRow := option[i] && !stems[p]; !list && !inRow && !isHeading(u.block) && !isDivider(u.block) {
			all++
		}
		if ok && (stems[p] || !option[i] && endsInQuestion(p)) {
			isQuestion[i] = true
			if ending++; !endsAsking(flat(p.Inlines)) && endsInLabel(p) {
				labelled++
			}
		} else if ok && !option[i] && (p.At.Start.Line < from || p.At.Start.Line > to) && isTask(p) {
			tasks[p] = true
		}
	}
	ending += e.labelledBeside(isQuestion, option) + labelledBelow(e, isQuestion, option)
	every := unmarkedEvery
	if topical {
		every = unmarkedTopical
	}
	starts, share := e.cells(isQuestion)
	asking := ending + min(len(tasks), ending) // instructions alone are a manual
	prose := ending < minQuestions || asking*every < all && labelled*2 < ending
	if stated {
		for i := range e.units {
			isQuestion[i] = true
		}
		prose, named = false, true
	}
	switch {
	case !prose:
	case starts != nil:
		isQuestion = map[int]bool{} // within the long answers of cells, prose asks
	case ending == 0:
		return nil
	default:
		return nothing("%d of %d blocks end in a question mark; at least %d, and one in %d", ending, all, minQuestions, every)
	}
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		switch {
		case !ok || isQuestion[i] || option[i] || prose:
			continue
		case listed[p]:
			isQuestion[i] = true
			continue
		case !tasks[p]:
			continue
		}
		// A task stands where a question may: behind an answer or a question, and with text or another one below it.
		if i > 0 && i+1 < len(e.units) || i > 0 && isQuestion[i-1] {
			isQuestion[i] = true
		}
	}
	maps.Copy(isQuestion, bareLines(e, option))
	e.openCells(starts, isQuestion)
	f := walkText(e, func(i int) bool { return isQuestion[i] })
	f.what, f.form, f.named = "paragraphs that end in a question mark", 1.1, named
	switch {
	case stated:
		f.what = "paragraphs that name topics"
	case starts != nil:
		f.what, f.form = "cells that begin with a question", cellForm*share
	case len(coded)*2 >= len(isQuestion):
		f.what = "paragraphs with codes that count"
	case len(hanging) > 0:
		f.what = "lines with their answers indented below"
	case len(stems)*2 >= len(isQuestion):
		f.what = "paragraphs with options"
	}
	return f
}

// taking returns the finding of blocks in which these paragraphs are the topics.
func (e *evidence) taking(blocks []ast.Block, topics map[*ast.Paragraph]bool) *finding {
	e = e.part(blocks, e.plain)
	f := walkText(e, func(i int) bool {
		p, ok := e.units[i].block.(*ast.Paragraph)
		return ok && topics[p]
	})
	f.what, f.form, f.named = "lines that name topics", 1.1, true
	return f
}

// cells returns the units that begin cells with a line of text, from the first that asks: what stands before
// introduces. Headings are among them if they ask; others name sections. It returns nil unless most of the units are
// paragraphs that ask, and their share.
func (e *evidence) cells(isQuestion map[int]bool) (starts []int, share float64) {
	asking, marked := 0, 0
	bare := map[int]bool{} // neither ask nor have a mark
	for i, u := range e.units {
		if !e.whole.doc.Cells[u.block] {
			continue
		}
		switch b := u.block.(type) {
		case *ast.Paragraph:
			title := openingLine(b)
			m := readMark(title, false)
			if isQuestion[i] || asks(title) || isCodedTask(e, i) {
				asking++
				if m.style != noMark {
					marked++
				}
			} else if m.style == noMark {
				bare[i] = true
			}
		case *ast.Heading:
			if !asks(flat(b.Inlines)) {
				continue
			}
		default:
			continue
		}
		if asking > 0 {
			starts = append(starts, i)
		}
	}
	if float64(marked) >= listShare*float64(asking) { // the others are parts of answers
		starts = slices.DeleteFunc(starts, func(i int) bool { return bare[i] })
	}
	if asking < minQuestions || asking*2 < len(starts) {
		return nil, 0
	}
	return starts, float64(asking) / float64(len(starts))
}

// openingLine returns the text of what would be the title if a paragraph opened a question.
func openingLine(p *ast.Paragraph) string {
	title, _ := splitTitle(p.Inlines)
	return flat(title)
}

// openCells adds the questions of cells. One that does not ask and is not short is none, nor is one right before a
// question of its own cell.
func (e *evidence) openCells(starts []int, isQuestion map[int]bool) {
	for _, i := range starts {
		p, ok := e.units[i].block.(*ast.Paragraph)
		if !ok {
			isQuestion[i] = true
			continue
		}
		title := openingLine(p)
		switch h := e.above(i); {
		case i+1 < len(e.units) && isQuestion[i+1] && !e.whole.doc.Cells[e.units[i+1].block]:
		case h != nil && question(h.Inlines, h.At, h).untitled:
			isQuestion[i-1] = true
			delete(isQuestion, i)
		case asks(title) || countWords(title) <= taskWords || isCodedTask(e, i):
			isQuestion[i] = true
		}
	}
}

// above returns the heading right above unit i; nil if there is none.
func (e *evidence) above(i int) *ast.Heading {
	if i == 0 {
		return nil
	}
	h, _ := e.units[i-1].block.(*ast.Heading)
	return h
}

// endsInQuestion reports whether a paragraph is a question, or its first line is and its answer follows.
func endsInQuestion(p *ast.Paragraph) bool {
	title, rest := splitTitle(p.Inlines)
	text := ast.TrimClosers(flat(title))
	asks := strings.Contains(text, "?") || strings.Contains(text, "？") || strings.Contains(text, "؟")
	if len(rest) == 0 && asks && !endsAsking(text) { // "What is it? Answer:"
		title, _ = splitLabel(title, noLetter)
		text = ast.TrimClosers(flat(title))
	}
	return endsAsking(text) && !signature.MatchString(text) && countWords(text) > 1
}

// labelledBeside adds the paragraphs that have the label of a question to those that ask without one, and returns how
// many it adds: an author, or several, leave it out in a part of the document.
func (e *evidence) labelledBeside(isQuestion, option map[int]bool) int {
	if !e.marks || len(isQuestion) < minQuestions {
		return 0
	}
	bare, labelled := 0, []int(nil)
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok || option[i] {
			continue
		}
		switch has := isLabelled(p); {
		case has && !isQuestion[i]:
			labelled = append(labelled, i)
		case !has && isQuestion[i]:
			bare++
		}
	}
	if bare < minQuestions {
		return 0
	}
	for _, i := range labelled {
		isQuestion[i] = true
	}
	return len(labelled)
}

// isLabelled reports whether a paragraph has the label of a question before its title.
func isLabelled(p *ast.Paragraph) bool {
	text := flat(trim(p.Inlines))
	m := readMark(text, false)
	return m.opensByWord(text) && m.style != taskNumber && countWords(text[m.size:]) > 1
}

// hashTag matches a line that is only a tag: the part that the questions below it belong to.
var hashTag = pattern.New(`^#[\pL\d][\pL\d_-]*$`)

// endsInLabel reports whether a paragraph ends in the label of an answer that stands below: "What is it? Answer:".
func endsInLabel(p *ast.Paragraph) bool {
	_, rest := splitLabel(p.Inlines, noLetter)
	return len(rest) > 0 && isAnswerWord(flat(rest))
}

// isTask reports whether a paragraph is one short sentence that asks by its words.
func isTask(p *ast.Paragraph) bool {
	if !oneLine(p) {
		return false
	}
	text := flat(trim(p.Inlines))
	return countWords(text) <= taskWords && asks(text)
}

// lines returns the blocks of the document, each paragraph that is mostly lines which ask divided at its lines. All of
// these are questions, and listed; but for a first line that does not ask and may name a section.
func (e *evidence) lines() (out []ast.Block, listed map[*ast.Paragraph]bool) {
	listed = map[*ast.Paragraph]bool{}
	atEnd := e.plain && e.asksAtEnds()
	first := e.plain && asksInFirst(e)
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			out = append(out, u.block)
			continue
		}
		if !hasBreak(p.Inlines) {
			out = append(out, p)
			continue
		}
		lines := linesOfParagraph(p.Inlines)
		if len(lines) > 1 && hashTag.MatchString(flat(lines[0])) {
			out = append(out, &ast.Heading{Loc: p.Loc, Level: maxLevel, Inlines: lines[0]})
			lines = lines[1:]
			p = paragraph(joined(lines))
		}
		if numbersLines(lines) {
			out = append(out, &ast.Heading{Loc: ast.At(inlineSpan(lines[0])), Level: maxLevel, Inlines: lines[0]})
			lines = lines[1:]
			p = paragraph(joined(lines))
		}
		if at := partLine(lines); at >= 0 && !e.plain {
			if at > 0 {
				out = append(out, paragraph(joined(lines[:at])))
			}
			out = append(out, &ast.Heading{Loc: p.Loc, Level: maxLevel, Inlines: lines[at]})
			lines = lines[at+1:]
			p = paragraph(joined(lines))
		}
		if from := askedBelow(lines); from > 0 {
			line := paragraph(joined(lines[from:]))
			listed[line] = true
			out = append(out, paragraph(joined(lines[:from])), line)
			continue
		}
		if len(lines) == 2 && namesPart(flat(lines[0])) && asks(flat(lines[1])) && countWords(flat(lines[1])) > 1 {
			line := paragraph(lines[1])
			listed[line] = true
			out = append(out, &ast.Heading{Loc: p.Loc, Level: maxLevel, Inlines: lines[0]}, line)
			continue
		}
		if from := askedAtEnd(lines); from > 0 && atEnd && i+1 < len(e.units) {
			line := paragraph(joined(lines[from:]))
			listed[line] = true
			out = append(out, paragraph(joined(lines[:from])), line)
			continue
		}
		if first && isAskedFirst(lines) {
			line := paragraph(lines[0])
			listed[line] = true
			out = append(out, line, paragraph(joined(lines[1:])))
			continue
		}
		lines = unwrapped(lines)
		asking := 0
		for _, l := range lines {
			wraps := slices.ContainsFunc(l, isLineBreak) // words ask in the middle of a sentence, too
			if text := flat(l); !opensOption(text) && (endsAsking(text) || !wraps && asks(text)) {
				asking++
			}
		}
		if asking < 2 || float64(asking) < listShare*float64(len(lines)) {
			out = append(out, p)
			continue
		}
		for i, l := range lines {
			line := paragraph(l)
			listed[line] = i > 0 && !isFramed(flat(l)) || asks(flat(l))
			out = append(out, line)
		}
	}
	return out, listed
}

// numberedPart matches the number and the name of a part: "2 Sails", "2. Sails".
var numberedPart = pattern.New(`^(\d{1,3})\.?\s+\pL`)

// numbersLines reports whether the first of several lines names a part, whose number those of the others begin with:
// "2 Sails", "2.1 What is a reef?".
func numbersLines(lines [][]ast.Inline) bool {
	if len(lines) < 2 {
		return false
	}
	first := flat(trim(lines[0]))
	m := numberedPart.FindStringSubmatch(first)
	return m != nil && !asks(first) && strings.HasPrefix(flat(trim(lines[1])), m[1]+".1")
}

// unwrapped returns lines with those joined that an editor has wrapped: a line that begins with a small letter, behind
// one that ends no sentence, goes on with it. Where the first line begins so, too, that is how the author writes.
func unwrapped(lines [][]ast.Inline) [][]ast.Inline {
	small := func(text string) bool {
		r, _ := utf8.DecodeRuneInString(text)
		return unicode.IsLower(r)
	}
	if len(lines) < 2 || small(flat(lines[0])) {
		return lines
	}
	out := lines[:1:1]
	for _, l := range lines[1:] {
		last := out[len(out)-1]
		if !small(flat(l)) || ast.EndsSentence(flat(last)) {
			out = append(out, l)
			continue
		}
		out[len(out)-1] = slices.Concat(last, []ast.Inline{&ast.Break{Loc: ast.At(inlineSpan(l))}}, l)
	}
	return out
}

// partLine returns the line that names a part, with its word and number, right above one that asks; -1 if there is
// none.
func partLine(lines [][]ast.Inline) int {
	for i := 0; i+1 < len(lines); i++ {
		text := flat(lines[i])
		if isSectionMark(text) && countWords(text) <= nameWords && endsAsking(flat(lines[i+1])) {
			return i
		}
	}
	return -1
}

// askedBelow returns the first line of a question right below the answer to the one before, without a blank line; 0 if
// there is none. The answer has a label, and the question ends in a question mark and begins after a sentence, after
// the label or with a number.
func askedBelow(lines [][]ast.Inline) int {
	if len(lines) < 2 || readLabel(flat(lines[0]), noLetter) == 0 {
		return 0
	}
	for i, l := range lines {
		text := flat(l)
		if i == 0 || !endsAsking(text) || opensOption(text) {
			continue
		}
		if i > 1 && !lineNumber.MatchString(text) && lineNumber.MatchString(flat(lines[i-1])) {
			i-- // it wraps
		}
		before := flat(lines[i-1])
		if lineNumber.MatchString(flat(lines[i])) || ast.EndsSentence(before) ||
			readLabel(before, noLetter) == len(before) {
			return i
		}
		return 0
	}
	return 0
}

// asksAtEnds reports whether most questions of a text stand right below the answer to the one before, with a blank line
// between them and their own.
func (e *evidence) asksAtEnds() bool {
	ends := map[*ast.Paragraph]bool{}
	for _, u := range e.units {
		if p, ok := u.block.(*ast.Paragraph); ok && hasBreak(p.Inlines) &&
			askedAtEnd(linesOfParagraph(p.Inlines)) > 0 {
			ends[p] = true
		}
	}
	if len(ends) < minQuestions { // as in nearly every text
		return false
	}
	others := 0
	for _, u := range e.units {
		if p, ok := u.block.(*ast.Paragraph); ok && !ends[p] && asks(flat(trim(untilBreak(p.Inlines)))) {
			others++
		}
	}
	return len(ends) > others
}

// askedAtEnd returns the first line of a question at the end of a paragraph, behind a sentence; 0 if there is none.
func askedAtEnd(lines [][]ast.Inline) int {
	last := len(lines) - 1
	if last < 1 || !endsAsking(flat(lines[last])) {
		return 0
	}
	from := last
	for from > 0 && !ast.EndsSentence(flat(lines[from-1])) {
		from--
	}
	for _, l := range lines[:from] {
		if asks(flat(l)) {
			return 0
		}
	}
	return from
}

// namesPart reports whether a line right above one that asks is the title of a part: a few words without a sign behind
// them.
func namesPart(line string) bool {
	const longest = 4 // words
	n := countWords(line)
	last := lastRune(line)
	return n > 0 && n <= longest && opensTitle(line) && !asks(line) && strings.TrimFunc(last, unicode.IsPunct) != "" &&
		readMark(line, false).style == noMark && !opensOption(line) && readLabel(line, anyLetter) == 0
}

// opensOption reports whether a line begins with the letter of an option.
func opensOption(line string) bool {
	l, ok := readOption(line, false)
	return ok && l.letter != 0
}

// optionLines returns the units that are options by letters, each in a paragraph of its own or all in one. They may
// ask, too.
func (e *evidence) optionLines() map[int]bool {
	out := map[int]bool{}
	var last optionLabel
	for i, u := range e.units {
		var l optionLabel
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			last = l
			continue
		}
		for j, line := range eachLine(p.Inlines) {
			if l, _ = readOption(flat(line), false); l.letter != 0 && l.follows(last) {
				out[i] = true
				if j == 0 {
					out[i-1] = true
				}
			} else if j > 0 {
				out[i] = false // the options stand below a question
				break
			}
			last = l
		}
		last = l
	}
	return out
}

// eachLine yields the lines that linesOfParagraph returns.
func eachLine(in []ast.Inline) iter.Seq2[int, []ast.Inline] {
	return func(yield func(int, []ast.Inline) bool) {
		n, from := 0, 0
		for i := range in {
			if !isLineBreak(in[i]) {
				continue
			}
			if !yield(n, trim(in[from:i])) {
				return
			}
			n, from = n+1, i+1
		}
		yield(n, trim(in[from:]))
	}
}

// linesOfParagraph divides inlines at their breaks.
func linesOfParagraph(in []ast.Inline) [][]ast.Inline {
	out := make([][]ast.Inline, 0, countBreaks(in)+1)
	for _, line := range eachLine(in) {
		out = append(out, line)
	}
	return out
}
