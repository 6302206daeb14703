package golden

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// Folders runs a subtest for every fixture that matches glob, named after its file, with the files of the folder that
// the fixture holds: the sections whose names have an extension.
func Folders(t *testing.T, glob string, run func(t *testing.T, folder fstest.MapFS)) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures match %s (%v)", glob, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			folder := fstest.MapFS{}
			for _, f := range ar.Files {
				if filepath.Ext(f.Name) != "" {
					folder[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			run(t, folder)
		})
	}
}
