package lexer

import (
	"slices"
	"strings"
)

// A token is a token that waits for others.
type token struct {
	kind Kind
	text []rune
}

// within is a language in another one: templates in HTML. The inner lexer reads all, and what it says is of the other
// language is read by the outer one as if nothing stood between.
type within struct{ outer, inner *Language }

func (w within) run(c *call, in input, put put) {
	inserts, others := split(joined(c, w.inner, in))
	if len(inserts) == 0 {
		w.outer.run(c, in, put)
		return
	}
	in.text = others
	rest := joined(c, w.outer, in)
	at := 0 // in all of the text
	var t token
	next := func() {
		t = token{}
		if len(rest) > 0 {
			t, rest = rest[0], rest[1:]
		}
	}
	next()
	for len(t.text) > 0 || len(inserts) > 0 {
		if len(inserts) == 0 || len(t.text) > 0 && inserts[0].at >= at+len(t.text) {
			put(t.kind, t.text)
			at += len(t.text)
			next()
			continue
		}
		i := inserts[0]
		inserts = inserts[1:]
		if len(t.text) > 0 && i.at != at {
			put(t.kind, t.text[:i.at-at])
			t.text = t.text[i.at-at:]
			at = i.at
		}
		for _, own := range i.tokens {
			put(own.kind, own.text)
		}
		at += i.length
		if len(t.text) == 0 {
			next()
		}
	}
}

// An insert is a run of tokens of the inner language.
type insert struct {
	at, length int
	tokens     []token
}

// split returns the runs of tokens of the inner language and the text of the outer one.
func split(tokens []token) (inserts []insert, others []rune) {
	at := 0
	between := true
	for _, t := range tokens {
		switch {
		case t.kind == Other:
			others = append(others, t.text...)
		case between:
			inserts = append(inserts, insert{at: at})
			fallthrough
		default:
			i := &inserts[len(inserts)-1]
			i.tokens = append(i.tokens, t)
			i.length += len(t.text)
		}
		between = t.kind == Other
		at += len(t.text)
	}
	return inserts, others
}

// joined returns the tokens of a text, neighbours of one kind as one.
func joined(c *call, l *Language, in input) (out []token) {
	l.run(c, in, func(k Kind, value []rune) {
		if len(value) == 0 {
			return
		}
		if n := len(out); n > 0 && out[n-1].kind == k {
			out[n-1].text = extended(out[n-1].text, value)
			return
		}
		out = append(out, token{k, value})
	})
	return out
}

// extended returns two pieces of text as one, without a copy if the second follows the first.
func extended(a, b []rune) []rune {
	if n := len(a); cap(a)-n >= len(b) && &a[:n+1][n] == &b[0] {
		return a[:n+len(b)]
	}
	return append(slices.Clip(a), b...)
}

// words is a lexer whose tokens of some kinds become another kind, by what they are. The word "" stands for any other.
type words struct {
	*Language
	to map[Kind]map[string]Kind
}

func (w words) run(c *call, in input, put put) {
	w.Language.run(c, in, func(k Kind, value []rune) {
		if list := w.to[k]; list != nil {
			if to, ok := list[string(value)]; ok {
				k = to
			} else if to, ok := list[""]; ok {
				k = to
			}
		}
		put(k, value)
	})
}

// readWords reads lines of the letter of a kind, that of another kind, and the words that become one of it.
func readWords(l *Language, text string) words {
	w := words{l, map[Kind]map[string]Kind{}}
	for line := range strings.Lines(text) {
		list := strings.Fields(line)
		from, to := Kind(strings.Index(Letters, list[0])), Kind(strings.Index(Letters, list[1]))
		if w.to[from] == nil {
			w.to[from] = map[string]Kind{}
		}
		if list = list[2:]; len(list) == 0 {
			list = []string{""}
		}
		for _, word := range list {
			w.to[from][word] = to
		}
	}
	return w
}

// message is a message of HTTP, whose body is in the language that its header tells.
type message struct{ *Language }

func (m message) run(c *call, in input, put put) {
	name, told := "", false
	m.Language.run(c, in, func(k Kind, value []rune) {
		switch {
		case k == Field && strings.EqualFold(string(value), "content-type"):
			told = true
		case k == Value && told:
			told = false
			name, _, _ = strings.Cut(strings.TrimSpace(string(value)), ";")
			name = strings.TrimSpace(name)
		case k == Body && name != "":
			if l := body(name); l != nil {
				l.run(c, input{text: value}, put)
				return
			}
		}
		put(k, value)
	})
}

// body returns the language of a type of media. A type such as application/calendar+xml is read as application/xml.
func body(name string) *Language {
	l := media(name)
	kind, rest, _ := strings.Cut(name, "/")
	if plus := strings.LastIndexByte(rest, '+'); l == nil && plus >= 0 {
		l = media(kind + "/" + rest[plus+1:])
	}
	return l
}

// matter is a document that may begin with data between two lines of dashes.
type matter struct{ data, document *Language }

func (m matter) run(c *call, in input, put put) {
	head := in
	head.text, in.text = cutMatter(in.text)
	if len(head.text) > 0 {
		m.data.run(c, head, put)
	}
	m.document.run(c, in, put)
}

// cutMatter returns the data at the head of a text, with its lines of dashes, and what is behind it.
func cutMatter(text []rune) (data, rest []rune) {
	fence := []rune("---\n")
	if len(text) < len(fence) || !slices.Equal(text[:len(fence)], fence) {
		return nil, text
	}
	for from := len(fence); from < len(text); {
		length := slices.Index(text[from:], '\n')
		if length < 0 {
			break
		}
		end := from + length + 1
		if slices.Equal(text[from:end], fence) {
			return text[:end], text[end:]
		}
		from = end
	}
	return nil, text
}
