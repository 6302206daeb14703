package build

import (
	"io"
	"path/filepath"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// DepsForms returns the forms in which dependencies are written.
func DepsForms() []string { return []string{"make", "json"} }

// dependencies returns the files that artifacts were made from: for a project those of all its artifacts, otherwise
// those of the artifacts just made.
func dependencies(done []outcome, inc *incremental) (out []lock.Dep) {
	if inc != nil {
		return inc.dependencies()
	}
	same := func(path string) string { return path }
	for _, o := range done {
		if o.err != nil {
			continue
		}
		e := lock.Entry{From: o.read}
		for _, a := range o.made {
			for _, f := range a.files() {
				e.Made = append(e.Made, lock.File{Path: filepath.ToSlash(f.Path)})
			}
		}
		out = append(out, e.Deps(same, same)...)
	}
	return out
}

// dependencies returns the files that the artifacts of the chosen guides were made from, according to the lock.
func (inc *incremental) dependencies() (out []lock.Dep) {
	f := inc.folder
	for _, t := range inc.project.pick(inc.all) {
		if e := f.Lock.Get(t.key()); e != nil {
			out = append(out, e.Deps(
				func(name string) string { return filepath.ToSlash(f.ArtifactPath(name)) },
				func(name string) string { return filepath.ToSlash(f.SourcePath(name)) })...)
		}
	}
	for i := range out {
		out[i].Inputs = append(out[i].Inputs, filepath.ToSlash(inc.project.file))
	}
	return out
}

// writeDeps writes dependencies in the form of --deps.
func (r *Run) writeDeps(deps []lock.Dep) error {
	form := r.Options.Deps
	if !form.Wanted() {
		return nil
	}
	return form.Write(r.Console.Out, func(w io.Writer) error {
		if form.Name == "make" {
			return lock.WriteMake(w, deps)
		}
		return lock.WriteDeps(w, deps)
	})
}
