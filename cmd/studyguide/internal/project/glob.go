package project

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"example.org/studyguide/source/diag"
)

// A glob is a pattern of paths and its place in the project file.
type glob struct {
	pattern string
	at      diag.Span
}

// addGlob adds a pattern in the syntax of package doublestar, in which ** must be a whole name.
func addGlob(to *[]glob, pattern string, at diag.Span) error {
	clean := path.Clean(pattern)
	if !fs.ValidPath(clean) || clean == "." {
		return fmt.Errorf("%q is not below the project's folder", pattern)
	}
	if !doublestar.ValidatePattern(clean) {
		return fmt.Errorf("%q is not a pattern: a bracket or brace is not closed, or a backslash has nothing behind it",
			pattern)
	}
	if alternatives(clean) > mostAlternatives {
		return fmt.Errorf("%q stands for more than %d patterns", pattern, mostAlternatives)
	}
	for _, name := range nameParts(clean) {
		if name != "**" && strings.Contains(name, "**") {
			return fmt.Errorf("%q: ** stands for whole folders, as in guides/**/*.md", pattern)
		}
	}
	*to = append(*to, glob{clean, at})
	return nil
}

// mostAlternatives bounds the alternatives of a pattern with braces. Matching tries them all: this many take about a
// tenth of a millisecond a file.
const mostAlternatives = 1000

// alternatives returns the number of alternatives of a pattern with braces, or more if braces are nested.
func alternatives(pattern string) int {
	n := 1
	var open []int // alternatives so far in each open group
	for _, r := range pattern {
		switch {
		case r == '{':
			open = append(open, 1)
		case r == ',' && len(open) > 0:
			open[len(open)-1]++
		case r == '}' && len(open) > 0:
			n = min(n*open[len(open)-1], mostAlternatives+1)
			open = open[:len(open)-1]
		}
	}
	return n
}

// nameParts splits a pattern wherever a name can begin or end.
func nameParts(pattern string) []string {
	return strings.FieldsFunc(pattern, func(r rune) bool { return strings.ContainsRune("/{,}", r) })
}

// plain reports whether g is a path without wildcards.
func (g glob) plain() bool { return !strings.ContainsAny(g.pattern, `*?[{\`) }

// hides reports whether a name in g begins with a dot. Only such a pattern matches hidden files, and files in hidden
// folders.
func (g glob) hides() bool { return slices.ContainsFunc(nameParts(g.pattern), hidden) }

// match reports whether g matches a path.
func (g glob) match(name string) bool {
	if !g.hides() && slices.ContainsFunc(strings.Split(name, "/"), hidden) {
		return false
	}
	return doublestar.MatchUnvalidated(g.pattern, name)
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// Guides returns the paths of the guides in the project's folder, sorted. A path that does not exist and a pattern that
// matches nothing are reported to sink, and the result is then false. A path may name a folder, which is one guide;
// patterns match files. Nothing in the output folder is a guide.
func (p *Project) Guides(fsys fs.FS, sink diag.Sink) ([]string, bool) {
	found := &diag.Counter{Sink: sink}
	all := map[string]bool{}
	for _, g := range p.guides {
		n := len(all)
		if g.plain() {
			if _, err := fs.Stat(fsys, g.pattern); err != nil {
				found.Report(missing(fsys, g.pattern, g.at))
			} else {
				all[g.pattern] = true
			}
			continue
		}
		any := false
		dir, _ := doublestar.SplitPattern(g.pattern)
		err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && name == dir {
				return nil // nothing matches then
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
			if name != p.file && g.match(name) {
				any = true
				all[name] = true
			}
			return nil
		})
		switch {
		case err != nil:
			found.Report(diag.New(diag.ProjectGuides, g.at, "the folder cannot be read: %v", err))
		case !any && len(all) == n:
			found.Report(diag.New(diag.ProjectGuides, g.at, "no file matches %q", g.pattern))
		}
	}
	var out []string
	for name := range all {
		if !slices.ContainsFunc(p.exclude, func(g glob) bool { return g.match(name) }) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	if len(out) == 0 && found.N == 0 {
		found.Report(diag.New(diag.ProjectGuides, p.guides[0].at, "every guide is excluded"))
	}
	return out, found.N == 0
}

// Named reports whether a guide is named by its path, not by a pattern alone.
func (p *Project) Named(guide string) bool {
	return slices.ContainsFunc(p.guides, func(g glob) bool { return g.plain() && g.pattern == guide })
}

// Folders returns the folders of the project in which guides may appear, sorted: all that its patterns look into.
func (p *Project) Folders(fsys fs.FS) []string {
	all := map[string]bool{}
	for _, g := range p.guides {
		dir, _ := doublestar.SplitPattern(g.pattern)
		if g.plain() {
			all[path.Dir(g.pattern)] = true
			continue
		}
		// A folder that cannot be read has no guides.
		_ = fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil || !d.IsDir():
				return nil
			case name != dir && hidden(d.Name()) && !g.hides() || name == p.Output:
				return fs.SkipDir
			}
			all[name] = true
			if !strings.Contains(g.pattern, "**") && depth(name) >= depth(path.Dir(g.pattern)) {
				return fs.SkipDir
			}
			return nil
		})
		for up := dir; len(all) == 0 || !all[dir]; up = path.Dir(up) { // it is not there yet
			if info, err := fs.Stat(fsys, up); err == nil && info.IsDir() || up == "." {
				all[up] = true
				break
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// depth returns how many folders lead to the folder name.
func depth(name string) int {
	if name == "." {
		return 0
	}
	return 1 + strings.Count(name, "/")
}

// missing returns the finding that a guide does not exist.
func missing(fsys fs.FS, name string, at diag.Span) diag.Diagnostic {
	d := diag.New(diag.ProjectGuides, at, "there is no file %s", name)
	entries, _ := fs.ReadDir(fsys, path.Dir(name)) // without them there is no suggestion
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near, ok := diag.Nearest(path.Base(name), names); ok {
		d = d.WithHint("did you mean %s?", path.Join(path.Dir(name), near))
	}
	return d
}
