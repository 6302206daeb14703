package plugin

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// program puts a script on the PATH, as a filter and as a renderer of that name.
func program(t *testing.T, name, script string) {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no sh")
	}
	dir := t.TempDir()
	for _, prefix := range []string{rendererPrefix, filterPrefix} {
		if err := os.WriteFile(filepath.Join(dir, prefix+name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// TestAFilterThatChangesNothingGivesTheSameTree has the tree of all kinds of nodes go out and come back.
func TestAFilterThatChangesNothingGivesTheSameTree(t *testing.T) {
	program(t, "same", "exec cat")
	f, ok := FindFilter("same")
	if !ok {
		t.Fatal("not found")
	}
	g := golden.Everything()
	before := ast.Dump(g)
	var found diag.List
	got, err := f.Apply(t.Context(), g, &found)
	if err != nil || got == nil {
		t.Fatal(err, found.Sorted())
	}
	if ast.Dump(got) != before || ast.Dump(g) != before {
		t.Error("the tree changed")
	}
}

// TestAnInterruptEndsAProgramWithItsChildren ends a run while a program waits for a process that it has started.
func TestAnInterruptEndsAProgramWithItsChildren(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pid")
	program(t, "slow", "sleep 300 & echo $! > "+file+".new; mv "+file+".new "+file+"; wait")
	r, _ := FindRenderer("slow")
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	var out bytes.Buffer
	go func() {
		done <- r.Render(ctx, &out, &render.Job{Guide: golden.Everything(), Sink: &diag.List{}})
	}()
	var pid int
	for start := time.Now(); pid == 0 && time.Since(start) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
		data, _ := os.ReadFile(file) // it is not there yet, or holds the number
		pid, _ = strconv.Atoi(strings.TrimSpace(string(data)))
	}
	if pid == 0 {
		t.Fatal("the program did not begin")
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	gone := false
	for start := time.Now(); !gone && time.Since(start) < 10*time.Second; time.Sleep(10 * time.Millisecond) {
		stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat") // nobody may wait for it: a zombie has ended
		gone = errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) || err == nil && strings.Contains(string(stat), ") Z ")
	}
	if !gone {
		t.Error("the process that it started goes on")
	}
	if out.Len() > 0 {
		t.Errorf("%d bytes were written", out.Len())
	}
}

// TestNamesAreWords checks that a name cannot lead elsewhere.
func TestNamesAreWords(t *testing.T) {
	program(t, "same", "exec cat")
	for _, name := range []string{"", "../same", "same/", "Same", "-x", "sa me", strings.Repeat("a", 50)} {
		if _, ok := FindFilter(name); ok {
			t.Errorf("%q was found", name)
		}
	}
}
