package rst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// embedded matches a text with its target: "text <target>".
var embedded = pattern.New(`^((?s:.*?))(?:\s+|^)<([^<>]+)>$`)

// phrase reads the link with the text between start and end, which stands at from to to.
func (r *inliner) phrase(start, end, from, to int, nameless bool) {
	text := r.text[start:end]
	link := &ast.Link{Loc: r.At(from, to)}
	m := embedded.FindStringSubmatchIndex(text)
	if m == nil && r.linked {
		r.Put(r.within(start, end)...)
		return
	}
	if m == nil {
		link.Inlines = r.withinLink(start, end)
		if nameless {
			r.targets.leadNameless(waiting{link: link})
		} else {
			r.targets.lead(link, "`"+unescape(text)+"`_")
		}
		r.Put(link)
		return
	}
	words := strings.Fields(text[m[4]:m[5]])
	goal := unescapeURL(strings.Join(words, ""))
	if isName(goal) {
		goal = unescapeURL(strings.Join(words, " "))
	}
	if link.Inlines = r.withinLink(start, start+m[3]); len(link.Inlines) > 0 {
		r.blankText(start+m[3], end)
	} else {
		link.Inlines = []ast.Inline{&ast.Text{Loc: link.Loc, Value: markup.Printable(strings.TrimSuffix(goal, "\x00"))}}
	}
	if name := ast.PlainText(link.Inlines); !nameless && name != "" {
		r.targets.set(name, &target{url: goal})
	}
	if !r.linked {
		r.targets.lead(link, goal)
	}
	r.putLink(link)
}

// word reads the link that a word is whose underscore is at i: "Python_", "here__".
func (r *inliner) word(i, from, to int) int {
	width := 1
	if strings.HasPrefix(r.text[i:to], "__") {
		width = 2
	}
	start := i
	for start > max(r.plain, from) {
		c, size := utf8.DecodeLastRuneInString(r.text[:start])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-._+:", c) {
			break
		}
		start -= size
	}
	// A name begins and ends with a letter or a digit.
	name := strings.TrimLeft(r.text[start:i], "-._+:")
	start = i - len(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	if name == "" || len(r.Open()) < len(name) || !r.closes(i+width, to) ||
		!unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return 0
	}
	if start > from {
		if before, _ := utf8.DecodeLastRuneInString(r.text[from:start]); !opensAfter(before) || start == r.plain &&
			before == '\\' {
			return 0
		}
	}
	r.Cut(len(name))
	link := &ast.Link{Loc: r.At(start, i+width)}
	link.Inlines = []ast.Inline{&ast.Text{Loc: r.At(start, i), Value: markup.Printable(name)}}
	if w := (waiting{link: link, to: name + "_", word: r.text[start : i+width]}); width == 2 {
		r.targets.leadNameless(w)
	} else {
		r.targets.wait(w)
	}
	r.Put(link)
	return i + width
}

// target reads a target within the text, which stays text.
func (r *inliner) target(i, from, to int) int {
	if !r.opens(i, 2, from, to) {
		return 0
	}
	end := r.find("`", i+2, to, func(after int) bool { return r.closes(after, to) })
	if end < 0 {
		return 0
	}
	in := r.within(i+2, end)
	r.targets.here(ast.PlainText(in))
	r.Put(in...)
	return end + 1
}

// footnote reads a reference to a footnote or a citation.
func (r *inliner) footnote(i, from, to int) int {
	const longest = 100
	rest := r.text[i:min(to, i+longest)]
	end := strings.Index(rest, "]_")
	if end < 2 || !r.closes(i+end+2, to) || !noteLabel.MatchString(rest[1:end]) {
		return 0
	}
	known := r.notes.defined[strings.ToLower(rest[1:end])] != ""
	if i > from && r.text[i-1] != ' ' && !r.opens(i, 1, from, to) && !known {
		return 0
	}
	next := i + end + 2
	at := r.At(i, next)
	if ref := r.notes.reference(rest[1:end], at.At); ref != nil {
		r.blankText(i, next)
		if strings.HasSuffix(r.Open(), " ") { // which the format needs there, and print does not
			r.Cut(1)
		}
		r.Put(ref)
	} else {
		r.Add(rest[:end+1], i, next)
	}
	return next
}

