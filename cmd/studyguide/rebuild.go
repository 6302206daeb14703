package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"studyguide/cmd/studyguide/internal/project"
	"studyguide/cmd/studyguide/internal/watch"
)

// A rebuilder builds guides again whenever something that they use changes, and lives through their errors.
type rebuilder struct {
	console
	settings *settings
	tasks    []task
	// project reads the project anew, if the guides are those of one. What is wrong with it goes to the report; the error is a failure.
	project func(*report) (*scheme, error)
	scheme  *scheme         // as it was read last
	mine    map[string]bool // what is written here
	// after is told of each round: what changed (nothing, the first time), what was found, when the building began, and its failure if it had one.
	after func(changed []string, found *report, start time.Time, err error) error
}

// run builds, watches and builds again until ctx ends, which is no failure but has the exit code of an interruption. A guide that cannot be read at
// first is a mistyped name, and ends it.
func (r *rebuilder) run(ctx context.Context) error {
	for _, t := range r.tasks {
		if t.file == "-" {
			return usagef("only files and folders can be watched; name the guides")
		}
	}
	r.settings.session = newSession()
	w, err := watch.New(r.own)
	if err != nil {
		return &failure{exitInput, err}
	}
	defer w.Close()
	tasks := r.tasks
	var changed []string
	for {
		w.Follow(r.files(), time.Now()) // what is known before the build is compared with what is there after it
		start := time.Now()
		found, err := r.round(ctx, tasks)
		if ctx.Err() != nil {
			return &failure{code: exitInterrupted}
		}
		var f *failure
		if errors.As(err, &f) && changed == nil && (f.code == exitInput || f.code == exitUsage) {
			return err
		}
		if err := r.after(changed, found, start, err); err != nil {
			return &failure{exitOutput, err}
		}
		w.Follow(r.files(), start)
		if changed, err = w.Wait(ctx); ctx.Err() != nil {
			return &failure{code: exitInterrupted}
		} else if err != nil {
			return &failure{exitInput, err}
		}
		tasks = r.concerned(changed)
		r.settings.session.changed(changed)
	}
}

// round builds, and lives through a fault of the program.
func (r *rebuilder) round(ctx context.Context, tasks []task) (found *report, err error) {
	file := project.Name
	if len(tasks) > 0 {
		file = displayed(tasks[0].file)
	}
	outside := newReport(r.settings)
	err = outside.guarded(r.console, file, "building", &tally{report: outside}, func() (err error) {
		found, err = r.build(ctx, tasks)
		return err
	})
	if found == nil {
		return outside, outside.end(r.console, err)
	}
	return found, err
}

// build does one round, and gives what it found, which has been written.
func (r *rebuilder) build(ctx context.Context, tasks []task) (*report, error) {
	r.settings.session.turn()
	collectSeldom(os.Getenv)
	if r.project != nil {
		return r.renew(ctx)
	}
	r.writes(tasks)
	found := newReport(r.settings)
	return found, compile(ctx, r.console, r.settings, found, tasks, nil)
}

// renew makes what is stale of the project as it is now.
func (r *rebuilder) renew(ctx context.Context) (*report, error) {
	s := *r.settings // a project file that is edited leaves nothing behind
	s.disabled = maps.Clone(s.disabled)
	found := newReport(&s)
	p, err := r.project(found)
	if err != nil {
		return found, found.end(r.console, err)
	}
	r.scheme = p
	p.apply(&s)
	all, err := p.tasks(&s)
	if err != nil {
		return found, err
	}
	l, err := openLedger(p, &s, all)
	if err != nil {
		return found, err
	}
	l.picked, r.tasks = all, all
	r.writes(all)
	r.mine[l.dir] = true
	err = l.renew(ctx, r.console, &s, found, false)
	for _, t := range all {
		if e := l.lock.Get(t.key()); e != nil && s.session.read[t.file] == nil {
			s.session.used(t.file, e.From, l)
		}
	}
	return found, err
}

// files gives all paths that the guides use.
func (r *rebuilder) files() []string {
	paths := slices.Clone(r.settings.fontDirs)
	if isThemeFile(r.settings.theme) {
		paths = append(paths, r.settings.theme)
	}
	if r.scheme != nil { // folders, for the guides that may come
		paths = append(paths, r.scheme.file)
		for _, guide := range r.scheme.guides {
			paths = append(paths, filepath.Dir(r.scheme.path(guide)))
		}
	}
	for _, t := range r.tasks {
		paths = append(paths, r.settings.session.files(t.file)...)
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	return paths
}

// concerned gives the tasks that use one of the files; all, if what changed is no guide's own.
func (r *rebuilder) concerned(changed []string) (tasks []task) {
	all := slices.ContainsFunc(changed, func(path string) bool {
		return slices.Contains(r.settings.fontDirs, path) || filepath.Clean(r.settings.theme) == path
	})
	for _, t := range r.tasks {
		uses := slices.ContainsFunc(r.settings.session.files(t.file), func(path string) bool { return slices.Contains(changed, filepath.Clean(path)) })
		if all || uses {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

// writes notes what tasks write: artifacts and their folders.
func (r *rebuilder) writes(tasks []task) {
	if r.mine == nil {
		r.mine = map[string]bool{}
	}
	for _, t := range tasks {
		for _, a := range t.targets {
			if a.path != "" && a.path != "-" {
				r.mine[filepath.Clean(a.path)] = true
				r.mine[filepath.Dir(a.path)] = filepath.Dir(a.path) != "."
			}
		}
	}
}

// own tells which files are written here: artifacts, their drafts and their folder, which do not count as changes of a guide that is the folder around them.
func (r *rebuilder) own(path string) bool {
	dir, base := filepath.Split(filepath.Clean(path))
	if r.mine[filepath.Clean(path)] {
		return true
	}
	i := strings.LastIndex(base, ".tmp")
	return i > 0 && base[0] == '.' && r.mine[filepath.Join(dir, base[1:i])]
}

// named gives the names of files for a line: two, and how many more.
func named(paths []string) string {
	switch n := len(paths); n {
	case 1:
		return filepath.ToSlash(paths[0])
	case 2:
		return fmt.Sprintf("%s and %s", filepath.ToSlash(paths[0]), filepath.ToSlash(paths[1]))
	default:
		return fmt.Sprintf("%s, %s and %s more", filepath.ToSlash(paths[0]), filepath.ToSlash(paths[1]), plural(n-2, "file"))
	}
}
