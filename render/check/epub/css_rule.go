package epub

import "strings"

// statement ends a declaration, or a rule without a block.
func (r *cssReader) statement(end int) {
	s := strings.TrimSpace(string(r.buf))
	r.buf = r.buf[:0]
	if r.parens != 0 {
		r.report(ruleCSSSyntax, r.start, "parentheses are not balanced")
		r.parens = 0
	}
	if s == "" {
		return
	}
	if n := len(r.blocks); n > 0 && !r.blocks[n-1].nests {
		r.declaration(&r.blocks[n-1], s)
		return
	}
	if !strings.HasPrefix(s, "@") || end < r.start {
		r.report(ruleCSSSyntax, r.start, "%s is no rule", quote(s))
		return
	}
	rest, ok := cutFold(s, "@import")
	if !ok {
		return
	}
	if rest = strings.TrimSpace(rest); rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		r.ref(strings.Trim(rest[:cssString(rest)], `"'`))
		return
	}
	r.urls(rest)
}

// declaration checks a property and its value.
func (r *cssReader) declaration(b *cssBlock, s string) {
	name, value, ok := strings.Cut(s, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	if !ok || name == "" || strings.ContainsAny(name, " \t\r\n") {
		r.report(ruleCSSSyntax, r.start, "%s is no declaration", quote(s))
		return
	}
	r.urls(value)
	switch low := strings.ToLower(strings.TrimSpace(value)); {
	case name == "src":
		b.src = true
	case name == "position" && strings.HasPrefix(low, "fixed"):
		r.report(ruleCSSProperty, r.start, "position: fixed has no meaning on pages")
	case name == "direction", name == "unicode-bidi":
		// EPUB 3.3, CSS requirements: they must not be used.
		r.report(ruleCSSProperty, r.start, "the property %s belongs into attributes", name)
	case b.paper && (name == "color" || name == "background" || strings.HasPrefix(name, "background-")):
		r.report(ruleCSSPaper, r.start, "%s of %s is the reader's to choose", name, quote(b.prelude))
	}
}

// urls notes what a value refers to.
func (r *cssReader) urls(value string) {
	for {
		i := strings.IndexByte(value, '(')
		if i < 0 {
			return
		}
		name := value[:i]
		value = strings.TrimSpace(value[i+1:])
		if len(name) < 3 || !strings.EqualFold(name[len(name)-3:], "url") {
			continue
		}
		n := strings.IndexByte(value, ')')
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			n = cssString(value)
		}
		if n < 0 {
			return
		}
		r.ref(strings.Trim(strings.TrimSpace(value[:n]), `"'`))
		value = value[n:]
	}
}

func (r *cssReader) ref(href string) {
	off := r.start
	if r.base > 0 {
		off = r.base
	}
	r.c.refs = append(r.c.refs, ref{from: r.f, kind: styleRef, href: href, id: r.id, off: off})
}

// aboutPaper tells whether one of the selectors is for html or body.
func aboutPaper(selectors string) bool {
	for s := range strings.SplitSeq(strings.ToLower(selectors), ",") {
		words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '>' || r == '+' || r == '~' })
		if len(words) == 0 {
			continue
		}
		subject := words[len(words)-1]
		name := subject
		if i := strings.IndexAny(name, ".:#["); i >= 0 {
			name = name[:i]
		}
		if name == "html" || name == "body" || name == "*" || strings.HasPrefix(subject, ":root") {
			return true
		}
	}
	return false
}

// cutFold cuts a prefix whose case does not matter.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
