package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// Numbers at the starts of lines count questions, the steps of an answer, or the items of a list. What tells them apart
// is not the wording of one line but the run that it is part of: where a third of a run of numbers asks and something
// stands below most of them, the run counts questions, and every line of it begins one. So it is where most have
// options by letters below them.

const (
	minCount  = 3 // lines of a run that counts questions: fewer are any list
	countAsks = 3 // one line of so many must ask
	countGap  = 2 // how far a number may be from the one before: a scrape loses a line now and then
)

// countMark matches a number that counts, in the digits of any script: "5.", "5)", "(5)", "5、", "5．", "5/", "٥.".
var countMark = pattern.New(`^[*_]*\(?(` + number.Digits + `)\s?([.):/、．）])[*_]*\s*`)

// A run is lines whose numbers go up.
type run struct {
	indent int
	sign   string
	last   int // number
	lines  []int
	asking int
	filled int // lines with something below them, up to the next of the run
	offers int // lines with the first of several options by letters below them
}

// counted returns the numbers of the lines, from 1 in the file, that begin questions by their place in a run.
func counted(lines []line) map[int]bool {
	var runs []*run
	for i, l := range lines {
		if l.blank() || l.indent > maxMarkIndent {
			continue
		}
		m := countMark.FindStringSubmatch(clip(l.text))
		if m == nil || !opensText(l.text[len(m[0]):]) && !yearBehind.MatchString(l.text) {
			continue
		}
		count, ok := number.Parse(m[1])
		if !ok {
			continue
		}
		n := count.N
		asking := asksWithin(lines, i)
		r := runOf(runs, l.indent, m[2], n, asking)
		if r == nil {
			r = &run{indent: l.indent, sign: m[2]}
			runs = append(runs, r)
		}
		r.last = n
		r.lines = append(r.lines, i)
		if asking {
			r.asking++
		}
		if filled(lines, i) {
			r.filled++
		}
		if offers(lines, i) {
			r.offers++
		}
	}
	out := map[int]bool{}
	for _, r := range runs {
		if n := len(r.lines); n < minCount || r.asking*countAsks < n && r.offers*2 < n || r.filled*2 < n {
			continue
		}
		for _, i := range r.lines {
			out[lines[i].num] = true
		}
	}
	return out
}

// runOf returns the run that a number goes on with, nil if none. Of several, a line that asks goes on with the one that
// asks most, another with the latest.
func runOf(runs []*run, indent int, sign string, n int, asking bool) *run {
	var best *run
	for i := len(runs) - 1; i >= 0; i-- {
		r := runs[i]
		if r.sign != sign || r.indent-indent > 1 || indent-r.indent > 1 || n <= r.last || n > r.last+countGap {
			continue
		}
		if best == nil || asking && r.asking > best.asking {
			best = r
		}
		if !asking {
			break
		}
	}
	return best
}

