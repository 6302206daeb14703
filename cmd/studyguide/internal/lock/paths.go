package lock

import "path/filepath"

// The lock names artifacts relative to their folder and sources relative to the project's, with slashes. The rest of
// the program names files relative to the working folder, in the system's form.

// ArtifactName returns the name in the lock of the artifact at path.
func (f *Folder) ArtifactName(path string) string {
	rel, err := filepath.Rel(f.Dir, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(rel)
}

// ArtifactPath returns the path of an artifact by its name in the lock.
func (f *Folder) ArtifactPath(name string) string {
	return filepath.Join(f.Dir, filepath.FromSlash(name))
}

// SourcePath returns the path of a source by its name in the lock.
func (f *Folder) SourcePath(name string) string { return at(f.Root, name) }

// SourceName returns the name of a source in the lock of a project in root; an absolute path is kept.
func SourceName(root, path string) string {
	if !filepath.IsAbs(path) {
		if rel, err := filepath.Rel(root, path); err == nil {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}
