package recognize

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// inlineShape has question and answer in one item of a list, or in one numbered line: "What is heather? A shrub with
// purple bells." The title runs to the first question mark that ends a sentence; the rest is the answer.
//
// A question mark does not end the title if another question follows: "What is a keel? How deep is it?" is one question
// in two sentences, and so is "Is it deep? Explain." Items that only ask, in a list whose other items mostly answer
// too, are questions without an answer.
type inlineShape struct{}

func (inlineShape) name() string { return "inline" }

// inlineShare is the share of the items of a list that must hold an answer. In a list of bare questions a few do by
// chance.
const inlineShare = 0.6

func (inlineShape) read(e *evidence) *finding {
	if lines := answeredLines(e); lines != nil {
		return &finding{what: "lines with a question and its answer", form: 2.2, named: true, pieces: lines}
	}
	answered, lists, marked, split := map[int]bool{}, 0, 0, 0
	for i, u := range e.units {
		if l, ok := u.block.(*ast.List); ok && answersInline(l) {
			lists++
			answered[i] = true
		}
		if p, ok := u.block.(*ast.Paragraph); ok && (isMarked(u) || marked > 0) {
			_, rest := splitAsking(p.Inlines)
			switch {
			case isMarked(u):
				marked++
				if len(rest) > 0 {
					split++
					answered[i] = true
				}
			case len(rest) > 0 && e.content(paragraph(rest), e.letters).kind == answerPiece:
				answered[i] = true // one of them whose mark is missing
			}
		}
	}
	paragraphs := split > 0 && float64(split) >= inlineShare*float64(marked)
	if !paragraphs && lists == 0 {
		return nil
	}
	f := &finding{what: "items with a question and its answer", form: 2.2, pieces: make([]piece, 0, len(e.units))}
	for i, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
			continue
		case *ast.List:
			if answered[i] {
				for j, it := range b.Items {
					f.pieces = append(f.pieces, e.inlineItem(b, j, it)...)
				}
				continue
			}
		case *ast.Paragraph:
			if paragraphs && (isMarked(u) || answered[i]) {
				title, rest := trim(b.Inlines), []ast.Inline(nil)
				if answered[i] {
					title, rest = splitAsking(b.Inlines)
				}
				f.pieces = append(f.pieces, question(title, inlineSpan(title), nil))
				if len(rest) > 0 {
					f.pieces = append(f.pieces, e.content(paragraph(rest), e.letters))
				}
				continue
			}
			if paragraphs && e.namesPart(i) {
				f.pieces = append(f.pieces, section(b.Inlines, lineLevel, b.At, nil))
				continue
			}
		}
		f.pieces = append(f.pieces, e.content(u.block, e.letters))
	}
	return f
}

// answeredLines returns the pieces of a text that is nothing but lines, nearly each of which asks something and answers
// it: "Who sails? - Ann"; nil of any other. Short lines among them name parts.
func answeredLines(e *evidence) []piece {
	const fewest = 5 // lines
	if !e.plain {
		return nil
	}
	var out []piece
	answered, asking, others := 0, 0, 0
	for _, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		switch {
		case isDivider(u.block):
			continue
		case !ok || isMarked(u):
			return nil
		}
		for _, line := range linesOfParagraph(p.Inlines) {
			title, rest := splitAsking(line)
			switch {
			case len(rest) > 0 && !asks(flat(rest)):
				answered++
				out = append(out, question(title, inlineSpan(title), nil))
				out = append(out, e.content(paragraph(rest), e.letters))
			case endsAsking(flat(line)):
				asking++
				out = append(out, question(line, inlineSpan(line), nil))
			default:
				others++
				out = append(out, section(line, lineLevel, inlineSpan(line), nil))
			}
			if others > fewest && others > answered {
				return nil
			}
		}
	}
	if answered < fewest || float64(answered) < bulletShare*float64(answered+asking+others) {
		return nil
	}
	return out
}

