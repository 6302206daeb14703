package finish

import (
	"fmt"
	"strconv"
	"strings"
)

// label is a page label in PDF's terms (ISO 32000-1, 12.4.2): a prefix, and a number in a style that increases from
// page to page.
type label struct {
	prefix string
	style  byte // D decimal, r and R roman, 0 no number
	number int
}

// appendLabels adds the number tree from pages to labels: an entry where a label does not follow from the one before.
func appendLabels(o []byte, pages []Page) []byte {
	o = append(o, "<</Nums["...)
	var before label
	for i, p := range pages {
		l := readLabel(p.Label)
		if i > 0 && l.style != 0 && l == (label{before.prefix, before.style, before.number + 1}) {
			before = l
			continue
		}
		before = l
		o = append(appendInt(gap(o), i), "<<"...)
		if l.style != 0 {
			o = append(o, "/S/"...)
			o = append(o, l.style)
		}
		if l.prefix != "" {
			o = appendText(append(o, "/P"...), l.prefix)
		}
		if l.style != 0 && l.number != 1 {
			o = fmt.Appendf(o, "/St %d", l.number)
		}
		o = append(o, ">>"...)
	}
	return append(o, "]>>"...)
}

// readLabel finds the number in a label: all of it if it is roman, else its last digits.
func readLabel(s string) label {
	if n := fromRoman(strings.ToUpper(s)); n > 0 {
		switch s {
		case strings.ToLower(roman(n)):
			return label{style: 'r', number: n}
		case roman(n):
			return label{style: 'R', number: n}
		}
	}
	prefix := strings.TrimRight(s, "0123456789")
	digits := strings.TrimLeft(s[len(prefix):], "0") // a number of PDF has no zeros before it
	n, err := strconv.Atoi(digits)
	if err != nil || n > 1<<30 {
		return label{prefix: s}
	}
	return label{prefix: s[:len(s)-len(digits)], style: 'D', number: n}
}

// numerals are the roman ones, from the largest.
func numerals() []struct {
	text  string
	value int
} {
	return []struct {
		text  string
		value int
	}{
		{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10},
		{"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1},
	}
}

// roman writes a number above 0.
func roman(n int) string {
	var b strings.Builder
	for _, d := range numerals() {
		for n >= d.value {
			b.WriteString(d.text)
			n -= d.value
		}
	}
	return b.String()
}

// fromRoman reads a numeral; it accepts some that are not in normal form.
func fromRoman(s string) int {
	n := 0
	for _, d := range numerals() {
		for strings.HasPrefix(s, d.text) {
			s = s[len(d.text):]
			n += d.value
		}
	}
	if s != "" {
		return 0
	}
	return n
}
