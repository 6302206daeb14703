package highlight

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
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

// patience is how long a listing may take. Some of chroma's expressions take time that grows with a power of the text's
// length, or exponentially.
const patience = 5 * time.Second

// tokens returns the tokens of text, line breaks within, unless that takes longer than most.
func tokens(language, text string, most time.Duration) (out []Token) {
	plain := []Token{{Plain, text}}
	slowClock()
	lexer := find(strings.TrimSpace(language))
	if lexer == nil || len(text) > maxText || !clean(text) {
		return plain
	}
	// Some lexers of chroma panic where another lexer that they need reports an error, and chroma's documentation asks
	// callers to recover. A listing without colors loses no text.
	defer func() {
		if recover() != nil {
			out = plain
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, text)
	if err != nil {
		return plain
	}
	misses, empty := 0, 0
	rest := text
	start := time.Now()
	for t := next(); t != chroma.EOF && rest != ""; t = next() {
		value := t.Value
		switch {
		case value == "":
			empty++
		case t.Type == chroma.Error:
			misses++
			empty = 0
		default:
			empty = 0
		}
		if misses > maxMisses || empty > maxEmpty || time.Since(start) > most {
			return plain
		}
		// A lexer may add a line break at the end. The reader sees text, whatever the lexer returns.
		if strings.HasPrefix(value, rest) {
			value = rest
		}
		if !strings.HasPrefix(rest, value) {
			break
		}
		out = append(out, Token{class(t.Type), value})
		rest = rest[len(value):]
	}
	return append(out, Token{Plain, rest})
}

// clean reports whether text is UTF-8 without control characters other than tabs and line breaks. Readers of guides
// remove all others; lexers cannot handle them.
func clean(text string) bool {
	return utf8.ValidString(text) && strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t'
	}) < 0
}

// builder cuts runs of tokens into lines. The texts of tokens are parts of the listing: chroma's are copies.
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
