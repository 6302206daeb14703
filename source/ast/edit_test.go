package ast_test

import (
	"reflect"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/golden"
)

// TestCopiesOfEveryKind checks that a copy equals its node, that new parts replace the old ones in it, and that the
// node itself does not change.
func TestCopiesOfEveryKind(t *testing.T) {
	g := golden.Everything()
	before := ast.Dump(g)
	marked := []ast.Inline{&ast.Text{Value: "new"}}
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case ast.Inline:
			if same := ast.WithChildren(n, ast.Children(n)); !reflect.DeepEqual(same, n) {
				t.Errorf("a copy of a %T is %+v, want %+v", n, same, n)
			}
			changed := ast.WithChildren(n, marked)
			if reflect.TypeOf(changed) != reflect.TypeOf(n) {
				t.Errorf("a copy of a %T is a %T", n, changed)
			}
			if ast.Encloses(n) && !reflect.DeepEqual(ast.Children(changed), marked) {
				t.Errorf("a %T does not take other children", n)
			}
		case ast.Block:
			same := ast.WithParts(n,
				func(in []ast.Inline) []ast.Inline { return in }, func(b []ast.Block) []ast.Block { return b })
			if !reflect.DeepEqual(same, n) {
				t.Errorf("a copy of a %T is\n%s\nwant\n%s", n, ast.DumpBlocks([]ast.Block{same}),
					ast.DumpBlocks([]ast.Block{n}))
			}
			emptied := ast.WithParts(n,
				func([]ast.Inline) []ast.Inline { return nil }, func([]ast.Block) []ast.Block { return nil })
			ast.Walk(emptied, func(left ast.Node) bool {
				if _, ok := left.(*ast.Text); ok {
					t.Errorf("a %T emptied of its parts still holds text", n)
				}
				return true
			})
		}
		return true
	})
	if after := ast.Dump(g); after != before {
		t.Errorf("copying changed the tree:\n%s", after)
	}
}

// TestReplaceInlinesReachesAllText checks that a walk with ReplaceInlines reaches all running text of a guide.
func TestReplaceInlinesReachesAllText(t *testing.T) {
	g := golden.Everything()
	ast.Walk(g, func(n ast.Node) bool {
		ast.ReplaceInlines(n, func([]ast.Inline) []ast.Inline { return nil })
		return true
	})
	ast.Walk(g, func(n ast.Node) bool {
		if in, ok := n.(ast.Inline); ok {
			if _, image := in.(*ast.Image); !image {
				t.Errorf("a %T was not replaced", in)
			}
		}
		return true
	})
}

func TestTextOfEveryKind(t *testing.T) {
	marks := []ast.Inline{
		&ast.Text{Value: " a"}, &ast.Break{}, &ast.Emph{Inlines: text("b")}, &ast.Break{Hard: true},
		&ast.Code{Value: "c"},
		&ast.Math{TeX: "d^2"}, &ast.Link{URL: "u", Title: "t", Inlines: []ast.Inline{&ast.Image{Src: "s", Alt: "e"}}},
		&ast.NoteRef{ID: "n"}, &ast.Text{Value: " "},
	}
	if got, want := ast.PlainText(marks), "a b cd^2e"; got != want {
		t.Errorf("PlainText = %q, want %q", got, want)
	}
	if got, want := ast.PlainLines(marks), "a b\ncd^2e"; got != want {
		t.Errorf("PlainLines = %q, want %q", got, want)
	}
	blocks := []ast.Block{
		&ast.Figure{Image: &ast.Image{Src: "s", Alt: "alt "}, Caption: text("caption")}, &ast.Listing{Text: "x\ny"},
		&ast.Divider{},
		&ast.Details{Summary: text("sum"), Rest: []ast.Block{&ast.Paragraph{Inlines: text("rest")}}},
	}
	if got, want := ast.BlockText(blocks, ast.OwnText), "alt caption\nx\ny\n\nsumrest\n"; got != want {
		t.Errorf("BlockText = %q, want %q", got, want)
	}
}

func TestNumberBeforeTitle(t *testing.T) {
	for _, c := range []struct{ number, title, want string }{
		{"", "Why?", "Why?"}, {"7", "Why?", "7. Why?"}, {"7.", "Why?", "7. Why?"}, {"A1", "", "A1."}, {"", "", ""},
	} {
		q := &ast.Question{Number: c.number}
		if got := q.Numbered(c.title); got != c.want {
			t.Errorf("number %q, title %q: got %q, want %q", c.number, c.title, got, c.want)
		}
	}
}
