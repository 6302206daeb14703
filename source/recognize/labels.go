package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// The forms of an answer's label behind its word. A number may follow the word ("Ans 5:"); punctuation must, or the
// line's end. A small letter ("a)") needs more than a capital, for it counts options.
var (
	labelForm  = pattern.New(`^(?:\s*[.#]?\s*` + digits + `)?` + blanks + `(?:(?:[:：]|\.(?:\s|$)|[-–—]+(?:\s|$))[-–—:]*\s*|$|\n)`)
	letterForm = pattern.New(`^(?:\s*` + digits + `)?` + blanks + `(?:[:：]|[.)](?:\s|$)|-{1,2}\s|:-)[-–—]*\s*`)
	smallForm  = pattern.New(`^(?:\s*` + digits + `)?\s*(?:[:：]-?|[.)]|-{1,2})(?:\s|$)[-–—]*\s*`)
)

// readLabel returns the size of the label of an answer at the start of a line; 0 if there is none. A single letter is a
// label as letters says.
func readLabel(line string, letters answerLetter) int {
	skip := signsLen(line)
	rest := line[skip:]
	for _, c := range []vocabulary.Concept{vocabulary.AnswerLabel, vocabulary.CorrectAnswer} {
		if n := framedSize(rest, c); n > 0 {
			return skip + n
		}
		for _, n := range vocabulary.Prefixes(c, rest) {
			if m := labelForm.FindStringIndex(rest[n:]); m != nil {
				return skip + n + m[1]
			}
		}
	}
	switch letters {
	case noLetter:
	case anyLetter:
		if n := readAnswerLetter(rest); n > 0 {
			return skip + n
		}
	default:
		if letter, n := readLetterLabel(line); letter == rune(letters) {
			return n
		}
	}
	return 0
}

// readAnswerLetter returns the number of bytes of a letter that labels an answer, with its punctuation.
func readAnswerLetter(line string) int {
	for _, n := range vocabulary.Prefixes(vocabulary.AnswerLetter, line) {
		form := letterForm
		if r, _ := utf8.DecodeRuneInString(line); unicode.IsLower(r) {
			form = smallForm
		}
		if m := form.FindString(line[n:]); m != "" {
			return n + len(m)
		}
	}
	return 0
}

// takeLabel removes the label of an answer from the start of a paragraph. ok reports whether there was one; a paragraph
// that was nothing else is returned as nil.
func takeLabel(p *ast.Paragraph, letters answerLetter) (rest *ast.Paragraph, ok bool) {
	in := trim(p.Inlines)
	n := readLabel(flat(in), letters)
	if n == 0 {
		return p, false
	}
	in = dropPrefix(in, n)
	if len(in) == 0 {
		return nil, true
	}
	rest = &ast.Paragraph{Loc: p.Loc, Inlines: in}
	if at := inlineSpan(in); !at.IsZero() {
		rest.At.Start = at.Start
	}
	return rest, true
}

// isAnswerWord reports whether a summary or a heading only announces the answer.
func isAnswerWord(text string) bool {
	const longest = 60 // bytes: all phrases of the vocabulary are shorter, with two words before them
	text = strings.TrimSpace(text)
	text = strings.TrimSpace(text[signsLen(text):])
	if len(text) > longest {
		return false
	}
	return vocabulary.LeadsToAnswer(text)
}

// isAnswerHead reports whether a heading only announces an answer, perhaps with the number of its question
// ("Exercise 2: solution").
func isAnswerHead(b *ast.Heading) bool {
	text := strings.TrimSpace(flat(b.Inlines))
	return isAnswerWord(text) || answersNumber(text)
}

// answersNumber reports whether a line is nothing but the number of a question or a task, with its word, and one for an
// answer.
func answersNumber(line string) bool {
	m := readWordNumber(line)
	if m.style == noMark {
		m = readNumberWord(line)
	}
	return m.style != noMark && vocabulary.Is(vocabulary.AnswerLabel, line[m.size:])
}

// splitLines splits a paragraph before each later line that opens with a question's word mark or an answer's label, or
// is a button: Markdown joins such lines if no blank line separates them. If marks do not open the document's
// questions, such a line only mentions one ("as in / question 16."), and no mark begins with a small letter. See
// [labels] for l.
func splitLines(p *ast.Paragraph, l labels) []ast.Block {
	if !hasBreak(p.Inlines) {
		return []ast.Block{p}
	}
	text := flat(p.Inlines)
	var out []ast.Block
	start, off := 0, 0
	last, _, _ := strings.Cut(text, "\n")
	for i, n := range p.Inlines {
		if _, ok := n.(*ast.Break); !ok {
			off += flatSize(p.Inlines[i : i+1])
			continue
		}
		off++
		line, _, _ := strings.Cut(text[off:], "\n")
		letters := l.letters
		if goesOn(last, line) {
			letters = noLetter
		}
		last = line
		opens := l.marks && opensByWord(line) || l.readAsker(line).style != noMark
		if !opens && readLabel(line, letters) == 0 && !isButton(line) {
			continue
		}
		out = append(out, paragraph(p.Inlines[start:i]))
		start = i + 1
	}
	if len(out) == 0 {
		return []ast.Block{p}
	}
	return append(out, paragraph(p.Inlines[start:]))
}

