package gift_test

import (
	"fmt"
	"strings"
	"testing"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/gift"
	"studyguide/source/golden"
)

var update = golden.Flag()

// TestFixtures reads every fixture and compares the document and the findings.
func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return strings.HasPrefix(name, "quiz.") }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		for name, src := range in {
			var found diag.List
			out := map[string]string{"ast": "nothing", "diag": ""}
			if doc := gift.Read(name, src, &found); doc != nil {
				out["ast"] = ast.DumpDocument(doc)
			}
			for _, d := range found.Sorted() {
				out["diag"] += fmt.Sprintln(d)
			}
			return out
		}
		return nil
	})
}

// FuzzRead checks that no input panics and that every position is inside the file.
func FuzzRead(f *testing.F) {
	golden.Seed(f, "testdata/*.txtar")
	f.Fuzz(func(t *testing.T, src []byte) {
		var found diag.List
		doc := gift.Read("f", src, &found)
		lines := 1 + strings.Count(string(src), "\n")
		if doc == nil {
			if len(found.Sorted()) == 0 {
				t.Error("nothing was read, and nothing said why")
			}
			return
		}
		for _, s := range doc.Sections {
			ast.Walk(s, func(n ast.Node) bool {
				if at := n.Span(); at.Start.Line > lines || at.End.Line > lines || at.End.Before(at.Start) {
					t.Errorf("%T at %v-%v in a file of %d lines", n, at.Start, at.End, lines)
				}
				return true
			})
		}
	})
}
