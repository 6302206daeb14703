package golden

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Inputs calls each for every input of a fixture below root that is a file of its own: a section called "guide" or
// "quiz" with an extension. name is that of the section, after that of the fixture.
func Inputs(t *testing.T, root string, each func(name string, src []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txtar" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, f := range txtar.Parse(data).Files {
			stem, _, _ := strings.Cut(f.Name, ".")
			if (stem == "guide" || stem == "quiz") && filepath.Ext(f.Name) != "" {
				each(strings.TrimSuffix(filepath.Base(path), ".txtar")+"-"+f.Name, f.Data)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
