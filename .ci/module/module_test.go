package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRewrite changes the path in texts: of Go files the imports, of all the path as a word.
func TestRewrite(t *testing.T) {
	const from, to = "example.org/guide", "github.com/owner/guides/v2"
	for name, c := range map[string]struct{ path, in, want string }{
		"go.mod": {"go.mod", "// of us\nmodule example.org/guide // here\n\ngo 1.26.0\n",
			"// of us\nmodule github.com/owner/guides/v2 // here\n\ngo 1.26.0\n"},
		"imports are sorted again": {"a.go",
			"package a\n\nimport (\n\t\"example.org/guide/b\"\n\t\"fmt\"\n\t\"github.com/a/b\"\n\tx \"example.org/guide\"\n)\n",
			"package a\n\nimport (\n\t\"fmt\"\n\t\"github.com/a/b\"\n\tx \"github.com/owner/guides/v2\"\n" +
				"\t\"github.com/owner/guides/v2/b\"\n)\n"}, // within their block: gofmt does not move blocks
		"another module's import": {"a.go", "package a\n\nimport _ \"example.org/guides/b\"\n", ""},
		"an install": {"README.md", "go install example.org/guide/cmd/guide@latest\n",
			"go install " + to + "/cmd/guide@latest\n"},
		"an address": {"a.md", "<https://example.org/guide>, example.org/guide.\n", "<https://" + to + ">, " + to + ".\n"},
		"other addresses": {"a.md",
			"sub.example.org/guide myexample.org/guide example.org/guidebook example.org/guide-2\n", ""},
	} {
		if c.want == "" {
			c.want = c.in
		}
		got, err := rewrite(c.path, []byte(c.in), from, to)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %q, %v, want %q", name, got, err, c.want)
		}
	}
	const words = "a guide of guide/b"
	if got, err := rewrite("a.md", []byte(words), "guide", to); err != nil || string(got) != words {
		t.Errorf("a path without a dot was taken for a word: %q, %v", got, err)
	}
	if got, err := rewrite("a.go", []byte("package a\n\nimport _ \"guide/b\"\n"), "guide", to); err != nil ||
		!bytes.Contains(got, []byte(`"`+to+`/b"`)) {
		t.Errorf("a path without a dot was not found in an import: %q, %v", got, err)
	}
}

func TestPathsThatCannotBeFetchedAreRefused(t *testing.T) {
	for _, p := range []string{
		"", "studyguide", "github.com", "github.com/", "/github.com/a", "github.com/a/b/", "github.com/a//b", "GitHub.com/a/b",
		"https://github.com/a/b", "github.com/a/b.", "github.com/a b", "example.org/x/v0", "example.org/x/v1",
	} {
		if checkPath(p) == nil {
			t.Errorf("%q was accepted", p)
		}
	}
	for _, p := range []string{"github.com/owner/studyguide", "example.org/x/v2", "git.example.org/~me/study_guide.go"} {
		if err := checkPath(p); err != nil {
			t.Errorf("%q was refused: %v", p, err)
		}
	}
}

// TestFaultsChangeNothing checks that a tree in which one file cannot be rewritten stays as it was.
func TestFaultsChangeNothing(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"go.mod": "module example.org/a\n", "a.go": "package a\n\nimport _ \"example.org/a/b\"\n", "z.go": "pack",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(dir, "example.org/b", io.Discard); err == nil || !strings.Contains(err.Error(), "z.go") {
		t.Errorf("the error is %v, want one that names z.go", err)
	}
	for name, text := range files {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != text {
			t.Errorf("%s holds %q, %v, want %q", name, got, err, text)
		}
	}
}

// copyTree copies what the repository holds, but for what is made and what Git keeps.
func copyTree(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name == ".git" || name == "out" {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		}
		if !d.Type().IsRegular() {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), text, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
