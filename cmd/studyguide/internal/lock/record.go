package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// A Recorder records which files are read, and the digests of the bytes read. It is safe for use by several goroutines.
// The zero Recorder is ready to use.
type Recorder struct {
	mu    sync.Mutex
	files map[string]string
}

// Note records a file and its digest. If a file is noted twice, the first digest is kept: should the file have changed
// in between, what was made from it is stale. Only a folder of which no more was known gets the digest of its names.
func (r *Recorder) Note(file, digest string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.files == nil {
		r.files = map[string]string{}
	}
	if was, ok := r.files[file]; !ok || was == AnyFolder && isFolder(digest) {
		r.files[file] = digest
	}
}

// Files returns the recorded files, by path.
func (r *Recorder) Files() []File {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []File
	for p, d := range r.files {
		out = append(out, File{p, d})
	}
	slices.SortFunc(out, byPath)
	return out
}

// FS returns a view of fsys that records everything opened in it; dir is the location of fsys in the records.
func (r *Recorder) FS(fsys fs.FS, dir string) fs.FS { return recorded{r, fsys, dir} }

type recorded struct {
	*Recorder
	fsys fs.FS
	dir  string
}

// Open opens a file. What cannot be opened is recorded too, and a folder where a file was wanted: if a file takes its
// place, it will be used.
func (r recorded) Open(name string) (fs.File, error) {
	f, err := r.fsys.Open(name)
	if err != nil {
		r.absent(name, err)
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		r.Note(path.Join(r.dir, name), AnyFolder)
		return dir{f, r, name}, nil
	}
	return &file{File: f, of: r, name: name, hash: sha256.New()}, nil
}

// ReadDir reads the names in a folder and records them.
func (r recorded) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.fsys, name)
	if err != nil {
		r.absent(name, err)
		return entries, err
	}
	r.Note(path.Join(r.dir, name), folder(entries))
	return entries, nil
}

// Stat looks for a file without reading it; only its absence is recorded, or that it is a folder.
func (r recorded) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.fsys, name)
	switch {
	case err != nil:
		r.absent(name, err)
	case info.IsDir():
		r.Note(path.Join(r.dir, name), AnyFolder)
	}
	return info, err
}

// absent records a file that is missing or not readable, or refused for another reason, such as a link out of the
// folder. What no path in the folder can name is not recorded.
func (r recorded) absent(name string, err error) {
	switch {
	case !fs.ValidPath(name):
	case missing(err):
		r.Note(path.Join(r.dir, name), Absent)
	default:
		r.Note(path.Join(r.dir, name), refused(name))
	}
}

// missing reports whether an error says that there is no file, or none that may be read.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)
}

// A dir is an open folder.
type dir struct {
	fs.File
	of   recorded
	name string
}

// ReadDir reads names as [fs.ReadDirFile] does. All names are recorded at the first call.
func (d dir) ReadDir(n int) ([]fs.DirEntry, error) {
	if _, err := d.of.ReadDir(d.name); err != nil {
		return nil, err
	}
	f, ok := d.File.(fs.ReadDirFile)
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: d.name, Err: fs.ErrInvalid}
	}
	return f.ReadDir(n)
}

// A file is a file whose digest is computed as it is read.
type file struct {
	fs.File
	of   recorded
	name string
	hash hash.Hash
}

// Read reads bytes and adds them to the digest.
func (f *file) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.hash.Write(p[:n]) // writing to a hash never fails
	return n, err
}

// Close reads the rest of the file, so that the digest covers all of it, and records it. A file that cannot be read is
// recorded as missing.
func (f *file) Close() error {
	_, err := io.Copy(f.hash, f.File)
	sum := Absent
	if err == nil {
		sum = hex.EncodeToString(f.hash.Sum(nil))
	}
	f.of.Note(path.Join(f.of.dir, f.name), sum)
	return f.File.Close()
}
