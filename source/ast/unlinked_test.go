package ast_test

import (
	"reflect"
	"testing"

	"example.org/studyguide/source/ast"
)

func TestUnlinkedReachesLinksInsideMarks(t *testing.T) {
	of := func(word func(string) []ast.Inline) []ast.Inline {
		return []ast.Inline{
			&ast.Emph{Loc: loc(1, 1, 3), Inlines: word("emph")}, &ast.Strong{Inlines: word("strong")},
			&ast.Strike{Inlines: word("strike")},
			&ast.Script{Up: true, Inlines: word("up")}, &ast.Code{Value: "code"}, &ast.Image{Src: "a.png"},
			&ast.Break{Hard: true},
		}
	}
	linked := func(s string) []ast.Inline {
		return []ast.Inline{&ast.Link{URL: "#q", Inlines: []ast.Inline{&ast.Text{Value: s}, &ast.NoteRef{ID: "n"}}},
			&ast.NoteRef{ID: "n"}}
	}
	in := append(of(linked), linked("link")...)
	want := append(of(text), text("link")...)
	if got := ast.Unlinked(in); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if again := append(of(linked), linked("link")...); !reflect.DeepEqual(in, again) {
		t.Error("the input was changed")
	}
}