// substitution reads what is between bars.
func (r *inliner) substitution(i, from, to int) int {
	if !r.opens(i, 1, from, to) {
		return 0
	}
	end := r.find("|", i+1, to, func(after int) bool {
		return r.closes(after, to) || r.text[after] == '_'
	})
	if end < 0 {
		return 0
	}
	next := end + 1
	name := strings.Join(strings.Fields(r.text[i+1:end]), " ")
	at := r.At(i, next)
	in := r.substituted(name, at)
	switch {
	case len(in) > 0:
		r.blankText(i, next)
	case strings.ContainsAny(name, " ") || !isWordly(name):
		return 0 // bars around words are text
	default:
		r.found.Report(diag.New(diag.LeftOut, at.At, "|%s| is not defined in the file; its name is printed", name))
		in = []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(name)}}
	}
	if rest := r.text[next:to]; strings.HasPrefix(rest, "_") {
		link := &ast.Link{Loc: at, Inlines: in}
		if strings.HasPrefix(rest, "__") {
			next++
			r.targets.leadNameless(waiting{link: link})
		} else {
			r.targets.lead(link, "`"+name+"`_")
		}
		next++
		r.putLink(link)
		return next
	}
	r.Put(in...)
	return next
}

// isWordly reports whether a text is a name: letters, digits and what connects them.
func isWordly(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-._+:", c)
	})
}

// address matches an address of the web.
var address = pattern.New(`^(?:https?|ftp)://[^\s<>"` + "`" + `]+|^mailto:[^\s<>"` + "`" + `]+@[^\s<>"` + "`" + `]+`)

// url reads an address that stands in the text.
func (r *inliner) url(i, from, to int) int {
	rest := r.text[i:to]
	if !strings.HasPrefix(rest, "http") && !strings.HasPrefix(rest, "ftp://") && !strings.HasPrefix(rest, "mailto:") {
		return 0
	}
	if i > from {
		if before, _ := utf8.DecodeLastRuneInString(r.text[from:i]); !opensAfter(before) {
			return 0
		}
	}
	m := address.FindString(rest)
	if m == "" {
		return 0
	}
	// Punctuation at the end belongs to the sentence, and so does a bracket that the address does not open.
	for {
		short := strings.TrimRight(m, ".,:;!?'*\\|_")
		if strings.HasSuffix(short, ")") && strings.Count(short, "(") < strings.Count(short, ")") ||
			strings.HasSuffix(short, "]") && !strings.Contains(short, "[") || strings.HasSuffix(short, "}") {
			short = short[:len(short)-1]
		}
		if short == m {
			break
		}
		m = short
	}
	if strings.HasSuffix(m, "/") && strings.HasSuffix(m, "//") {
		return 0
	}
	at := r.At(i, i+len(m))
	url := unescape(m)
	r.Put(&ast.Link{Loc: at, URL: url, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(url)}}})
	return i + len(m)
}

var (
	mailName = pattern.New(`[A-Za-z0-9][A-Za-z0-9._+-]*$`)
	mailHost = pattern.New(`^@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)
)

// email reads the address of a person whose sign is at i.
func (r *inliner) email(i, to int) int {
	const longest = 64
	said := r.Open()
	name := mailName.FindString(said[max(0, len(said)-longest):])
	host := mailHost.FindString(r.text[i:min(to, i+longest)])
	start := i - len(name)
	if name == "" || host == "" || start < r.plain {
		return 0
	}
	r.Cut(len(name))
	next := i + len(host)
	at := r.At(start, next)
	r.Put(&ast.Link{Loc: at, URL: "mailto:" + name + host,
		Inlines: []ast.Inline{&ast.Text{Loc: at, Value: name + host}}})
	return next
}
