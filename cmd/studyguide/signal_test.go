//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedProgramsEndSoon interrupts commands in the midst of work whose steps take longer than anybody waits:
// a guide of 4,000 questions, a folder of 300 files, a project. Nothing but what was finished may be left.
func TestInterruptedProgramsEndSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("the detector of races makes every program slow")
	}
	dir := t.TempDir()
	var big strings.Builder
	big.WriteString("# Big\n\n")
	for i := range 4000 {
		fmt.Fprintf(&big, "## What is thing %d?\n\nThe one before *thing* %d: `f(%d)`.\n\n- One.\n- Two %d.\n\n", i, i+1, i, i)
	}
	write(t, filepath.Join(dir, "big.md"), big.String())
	for i := range 300 {
		write(t, filepath.Join(dir, "folder", fmt.Sprintf("%03d.md", i)), fmt.Sprintf("# What is thing %d?\n\nThe one "+
			"before it, and behind the next. %s\n", i, strings.Repeat("It is often asked about. ", 30)))
	}
	writeProject(t, filepath.Join(dir, "project"), 200, "pdf, epub", "Version 0")
	interrupted := 0
	for _, at := range []time.Duration{150 * time.Millisecond, 500 * time.Millisecond} {
		for _, args := range [][]string{
			{"build", "-o", "out/", "big.md"}, {"build", "-o", "out/", "folder"},
			{"build", "--project", "project/studyguide.yaml"},
			{"build", "--to", "site", "-o", "out/site", "big.md"}, {"check", "big.md"}, {"import", "-o", "out/x.md", "big.md"},
			{"watch", "-o", "out/", "big.md"}, {"preview", "big.md"},
		} {
			cmd := program(dir, args...)
			cmd.Env = append(cmd.Env, "TMPDIR="+t.TempDir())
			var said bytes.Buffer
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(at)
			start := time.Now()
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait()
			// The promise is half a second; a machine that runs other tests is given two.
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("%q at %v: it ended after %v", args, at, took)
			}
			if err == nil && args[0] != "watch" && args[0] != "preview" {
				continue // it was done before
			}
			interrupted++
			var exit *exec.ExitError
			if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled() {
				continue // before the program itself began
			}
			if !errors.As(err, &exit) || exit.ExitCode() != 130 {
				t.Errorf("%q at %v: %v\n%s", args, at, err, said.String())
			}
			for _, in := range []string{"out", "project/out"} {
				if _, err := os.Stat(filepath.Join(dir, in)); err != nil {
					continue
				}
				for path := range textsBelow(t, filepath.Join(dir, in)) {
					if strings.Contains(path, ".tmp") || strings.HasSuffix(path, ".draft") || strings.HasSuffix(path, ".guard") {
						t.Errorf("%q at %v: %s is left", args, at, path)
					}
				}
			}
		}
	}
	if interrupted < 10 {
		t.Errorf("only %d programs were interrupted", interrupted)
	}
}
