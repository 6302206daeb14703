package recognize

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// In text without headings, what shows that a paragraph is a question may be the options in its lines, whether it asks
// or not: "The unit of force is", and four lines. One paragraph proves nothing. The form must be that of most, and its
// options must be more than lines: they have letters, boxes or the sign of the right one, or they are as many each
// time.

// A rowForm is how the lines of a paragraph offer options.
type rowForm int

const (
	noRow rowForm = iota
	letteredRow
	boxedRow
	signedRow  // some of the lines have a sign at one of their ends, or the text below names one
	regularRow // as many lines as the others
)

// A row is a paragraph whose lines are options, or a question and its options.
type row struct {
	form rowForm
	stem int // lines of the question; 0 if the block before asks
}

const (
	// rowLines is the fewest lines of a question with options that nothing marks: itself and three options.
	rowLines = 4
	// regularRows is how many such questions prove the form: one more than of others.
	regularRows = 5
	// regularShare is the share of the paragraphs that must be alike for the others to be read like them.
	regularShare = 0.8
)

// rowsOf divides the paragraphs that hold a question and its options in lines, and returns the blocks with the
// questions among them; the titles in the contents, which listed has, are questions too. named reports whether boxes or
// signs show that they are.
func rowsOf(
	blocks []ast.Block, listed map[string]bool,
) (out []ast.Block, stems map[*ast.Paragraph]bool, named bool) {
	rows := map[int]row{}
	count := map[rowForm]int{}
	asking := map[rowForm]int{}
	for i, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			continue
		}
		if r, ok := rowAt(blocks, i, p); ok {
			stem := stemText(blocks, i, r)
			if _, ok := readOption(stem, false); ok && readMark(stem, false).style == noMark { // the lines of a key
				continue
			}
			if stem == "" || opensPart(stem) || isAnswerWord(stem) || isKeyTitle(stem) {
				continue
			}
			rows[i] = r
			if count[r.form]++; asks(stem) {
				asking[r.form]++
			}
		}
	}
	paper := isPaper(blocks, rows)
	if n := count[letteredRow]; !paper && float64(asking[letteredRow]) < askingShare*float64(n) {
		count[letteredRow] = 0
	}
	for i, r := range likeRows(blocks) {
		if rows[i].form == noRow {
			rows[i] = r
			count[r.form]++
		}
	}
	stems = map[*ast.Paragraph]bool{}
	proven := 0
	for i, b := range blocks {
		r := rows[i]
		if p, ok := b.(*ast.Paragraph); ok && len(listed) > 0 {
			if lines := linesOfParagraph(p.Inlines); listed[key(flat(lines[0]))] {
				stem := paragraph(lines[0])
				stems[stem] = true
				if out = append(out, stem); len(lines) > 1 {
					_, rest := cut(p.Inlines, flatSize(p.Inlines)-len(tailOf(lines[1:])))
					out = append(out, paragraph(rest))
				}
				continue
			}
		}
		if r.form == noRow || count[r.form] < minQuestions {
			out = append(out, b)
			continue
		}
		if r.form == boxedRow || r.form == signedRow || r.form == letteredRow && paper ||
			r.form == regularRow && strings.HasSuffix(stemText(blocks, i, r), ":") {
			proven++
		}
		if r.stem == 0 {
			for j := len(out) - 1; j >= 0; j-- {
				if p, ok := out[j].(*ast.Paragraph); ok {
					stems[p] = true
				}
				if !isShown(out[j]) || isDivider(out[j]) {
					break
				}
			}
			out = append(out, b)
			continue
		}
		lines := linesOfParagraph(b.(*ast.Paragraph).Inlines)
		stem, rest := paragraph(joined(lines[:r.stem])), paragraph(joined(lines[r.stem:]))
		if n, ok := numberAbove(out); ok {
			out, stem = out[:len(out)-1], withNumber(stem, 0, strconv.Itoa(n))
		}
		stems[stem] = true
		out = append(out, stem, rest)
	}
	return out, stems, proven > 0 && float64(proven) >= quizShare*float64(len(stems))
}

// isPaper reports whether nearly all paragraphs of a text are questions with options by letters, as many each time: an
// exam paper, whose questions need not ask.
func isPaper(blocks []ast.Block, rows map[int]row) bool {
	sizes, lettered, others := map[int]int{}, 0, 0
	for i, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			continue
		}
		r, ok := rows[i]
		if !ok || r.form != letteredRow {
			if !isNumberAlone(flat(trim(p.Inlines))) {
				others++
			}
			continue
		}
		lettered++
		if r.stem == 0 {
			others-- // its question is a paragraph of its own
		}
		lines, n := linesOfParagraph(p.Inlines)[r.stem:], 0
		for _, l := range lines {
			if _, ok := readOption(flat(l), false); ok {
				n++
			}
		}
		sizes[n]++
	}
	usual := 0
	for n, times := range sizes {
		if n >= rowLines-1 {
			usual = max(usual, times)
		}
	}
	return lettered >= regularRows && float64(usual) >= regularShare*float64(lettered) &&
		float64(lettered) >= quizShare*float64(lettered+others)
}

