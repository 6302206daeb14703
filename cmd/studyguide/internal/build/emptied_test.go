package build

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFoldersThatStayEmptyAreRemoved(t *testing.T) {
	for _, filled := range []bool{false, true} {
		top := t.TempDir()
		file := filepath.Join(top, "out", "deep", "guide.pdf")
		e := &emptied{}
		e.note(file)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if filled {
			if err := os.WriteFile(file, nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		e.remove()
		if _, err := os.Stat(filepath.Join(top, "out")); (err == nil) != filled {
			t.Errorf("filled %v: %v", filled, err)
		}
		if _, err := os.Stat(top); err != nil {
			t.Error(err)
		}
	}
}
