package source_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
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
		opts := source.Options{Display: "guide", Opened: func(string, []byte) { opened++ }}
		guide, err := source.LoadFolder(fsys, "guide", opts, &found)
		out := map[string]string{"diag": report(&found)}
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
