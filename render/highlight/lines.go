package highlight

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/render/highlight/lexer"
)

// Bounds beyond which a listing is not worth tokenizing, or not safe to. The lexers backtrack, so a text that matches
// none of their rules takes quadratic time; no printed listing comes near either bound.
const (
	maxText   = 64 << 10 // bytes
	maxMisses = 200      // characters that match no rule: the text is in another language
	maxEmpty  = 1000     // tokens without text in a row: the lexer loops
)

// Lines returns the tokens of every line of text, split as by strings.Split(text, "\n"). The texts of a line's tokens
// make up the line exactly; adjacent tokens differ in class; an empty line has none. language is a name, an alias or a
// file extension ("go", "c++", "yml") in any case. If it is unknown, or not the language of the text, everything is
// Plain.
//
// It never fails. The same arguments return the same tokens, except for a text that takes more than five seconds, a
// thousand times as long as the slowest of real listings: it is Plain.
func Lines(language, text string) [][]Token {
	b := builder{lines: make([][]Token, 0, strings.Count(text, "\n")+1)}
	from, to := 0, 0 // a run of tokens of one class
	class := Plain
	for _, t := range tokens(language, text, patience) {
		if t.Class != class && t.Text != "" {
			b.add(class, text[from:to])
			from, class = to, t.Class
		}
		to += len(t.Text)
	}
	b.add(class, text[from:to])
	return append(b.lines, b.line)
}

// patience is how long a listing may take. Some expressions take time that grows with a power of the text's length, or
// exponentially.
const patience = lexer.Patience

// tokens returns the tokens of text, line breaks within, unless that takes longer than most.
func tokens(language, text string, most time.Duration) []Token {
	plain := []Token{{Plain, text}}
	l := lexer.Find(strings.TrimSpace(language))
	if l == nil || len(text) > maxText || !clean(text) {
		return plain
	}
	r := reader{rest: text, runes: []rune(text), start: time.Now(), most: most}
	if !l.Tokens(r.runes, r.start.Add(most), r.take) || r.foreign {
		return plain
	}
	return append(r.out, Token{Plain, r.rest})
}

// A reader cuts a text where its tokens end, while they are what the text says.
type reader struct {
	out     []Token
	rest    string
	runes   []rune // of rest
	start   time.Time
	most    time.Duration
	misses  int
	empty   int
	foreign bool // the text is of another language, or takes too long
}

// take takes a token, and reports whether more are wanted.
func (r *reader) take(k lexer.Kind, value []rune) bool {
	switch {
	case len(value) == 0:
		r.empty++
	case k == lexer.Error:
		r.misses++
		r.empty = 0
	default:
		r.empty = 0
	}
	if r.misses > maxMisses || r.empty > maxEmpty || time.Since(r.start) > r.most {
		r.foreign = true
		return false
	}
	// A lexer may add a line break at the end. The reader sees text, whatever the lexer returns.
	value = value[:min(len(value), len(r.runes))]
	if !slices.Equal(value, r.runes[:len(value)]) {
		return false
	}
	size := 0
	for _, c := range value {
		size += utf8.RuneLen(c)
	}
	r.out = append(r.out, Token{Class(k.Looks()), r.rest[:size]})
	r.rest, r.runes = r.rest[size:], r.runes[len(value):]
	return r.rest != ""
}

// clean reports whether text is UTF-8 without control characters other than tabs and line breaks. Readers of guides
// remove all others; lexers cannot handle them.
func clean(text string) bool {
	return utf8.ValidString(text) && strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t'
	}) < 0
}

// builder cuts runs of tokens into lines. The texts of tokens are parts of the listing.
type builder struct {
	lines [][]Token
	line  []Token
}

// add adds a run, whose class differs from that of the one before.
func (b *builder) add(c Class, text string) {
	for {
		head, tail, more := strings.Cut(text, "\n")
		if head != "" {
			b.line = append(b.line, Token{c, head})
		}
		if !more {
			return
		}
		b.lines = append(b.lines, b.line)
		b.line = nil
		text = tail
	}
}
