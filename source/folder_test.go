package source_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestFolders loads the fixtures that are folders: each section whose name has a dot is a file of it.
func TestFolders(t *testing.T) {
	isInput := func(name string) bool { return strings.Contains(name, ".") }
	update.Run(t, "testdata/folders/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		fsys := fstest.MapFS{}
		for name, src := range in {
			fsys["guide/"+name] = &fstest.MapFile{Data: src}
		}
		var found diag.List
		opened := 0
		var why strings.Builder
		opts := source.Options{
			Display: "guide", Opened: func(string, []byte) { opened++ }, Explain: explainTo(t, &why),
		}
		guide, err := source.LoadFolder(fsys, "guide", opts, &found)
		out := map[string]string{"diag": report(&found), "explain": why.String()}
		if err != nil {
			out["questions"] = "error: " + err.Error()
			return out
		}
		if opened == 0 {
			t.Error("no file was told of")
		}
		out["ast"], out["questions"] = ast.Dump(guide), questions(guide)
		return out
	})
}

// TestLinksOfManyFilesAreFollowed links every file to anchors in half of the files. Quadratic time would show here.
func TestLinksOfManyFilesAreFollowed(t *testing.T) {
	const n = 5000
	fsys := fstest.MapFS{}
	for i := range n {
		text := fmt.Sprintf("# What is %d?\n\nSee [next](#what-is-%d), [care](#care).\n\n", i, (i+1)%n)
		if i%2 == 0 {
			text += "## Care\n\nDry.\n"
		}
		fsys[fmt.Sprintf("q%d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	var found diag.List
	if _, err := source.LoadFolder(fsys, ".", source.Options{}, &found); err != nil {
		t.Fatal(err)
	}
	ambiguous := 0
	for _, d := range found.Sorted() {
		if d.Rule == diag.LinkDead {
			t.Fatal(d)
		}
		if d.Rule == diag.LinkAmbiguous {
			ambiguous++
		}
	}
	if ambiguous != n/2 {
		t.Errorf("%d links are doubtful, want %d", ambiguous, n/2)
	}
}
