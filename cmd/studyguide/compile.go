package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/render"
	"studyguide/render/theme"
	"studyguide/source/diag"
)

// A builder compiles the guides of one run.
type builder struct {
	console
	settings *settings
	fonts    map[string]*typefaces   // by the folders of a variant
	themes   map[string]*theme.Theme // of variants, by name; nil: each guide's own
	looks    map[string]string       // digests of the theme files of variants
	report   *report
	progress *progress
	ledger   *ledger       // nil: nothing is kept of what was made
	turn     chan struct{} // who holds one may keep a processor busy
}

// An outcome is what became of a task.
type outcome struct {
	task
	err   error // a failure
	why   []string
	made  []artifact // that are in their places
	entry lock.Entry
	count map[diag.Severity]int
}

// compile carries out tasks and writes the report. One guide that fails does not stop the others. book, if it is not nil, knows
// what is up to date, and is told what was made.
func compile(ctx context.Context, c console, s *settings, r *report, tasks []task, book *ledger) error {
	steps := 0
	for _, t := range tasks {
		steps += 1 + len(t.targets)
	}
	b := newBuilder(c, s, r, steps)
	b.ledger = book
	worst := &failure{}
	fail := func(err error) {
		var f *failure
		if errors.As(err, &f) {
			worst.code = max(worst.code, f.code)
			worst.err = errors.Join(worst.err, f.err)
		}
	}
	for _, t := range tasks {
		file := t.variant.theme
		if file == "" {
			file = displayed(t.file)
		}
		err := r.guarded(c, file, "reading the theme", &tally{report: r}, func() error { return b.prepare(t.variant) })
		if err != nil {
			fail(err)
			tasks = nil
			break
		}
	}
	var deps []lock.Dep
	var done []outcome
	folders := map[string]bool{}
	inOrder(len(tasks), s.workers()+committing, func(i int) outcome { return b.task(ctx, tasks[i]) }, func(_ int, o outcome) {
		for _, a := range o.made {
			if a.draft.path != "" {
				folders[filepath.Dir(a.draft.path)] = true
			}
			if err := b.announce(a, o.why); err != nil {
				fail(asFailure(err))
			}
		}
		fail(o.err)
		done = append(done, o)
		s.session.used(o.file, o.entry.From, book)
		if book != nil {
			book.take(o)
		} else if o.err == nil {
			deps = append(deps, o.deps()...)
		}
	})
	if err := syncFolders(folders); err != nil {
		fail(asFailure(err))
	}
	if book != nil {
		fail(book.close())
		deps = book.deps()
	}
	b.progress.finish()
	if err := errors.Join(s.writeDeps(c, deps), summarize(done, book, resultFailed).write(c, s)); err != nil {
		fail(asFailure(err))
	}
	if ctx.Err() != nil {
		worst = &failure{exitInterrupted, errors.New("interrupted")}
	}
	return b.end(worst)
}

func newBuilder(c console, s *settings, r *report, steps int) *builder {
	return &builder{
		console: c, settings: s, fonts: map[string]*typefaces{}, themes: map[string]*theme.Theme{}, looks: map[string]string{}, report: r,
		progress: newProgress(c.err, steps), turn: make(chan struct{}, s.workers()),
	}
}

// all does the work of every task, one after the other, and writes the report. Of several failures the error has the worst code.
func (b *builder) all(ctx context.Context, tasks []task, work func(context.Context, task) error) error {
	worst := &failure{}
	for _, t := range tasks {
		err := work(ctx, t)
		if ctx.Err() != nil {
			worst = &failure{exitInterrupted, errors.New("interrupted")}
			break
		}
		var f *failure
		if errors.As(err, &f) {
			worst.code = max(worst.code, f.code)
			worst.err = errors.Join(worst.err, f.err)
		}
	}
	return b.end(worst)
}

// end writes the report of a run, and gives what it ends with. worst is what has gone wrong before.
func (b *builder) end(worst *failure) error {
	b.progress.finish()
	if err := printTimings(b.err, b.settings.timings); err != nil {
		worst = &failure{exitOutput, errors.Join(worst.err, err)}
	}
	if worst.code == exitFine {
		return b.report.end(b.console, nil)
	}
	return b.report.end(b.console, worst)
}

// workers gives how many guides are made at the same time.
func (s *settings) workers() int {
	if s.source.Explain != nil {
		return 1 // it prints as it goes
	}
	if s.jobs > 0 {
		return s.jobs
	}
	return runtime.GOMAXPROCS(0)
}

// prepare reads what the guides of a variant share. The error is a failure.
func (b *builder) prepare(v *variant) error {
	if key := v.fontKey(); b.fonts[key] == nil {
		sink := &tally{report: b.report}
		t := b.settings.session.typefaces(key, sink)
		if t == nil {
			t = &typefaces{folders: v.fontDirs, place: b.place, sink: sink, again: b.settings.session != nil}
			b.settings.session.keep(key, t)
		}
		b.fonts[key] = t
	}
	return b.variantTheme(v)
}

// place gives a path as the ledger has it.
func (b *builder) place(path string) string {
	if b.ledger == nil {
		return filepath.ToSlash(filepath.Clean(path))
	}
	return b.ledger.scheme.rel(path)
}

// fontKey tells variants with other folders of fonts apart.
func (v *variant) fontKey() string { return strings.Join(v.fontDirs, "\x00") }

// printTimings writes a line for each stage: how long it took in all guides together.
func printTimings(w io.Writer, t *render.Timings) error {
	if t == nil {
		return nil
	}
	for _, stage := range t.Stages() {
		if _, err := fmt.Fprintf(w, "%9.1f ms  %s\n", float64(stage.Took.Microseconds())/1000, stage.Name); err != nil {
			return fmt.Errorf("writing the timings: %w", err)
		}
	}
	return nil
}

// announce prints the line of an artifact, and why it was made.
func (b *builder) announce(a artifact, why []string) error {
	if b.settings.quiet || b.settings.deps.streams() || b.settings.report.streams() || a.target.path == "" || a.target.path == "-" {
		return nil
	}
	because := ""
	if len(why) > 0 {
		because = "  (" + reasons(why) + ")"
	}
	return b.progress.print(func() error {
		_, err := fmt.Fprintf(b.out, "%s  %s  %d bytes  %.2fs%s\n", filepath.ToSlash(a.target.path), a.extent, a.size, a.took.Seconds(), because)
		return written(err)
	})
}

// reasons gives why something is stale, the first three of many reasons.
func reasons(why []string) string {
	const most = 3
	if len(why) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(why[:most], ", "), len(why)-most)
	}
	return strings.Join(why, ", ")
}
