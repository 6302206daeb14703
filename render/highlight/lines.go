package highlight

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Bounds beyond which a listing is not worth, or not safe to, tell apart. The lexers backtrack, so a text that fits
// none of their rules takes quadratic time; no printed listing comes near either bound.
const (
	maxText   = 64 << 10 // bytes
	maxMisses = 200      // characters that fit no rule: the text is in another language
	maxEmpty  = 1000     // tokens without text in a row: the lexer goes in a circle
)

// Lines gives the tokens of every line of text, split as by strings.Split(text, "\n"). The texts of a line's tokens
// make up the line exactly; neighbours differ in class; an empty line has none. language is a name, an alias or an
// extension of a file ("go", "c++", "yml") in any case. Where it is not known or not what the text is in, all is
// Plain.
//
// It never fails. The same arguments give the same tokens, but for a text so odd that chroma gives up on one of its
// expressions, which it does by the clock after 250 ms.
func Lines(language, text string) [][]Token {
	var b builder
	for _, t := range tokens(language, text) {
		b.add(t.Class, t.Text)
	}
	return append(b.lines, b.line)
}

// tokens gives the tokens of text, line breaks within.
func tokens(language, text string) (out []Token) {
	plain := []Token{{Plain, text}}
	lexer := known()[strings.ToLower(strings.TrimSpace(language))]
	if lexer == nil || len(text) > maxText || !clean(text) {
		return plain
	}
	// Some lexers of chroma panic where another one that they need reports an error, and its documentation asks
	// callers to recover. A listing without colors is no loss of text.
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
		if misses > maxMisses || empty > maxEmpty {
			return plain
		}
		// A lexer may add a line break at the end. What the reader sees is text, whatever the lexer says.
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

// clean reports whether text is UTF-8 without control characters but tabs and line breaks. Readers of guides leave
// nothing else; lexers are not made for it.
func clean(text string) bool {
	return utf8.ValidString(text) && strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t'
	}) < 0
}

// builder cuts tokens into lines.
type builder struct {
	lines [][]Token
	line  []Token
}

func (b *builder) add(c Class, text string) {
	for {
		head, tail, more := strings.Cut(text, "\n")
		if n := len(b.line); n > 0 && b.line[n-1].Class == c {
			b.line[n-1].Text += head
		} else if head != "" {
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

// known gives the lexers by their names, aliases and extensions in lower case. A name goes before an alias, an alias
// before an extension, and among equals the one that chroma ranks higher or lists first. Chroma's own look-up tries
// every file pattern for a name it does not know, which is too slow to do for every listing.
var known = sync.OnceValue(func() map[string]chroma.Lexer {
	all := lexers.GlobalLexerRegistry.Lexers
	out := map[string]chroma.Lexer{}
	rank := map[string]float32{}
	add := func(name string, l chroma.Lexer, tier, priority float32) {
		name = strings.ToLower(name)
		r := tier + min(priority, 9)
		if old, ok := rank[name]; !ok || r > old {
			out[name], rank[name] = l, r
		}
	}
	for _, l := range all {
		c := l.Config()
		priority := c.Priority
		if priority == 0 {
			priority = 1 // chroma's default
		}
		add(c.Name, l, 30, priority)
		for _, alias := range c.Aliases {
			add(alias, l, 20, priority)
		}
		for _, pattern := range c.Filenames {
			if ext, ok := strings.CutPrefix(pattern, "*."); ok {
				add(ext, l, 10, priority)
			}
		}
	}
	return out
})
