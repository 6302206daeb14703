package manifest_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"studyguide/render/manifest"
)

// TestStaleSaysWhy changes one thing after a guide was made.
func TestStaleSaysWhy(t *testing.T) {
	const version, other = "v1.2.0 go1.26", "v1.1.0 go1.26"
	write := func(t *testing.T, dir, name, text string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777),
			os.WriteFile(path, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(t *testing.T, dir, name string) {
		t.Helper()
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		change func(t *testing.T, project, out string)
		want   func(w *manifest.Want)
		why    string
	}{
		"nothing":         {},
		"another guide":   {want: func(w *manifest.Want) { w.Guide = "b.md" }, why: "new"},
		"another edition": {want: func(w *manifest.Want) { w.Edition = "back" }, why: "new"},
		"the guide": {change: func(t *testing.T, project, _ string) { write(t, project, "a.md", "text") },
			why: "a.md changed"},
		"a picture removed": {change: func(t *testing.T, project, _ string) { remove(t, project, "dot.png") },
			why: "dot.png is gone"},
		"a picture that was looked for": {change: func(t *testing.T, project,
			_ string) {
			write(t, project, "gone.png", "x")
		},
			why: "gone.png is there now"},
		"a font more": {change: func(t *testing.T, project, _ string) { write(t, project, "type/g.ttf", "font") },
			why: "other files in type"},
		"the bytes of a font": {change: func(t *testing.T, project,
			_ string) {
			write(t, project, "type/f.ttf", "another")
		}},
		"an artifact edited": {change: func(t *testing.T, _, out string) { write(t, out, "a.pdf", "x") },
			why: "a.pdf is not what was made"},
		"an artifact removed": {change: func(t *testing.T, _, out string) { remove(t, out, "a.pdf") },
			why: "a.pdf is missing"},
		"a format more": {want: func(w *manifest.Want) { w.Made = append(w.Made, "a.epub") }, why: "a.epub is new"},
		"an option": {want: func(w *manifest.Want) { w.With[0].Value = "back" },
			why: "answers is now back, was inline"},
		"an option more": {want: func(w *manifest.Want) {
			w.With = append(w.With,
				manifest.Option{Name: "paper", Value: "a4"})
		},
			why: "paper is now a4"},
		"an option less": {want: func(w *manifest.Want) { w.With = nil }, why: "answers is no longer inline"},
		"another version": {want: func(w *manifest.Want) { w.Tool = other },
			why: "made by studyguide " + version + ", this is " + other},
		"all at once": {
			change: func(t *testing.T, project,
				out string) {
				write(t, project, "a.md", "text")
				remove(t, out, "a.pdf")
			},
			want: func(w *manifest.Want) { w.Tool, w.With = other, nil },
			why: "a.md changed, answers is no longer inline, a.pdf is missing, made by studyguide " + version +
				", this is " + other,
		},
	} {
		t.Run(name, func(t *testing.T) {
			project, out, away := t.TempDir(), t.TempDir(), t.TempDir()
			for _, f := range []string{"a.md", "dot.png", "type/f.ttf"} {
				write(t, project, f, f)
			}
			write(t, out, "a.pdf", "pdf")
			write(t, away, "look.yaml", "look")
			digests := &manifest.Digests{}
			in := func(dir, name string) manifest.File {
				return manifest.File{Path: name, Digest: digests.Of(filepath.Join(dir, filepath.FromSlash(name)))}
			}
			theme := filepath.ToSlash(filepath.Join(away, "look.yaml"))
			e := manifest.Entry{
				Key: manifest.Key{Guide: "a.md"}, Tool: version,
				With: []manifest.Option{{Name: "answers", Value: "inline"}},
				Made: []manifest.File{in(out, "a.pdf")},
				From: []manifest.File{in(project, "a.md"), in(project, "dot.png"), in(project, "gone.png"),
					in(project, "type"),
					{Path: theme, Digest: digests.Of(filepath.Join(away, "look.yaml"))}},
			}
			l := &manifest.Lock{Tool: version}
			l.Put(e)
			w := manifest.Want{Key: e.Key, Tool: version, Made: []string{"a.pdf"},
				With: []manifest.Option{{Name: "answers", Value: "inline"}}}
			if c.change != nil {
				c.change(t, project, out)
			}
			if c.want != nil {
				c.want(&w)
			}
			if got := strings.Join(l.Stale(w, project, out, &manifest.Digests{}), ", "); got != c.why {
				t.Errorf("got  %q\nwant %q", got, c.why)
			}
		})
	}
}

// TestMergeTellsOfTwentyFaults has twenty faults, then one more.
func TestMergeTellsOfTwentyFaults(t *testing.T) {
	for n, more := range map[int]string{20: "", 21: "and 1 faults more", 22: "and 2 faults more"} {
		ls := shards()
		for i := range n {
			ls[0].Lacks = append(ls[0].Lacks, manifest.Key{Guide: fmt.Sprint("guide", i)})
		}
		_, err := manifest.Merge(ls, []string{"a", "b", "c"})
		if err == nil {
			t.Fatalf("%d faults are none", n)
		}
		faults := strings.Split(err.Error(), "\n")
		if got := faults[20:]; len(faults) < 20 || strings.Join(got, "\n") != more {
			t.Errorf("%d faults: after twenty %q, want %q", n, got, more)
		}
	}
}

// TestDealTakesTheFirstOfEquals deals to one shard, to more than there is work for, and what is equal.
func TestDealTakesTheFirstOfEquals(t *testing.T) {
	for _, c := range []struct {
		costs []int64
		count int
		want  string
	}{
		{[]int64{5, 5, 5}, 1, "[0 0 0]"},
		{[]int64{5, 5, 5}, 2, "[0 1 0]"},
		{[]int64{1, 2}, 4, "[1 0]"},
		{[]int64{4, 5, 4, 5}, 2, "[0 0 1 1]"},
	} {
		if got := fmt.Sprint(manifest.Deal(c.costs, c.count)); got != c.want {
			t.Errorf("%v to %d: %s, want %s", c.costs, c.count, got, c.want)
		}
	}
}

func TestDepsPartWhatWasRead(t *testing.T) {
	e := manifest.Entry{
		Made: []manifest.File{{Path: "a.pdf", Digest: "00"}, {Path: "a.epub", Digest: "01"}},
		From: []manifest.File{{Path: "a.md", Digest: "02"}, {Path: "gone.png", Digest: manifest.Absent},
			{Path: "type", Digest: "/03"}},
	}
	in := func(dir string) func(string) string { return func(path string) string { return dir + path } }
	var out strings.Builder
	if err := manifest.WriteDeps(&out, e.Deps(in("out/"), in("src/"))); err != nil {
		t.Fatal(err)
	}
	want := `{
  "version": 1,
  "artifacts": [
    {
      "artifact": "out/a.pdf",
      "inputs": [
        "src/a.md"
      ],
      "absent": [
        "src/gone.png"
      ],
      "folders": [
        "src/type"
      ]
    },
    {
      "artifact": "out/a.epub",
      "inputs": [
        "src/a.md"
      ],
      "absent": [
        "src/gone.png"
      ],
      "folders": [
        "src/type"
      ]
    }
  ]
}
`
	if out.String() != want {
		t.Errorf("got %s", &out)
	}
}
