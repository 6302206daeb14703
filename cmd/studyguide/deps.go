package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"studyguide/render/manifest"
)

// A form is a form in which something is written, and the file it goes to; "" is a standard stream.
type form struct{ name, file string }

// readForm reads "FORM" or "FORM=FILE"; flag names what it is of in errors.
func readForm(flag, text string, known []string) (form, error) {
	name, file, given := strings.Cut(text, "=")
	if !slices.Contains(known, name) {
		return form{}, unknownValue("--"+flag, name, known)
	}
	if given && file == "" {
		return form{}, usagef("--%s %s: want a file after =", flag, text)
	}
	return form{name, file}, nil
}

// write writes to the file of a form, whole or not at all, or to the stream if it has none.
func (f form) write(stream io.Writer, write func(io.Writer) error) error {
	if f.file == "" {
		return write(stream)
	}
	d, err := newDraft(context.Background(), f.file, false)
	if err != nil {
		return &failure{exitOutput, err}
	}
	if err := write(d); err != nil {
		return &failure{exitOutput, errors.Join(err, d.discard())}
	}
	if err := d.commit(); err != nil {
		return &failure{exitOutput, err}
	}
	return nil
}

// streams tells whether something goes to standard output, which then has room for nothing else.
func (f form) streams() bool { return f.name != "" && f.file == "" }

func depsForms() []string { return []string{"make", "json"} }

// deps gives what the artifacts of a project were made from, those of tasks that are up to date, too.
func (l *ledger) deps() (out []manifest.Dep) {
	for _, t := range l.scheme.pick(l.all) {
		if e := l.lock.Get(t.key()); e != nil {
			out = append(out, e.Deps(
				func(path string) string { return filepath.ToSlash(filepath.Join(l.dir, filepath.FromSlash(path))) },
				func(path string) string {
					if p := filepath.FromSlash(path); filepath.IsAbs(p) {
						return path
					}
					return filepath.ToSlash(l.scheme.path(path))
				})...)
		}
	}
	for i := range out {
		out[i].Inputs = append(out[i].Inputs, filepath.ToSlash(l.scheme.file))
	}
	return out
}

// deps gives what the artifacts of a task were made from.
func (o outcome) deps() []manifest.Dep {
	e := o.entry
	for _, a := range o.made {
		if a.target.path != "" && a.target.path != "-" {
			e.Made = append(e.Made, manifest.File{Path: filepath.ToSlash(a.target.path)})
		}
	}
	same := func(path string) string { return path }
	return e.Deps(same, same)
}

// writeDeps writes dependencies as --deps asks.
func (s *settings) writeDeps(c console, deps []manifest.Dep) error {
	if s.deps.name == "" {
		return nil
	}
	return s.deps.write(c.out, func(w io.Writer) error {
		if s.deps.name == "make" {
			return manifest.WriteMake(w, deps)
		}
		return manifest.WriteDeps(w, deps)
	})
}
