package notebook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

func TestFixtures(t *testing.T) {
	input := func(section string) bool { return section == "in.ipynb" }
	update.Run(t, "testdata/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		var list diag.List
		doc := Read("in.ipynb", in["in.ipynb"], &list)
		var found strings.Builder
		for _, d := range list.Sorted() {
			fmt.Fprintln(&found, d)
			if d.Hint != "" {
				fmt.Fprintf(&found, "\thint: %s\n", d.Hint)
			}
		}
		out := map[string]string{"diag": found.String(), "words": squeezed(Words(in["in.ipynb"]))}
		if doc == nil {
			return out
		}
		checkPlaces(t, in["in.ipynb"], doc)
		out["ast"] = ast.DumpDocument(doc)
		var media strings.Builder
		for _, name := range slices.Sorted(maps.Keys(doc.Media)) {
			fmt.Fprintf(&media, "%s %d\n", name, len(doc.Media[name]))
		}
		out["media"] = media.String()
		return out
	})
}

// squeezed returns the lines of a text that are not blank, with their numbers.
func squeezed(text []byte) string {
	var b strings.Builder
	for i, line := range strings.Split(string(text), "\n") {
		if words := strings.Fields(line); len(words) > 0 {
			fmt.Fprintf(&b, "%d: %s\n", i+1, strings.Join(words, " "))
		}
	}
	return b.String()
}

// checkPlaces checks that all places are in the file.
func checkPlaces(t *testing.T, src []byte, doc *ast.Document) {
	t.Helper()
	lines := strings.Split(string(src), "\n")
	inside := func(p diag.Pos) bool {
		return p.Line >= 1 && p.Line <= len(lines) && p.Col >= 1 && p.Col <= utf8.RuneCountInString(lines[p.Line-1])+1
	}
	ast.Walk(doc, func(n ast.Node) bool {
		if s := n.Span(); !s.IsZero() && (!inside(s.Start) || !inside(s.End) || s.End.Before(s.Start)) {
			t.Errorf("%T has the span %v, which is not in the file", n, s)
		}
		return true
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`{"cells": [{"cell_type": "markdown", "source": ["# A\n", "b \u00e9 \ud83d\ude00 ![x](attachment:a.png)"],` +
			`"attachments": {"a.png": {"image/png": "iVBORw0="}}}], "nbformat": 4}`,
		`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "heading", "level": 2, "source": "A\r\nb"}]}]}`,
		`{"cells": [{"cell_type": "code", "source": "%%bash\nls", "outputs": [{"output_type": "stream", "text": "a\rb"},` +
			`{"output_type": "error", "traceback": ["\u001b[31mE\u001b[0m", "f"]}, {"output_type": "display_data", "data":` +
			`{"text/html": "<table><tr><td>1</table>", "text/latex": "$x$"}}]}]}`,
		`{"cells": [{"cell_type": "markdown", "source": "` + "```\\na\\n<!-- b" + `"}, {"cell_type": "raw", "source": "---\na: b\n---\n"}]}`,
		`{"cells": [`, `[]`, `{"nbformat": 4, "cells": {}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		src = []byte(strings.Map(func(r rune) rune {
			if r == '\r' || r != '\n' && r != '\t' && r < ' ' || r == utf8.RuneError {
				return -1
			}
			return r
		}, string(src)))
		var list diag.List
		doc := Read("in.ipynb", src, &list)
		if doc == nil {
			for _, d := range list.Sorted() {
				if d.Rule == diag.InputMalformed {
					return
				}
			}
			t.Fatal("no document, and no finding that says why")
		}
		checkPlaces(t, src, doc)
		Words(src)
	})
}

// BenchmarkRead reads notebooks of two sizes: the bytes a second should be the same.
func BenchmarkRead(b *testing.B) {
	for _, n := range []int{500, 4000} {
		var src strings.Builder
		src.WriteString(`{"nbformat": 4, "cells": [`)
		for i := range n {
			if i > 0 {
				src.WriteString(",\n")
			}
			fmt.Fprintf(&src, `{"cell_type": "markdown", "source": ["## What is number %d?\n", "\n", `+
				`"It has a *name*, and \"more\" of the like that fills a line.\n", "- a\n", "- b\n"]},`+"\n"+
				`{"cell_type": "code", "source": ["f(%d)\n"], "outputs": [{"output_type": "stream", "text": ["1\n"]}]}`, i, i)
		}
		src.WriteString("]}")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(src.Len()))
			for b.Loop() {
				Read("a.ipynb", []byte(src.String()), &diag.List{})
			}
		})
	}
}
