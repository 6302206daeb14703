package recognize

import (
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestBefore checks the order of the nodes that an anchor may lead to: what was set aside comes last.
func TestBefore(t *testing.T) {
	on := func(line int) ast.Node {
		return &ast.Section{Loc: ast.At(diag.Span{Start: diag.Pos{Line: line, Col: 1}})}
	}
	for _, test := range []struct {
		a, b ast.Node
		want bool
	}{
		{on(1), on(2), true}, {on(2), on(1), false}, {on(1), on(1), false},
		{on(2), nil, true}, {nil, on(1), false}, {nil, nil, false},
	} {
		if got := before(test.a, test.b); got != test.want {
			t.Errorf("%v before %v: %v", test.a, test.b, got)
		}
	}
}
