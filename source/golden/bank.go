package golden

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A ReadFunc is the reader of a format that says what is a question.
type ReadFunc func(name string, src []byte, sink diag.Sink) *ast.Document

// Banks runs every fixture that matches glob. Its input is the section whose name begins with "quiz."; the outputs are
// "ast", the document, and "diag", the findings.
func (u Update) Banks(t *testing.T, glob string, read ReadFunc) {
	t.Helper()
	isInput := func(name string) bool { return strings.HasPrefix(name, "quiz.") }
	u.Run(t, glob, isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		for name, src := range in {
			var found diag.List
			out := map[string]string{"ast": "nothing", "diag": ""}
			if doc := read(name, src, &found); doc != nil {
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

// FuzzBank checks that no input makes read panic, that what is not read is reported, and that every position is inside
// the file. The fixtures that match glob are its seeds.
func FuzzBank(f *testing.F, glob string, read ReadFunc) {
	Seed(f, glob)
	f.Fuzz(func(t *testing.T, src []byte) {
		var found diag.List
		doc := read("f", src, &found)
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
