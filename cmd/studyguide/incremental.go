package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/source/diag"
)

// incrementalFlags are those of a build that does only what is stale.
func incrementalFlags() []cli.Flag {
	return []cli.Flag{
		projectFlag(),
		&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "make all artifacts of the project, not only those that are stale"},
		&cli.BoolFlag{Name: "check", DisableDefaultText: true, Usage: "write nothing; report what of the project is stale and why, and end with 1 if anything is"},
		&cli.StringFlag{Name: "shard", Usage: "make the `PART` I/N of the project, such as 2/8, to be joined by: studyguide merge", DefaultText: "all; within parallel jobs that set them, CI_NODE_INDEX/CI_NODE_TOTAL"},
		&cli.StringFlag{Name: "deps", Usage: "write what each artifact was made from: `FORM` is " + strings.Join(depsForms(), " or ") + ", to standard output instead of what was made, or FORM=FILE"},
	}
}

// buildProject makes what is stale of a project.
func buildProject(ctx context.Context, c console, s *settings, r *report, p *scheme, cc *cli.Context) error {
	if cc.Bool("check") && cc.Bool("force") {
		return usagef("--check writes nothing, --force writes everything; choose one")
	}
	p.apply(s)
	all, err := p.tasks(s)
	if err != nil {
		return err
	}
	part, err := readPart(cc, p, os.Getenv)
	if err != nil {
		return err
	}
	l, err := openLedger(p, s, all)
	if err != nil {
		return err
	}
	if part.Count > 0 {
		l.share(part)
		if !cc.IsSet("shard") && !s.quiet && s.text() {
			fmt.Fprintf(c.err, "studyguide: shard %d of %d, by CI_NODE_INDEX: %s\n", part.Index, part.Count, plural(len(l.all), "guide"))
		}
	}
	tasks := p.pick(l.all)
	l.picked = tasks
	if cc.Bool("check") {
		err := l.check(tasks, all, s, r)
		if e := summarize(nil, l, resultStale).write(c, s); e != nil {
			err = errors.Join(asFailure(e), err)
		}
		return r.end(c, err)
	}
	return l.renew(ctx, c, s, r, cc.Bool("force"))
}

// renew makes what is stale of the tasks that were picked, or with force all of them. The error is a failure.
func (l *ledger) renew(ctx context.Context, c console, s *settings, r *report, force bool) error {
	if err := l.begin(ctx, c); err != nil {
		return err
	}
	defer l.end()
	if l.damaged != nil {
		fmt.Fprintf(c.err, "studyguide: %v\n", l.damaged)
	}
	stale := l.stale(l.picked, s.workers(), force)
	if err := l.prune(c, s); err != nil {
		return &failure{exitOutput, err}
	}
	return compile(ctx, c, s, r, stale, l)
}

// pick leaves of tasks those of the guides that were chosen.
func (p *scheme) pick(tasks []task) []task {
	if p.chosen == nil {
		return tasks
	}
	return slices.DeleteFunc(slices.Clone(tasks), func(t task) bool { return !slices.Contains(p.chosen, t.guide) })
}

// check reports what of tasks is stale, and what none of all makes any more. The error is a failure.
func (l *ledger) check(tasks, all []task, s *settings, r *report) error {
	sink := &tally{report: r}
	stale := l.stale(tasks, s.workers(), false)
	for _, t := range stale {
		var paths []string
		for _, target := range t.targets {
			paths = append(paths, filepath.ToSlash(target.path))
		}
		// The findings of lint levels and strictness are about guides; this one is not theirs to change.
		r.list.Report(diag.New(diag.ArtifactStale, diag.Span{File: t.file}, "%s: %s", strings.Join(paths, ", "), reasons(l.notes[t.key()])).
			WithHint("build the project"))
	}
	for _, f := range l.orphans(all) {
		r.list.Report(diag.New(diag.ArtifactStale, diag.Span{File: filepath.Join(l.dir, filepath.FromSlash(f.Path))}, "nothing in the project makes this any more").
			WithHint("build the project"))
		sink.bad.Store(true)
	}
	if l.damaged != nil {
		r.list.Report(diag.New(diag.ArtifactStale, diag.Span{File: l.path()}, "%v", errors.Unwrap(l.damaged)))
		sink.bad.Store(true)
	}
	if len(stale) > 0 || sink.bad.Load() {
		return &failure{code: exitFindings}
	}
	return nil
}

// orphans gives the artifacts that were made, and are as they were, but that none of tasks makes now.
func (l *ledger) orphans(tasks []task) []lock.File {
	wanted := map[string]bool{}
	for _, t := range tasks {
		for _, target := range t.targets {
			wanted[l.artifact(target.path)] = true
		}
	}
	return l.unwanted(wanted)
}

// unwanted gives the artifacts that were made, and are as they were, but are not wanted.
func (l *ledger) unwanted(wanted map[string]bool) (out []lock.File) {
	for _, e := range l.lock.Entries {
		for _, f := range e.Made {
			if !wanted[f.Path] && filepath.IsLocal(filepath.FromSlash(f.Path)) && l.digests.Of(filepath.Join(l.dir, filepath.FromSlash(f.Path))) == f.Digest {
				out = append(out, f)
			}
		}
	}
	return out
}

// prune removes what this run would not make: since it is as it was made, it can be made again. What was edited stays.
func (l *ledger) prune(c console, s *settings) error {
	if err := l.clear(l.orphans(l.all), c, s.quiet || s.deps.streams() || s.report.streams()); err != nil {
		return err
	}
	known := map[lock.Key]bool{}
	for _, t := range l.all {
		known[t.key()] = true
	}
	l.lock.Entries = slices.DeleteFunc(l.lock.Entries, func(e lock.Entry) bool { return !known[e.Key] })
	return nil
}

// clear removes files of the folder, and says so unless it shall be quiet.
func (l *ledger) clear(files []lock.File, c console, quiet bool) error {
	for _, f := range files {
		path := filepath.Join(l.dir, filepath.FromSlash(f.Path))
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("removing what nothing in the project makes any more: %w", err)
		}
		if quiet {
			continue
		}
		why := "nothing in the project makes it any more"
		if l.shard.Count > 0 {
			why = "this shard does not make it"
		}
		if _, err := fmt.Fprintf(c.out, "%s  removed: %s\n", filepath.ToSlash(path), why); err != nil {
			return written(err)
		}
	}
	return nil
}
