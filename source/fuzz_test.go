package source_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// FuzzLoad checks that no input panics, that every position is inside the file, that ids are unique and that links to
// anchors lead to one of them.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	shapes := append([]string{""}, source.Shapes()...) // the first: by evidence
	for i, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data, strings.TrimPrefix(filepath.Ext(ar.Files[0].Name), "."), uint8(i%len(shapes)))
		f.Add(ar.Files[0].Data, strings.TrimPrefix(filepath.Ext(ar.Files[0].Name), "."), uint8(0))
	}
	f.Fuzz(func(t *testing.T, src []byte, ext string, forced uint8) {
		format := "text"
		switch ext {
		case "md":
			format = "markdown"
		case "html":
			format = "html"
		}
		shape := shapes[int(forced)%len(shapes)]
		var found diag.List
		g, err := source.LoadBytes("f", src, source.Options{Format: format, Shape: shape}, &found)
		if err != nil {
			return
		}
		lines := 1 + strings.Count(
			string(src),
			"\n",
		) + strings.Count(
			string(src),
			"\r",
		) + strings.Count(
			string(src),
			"\f",
		) + strings.Count(
			string(src),
			"\v",
		)
		ids := map[string]bool{}
		named := func(id string) {
			if ids[id] || id == "" {
				t.Errorf("id %q twice or empty", id)
			}
			ids[id] = true
		}
		for _, s := range g.AllSections() {
			named(s.ID)
		}
		for _, q := range g.AllQuestions() {
			named(q.ID)
		}
		ast.Walk(g, func(n ast.Node) bool {
			if h, ok := n.(*ast.Heading); ok {
				named(h.ID)
			}
			return true
		})
		ast.Walk(g, func(n ast.Node) bool {
			at := n.Span()
			if strings.HasPrefix(string(src), "\xFF\xFE") || strings.HasPrefix(string(src), "\xFE\xFF") {
				return true
			}
			if at.Start.Line > lines || at.End.Line > lines+1 || at.End.Before(at.Start) {
				t.Errorf("%T at %v-%v in a file of %d lines", n, at.Start, at.End, lines)
			}
			if l, ok := n.(*ast.Link); ok && strings.HasPrefix(l.URL, "#") && !ids[l.URL[1:]] {
				t.Errorf("link to %s leads nowhere", l.URL)
			}
			return true
		})
	})
}

// FuzzFolder checks that no folder of two files and an index panics, and that links within the guide lead somewhere.
func FuzzFolder(f *testing.F) {
	files, err := filepath.Glob("testdata/folders/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data, ar.Files[1].Data, ar.Files[0].Data)
	}
	f.Add(
		[]byte("- [a](sub/a.md#x)\n- [b](b.txt)\n"),
		[]byte("# A\n\n[b](../b.txt) [x](#x)[^1]\n\n[^1]: n\n"),
		[]byte("Q: a?\nA: b\n\nQ: c?\nA: d\n\nQ: e?\nA: f\n"),
	)
	f.Fuzz(func(t *testing.T, index, a, b []byte) {
		fsys := fstest.MapFS{"README.md": {Data: index}, "sub/a.md": {Data: a}, "b.txt": {Data: b}}
		g, err := source.LoadFolder(fsys, ".", source.Options{Display: "f"}, &diag.List{})
		if err != nil {
			return
		}
		ids := map[string]bool{}
		for _, s := range g.AllSections() {
			ids[s.ID] = true
		}
		for _, q := range g.AllQuestions() {
			ids[q.ID] = true
		}
		ast.Walk(g, func(n ast.Node) bool {
			if h, ok := n.(*ast.Heading); ok {
				ids[h.ID] = true
			}
			return true
		})
		ast.Walk(g, func(n ast.Node) bool {
			if l, ok := n.(*ast.Link); ok && strings.HasPrefix(l.URL, "#") && !ids[l.URL[1:]] {
				t.Errorf("link to %s leads nowhere", l.URL)
			}
			return true
		})
	})
}
