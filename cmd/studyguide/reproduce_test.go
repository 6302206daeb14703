package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"

	"studyguide/fonts"
	"studyguide/render"
	"studyguide/source"
	"studyguide/source/diag"
	"studyguide/source/sample"
)

// TestEveryOutputIsReproducible makes each output of the sample twice at once, on one processor and on all: the
// bytes must not tell.
func TestEveryOutputIsReproducible(t *testing.T) {
	build := func(r render.Renderer) string {
		g, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
		if err != nil {
			t.Error(err)
			return ""
		}
		var out bytes.Buffer
		job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: sample.FS(), Sink: &diag.List{}}
		if err := r.Render(context.Background(), &out, job); err != nil {
			t.Errorf("%s: %v", r.Name(), err)
		}
		return fmt.Sprintf("%d bytes, SHA-256 %x", out.Len(), sha256.Sum256(out.Bytes()))
	}
	for _, r := range renderers() {
		seen := map[string]int{}
		for _, procs := range []int{1, max(2, runtime.NumCPU())} {
			before := runtime.GOMAXPROCS(procs)
			var mu sync.Mutex
			var wg sync.WaitGroup
			for range 2 {
				wg.Go(func() {
					sum := build(r)
					mu.Lock()
					defer mu.Unlock()
					seen[sum]++
				})
			}
			wg.Wait()
			runtime.GOMAXPROCS(before)
		}
		if len(seen) != 1 {
			t.Errorf("%s gives several files: %v", r.Name(), seen)
		}
	}
}

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
	d, err := newDraft(ctx, dir+"/guide.pdf", false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Write([]byte("half")); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := d.Write([]byte("way")); err == nil {
		t.Error("a canceled draft took more")
	}
	if err := d.discard(); err != nil {
		t.Error(err)
	}
	if names := list(t, dir); len(names) != 0 {
		t.Errorf("left behind: %q", names)
	}
	if code := run(ctx, []string{"studyguide", "build", "-o", dir + "/"}, strings.NewReader(""), io.Discard, io.Discard); code != exitInterrupted {
		t.Errorf("exit code %d of a run that was interrupted before it began", code)
	}
	if names := list(t, dir); len(names) != 0 {
		t.Errorf("left behind: %q", names)
	}
	// The line of the first artifact interrupts what follows.
	ctx, cancel = context.WithCancel(context.Background())
	defer cancel()
	if code := run(ctx, []string{"studyguide", "build", "-o", dir + "/", "--to", "json"}, strings.NewReader(""), interrupt{cancel}, io.Discard); code != exitInterrupted {
		t.Errorf("exit code %d of a run that was interrupted at its end", code)
	}
	for _, name := range list(t, dir) {
		if strings.Contains(name, "tmp") {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestDisabledRulesAndStrictness(t *testing.T) {
	tests := []struct {
		name     string
		settings settings
		rule     diag.ID
		kept     int
		bad      bool
	}{
		{"a warning", settings{}, diag.NoAnswer, 1, false},
		{"a warning, strict", settings{strict: true}, diag.NoAnswer, 1, true},
		{"a disabled warning, strict", settings{strict: true, disabled: map[diag.ID]bool{diag.NoAnswer: true}}, diag.NoAnswer, 0, false},
		{"a note, strict", settings{strict: true}, diag.Furniture, 1, false},
		{"an error is never disabled", settings{disabled: map[diag.ID]bool{diag.NotAGuide: true}}, diag.NotAGuide, 1, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newReport(&test.settings)
			sink := &tally{report: r}
			sink.Report(diag.New(test.rule, diag.Span{File: "a.md"}, "m"))
			if n := len(r.list.Sorted()); n != test.kept || sink.bad.Load() != test.bad {
				t.Errorf("kept %d, bad %v; want %d, %v", n, sink.bad.Load(), test.kept, test.bad)
			}
		})
	}
}
