package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A terminal holds the output of a running program.
type terminal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

// await waits until want has been written, and removes everything up to its end.
func (t *terminal) await(tb testing.TB, want string) (before string) {
	tb.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		t.mu.Lock()
		i := bytes.Index(t.text.Bytes(), []byte(want))
		if i >= 0 {
			before = string(t.text.Next(i + len(want)))
		}
		t.mu.Unlock()
		if i >= 0 {
			return before
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	tb.Fatalf("never written: %q; written: %q", want, t.text.String())
	return ""
}

// start runs the program concurrently with the test, and ends it as Ctrl-C does.
func start(tb testing.TB, args ...string) (out, err *terminal, end func() int) {
	tb.Helper()
	out, err = &terminal{}, &terminal{}
	ctx, cancel := context.WithCancel(context.Background())
	code := make(chan int, 1)
	go func() { code <- run(ctx, append([]string{"studyguide"}, args...), strings.NewReader(""), out, err) }()
	ended := false
	end = func() int {
		ended = true
		cancel()
		return <-code
	}
	tb.Cleanup(func() {
		if !ended {
			end()
		}
	})
	return out, err, end
}

func save(tb testing.TB, path, text string) {
	tb.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
}

const threeQuestions = "# G\n\n## 1. What?\n\nSo ![x](a.png) it is.\n\n## 2. How?\n\nB.\n\n## 3. Where?\n\nC.\n"

// TestWatchOutlivesErrors breaks a guide and mends it, and adds the image that it lacks.
func TestWatchOutlivesErrors(t *testing.T) {
	dir := t.TempDir()
	guide := filepath.Join(dir, "guide.md")
	book := filepath.Join(dir, "out", "guide.md")
	save(t, guide, threeQuestions)
	out, err, end := start(t, "watch", "--to", "markdown,epub", "-o", filepath.Join(dir, "out")+"/", guide)
	out.await(t, "watching 1 file; Ctrl-C ends: built in ")
	before, e := os.ReadFile(book)
	if e != nil {
		t.Fatal(e)
	}
	save(t, guide, "Nothing here.\n")
	err.await(t, "(not-a-guide)")
	out.await(t, "guide.md changed: not built, the books stay as they were, in ")
	if after, e := os.ReadFile(book); e != nil || !bytes.Equal(before, after) {
		t.Errorf("the book of a broken guide: %q, %v", after, e)
	}
	save(t, guide, threeQuestions)
	out.await(t, "guide.md changed: built in ")
	save(t, filepath.Join(dir, "a.png"), "no image, but there")
	out.await(t, "a.png changed: built in ")
	if code := end(); code != 130 {
		t.Errorf("exit code %d", code)
	}
	for _, name := range list(t, filepath.Join(dir, "out")) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s was left behind", name)
		}
	}
}
