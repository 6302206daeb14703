package markup

import (
	"strings"
	"unicode/utf8"
)

// Printable replaces tabs and line breaks by spaces and every other control character by U+FFFD.
func Printable(s string) string {
	clean := true
	for _, c := range s {
		clean = clean && !IsControl(c)
	}
	if clean {
		return s
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n' || c == '\r':
			return ' '
		case IsControl(c):
			return utf8.RuneError
		default:
			return c
		}
	}, s)
}

// IsControl reports whether c is a control character of Unicode (C0 or C1).
func IsControl(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 }

// Code drops the final line break and blank lines at both ends of s, and replaces control characters except tabs.
func Code(s string) string {
	lines := strings.Split(s, "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	for i, l := range lines {
		parts := strings.Split(l, "\t")
		for j, p := range parts {
			parts[j] = Printable(p)
		}
		lines[i] = strings.Join(parts, "\t")
	}
	return strings.Join(lines, "\n")
}
