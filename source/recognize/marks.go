package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// A mark is what marks a question before its title: "Que 5.", "Q:", "A1)", "5.".
type mark struct {
	style  style
	number string // "5", "A1", "42.b"; empty for a word alone
	label  string // as the author wrote it: "Que 5."
	size   int    // bytes of flat text that the mark and the blanks after it take
	framed bool   // in brackets of its own: "【第5题】"
}

// style is the kind of a mark. The questions of a document usually share one.
type style int

const (
	noMark     style = iota
	wordMark         // "Q:", "Question:"
	numberMark       // "5.", "5)", "#5", a keycap
	wordNumber       // "Que 5.", "Q5:", "第5题"
	letterMark       // "A1)", "B2."
	dottedMark       // "2.7"
	taskNumber       // "Exercise 5:"
)

// lastStyle is the last of the styles.
const lastStyle = taskNumber

// counted reports whether a mark is a word with a number.
func (s style) counted() bool { return s == wordNumber || s == taskNumber }

// blanks matches what may stand before a colon, with the spaces that French sets there, and between a word and its
// number, with those that keep them in one line.
const blanks = number.Blanks

// digits matches a whole number that counts questions.
const digits = number.Digits

// num matches a number as authors count questions, in the digits of any script: 5, 2.7, 42.b, 42b, 5-1, ٥.
const num = `(` + digits + `(?:\.\p{Nd}{1,3})*(?:-\p{Nd}{1,3})?(?:\.?[a-z])?)`

// The forms of a mark at the start of a line; those of a mark with a word begin after the word. Emoji and signs may
// precede a mark, letters may not. Each form needs punctuation, blanks or both at its end, so that "5 ways", "Q&A" and
// "2023" are not marks.
var (
	wordNumberForm = pattern.New(`^(?i)` + blanks + `[.#№]?` + blanks + `[-_]?` + blanks + numberEnd)
	inBrackets     = pattern.New(`^\s*\(` + num + `\)[.:：]?(?:\s+|$)`)
	labelledNumber = pattern.New(`^(?i)` + blanks + `[.:#]?` + blanks + `-?` + blanks + numberEnd)
	wordForm       = pattern.New(`^` + blanks + `(?:[.)]|[:：]|[:：.]?\s*[-–—]+)[-–—]*\s*`)
	wordWorth      = pattern.New(`^\s?[(\[（]\p{Nd}{1,3}[.,]?\p{Nd}?\s?\pL{0,12}\.?[)\]）]\s?[:：]`)
	ordinalStart   = pattern.New(`^第\s*(` + digits + `|[一二三四五六七八九十百零两]{1,6})(?:\s*[-–—~～至、]\s*` + digits + `)?\s*`)
	ordinalEnd     = pattern.New(`^\s*[.:、．：)]*\s*`)
	markLetter     = pattern.New(`^([A-Z]{1,2}-?\d{1,3})(?:[.):]+\s*|\s+[-–—]\s+)`)
	markNumber     = pattern.New(`^[(\[#]?\s*` + num + `(?:\s*[.)\]:、．：）]+[-–—]*(?:\s+|$|[^\s\p{Nd}])|\s+[-–—]\s+)`)
	markBracketed  = pattern.New(`^[(\[]([A-Z]{1,2}-?\d{1,3})[)\]][.:]?\s+`)
	markAlone      = pattern.New(`^(\p{Nd}{1,3})(?:\s*$|\s+[(\[（])`)
	markDash       = pattern.New(`^(\p{Nd}{1,3})[-–—](\p{L}.*)`)
	wordLast       = pattern.New(`^\s*(?:[.:：)\-–—]+\s*|$)`)
	markHash       = pattern.New(`^(?:#\s*(` + digits + `)\s+|№\s*(` + digits + `)(?:\s*[.):：]+\s*|\s+|$))`)
	markDotted     = pattern.New(`^(\p{Nd}{1,3}(?:\.\p{Nd}{1,3})+)\s+`)
	fileName       = pattern.New(`^\d+\.(?:jpe?g|png|gif|pdf|docx?|txt|mp[34])$`)
	markKeycap     = pattern.New(`^((?:[0-9]\x{FE0F}?\x{20E3})+|\x{1F51F})\s*[.:)\-]*\s*`)
)

// numberEnd matches a number after a word, with what separates it from the title.
const numberEnd = num + `(?:(?:/\p{Nd}{1,3})?` + blanks + `[.:)\]、．：）。\-–—]+[-–—]*\s*|\s+|$)`

// signs matches what may precede a mark without meaning: emoji, bullets, arrows.
var signs = pattern.New(`^(?:[\x{2190}-\x{2BFF}\x{1F300}-\x{1FAFF}\x{FE0F}\x{200D}•·*>\s])+`)

