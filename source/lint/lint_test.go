package lint

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// ask returns a question on a line of its own.
func ask(line int, number string, answer ...ast.Block) *ast.Question {
	at := diag.Span{File: "g", Start: diag.Pos{Line: line, Col: 1}, End: diag.Pos{Line: line, Col: 9}}
	return &ast.Question{
		Loc:    ast.At(at),
		Number: number,
		Title:  []ast.Inline{&ast.Text{Loc: ast.At(at), Value: fmt.Sprintf("Why %d?", line)}},
		Answer: answer,
	}
}

// say returns a paragraph that begins on the given line.
func say(line int, text string) *ast.Paragraph {
	return &ast.Paragraph{Loc: lines(line, line), Inlines: []ast.Inline{&ast.Text{Value: text}}}
}

func lines(from, to int) ast.Loc {
	return ast.At(diag.Span{File: "g", Start: diag.Pos{Line: from, Col: 1}, End: diag.Pos{Line: to, Col: 5}})
}

func check(qs ...*ast.Question) string {
	var found diag.List
	Check(&ast.Guide{Sections: []*ast.Section{{Questions: qs}}}, &found)
	var b strings.Builder
	for _, d := range found.Sorted() {
		fmt.Fprintf(&b, "%d %s\n", d.Span.Start.Line, d.Rule)
	}
	return b.String()
}

func TestCheck(t *testing.T) {
	yes := say(2, "Yes.")
	options, unmarked := ask(5, "3"), ask(7, "4")
	options.Options = []*ast.Option{{Right: true}, {}}
	unmarked.Options = []*ast.Option{{}, {}}
	list := &ast.List{Loc: lines(9, 12)}
	for _, test := range []struct {
		name string
		qs   []*ast.Question
		want string
	}{
		{"all well", []*ast.Question{ask(1, "1", yes), ask(3, "2", yes), options}, ""},
		{"no option is right", []*ast.Question{ask(1, "1", yes), ask(3, "2", yes), options, unmarked}, "7 qa-no-answer\n"},
		{"no answer", []*ast.Question{ask(1, "1", yes), ask(3, "2"), ask(4, "3", yes)}, "3 qa-no-answer\n"},
		{"no answers at all, said once", []*ast.Question{ask(1, "1"), ask(3, "2"), ask(4, "3")}, "1 qa-no-answer\n"},
		{
			"used twice", []*ast.Question{ask(1, "1", yes), ask(3, "2", yes), ask(4, "2", yes), ask(5, "3", yes)},
			"4 qa-dup-number\n",
		},
		{
			"counted anew",
			[]*ast.Question{ask(1, "1", yes), ask(3, "2", yes), ask(4, "3", yes), ask(5, "1", yes), ask(6, "2", yes)},
			"",
		},
		{
			"missing, no trace",
			[]*ast.Question{ask(1, "1", yes), ask(3, "2", yes), ask(5, "4", yes), ask(6, "5", yes)},
			"5 qa-number-gap\n",
		},
		{
			"missing, after a listing",
			[]*ast.Question{
				ask(1, "1", yes), ask(3, "2", yes, &ast.Listing{Loc: lines(7, 8)}, list), ask(14, "4", yes),
				ask(16, "5", yes),
			},
			"9 qa-number-gap\n",
		},
		{
			"missing, at a lead-in",
			[]*ast.Question{
				ask(1, "1", yes), ask(3, "2", say(4, "So it is."), say(6, "The kinds are:"), list), ask(14, "4", yes),
				ask(16, "5", yes),
			},
			"6 qa-number-gap\n",
		},
		{
			"no habit of counting",
			[]*ast.Question{ask(1, "10", yes), ask(3, "40", yes), ask(4, "20", yes), ask(5, "90", yes)}, "",
		},
		{
			"image without words",
			[]*ast.Question{ask(1, "1", &ast.Paragraph{Inlines: []ast.Inline{&ast.Image{Loc: lines(2, 2), Src: "a.png"}}})},
			"2 image-no-alt\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := check(test.qs...); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}
