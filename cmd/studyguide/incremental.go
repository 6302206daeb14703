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

	"studyguide/render/manifest"
	"studyguide/source/diag"
)

// incrementalFlags are those of a build that does only what is stale.
func incrementalFlags() []cli.Flag {
	return []cli.Flag{
		projectFlag(),
		&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "make all artifacts of the project, not only those that are stale"},
		&cli.BoolFlag{Name: "check", DisableDefaultText: true, Usage: "write nothing; report what of the project is stale and why, and end with 1 if anything is"},
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
	tasks := p.pick(all)
	l, err := openLedger(p, s, all)
	if err != nil {
		return err
	}
	l.picked = tasks
	if cc.Bool("check") {
		return r.end(c, l.check(tasks, s, r))
	}
	if err := l.begin(ctx, c); err != nil {
		return err
	}
	defer l.end()
	if l.damaged != nil {
		fmt.Fprintf(c.err, "studyguide: %v\n", l.damaged)
	}
	stale := l.stale(tasks, s.workers(), cc.Bool("force"))
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

// check reports what is stale. The error is a failure.
func (l *ledger) check(tasks []task, s *settings, r *report) error {
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
	for _, f := range l.orphans() {
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

// orphans gives the artifacts that were made, and are as they were, but that no guide of the project is made into now.
func (l *ledger) orphans() (out []manifest.File) {
	wanted := map[string]bool{}
	for _, t := range l.all {
		for _, target := range t.targets {
			wanted[l.artifact(target.path)] = true
		}
	}
	for _, e := range l.lock.Entries {
		for _, f := range e.Made {
			if !wanted[f.Path] && filepath.IsLocal(filepath.FromSlash(f.Path)) && l.digests.Of(filepath.Join(l.dir, filepath.FromSlash(f.Path))) == f.Digest {
				out = append(out, f)
			}
		}
	}
	return out
}

// prune removes orphans: since they are as they were made, they can be made again. One that was edited stays.
func (l *ledger) prune(c console, s *settings) error {
	for _, f := range l.orphans() {
		path := filepath.Join(l.dir, filepath.FromSlash(f.Path))
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("removing what nothing in the project makes any more: %w", err)
		}
		if !s.quiet && !s.deps.streams() && !s.report.streams() {
			if _, err := fmt.Fprintf(c.out, "%s  removed: nothing in the project makes it any more\n", filepath.ToSlash(path)); err != nil {
				return written(err)
			}
		}
	}
	known := map[manifest.Key]bool{}
	for _, t := range l.all {
		known[t.key()] = true
	}
	l.lock.Entries = slices.DeleteFunc(l.lock.Entries, func(e manifest.Entry) bool { return !known[e.Key] })
	return nil
}
