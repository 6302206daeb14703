package recognize

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// A question may have a code that counts on its last line, as a table of a bank has it when it is pasted into a text:
// "Name the keel.", "3", "L01". Whatever the other lines say, the code tells where the questions are.

const (
	// fewestCoded is how many codes in a row show it.
	fewestCoded = 5
	// codedGap is how far a code may be from the one before: a row may be lost.
	codedGap = 2
	// codedLines is how many lines may stand behind a question, the code among them.
	codedLines = 3
)

// lineCode matches a line that is a code with a number: "L01", "F-12".
var lineCode = pattern.New(`^(\pL{1,3}[-.]?)(\d{1,4})$`)

// codedOf divides the paragraphs of a text whose last lines are codes that count on, or on the line right below which
// such codes stand. It returns the blocks with their questions among them, and the lines of the file between the first
// and the last; none if that is not its form.
func codedOf(blocks []ast.Block) (out []ast.Block, coded map[*ast.Paragraph]bool, from, to int) {
	behind := map[int]int{} // lines of a paragraph that are no question
	prefix, last, asking := "", 0, 0
	for i, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			continue
		}
		text := flat(trim(p.Inlines))
		first, _, more := strings.Cut(text, "\n")
		above, below := rightAbove(blocks, i)
		m := lineCode.FindStringSubmatch(first)
		if below = below && m != nil; !below && more {
			m = lineCode.FindStringSubmatch(text[strings.LastIndexByte(text, '\n')+1:])
		}
		if m == nil || !below && !more || prefix != "" && m[1] != prefix {
			continue
		}
		n, _ := strconv.Atoi(m[2]) // four digits cannot fail
		if prefix != "" && (n <= last || n > last+codedGap) {
			continue
		}
		own := 1
		if below {
			i, p, own = i-1, above, 0
			if up, ok := rightAbove(blocks, i); ok && len(words(flat(p.Inlines))) == 1 { // the rank alone
				i, p = i-1, up
			}
		}
		lines := linesOfParagraph(p.Inlines)
		for own+1 < len(lines) && own+1 < codedLines && len(words(flat(lines[len(lines)-own-1]))) == 1 {
			own++ // a rank, a mark
		}
		if asks(tailOf(lines[:len(lines)-own])) {
			asking++
		}
		behind[i], prefix, last, to = own, m[1], n, b.Span().End.Line
		if from == 0 {
			from = p.At.Start.Line
		}
	}
	if len(behind) < fewestCoded || float64(asking) < askingShare*float64(len(behind)) { // parts have codes, too
		return blocks, nil, 0, 0
	}
	coded = map[*ast.Paragraph]bool{}
	out = dividing(blocks, func(i int, p *ast.Paragraph) []ast.Block {
		own, ok := behind[i]
		if ok && own == 0 {
			coded[p] = true
		}
		if own == 0 {
			return nil
		}
		lines := linesOfParagraph(p.Inlines)
		head := len(lines) - own
		title, _ := cut(p.Inlines, flatSize(p.Inlines)-len(tailOf(lines[head:]))-1)
		stem := paragraph(title)
		coded[stem] = true
		return []ast.Block{stem, paragraph(joined(lines[head:]))}
	})
	return out, coded, from, to
}

// rightAbove returns the paragraph on the lines right above block i.
func rightAbove(blocks []ast.Block, i int) (p *ast.Paragraph, ok bool) {
	if i > 0 {
		p, ok = blocks[i-1].(*ast.Paragraph)
	}
	return p, ok && p.At.End.Line+1 == blocks[i].Span().Start.Line
}
