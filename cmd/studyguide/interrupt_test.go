package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// interrupt is a writer that cancels the run that writes to it.
type interrupt struct {
	cancel context.CancelFunc
}

func (i interrupt) Write(p []byte) (int, error) {
	i.cancel()
	return len(p), nil
}

func TestInterruptedRunsLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if code := run(ctx, []string{"studyguide", "build", "--sample", "-o", dir + "/"}, strings.NewReader(""), io.Discard,
		io.Discard); code != 130 {
		t.Errorf("exit code %d of a run that was interrupted before it began", code)
	}
	if names := list(t, dir); len(names) != 0 {
		t.Errorf("left behind: %q", names)
	}
	// The line of the first artifact interrupts what follows.
	ctx, cancel = context.WithCancel(context.Background())
	defer cancel()
	if code := run(ctx, []string{"studyguide", "build", "--sample", "-o", dir + "/", "--to", "json"}, strings.NewReader(""),
		interrupt{cancel}, io.Discard); code != 130 {
		t.Errorf("exit code %d of a run that was interrupted at its end", code)
	}
	for _, name := range list(t, dir) {
		if strings.Contains(name, "tmp") {
			t.Errorf("%s was left behind", name)
		}
	}
}

// late is a context that is canceled when it was asked n times whether it is.
type late struct {
	context.Context
	cancel context.CancelFunc
	n      atomic.Int64
}

func (l *late) Err() error {
	if l.n.Add(-1) <= 0 {
		l.cancel()
	}
	return l.Context.Err()
}

// TestSheetsOfThemesAreInterrupted interrupts the making of a sheet before it begins and in the midst of it.
func TestSheetsOfThemesAreInterrupted(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []int64{0, 1, 2, 5, 10} {
		ctx, cancel := context.WithCancel(context.Background())
		l := &late{Context: ctx, cancel: cancel}
		l.n.Store(n)
		var said strings.Builder
		code := run(l, []string{"studyguide", "themes", "--sheet", filepath.Join(dir, "t.pdf")}, strings.NewReader(""),
			io.Discard, &said)
		cancel()
		if code != 130 || said.String() != "studyguide: interrupted\n" {
			t.Errorf("after %d looks: exit code %d, %q", n, code, said.String())
		}
		if names := list(t, dir); len(names) != 0 {
			t.Errorf("after %d looks there is %q", n, names)
		}
	}
}
