package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"studyguide/cmd/studyguide/internal/lock"
)

// A ledger is the lock of a project's folder of artifacts during a run: it tells what is stale, and is told what was made.
type ledger struct {
	scheme  *scheme
	dir     string // of the artifacts
	tool    string
	lock    *lock.Lock
	damaged error // the lock cannot be read
	before  []byte
	all     []task // of the whole project
	picked  []task // what this run is about
	digests lock.Digests
	notes   map[lock.Key][]string // why tasks are stale
	options map[*variant][]lock.Option
	done    map[lock.Key]bool // what this run has made
	guard   *lock.Guard
	shard   lock.Shard // zero: all of the project
}

// openLedger reads the lock of the folder of artifacts. all is every task of the project.
func openLedger(p *scheme, s *settings, all []task) (*ledger, error) {
	l := &ledger{scheme: p, dir: filepath.Clean(s.output), all: all, notes: map[lock.Key][]string{}, done: map[lock.Key]bool{}, options: map[*variant][]lock.Option{}}
	for _, t := range all {
		if l.options[t.variant] == nil {
			l.options[t.variant] = p.options(s, t.variant)
		}
	}
	var err error
	if l.tool, err = toolName(); err != nil {
		return nil, &failure{exitInput, err}
	}
	return l, l.read()
}

// read reads the lock. One that cannot be understood is as good as none: then everything is made anew.
func (l *ledger) read() error {
	l.lock = &lock.Lock{}
	if info, err := os.Stat(l.path()); err == nil && !info.Mode().IsRegular() { // a device may never end
		l.damaged = fmt.Errorf("%s: %w; everything is made anew", l.path(), errors.New("this is no regular file"))
		return nil
	}
	data, err := os.ReadFile(l.path())
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR): // writing will say so
		return nil
	case err != nil:
		return &failure{exitInput, fmt.Errorf("reading the lock: %w", err)}
	}
	l.before = data
	lock, err := lock.Parse(data)
	if err != nil {
		l.damaged = fmt.Errorf("%s: %w; everything is made anew", l.path(), err)
		return nil
	}
	l.lock = lock
	return nil
}

func (l *ledger) path() string { return filepath.Join(l.dir, lock.Name) }

// source gives the path of a file that something was made from, seen from the working folder.
func (l *ledger) source(path string) string {
	if p := filepath.FromSlash(path); filepath.IsAbs(p) {
		return p
	}
	return l.scheme.path(path)
}

// begin takes the folder for this process, and clears away what one that was killed has left. The error is a failure.
func (l *ledger) begin(ctx context.Context, c console) error {
	if err := os.MkdirAll(l.dir, 0o777); err != nil {
		return &failure{exitOutput, fmt.Errorf("making the folder of the output: %w", err)}
	}
	var err error
	l.guard, err = lock.Take(ctx, l.dir, func() {
		fmt.Fprintf(c.err, "studyguide: waiting for another build in %s\n", l.dir) // only for show
	})
	switch {
	case ctx.Err() != nil:
		return &failure{exitInterrupted, errors.New("interrupted")}
	case err != nil:
		return &failure{exitOutput, err}
	}
	l.sweep()
	return l.read() // another build may have changed it in the meantime
}

// sweep removes drafts that are left of a run that was killed. That one cannot be removed shows when it is in the way.
func (l *ledger) sweep() {
	drafts := map[string]bool{draftName(l.path()): true}
	dirs := map[string]bool{l.dir: true}
	for _, t := range l.all {
		for _, target := range t.targets {
			drafts[draftName(target.path)] = true
			dirs[filepath.Dir(target.path)] = true
		}
	}
	for dir := range dirs {
		entries, _ := os.ReadDir(dir) // it need not be there yet
		for _, e := range entries {
			if path := filepath.Join(dir, e.Name()); drafts[path] {
				_ = os.Remove(path)
			}
		}
	}
}

// end gives the folder free.
func (l *ledger) end() {
	if l.guard != nil {
		_ = l.guard.Release() // the process ends, and the lock with it
	}
}

// stale gives those of tasks that must be made, and remembers why. With force that is all of them.
func (l *ledger) stale(tasks []task, workers int, force bool) (out []task) {
	inOrder(len(tasks), workers, func(i int) []string {
		t := tasks[i]
		want := lock.Want{Key: t.key(), Tool: l.tool, With: l.with(t)}
		for _, target := range t.targets {
			want.Made = append(want.Made, l.artifact(target.path))
		}
		return l.lock.Stale(want, l.scheme.dir, l.dir, &l.digests)
	}, func(i int, why []string) {
		if len(why) == 0 && force {
			why = []string{"--force"}
		}
		if len(why) > 0 {
			l.notes[tasks[i].key()] = why
			out = append(out, tasks[i])
		}
	})
	return out
}

// artifact gives the path of an artifact as the lock has it.
func (l *ledger) artifact(path string) string {
	rel, err := filepath.Rel(l.dir, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(rel)
}

// key names a task in the lock.
func (t task) key() lock.Key { return lock.Key{Guide: t.guide, Edition: t.variant.edition} }

// take takes down what became of a task. What could not be made stays stale: its entry is that of what is still there.
func (l *ledger) take(o outcome) {
	if o.err == nil && len(o.made) > 0 {
		o.entry.Key, o.entry.Tool, o.entry.With = o.key(), l.tool, l.with(o.task)
		for _, a := range o.made {
			o.entry.Made = append(o.entry.Made, lock.File{Path: l.artifact(a.target.path), Digest: a.digest()})
		}
		l.lock.Put(o.entry)
		l.done[o.key()] = true
	}
}

// close writes the lock, the last of all files, so that it never tells of an artifact that is not in its place. The error is a failure.
func (l *ledger) close() error {
	l.lock.Tool, l.lock.Shard, l.lock.Lacks = l.tool, l.shard, nil
	if l.shard.Count > 0 {
		for _, t := range l.all {
			if l.notes[t.key()] != nil && !l.done[t.key()] {
				l.lock.Lacks = append(l.lock.Lacks, t.key())
			}
		}
	}
	text := l.lock.Text()
	if string(text) == string(l.before) {
		return nil
	}
	// A canceled run has made something too; so its lock is written without its context.
	d, err := newDraft(context.Background(), l.path(), true)
	if err != nil {
		return &failure{exitOutput, err}
	}
	if _, err := d.Write(text); err != nil {
		return &failure{exitOutput, errors.Join(fmt.Errorf("writing %s: %w", l.path(), err), d.discard())}
	}
	if err := errors.Join(d.commit(), syncFolders(map[string]bool{l.dir: true})); err != nil {
		return &failure{exitOutput, err}
	}
	return nil
}
