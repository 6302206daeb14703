// Package files opens what users, guides and projects name, if it is a regular file of reasonable size.
//
// Reading a named pipe or a device may never end, and an open that waits for a pipe's writer cannot be interrupted. So
// what a name stands for is looked at before it is opened. Between the two it may be replaced; that is no defense
// against somebody who can write to the folder, who can do worse, but keeps a repository from hanging a build.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The most bytes that are read of one file. No guide comes near Guide, and a book of 10,000 pages has a twentieth of
// Book.
const (
	Guide  = 256 << 20
	Config = 4 << 20 // a theme or project file
	Lock   = 64 << 20
	Book   = 1 << 30
)

// Open opens the regular file or folder at path. The error is an [fs.PathError].
func Open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := usable(path, info); err != nil {
		return nil, err
	}
	return os.Open(path)
}

// Read returns the content of the regular file at path. A file of more than most bytes is an error.
func Read(path string, most int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, path, most)
}

// ReadAll returns what r has left. More than most bytes are an error, which calls r name.
func ReadAll(r io.Reader, name string, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("it is larger than %d MB", most>>20)}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// usable returns an error for what is neither a regular file nor a folder.
func usable(name string, info fs.FileInfo) error {
	what := "not a regular file"
	switch mode := info.Mode(); {
	case mode.IsRegular(), mode.IsDir():
		return nil
	case mode&fs.ModeNamedPipe != 0:
		what = "it is a pipe, not a file"
	case mode&fs.ModeDevice != 0:
		what = "it is a device, not a file"
	case mode&fs.ModeSocket != 0:
		what = "it is a socket, not a file"
	}
	return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("%s", what)}
}

// Only returns a view of fsys in which only regular files and folders can be opened.
func Only(fsys fs.FS) fs.FS { return only{fsys} }

type only struct{ fs.FS }

// Open implements [fs.FS].
func (o only) Open(name string) (fs.File, error) {
	info, err := fs.Stat(o.FS, name)
	if err != nil {
		return nil, err
	}
	if err := usable(name, info); err != nil {
		return nil, err
	}
	return o.FS.Open(name)
}

// Stat implements [fs.StatFS].
func (o only) Stat(name string) (fs.FileInfo, error) { return fs.Stat(o.FS, name) }

// ReadDir implements [fs.ReadDirFS].
func (o only) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// Inside returns an error if path leads out of the folder dir through a link. Links are committed to repositories, and
// those who run a build did not make them; dir itself may be a link, as whoever named it knows, and a device is
// nobody's file. The error is an [fs.PathError].
func Inside(dir, path string) error {
	realDir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	real, err := filepath.EvalSymlinks(path)
	for parent := path; errors.Is(err, fs.ErrNotExist) && parent != filepath.Dir(parent); {
		parent = filepath.Dir(parent)
		real, err = filepath.EvalSymlinks(parent)
	}
	if err != nil {
		return err
	}
	if info, err := os.Stat(real); err == nil && info.Mode()&fs.ModeDevice != 0 {
		return nil
	}
	absDir, err1 := filepath.Abs(realDir)
	abs, err2 := filepath.Abs(real)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if rel, err := filepath.Rel(absDir, abs); err != nil || !filepath.IsLocal(rel) {
		return &fs.PathError{Op: "open", Path: path, Err: fmt.Errorf("it leads out of %s through a link", dir)}
	}
	return nil
}
