package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// withoutLead returns the blocks before options without the line that only says that options follow: "Options:".
func withoutLead(blocks []ast.Block, sink diag.Sink) []ast.Block {
	n := len(blocks)
	if n == 0 {
		return blocks
	}
	p, ok := blocks[n-1].(*ast.Paragraph)
	if !ok {
		return blocks
	}
	if !leadsOptions(blocks) {
		return blocks
	}
	lines := linesOfParagraph(p.Inlines)
	last := lines[len(lines)-1]
	sink.Report(diag.New(diag.Furniture, inlineSpan(last), "lead-in of options set aside"))
	if len(lines) == 1 {
		return blocks[: n-1 : n-1]
	}
	return append(blocks[:n-1:n-1], paragraph(lead(p.Inlines, lines[:len(lines)-1])))
}

// leadsOptions reports whether blocks end in a line that only says that options follow: "Options:".
func leadsOptions(blocks []ast.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	p, ok := blocks[len(blocks)-1].(*ast.Paragraph)
	if !ok {
		return false
	}
	lines := linesOfParagraph(p.Inlines)
	last := lines[len(lines)-1]
	text := strings.TrimSpace(flat(last))
	return (strings.ContainsAny(lastRune(text), ":：") || wholeStrong(last)) &&
		vocabulary.Is(vocabulary.OptionLabel, text)
}
