package watch_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/watch"
)

// write writes a file as editors do that write in place.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// watched returns a folder with a guide, an image and an output, and a Watcher that follows the first two.
func watched(t *testing.T) (dir string, w *watch.Watcher) {
	t.Helper()
	dir = t.TempDir()
	write(t, filepath.Join(dir, "guide.md"), "old")
	write(t, filepath.Join(dir, "a.png"), "image")
	w, err := watch.New(func(path string) bool { return filepath.Ext(path) == ".pdf" })
	do(t, err)
	t.Cleanup(func() { do(t, w.Close()) })
	w.Follow([]string{filepath.Join(dir, "guide.md"), filepath.Join(dir, "a.png")}, time.Now().Add(time.Hour))
	return dir, w
}

// next returns the names that changed within d; none if nothing did.
func next(t *testing.T, w *watch.Watcher, d time.Duration) (names []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	changed, err := w.Wait(ctx)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	for _, path := range changed {
		names = append(names, filepath.Base(path))
	}
	return names
}

const (
	long  = 10 * time.Second       // for what must happen
	short = 300 * time.Millisecond // for what must not
)

func TestDances(t *testing.T) {
	tests := []struct {
		name string
		save func(t *testing.T, guide string)
	}{
		{"write in place", func(t *testing.T, guide string) { write(t, guide, "new") }},
		{"empty, then write", func(t *testing.T, guide string) {
			do(t, os.Truncate(guide, 0))
			time.Sleep(100 * time.Millisecond)
			write(t, guide, "new")
		}},
		{"write beside and rename", func(t *testing.T, guide string) {
			write(t, guide+".tmp", "new")
			do(t, os.Rename(guide+".tmp", guide))
		}},
		{"rename away, create, delete the backup", func(t *testing.T, guide string) { // vim, backupcopy=no
			do(t, os.Rename(guide, guide+"~"))
			time.Sleep(100 * time.Millisecond)
			write(t, guide, "new")
			do(t, os.Remove(guide+"~"))
		}},
		{"delete and create", func(t *testing.T, guide string) {
			do(t, os.Remove(guide))
			time.Sleep(100 * time.Millisecond)
			write(t, guide, "new")
		}},
		{"replace the folder", func(t *testing.T, guide string) { // as git does when it changes branches
			dir := filepath.Dir(guide)
			do(t, os.Rename(dir, dir+"2"))
			do(t, os.Mkdir(dir, 0o777))
			do(t, os.Rename(filepath.Join(dir+"2", "a.png"), filepath.Join(dir, "a.png")))
			write(t, guide, "new")
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir, w := watched(t)
			guide := filepath.Join(dir, "guide.md")
			for range 2 { // the watch outlives the first save
				go func() {
					time.Sleep(30 * time.Millisecond)
					test.save(t, guide)
				}()
				if got := next(t, w, long); !slices.Equal(got, []string{"guide.md"}) {
					t.Fatalf("changed: %q", got)
				}
				if text, err := os.ReadFile(guide); err != nil || string(text) != "new" {
					t.Fatalf("told before the save was over: %q, %v", text, err)
				}
				if got := next(t, w, short); got != nil {
					t.Fatalf("one save was told of twice: %q", got)
				}
				write(t, guide, "old")
				next(t, w, long)
				do(t, os.RemoveAll(dir+"2"))
			}
		})
	}
}

func TestWhatDoesNotCount(t *testing.T) {
	dir, w := watched(t)
	for name, save := range map[string]func(){
		"the same content": func() { write(t, filepath.Join(dir, "guide.md"), "old") },
		"another file":     func() { write(t, filepath.Join(dir, "b.md"), "b") },
		"an output":        func() { write(t, filepath.Join(dir, "guide.pdf"), "b") },
		"a new time":       func() { do(t, os.Chtimes(filepath.Join(dir, "a.png"), time.Now(), time.Now())) },
	} {
		save()
		if got := next(t, w, short); got != nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSeveralFiles(t *testing.T) {
	dir, w := watched(t)
	write(t, filepath.Join(dir, "a.png"), "other")
	write(t, filepath.Join(dir, "guide.md"), "other")
	if got := next(t, w, long); !slices.Equal(got, []string{"a.png", "guide.md"}) {
		t.Errorf("changed: %q", got)
	}
	// Same size, same moment: only the content differs.
	for _, text := range []string{"otheR", "othER", "otHER", "oTHER", "OTHER"} {
		write(t, filepath.Join(dir, "a.png"), text)
		if got := next(t, w, long); !slices.Equal(got, []string{"a.png"}) {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestDeletedAndEmptied(t *testing.T) {
	dir, w := watched(t)
	do(t, os.Remove(filepath.Join(dir, "a.png")))
	if got := next(t, w, long); !slices.Equal(got, []string{"a.png"}) {
		t.Errorf("deleted: %q", got)
	}
	do(t, os.Truncate(filepath.Join(dir, "guide.md"), 0))
	if got := next(t, w, long); !slices.Equal(got, []string{"guide.md"}) {
		t.Errorf("emptied: %q", got)
	}
	write(t, filepath.Join(dir, "a.png"), "back")
	if got := next(t, w, long); !slices.Equal(got, []string{"a.png"}) {
		t.Errorf("made again: %q", got)
	}
}

func TestFolders(t *testing.T) {
	dir, w := watched(t)
	w.Follow([]string{dir, filepath.Join(dir, "guide.md")}, time.Now().Add(time.Hour))
	write(t, filepath.Join(dir, "b.pdf"), "ignored")
	write(t, filepath.Join(dir, ".b.swp"), "hidden")
	if got := next(t, w, short); got != nil {
		t.Errorf("ignored names: %q", got)
	}
	write(t, filepath.Join(dir, "b.md"), "b")
	if got := next(t, w, long); !slices.Equal(got, []string{filepath.Base(dir)}) {
		t.Errorf("a new file: %q", got)
	}
}

// TestSavedWhileBusy saves between the reading of a file and the following of it.
func TestSavedWhileBusy(t *testing.T) {
	dir, w := watched(t)
	before := time.Now().Add(-time.Second)
	write(t, filepath.Join(dir, "new.png"), "new")
	write(t, filepath.Join(dir, "guide.md"), "meanwhile")
	w.Follow([]string{filepath.Join(dir, "guide.md"), filepath.Join(dir, "new.png")}, before)
	if got := next(t, w, long); !slices.Equal(got, []string{"guide.md", "new.png"}) {
		t.Errorf("changed: %q", got)
	}
	if got := next(t, w, short); got != nil {
		t.Errorf("told of twice: %q", got)
	}
}
