package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/writing"
)

// A text may be nothing but statements to judge, one a line, each with its judgement at the end: "The keel is of
// oak: true". Settings of programs look the same, but their names are no sentences.

const (
	// fewestJudged is how many such lines a text must have.
	fewestJudged = 6
	// judgedOthers is how many of them there must be for each other line.
	judgedOthers = 8
	// judgedWords is the least number of words of most statements.
	judgedWords = 3
	// judgedShare is the share of the statements that must have so many.
	judgedShare = 0.8
)

// judgedLine matches a statement, the sign behind it and a word; or a word in brackets.
var judgedLine = pattern.New(`^(.*[^\s:;,|=(\[–—-])\s*(?:[:;,|=\t–—-]+\s*|\s[(\[])(\p{L}+)[)\]]?[.!,;]?$`)

// judgedLines returns the finding of a text that is nothing but statements with their judgements; nil of any other.
func judgedLines(e *evidence) *finding {
	if !e.plain {
		return nil
	}
	f := &finding{what: "statements with their judgement behind them", form: 2.5, named: true}
	judged, others, sentences := 0, 0, 0
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			return nil
		}
		lines := linesOfParagraph(p.Inlines)
		if title := e.whole.title; i == 0 && judgedLine.MatchString(flat(title)) { // one of them
			lines = append([][]ast.Inline{title}, lines...)
		}
		for _, in := range lines {
			text := flat(in)
			m := judgedLine.FindStringSubmatch(text)
			if m == nil || !isJudgement(m[2]) {
				if others++; others > judgedOthers && others*judgedOthers > judged {
					return nil
				}
				line := paragraph(in)
				f.pieces = append(f.pieces, piece{kind: blockPiece, block: line, at: line.At})
				continue
			}
			judged++
			if len(words(m[1])) >= judgedWords || strings.ContainsFunc(m[1], writing.Unspaced) {
				sentences++
			}
			stem, rest := cut(in, len(m[1]))
			_, word := cut(rest, strings.LastIndex(text, m[2])-len(m[1]))
			word, _ = cut(word, len(m[2]))
			stem, word = trim(stem), trim(word)
			answer := paragraph(word)
			f.pieces = append(f.pieces, question(stem, inlineSpan(stem), nil),
				piece{kind: answerPiece, block: answer, at: answer.At, blocks: []ast.Block{answer}})
		}
	}
	if judged < fewestJudged || others*judgedOthers > judged || float64(sentences) < judgedShare*float64(judged) {
		return nil
	}
	return f
}
