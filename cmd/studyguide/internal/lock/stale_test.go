package lock_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// TestStaleSaysWhy changes one thing at a time of a guide that was built.
func TestStaleSaysWhy(t *testing.T) {
	guide := lock.Key{Guide: "guides/a.md"}
	for name, test := range map[string]struct {
		change func(t *testing.T, root, out string, w *lock.Want)
		want   []string
	}{
		"nothing": {func(*testing.T, string, string, *lock.Want) {}, nil},
		"another version of the program": {func(_ *testing.T, _, _ string, w *lock.Want) { w.Tool = "v2 go1" },
			[]string{"made by studyguide v1 go1, this is v2 go1"}},
		"a source": {func(t *testing.T, root, _ string, _ *lock.Want) { put(t, root, "guides/a.md", "other") },
			[]string{"guides/a.md changed"}},
		"a source that is gone": {func(t *testing.T, root, _ string, _ *lock.Want) { drop(t, root, "guides/a.md") },
			[]string{"guides/a.md is gone"}},
		"a source that was missing": {func(t *testing.T, root, _ string,
			_ *lock.Want) {
			put(t, root, "guides/b.png", "")
		},
			[]string{"other files in guides", "guides/b.png is there now"}},
		"an artifact that was edited": {func(t *testing.T, _, out string,
			_ *lock.Want) {
			put(t, out, "a.pdf", "other")
		},
			[]string{"a.pdf is not what was made"}},
		"an artifact that is gone": {func(t *testing.T, _, out string, _ *lock.Want) { drop(t, out, "a.pdf") },
			[]string{"a.pdf is missing"}},
		"one more artifact": {func(_ *testing.T, _, _ string, w *lock.Want) { w.Made = append(w.Made, "a.epub") },
			[]string{"a.epub is new"}},
		"an option": {func(_ *testing.T, _, _ string, w *lock.Want) { w.With[0].Value = "inline" },
			[]string{"answers is now inline, was back"}},
		"an option less": {func(_ *testing.T, _, _ string, w *lock.Want) { w.With = nil },
			[]string{"answers is no longer back"}},
		"an option more": {func(_ *testing.T, _, _ string, w *lock.Want) {
			w.With = append(w.With, lock.Option{Name: "paper", Value: "a4"})
		}, []string{"paper is now a4"}},
		"another guide":   {func(_ *testing.T, _, _ string, w *lock.Want) { w.Guide = "guides/c.md" }, []string{"new"}},
		"another edition": {func(_ *testing.T, _, _ string, w *lock.Want) { w.Edition = "e" }, []string{"new"}},
	} {
		t.Run(name, func(t *testing.T) {
			root, out := t.TempDir(), t.TempDir()
			put(t, root, "guides/a.md", "text")
			put(t, out, "a.pdf", "book")
			var digests lock.Digests
			l := &lock.Lock{Tool: "v1 go1"}
			l.Put(lock.Entry{
				Key: guide, Tool: "v1 go1", Made: []lock.File{{Path: "a.pdf", Digest: lock.Sum([]byte("book"))}},
				From: []lock.File{
					{Path: "guides", Digest: digests.Of(filepath.Join(root, "guides"))},
					{Path: "guides/a.md", Digest: lock.Sum([]byte("text"))},
					{Path: "guides/b.png", Digest: lock.Absent},
				},
				With: []lock.Option{{Name: "answers", Value: "back"}},
			})
			w := lock.Want{Key: guide, Tool: "v1 go1", Made: []string{"a.pdf"},
				With: []lock.Option{{Name: "answers", Value: "back"}}}
			test.change(t, root, out, &w)
			got := l.Stale(w, root, out, &lock.Digests{})
			if name == "a source that is gone" {
				got = slices.DeleteFunc(got, func(why string) bool { return why == "other files in guides" })
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func drop(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}