// isButton reports whether a line is what a page that was copied shows in place of a hidden answer: "View Answer".
func isButton(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return unicode.IsUpper(r) && isAnswerWord(line)
}

// opensByWord reports whether a line begins with a mark that has a word, and no small one.
func opensByWord(line string) bool {
	return readMark(line, false).opensByWord(line)
}

// opensByWord reports whether the mark of a line has a word, and no small one.
func (m mark) opensByWord(line string) bool {
	if m.style != wordMark && !m.style.counted() {
		return false
	}
	first, size := utf8.DecodeRuneInString(strings.TrimLeft(line[signsLen(line):], " "))
	return size > 0 && !unicode.IsLower(first)
}

func paragraph(in []ast.Inline) *ast.Paragraph {
	in = trim(in)
	return &ast.Paragraph{Loc: ast.At(inlineSpan(in)), Inlines: in}
}

// The label of an answer in the line of its question follows the end of a sentence and is followed by a sign; a letter
// must follow a question.
var (
	sentenceStart = pattern.New(`[?？.:…]["”’')*_]*\s+[*_]*`)
	inlineForm    = pattern.New(`^` + blanks + `(?:[:：]|:-|\.-)`)
	questionStart = pattern.New(`[?？]["”’')*_]*\s+`)
	letterColon   = pattern.New(`^` + blanks + `[:：]`)
	sentenceEnd   = pattern.New(`^[^\s]+\s+`)
)

// inlineLabel returns the offset of the end of the sentence that the label of an answer follows; -1 if there is none.
func inlineLabel(text string, letters answerLetter) int {
	follows := func(before, form *pattern.Pattern, c vocabulary.Concept) int {
		for from := 0; from < len(text); {
			m := before.FindStringIndex(text[from:])
			if m == nil {
				break
			}
			rest := text[from+m[1]:]
			for _, n := range vocabulary.Prefixes(c, rest) {
				if form.MatchString(rest[n:]) {
					return from + m[0]
				}
			}
			from += m[1]
		}
		return -1
	}
	at := -1
	if vocabulary.In(vocabulary.AnswerLabel, text) { // as few titles; an expression costs more
		at = follows(sentenceStart, inlineForm, vocabulary.AnswerLabel)
	}
	switch {
	case at >= 0 || letters == noLetter:
	case letters == anyLetter:
		at = follows(questionStart, letterColon, vocabulary.AnswerLetter)
	default:
		for from := 0; at < 0 && from < len(text); {
			m := questionStart.FindStringIndex(text[from:])
			if m == nil {
				break
			}
			if letter, _ := readLetterLabel(text[from+m[1]:]); letter == rune(letters) {
				at = from + m[0]
			}
			from += m[1]
		}
	}
	return at
}

// splitLabel splits a paragraph that opens a question before the label of the answer, if the paragraph has one.
func splitLabel(in []ast.Inline, letters answerLetter) (title, rest []ast.Inline) {
	in = trim(in)
	text := flat(in)
	at := inlineLabel(text, letters)
	if at < 0 {
		return in, nil
	}
	at += len(sentenceEnd.FindString(text[at:]))
	if m, _ := takeMark(in, false); at <= m.size || len(words(text[m.size:at])) == 0 {
		return in, nil
	}
	title, rest = cut(in, at)
	return trim(title), trim(rest)
}

// LabelSize returns the number of bytes of an answer's label ("Answer:", "Ans 5.") at the start of a line, with the
// names of options that follow it ("Answer: A and B"), or 0. Package loss needs it, because the tree holds no labels.
func LabelSize(line string) int {
	if isAnswerWord(line) || answersNumber(line) {
		return len(line)
	}
	if n := statementLabel(line); n > 0 {
		for _, size := range vocabulary.Prefixes(vocabulary.OptionLabel, line[n:]) {
			n += size
			break
		}
		if names := nameList.FindString(line[n:]); names != "" {
			return n + len(names)
		}
		digits := len(line[n:]) - len(strings.TrimLeft(line[n:], "0123456789"))
		for _, size := range vocabulary.Prefixes(vocabulary.OptionCounter, line[n+digits:]) {
			return n + digits + size
		}
		return n
	}
	if n := readLabel(line, anyLetter); n > 0 {
		return n
	}
	if n := optionWord(line); n > 0 { // before the letter, which the tree has
		return n
	}
	if m := readMark(line, false); m.style == wordMark {
		return m.size
	}
	_, n := readLetterLabel(line)
	return n
}

// nameList matches letters, with what stands between two: "A, C and D"; or a digit.
var nameList = pattern.New(`^\s*[(\[]?(?:\p{L}|[1-9](?:[\s.,;)\]]|$))[)\]]?(?:(?:\s*[,;&/+、，]\s*|\s+\p{L}{1,3}\s+)[(\[]?\p{L}[)\]]?(?:[\s.,;)]|$))*`)
