package main

import (
	"context"
	"io"
	"strings"
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
