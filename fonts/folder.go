package fonts

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// maxFont bounds what is read of one font file, in bytes: the largest fonts of CJK have some 25 MB a face.
const maxFont = 64 << 20

// AddFolder reads the font files of a folder (.ttf, .otf and .ttc, in the order of their names, not those of folders
// within). A file that cannot be used is given to skipped with the reason. The error is that of the folder itself.
func (l *Library) AddFolder(fsys fs.FS, dir string, skipped func(file string, err error)) error {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return err // a fs.PathError, which says it all
	}
	for _, e := range entries {
		switch strings.ToLower(path.Ext(e.Name())) {
		case ".ttf", ".otf", ".ttc", ".otc":
		default:
			continue
		}
		file := path.Join(dir, e.Name())
		if err := l.addFile(fsys, file); err != nil {
			skipped(file, err)
		}
	}
	return nil
}

func (l *Library) addFile(fsys fs.FS, file string) error {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return err
	}
	if info.Size() > maxFont {
		return fmt.Errorf("it has %d bytes; fonts of up to %d are read", info.Size(), maxFont)
	}
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	_, err = l.Add(file, data)
	return err
}
