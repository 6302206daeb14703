package recognize

import (
	"strings"

	"studyguide/source/ast"
)

// Files that programs read have records without blank lines between them: a line that asks and so many lines of
// options, or the number of the right one. Only the regular distance of the lines that ask shows where one ends.

const (
	// longestRecord is how many lines a record may have: a question, six options and two facts.
	longestRecord = 9
	// recordShare is the share of the first lines of records that must ask.
	recordShare = 0.8
	// recordNoise is the share of the other lines that may.
	recordNoise = 0.05
)

// recordsOf divides the paragraphs that consist of records of one size, and returns the blocks with the first line of
// each record among them.
func recordsOf(blocks []ast.Block) (out []ast.Block, first map[*ast.Paragraph]bool) {
	first = map[*ast.Paragraph]bool{}
	for _, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			out = append(out, b)
			continue
		}
		lines := linesOfParagraph(p.Inlines)
		size := recordSize(lines)
		if size == 0 {
			out = append(out, b)
			continue
		}
		for i := 0; i < len(lines); i += size {
			stem := paragraph(lines[i])
			first[stem] = true
			out = append(out, stem, paragraph(joined(lines[i+1:i+size])))
		}
	}
	return out, first
}

// recordSize returns how many lines each record of a paragraph has; 0 if it has none.
func recordSize(lines [][]ast.Inline) int {
	for size := 2; size <= longestRecord && size*minQuestions <= len(lines); size++ {
		if len(lines)%size != 0 {
			continue
		}
		heads, others := 0, 0
		for i, l := range lines {
			text := flat(l)
			switch asking := asks(text) || strings.HasSuffix(text, ":") || leavesGap(text); {
			case !asking || opensOption(text):
			case i%size == 0:
				heads++
			default:
				others++
			}
		}
		n := len(lines) / size
		if float64(heads) >= recordShare*float64(n) && float64(others) <= recordNoise*float64(len(lines)-n) {
			return size
		}
	}
	return 0
}