// signsLen returns the number of bytes of signs that s begins with. Most lines begin with a letter and need no
// expression.
func signsLen(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsLetter(r) {
		return 0
	}
	return len(signs.FindString(s))
}

// readMark returns the mark at the start of a line. A number such as "2.7" without punctuation is a mark in headings,
// and elsewhere only before a capital: other numbers with a point are quantities.
func readMark(line string, heading bool) mark {
	if len(line) > 1 && line[1] >= utf8.RuneSelf { // as a keycap has it
		if m := markKeycap.FindStringSubmatch(line); m != nil {
			return mark{style: numberMark, number: keycapDigits(m[1]), size: len(m[0])}
		}
	}
	skip := signsLen(line)
	rest := line[skip:]
	first, _ := utf8.DecodeRuneInString(rest)
	var m mark
	if unicode.IsLetter(first) { // as most lines begin
		m = readLettered(rest)
	} else {
		m = readUnlettered(rest, heading)
	}
	if m.style != noMark {
		m.size += skip
	}
	return m
}

// readLettered returns the mark of a line that begins with a letter.
func readLettered(line string) mark {
	words := vocabulary.Prefixes(vocabulary.QuestionLabel, line)
	if m := readCounted(line, words, wordNumber); m.style != noMark {
		return m
	}
	if m := readCounted(line, vocabulary.Prefixes(vocabulary.TaskLabel, line), taskNumber); m.style != noMark {
		return m
	}
	if m := readOrdinal(line); m.style != noMark {
		return m
	}
	if m := readLetter(line); m.style != noMark {
		return m
	}
	if n := readWord(line, words); n > 0 {
		return mark{style: wordMark, size: n}
	}
	return mark{}
}

// readUnlettered returns the mark of a line that begins with a digit or a sign.
func readUnlettered(line string, heading bool) mark {
	for _, read := range []func(string) mark{readFramed, readNumberWord, readNumber, readHash, readDash} {
		if m := read(line); m.style != noMark {
			return m
		}
	}
	if heading {
		if m := readHeadingMark(line); m.style != noMark {
			return m
		}
	}
	if m := markDotted.FindStringSubmatch(line); m != nil && (heading || opensTitle(line[len(m[0]):])) {
		return numbered(m[1], len(m[0]))
	}
	return mark{}
}

// frames are the brackets that a mark or a label may have of its own.
func frames() [3][2]string { return [...][2]string{{"【", "】"}, {"[", "]"}, {"<", ">"}} }

// readFramed returns the mark of a word and a number in brackets of their own: "【第1题】", "[Question 5]", "<soru-5>".
func readFramed(line string) mark {
	for _, frame := range frames() {
		in, ok := strings.CutPrefix(line, frame[0])
		if !ok {
			continue
		}
		in, _, ok = strings.Cut(in, frame[1])
		if n := framedSize(line, vocabulary.QuestionLabel); n > 0 {
			return mark{style: wordMark, size: n}
		}
		for _, read := range []func(string) mark{readWordNumber, readOrdinal} {
			if m := read(in); ok && m.style.counted() && m.size == len(in) {
				m.framed = true
				m.size += len(frame[0]) + len(frame[1])
				m.size += len(line[m.size:]) - len(strings.TrimLeft(line[m.size:], " \t\n:：.、"))
				return m
			}
		}
	}
	return mark{}
}

// framedSize returns the size of a word of a concept in brackets of its own at the start of a line, with what divides
// it from the text: "【問題】", "[Answer] ". It is 0 if there is none.
func framedSize(line string, c vocabulary.Concept) int {
	for _, frame := range frames() {
		in, ok := strings.CutPrefix(line, frame[0])
		if !ok {
			continue
		}
		word, rest, ok := strings.Cut(in, frame[1])
		if n := strings.TrimRight(word, "0123456789"); strings.HasSuffix(n, "-") && c != vocabulary.QuestionLabel {
			word = n[:len(n)-1]
		}
		if ok && vocabulary.Is(c, word) {
			return len(line) - len(strings.TrimLeft(rest, " \t\n:：\u3000"))
		}
	}
	return 0
}

// readHeadingMark returns a mark that only a heading has: a number alone, or with points behind it ("3 (2 points)"), or
// a letter and a number in brackets ("(P1)"). In text brackets name what is cited, and a number alone is a quantity.
func readHeadingMark(line string) mark {
	if m := markBracketed.FindStringSubmatch(line); m != nil {
		return mark{style: letterMark, number: m[1], size: len(m[0])}
	}
	if m := markAlone.FindStringSubmatch(line); m != nil {
		return numbered(m[1], len(strings.TrimRight(m[0], "([（")))
	}
	return mark{}
}

