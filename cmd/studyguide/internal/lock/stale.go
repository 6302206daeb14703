package lock

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Want is what should exist for a guide.
type Want struct {
	Key
	Tool string
	Made []string // artifacts, in the folder of the lock; the name of one that is a folder ends in a slash
	With []Option
}

// Stale returns why the artifacts of a guide must be made, as texts with the most important first, or nothing if they
// are up to date. project and out are the folders that paths are relative to.
func (l *Lock) Stale(w Want, project, out string, digests *Digests) (why []string) {
	e := l.Get(w.Key)
	if e == nil {
		return []string{"new"}
	}
	for _, f := range e.From {
		why = append(why, changed(f, digests.Now(at(project, f.Path), f.Digest))...)
	}
	why = append(why, options(e.With, w.With)...)
	for _, path := range w.Made {
		found := false
		for _, f := range e.Made {
			if f.Path != path && !(strings.HasSuffix(path, "/") && strings.HasPrefix(f.Path, path)) {
				continue
			}
			found = true
			switch sum := digests.Of(at(out, f.Path)); sum {
			case f.Digest:
			case Absent:
				why = append(why, f.Path+" is missing")
			default:
				why = append(why, f.Path+" is not what was made")
			}
		}
		if !found {
			why = append(why, path+" is new")
		}
	}
	if e.Tool != w.Tool {
		why = append(why, fmt.Sprintf("made by studyguide %s, this is %s", e.Tool, w.Tool))
	}
	return why
}

// changed returns the reason if the digest of a file differs.
func changed(f File, now string) []string {
	switch {
	case now == f.Digest:
		return nil
	case now == Absent:
		return []string{f.Path + " is gone"}
	case f.Digest == Absent:
		return []string{f.Path + " is there now"}
	case isFolder(now) != isFolder(f.Digest), strings.HasPrefix(f.Digest, refusal):
		return []string{f.Path + " is something else now"}
	case isFolder(now):
		return []string{"other files in " + f.Path}
	default:
		return []string{f.Path + " changed"}
	}
}

// options returns the names of the options that differ.
func options(old, now []Option) (why []string) {
	value := func(in []Option, name string) string {
		for _, o := range in {
			if o.Name == name {
				return o.Value
			}
		}
		return ""
	}
	var names []string
	for _, o := range slices.Concat(old, now) {
		names = append(names, o.Name)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		switch a, b := value(old, name), value(now, name); {
		case a == b:
		case a == "":
			why = append(why, fmt.Sprintf("%s is now %s", name, b))
		case b == "":
			why = append(why, fmt.Sprintf("%s is no longer %s", name, a))
		default:
			why = append(why, fmt.Sprintf("%s is now %s, was %s", name, b, a))
		}
	}
	return why
}

// at returns the path in the file system of a name in the lock.
func at(dir, path string) string {
	if p := filepath.FromSlash(path); filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(dir, filepath.FromSlash(path))
}
