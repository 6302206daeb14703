package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Statements to judge ask nothing. What shows them is what stands below each: the two words of the judgement as the
// items of a list, the right one alone on the last line of the paragraph, a paragraph that begins with it ("False,
// it is of oak"), or it stands in brackets before the statement.

// truthBefore matches a word in brackets before a statement: "(true) The keel is of oak".
var truthBefore = pattern.New(`^[(\[（【]\s*(\pL{2,12})\s*[)\]）】]\s*`)

// statementsOf divides the paragraphs whose last line judges them, or a word in brackets before them, and returns the
// blocks with the statements among them; none if they are fewer than a guide has questions.
func statementsOf(blocks []ast.Block) (out []ast.Block, statements map[*ast.Paragraph]bool) {
	statements = map[*ast.Paragraph]bool{}
	out = dividing(blocks, func(i int, p *ast.Paragraph) (parts []ast.Block) {
		if judged := judgedIn(p); judged != nil {
			for _, l := range judged {
				word, rest := cut(l, judgedBefore(l))
				stem := paragraph(joinLines(trim(rest)))
				statements[stem] = true
				parts = append(parts, stem, paragraph(trim(word)))
			}
			return parts
		}
		if stem, verdict := judgedBelow(p); stem != nil {
			statements[stem] = true
			return []ast.Block{stem, verdict}
		}
		switch {
		case i+1 == len(blocks):
		case judges(blocks[i+1]):
			statements[p] = true
		case opensWithTruth(blocks[i+1]) && !opensWithTruth(p):
			stem := paragraph(joinLines(p.Inlines))
			statements[stem] = true
			return []ast.Block{stem}
		}
		return nil
	})
	if len(statements) < minQuestions {
		return blocks, nil
	}
	return out, statements
}

// judgedBelow returns a paragraph in two where its last line judges the others; nothing if it does not.
func judgedBelow(p *ast.Paragraph) (stem, verdict *ast.Paragraph) {
	if !hasBreak(p.Inlines) {
		return nil, nil
	}
	lines := linesOfParagraph(p.Inlines)
	last := len(lines) - 1
	if !judgesFirst(flat(lines[last])) || judgesFirst(flat(lines[0])) {
		return nil, nil
	}
	return paragraph(joined(lines[:last])), paragraph(lines[last])
}

// judgedIn returns the statements of a paragraph that have their judgements in brackets before them: its lines, or all
// of it where a statement goes on on further lines; nil if it has none.
func judgedIn(p *ast.Paragraph) [][]ast.Inline {
	in := trim(p.Inlines)
	if judgedBefore(in) == 0 {
		return nil
	}
	lines := linesOfParagraph(in)
	if slices.ContainsFunc(lines, func(l []ast.Inline) bool { return judgedBefore(l) == 0 }) {
		return [][]ast.Inline{in}
	}
	return lines
}

// judgedBefore returns the size of the judgement in brackets that a text begins with; 0 if it begins with none.
func judgedBefore(in []ast.Inline) int {
	if m := truthBefore.FindStringSubmatch(flat(in)); m != nil && isJudgement(m[1]) {
		return len(m[0])
	}
	return 0
}

// judges reports whether a block is a list of the two words of a judgement.
func judges(b ast.Block) bool {
	l, ok := b.(*ast.List)
	return ok && len(l.Items) == 2 && !slices.ContainsFunc(l.Items, func(it *ast.Item) bool {
		p, ok := firstParagraph(it)
		return !ok || len(it.Blocks) > 1 || !isJudgement(flat(trim(p.Inlines)))
	})
}

// opensWithTruth reports whether a block is a paragraph that begins with a judgement, and a sign behind it.
func opensWithTruth(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return false
	}
	return judgesFirst(flat(trim(p.Inlines)))
}

// judgesFirst reports whether a text is a judgement, or begins with one and a sign behind it.
func judgesFirst(text string) bool {
	if isJudgement(text) {
		return true
	}
	at := strings.IndexFunc(text, func(r rune) bool { return strings.ContainsRune(",.:;–—-，。：\n", r) })
	word := strings.TrimSpace(text[:max(at, 0)])
	return utf8.RuneCountInString(word) > 1 && isJudgement(word) // a letter may name a speaker
}