// numbered returns the mark of a bare number, which takes size bytes.
func numbered(number string, size int) mark {
	m := mark{style: numberMark, number: number, size: size}
	if strings.Contains(strings.TrimRight(number, "abcdefghijklmnopqrstuvwxyz."), ".") {
		m.style = dottedMark
	}
	return m
}

// readWordNumber returns a mark of a word and a number: "Que 5.", "Question no. 5", "Exercise 5:".
func readWordNumber(line string) mark {
	if m := readCounted(line, vocabulary.Prefixes(vocabulary.QuestionLabel, line), wordNumber); m.style != noMark {
		return m
	}
	return readCounted(line, vocabulary.Prefixes(vocabulary.TaskLabel, line), taskNumber)
}

// readCounted returns a mark of one of the words that a line begins with, by their sizes, and a number.
func readCounted(line string, words []int, s style) mark {
	for _, n := range words {
		number, size := "", 0
		if m := wordNumberForm.FindStringSubmatch(line[n:]); m != nil {
			number, size = m[1], n+len(m[0])
		} else if m := inBrackets.FindStringSubmatch(line[n:]); m != nil {
			number, size = m[1], n+len(m[0])
		} else {
			number, size = readNumberLabel(line, n)
		}
		if size > 0 && !looseWord(line, line[:size]) {
			return mark{style: s, number: number, size: size}
		}
	}
	return mark{}
}

// readNumberLabel parses a word such as "no." and a number, starting at a byte of a line. It returns the number and its
// end, 0 if there is none.
func readNumberLabel(line string, from int) (label string, size int) {
	from = len(line) - len(number.TrimBlanks(line[from:], ""))
	for _, n := range vocabulary.Prefixes(vocabulary.NumberLabel, line[from:]) {
		if m := labelledNumber.FindStringSubmatch(line[from+n:]); m != nil {
			return m[1], from + n + len(m[0])
		}
	}
	return "", 0
}

// readOrdinal returns a mark of an ordinal number and a word: "第5题".
func readOrdinal(line string) mark {
	m := ordinalStart.FindStringSubmatch(line)
	if m == nil {
		return mark{}
	}
	size := len(m[0])
	for _, n := range vocabulary.Prefixes(vocabulary.QuestionCounter, line[size:]) {
		size += n
		return mark{style: wordNumber, number: m[1], size: size + len(ordinalEnd.FindString(line[size:]))}
	}
	return mark{}
}

// readLetter returns a mark of a letter and a number: "A1)".
func readLetter(line string) mark {
	if line == "" || line[0] < 'A' || line[0] > 'Z' ||
		!strings.ContainsAny(line[:min(len(line), len("AB-5"))], "0123456789") { // up to the first digit
		return mark{}
	}
	if m := markLetter.FindStringSubmatch(line); m != nil {
		return mark{style: letterMark, number: m[1], size: len(m[0])}
	}
	return mark{}
}

// readNumber returns a mark of a number with punctuation.
func readNumber(line string) mark {
	if m, ok := readPlainNumber(line); ok {
		return m
	}
	m := markNumber.FindStringSubmatch(line)
	if m == nil {
		return mark{}
	}
	size, n := len(m[0]), numbered(m[1], 0)
	if !strings.ContainsAny(lastRune(m[0]), " \t\n-–—.)]:、．：）") {
		size -= len(lastRune(m[0])) // the title's first letter, glued to the mark: "1.What"
	}
	if versionLike(line, m[1]) || fileName.MatchString(line) || isFigure(m[0], line[size:]) {
		return mark{}
	}
	n.size = size
	return n
}

// readPlainNumber returns a mark of the form that nearly all have, "5. " or "5) ", at less cost than an expression.
func readPlainNumber(line string) (m mark, ok bool) {
	n := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if n == 0 || n > mostUsual || n+2 >= len(line) || line[n] != '.' && line[n] != ')' || line[n+1] != ' ' ||
		strings.IndexByte(asciiBlanks, line[n+2]) >= 0 {
		return mark{}, false
	}
	return mark{style: numberMark, number: line[:n], size: n + 2}, true
}

// asciiBlanks are the characters that \s matches.
const asciiBlanks = " \t\n\f\r"

// readNumberBefore returns the number that a line begins with, and its size with the sign and the blanks behind it:
// "3. ". It is empty if there is none.
func readNumberBefore(line string) (number string, size int) {
	n := len(line) - len(strings.TrimLeftFunc(line, unicode.IsDigit))
	if n == 0 || utf8.RuneCountInString(line[:n]) > len("999") {
		return "", 0
	}
	rest := strings.TrimLeft(line[n:], asciiBlanks)
	sign, width := utf8.DecodeRuneInString(rest)
	if width == 0 || !strings.ContainsRune(".)-–—", sign) {
		return "", 0
	}
	return line[:n], len(line) - len(strings.TrimLeft(rest[width:], asciiBlanks))
}

