package lock_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

func Example() {
	read := &lock.Recorder{}
	files := read.FS(fstest.MapFS{"dot.png": {Data: []byte("dot")}}, "guides")
	_, _ = fs.ReadFile(files, "dot.png")
	_, _ = fs.ReadFile(files, "gone.png")
	l := &lock.Lock{Tool: "v1"}
	l.Put(lock.Entry{
		Key: lock.Key{Guide: "guides/a.md"}, Tool: "v1", From: read.Files(),
		Made: []lock.File{{Path: "a.pdf", Digest: lock.Sum([]byte("pdf"))}},
		With: []lock.Option{{Name: "answers", Value: "back"}},
	})
	fmt.Print(string(l.Text()))
	// Output:
	// studyguide-lock 1
	// tool v1
	//
	// guide - guides/a.md
	// made c35b21d6ca39aa7cc3b79a705d989f1a6e88b99ab43988d74048799e3db926a3 a.pdf
	// from e392dad8b08599f74d4819cd291feef81ab4389e0a6fae2b1286f99411b0c7ca guides/dot.png
	// from - guides/gone.png
	// with answers back
}

// full is a lock with everything that one may have.
func full() *lock.Lock {
	l := &lock.Lock{Tool: "v2 go1", Shard: lock.Shard{Index: 2, Count: 3, Plan: "abc"},
		Lacks: []lock.Key{{Guide: "x y.md", Edition: "e"}}}
	for _, name := range []string{"b c.md", "a.md", "\"q\".md", "n\nl.md"} {
		l.Put(lock.Entry{
			Key: lock.Key{Guide: name, Edition: "self-test"}, Tool: "v1 go1",
			Made: []lock.File{{Path: name + ".pdf", Digest: "00"}}, From: []lock.File{{Path: name,
				Digest: lock.Absent}},
			With: []lock.Option{{Name: "theme", Value: "my look.yaml"}, {Name: "answers", Value: "back"}},
		})
	}
	return l
}

func TestTextIsReadAsItWasWritten(t *testing.T) {
	l := full()
	again, err := lock.Parse(l.Text())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, l) {
		t.Errorf("got  %+v\nwant %+v", again, l)
	}
}

