package site

import (
	"bytes"
	"strings"
)

// farthest bounds the length of a tag, a shortcode or an expression. The longest seen are arrays of data in MDX.
const farthest = 20_000

// angle scans what begins with "<": a tag, a comment, or raw text of HTML.
func (s *scanner) angle() {
	for _, raw := range []Attr{{Name: "<!--", Text: "-->"}, {Name: "<pre", Text: "</pre>"},
		{Name: "<script", Text: "</script>"}, {Name: "<style", Text: "</style>"}} {
		if bytes.HasPrefix(s.src[s.at:], []byte(raw.Name)) {
			if raw.Name == "<pre" && s.page.MDX { // in MDX, Markdown
				break
			}
			if s.skipPast(raw.Name, raw.Text) {
				return
			}
			break
		}
	}
	if s.page.MDX {
		for _, fragment := range []string{"<>", "</>"} {
			if bytes.HasPrefix(s.src[s.at:], []byte(fragment)) {
				end := s.at + len(fragment)
				s.add(&Mark{Form: Comment, Void: true, Part: Part{s.at, end}})
				s.at = end
				return
			}
		}
	}
	m, ok := s.tag(s.at)
	if !ok {
		s.at++
		return
	}
	s.at = m.End
	if isHTML(m.Name) && !s.wanted(m) {
		return
	}
	switch {
	case m.Closing:
		s.pair(m, func(o *Mark) bool { return o.Form == Tag && o.Name == m.Name })
		s.add(m)
	case m.Void:
		s.add(m)
	default:
		s.begin(m)
		s.relate(m)
		if m.Role() == Code || m.Role() == Aside {
			s.raw(m, "</"+m.Name+">")
		}
	}
}

// wanted reports whether a tag of HTML is read here: in MDX those that hold blocks, whose content is indented, and
// those whose attributes only MDX can have; elsewhere only the callouts of Notion.
func (s *scanner) wanted(m *Mark) bool {
	if m.Name == "aside" {
		return true
	}
	if !s.page.MDX {
		return false
	}
	if m.Closing || wraps(m.Name) {
		return wraps(m.Name)
	}
	for _, a := range m.Attr {
		if a.Start > 0 && (a.Name == "" || s.src[a.Start-1] == '{') {
			return true
		}
	}
	return false
}

// relate records in the folds around m that they hold a fold, or a title.
func (s *scanner) relate(m *Mark) {
	role := m.Role()
	if role != Fold && role != Title {
		return
	}
	for up := m.parent; up != nil; up = up.parent {
		if role == Fold {
			up.folds = true
			continue
		}
		if up.Role() == Fold {
			up.titled = true
			return
		}
	}
}

// raw ends m at the next text end; nothing between is a mark.
func (s *scanner) raw(m *Mark, end string) {
	i := bytes.Index(s.src[s.at:], []byte(end))
	if i < 0 {
		return
	}
	s.at += i
	if close, ok := s.tag(s.at); ok {
		s.at = close.End
		s.pair(close, func(o *Mark) bool { return o == m })
		s.add(close)
	}
}

// tag parses the tag at an offset.
func (s *scanner) tag(start int) (*Mark, bool) {
	if s.budget <= 0 {
		return nil, false
	}
	m := &Mark{Form: Tag, Part: Part{start, start}}
	r := &reader{src: s.src[:min(len(s.src), start+farthest)], at: start + 1}
	m.Closing = r.eat('/')
	if m.Name = r.name(); m.Name == "" || m.Name[0] >= '0' && m.Name[0] <= '9' {
		return nil, false
	}
	for r.at < len(r.src) {
		spaced := r.spaces()
		switch {
		case r.eat('>'):
			m.End = r.at
			return m, true
		case bytes.HasPrefix(r.src[r.at:], []byte("/>")):
			r.at += 2
			m.End, m.Void = r.at, true
			return m, true
		case !spaced || m.Closing:
			return nil, false
		}
		a, ok := r.attr()
		if !ok {
			s.budget -= r.at - start
			return nil, false
		}
		m.Attr = append(m.Attr, a)
	}
	s.budget -= r.at - start
	return nil, false
}

// A reader reads the parts of a tag.
type reader struct {
	src []byte
	at  int
}

func (r *reader) eat(c byte) bool {
	if r.at < len(r.src) && r.src[r.at] == c {
		r.at++
		return true
	}
	return false
}