// opensText reports whether text follows a number, and not another number of a version, a date or a time.
func opensText(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t*_`\"'(["))
	return rest != "" && !unicode.IsDigit(r)
}

// yearBehind matches a number that counts, and a year behind it: "12. 1453 saw the fall of which city?".
var yearBehind = pattern.New(`^[*_]*\(?` + number.Digits + `\s?[.)] [12]\d{3}(?:[\s–—-]|\pL)`)

// asksWithin reports whether the sentence that begins on line i ends with a question mark, on that line or on one of
// the next that go on with it.
func asksWithin(lines []line, i int) bool {
	const wraps = 4 // lines of a title
	for j := i; j < min(i+wraps, len(lines)); j++ {
		l := lines[j]
		if j > i && (l.blank() || countMark.MatchString(clip(l.text)) || letterLabel(l.text)) {
			return false
		}
		if ast.EndsAsking(ast.TrimClosers(l.text)) {
			return true
		}
		if ast.EndsSentence(l.text) {
			return false
		}
	}
	return false
}

// firstOption and nextOption match the letters of the first two options at the starts of lines, and withinLine matches
// both in one line.
var (
	firstOption = pattern.New(`^[*_(（.+=>#]*[aA\x{0430}\x{0410}\x{03B1}\x{0391}\x{FF21}]\s?[.):．、：）]`)
	nextOption  = pattern.New(`^[*_(（.+=>#]*[bB\x{0431}\x{0411}\x{03B2}\x{0392}\x{FF22}]\s?[.):．、：）]`)
	withinLine  = pattern.New(`(?:^|[\s\p{Han}。？！?!）)])[(（]?[aA\x{0430}\x{0410}\x{FF21}]\s?[.)．、：）].*[\s\p{Han}][(（]?[bB\x{0431}\x{0411}\x{FF22}]\s?[.)．、：）]`)
)

// judgedBehind matches a statement of Chinese or Japanese with its judgement, or room for one, in brackets behind it.
var judgedBehind = pattern.New(`\p{Han}.*[(（]\s*([√×✓✔✗✘○]|\pL{1,2})?\s*[)）][。.．]?$`)

// closed reports whether a line has all of a question: the options by letters, or the judgement of a statement.
func closed(text string) bool {
	if offersWithin(text) {
		return true
	}
	if !strings.ContainsAny(text, ")）") {
		return false
	}
	m := judgedBehind.FindStringSubmatch(text)
	return m != nil && (!strings.ContainsFunc(m[1], unicode.IsLetter) || words.Is(words.TrueWord, m[1]) ||
		words.Is(words.FalseWord, m[1]))
}

// offersWithin reports whether a line has the letters of the first two options. Few lines have a B before a sign, and
// an expression costs more.
func offersWithin(text string) bool {
	for i, r := range text {
		switch r {
		case '.', ')', '．', '、', '：', '）':
			before, size := utf8.DecodeLastRuneInString(text[:i])
			if strings.ContainsRune(" \t\n\f\r", before) {
				before, _ = utf8.DecodeLastRuneInString(text[:i-size])
			}
			switch before {
			case 'b', 'B', 'б', 'Б', 'Ｂ':
				return withinLine.MatchString(text)
			}
		}
	}
	return false
}

// offers reports whether options by letters stand below the title that begins on line i, or behind it.
func offers(lines []line, i int) bool {
	const wraps, wide = 5, 4 // lines of a title, and of an option
	if closed(lines[i].text) {
		return true
	}
	first := -1
	for j := i + 1; j < min(i+wraps+wide, len(lines)); j++ {
		t := lines[j].text
		switch {
		case t == "":
		case first < 0 && offersWithin(t):
			return firstOption.MatchString(t)
		case first < 0 && firstOption.MatchString(t):
			first = j
		case first >= 0 && nextOption.MatchString(t):
			return true
		case countMark.MatchString(clip(t)), first < 0 && j >= i+wraps:
			return false
		}
	}
	return false
}

// filled reports whether something stands below the title that begins on line i: a line behind a blank one or behind
// the end of a sentence, and no number. Options may stand behind it.
func filled(lines []line, i int) bool {
	if closed(lines[i].text) {
		return true
	}
	for j := i + 1; j < len(lines); j++ {
		l, before := lines[j], lines[j-1]
		switch {
		case l.blank():
		case countMark.MatchString(clip(l.text)) && l.indent <= lines[i].indent+1:
			return false
		case before.blank(), letterLabel(l.text), firstOption.MatchString(l.text), ast.EndsSentence(before.text):
			return true
		}
	}
	return false
}

// Numbers without a sign behind them begin anything: "3 cups of flour". So do those with a comma. They count where
// nearly every one of them at the start of a line follows the one before. Those with a comma may count from 1 again.
const (
	minBare   = 5 // numbers, from 1
	bareLead  = 5 // lines before the first
	bareStray = 5 // one number in so many may be out of count
)

// bareMark matches a number without a sign that counts, what divides it from the text behind it, and the beginning of
// that: a letter, or behind a comma a year.
var bareMark = pattern.New(`^(\d{1,3})(?:( +|[,;] ?)\p{L}|([,;] )(?:\d{3,4}[^\d,;]|["“„«'¿]))`)

// bareCounted returns the numbers of the lines whose numbers count questions though they have no sign.
func bareCounted(lines []line) map[int]bool {
	out := map[int]bool{}
	last, stray, before, sign := 0, 0, 0, ""
	for _, l := range lines {
		if l.blank() || l.indent > maxMarkIndent {
			continue
		}
		digits, between := bareOf(l)
		blank := strings.TrimSpace(between) == ""
		if digits == "" || len(out) > 0 && strings.TrimSpace(between) != sign {
			if before++; last == 0 && before > bareLead {
				return nil
			}
			continue
		}
		n, _ := strconv.Atoi(digits)
		again := !blank && (n == 1 && last >= minBare || n > last && n <= last+countGap)
		if n != last+1 && !again || blank && (strings.Contains(l.text, "  ") || strings.Contains(l.text, "\t")) {
			stray++
			continue
		}
		out[l.num] = true
		last, sign = n, strings.TrimSpace(between)
	}
	if len(out) < minBare || stray*bareStray > len(out) {
		return nil
	}
	return out
}

// bareOf returns the number without a sign that counts at the start of a line, and what divides it from the text behind
// it; "" if there is none.
func bareOf(l line) (digits, between string) {
	if l.text[0] < '0' || l.text[0] > '9' {
		return "", ""
	}
	m := bareMark.FindStringSubmatch(clip(l.text))
	if m == nil {
		return "", ""
	}
	return m[1], m[2] + m[3]
}
