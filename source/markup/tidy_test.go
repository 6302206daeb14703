package markup_test

import (
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

func text(s string) *ast.Text { return &ast.Text{Value: s} }

func TestTrim(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []ast.Inline
		want string
	}{
		{"space within marks at both ends", []ast.Inline{&ast.Emph{Inlines: []ast.Inline{text(" a")}}, text(" b "),
			&ast.Strong{Inlines: []ast.Inline{text("c "), &ast.Break{}}}}, "*a* b **c**"},
		{"marks that hold nothing",
			[]ast.Inline{&ast.Strong{Inlines: []ast.Inline{&ast.Emph{Inlines: []ast.Inline{text(" ")}}}}, text("a")},
			"a"},
		{"marks that hold nothing between words", []ast.Inline{text("a"),
			&ast.Script{Inlines: []ast.Inline{text(" ")}}, text("b")}, "a b"},
		{"a hard break beside a soft one", []ast.Inline{text("a"), &ast.Break{}, &ast.Break{Hard: true}, text(" b")},
			"a⏎b"},
		{"nothing but breaks", []ast.Inline{&ast.Break{Hard: true}, text(" ")}, ""},
	} {
		if got := ast.DumpInlines(markup.Trim(c.in)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFlattenKeepsCaptions(t *testing.T) {
	titled := &ast.Image{Src: "t.png", Alt: "t", Title: "How it works"}
	bare := &ast.Image{Src: "b.png", Alt: "b"}
	for _, c := range []struct {
		name string
		in   *ast.Figure
		want string
	}{
		{"the title of the image", &ast.Figure{Image: titled, Caption: []ast.Inline{text("How it works")}},
			`![t](t.png "How it works")`},
		{"words of its own", &ast.Figure{Image: bare, Caption: []ast.Inline{text("A "), &ast.Code{Value: "b"}}},
			"![b](b.png)⏎A `b`"},
		{"both", &ast.Figure{Image: titled, Caption: []ast.Inline{text("Seen from above")}},
			`![t](t.png "How it works")⏎Seen from above`},
		{"none", &ast.Figure{Image: bare}, "![b](b.png)"},
	} {
		if got := ast.DumpInlines(markup.Flatten([]ast.Block{c.in})); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestTrimKeepsTheNodesOfTheReader checks that Trim copies no links: readers resolve links once the whole file is read,
// long after the paragraph that holds them was trimmed.
func TestTrimKeepsTheNodesOfTheReader(t *testing.T) {
	link := &ast.Link{URL: "#a", Inlines: []ast.Inline{text(" a ")}}
	out := markup.Trim([]ast.Inline{text(" "), &ast.Strong{Inlines: []ast.Inline{link}}})
	link.URL = "#b"
	if got, want := ast.DumpInlines(out), "**[a](#b)**"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