// readNumberWord returns a mark of a number before its word: "3. Aufgabe:".
func readNumberWord(line string) mark {
	number, before := readNumberBefore(line)
	if number == "" {
		return mark{}
	}
	for _, c := range []struct {
		concept vocabulary.Concept
		style   style
	}{{vocabulary.QuestionLabel, wordNumber}, {vocabulary.TaskLabel, taskNumber}} {
		for _, n := range vocabulary.Prefixes(c.concept, line[before:]) {
			size := before + n
			if end := wordLast.FindStringIndex(line[size:]); end != nil && n > 1 {
				return mark{style: c.style, number: number, size: size + end[1]}
			}
		}
	}
	return mark{}
}

// mostUsual is how many digits the number of a question may have whatever stands behind it.
const mostUsual = len("9999")

// isFigure reports whether a number with its sign is a figure, a code or an issue's number: it has more digits than
// usual, and not a point, a parenthesis or a bracket alone behind it, with a title behind that, nor asks what follows.
func isFigure(m, title string) bool {
	behind := strings.TrimLeftFunc(m, func(r rune) bool { return !unicode.IsDigit(r) })
	sign := strings.TrimLeftFunc(behind, unicode.IsDigit)
	if utf8.RuneCountInString(behind[:len(behind)-len(sign)]) <= mostUsual {
		return false
	}
	sign = strings.TrimSpace(sign)
	if sign != "" && strings.Contains(".)]、．）", sign) && opensTitle(title) {
		return false
	}
	return !asks(title) && !setsTask(title)
}

// readDash returns a mark of a number with nothing but a dash behind it, if what follows asks and is no part of a word
// with the number: "3-tier", "2-D".
func readDash(line string) mark {
	m := markDash.FindStringSubmatch(line)
	if m == nil || !asks(m[2]) && !setsTask(m[2]) {
		return mark{}
	}
	first, _, _ := strings.Cut(m[2], " ")
	if r, size := utf8.DecodeRuneInString(first); unicode.IsLower(r) || unicode.IsUpper(r) && size == len(first) {
		return mark{}
	}
	return numbered(m[1], len(m[0])-len(m[2]))
}

// readHash returns a mark of a sign for numbers and a number: "#5", "№ 5.".
func readHash(line string) mark {
	if m := markHash.FindStringSubmatch(line); m != nil && !isFigure(m[0], line[len(m[0]):]) {
		return numbered(m[1]+m[2], len(m[0]))
	}
	return mark{}
}

// readWord returns the size of a mark that is only one of the words that a line begins with, by their sizes; 0 if it is
// none.
func readWord(line string, words []int) int {
	for _, n := range words {
		if m := wordForm.FindString(line[n:]); m != "" && wordAlone(line, line[:n+len(m)]) {
			return n + len(m)
		}
		if wordWorth.MatchString(line[n:]) { // the title says what it is worth
			return n + len(line[n:]) - len(strings.TrimLeft(line[n:], " "))
		}
	}
	return 0
}

// looseWord reports whether a word and a number without punctuation after them are part of a sentence ("question 5 of
// the exam", "Q 1 results"): the text goes on with a small letter.
func looseWord(line, m string) bool {
	if strings.ContainsAny(m, ".:)]、．：）-–—") {
		return false
	}
	rest := strings.TrimSpace(line[len(m):])
	if first, _ := utf8.DecodeRuneInString(line); rest == "" || unicode.In(first, unicode.Han) {
		return false // in Chinese and Japanese small letters begin names: "問題3 ruby"
	}
	return unicode.IsLower([]rune(rest)[0])
}

// opensTitle reports whether s begins with a capital, or a letter of a script without capitals.
func opensTitle(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) && !unicode.IsLower(r)
	}
	return false
}

// versionLike reports whether a number at the start of a line is a quantity or a version ("3.5: released", "10:30",
// "2.x has no such rule").
func versionLike(line, n string) bool {
	rest := line[strings.Index(line, n)+len(n):]
	if len(rest) > 1 && rest[0] == ':' && number.Begins(rest[1:]) {
		return true
	}
	return strings.HasPrefix(rest, ".x ") || strings.HasPrefix(rest, ".x)")
}

// wordAlone reports whether the word of a mark is not the beginning of a longer word or phrase: "Q.E.D.",
// "Question-based".
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

// takeMark returns the mark at the start of inlines, and the title without it.
func takeMark(in []ast.Inline, heading bool) (mark, []ast.Inline) {
	in = trim(in)
	m := readMark(flat(in), heading)
	if m.style == noMark {
		return m, in
	}
	return m, dropPrefix(in, m.size)
}
