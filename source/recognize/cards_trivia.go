package recognize

import (
	"slices"
	"strings"

	"studyguide/source/ast"
)

// triviaMark begins a question in a bank of trivia.
const triviaMark = "#Q "

// trivia returns the pieces of a bank of trivia, whose reader has made a paragraph of each part: "#Q question", more of
// it, "^ answer", and "A first", "B second" for the options. It returns nil if there are fewer than three questions.
func trivia(e *evidence) []piece {
	asks := func(u unit) bool {
		p, ok := u.block.(*ast.Paragraph)
		return ok && strings.HasPrefix(flat(trim(p.Inlines)), triviaMark)
	}
	if !slices.ContainsFunc(e.units, asks) {
		return nil
	}
	var out []piece
	questions := 0
	var answer *ast.Paragraph
	var options *ast.List
	end := func() {
		if answer == nil {
			return
		}
		if options != nil {
			out = append(out, piece{kind: blockPiece, block: options, at: options.At})
		}
		out = append(out, piece{kind: answerPiece, block: answer, at: answer.At, blocks: []ast.Block{answer}})
		answer, options = nil, nil
	}
	for _, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			end()
			out = append(out, e.content(u.block, noLetter))
			continue
		}
		in := trim(p.Inlines)
		text := flat(in)
		rest, asks := strings.CutPrefix(text, triviaMark)
		said, answers := strings.CutPrefix(text, "^ ")
		switch {
		case asks:
			end()
			q := question(dropPrefix(in, len(text)-len(rest)), p.At, nil)
			q.quiz, q.mark = true, mark{style: wordMark, label: strings.TrimSpace(triviaMark)}
			out = append(out, q)
			questions++
		case answers:
			answer = paragraph(dropPrefix(in, len(text)-len(said)))
		case answer != nil && len(text) > 1 && text[1] == ' ' && 'A' <= text[0] && text[0] <= 'Z':
			if options == nil {
				options = &ast.List{Loc: p.Loc, Tight: true}
			}
			options.At = options.At.To(p.At)
			label := &ast.Text{Loc: p.Loc, Value: text[:1] + ". "}
			own := paragraph(append([]ast.Inline{label}, dropPrefix(in, len("A "))...))
			options.Items = append(options.Items, &ast.Item{Loc: p.Loc, Task: ast.Open, Blocks: []ast.Block{own}})
		default:
			end()
			out = append(out, piece{kind: blockPiece, block: p, at: p.At})
		}
	}
	end()
	if questions < minQuestions {
		return nil
	}
	return out
}
