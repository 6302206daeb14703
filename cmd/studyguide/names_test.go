package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNoNameReachesTheTerminalRaw builds and checks guides whose names hold what a terminal or a log of GitHub Actions
// would obey, in every command that prints names.
func TestNoNameReachesTheTerminalRaw(t *testing.T) {
	const guide = "# G\n\n## 1. What is A?\n\nA. ![p](gone.png)\n\n## 2. What is B?\n\nB.\n\n## 3. What is C?\n\nC.\n"
	raw := regexp.MustCompile("[\x00-\x09\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?m)^ *::")
	for _, name := range []string{
		"a\x1b[31mred.md", "a\x1b]0;title\x07.md", "a\n::warning::injected\n.md", "a\r::add-mask::x.md", "a\u202exmd.md",
		"a\u2066b.md", "a\u009b31m.md", "a\tb.md", "a\u2028b.md",
	} {
		dir := t.TempDir()
		t.Chdir(dir)
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(guide), 0o600); err != nil {
			t.Skipf("this system has no such names: %v", err)
		}
		project := "guides: [\"*.md\"]\nto: [epub]\n"
		if err := os.WriteFile(filepath.Join(dir, "studyguide.yaml"), []byte(project), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"build", "-o", "out/", name},
			{"build"},
			{"build"},
			{"build", "--check", "--force"},
			{"build", "--summary", "md"},
			{"check", name},
			{"check", "--fix", name},
			{"check", "--artifacts", "out/" + strings.TrimSuffix(name, ".md") + ".epub"},
			{"check", "--explain", name},
			{"import", "-o", "new\n::error::x/", name},
			{"import", "--report", "-", "-o", "x.md", name},
			{"build", "no\x1b[1msuch.md"},
			{"build", "--to", "pdf\n::error::x", name},
			{"build", "-o", "no/such\n::error::x/g.pdf", name},
		} {
			var out, errs bytes.Buffer
			run(t.Context(), append([]string{"studyguide"}, args...), strings.NewReader(""), &out, &errs)
			for _, said := range []string{out.String(), errs.String()} {
				if at := raw.FindString(said); at != "" {
					t.Errorf("%q prints %q in\n%q", args, at, said)
				}
			}
		}
	}
}