// namesPart reports whether a unit of a text, whose questions have their answers on their own lines, is a line behind a
// blank one and right above a question: the title of a part.
func (e *evidence) namesPart(i int) bool {
	p, ok := e.units[i].block.(*ast.Paragraph)
	if !ok || !e.plain || i+1 == len(e.units) || !isMarked(e.units[i+1]) {
		return false
	}
	text := flat(trim(p.Inlines))
	return isTitleLike(p, text) && len(words(text)) <= nameWords &&
		(i == 0 || p.At.Start.Line > e.units[i-1].block.Span().End.Line+1)
}

// answersInline reports whether most items of a list ask something and answer it.
func answersInline(l *ast.List) bool {
	n := 0
	for _, it := range l.Items {
		if len(it.Blocks) == 0 || it.Task != ast.NoTask {
			continue
		}
		if p, ok := it.Blocks[0].(*ast.Paragraph); ok {
			if _, rest := splitAsking(p.Inlines); len(rest) > 0 {
				n++
			}
		}
	}
	return n > 0 && float64(n) >= inlineShare*float64(len(l.Items))
}

func (e *evidence) inlineItem(l *ast.List, i int, it *ast.Item) []piece {
	p, ok := firstParagraph(it)
	if !ok {
		return e.item(l, i, it)
	}
	title, rest := splitAsking(p.Inlines)
	if len(rest) == 0 {
		return e.item(l, i, it)
	}
	q := question(title, it.At, nil)
	if q.mark.style == noMark && l.Ordered {
		q.mark = mark{style: numberMark, number: strconv.Itoa(l.Start + i)}
	}
	if t := inlineSpan(title); !t.IsZero() {
		q.at.End = t.End
	}
	out := append([]piece{q}, e.content(paragraph(rest), e.letters))
	for _, b := range it.Blocks[1:] {
		out = append(out, e.content(b, e.letters))
	}
	return out
}

func firstParagraph(it *ast.Item) (*ast.Paragraph, bool) {
	if len(it.Blocks) == 0 {
		return nil, false
	}
	p, ok := it.Blocks[0].(*ast.Paragraph)
	return p, ok
}

// splitAsking splits inlines after the first question mark that ends a sentence. rest is empty if no answer follows it.
func splitAsking(in []ast.Inline) (title, rest []ast.Inline) {
	in = trim(in)
	text := flat(in)
	for i, r := range text {
		if !strings.ContainsRune("?？؟", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		for end < len(text) { // what closes with the sentence
			c, size := utf8.DecodeRuneInString(text[end:])
			if !strings.ContainsRune("?？؟!！)\"'”’»」』）", c) {
				break
			}
			end += size
		}
		if m := remark.FindStringIndex(text[end:]); m != nil {
			end += m[1]
		}
		after := strings.TrimLeftFunc(text[end:], func(c rune) bool {
			return unicode.IsSpace(c) || strings.ContainsRune("-–—:*/=>→⇒|", c)
		})
		if after == "" {
			return in, nil
		}
		if r == '?' && after == text[end:] && !strings.HasSuffix(text[:end], "\n") { // "a?b", "?." end no sentence
			continue
		}
		if countWords(text[:end]) == 0 || asksOn(after) {
			return in, nil
		}
		title, rest = cut(in, end)
		return trim(title), dropPrefix(rest, len(text[end:])-len(after))
	}
	return in, nil
}

// remark matches brackets that end the line of a question: "(Choose two.)".
var remark = pattern.New(`^[ \t]+(?:\([^()\n]*\)|（[^（）\n]*）)[ \t]*(?:\n|$)`)

// asksOn reports whether the text after a question continues it: another question, or a task such as "Explain.".
func asksOn(after string) bool {
	w := words(after)
	return endsAsking(strings.TrimSpace(after)) || asks(after) && len(w) <= 8 || len(w) == 1 && isAskingWord(w[0])
}
