package build

import (
	"context"
	"errors"
	"fmt"
	"io"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/pool"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/source/diag"
)

// An outcome is the result of a task.
type outcome struct {
	Task
	err   error       // the failure, if it failed
	why   []string    // why the artifacts were made, in a project
	made  []artifact  // finished artifacts
	read  []lock.File // files that were read or looked for
	count map[diag.Severity]int

	verdict string // the key of what a check found; empty: none is kept
	known   bool   // from an earlier run: nothing was read but to see that it is as it was
}

// Compile executes tasks and writes the report. A guide that fails does not stop the others.
func (r *Run) Compile(ctx context.Context, tasks []Task) error {
	return r.compile(ctx, tasks, nil, nil)
}

// Check executes tasks that write nothing, and writes the report. What was found in a guide that is as it was is
// repeated.
func (r *Run) Check(ctx context.Context, tasks []Task) error {
	known, err := openVerdicts(r.Options)
	if err != nil {
		return err
	}
	return r.compile(ctx, tasks, nil, known)
}

// compile executes tasks and writes the report. If inc is not nil, the results are recorded there; if known is not,
// what earlier checks found is taken from there.
func (r *Run) compile(ctx context.Context, tasks []Task, inc *incremental, known *verdicts) error {
	steps := 0
	for _, t := range tasks {
		steps += 1 + len(t.Targets)
	}
	b := newBuilder(r, steps)
	b.verdicts = known
	end, err := draft.DeskOf(ctx).Begin(func() error { return nil }, func() { b.folders.remove() })
	if err != nil {
		return err
	}
	defer end()
	if inc != nil {
		b.owned, b.root = true, inc.project.dir
	} else {
		var files []string
		for _, t := range tasks {
			files = append(files, t.Input.Name())
		}
		r.Report.Follow(files)
	}
	var failed failure.Collector
	if err := b.prepareAll(tasks); err != nil {
		failed.Add(err)
		tasks = nil
	}
	var done []outcome
	folders := draft.Folders{}
	workers := r.Options.workers() + lock.MaxPendingSyncs
	pool.InOrder(len(tasks), workers, func(i int) outcome { return b.compileGuide(ctx, tasks[i], inc) },
		func(_ int, o outcome) {
			if inc != nil {
				o.why = inc.reasons[o.key()]
				inc.record(o)
			}
			for _, a := range o.made {
				if dir, ok := a.Folder(); ok {
					folders[dir] = true
				}
				failed.Add(failure.Or(failure.Output, b.announce(a, o.why)))
			}
			failed.Add(o.err)
			r.Options.session.used(o.Input, o.read, inc.sourcePath)
			done = append(done, o)
		})
	known.sweep(done)
	failed.Add(failure.Or(failure.Output, folders.Sync()))
	if inc != nil {
		failed.Add(inc.save())
	}
	b.progress.Finish()
	err = errors.Join(r.writeDeps(dependencies(done, inc)), r.writeSummary(summarize(done, inc, resultFailed)))
	failed.Add(failure.Or(failure.Output, err))
	return b.end(ctx, &failed)
}

// prepareAll loads what the variants of tasks need.
func (b *builder) prepareAll(tasks []Task) error {
	for _, t := range tasks {
		file := string(t.Variant.Theme)
		if file == "" {
			file = t.Input.Name()
		}
		err := report.Guard(b.Console, file, "reading the theme", b.Report.Sink(),
			func() error { return b.prepare(t.Variant) })
		if err != nil {
			return err
		}
	}
	return nil
}

// end writes the report of a run and returns its failure.
func (b *builder) end(ctx context.Context, failed *failure.Collector) error {
	b.progress.Finish()
	b.folders.remove()
	err := failed.Failure()
	if ctx.Err() != nil {
		err = failure.Stop()
	}
	if e := writeTimings(b.Console.Err, b.Options.Timings); e != nil {
		err = failure.New(failure.Output, errors.Join(err, e))
	}
	return b.Report.End(b.Console, err)
}

// writeTimings writes a line for each stage, with its time summed over all guides.
func writeTimings(w io.Writer, t *render.Timings) error {
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
