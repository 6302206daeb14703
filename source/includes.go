package source

import (
	"io/fs"
	"path"

	"example.org/studyguide/source/assembly"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Includes returns the paths in fsys of the files that the guide or part name includes itself, and whether it has front
// matter. What cannot be read includes nothing: it is reported when the guide is read.
func Includes(fsys fs.FS, name string) (paths []string, front bool) {
	if f, ok := formatByName(name); ok && !f.assembled {
		return nil, false
	}
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, false
	}
	body := 0
	if mayBeFront(src[:min(len(src), 4)]) {
		_, body = config.FrontMatter(name, src, &diag.List{})
	}
	for _, to := range assembly.Includes(src, body) {
		if to = path.Join(path.Dir(name), to); fs.ValidPath(to) {
			paths = append(paths, to)
		}
	}
	return paths, body > 0
}
