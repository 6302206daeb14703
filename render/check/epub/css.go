package epub

import "strings"

// A cssReader goes through a style sheet once, by the parts of CSS Syntax Module Level 3 that matter: comments,
// strings, blocks and declarations.
type cssReader struct {
	c      *checker
	f      *file
	base   int // offset of the style element; 0 for a file
	id     string
	buf    []byte // the rule or declaration so far, without comments
	start  int    // where it begins
	parens int
	blocks []cssBlock
}

// A cssBlock is what stands between two braces.
type cssBlock struct {
	prelude string // what stands before it
	off     int
	nests   bool // it holds rules, not declarations
	paper   bool // it is about html or body
	src     bool // of a font face
}

// css checks a style sheet, which is a file or the text of a style element.
func (c *checker) css(f *file, text string, base int, id string) {
	r := &cssReader{c: c, f: f, base: base, id: id}
	if base == 0 && strings.Contains(text, "\x00") {
		r.report(ruleCSSSyntax, strings.IndexByte(text, 0), "there is a NUL")
	}
	for i := 0; i < len(text); {
		n := r.take(text[i:], i)
		if n == 0 {
			return
		}
		i += n
	}
	r.statement(len(text))
	for _, b := range r.blocks {
		r.report(ruleCSSSyntax, b.off, "the block of %s is not ended", quote(b.prelude))
	}
}

// report notes a finding at an offset of the style sheet.
func (r *cssReader) report(rule string, off int, format string, args ...any) {
	if r.base > 0 {
		off = r.base // its text is not that of the file once references are resolved
	}
	r.c.report(rule, &r.f.source, off, r.id, format, args...)
}

// take reads one piece of the style sheet and gives its length; 0 to give up.
func (r *cssReader) take(s string, at int) int {
	switch ch := s[0]; {
	case strings.HasPrefix(s, "/*"):
		n := strings.Index(s[2:], "*/")
		if n < 0 {
			r.report(ruleCSSSyntax, at, "a comment is not ended")
			return 0
		}
		return n + 4
	case ch == '"' || ch == '\'':
		n := cssString(s)
		if n == 0 {
			r.report(ruleCSSSyntax, at, "a string is not ended")
			return 0
		}
		return r.keep(s[:n], at)
	case ch == '\\':
		return r.keep(s[:min(2, len(s))], at)
	case ch == '(':
		if len(r.buf) >= 3 && strings.EqualFold(string(r.buf[len(r.buf)-3:]), "url") {
			if rest := strings.TrimLeft(s[1:], " \t\r\n"); rest != "" && rest[0] != '"' && rest[0] != '\'' {
				n := strings.IndexByte(s, ')') // what stands before it is no CSS
				if n < 0 {
					r.report(ruleCSSSyntax, at, "a url is not ended")
					return 0
				}
				return r.keep(s[:n+1], at)
			}
		}
		r.parens++
		return r.keep(s[:1], at)
	case ch == ')':
		r.parens--
		return r.keep(s[:1], at)
	case r.parens > 0:
		return r.keep(s[:1], at)
	case ch == '{':
		r.open(at)
		return 1
	case ch == '}':
		r.statement(at)
		if len(r.blocks) == 0 {
			r.report(ruleCSSSyntax, at, "a brace ends nothing")
			return 1
		}
		r.shut()
		return 1
	case ch == ';':
		r.statement(at)
		return 1
	case isSpace(ch) && len(r.buf) == 0:
		return 1
	default:
		return r.keep(s[:1], at)
	}
}

func (r *cssReader) keep(s string, at int) int {
	if len(r.buf) == 0 {
		r.start = at
	}
	r.buf = append(r.buf, s...)
	return len(s)
}

// cssString gives the length of the string that s begins with, 0 if it does not end on its line.
func cssString(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			return i + 1
		case '\\':
			i++
		case '\n':
			return 0
		}
	}
	return 0
}

// open begins a block.
func (r *cssReader) open(at int) {
	b := cssBlock{prelude: oneLine(string(r.buf)), off: at}
	if len(r.buf) > 0 {
		b.off = r.start
	}
	r.buf = r.buf[:0]
	name, _, _ := strings.Cut(strings.ToLower(b.prelude), " ")
	switch {
	case name == "@media", name == "@supports", name == "@layer", strings.HasSuffix(name, "keyframes"):
		b.nests = true
	case !strings.HasPrefix(name, "@"):
		b.paper = aboutPaper(b.prelude)
	}
	if n := len(r.blocks); b.prelude == "" || n > 0 && !r.blocks[n-1].nests {
		r.report(ruleCSSSyntax, b.off, "a block stands where a declaration should")
	}
	r.blocks = append(r.blocks, b)
}

// shut ends a block.
func (r *cssReader) shut() {
	b := r.blocks[len(r.blocks)-1]
	r.blocks = r.blocks[:len(r.blocks)-1]
	if strings.EqualFold(b.prelude, "@font-face") && !b.src {
		r.report(ruleCSSSyntax, b.off, "a font face has no src")
	}
}
