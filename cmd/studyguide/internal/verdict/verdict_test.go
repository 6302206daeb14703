package verdict

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/source/diag"
)

// given returns a verdict about a new file, and the path of that.
func given(t *testing.T, text string) (*Verdict, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "guide.md")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	at := diag.Span{File: file, Start: diag.Pos{Line: 1, Col: 2}, End: diag.Pos{Line: 1, Col: 4}}
	d := diag.New(diag.NoAnswer, at, "question %q", text).WithHint("write <one>").WithRelated(at, "here")
	return &Verdict{
		From:  []lock.File{{Path: filepath.ToSlash(file), Digest: lock.Sum([]byte(text))}},
		Found: []diag.Diagnostic{d}, Quoted: []string{file}, Failed: true,
	}, file
}

func TestVerdictsLastAsLongAsTheirFiles(t *testing.T) {
	v, file := given(t, "# A \xff\n")
	v.From = append(v.From, lock.File{Path: filepath.ToSlash(file) + ".ids", Digest: lock.Absent})
	s := &Store{Dir: filepath.Join(t.TempDir(), "deep", "store")}
	if s.Get("a") != nil {
		t.Error("an empty store has a verdict")
	}
	s.Put("a", v)
	if got := s.Get("a"); !reflect.DeepEqual(got, v) {
		t.Errorf("got %+v, want %+v", got, v)
	}
	if s.Get("b") != nil {
		t.Error("another key has the verdict")
	}
	for _, change := range []func() error{
		func() error { return os.WriteFile(file+".ids", nil, 0o666) },
		func() error { return os.WriteFile(file, []byte("# B\n"), 0o666) },
		func() error { return os.Remove(file) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if (&Store{Dir: s.Dir}).Get("a") != nil {
			t.Error("the verdict outlives a change of what it is about")
		}
	}
}

func TestDamagedVerdictsAreNone(t *testing.T) {
	v, _ := given(t, "# A\n")
	s := &Store{Dir: t.TempDir()}
	s.Put("a", v)
	whole, err := os.ReadFile(s.path("a"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if err := os.WriteFile(s.path("a"), whole[:n], 0o666); err != nil {
			t.Fatal(err)
		}
		if s.Get("a") != nil {
			t.Fatalf("the first %d of %d bytes are a verdict", n, len(whole))
		}
	}
	for _, text := range []string{"{}", `{"form":2,"from":[{"Path":"x","Digest":"-"}]}`, "null", "[]"} {
		if err := os.WriteFile(s.path("a"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if s.Get("a") != nil {
			t.Errorf("%s is a verdict", text)
		}
	}
}

func TestStoresThatCannotBeWrittenKeepNothing(t *testing.T) {
	v, file := given(t, "# A\n")
	odd := *v
	odd.Quoted = []string{"g\xffuide.md"}
	if s := (&Store{Dir: t.TempDir()}); true {
		if s.Put("a", &odd); s.Get("a") != nil {
			t.Error("a name that JSON cannot say is kept")
		}
	}
	for _, s := range []*Store{nil, {Dir: filepath.Join(file, "store")}} {
		s.Put("a", v)
		s.Sweep([]string{"a"})
		if s.Get("a") != nil {
			t.Error("there is a verdict")
		}
	}
}

func TestSweepBoundsAStore(t *testing.T) {
	v, _ := given(t, "# A\n")
	s := &Store{Dir: t.TempDir()}
	for n := range more + 1 {
		s.Put(fmt.Sprint("old", n), v)
	}
	s.Put("a", v)
	s.Sweep([]string{"a"})
	if s.Get("old7") == nil {
		t.Error("verdicts were removed while there is room")
	}
	s.Put("b", v)
	s.Put("c", v)
	s.Put("d", v)
	s.Sweep([]string{"a"})
	if s.Get("a") == nil || s.Get("old7") != nil || s.Get("d") != nil {
		t.Error("what the run used is gone, or what it did not use is there")
	}
}
