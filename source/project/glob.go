package project

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"studyguide/source/diag"
)

// A glob is a pattern of paths and its place in the project file.
type glob struct {
	parts []string
	at    diag.Span
}

// addGlob adds a pattern: the parts of a path, each as [path.Match] takes it, or ** for any number of folders.
func addGlob(to *[]glob, pattern string, at diag.Span) error {
	clean := path.Clean(pattern)
	if !fs.ValidPath(clean) || clean == "." {
		return fmt.Errorf("%q is not below the project's folder", pattern)
	}
	parts := strings.Split(clean, "/")
	for _, p := range parts {
		if _, err := path.Match(p, ""); err != nil {
			return fmt.Errorf("%q is no pattern: a bracket is not closed, or a backslash has nothing behind it", pattern)
		}
		if p != "**" && strings.Contains(p, "**") {
			return fmt.Errorf("%q: ** stands for whole folders, as in guides/**/*.md", pattern)
		}
	}
	*to = append(*to, glob{parts, at})
	return nil
}

// fixed tells whether g is a path, and gives the folder below which all that it matches is.
func (g glob) fixed() (dir string, plain bool) {
	for i, p := range g.parts {
		if strings.ContainsAny(p, `*?[\`) {
			return path.Join(append([]string{"."}, g.parts[:i]...)...), false
		}
	}
	return path.Join(g.parts...), true
}

// match tells whether a pattern matches a path. What begins with a dot is matched by a part that begins with one only. Where a name does not
// fit, the last ** takes one folder more; one before it need not be asked again, for whatever it could take the last one can.
func match(parts, names []string) bool {
	p, n := 0, 0
	star, from := -1, 0 // the last **, and where the names begin that it has not taken
	for n < len(names) {
		switch {
		case p < len(parts) && parts[p] == "**":
			star, from = p, n
			p++
			continue
		case p < len(parts) && fits(parts[p], names[n]):
			p++
			n++
			continue
		case star < 0 || hidden(names[from]):
			return false
		}
		from++
		p, n = star+1, from
	}
	for p < len(parts) && parts[p] == "**" {
		p++
	}
	return p == len(parts)
}

// fits tells whether a part of a pattern matches a name.
func fits(part, name string) bool {
	if hidden(name) && !hidden(part) {
		return false
	}
	ok, err := path.Match(part, name)
	return ok && err == nil
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// Guides gives the paths of the guides in the project's folder, sorted. What is wrong goes to sink: a path that is not there, a
// pattern that nothing matches; then it is false. A path may be that of a folder, which is one guide; patterns match files. Nothing in the folder of the artifacts is a guide.
func (p *Project) Guides(fsys fs.FS, sink diag.Sink) ([]string, bool) {
	found := &diag.Counter{Sink: sink}
	all := map[string]bool{}
	for _, g := range p.guides {
		n := len(all)
		dir, plain := g.fixed()
		if plain {
			if _, err := fs.Stat(fsys, dir); err != nil {
				found.Report(missing(fsys, dir, g.at))
			} else {
				all[dir] = true
			}
			continue
		}
		any := false
		err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && name == dir {
				return nil // then nothing matches
			}
			if err != nil {
				return err
			}
			if d.IsDir() {
				if name != dir && hidden(d.Name()) && !g.hides() || name == p.Output {
					return fs.SkipDir
				}
				return nil
			}
			if name != p.file && match(g.parts, strings.Split(name, "/")) {
				any = true
				all[name] = true
			}
			return nil
		})
		switch {
		case err != nil:
			found.Report(diag.New(diag.ProjectGuides, g.at, "the folder cannot be read: %v", err))
		case !any && len(all) == n:
			found.Report(diag.New(diag.ProjectGuides, g.at, "no file matches %q", strings.Join(g.parts, "/")))
		}
	}
	var out []string
	for name := range all {
		names := strings.Split(name, "/")
		if !slices.ContainsFunc(p.exclude, func(g glob) bool { return match(g.parts, names) }) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	if len(out) == 0 && found.N == 0 {
		found.Report(diag.New(diag.ProjectGuides, p.guides[0].at, "every guide is excluded"))
	}
	return out, found.N == 0
}

// hides tells whether g can match within folders that begin with a dot.
func (g glob) hides() bool { return slices.ContainsFunc(g.parts, hidden) }

// missing is the finding that a guide is not there.
func missing(fsys fs.FS, name string, at diag.Span) diag.Diagnostic {
	d := diag.New(diag.ProjectGuides, at, "there is no file %s", name)
	entries, _ := fs.ReadDir(fsys, path.Dir(name)) // without them there is no hint
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near, ok := diag.Nearest(path.Base(name), names); ok {
		d = d.WithHint("did you mean %s?", path.Join(path.Dir(name), near))
	}
	return d
}
