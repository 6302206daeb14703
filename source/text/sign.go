package text

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// Authors mark questions with a sign of their own: "▼ Why?", "* Why?", "*(5 p.) Types of lines". A sign stands before
// anything, the items of any list. It marks questions where most lines that have it ask, or say what they are worth,
// and each of them has text without it below.

const (
	minSigned   = 5  // lines with the sign: fewer are any list
	signedAsk   = 2  // one of so many must ask
	signedBare  = 10 // one in so many may have nothing below it
	signedFirst = 4  // the first must stand in one of so many parts of the file
)

// signMark matches a sign before text, and what the text is worth in brackets behind the sign.
var signMark = pattern.New(`^([^\pL\pM\pN\s"'“”„«‘’()\[\]{}<|\\/` + "`" + `$&%~._,;:¿¡-]{1,3}|-)[ \t\x{a0}\x{3000}]*` +
	`([(\[]\d{1,3}\s?\pL{0,8}\.?[)\]][ \t]*)?(?:\*{0,2}["'“„«¿(]?[\pL\pN])`)

// A signCount counts the lines with a sign.
type signCount struct {
	lines, asking, bare int
	first               int
	worth               int // lines that say what they are worth
	behindBlank         int
	after               map[string]int // signs of the lines right below
}

// answerSign returns the sign that stands right below nearly every line of the count; "" if there is none.
func (c *signCount) answerSign() string {
	for sign, n := range c.after {
		if n*signedBare >= c.lines*(signedBare-1) {
			return sign
		}
	}
	return ""
}

// signedLines returns the lines whose signs mark questions, and those with the sign that marks the answers right below
// them, with the sizes of the signs; nil if there are none.
func signedLines(lines []line) (asked, answered map[int]int) {
	counts := map[string]*signCount{}
	labels := 0
	for i, l := range lines {
		if l.blank() {
			continue
		}
		if readLabel(clip(l.text)) != "" {
			labels++
		}
		sign, worth := signBefore(l)
		if sign == "" {
			continue
		}
		c := counts[sign]
		if c == nil {
			c = &signCount{first: i, after: map[string]int{}}
			counts[sign] = c
		}
		c.lines++
		text := strings.TrimLeft(l.text[len(sign):], " \t\u00a0\u3000")
		if sign == "?" || ast.EndsAsking(ast.TrimClosers(text)) ||
			words.Begins(words.Asking, text) || asksWithin(lines, i) {
			c.asking++
		}
		if worth {
			c.worth++
		}
		if below := skipBlank(lines, i+1); below == len(lines) || isSigned(lines[below], sign) {
			c.bare++
		}
		if i == 0 || lines[i-1].blank() {
			c.behindBlank++
		}
		if i+1 < len(lines) {
			if below, _ := signBefore(lines[i+1]); below != "" && below != sign {
				c.after[below]++
			}
		}
	}
	best := ""
	for sign, c := range counts {
		asks := c.asking*signedAsk >= c.lines || c.worth*10 >= c.lines*9
		if c.lines >= minSigned && asks && c.bare*signedBare <= c.lines &&
			(c.behindBlank*2 >= c.lines || c.answerSign() != "") &&
			c.first*signedFirst <= len(lines) && labels*2 < c.lines &&
			(best == "" || c.lines > counts[best].lines || c.lines == counts[best].lines && sign < best) {
			best = sign
		}
	}
	if best == "" {
		return nil, nil
	}
	asked, answered = map[int]int{}, map[int]int{}
	below := counts[best].answerSign()
	for _, l := range lines {
		switch sign, _ := signBefore(l); sign {
		case "":
		case best:
			asked[l.num] = len(sign)
		case below:
			answered[l.num] = len(sign)
		}
	}
	return asked, answered
}

// The labels that take the places of signs.
const (
	signLabel       = "Q: "
	signAnswerLabel = "A: "
)

// signBefore returns the sign that a line begins with, and whether it says what it is worth.
func signBefore(l line) (sign string, worth bool) {
	if l.blank() || l.indent > maxMarkIndent {
		return "", false
	}
	if c := l.text[0]; 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' { // most lines, at less cost
		return "", false
	}
	m := signMark.FindStringSubmatch(clip(l.text))
	if m == nil {
		return "", false
	}
	return m[1], m[2] != ""
}

// countsBehind reports whether the sign of n bytes that t begins with says that a number counts: "#5 Why?".
func countsBehind(t string, n int) bool {
	return (t[:n] == "#" || t[:n] == "№") && number.Begins(t[n:])
}

func isSigned(l line, sign string) bool {
	s, _ := signBefore(l)
	return s == sign && sign != ""
}
