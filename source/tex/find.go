package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/writing"
)

// Found is a formula within text. Its source, delimiters included, is text[Start:End].
type Found struct {
	Start, End int
	TeX        string // without delimiters, as normalized by [Normal]
	Display    bool   // meant to stand on lines of its own
}

// Find returns the first formula of text at or after from. Delimiters are $…$, $$…$$, $`…`$, \(…\) and \[…\], and
// those of an environment that stands alone, such as \begin{align}…\end{align}.
//
// A dollar sign is money, a variable or a prompt more often than a delimiter. Single dollars therefore must stand as
// GitHub requires (no letter or digit outside them, no space inside), and the text between them must look like a
// formula, see [formula]. Letters of scripts without spaces between words may stand next to them, as in 点$d$在.
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
		if text[at] == '\\' && at+1 < len(text) && !strings.ContainsRune("([b", rune(text[at+1])) {
			at++ // an escaped character opens nothing
		}
		at = max(Past(text, at), Regexp(text, at))
	}
}

// Past returns the offset at which to resume the search after a delimiter at at that opened no formula. A run of dollar
// signs is skipped as a unit.
func Past(text string, at int) int {
	for at++; at < len(text) && text[at] == '$' && text[at-1] == '$'; at++ {
	}
	return at
}

// Environment returns the name of the environment of formulas that begins at byte at of text; "" if none does.
func Environment(text string, at int) string {
	rest, ok := strings.CutPrefix(text[at:], `\begin{`)
	if !ok {
		return ""
	}
	rest = rest[:min(len(rest), len("displaymath*}"))]
	name, _, ok := strings.Cut(rest, "}")
	if !ok {
		return ""
	}
	switch strings.TrimSuffix(name, "*") {
	case "equation", "align", "alignat", "flalign", "gather", "multline", "eqnarray", "displaymath":
		return name
	}
	return ""
}

// At returns the formula that begins at byte at of text, if there is one.
func At(text string, at int) (Found, bool) {
	if name := Environment(text, at); name != "" {
		open, end := `\begin{`+name+"}", `\end{`+name+"}"
		n := closing(text[at+len(open):], end)
		if n < 0 {
			return Found{}, false
		}
		stop := at + len(open) + n + len(end)
		f := Found{Start: at, End: stop, TeX: Normal(text[at:stop]), Display: true}
		return f, f.TeX != ""
	}
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
		source := f.TeX
		f.TeX = Normal(source)
		return f, f.TeX != "" && (m.open != "$" && m.open[0] != '\\' || !isRegexp(source))
	}
	return Found{}, false
}

// Regexp returns the end of the text at byte at that stands between the delimiters of a formula but is part of a
// regular expression, as in :s/a$/\(^b\)$/; 0 if there is none. Such text is shown as it is written.
func Regexp(text string, at int) int {
	for _, m := range [][2]string{{"$", "$"}, {`\[`, `\]`}, {`\(`, `\)`}} {
		if !strings.HasPrefix(text[at:], m[0]) || strings.HasPrefix(text[at:], "$$") {
			continue
		}
		start := at + len(m[0])
		if n := closing(text[start:], m[1]); n >= 0 && isRegexp(text[start:start+n]) {
			return start + n + len(m[1])
		}
	}
	return 0
}

// regexpSign matches what regular expressions have and formulas lack, or have only where they can be parsed: classes
// (\d), escaped dots and bars, groups that are repeated by number (\1), a caret at the beginning of a group or a
// class, and repetition of any character.
var regexpSign = pattern.New(`\\[dDwWsStnb](?:[^A-Za-z]|$)|\\[.|1-9(]|[\[(|]\^|^\^|\.[*+]`)

// isRegexp reports whether the source of a formula is part of a regular expression: it has a sign of one, and cannot be
// parsed.
func isRegexp(source string) bool {
	if !regexpSign.MatchString(source) {
		return false
	}
	_, err := Parse(Normal(source))
	return err != nil
}

// Normal returns the source of a formula as trees hold it: on one line, without comments, control characters and the
// spaces of no width that some editors set before a closing delimiter.
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
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\u200b\ufeff\ufffd", r)
	}), " ")
}

// Longest is the maximum length of a formula in bytes, without its delimiters: many times that of the longest that
// people write. It bounds the cost of a delimiter that opens nothing in a long text.
const Longest = 4000

// closing returns the offset of the delimiter that ends a formula, which must stand in the same paragraph; -1 if there
// is none.
func closing(text, end string) int {
	text = text[:min(len(text), Longest)]
	if !strings.Contains(text, end) { // a quick check first
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

// stands reports whether the delimiters of f are placed like those of a formula, and the text between them looks like
// one.
func stands(text string, f Found, open string) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:f.Start])
	after, _ := utf8.DecodeRuneInString(text[f.End:])
	switch open {
	case "$$", "$`":
		return true
	case `\(`, `\[`: // in Markdown these are also escaped brackets
		return balanced(f.TeX) && !strings.ContainsAny(f.TeX, "`<") && !strings.Contains(f.TeX, "](") && marked(f.TeX)
	}
	first, _ := utf8.DecodeRuneInString(f.TeX)
	last, _ := utf8.DecodeLastRuneInString(f.TeX)
	switch {
	case f.Start > 0 && (wordly(before) || before == '$' || before == '\\'),
		f.End < len(text) && (wordly(after) || strings.ContainsRune("$_{(", after)),
		unicode.IsSpace(first), unicode.IsSpace(last), last == '\\':
		return false
	case writing.Running(before) || writing.Running(after):
		return formula(f.TeX) && !sentence(f.TeX)
	}
	return formula(f.TeX)
}

// marked reports whether text has a command, or a script on a letter, a digit or a closing bracket.
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

// wordly reports whether a dollar sign next to r is part of a word, a name or an amount.
func wordly(r rune) bool { return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !writing.Running(r) }

// sentence reports whether text between dollars without spaces around them is part of a sentence, as in 从$5到10$的 and
// $a、$是: it has letters of a script without spaces, or ends in its punctuation, and no sign that only formulas have. A
// caret or an underscore is none where both are: $匹配结尾；^a$的.
func sentence(text string) bool {
	stop := func(r rune) bool { return r >= '、' && unicode.IsPunct(r) }
	letters := strings.ContainsFunc(text, writing.Running)
	switch {
	case strings.ContainsAny(text, `\=`):
		return false
	case strings.ContainsAny(text, "^_"):
		return letters && strings.ContainsFunc(text, stop)
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return letters || stop(last)
}

// formula reports whether text between two dollars is a formula: its braces balance, and it has a command, an exponent,
// or no word of three letters that is not a function name. An index must belong to a single letter: $user_id$ is not a
// formula.
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

// letters returns how many bytes of ASCII letters text begins with.
func letters(text string) int {
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return i
		}
	}
	return len(text)
}

// balanced reports whether the braces of text match.
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
