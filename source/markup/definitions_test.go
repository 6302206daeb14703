package markup

import (
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func word(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

func TestTermsInARowShareTheDescriptionAfterThem(t *testing.T) {
	dl := &ast.DefinitionList{}
	at := func(line int) diag.Span {
		return diag.Span{Start: diag.Pos{Line: line, Col: 1}, End: diag.Pos{Line: line, Col: 5}}
	}
	AddDescription(dl, nil, at(1)) // before all terms
	AddTerm(dl, word("heap"), at(2))
	AddTerm(dl, word("priority queue"), at(3))
	AddDescription(dl, nil, at(4))
	AddDescription(dl, nil, at(5))
	AddTerm(dl, word("stack"), at(6))
	want := []struct{ terms, descriptions, from, to int }{{0, 1, 1, 1}, {2, 2, 2, 5}, {1, 0, 6, 6}}
	if len(dl.Items) != len(want) {
		t.Fatalf("%d definitions, want %d", len(dl.Items), len(want))
	}
	for i, w := range want {
		d := dl.Items[i]
		if len(d.Terms) != w.terms || len(d.Descriptions) != w.descriptions {
			t.Errorf("definition %d has %d terms and %d descriptions, want %d and %d",
				i, len(d.Terms), len(d.Descriptions), w.terms, w.descriptions)
		}
		if d.At.Start.Line != w.from || d.At.End.Line != w.to {
			t.Errorf("definition %d is at %v, want lines %d to %d", i, d.At, w.from, w.to)
		}
	}
}

func TestSplitTitleTakesTheFirstLineOrImage(t *testing.T) {
	after := &ast.Divider{}
	for _, test := range []struct {
		name  string
		first ast.Block
		title string
	}{
		{"a paragraph", &ast.Paragraph{Inlines: word("What is a heap?")}, "What is a heap?"},
		{"a heading", &ast.Heading{Level: 2, Inlines: word("Heaps")}, "Heaps"},
		{"an image", &ast.Figure{Image: &ast.Image{Alt: "a heap"}}, "a heap"},
		{"a list", &ast.List{}, ""},
		{"a listing", &ast.Listing{Text: "x := 1"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			title, rest := SplitTitle([]ast.Block{test.first, after})
			if got := ast.PlainText(title); got != test.title {
				t.Errorf("the title is %q, want %q", got, test.title)
			}
			want := 2
			if test.title != "" {
				want = 1
			}
			if len(rest) != want || rest[len(rest)-1] != ast.Block(after) {
				t.Errorf("%d blocks are left, want %d", len(rest), want)
			}
		})
	}
	if title, rest := SplitTitle(nil); title != nil || rest != nil {
		t.Errorf("no blocks have the title %v and the rest %v", title, rest)
	}
}

func TestListsThatAskBecomeDetails(t *testing.T) {
	item := func(term, description string) *ast.Definition {
		return &ast.Definition{
			Terms:        [][]ast.Inline{word(term)},
			Descriptions: [][]ast.Block{{&ast.Paragraph{Inlines: word(description)}}},
		}
	}
	for _, test := range []struct {
		items []*ast.Definition
		want  string // the first answer; empty: the list does not ask
	}{
		{[]*ast.Definition{item("What is a heap?", "A tree."), item("Why?", "So.")}, "A tree."},
		{[]*ast.Definition{item("What is a heap?", "A: A tree."), item("Not asked", "So.")}, "A tree."},
		{[]*ast.Definition{item("Q: A heap", "Answer: a tree."), item("Q: A stack", "So.")}, "a tree."},
		{[]*ast.Definition{item("heap", "A tree."), item("stack", "A list."), item("queue?", "Also.")}, ""},
	} {
		list := &ast.DefinitionList{Items: test.items}
		if got := Asks(list); got != (test.want != "") {
			t.Errorf("%s: %v", ast.PlainText(test.items[0].Terms[0]), got)
			continue
		}
		if test.want == "" {
			continue
		}
		d, ok := Questions(list)[0].(*ast.Details)
		if !ok || ast.PlainText(d.Blocks[0].(*ast.Paragraph).Inlines) != test.want {
			t.Errorf("%s: %+v", test.want, d)
		}
	}
}
