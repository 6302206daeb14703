package main

import (
	"io"
	"path/filepath"

	"studyguide/cmd/studyguide/internal/lock"
)

func depsForms() []string { return []string{"make", "json"} }

// deps gives what the artifacts of a project were made from, those of tasks that are up to date, too.
func (l *ledger) deps() (out []lock.Dep) {
	for _, t := range l.scheme.pick(l.all) {
		if e := l.lock.Get(t.key()); e != nil {
			out = append(out, e.Deps(
				func(path string) string { return filepath.ToSlash(filepath.Join(l.dir, filepath.FromSlash(path))) },
				func(path string) string { return filepath.ToSlash(l.source(path)) })...)
		}
	}
	for i := range out {
		out[i].Inputs = append(out[i].Inputs, filepath.ToSlash(l.scheme.file))
	}
	return out
}

// deps gives what the artifacts of a task were made from.
func (o outcome) deps() []lock.Dep {
	e := o.entry
	for _, a := range o.made {
		if a.target.path != "" && a.target.path != "-" {
			e.Made = append(e.Made, lock.File{Path: filepath.ToSlash(a.target.path)})
		}
	}
	same := func(path string) string { return path }
	return e.Deps(same, same)
}

// writeDeps writes dependencies as --deps asks.
func (s *settings) writeDeps(c console, deps []lock.Dep) error {
	if s.deps.name == "" {
		return nil
	}
	return s.deps.write(c.out, func(w io.Writer) error {
		if s.deps.name == "make" {
			return lock.WriteMake(w, deps)
		}
		return lock.WriteDeps(w, deps)
	})
}
