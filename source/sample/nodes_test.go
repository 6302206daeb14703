package sample_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tree "example.org/studyguide/source/ast"
	"example.org/studyguide/source/golden"
)

func TestGuideUsesEveryKindOfNode(t *testing.T) {
	kinds := map[string]bool{}
	guide, _ := load(t)
	tree.Walk(guide, func(n tree.Node) bool {
		kinds[strings.TrimPrefix(fmt.Sprintf("%T", n), "*ast.")] = true
		return true
	})
	kinds["PageBreak"] = true // the guide leaves its pages to the program
	for _, kind := range declaredKinds(t) {
		if !kinds[kind] {
			t.Errorf("the guide has no %s", kind)
		}
	}
}

// declaredKinds returns all kinds of blocks and inlines.
func declaredKinds(t *testing.T) []string {
	t.Helper()
	var kinds []string
	tree.Walk(golden.Everything(), func(n tree.Node) bool {
		_, block := n.(tree.Block)
		_, inline := n.(tree.Inline)
		if kind := strings.TrimPrefix(fmt.Sprintf("%T", n), "*ast."); (block || inline) &&
			!slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		return true
	})
	if len(kinds) < 20 {
		t.Fatalf("found only the kinds %q", kinds)
	}
	return kinds
}

func TestGuideUsesEveryVariant(t *testing.T) {
	missing := map[string]bool{}
	for _, v := range []string{
		"ordered list", "unordered list", "nested list", "open task", "done task",
		"note", "tip", "important", "warning", "caution",
		"raised text", "lowered text", "hard break", "internal link", "external link",
		"left column", "centered column", "right column", "table of 5 columns",
		"listing of 40 lines", "listing wider than 100 columns",
	} {
		missing[v] = true
	}
	seen := func(v string, when bool) {
		if when {
			delete(missing, v)
		}
	}
	guide, _ := load(t)
	tree.Walk(guide, func(n tree.Node) bool {
		switch n := n.(type) {
		case *tree.List:
			seen("ordered list", n.Ordered)
			seen("unordered list", !n.Ordered)
		case *tree.Item:
			seen("open task", n.Task == tree.Open)
			seen("done task", n.Task == tree.Done)
			for _, b := range n.Blocks {
				_, nested := b.(*tree.List)
				seen("nested list", nested)
			}
		case *tree.Callout:
			seen(n.Kind, true)
		case *tree.Script:
			seen("raised text", n.Up)
			seen("lowered text", !n.Up)
		case *tree.Break:
			seen("hard break", n.Hard)
		case *tree.Link:
			seen("internal link", strings.HasPrefix(n.URL, "#"))
			seen("external link", strings.HasPrefix(n.URL, "https://"))
		case *tree.Table:
			seen("table of 5 columns", len(n.Header) == 5)
			for _, a := range n.Align {
				seen("left column", a == tree.AlignLeft)
				seen("centered column", a == tree.AlignCenter)
				seen("right column", a == tree.AlignRight)
			}
		case *tree.Listing:
			lines := strings.Split(n.Text, "\n")
			seen("listing of 40 lines", len(lines) >= 40)
			for _, line := range lines {
				seen("listing wider than 100 columns", len(line) > 100)
			}
		}
		return true
	})
	for _, v := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("the guide has no %s", v)
	}
}
