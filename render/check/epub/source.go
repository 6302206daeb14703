package epub

import (
	"sort"
	"strings"
)

// A source is the text of a file in the book.
type source struct {
	name   string
	text   string
	starts []int // offsets of the lines; computed for the first finding
}

// line returns the number, from 1, of the line that holds an offset.
func (s *source) line(off int) int {
	if s.starts == nil {
		s.starts = make([]int, 1, 2+strings.Count(s.text, "\n"))
		for i := 0; i < len(s.text); i++ {
			n := strings.IndexByte(s.text[i:], '\n')
			if n < 0 {
				break
			}
			i += n
			s.starts = append(s.starts, i+1)
		}
	}
	return sort.SearchInts(s.starts, off+1)
}

// blank reports whether s is only white space of XML.
func blank(s string) bool {
	for i := range len(s) {
		if !isSpace(s[i]) {
			return false
		}
	}
	return true
}

// isSpace reports whether c is S of XML 1.0, section 2.3.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// oneLine puts s on one line with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quote shortens s for a message.
func quote(s string) string {
	const most = 60
	s = strings.ToValidUTF8(oneLine(s[:min(len(s), 8*most)]), "\ufffd")
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return `"` + s + `"`
}
