package smart

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
)

// A passage is a run of inlines as characters. What is no text, such as code, is one character of it that is never
// replaced.
type passage struct {
	style  style
	runes  []rune
	fixed  []bool         // characters that stay: those of code, of addresses, and between quotation marks around code
	marks  map[int]string // what is written for those that are replaced
	plain  bool           // there is nothing to replace
	titled bool           // an image or a link has a text of its own
}

// Characters of a passage that stand for what is no text.
const (
	object = '\uFFFC' // code, a picture: beside a word, like a word
	figure = '\uFFF9' // a formula: like a number
	ended  = '\n'     // a hard break
)

// read adds inlines. References to notes are not seen: what is behind them is behind the word before them.
func (p *passage) read(in []ast.Inline) {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text:
			p.add(n.Value)
		case *ast.Break:
			if n.Hard {
				p.put(ended, true)
			} else {
				p.put('\r', true) // a space that is at the start of a line of the source
			}
		case *ast.Math:
			p.put(figure, true)
		case *ast.NoteRef:
		case *ast.Image:
			p.titled = p.titled || n.Alt != "" || n.Title != ""
			p.put(object, true)
		case *ast.Link:
			p.titled = p.titled || n.Title != ""
			if address(n) {
				p.put(object, true)
				continue
			}
			p.read(n.Inlines)
		default:
			if ast.Encloses(n) {
				p.read(ast.Children(n))
			} else {
				p.put(object, true)
			}
		}
	}
}

func (p *passage) put(r rune, fixed bool) {
	p.runes, p.fixed = append(p.runes, r), append(p.fixed, fixed)
}

func (p *passage) add(text string) {
	for _, r := range text {
		p.put(r, false)
		if p.plain && (r < 0x80 && strings.ContainsRune("\"'`-.0123456789", r) || p.style.spaced != "" && r != ' ') {
			p.plain = false
		}
	}
}

// mark finds what is written for each character.
func (p *passage) mark() {
	p.marks = map[int]string{}
	p.addresses()
	p.grave()
	p.doubles()
	p.singles()
	p.dashes()
	p.dots()
	p.bind()
	p.narrow()
}

// at returns a character of the passage; a hard break before it and behind it.
func (p *passage) at(i int) rune {
	if i < 0 || i >= len(p.runes) {
		return ended
	}
	return p.runes[i]
}

// is reports whether character i is r and may be replaced.
func (p *passage) is(i int, r rune) bool {
	return p.at(i) == r && i >= 0 && i < len(p.runes) && !p.fixed[i]
}

// set replaces character i.
func (p *passage) set(i int, s string) { p.marks[i] = s }

// text returns what is written for the characters from i on and before j.
func (p *passage) text(i, j int) string {
	var b strings.Builder
	for ; i < j; i++ {
		if mark, ok := p.marks[i]; ok {
			b.WriteString(mark)
		} else {
			b.WriteRune(p.runes[i])
		}
	}
	return b.String()
}

// fix keeps the characters from i on and before j.
func (p *passage) fix(i, j int) {
	for ; i < j; i++ {
		p.fixed[i] = true
	}
}

// token returns the start and the end of the characters around i that are no spaces.
func (p *passage) token(i int) (from, to int) {
	for from = i; from > 0 && !space(p.runes[from-1]); from-- {
	}
	for to = i; to < len(p.runes) && !space(p.runes[to]); to++ {
	}
	return from, to
}

// addresses keeps addresses, paths and options of programs as they are, but not the marks around them.
func (p *passage) addresses() {
	for i := 0; i < len(p.runes); {
		if space(p.runes[i]) {
			i++
			continue
		}
		_, to := p.token(i)
		from := i
		i = to
		for from < to && strings.ContainsRune("`\"'([{<«“‘,", p.runes[from]) {
			from++
		}
		for to > from && strings.ContainsRune("\"')]}>»”’,.;:!?", p.runes[to-1]) {
			to--
		}
		if word := string(p.runes[from:to]); literal(word) {
			p.fix(from, to)
		}
	}
}

// literal reports whether a word is to be taken literally: an address, a path, an option of a program.
func literal(word string) bool {
	switch {
	case strings.Contains(word, "://"), strings.Contains(word, `\`), strings.HasPrefix(word, "www."):
		return true
	case len(word) > 2 && strings.HasPrefix(word, "--"):
		r := rune(word[2])
		return 'a' <= r && r <= 'z'
	case strings.Contains(word, ".."):
		return strings.Contains(word, "/")
	}
	name, host, found := strings.Cut(word, "@")
	return found && name != "" && strings.Contains(host, ".")
}

// space reports whether r separates words.
func space(r rune) bool { return unicode.IsSpace(r) }

// letter reports whether r belongs to a word.
func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == object }

// digit reports whether r belongs to a number.
func digit(r rune) bool { return '0' <= r && r <= '9' }

// wordy reports whether r belongs to a word or a number.
func wordy(r rune) bool { return letter(r) || unicode.IsDigit(r) || r == figure }
