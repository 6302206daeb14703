package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/studyguide/render/markdown"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// TestTwinsAreOneGuide loads each guide of testdata/twins in its format and as Markdown, and compares the trees without
// positions. Both files of a pair have the same stem.
func TestTwinsAreOneGuide(t *testing.T) {
	files, err := filepath.Glob("testdata/twins/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".md" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			twin := strings.TrimSuffix(file, filepath.Ext(file)) + ".md"
			if diff := cmp.Diff(normal(t, twin), normal(t, file)); diff != "" {
				t.Errorf("differs from %s (-want +got):\n%s", twin, diff)
			}
		})
	}
}

// normal returns the tree of a file in the form in which positions and the like do not count.
func normal(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, err := source.LoadBytes(file, src, source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(markdown.Normal(g), "\n")
}
