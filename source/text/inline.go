package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/tex"
)

// schemes are the URL schemes that become links.
var schemes = []string{"https://", "http://", "ftp://", "mailto:"}

// inlines returns the text of l with its URLs as links and its backticked words as code.
func (f file) inlines(l line) []ast.Inline {
	s := &scanner{file: f.name, line: l.num, col: l.col, src: l.text}
	for i := 0; i < len(s.src); {
		switch {
		case s.src[i] == '`':
			i = s.code(i)
		case s.src[i] == '$' || s.src[i] == '\\':
			i = s.formula(i)
		case s.urlAt(i):
			i = s.url(i)
		default:
			i++
		}
	}
	s.flush(len(s.src))
	return s.out
}

// A scanner splits a line into inlines. It only moves forward, so that columns are counted once.
type scanner struct {
	file string
	line int
	col  int // of done
	src  string
	done int // bytes that are in out
	out  []ast.Inline
}

// take moves past the bytes up to end and returns their span.
func (s *scanner) take(end int) diag.Span {
	from := diag.Pos{Line: s.line, Col: s.col}
	s.col += utf8.RuneCountInString(s.src[s.done:end])
	s.done = end
	return diag.Span{File: s.file, Start: from, End: diag.Pos{Line: s.line, Col: s.col}}
}

// flush adds the bytes up to end as text.
func (s *scanner) flush(end int) {
	if end <= s.done {
		return
	}
	raw := s.src[s.done:end]
	at := s.take(end)
	if v := clean(raw); v != "" {
		s.out = append(s.out, &ast.Text{Loc: ast.At(at), Value: v})
	}
}

// clean returns raw with each run of white space as one space and control characters as U+FFFD.
func clean(raw string) string {
	if isClean(raw) {
		return raw
	}
	var b strings.Builder
	b.Grow(len(raw))
	space := false
	for _, r := range raw {
		switch {
		case r == ' ' || r == '\t' || r == '\v' || r == '\f' || r == '\r' || r == '\u2028' || r == '\u2029':
			if space {
				continue
			}
			r = ' '
		case unicode.IsControl(r):
			r = unicode.ReplacementChar
		}
		space = r == ' '
		b.WriteRune(r)
	}
	return b.String()
}

// isClean reports whether a text has single spaces and no control characters, as nearly every line.
func isClean(raw string) bool {
	last := rune(0)
	for _, r := range raw {
		switch {
		case r == ' ' && last == ' ', r == '\u2028', r == '\u2029', r == utf8.RuneError, unicode.IsControl(r):
			return false
		}
		last = r
	}
	return true
}

// formula adds the formula at i, if there is one, and returns the index to continue from.
func (s *scanner) formula(i int) int {
	f, ok := tex.At(s.src, i)
	if !ok {
		return max(tex.Past(s.src, i), tex.Regexp(s.src, i))
	}
	s.flush(f.Start)
	s.out = append(s.out, &ast.Math{Loc: ast.At(s.take(f.End)), TeX: f.TeX, Display: f.Display})
	return f.End
}

// code adds the backticked word at i as code, if there is one, and returns the index to continue from. A word between a
// backtick and an apostrophe (`this') is an old-style quotation.
func (s *scanner) code(i int) int {
	n := 0
	for i+n < len(s.src) && s.src[i+n] == '`' {
		n++
	}
	from := i + n
	if i > 0 && letterBefore(s.src[:i]) {
		return from
	}
	const farthest = 400 // bytes between two backticks; longer text is not inline code
	rest := s.src[from:min(len(s.src), from+farthest)]
	j := strings.Index(rest, strings.Repeat("`", n))
	if j <= 0 {
		return from
	}
	word, end := rest[:j], from+j+n
	if strings.TrimSpace(word) != word || end < len(s.src) && (s.src[end] == '`' || letterAfter(s.src[end:])) ||
		quoted(word) {
		return from
	}
	s.flush(i)
	s.out = append(s.out, &ast.Code{Loc: ast.At(s.take(end)), Value: clean(word)})
	return end
}

// quoted reports whether word contains the end of an old-style quotation: more apostrophes close than open.
func quoted(word string) bool {
	i := strings.IndexByte(word, '\'')
	return i > 0 && strings.Count(word, "'")%2 == 1 && (i+1 == len(word) || !letterAfter(word[i+1:]))
}

func letterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func letterAfter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// urlAt reports whether a URL begins at i.
func (s *scanner) urlAt(i int) bool {
	if c := s.src[i] | 0x20; c != 'h' && c != 'f' && c != 'm' || i > 0 && letterBefore(s.src[:i]) {
		return false
	}
	for _, p := range schemes {
		if len(s.src) > i+len(p) && strings.EqualFold(s.src[i:i+len(p)], p) {
			return letterAfter(s.src[i+len(p):]) || s.src[i+len(p)] == '['
		}
	}
	return false
}

// url adds the URL at i as a link and returns the index after it.
func (s *scanner) url(i int) int {
	end := i
	for end < len(s.src) {
		r, n := utf8.DecodeRuneInString(s.src[end:])
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\"`“”|{}\\^", r) {
			break
		}
		end += n
	}
	end = i + len(trimURL(s.src[i:end]))
	s.flush(i)
	at := s.take(end)
	u := s.src[i:end]
	text := &ast.Text{Loc: ast.At(at), Value: u}
	s.out = append(s.out, &ast.Link{Loc: ast.At(at), URL: u, Inlines: []ast.Inline{text}})
	return end
}

// trimURL returns u without the punctuation of the sentence around it. A closing parenthesis stays if the URL opens
// one.
func trimURL(u string) string {
	open := strings.Count(u, "(") - strings.Count(u, ")")
	for u != "" {
		r, n := utf8.DecodeLastRuneInString(u)
		switch {
		case strings.ContainsRune(".,;:!?'’*_…。，、", r) || r == ']':
		case r == ')' && open < 0:
			open++
		default:
			return u
		}
		u = u[:len(u)-n]
	}
	return u
}
