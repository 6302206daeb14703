package text

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// tabWidth is the distance of tab stops in terminals.
const tabWidth = 8

// A line is a line of the source, or the rest of one after a list marker.
type line struct {
	num    int    // in the file, from 1
	col    int    // column of the text's first character, from 1
	indent int    // columns before the text within its container
	text   string // without indentation and trailing space; empty for a blank line
	score  int    // of listing.Score
	tab    bool   // a tab stood behind the text
	led    bool   // a tab stands before the text
}

func (l line) blank() bool     { return l.text == "" }
func (l line) start() diag.Pos { return diag.Pos{Line: l.num, Col: l.col} }

func (l line) end() diag.Pos {
	return diag.Pos{Line: l.num, Col: l.col + utf8.RuneCountInString(l.text)}
}

// width returns the width of the line in columns.
func (l line) width() int { return l.indent + utf8.RuneCountInString(l.text) }

// code reports whether the line is code by itself.
func (l line) code() bool { return l.score >= listing.Strong }

// split splits src into lines, numbered from first.
func split(src string, first int) []line {
	out := make([]line, 0, strings.Count(src, "\n")+1)
	for raw := range strings.Lines(src) {
		text := strings.TrimRight(raw, " \t\n\r\f\v\u00a0")
		l := newLine(text, first+len(out))
		l.tab = !l.blank() && strings.Contains(raw[len(text):], "\t")
		out = append(out, l)
	}
	return out
}

func newLine(raw string, num int) line {
	l := line{num: num, col: 1}
	i := 0
	for i < len(raw) {
		r, n := utf8.DecodeRuneInString(raw[i:])
		switch r {
		case '\t':
			l.indent += tabWidth - l.indent%tabWidth
			l.led = true
		case ' ', '\u00a0', '\v', '\f', '\r':
			l.indent++
		case '\ufeff', '\u200b':
		default:
			l.text = raw[i:]
			before, behind := ruledLabel(l.text)
			if before == 0 {
				before, behind = colonTitle(l.text)
			}
			if before > 0 {
				l.col += before
				l.text = l.text[before : len(l.text)-behind]
			}
			l.score = scoreOf(l.text)
			return l
		}
		i += n
		l.col++
	}
	l.indent = 0
	return l
}

// rest returns the line without its first n bytes and the spaces after them, which become its indentation.
func (l line) rest(n int) line {
	l = l.unscored(n)
	l.score = scoreOf(l.text)
	return l
}

// unscored is rest where the score is not asked for.
func (l line) unscored(n int) line {
	t := strings.TrimLeft(l.text[n:], " \t\u00a0")
	l.col += utf8.RuneCountInString(l.text[:len(l.text)-len(t)])
	l.text, l.indent, l.score = t, 0, 0
	return l
}

// ruledLabel returns how many bytes of dashes stand at both ends of a line that is a label between them:
// "----Answer:----". They are 0 if it is not.
func ruledLabel(t string) (before, behind int) {
	const fewest = 2 // dashes
	sign := t[:1]
	if !strings.Contains("-=~", sign) {
		return 0, 0
	}
	inner := strings.TrimLeft(t, sign)
	before = len(t) - len(inner)
	text := strings.TrimRight(inner, sign)
	behind = len(inner) - len(text)
	if before < fewest || behind < fewest || text == "" || text != strings.TrimSpace(text) || readLabel(text) == "" {
		return 0, 0
	}
	return before, behind
}

// colonTitle returns how many bytes of colons stand at both ends of a line that is a title between them, as formats of
// quiz programs have it: "::Which light?::". They are 0 if it is not.
func colonTitle(t string) (before, behind int) {
	const sign = "::"
	inner, ok := strings.CutPrefix(t, sign)
	if !ok || inner == "" || inner[0] == ' ' {
		return 0, 0
	}
	if inner, ok = strings.CutSuffix(inner, sign); !ok || inner == "" || strings.Contains(inner, sign) {
		return 0, 0
	}
	return len(sign), len(sign)
}

// boxBefore matches a box to check before the text of an option: "[ ] A) The keel".
var boxBefore = pattern.New(`^\[[ xX✓✔]\] +\pL`)

// countedTag matches a tag that is a word with a number: "<answer-5>". Tags of markup have no hyphen before a number.
var countedTag = pattern.New(`^</?\pL+-` + number.Digits + `>`)

// scoreOf returns the score of a line as code. An option of a question is none, whatever it ends in: "A) The keel;",
// nor is a counted tag.
// Neither is a line that begins with a formula, which looks like an assignment to a variable: "$x=0$ is the least".
func scoreOf(t string) int {
	score := listing.Score(t)
	if score > 0 && (namesOption(t) || leadsWithFormula(t) || boxBefore.MatchString(t) || countedTag.MatchString(t)) {
		return 0
	}
	if score > 0 && countsLetters(t) {
		return 0
	}
	return score
}

// countsLetters reports whether a line begins with a letter or a Roman number, its sign and a blank, as options do:
// "A) the keel;", "iii.\tfoo[7];".
func countsLetters(t string) bool {
	const roman, longest = "ivxIVX", 4
	n := 1
	if !isLetter(t[0]) {
		return false
	}
	if strings.IndexByte(roman, t[0]) >= 0 {
		n = len(t) - len(strings.TrimLeft(t, roman))
	}
	return n <= longest && len(t) > n+2 && (t[n] == ')' || t[n] == '.') && (t[n+1] == ' ' || t[n+1] == '\t')
}

// leadsWithFormula reports whether a line is a formula between dollars, or begins with one and goes on as text.
func leadsWithFormula(t string) bool {
	if t[0] != '$' {
		return false
	}
	f, ok := tex.At(t, 0)
	if !ok {
		return false
	}
	next, _ := utf8.DecodeRuneInString(t[f.End:])
	return f.End == len(t) || next == ' ' || writing.Running(next)
}

// namesOption reports whether a line says which option is right by a sign that code has too: "KEY=B".
func namesOption(t string) bool {
	label, letter, ok := strings.Cut(t, "=")
	if letter = strings.TrimSpace(letter); !ok || len(letter) != 1 || !isLetter(letter[0]) {
		return false
	}
	for _, c := range []words.Concept{words.CorrectMark, words.CorrectAnswer, words.KeyLabel, words.AnswerLabel} {
		if words.Is(c, label) {
			return true
		}
	}
	return false
}

func isLetter(b byte) bool { return 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z' }

// dedent returns lines with up to n columns of indentation removed.
func dedent(lines []line, n int) []line {
	out := make([]line, len(lines))
	for i, l := range lines {
		l.indent = max(0, l.indent-n)
		out[i] = l
	}
	return out
}

// trimBlank returns lines without the blank ones at the end.
func trimBlank(lines []line) []line {
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// skipBlank returns the index of the first line from i on that is not blank.
func skipBlank(lines []line, i int) int {
	for i < len(lines) && lines[i].blank() {
		i++
	}
	return i
}
