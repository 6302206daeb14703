// Package number parses the numbers that authors write before questions ("58", "A1", "42.b") and splits a sequence of
// them into runs that are counted in one go. Labels go in as written, without the word of the mark ("Question") and
// punctuation. Recognition uses the runs as evidence for what is a question, the lint checks to find numbers that are
// missing or used twice.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package number

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Label is a parsed label: the last whole number N with the text before it ("A" in "A1", "2." in "2.7") and after it
// ("b" in "42.b").
type Label struct {
	Prefix string
	N      int
	Suffix string
}

// Most is how many digits the number of a question may have: those of banks with catalogue numbers have five or six.
const Most = 6

// Digits is the regular expression of such a number, in the digits of any script.
const Digits = `\p{Nd}{1,6}`

// Blanks is the regular expression of what may stand between a word and its number: spaces, and those that keep the two
// in one line. TrimBlanks is the same for the start of a text.
const Blanks = `[\s\x{a0}\x{2009}\x{202f}]*`

// blanks are the characters of Blanks.
const blanks = " \t\n\f\r\u00a0\u2009\u202f"

// TrimBlanks returns a text without the blanks, and the characters of a cut set, that it begins with.
func TrimBlanks(text, cutset string) string { return strings.TrimLeft(text, cutset+blanks) }

// Parse parses a label, whose digits may be those of any script: "١", "३" and "３" are numbers as "3" is. It fails if
// the label has no digits, or more than six: such a number is not a count of questions.
func Parse(s string) (Label, bool) {
	s = Plain(s)
	end := len(s)
	for end > 0 && !isDigit(s[end-1]) {
		end--
	}
	start := end
	for start > 0 && isDigit(s[start-1]) {
		start--
	}
	if start == end || end-start > Most {
		return Label{}, false
	}
	n, err := strconv.Atoi(s[start:end])
	if err != nil {
		return Label{}, false
	}
	return Label{s[:start], n, s[end:]}, true
}

// String returns the label as text; leading zeros of the number are lost.
func (l Label) String() string { return l.Prefix + strconv.Itoa(l.N) + l.Suffix }

// A Run is a range of labels that are counted in one go: indexes from First up to but not including End.
type Run struct{ First, End int }

// Runs splits labels where the count restarts: at a 1, at another prefix, or where the number falls and the count goes
// on from there. A single number out of sequence (57, 38, 59) does not split. Labels that cannot be parsed belong to
// the run around them.
func Runs(labels []string) []Run {
	var runs []Run
	first := 0
	prev, has := Label{}, false
	for i, s := range labels {
		l, ok := Parse(s)
		if !ok {
			continue
		}
		if has && startsAnew(prev, l, labels[i+1:]) {
			runs = append(runs, Run{first, i})
			first = i
		}
		prev, has = l, true
	}
	if first < len(labels) {
		runs = append(runs, Run{first, len(labels)})
	}
	return runs
}

func startsAnew(prev, l Label, rest []string) bool {
	switch {
	case l.Prefix != prev.Prefix:
		return true
	case l.N > prev.N || l.N == prev.N:
		return false
	case l.N == 1:
		return true
	}
	for _, s := range rest {
		if next, ok := Parse(s); ok {
			return next.Prefix == l.Prefix && next.N == l.N+1
		}
	}
	return false
}

// Regular reports whether the labels of a run count up by one in at least three of five steps, so that any other step
// is a mistake and not the author's habit. A step over a number out of sequence (57, 38, 59) counts as one. Fewer than
// three numbers show no habit.
func Regular(labels []string) bool {
	n, good := 0, 0
	var prev, before int
	for _, s := range labels {
		l, ok := Parse(s)
		if !ok {
			continue
		}
		if n++; n > 1 && (l.N == prev+1 || n > 2 && l.N == before+2) {
			good++
		}
		before, prev = prev, l.N
	}
	return n >= 3 && good*5 >= (n-1)*3
}

// Plain returns s with the decimal digits of all scripts as those of ASCII.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf || !unicode.IsDigit(r) {
			return r
		}
		return '0' + valueOf(r)
	}, s)
}

// valueOf returns the value of a decimal digit. Those of a script follow each other from zero to nine, and so do the
// scripts whose digits stand side by side.
func valueOf(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// Begins reports whether s begins with a decimal digit of any script.
func Begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
