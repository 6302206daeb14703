package listing

import "strings"

// maxLine is the number of bytes of a line that are looked at. The start shows what a line is, and the limit keeps the
// work linear.
const maxLine = 2000

// Depth returns the number of brackets a line opens minus those it closes, ignoring strings and comments.
func Depth(line string) int {
	code, _ := bare(clip(line))
	n := 0
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '(', '[', '{':
			n++
		case ')', ']', '}':
			n--
		}
	}
	return n
}

func clip(line string) string {
	line = strings.TrimSpace(line)
	if len(line) > maxLine {
		line = strings.ToValidUTF8(line[:maxLine], "")
	}
	return line
}

// bare returns the line with its strings emptied and its comment removed, and whether it had one.
func bare(line string) (code string, comment bool) {
	if !strings.ContainsAny(line, "\"'`/#-<*") { // neither a string nor a comment
		return strings.TrimRight(line, " \t"), false
	}
	var b strings.Builder
	b.Grow(len(line))
	for i := 0; i < len(line); {
		c := line[i]
		if startsComment(line, i) {
			return strings.TrimRight(b.String(), " \t"), true
		}
		if c == '"' || c == '`' || c == '\'' && (i == 0 || !wordByte(line[i-1])) {
			if end := closing(line, i); end > 0 {
				b.WriteByte(c)
				b.WriteByte(c)
				i = end + 1
				continue
			}
		}
		b.WriteByte(c)
		i++
	}
	return strings.TrimRight(b.String(), " \t"), false
}

// closing returns the index of the quote that closes the one at open, or 0. A single quote before a letter is an
// apostrophe and closes nothing.
func closing(line string, open int) int {
	q := line[open]
	for i := open + 1; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] == q && (q != '\'' || i+1 == len(line) || !wordByte(line[i+1])):
			return i
		}
	}
	return 0
}

// startsComment reports whether a comment begins at i. Signs that prose uses too ("--", "#") count only where prose
// would not have them.
func startsComment(line string, i int) bool {
	rest := line[i:]
	edge := i == 0 || line[i-1] == ' ' || line[i-1] == '\t'
	switch line[i] {
	case '/':
		return edge && strings.HasPrefix(rest, "//") || i == 0 && strings.HasPrefix(rest, "/*") ||
			i > 0 && edge && strings.HasPrefix(rest, "/*") && strings.HasSuffix(line, "*/") ||
			i > 0 && (line[i-1] == ';' || line[i-1] == '{') && strings.HasPrefix(rest, "//")
	case '#':
		return i == 0 && (strings.HasPrefix(rest, "# ") || strings.HasPrefix(rest, "#!")) ||
			i > 0 && edge && strings.HasPrefix(rest, "# ")
	case '-':
		return i == 0 && strings.HasPrefix(rest, "-- ") ||
			i > 0 && line[i-1] != ' ' && strings.HasPrefix(rest, "-- ") ||
			i > 1 && edge && strings.HasPrefix(rest, "-- ") && strings.ContainsAny(line[i-2:i-1], ";,()")
	case '<':
		return i == 0 && strings.HasPrefix(rest, "<!--")
	case '*':
		return i == 0 && strings.HasPrefix(rest, "*/")
	}
	return false
}

func wordByte(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}
