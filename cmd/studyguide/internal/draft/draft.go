// Package draft writes files whole or not at all. A draft is written beside its target, synced to disk and renamed, so
// that a reader sees the old file or the new one, even after a crash. Folders of new names are synced too. A draft may
// also go to standard output, to devices and pipes, or nowhere, so that code that makes an artifact need not know its
// destination.
package draft

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.org/studyguide/cmd/studyguide/internal/failure"
)

// A Draft is an artifact in the making. Nothing is visible under its name before Commit, and nothing else remains after
// Commit or Discard.
type Draft struct {
	ctx    context.Context
	to     io.Writer     // the temporary file, a buffer for a stream, or io.Discard
	file   *os.File      // the temporary file, the device or the pipe; nil if there is none
	path   string        // the target; empty if that is not a file
	stream *bytes.Buffer // content to be written to out
	out    io.Writer
	size   int64
	sum    hash.Hash // SHA-256 of the content; nil: not needed
	err    error     // of the first failed write
	end    func()    // takes the temporary file from the desk of ctx
}

// New begins a draft of the file path. Writes fail once ctx is done. A symbolic link is kept and leads to the new file;
// a device or a pipe is written directly.
func New(ctx context.Context, path string) (*Draft, error) {
	path, special, err := target(path)
	switch {
	case err != nil:
		return nil, err
	case special != nil:
		return &Draft{ctx: ctx, to: special, file: special, sum: sha256.New()}, nil
	}
	for n := 0; ; n++ {
		d, err := begin(ctx, path, beside(path, fmt.Sprintf("tmp%d", n)))
		if errors.Is(err, fs.ErrExist) && n < 100 {
			continue // a concurrent run writes the same file, or a killed one left this
		}
		return d, err
	}
}

// begin begins a draft of path in a temporary file.
func begin(ctx context.Context, path, temp string) (*Draft, error) {
	var f *os.File
	end, err := DeskOf(ctx).Begin(func() (err error) {
		f, err = create(temp)
		return err
	}, func() { _ = os.Remove(temp) })
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", path, err)
	}
	return &Draft{ctx: ctx, to: f, file: f, path: path, sum: sha256.New(), end: end}, nil
}

// NewOwned is [New] for a process that has the folder to itself: an existing draft of the same artifact was left by a
// killed process and is replaced.
func NewOwned(ctx context.Context, path string) (*Draft, error) {
	path, special, err := target(path)
	switch {
	case err != nil:
		return nil, err
	case special != nil:
		return &Draft{ctx: ctx, to: special, file: special, sum: sha256.New()}, nil
	}
	if err := remove(OwnedName(path)); err != nil {
		return nil, fmt.Errorf("writing %s: %w", path, err)
	}
	return begin(ctx, path, OwnedName(path))
}

// OwnedName returns the name of the temporary file of [NewOwned].
func OwnedName(path string) string { return beside(path, "draft") }

// beside returns the name of a hidden file in the folder of path, which ends in kind. File systems take names of 255
// bytes; where the new name would be longer, a digest stands for that of path.
func beside(path, kind string) string {
	const longest = 255
	dir, base := filepath.Split(path)
	if len(".")+len(base)+len(".")+len(kind) > longest {
		sum := sha256.Sum256([]byte(base))
		base = hex.EncodeToString(sum[:])
	}
	return filepath.Join(dir, "."+base+"."+kind)
}

// target follows a symbolic link. If it does not end at a regular file, target opens what is there.
func target(path string) (string, *os.File, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path, nil, nil
	}
	info, err := os.Stat(real)
	if err != nil || info.Mode().IsRegular() {
		return real, nil, nil
	}
	if info.IsDir() {
		return real, nil, fmt.Errorf("writing %s: this is a folder", real)
	}
	f, err := os.OpenFile(real, os.O_WRONLY, 0)
	if err != nil {
		return real, nil, fmt.Errorf("writing: %w", err)
	}
	return real, f, nil
}

// create creates a temporary file. It has the default mode, so that the umask applies, and is in the folder of its
// target, so that renaming it is atomic.
func create(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// NewStream begins a draft that Commit writes to out, all at once.
func NewStream(ctx context.Context, out io.Writer) *Draft {
	b := new(bytes.Buffer)
	return &Draft{ctx: ctx, to: b, stream: b, out: out}
}

// NewDiscarded begins a draft whose content is discarded.
func NewDiscarded(ctx context.Context) *Draft { return &Draft{ctx: ctx, to: io.Discard} }

// Write appends to the draft.
func (d *Draft) Write(p []byte) (int, error) {
	if err := d.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := d.to.Write(p)
	d.size += int64(n)
	if d.sum != nil {
		d.sum.Write(p[:n]) // writing to a hash never fails
	}
	if err != nil && d.err == nil {
		d.err = err
	}
	return n, err
}

// Size returns the number of bytes written.
func (d *Draft) Size() int64 { return d.size }

// Err returns the error of the first failed write.
func (d *Draft) Err() error { return d.err }

// Folder returns the folder of the target; ok is false if the target is not a file.
func (d *Draft) Folder() (dir string, ok bool) { return filepath.Dir(d.path), d.path != "" }

// SetMode sets the mode of the file, if the target is one.
func (d *Draft) SetMode(mode fs.FileMode) error {
	if d.path == "" {
		return nil
	}
	return d.file.Chmod(mode)
}

// Digest returns the SHA-256 digest of the content of a file, and "" for other targets.
func (d *Draft) Digest() string {
	if d.sum == nil {
		return ""
	}
	return hex.EncodeToString(d.sum.Sum(nil))
}

// Commit moves the artifact to its target.
func (d *Draft) Commit() error {
	if d.stream != nil {
		_, err := d.stream.WriteTo(d.out)
		return failure.Stdout(err)
	}
	if d.path == "" {
		return d.close()
	}
	temp := d.file.Name()
	err := d.file.Sync()
	if e := d.close(); err == nil {
		err = e
	}
	if err == nil {
		err = DeskOf(d.ctx).Finish(func() error { return os.Rename(temp, d.path) })
	}
	if err != nil {
		err = errors.Join(fmt.Errorf("writing %s: %w", d.path, err), remove(temp))
	}
	d.end()
	return err
}

// Discard removes the draft.
func (d *Draft) Discard() error {
	if d.file == nil || d.path == "" {
		return d.close()
	}
	temp := d.file.Name()
	defer d.end()
	return errors.Join(d.close(), remove(temp))
}

func (d *Draft) close() error {
	if d.file == nil {
		return nil
	}
	f := d.file
	d.file = nil
	return f.Close()
}

// remove removes a temporary file that may not exist.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
