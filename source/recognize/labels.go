package recognize

import (
	"strings"
	"unicode"

	"studyguide/source/ast"
	"studyguide/source/pattern"
)

// answerWords are the words that label an answer, in the languages that guides were seen in. A letter alone ("A:") is
// one only where questions are labelled too: elsewhere it is the first of some options.
const answerWords = `answers?|ans|solution|sol|antwort|lösung|respuesta|solución|réponse|risposta|soluzione|resposta|solução|` +
	`vastaus|svar|odpověď|válasz|răspuns|jawaban|jawab|` +
	`ответ|решение|відповідь|отговор|cevap|yanıt|antwoord|odpowiedź|trả lời|đáp án|απάντηση|उत्तर|जवाब|উত্তর|جواب|پاسخ|الإجابة|الجواب|إجابة|תשובה|คำตอบ|답변|정답|답|` +
	`答え|解答|回答|参考答案|正确答案|答案|答`

// label forms at a line's start. A number may follow the word ("Ans 5:"); punctuation must, or the line's end.
var (
	answerLabel  = pattern.New(`^(?i)(?:` + answerWords + `)(?:\s*[.#]?\s*\d{1,4})?\s*(?:(?:[:：]|\.(?:\s|$)|[-–—]+(?:\s|$))[-–—:]*\s*|$)`)
	answerLetter = pattern.New(`^(?:(?:A|R|О|ج|ת)(?:\s*\d{1,4})?\s*(?:[:：]|[.)](?:\s|$)|-{1,2}\s|:-)|a(?:\s*\d{1,4})?\s*(?:[:：]-?|[.)]|-{1,2})(?:\s|$))[-–—]*\s*`)
	answerLine   = pattern.New(`^(?i)(?:(?:show|view|see|click(?: here)?(?: to)?(?: (?:show|view|see))?|reveal|toggle|expand|the|correct|suggested|sample|model)\s+)*` +
		`(?:the\s+)?(?:` + answerWords + `)\s*[:：.]?$`)
)

// readLabel gives the number of bytes that the answer's label takes at the start of a line; 0 if there is none.
// letters tells that questions are labelled, so that a letter may be a label.
func readLabel(line string, letters bool) int {
	skip := signsLen(line)
	rest := line[skip:]
	if m := answerLabel.FindString(rest); m != "" {
		return skip + len(m)
	}
	if letters {
		if m := answerLetter.FindString(rest); m != "" {
			return skip + len(m)
		}
	}
	return 0
}

// takeLabel takes the answer's label off the start of a paragraph. ok tells whether there was one; a paragraph that
// was nothing else is returned as nil.
func takeLabel(p *ast.Paragraph, letters bool) (rest *ast.Paragraph, ok bool) {
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

// isAnswerWord tells whether a summary or a heading says nothing but that the answer follows.
func isAnswerWord(text string) bool {
	return answerLine.MatchString(strings.TrimSpace(signs.ReplaceAllString(strings.TrimSpace(text), "")))
}

// splitLines makes paragraphs of a paragraph whose later lines open with a question's mark word or an answer's label,
// as Markdown joins them when no blank line stands between. Where marks do not open the document's questions, such a line only
// speaks of one ("as in / question 16."), and no mark begins small. l as for [evidence.labels].
func splitLines(p *ast.Paragraph, l labels) []ast.Block {
	text := flat(p.Inlines)
	var out []ast.Block
	start, off := 0, 0
	for i, n := range p.Inlines {
		if _, ok := n.(*ast.Break); !ok {
			off += flatSize(p.Inlines[i : i+1])
			continue
		}
		off++
		line, _, _ := strings.Cut(text[off:], "\n")
		if !(l.marks && opensByWord(line)) && readLabel(line, l.letters) == 0 {
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

// opensByWord tells whether a line begins with a mark that has a word, and no small one.
func opensByWord(line string) bool {
	m := readMark(line, false)
	if m.style != wordMark && m.style != wordNumber {
		return false
	}
	first := []rune(strings.TrimLeft(signs.ReplaceAllString(line, ""), " "))
	return len(first) > 0 && !unicode.IsLower(first[0])
}

func paragraph(in []ast.Inline) *ast.Paragraph {
	in = trim(in)
	return &ast.Paragraph{Loc: ast.At(inlineSpan(in)), Inlines: in}
}

// inlineLabel is an answer's label in the line of its question; only after a sentence can one stand.
var (
	inlineLabel  = pattern.New(`(?i)[?？.:…]["”’')*_]*\s+[*_]*(?:` + answerWords + `)\s*(?:[:：]|:-|\.-)`)
	inlineLetter = pattern.New(`[?？]["”’')*_]*\s+A\s*[:：]`)
	sentenceEnd  = pattern.New(`^[^\s]+\s+`)
)

// splitLabel splits a paragraph that opens a question before the label of the answer, if that stands in it too.
func splitLabel(in []ast.Inline, letters bool) (title, rest []ast.Inline) {
	in = trim(in)
	text := flat(in)
	m := inlineLabel.FindStringIndex(text)
	if m == nil && letters {
		m = inlineLetter.FindStringIndex(text)
	}
	if m == nil {
		return in, nil
	}
	at := m[0] + len(sentenceEnd.FindString(text[m[0]:]))
	if m, _ := takeMark(in, false); at <= m.size || len(words(text[m.size:at])) == 0 {
		return in, nil
	}
	title, rest = cut(in, at)
	return trim(title), trim(rest)
}

// LabelSize gives the number of bytes of an answer's label ("Answer:", "Ans 5.") at the start of a line, 0 if there is none. It
// is for those who count words: a label is in no tree.
func LabelSize(line string) int {
	if isAnswerWord(line) {
		return len(line)
	}
	return readLabel(line, true)
}
