package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Found is a formula within text: its source is text[Start:End], marks included, of which TeX is without them.
type Found struct {
	Start, End int
	TeX        string // as trees hold it: in one line
	Display    bool   // meant to stand on lines of its own
}

// Find gives the first formula of text at or after from. Marks are $…$, $$…$$, $`…`$, \(…\) and \[…\].
//
// A dollar is money, a variable or a prompt more often than it is a mark. So it must stand as GitHub asks (no letter or digit before the first
// nor after the second, no space within beside either), and what is between two single dollars must look like a formula, see [formula].
func Find(text string, from int) (Found, bool) {
	for at := from; ; {
		i := strings.IndexAny(text[at:], `$\`)
		if i < 0 {
			return Found{}, false
		}
		at += i
		if f, ok := At(text, at); ok {
			return f, true
		}
		if text[at] == '\\' && at+1 < len(text) && !strings.ContainsRune("([", rune(text[at+1])) {
			at++ // an escaped character opens nothing
		}
		at = Past(text, at)
	}
}

// Past gives where to look on after a mark at a byte that opens nothing: of several dollars that open nothing together none opens alone.
func Past(text string, at int) int {
	for at++; at < len(text) && text[at] == '$' && text[at-1] == '$'; at++ {
	}
	return at
}

// At gives the formula of text that begins at a byte, if one does.
func At(text string, at int) (Found, bool) {
	for _, m := range []struct {
		open, end string
		display   bool
	}{{"$$", "$$", true}, {"$`", "`$", false}, {"$", "$", false}, {`\[`, `\]`, true}, {`\(`, `\)`, false}} {
		if !strings.HasPrefix(text[at:], m.open) {
			continue
		}
		start := at + len(m.open)
		n := closing(text[start:], m.end)
		if n < 0 {
			return Found{}, false
		}
		f := Found{Start: at, End: start + n + len(m.end), TeX: text[start : start+n], Display: m.display}
		if !stands(text, f, m.open) {
			return Found{}, false
		}
		f.TeX = Normal(f.TeX)
		return f, f.TeX != ""
	}
	return Found{}, false
}

// Normal gives the source of a formula as trees hold it: in one line, without control characters. A comment ends where its line did, and is
// left out.
func Normal(source string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		for i := 0; i < len(line); i++ {
			if line[i] == '\\' {
				i++
			} else if line[i] == '%' {
				line = line[:i]
			}
		}
		b.WriteString(line + " ")
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError }), " ")
}

// Longest is how many bytes a formula may have, its marks aside: many times as many as the longest that people write. So a mark that opens nothing
// costs no more in a long text than in a short one.
const Longest = 4000

// closing gives where in text the mark that ends a formula begins: before the paragraph does; -1 for nowhere.
func closing(text, end string) int {
	text = text[:min(len(text), Longest)]
	if !strings.Contains(text, end) { // which is told faster than what follows
		return -1
	}
	line := 0 // start of the line
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], end):
			return i
		case text[i] == '\\':
			i++
		case text[i] == '\n':
			if i > 0 && strings.TrimSpace(text[line:i]) == "" && line > 0 {
				return -1
			}
			line = i + 1
		}
	}
	return -1
}

// stands tells whether the marks of f are where those of a formula stand, and whether what is between looks like one.
func stands(text string, f Found, open string) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:f.Start])
	after, _ := utf8.DecodeRuneInString(text[f.End:])
	switch open {
	case "$$", "$`":
		return true
	case `\(`, `\[`: // in Markdown the escapes of brackets
		return balanced(f.TeX) && !strings.ContainsAny(f.TeX, "`<") && !strings.Contains(f.TeX, "](") && marked(f.TeX)
	}
	first, _ := utf8.DecodeRuneInString(f.TeX)
	last, _ := utf8.DecodeLastRuneInString(f.TeX)
	switch {
	case f.Start > 0 && (wordly(before) || before == '$' || before == '\\'),
		f.End < len(text) && (wordly(after) || strings.ContainsRune("$_{(", after)),
		unicode.IsSpace(first), unicode.IsSpace(last), last == '\\':
		return false
	}
	return formula(f.TeX)
}

// marked tells whether text has a command, or a script on a letter, a digit or what ends in a bracket.
func marked(text string) bool {
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case text[i-1] == '\\' && letters(text[i:]) > 0:
			return true
		case (c == '^' || c == '_') && (letters(text[i-1:]) > 0 || strings.IndexByte("0123456789)]}'", text[i-1]) >= 0):
			return true
		}
	}
	return false
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// formula tells whether text between two dollars is one: it has a command or an exponent, or no word of three letters but the names of functions;
// and what it opens it closes. An index must belong to one letter: $user_id$ is none.
func formula(text string) bool {
	if !balanced(text) || strings.Contains(text, "`") {
		return false
	}
	if strings.ContainsRune(text, '^') {
		return true
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\\' {
			return i+1 < len(text)
		}
		n := letters(text[i:])
		switch {
		case n >= 3 && functions()[text[i:i+n]] == "":
			return false
		case n > 1 && strings.HasPrefix(text[i+n:], "_"):
			return false
		case n == 0 && strings.ContainsRune("@#`\"~", r), i == 0 && (r == '_' || r == '.'):
			return false
		}
		i += max(n, size)
	}
	return true
}

// letters gives how many bytes of ASCII letters text begins with.
func letters(text string) int {
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return i
		}
	}
	return len(text)
}

// balanced tells whether braces of text are closed in order.
func balanced(text string) bool {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}
