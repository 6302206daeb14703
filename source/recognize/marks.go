package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/pattern"
)

// A mark is what stands before a question's title to tell that it is one: "Que 5.", "Q:", "A1)", "5.".
type mark struct {
	style  style
	number string // "5", "A1", "42.b"; empty for a word alone
	label  string // as the author wrote it: "Que 5."
	size   int    // bytes of flat text that the mark and the blanks after it take
}

// style is the kind of a mark. Marks of one style belong together.
type style int

const (
	noMark     style = iota
	wordMark         // "Q:", "Question:"
	numberMark       // "5.", "5)", "#5", a keycap
	wordNumber       // "Que 5.", "Q5:", "第5题"
	letterMark       // "A1)", "B2."
	dottedMark       // "2.7"
)

// questionWords are the words and letters that mark a question, in the languages that guides were seen in.
const questionWords = `q|qn|qs|que|ques|qns|qus|question|questions|frage|pregunta|pergunta|questão|domanda|quesito|soru|vraag|fråga|` +
	`spørsmål|spørgsmål|kysymys|otázka|kérdés|întrebarea?|întrebare|câu(?: hỏi)?|pertanyaan|soal|pytanie|` +
	`вопрос|питання|въпрос|ερώτηση|प्रश्न|सवाल|প্রশ্ন|سؤال|السؤال|سوال|پرسش|س|שאלה|ש|คำถาม|질문|문제|문|質問|問題|設問|問|问题|问|題目|題|题目|试题|面试题|题`

// num is a number as authors count questions: 5, 2.7, 42.b, 42b.
const num = `(\d{1,4}(?:\.\d{1,3})*(?:\.?[a-z])?)`

// The forms of a mark at a line's start. What precedes it may be emoji or signs, never letters. Each needs punctuation,
// blanks or both after it, so that "5 ways", "Q&A" and "2023" are not marks.
var (
	markWordNumber = pattern.New(`^(?i)(?:` + questionWords + `)\s*(?:[.#№]|(?:no|nr|num(?:ber)?|n[º°])\s*[.:#]?)?\s*-?\s*` + num + `\s*(?:[.:)\]、．：）\-–—]+[-–—]*\s*|\s+|$)`)
	markOrdinal    = pattern.New(`^第\s*(\d{1,4}|[一二三四五六七八九十百零两]{1,6})\s*(?:个问题|道题|题|題|问|問)\s*[.:、．：)]*\s*`)
	markWord       = pattern.New(`^(?i)(?:` + questionWords + `)\s*(?:[.)]|[:：]|[:：.]?\s*[-–—]+)[-–—]*\s*`)
	markLetter     = pattern.New(`^([A-Z]{1,2}-?\d{1,3})(?:[.):]+\s*|\s+[-–—]\s+)`)
	markNumber     = pattern.New(`^[(\[#]?\s*` + num + `(?:\s*[.)\]:、．：）]+[-–—]*(?:\s+|$|[^\s\d])|\s+[-–—]\s+)`)
	markHash       = pattern.New(`^#\s*(\d{1,4})\s+`)
	markDotted     = pattern.New(`^(\d{1,3}(?:\.\d{1,3})+)\s+`)
	markKeycap     = pattern.New(`^((?:[0-9]\x{FE0F}?\x{20E3})+|\x{1F51F})\s*[.:)\-]*\s*`)
)

// signs are what may stand before a mark and count for nothing: emoji, bullets, arrows.
var signs = pattern.New(`^(?:[\x{2190}-\x{2BFF}\x{1F300}-\x{1FAFF}\x{FE0F}\x{200D}•·*>\s])+`)

// signsLen gives the bytes of the signs that s begins with. Most lines begin with a letter, which is seen without the expression.
func signsLen(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsLetter(r) {
		return 0
	}
	return len(signs.FindString(s))
}

// readMark reads the mark at the start of a line. "2.7 Title" needs no punctuation in a heading, and elsewhere if a
// capital follows: other numbers with a point are quantities.
func readMark(line string, heading bool) mark {
	if m := markKeycap.FindStringSubmatch(line); m != nil {
		return mark{style: numberMark, number: keycapDigits(m[1]), size: len(m[0])}
	}
	skip := signsLen(line)
	rest := line[skip:]
	for _, form := range []struct {
		re *pattern.Pattern
		style
	}{
		{markWordNumber, wordNumber}, {markOrdinal, wordNumber}, {markLetter, letterMark}, {markNumber, numberMark},
		{markHash, numberMark}, {markDotted, numberMark},
	} {
		m := form.re.FindStringSubmatch(rest)
		if m == nil || form.re == markDotted && !heading && !opensTitle(rest[len(m[0]):]) || form.re == markWordNumber && looseWord(rest, m[0]) {
			continue
		}
		size := len(m[0])
		if form.re == markNumber && size > 0 && !strings.ContainsAny(lastRune(m[0]), " \t\n-–—.)]:、．：）") {
			size -= len(lastRune(m[0])) // the title's first letter, glued to the mark: "1.What"
		}
		if form.re == markNumber && form.style == numberMark && versionLike(rest, m[1]) {
			continue
		}
		of := form.style
		if of == numberMark && strings.Contains(strings.TrimRight(m[1], "abcdefghijklmnopqrstuvwxyz."), ".") {
			of = dottedMark
		}
		return mark{style: of, number: m[1], size: skip + size}
	}
	if m := markWord.FindString(rest); m != "" && wordAlone(rest, m) {
		return mark{style: wordMark, size: skip + len(m)}
	}
	return mark{}
}

// looseWord tells that a word and a number with no punctuation after them are part of a sentence ("question 5 of the
// exam", "Q 1 results"): then the number must be glued to the word, or a capital letter must follow.
func looseWord(line, m string) bool {
	if strings.ContainsAny(m, ".:)]、．：）-–—") {
		return false
	}
	rest := strings.TrimSpace(line[len(m):])
	if rest == "" {
		return false
	}
	return unicode.IsLower([]rune(rest)[0])
}

// opensTitle tells whether s begins with a capital, or a letter of a script without capitals.
func opensTitle(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) && !unicode.IsLower(r)
	}
	return false
}

// versionLike tells that a number at the start of a line is a quantity or a version ("3.5: released", "10:30") and no
// mark.
func versionLike(line, n string) bool {
	rest := line[strings.Index(line, n)+len(n):]
	return len(rest) > 1 && rest[0] == ':' && '0' <= rest[1] && rest[1] <= '9'
}

// wordAlone tells that the mark's word is not the first part of a longer word or phrase: "Q.E.D.", "Question-based".
func wordAlone(line, m string) bool {
	if strings.HasSuffix(m, " ") || len(m) == len(line) || strings.ContainsAny(m, ":：") {
		return true
	}
	return false
}

func keycapDigits(s string) string {
	if s == "\U0001F51F" {
		return "10"
	}
	var b strings.Builder
	for _, r := range s {
		if '0' <= r && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// takeMark reads the mark at the start of inlines and gives the title without it.
func takeMark(in []ast.Inline, heading bool) (mark, []ast.Inline) {
	in = trim(in)
	m := readMark(flat(in), heading)
	if m.style == noMark {
		return m, in
	}
	return m, dropPrefix(in, m.size)
}