func TestOtherTextIsRefusedWithItsLine(t *testing.T) {
	for text, want := range map[string]string{
		"": "line 1: want \"studyguide-lock 1\"; another version of studyguide " +
			"wrote this, or something else",
		"studyguide-lock 1\nguides x":      `line 2: "guides x" is not a line of a lock`,
		"studyguide-lock 1\nmade 00 a":     `line 2: "made 00 a" is not a line of a lock`,
		"studyguide-lock 1\nshard a b":     `line 2: "a" is not a shard`,
		"studyguide-lock 1\nshard 0/2 b":   `line 2: "0/2" is not a shard: its number is 1 up to how many there are, at most 10000`,
		"studyguide-lock 1\nshard 3/2 b":   `line 2: "3/2" is not a shard: its number is 1 up to how many there are, at most 10000`,
		"studyguide-lock 1\nshard -1/-5 b": `line 2: "-1/-5" is not a shard: its number is 1 up to how many there are, at most 10000`,
		"studyguide-lock 1\nshard 1/9999999 b": `line 2: "1/9999999" is not a shard: its number is 1 up to how many there are, ` +
			`at most 10000`,
		"studyguide-lock 1\nguide - \"a":    `line 2: "\"a": invalid syntax`,
		"studyguide-lock 1\n<<<<<<< HEAD\n": `line 2: "<<<<<<< HEAD" is not a line of a lock`,
	} {
		if _, err := lock.Parse([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(full().Text())
	f.Add([]byte("studyguide-lock 1\nguide - a\nfrom - b\nguide - a\n"))
	f.Add([]byte("studyguide-lock 1\nshard 1/1 \"\\\"\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := lock.Parse(data)
		if err != nil {
			return
		}
		text := l.Text()
		again, err := lock.Parse(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if string(again.Text()) != string(text) {
			t.Errorf("%q is then %q", text, again.Text())
		}
	})
}

func TestRecorderNotesWhatWasRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a": "a", "half": "some text", "type/f.ttf": "font",
		"type/sub/g.ttf": "font"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777),
			os.WriteFile(path, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(os.TempDir(), filepath.Join(dir, "out")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	read := &lock.Recorder{}
	files := read.FS(root.FS(), "g")
	for _, name := range []string{"a", "gone", "../up", "out/x", "out", "type", "type/sub", "a/x"} {
		_, _ = fs.ReadFile(files, name)
	}
	f, err := files.Open("half")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(f, make([]byte, 4)); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if err := fs.WalkDir(files, "type", func(string, fs.DirEntry, error) error { return nil }); err != nil {
		t.Error(err)
	}
	if _, err := fs.Stat(files, "none"); err == nil {
		t.Error("none is there")
	}
	digests := &lock.Digests{}
	var names []string
	for _, f := range read.Files() {
		names = append(names, f.Path)
		if want := digests.Now(filepath.Join(dir, strings.TrimPrefix(f.Path, "g")), f.Digest); f.Digest != want {
			t.Errorf("%s: digest %s, want %s", f.Path, f.Digest, want)
		}
	}
	want := []string{"g/a", "g/a/x", "g/gone", "g/half", "g/none", "g/out", "g/out/x", "g/type", "g/type/sub"}
	if !reflect.DeepEqual(names, want) {
		t.Errorf("noted %q, want %q", names, want)
	}

	// Each that was refused, or was no file, is another thing once there is a file.
	for _, name := range []string{"a", "out", "type"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a/x", "gone", "none", "out/x", "type/sub"} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, nil, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	digests = &lock.Digests{}
	for _, f := range read.Files() {
		now := digests.Now(filepath.Join(dir, strings.TrimPrefix(f.Path, "g")), f.Digest)
		if same := f.Path == "g/half"; (now == f.Digest) != same {
			t.Errorf("%s: digest %s, was %s", f.Path, now, f.Digest)
		}
	}
}

// shards returns the locks of a plan that was carried out, in three shards.
func shards() []*lock.Lock {
	var out []*lock.Lock
	for i := 1; i <= 3; i++ {
		l := &lock.Lock{Tool: "v1", Shard: lock.Shard{Index: i, Count: 3, Plan: "p"}}
		name := fmt.Sprint(i)
		l.Put(lock.Entry{Key: lock.Key{Guide: name}, Tool: "v1",
			Made: []lock.File{{Path: name + ".pdf", Digest: "00"}}})
		out = append(out, l)
	}
	return out
}

func TestMergeFindsWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct {
		change func(ls []*lock.Lock) []*lock.Lock
		want   string
	}{
		"nothing":  {func(ls []*lock.Lock) []*lock.Lock { return []*lock.Lock{ls[2], ls[0], ls[1]} }, ""},
		"a gap":    {func(ls []*lock.Lock) []*lock.Lock { return ls[:1] }, "of 3 shards these lack: 2, 3"},
		"no first": {func(ls []*lock.Lock) []*lock.Lock { return ls[1:] }, "of 3 shards these lack: 1"},
		"no last":  {func(ls []*lock.Lock) []*lock.Lock { return ls[:2] }, "of 3 shards these lack: 3"},
		"a double": {func(ls []*lock.Lock) []*lock.Lock { return append(ls, ls[0]) },
			"d: shard 1 is in a, too\nd: 1 was made in a, too"},
		"a tool": {func(ls []*lock.Lock) []*lock.Lock { ls[1].Tool = "v2"; return ls },
			"b: made by studyguide v2, a by v1\nb: 2 was made by studyguide v1"},
		"an old one": {func(ls []*lock.Lock) []*lock.Lock { ls[1].Entries[0].Tool = "v0"; return ls },
			"b: 2 was made by studyguide v0"},
		"a plan": {func(ls []*lock.Lock) []*lock.Lock { ls[1].Shard.Plan = "q"; return ls },
			"b: made of other guides or options than a"},
		"a count": {func(ls []*lock.Lock) []*lock.Lock { ls[2].Shard.Count = 4; return ls },
			"c: this is shard 3 of 4, a is of 3"},
		"no shard": {func(ls []*lock.Lock) []*lock.Lock { ls[2].Shard = lock.Shard{}; return ls },
			"c: this is the lock of no shard; build it with --shard\nof 3 shards these lack: 3"},
		"a failure": {func(ls []*lock.Lock) []*lock.Lock { ls[0].Lacks = []lock.Key{{Guide: "4"}}; return ls },
			"a: 4 could not be made"},
		"an artifact": {func(ls []*lock.Lock) []*lock.Lock { ls[1].Entries[0].Made[0].Path = "1.pdf"; return ls },
			"b: 1.pdf was made of 1, too"},
		"another image": {func(ls []*lock.Lock) []*lock.Lock {
			ls[0].Entries[0].From = []lock.File{{Path: "dot.png", Digest: "00"}}
			ls[2].Entries[0].From = []lock.File{{Path: "dot.png", Digest: "01"}}
			return ls
		}, "c: dot.png was another file when a was made"},
		"elsewhere": {func(ls []*lock.Lock) []*lock.Lock { ls[1].Entries[0].Made[0].Path = "../1.pdf"; return ls },
			`b: "../1.pdf" leads out of the folder of the artifacts`},
		"none": {func(ls []*lock.Lock) []*lock.Lock { return nil }, "there are no shards to merge"},
	} {
		out, err := lock.Merge(test.change(shards()), []string{"a", "b", "c", "d"})
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		if err == nil && (len(out.Entries) != 3 || out.Shard.Count != 0) {
			t.Errorf("%s: %+v", name, out)
		}
	}
}

// TestSharesAreDealtFromOne has three works for three shards: the dearest goes to the first of them.
func TestSharesAreDealtFromOne(t *testing.T) {
	works := []lock.Work{{File: "none"}, {File: "none"}, {File: "none"}}
	works[1].Artifacts = []lock.Artifact{{Format: "epub"}}
	works[2].Artifacts = []lock.Artifact{{Format: "pdf"}}
	for shard, want := range map[int][]int{0: nil, 1: {1}, 2: {2}, 3: {0}, 4: nil} {
		if got := lock.Share(works, lock.Shard{Index: shard, Count: 3}); !reflect.DeepEqual(got, want) {
			t.Errorf("shard %d is about %v, want %v", shard, got, want)
		}
	}
}

// TestCostsGrowWithTheTextByTheFormat compares the estimates for texts of 9 and 90 kB with what was measured: that of a
// text alone, and that of each format besides.
func TestCostsGrowWithTheTextByTheFormat(t *testing.T) {
	dir := t.TempDir()
	for size, want := range map[int]map[string]int64{
		9_000:  {"": 2_000, "pdf": 2_000 + 12_600, "epub": 2_000 + 12_125, "trace": 2_000 + 6_000, "json": 2_000 + 425},
		90_000: {"": 11_000, "pdf": 11_000 + 45_000, "epub": 11_000 + 22_250, "trace": 11_000 + 33_000, "json": 11_000 + 2_450},
	} {
		file := filepath.Join(dir, fmt.Sprint(size, ".md"))
		if err := os.WriteFile(file, make([]byte, size), 0o666); err != nil {
			t.Fatal(err)
		}
		for format, cost := range want {
			w := lock.Work{File: file}
			if format != "" {
				w.Artifacts = []lock.Artifact{{Format: format}}
			}
			if got := lock.Costs([]lock.Work{w}); got[0] != cost {
				t.Errorf("%d bytes as %q cost %d, want %d", size, format, got[0], cost)
			}
		}
	}
}

// TestMergeListsTwentyFaults has as many faults as are listed, and one more.
func TestMergeListsTwentyFaults(t *testing.T) {
	for faults, want := range map[int]int{20: 20, 21: 21, 22: 21} {
		ls := shards()
		for i := range faults {
			ls[0].Lacks = append(ls[0].Lacks, lock.Key{Guide: fmt.Sprint("guide ", i)})
		}
		_, err := lock.Merge(ls, []string{"a", "b", "c"})
		if err == nil {
			t.Fatalf("%d faults: none found", faults)
		}
		lines := strings.Split(err.Error(), "\n")
		last := lines[len(lines)-1]
		more := fmt.Sprintf("and %d faults more", faults-20)
		if len(lines) != want || (last == more) != (faults > 20) {
			t.Errorf("%d faults: %d lines, the last %q", faults, len(lines), last)
		}
	}
}

func TestDealIsEven(t *testing.T) {
	if got, want := lock.Deal([]int64{1, 8, 3, 3, 2, 8}, 3), []int{0, 0, 2, 2, 2, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("dealt %v, want %v", got, want)
	}
}

// TestMakeReadsTheNamesOfDependencies has make itself read the rules of files with signs that mean something to it.
func TestMakeReadsTheNamesOfDependencies(t *testing.T) {
	program, err := exec.LookPath("make")
	if err != nil {
		t.Skip("make is not installed")
	}
	names := []string{"plain.md", "a b.md", "$x#y.md", "p:q.md", "e%f.md", `g\ h.md`,
		"it's.md", "m&n.md", "v(w).md", "x@y.md", "ü-字.md", "100%", `k\#l`, "!.md", "{a,b}.md", "`id`.md", "<a>.md"}
	for _, name := range names {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		var rules strings.Builder
		deps := []lock.Dep{{Artifact: "out " + name, Inputs: []string{name}, Absent: []string{"n"}, Folders: []string{"f"}}}
		if err := lock.WriteMake(&rules, deps); err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		// The names reach the shell in the environment, so that it does not read them.
		rule, inputs, _ := strings.Cut(rules.String(), "\n")
		makefile := rule + "\n\t@printenv target first\n" + inputs + "export target = $@\nexport first = $^\n"
		cmd := exec.Command(program, "--no-print-directory", "-f", "-", "out "+name)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(makefile)
		cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "MAKE") })
		got, err := cmd.CombinedOutput()
		if want := "out " + name + "\n" + name + "\n"; err != nil || string(got) != want {
			t.Errorf("%q: make says %q (%v), want %q; the rules are\n%s", name, got, err, want, makefile)
		}
	}
}

func TestMakeIsNotGivenNamesThatChangeARule(t *testing.T) {
	for _, name := range []string{"a\n\ttouch x", "a;touch x", "a=b", "a|b", "a*", "a?", "a[b]", "a\tb", "~root", "lib(a)", `a\`, "a\x1b[m", "a\rb"} {
		var out strings.Builder
		err := lock.WriteMake(&out, []lock.Dep{{Artifact: "o", Inputs: []string{"i", name}}})
		if err == nil || out.Len() > 0 || !strings.Contains(err.Error(), strconv.Quote(name)) {
			t.Errorf("%q: wrote %q, error %v", name, out.String(), err)
		}
	}
}

func TestOneHasTheFolderAtATime(t *testing.T) {
	dir := t.TempDir()
	const rounds, people = 30, 4
	inside, waited := make(chan bool, people), make(chan bool, 1)
	errs := make(chan error, people)
	for range people {
		go func() {
			errs <- func() error {
				for range rounds {
					g, err := lock.Take(t.Context(), dir, nil)
					if err != nil {
						return err
					}
					inside <- true
					if len(inside) != 1 {
						err = errors.New("two have the folder")
					}
					<-inside
					if err := errors.Join(err, g.Release()); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for range people {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	g, err := lock.Take(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	since := time.Now()
	if _, err := lock.Take(ctx, dir, func() { waited <- true; cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("a second one: %v", err)
	}
	if took := time.Since(since); took < 200*time.Millisecond {
		t.Errorf("somebody was told of the wait after %v", took)
	}
	if len(waited) != 1 {
		t.Error("nobody was told of the wait")
	}
	if err := g.Release(); err != nil {
		t.Error(err)
	}
}