// isNumberAlone reports whether a text is nothing but the number of a question.
func isNumberAlone(text string) bool { return text != "" && strings.Trim(text, "0123456789.) ") == "" }

// numberAbove returns the number that the last of some blocks is, if it is nothing else.
func numberAbove(blocks []ast.Block) (n int, ok bool) {
	if len(blocks) == 0 {
		return 0, false
	}
	p, ok := blocks[len(blocks)-1].(*ast.Paragraph)
	if !ok || !isNumberAlone(flat(trim(p.Inlines))) {
		return 0, false
	}
	n, err := strconv.Atoi(strings.Trim(flat(trim(p.Inlines)), ".) "))
	return n, err == nil
}

// joined returns lines as inlines, with a break between each two that is meant to be seen.
func joined(lines [][]ast.Inline) []ast.Inline {
	var out []ast.Inline
	for i, l := range lines {
		if i > 0 {
			out = append(out, &ast.Break{Loc: ast.At(inlineSpan(l)), Hard: true})
		}
		out = append(out, l...)
	}
	return out
}

// stemText returns the text of the question that the options of a row belong to.
func stemText(blocks []ast.Block, i int, r row) string {
	if r.stem > 0 {
		var lines []string
		for _, l := range linesOfParagraph(blocks[i].(*ast.Paragraph).Inlines)[:r.stem] {
			lines = append(lines, flat(l))
		}
		return strings.Join(lines, " ")
	}
	for i--; i >= 0; i-- {
		if p, ok := blocks[i].(*ast.Paragraph); ok {
			if _, is := rowOf(p); is {
				return ""
			}
			return flat(trim(p.Inlines))
		}
		if !isShown(blocks[i]) || isDivider(blocks[i]) {
			break
		}
	}
	return ""
}

// rowOf returns the row of a paragraph with letters or boxes before its options.
func rowOf(p *ast.Paragraph) (row, bool) {
	if !hasBreak(p.Inlines) {
		return row{}, false
	}
	var first optionLabel // of the line before, if options may begin with it
	boxed := false
	for i, line := range eachLine(p.Inlines) {
		text := flat(line)
		l, ok := readOption(text, false)
		if ok && first.letter != 0 && l.follows(first) {
			return row{letteredRow, i - 1}, true
		}
		if first = (optionLabel{}); ok && l.first() {
			first = l
		}
		size, _ := readBox(text)
		if size > 0 && boxed {
			return row{boxedRow, i - 1}, true
		}
		boxed = size > 0
	}
	return row{}, false
}

// rowAt returns the row of a paragraph, or the one whose options it begins, with a paragraph for each.
func rowAt(blocks []ast.Block, i int, p *ast.Paragraph) (row, bool) {
	if r, ok := rowOf(p); ok || i == 0 || i+1 == len(blocks) {
		return r, ok
	}
	next, ok := blocks[i+1].(*ast.Paragraph)
	if _, above := blocks[i-1].(*ast.Paragraph); !ok || !above {
		return row{}, false
	}
	first, ok := readOption(lineText(p.Inlines), false)
	if !ok || first.letter == 0 || !first.first() {
		return row{}, false
	}
	second, ok := readOption(lineText(next.Inlines), false)
	return row{form: letteredRow}, ok && second.follows(first)
}

// likeRows returns the rows without letters and boxes, by the paragraphs: most have the same sign at some of their
// options, or as many lines as the others.
func likeRows(blocks []ast.Block) map[int]row {
	long, signs, sizes := map[int][][]ast.Inline{}, map[string]int{}, map[int]int{}
	var stated []int // with the right option named below
	asking, sentences, options := 0, 0, 0
	items := map[int]bool{}
	for i, b := range blocks {
		lines := listedLines(blocks, i)
		items[i] = lines != nil
		if p, ok := b.(*ast.Paragraph); ok && countBreaks(p.Inlines) >= minOptions &&
			!(i+1 < len(blocks) && listedLines(blocks, i+1) != nil) {
			lines = linesOfParagraph(p.Inlines)
		}
		if len(lines) <= minOptions {
			continue
		}
		long[i] = lines
		for s := range signsOf(lines) {
			signs[s]++
		}
		if items[i] {
			continue
		}
		if isStated(blocks, i, lines) {
			stated = append(stated, i)
		}
		stem := stemLines(lines)
		sizes[len(lines)-stem]++
		if text := flat(lines[stem-1]); asks(text) || stem == 1 && strings.HasSuffix(text, ":") {
			asking++
		}
		for _, l := range lines[stem:] {
			options++
			if ast.EndsSentence(flat(l)) {
				sentences++
			}
		}
	}
	share := func(n int) float64 { return float64(n) / float64(max(1, len(long))) }
	out := map[int]row{}
	for s, n := range signs {
		if n < minQuestions || share(n) < quizShare {
			continue
		}
		open := false // the question above has no such sign yet
		for i := range blocks {
			lines, is := long[i]
			if !is {
				continue
			}
			_, has := signsOf(lines)[s]
			if !has && share(n) < regularShare {
				continue
			}
			stem := stemLines(lines)
			asking := asks(flat(lines[stem-1])) || strings.HasSuffix(flat(lines[stem-1]), ":")
			if open && !asking && !items[i] { // what it shows, or its options
				open = !has
				continue
			}
			open = !has
			out[i] = row{signedRow, stem}
			if first, _, _ := signOf(flat(lines[0])); items[i] || first == s { // the question is above them
				out[i] = row{form: signedRow}
			}
		}
	}
	if n := len(stated); n >= minQuestions && share(n) >= quizShare {
		for _, i := range stated {
			if out[i] = (row{signedRow, stemLines(long[i])}); isAskedAbove(blocks, i) {
				out[i] = row{form: signedRow}
			}
		}
	}
	if len(out) > 0 || share(asking) < askingShare || sentences*2 > options {
		return out
	}
	for size, n := range sizes {
		if size < rowLines-1 || n < regularRows || share(n) < quizShare {
			continue
		}
		for i, lines := range long {
			if stem := stemLines(lines); len(lines)-stem == size && !items[i] {
				out[i] = row{regularRow, stem}
			}
		}
	}
	return out
}

