package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// workers is how many mutants are judged at a time, each by one test process.
const workers = 2

// What became of a mutant.
type fate int

const (
	killed fate = iota
	timedOut
	survived
	uncompiled
)

// tally counts what became of mutants.
type tally struct {
	killed, timedOut, survived, accepted, uncompiled int

	stale int // entries of the list of survivors that are wrong
}

func (t *tally) add(o tally) {
	t.killed += o.killed
	t.timedOut += o.timedOut
	t.survived += o.survived
	t.accepted += o.accepted
	t.uncompiled += o.uncompiled
	t.stale += o.stale
}

// judged returns how many mutants compiled.
func (t tally) judged() int { return t.killed + t.timedOut + t.survived + t.accepted }

// String returns the counts as a sentence.
func (t tally) String() string {
	return fmt.Sprintf("%d of %d killed (%d by time), %d survived and %d listed; %d did not compile",
		t.killed+t.timedOut, t.judged(), t.timedOut, t.survived, t.accepted, t.uncompiled)
}

// A judge runs the tests of packages on mutants.
type judge struct {
	root   string
	temp   string
	judges []tests
	limits []time.Duration // of each of them
}

// newJudge runs the tests of the packages without a mutation: they must pass, and the time that they take bounds
// that of mutants.
func newJudge(ctx context.Context, judges []tests, temp string) (*judge, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	j := &judge{root: root, temp: temp, judges: judges}
	for _, p := range judges {
		out, err := j.test(ctx, p, 10*time.Minute, "")
		if err != nil {
			return nil, fmt.Errorf("%s fails without a mutation: %w\n%s", p.dir, err, out)
		}
		// "ok  	studyguide/source	1.363s"
		fields := strings.Fields(out[strings.LastIndex(out, "ok"):])
		if len(fields) < 3 {
			return nil, fmt.Errorf("%s: cannot read the time in %q", p.dir, out)
		}
		took, err := time.ParseDuration(fields[2])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.dir, err)
		}
		j.limits = append(j.limits, 5*time.Second+5*took)
	}
	return j, nil
}

// test runs tests of a package, with an overlay if one is named.
func (j *judge) test(ctx context.Context, of tests, limit time.Duration, overlay string) (string, error) {
	// -count=1: what the test cache knows says nothing about what tests read besides.
	args := []string{"test", "-short", "-failfast", "-count=1", "-vet=off", "-p=1", "-run=" + of.run,
		"-timeout=" + limit.String()}
	if overlay != "" {
		args = append(args, "-overlay="+overlay)
	}
	if sh, err := exec.LookPath("sh"); err == nil {
		// A mutant may ask for memory without end.
		args = append(args, "-exec="+sh+` -c 'ulimit -v 8000000; exec "$0" "$@"'`)
	}
	cmd := exec.CommandContext(ctx, "go", append(args, "./"+of.dir)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// all judges the mutants in order until as many as wanted compiled, and writes the survivors to out as they are found.
func (j *judge) all(ctx context.Context, ms []mutant, want int, accepted survivors, out io.Writer) (tally, error) {
	var t tally
	for judged := 0; judged < want && len(ms) > 0; {
		batch := ms[:min(want-judged, len(ms))]
		ms = ms[len(batch):]
		fates, err := j.batch(ctx, batch)
		if err != nil {
			return t, err
		}
		for i, m := range batch {
			_, listed := accepted.reason(m)
			switch fates[i] {
			case uncompiled:
				t.uncompiled++
				continue
			case survived:
				if listed {
					t.accepted++
				} else {
					t.survived++
					fmt.Fprintf(out, "survived: %s\n", m)
				}
			case timedOut:
				t.timedOut++
			case killed:
				t.killed++
			}
			if listed && fates[i] != survived {
				t.stale++
				fmt.Fprintf(out, "stale: %s (killed now)\n", m)
			}
			judged++
		}
	}
	return t, nil
}

// batch judges mutants, some at a time.
func (j *judge) batch(ctx context.Context, ms []mutant) ([]fate, error) {
	fates := make([]fate, len(ms))
	errs := make([]error, workers)
	next := make(chan int)
	var done sync.WaitGroup
	for w := range workers {
		done.Go(func() {
			for i := range next {
				if errs[w] == nil {
					fates[i], errs[w] = j.one(ctx, ms[i], w)
				}
			}
		})
	}
	for i := range ms {
		next <- i
	}
	close(next)
	done.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return fates, ctx.Err()
}

// one judges a mutant. The worker's number names its files.
func (j *judge) one(ctx context.Context, m mutant, worker int) (fate, error) {
	src, err := os.ReadFile(m.file)
	if err != nil {
		return 0, err
	}
	mutated := filepath.Join(j.temp, "mutant"+strconv.Itoa(worker)+".go")
	if err := os.WriteFile(mutated, []byte(string(src[:m.start])+m.with+string(src[m.end:])), 0o600); err != nil {
		return 0, err
	}
	replaced, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(j.root, m.file): mutated}})
	if err != nil {
		return 0, err
	}
	overlay := filepath.Join(j.temp, "overlay"+strconv.Itoa(worker)+".json")
	if err := os.WriteFile(overlay, replaced, 0o600); err != nil {
		return 0, err
	}
	for i, p := range j.judges {
		out, err := j.test(ctx, p, j.limits[i], overlay)
		switch {
		case ctx.Err() != nil:
			return 0, ctx.Err()
		case err == nil:
			continue
		case strings.Contains(out, "[build failed]"):
			return uncompiled, nil
		case strings.Contains(out, "panic: test timed out after"):
			return timedOut, nil
		case strings.Contains(out, "FAIL"):
			return killed, nil
		}
		return 0, fmt.Errorf("%s: go test: %w\n%s", m, err, out)
	}
	return survived, nil
}
