package ast

import "strings"

// LabelStyle returns how labels count, if each is one more than the one before: by letters ("a", "A") or by Roman
// numerals ("i", "I"), as the attribute type of a list in HTML says it. The result is "" for all other labels, and for
// none.
func LabelStyle(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	for _, style := range []string{"a", "A", "i", "I"} {
		first, all := ordinal(labels[0], style), true
		for i, l := range labels {
			n := ordinal(l, style)
			all = all && n > 0 && n == first+i
		}
		if all {
			return style
		}
	}
	return ""
}

// ordinal returns what a label counts in a style, or 0.
func ordinal(label, style string) int {
	lower := strings.ToLower(label)
	capital := style == "A" || style == "I"
	if capital == (lower == label) || capital && strings.ToUpper(label) != label {
		return 0
	}
	if style == "i" || style == "I" {
		return romanValue(lower)
	}
	if len(label) != 1 || lower < "a" || lower > "z" {
		return 0
	}
	return int(lower[0]-'a') + 1
}

// romanValue returns the value of a Roman numeral in small letters, or 0.
func romanValue(s string) int {
	sum, before := 0, 0
	for _, r := range s {
		v := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}[r]
		if v == 0 {
			return 0
		}
		if sum += v; before < v {
			sum -= 2 * before
		}
		before = v
	}
	return sum
}
