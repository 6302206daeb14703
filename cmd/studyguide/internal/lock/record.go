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

// A Recorder notes what is read, and the digest of just the bytes that were. It is safe for use by several goroutines. The zero Recorder
// is ready to use.
type Recorder struct {
	mu    sync.Mutex
	files map[string]string
}

// Note notes a file by its digest. Of two notes of one file the first stays: if the file has changed in between, what was made
// of it is stale.
func (r *Recorder) Note(file, digest string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.files == nil {
		r.files = map[string]string{}
	}
	if _, ok := r.files[file]; !ok {
		r.files[file] = digest
	}
}

// Files gives all that was noted, by path.
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

// FS gives fsys with notes of everything that is opened in it; dir is where it is, as the notes shall have it.
func (r *Recorder) FS(fsys fs.FS, dir string) fs.FS { return recorded{r, fsys, dir} }

type recorded struct {
	*Recorder
	fsys fs.FS
	dir  string
}

// Open opens a file. What is not there is noted, too: when it comes, it will be shown.
func (r recorded) Open(name string) (fs.File, error) {
	f, err := r.fsys.Open(name)
	if err != nil {
		r.absent(name, err)
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		return dir{f, r, name}, nil
	}
	return &file{File: f, of: r, name: name, hash: sha256.New()}, nil
}

// ReadDir reads the names of a folder and notes them.
func (r recorded) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.fsys, name)
	if err != nil {
		r.absent(name, err)
		return entries, err
	}
	r.Note(path.Join(r.dir, name), folder(entries))
	return entries, nil
}

// Stat asks for a file without reading it; only that it is not there is noted.
func (r recorded) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.fsys, name)
	if err != nil {
		r.absent(name, err)
	}
	return info, err
}

// absent notes a file that is not there or may not be read. One that is refused for another reason, such as a link that leads out of the
// folder, is no file of the guide's.
func (r recorded) absent(name string, err error) {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		r.Note(path.Join(r.dir, name), Absent)
	}
}

// A dir is a folder that is open.
type dir struct {
	fs.File
	of   recorded
	name string
}

// ReadDir reads names as [fs.ReadDirFile] does. All names are noted at the first call.
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

// A file is a file whose bytes are counted into its digest as they are read.
type file struct {
	fs.File
	of   recorded
	name string
	hash hash.Hash
}

// Read reads bytes and counts them into the digest.
func (f *file) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.hash.Write(p[:n]) // a hash takes everything
	return n, err
}

// Close reads what nobody did, so that the digest is that of the whole file, and notes it. A file that cannot be read is noted as one that
// is not there.
func (f *file) Close() error {
	_, err := io.Copy(f.hash, f.File)
	sum := Absent
	if err == nil {
		sum = hex.EncodeToString(f.hash.Sum(nil))
	}
	f.of.Note(path.Join(f.of.dir, f.name), sum)
	return f.File.Close()
}