// isAskedAbove reports whether the block before a paragraph is a line that asks, and the paragraph itself does not.
func isAskedAbove(blocks []ast.Block, i int) bool {
	if i == 0 || endsInQuestion(blocks[i].(*ast.Paragraph)) {
		return false
	}
	p, ok := blocks[i-1].(*ast.Paragraph)
	return ok && oneLine(p) && endsAsking(flat(trim(p.Inlines)))
}

// isStated reports whether a text names the right one of the lines of a paragraph: its last line, or the block below.
func isStated(blocks []ast.Block, i int, lines [][]ast.Inline) bool {
	if statementLabel(flat(lines[len(lines)-1])) > 0 {
		return len(lines) > minOptions+1
	}
	if i+1 == len(blocks) {
		return false
	}
	p, ok := blocks[i+1].(*ast.Paragraph)
	return ok && statementLabel(flat(trim(untilBreak(p.Inlines)))) > 0
}

// listedLines returns the paragraph before a list and the items of the list, if these are single lines; nil if not.
func listedLines(blocks []ast.Block, i int) [][]ast.Inline {
	l, ok := blocks[i].(*ast.List)
	if !ok || l.Ordered || i == 0 || len(l.Items) < minOptions {
		return nil
	}
	p, ok := blocks[i-1].(*ast.Paragraph)
	if !ok {
		return nil
	}
	out := [][]ast.Inline{p.Inlines}
	for _, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok || len(it.Blocks) > 1 || it.Task != ast.NoTask {
			return nil
		}
		out = append(out, p.Inlines)
	}
	return out
}

// stemLines returns how many lines of a paragraph ask, before the lines of its options: up to the one that ends like a
// question, or the first. Two lines of options remain.
func stemLines(lines [][]ast.Inline) int {
	for i, l := range lines[:len(lines)-minOptions] {
		text := ast.TrimClosers(remark.ReplaceAllString(flat(l), ""))
		if endsAsking(text) || strings.HasSuffix(text, ":") || leavesGap(text) {
			return i + 1
		}
	}
	return 1
}

// signEnds has the first and last characters of the signs that lineSign matches.
const signEnds = "#*+=✅✔✓√☑🟢⭐>-"

// lineSign matches a sign at one end of a line.
var lineSign = pattern.New(`^([#*+=✅✔✓√☑🟢⭐>]{1,3})[ \t]+\S|\S[ \t]+([#*✅✔✓√☑🟢⭐]{1,3}|<[-=]+)$|[^*\s](\*)$`)

// signOf returns the sign at one end of a line, and the line's text without it.
func signOf(text string) (sign, rest string, before int) {
	text = strings.TrimSpace(text)
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(signEnds, first) && !strings.ContainsRune(signEnds, last) {
		return "", text, 0 // nearly every line; an expression costs more
	}
	m := lineSign.FindStringSubmatchIndex(text)
	switch {
	case m == nil:
		return "", text, 0
	case m[2] >= 0:
		rest = strings.TrimLeft(text[m[3]:], " \t")
		return text[m[2]:m[3]], rest, len(text) - len(rest)
	case m[6] >= 0: // right behind the last word
		return text[m[6]:m[7]], text[:m[6]], 0
	default:
		return text[m[4]:m[5]], strings.TrimRight(text[:m[4]], " \t"), 0
	}
}

// signsOf returns the signs of the lines of a question's options, with the options that have them. A sign that all
// have marks none.
func signsOf(lines [][]ast.Inline) map[string][]int {
	if len(lines) == 0 {
		return nil
	}
	out := map[string][]int{}
	for i, l := range lines[1:] {
		if s, _, _ := signOf(flat(l)); s != "" {
			out[s] = append(out[s], i)
		}
	}
	for s, of := range out {
		if len(of) >= len(lines)-1 {
			delete(out, s)
		}
	}
	return out
}
