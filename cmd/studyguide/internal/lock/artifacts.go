package lock

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/files"
)

// Stale returns why the artifacts of w must be made, or nothing if they are up to date.
func (f *Folder) Stale(w Work) []string {
	want := Want{Key: w.Key, Tool: f.Tool, With: w.With}
	for _, a := range w.Artifacts {
		want.Made = append(want.Made, f.nameOf(a))
	}
	return f.Lock.Stale(want, f.Root, f.Dir, &f.digests)
}

// nameOf returns the name in the lock of an artifact. That of a folder ends in a slash, and begins those of its files.
func (f *Folder) nameOf(a Artifact) string {
	name := f.ArtifactName(a.Path)
	if a.Folder {
		name += "/"
	}
	return name
}

// Record enters w into the lock: from are the files that were read, made the artifacts, both by their names in the
// lock.
func (f *Folder) Record(w Work, from, made []File) {
	f.Lock.Put(Entry{Key: w.Key, Tool: f.Tool, Made: made, From: from, With: w.With})
}

// Orphans returns the artifacts in the lock that are unchanged since they were made and belong to none of the works.
func (f *Folder) Orphans(works []Work) []File {
	wanted := map[string]bool{}
	folders := map[Key][]string{} // whose files each guide makes
	for _, w := range works {
		for _, a := range w.Artifacts {
			if a.Folder {
				folders[w.Key] = append(folders[w.Key], f.nameOf(a))
			} else {
				wanted[f.nameOf(a)] = true
			}
		}
	}
	return f.unwanted(func(k Key, path string) bool {
		return wanted[path] ||
			slices.ContainsFunc(folders[k], func(dir string) bool { return strings.HasPrefix(path, dir) })
	})
}

// unwanted returns the unchanged artifacts in the lock that are not wanted.
func (f *Folder) unwanted(wanted func(Key, string) bool) (out []File) {
	for _, e := range f.Lock.Entries {
		for _, made := range e.Made {
			if !wanted(e.Key, made.Path) && filepath.IsLocal(filepath.FromSlash(made.Path)) &&
				f.digests.Of(f.ArtifactPath(made.Path)) == made.Digest {
				out = append(out, made)
			}
		}
	}
	return out
}

// Remove removes artifacts, and the folders that this leaves empty, and calls removed with the path of each.
func (f *Folder) Remove(unwanted []File, removed func(path string) error) error {
	for _, file := range unwanted {
		path := f.ArtifactPath(file.Path)
		if err := files.Inside(f.Dir, filepath.Dir(path)); err != nil {
			return err
		}
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("removing what nothing in the project makes any more: %w", err)
		}
		if err := removed(path); err != nil {
			return err
		}
		for dir := filepath.Dir(filepath.FromSlash(file.Path)); dir != "."; dir = filepath.Dir(dir) {
			if os.Remove(filepath.Join(f.Dir, dir)) != nil {
				break // it holds something
			}
		}
	}
	return nil
}
