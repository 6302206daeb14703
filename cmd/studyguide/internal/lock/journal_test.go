package lock

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
)

// noted returns a folder in which two entries were noted, and these.
func noted(t *testing.T) (*Folder, []Entry) {
	t.Helper()
	f, err := Open(t.TempDir(), ".", "v1")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Take(context.Background(), nil, nil); err != nil {
		t.Fatal(err)
	}
	entries := []Entry{
		{Key: Key{Guide: "a.md"}, Tool: "v1", Made: []File{{"a\ndone 1.pdf", "11"}}, From: []File{{"a.md", "22"}}},
		{Key: Key{Guide: "b.md", Edition: "key"}, Tool: "v1", Made: []File{{"b.pdf", "33"}}, From: []File{{"b.md", "44"}},
			With: []Option{{"answers", "only"}}},
	}
	for _, e := range entries {
		f.Note(Work{Key: e.Key, With: e.With}, e.From, e.Made)
	}
	f.Release() // as the system does when a process is killed
	return f, entries
}

func TestJournalsAreEnteredIntoTheLock(t *testing.T) {
	f, entries := noted(t)
	for range 2 { // to look at it removes nothing
		again, err := Open(f.Dir, ".", "v2")
		if err != nil || !reflect.DeepEqual(again.Lock.Entries, entries) {
			t.Fatalf("the lock has %+v, %v", again.Lock.Entries, err)
		}
	}
	next, err := Open(f.Dir, ".", "v2")
	if err != nil {
		t.Fatal(err)
	}
	if err := next.Take(context.Background(), nil, nil); err != nil {
		t.Fatal(err)
	}
	defer next.Release()
	if _, err := os.Lstat(f.journalPath()); err == nil {
		t.Error("the journal is there though the lock has what it says")
	}
	data, err := os.ReadFile(filepath.Join(f.Dir, Name))
	if err != nil {
		t.Fatal(err)
	}
	if l, err := Parse(data); err != nil || !reflect.DeepEqual(l.Entries, entries) {
		t.Errorf("the lock is\n%s\n%v", data, err)
	}
}

// TestEntriesShareTheirSettings notes and records guides at once that have one list of settings, as a build does.
func TestEntriesShareTheirSettings(t *testing.T) {
	f, err := Open(t.TempDir(), ".", "v1")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Take(context.Background(), nil, nil); err != nil {
		t.Fatal(err)
	}
	defer f.Release()
	with := []Option{{"theme", "plain"}, {"answers", "only"}}
	work := func(guide string) Work { return Work{Key: Key{Guide: guide}, With: with} }
	var noting sync.WaitGroup
	for _, guide := range []string{"a.md", "b.md", "c.md"} {
		noting.Go(func() { f.Note(work(guide), nil, nil) })
		f.Record(work(guide), nil, nil)
	}
	noting.Wait()
	if with[0].Name != "theme" {
		t.Errorf("the list that all have was changed: %v", with)
	}
	if got := f.Lock.Get(Key{Guide: "b.md"}).With[0].Name; got != "answers" {
		t.Errorf("the lock begins with the setting %s", got)
	}
}

func TestTornJournalsHaveWhatWasWrittenWhole(t *testing.T) {
	f, entries := noted(t)
	whole, err := os.ReadFile(f.journalPath())
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for n := range len(whole) + 1 {
		got := journaled(whole[:n])
		if len(got) < last || len(got) > 0 && !reflect.DeepEqual(got, entries[:len(got)]) {
			t.Fatalf("of %d bytes: %+v", n, got)
		}
		last = len(got)
	}
	if last != len(entries) {
		t.Errorf("the whole journal has %d entries", last)
	}
	for n := range whole { // and one in which a byte is another
		other := append([]byte(nil), whole...)
		other[n] ^= 1
		for i, e := range journaled(other) {
			if e.Tool == "v1" && !reflect.DeepEqual(e, entries[i]) {
				t.Errorf("byte %d: %+v", n, e)
			}
		}
	}
}

func TestJournalsAreNoLinks(t *testing.T) {
	f, err := Open(t.TempDir(), ".", "v1")
	if err != nil {
		t.Fatal(err)
	}
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, f.journalPath()); err != nil {
		t.Skip(err)
	}
	f.Note(Work{Key: Key{Guide: "a.md"}}, nil, []File{{"a.pdf", "11"}})
	if data, err := os.ReadFile(victim); err != nil || string(data) != "mine" {
		t.Errorf("a link was followed: %q, %v", data, err)
	}
}
