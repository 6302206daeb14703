package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
)

// cardsShape has flash cards in text, as note-taking programs write them: "front::back" or "front:::back" on a line, or
// a front, a line of "?" or "??", and the back. Several cards may follow each other line by line. Headings are
// sections.
//
// Two colons also divide the names of programs ("std::vector"). So a line is a card only if one of its sides is more
// than a name, and a paragraph holds cards only if every line of it is one.
type cardsShape struct{}

func (cardsShape) name() string { return "cards" }

// A card is a question and its answer in one paragraph.
type card struct{ front, back []ast.Inline }

func (cardsShape) read(e *evidence) *finding {
	f := &finding{what: "cards of a front and a back", form: 2.5, named: true}
	if e.plain {
		if f.pieces = trivia(e); f.pieces != nil {
			return f
		}
	}
	n := 0
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
			continue
		case *ast.Paragraph:
			if cards := cardsOf(b); len(cards) > 0 {
				n += len(cards)
				for _, c := range cards {
					back := paragraph(c.back)
					f.pieces = append(f.pieces, question(c.front, inlineSpan(c.front), nil),
						piece{kind: answerPiece, block: back, at: back.At, blocks: []ast.Block{back}})
				}
				continue
			}
		}
		f.pieces = append(f.pieces, e.content(u.block, e.letters)...)
	}
	if n < minQuestions {
		return nil
	}
	return f
}

// cardsOf returns the cards that a paragraph consists of; nil if it is no cards.
func cardsOf(p *ast.Paragraph) []card {
	lines := linesOfParagraph(p.Inlines)
	for i, l := range lines {
		if isCardSign(flat(l)) && i > 0 && i+1 < len(lines) {
			_, rest := cut(p.Inlines, len(flat(p.Inlines))-len(tailOf(lines[i+1:])))
			return []card{{joinLines(lead(p.Inlines, lines[:i])), trim(rest)}}
		}
	}
	var out []card
	for _, l := range lines {
		c, ok := cardOf(l)
		if !ok {
			return nil
		}
		out = append(out, c)
	}
	return out
}

// isCardSign reports whether a line divides the front of a card from its back.
func isCardSign(line string) bool { return line == "?" || line == "??" }

// tailOf returns the flat text of lines.
func tailOf(lines [][]ast.Inline) string {
	var parts []string
	for _, l := range lines {
		parts = append(parts, flat(l))
	}
	return strings.Join(parts, "\n")
}

// lead returns the inlines at the start of a paragraph that make its first lines.
func lead(in []ast.Inline, lines [][]ast.Inline) []ast.Inline {
	head, _ := cut(in, len(tailOf(lines)))
	return trim(head)
}

// cardOf returns the card on a line.
func cardOf(line []ast.Inline) (c card, ok bool) {
	text := flat(line)
	at := strings.Index(signText(line), "::")
	if at <= 0 || strings.Contains(text[:at], "{{") {
		return card{}, false
	}
	end := at + len("::")
	if end < len(text) && text[end] == ':' {
		end++
	}
	front, back := strings.TrimSpace(text[:at]), strings.TrimSpace(text[end:])
	if back == "" || strings.Contains(signText(line)[end:], "::") || isName(front) && isName(back) {
		return card{}, false
	}
	head, _ := cut(line, at)
	return card{trim(head), dropPrefix(line, end)}, true
}

// signText returns the flat text of a line without the colons in its code and links.
func signText(line []ast.Inline) string {
	var b strings.Builder
	for i, n := range line {
		s := flat(line[i : i+1])
		if _, ok := n.(*ast.Text); !ok {
			s = strings.ReplaceAll(s, ":", ".")
		}
		b.WriteString(s)
	}
	return b.String()
}

// isName reports whether s could be a name in a program.
func isName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsUpper(r) && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '_' && r > unicode.MaxASCII || unicode.IsSpace(r)
	})
}