// spaces skips white space and reports whether there was some. A blank line ends a tag, as it ends a paragraph.
func (r *reader) spaces() bool {
	start := r.at
	for r.at < len(r.src) && strings.IndexByte(" \t\n", r.src[r.at]) >= 0 {
		r.at++
	}
	if bytes.Count(r.src[start:r.at], []byte("\n")) > 1 {
		r.at = len(r.src)
	}
	return r.at > start
}

// name returns the name at the position of r.
func (r *reader) name() string {
	start := r.at
	for r.at < len(r.src) {
		c := r.src[r.at]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' ||
			r.at > start && (c >= '0' && c <= '9' || c == '-' || c == '.') {
			r.at++
			continue
		}
		break
	}
	return string(r.src[start:r.at])
}

// attr returns the attribute at the position of r.
func (r *reader) attr() (Attr, bool) {
	if r.at < len(r.src) && r.src[r.at] == '{' { // {...props}, {/* comment */}
		end, ok := balanced(r.src, r.at)
		a := Attr{Text: string(r.src[r.at:end]), Part: Part{r.at, end}}
		r.at = end
		return a, ok
	}
	start := r.at
	for r.at < len(r.src) && bytes.IndexByte([]byte(" \t\n=<>/\"'{}`"), r.src[r.at]) < 0 {
		r.at++
	}
	a := Attr{Name: string(r.src[start:r.at]), Part: Part{r.at, r.at}}
	if a.Name == "" {
		return a, false
	}
	if !r.eat('=') {
		return a, true
	}
	if r.at >= len(r.src) {
		return a, false
	}
	switch c := r.src[r.at]; c {
	case '"', '\'':
		end := bytes.IndexByte(r.src[r.at+1:], c)
		if end < 0 {
			r.at = len(r.src)
			return a, false
		}
		a.Part = Part{r.at + 1, r.at + 1 + end}
		r.at = a.End + 1
	case '{':
		end, ok := balanced(r.src, r.at)
		if !ok {
			r.at = end
			return a, false
		}
		a.Part = inner(r.src, Part{r.at + 1, end - 1})
		r.at = end
	default:
		from := r.at
		for r.at < len(r.src) && bytes.IndexByte([]byte(" \t\n<>\"'`="), r.src[r.at]) < 0 {
			r.at++
		}
		if r.src[r.at-1] == '/' && r.at < len(r.src) && r.src[r.at] == '>' {
			r.at--
		}
		a.Part = Part{from, r.at}
		if from == r.at {
			return a, false
		}
	}
	a.Text = string(r.src[a.Start:a.End])
	return a, true
}

// inner returns what stands within an expression: within its quotes, if it is a text, or within its fragment.
func inner(src []byte, p Part) Part {
	for p.Start < p.End && strings.IndexByte(" \t\n", src[p.Start]) >= 0 {
		p.Start++
	}
	for p.Start < p.End && strings.IndexByte(" \t\n", src[p.End-1]) >= 0 {
		p.End--
	}
	text := src[p.Start:p.End]
	if bytes.HasPrefix(text, []byte("<>")) && bytes.HasSuffix(text, []byte("</>")) && len(text) >= 5 {
		return inner(src, Part{p.Start + 2, p.End - 3})
	}
	if n := len(text); n >= 2 && strings.IndexByte("\"'`", text[0]) >= 0 && text[n-1] == text[0] &&
		bytes.IndexByte(text[1:n-1], text[0]) < 0 {
		return Part{p.Start + 1, p.End - 1}
	}
	return p
}

// balanced returns the offset after the bracket that closes the brace at start, past strings and comments.
func balanced(src []byte, start int) (int, bool) {
	depth := 0
	src = src[:min(len(src), start+farthest)]
	for i := start; i < len(src); i++ {
		switch c := src[i]; c {
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			if depth--; depth == 0 {
				return i + 1, c == '}'
			}
		case '"', '\'', '`':
			end := i + 1
			for end < len(src) && src[end] != c && (c == '`' || src[end] != '\n') {
				if src[end] == '\\' {
					end++
				}
				end++
			}
			if end < len(src) && src[end] == c {
				i = end
			}
		case '/':
			if bytes.HasPrefix(src[i:], []byte("/*")) {
				end := bytes.Index(src[i:], []byte("*/"))
				if end < 0 {
					return len(src), false
				}
				i += end + 1
			}
		}
	}
	return len(src), false
}
