package plugin

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

const exampleGuide = "# Ships\n\n## Hull\n\n### What is a keel?\n\nThe lowest part.\n\n### How is a knot tied?\n\n" +
	"```sh\ntie a knot\n```\n\nLike this.\n\n## Masts\n\n### What is a mast?\n\n### Why is it round?\n\nTags: draft\n\n" +
	"It turns.\n"

// examples puts the programs that the README shows on the PATH, which are written in a language.
func examples(t *testing.T, language, needs string) {
	t.Helper()
	if _, err := exec.LookPath(needs); err != nil {
		t.Skipf("there is no %s", needs)
	}
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	found := regexp.MustCompile("(?s)```"+language+"\n(#![^\n]*\n# (studyguide-[a-z-]+): .*?)```").FindAllSubmatch(text, -1)
	if len(found) != 2 {
		t.Fatalf("the README has %d programs in %s", len(found), language)
	}
	for _, m := range found {
		if err := os.WriteFile(filepath.Join(dir, string(m[2])), m[1], 0o755); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(m[1], []byte("\n")); n > 25 {
			t.Errorf("%s has %d lines", m[2], n)
		}
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

func exampleTree(t *testing.T) *ast.Guide {
	t.Helper()
	g, err := source.LoadBytes("guide.md", []byte(exampleGuide), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// checkRenderer compares what a renderer writes and says.
func checkRenderer(t *testing.T, name, want, said string) {
	t.Helper()
	r, ok := FindRenderer(name)
	if !ok {
		t.Fatal("not found")
	}
	var out bytes.Buffer
	var found diag.List
	if err := r.Render(t.Context(), &out, &render.Job{Guide: exampleTree(t), Sink: &found}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
	checkFindings(t, &found, said)
}

// checkFilter compares the guide that a filter makes and what it says.
func checkFilter(t *testing.T, name string, of func(*ast.Question) string, want, said string) {
	t.Helper()
	f, ok := FindFilter(name)
	if !ok {
		t.Fatal("not found")
	}
	var found diag.List
	g, err := f.Apply(t.Context(), exampleTree(t), &found)
	if err != nil || g == nil {
		t.Fatal(err, found.Sorted())
	}
	var got []string
	for _, q := range g.AllQuestions() {
		got = append(got, of(q))
	}
	if d := cmp.Diff(want, strings.Join(got, "|")); d != "" {
		t.Error(d)
	}
	checkFindings(t, &found, said)
}

func checkFindings(t *testing.T, found *diag.List, want string) {
	t.Helper()
	var got []string
	for _, d := range found.Sorted() {
		got = append(got, d.String())
	}
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("it says %q, want %q", s, want)
	}
}

// TestExamplesInPython runs what the README shows.
func TestExamplesInPython(t *testing.T) {
	examples(t, "python", "python3")
	checkRenderer(t, "outline", "Ships\nHull\n  - What is a keel?\n  - How is a knot tied?\nMasts\n  - What is a mast?\n"+
		"  - Why is it round?\n", "guide.md:19:1: warning: outline: nothing answers What is a mast? (program-says)")
	tags := func(q *ast.Question) string { return strings.Join(q.Tags, ",") }
	checkFilter(t, "code", tags, "|code||draft", "")
}

// TestExamplesInShell runs what the README shows.
func TestExamplesInShell(t *testing.T) {
	examples(t, "sh", "jq")
	checkRenderer(t, "tally", "2\tHull\n2\tMasts\n4\tin all\n", "")
	checkFilter(t, "ready", (*ast.Question).PlainTitle, "What is a keel?|How is a knot tied?|What is a mast?",
		"guide.md:0:0: note: ready: 1 drafts are left out (program-says)")
}
