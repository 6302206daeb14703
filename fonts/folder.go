package fonts

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// maxFont bounds the size of a font file, in bytes: the largest CJK fonts have some 25 MB a face.
const maxFont = 64 << 20

// AddFolder reads the font files of a folder (.ttf, .otf and .ttc) in the order of their names, without subfolders. It
// calls skipped with each file that cannot be used, and the reason. The error is for the folder itself.
func (l *Library) AddFolder(fsys fs.FS, dir string, skipped func(file string, err error)) error {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return err // a fs.PathError, which is complete
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
