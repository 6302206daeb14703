package ast_test

import (
	"testing"

	"studyguide/source/ast"
)

// blocks returns a block for each letter of kinds: p a paragraph, ? a paragraph that asks, c a listing, h a heading, x
// a list with a checked and an open box, o a list with open boxes only, m a list with an item that has no box.
func blocks(kinds string) (out []ast.Block) {
	list := func(tasks ...ast.Task) ast.Block {
		l := &ast.List{}
		for _, t := range tasks {
			l.Items = append(l.Items, &ast.Item{Task: t})
		}
		return l
	}
	say := func(text string) ast.Block { return &ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: text}}} }
	for _, k := range kinds {
		out = append(out, map[rune]ast.Block{
			'p': say("So it is."), '?': say("And is it “so?”"), 'c': &ast.Listing{}, 'h': &ast.Heading{},
			'x': list(ast.Done, ast.Open), 'o': list(ast.Open, ast.Open), 'm': list(ast.Done, ast.Open, ast.NoTask),
		}[k])
	}
	return out
}

func TestPrompt(t *testing.T) {
	for _, test := range []struct {
		blocks            string
		elsewhere, inQuiz int
	}{
		{"", 0, 0},
		{"p", 0, 0},
		{"xp", 1, 1},
		{"x", 0, 0},
		{"cx", 1, 1},
		{"c?xp", 3, 3},
		{"xcxp", 3, 3},
		{"x?xp", 1, 3},
		{"pxp", 0, 2},
		{"px", 0, 1},
		{"op", 0, 1},
		{"mp", 0, 1},
		{"hxp", 0, 2},
		{"xpx", 1, 2},
		{"xcp", 1, 1},
	} {
		b := blocks(test.blocks)
		for _, got := range []struct{ name, is, want any }{
			{"elsewhere", ast.PromptLen(b, false, false), test.elsewhere},
			{"in a quiz", ast.PromptLen(b, true, false), test.inQuiz},
			{"in an FAQ", ast.PromptLen(b, false, true), 0},
			{"in an FAQ of a quiz", ast.PromptLen(b, true, true), test.elsewhere},
		} {
			if got.is != got.want {
				t.Errorf("%q %s: %v blocks are the question's, want %v", test.blocks, got.name, got.is, got.want)
			}
		}
	}
}
