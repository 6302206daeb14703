package main

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
	"runtime"
	"syscall"
)

// A draft is an artifact in the making. Nothing is seen of it under its own name before commit; after commit or
// discard nothing else is left of it.
type draft struct {
	ctx  context.Context
	to   io.Writer // the temporary file, the buffer for standard output, or nothing
	file *os.File
	path string // where it goes; empty if that is no file
	out  io.Writer
	size int64
	sum  hash.Hash // SHA-256 of what was written; nil: nobody asks
	err  error     // the first of a failed write
}

// newDraft begins the artifact that is to be the file path. Writes fail once ctx is done. own says that no other process makes
// artifacts in the folder: then what is there of another draft was left behind by one that was killed.
func newDraft(ctx context.Context, path string, own bool) (*draft, error) {
	// A link stays and leads to the new file; a device or a pipe is written as it is.
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			if info.IsDir() {
				return nil, fmt.Errorf("writing %s: this is a folder", path)
			}
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return nil, fmt.Errorf("writing: %w", err)
			}
			return &draft{ctx: ctx, to: f, file: f, sum: sha256.New()}, nil
		}
	}
	dir, base := filepath.Split(path)
	if own {
		if err := remove(draftName(path)); err != nil {
			return nil, fmt.Errorf("writing %s: %w", path, err)
		}
		f, err := os.OpenFile(draftName(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", path, err)
		}
		return &draft{ctx: ctx, to: f, file: f, path: path, sum: sha256.New()}, nil
	}
	for n := 0; ; n++ {
		// The file is made with the usual mode, so that the umask holds, and beside its target, so that renaming it
		// is one step.
		f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf(".%s.tmp%d", base, n)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) && n < 100 {
			continue // another run writes the same, or was killed
		}
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", path, err)
		}
		return &draft{ctx: ctx, to: f, file: f, path: path, sum: sha256.New()}, nil
	}
}

// draftName is what the draft of an artifact is called by a process that has the folder for itself.
func draftName(path string) string {
	dir, base := filepath.Split(path)
	return filepath.Join(dir, "."+base+".draft")
}

// newStream begins the artifact that goes to out, all at once.
func newStream(ctx context.Context, out io.Writer) *draft {
	return &draft{ctx: ctx, to: new(bytes.Buffer), out: out}
}

// Write adds to the artifact.
func (d *draft) Write(p []byte) (int, error) {
	if err := d.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := d.to.Write(p)
	d.size += int64(n)
	if d.sum != nil {
		d.sum.Write(p[:n]) // a hash takes everything
	}
	if err != nil && d.err == nil {
		d.err = err
	}
	return n, err
}

// digest gives the digest of what was written to a file; of a stream it is empty.
func (d *draft) digest() string {
	if d.sum == nil {
		return ""
	}
	return hex.EncodeToString(d.sum.Sum(nil))
}

// commit puts the artifact in its place.
func (d *draft) commit() error {
	if b, ok := d.to.(*bytes.Buffer); ok && d.out != nil {
		return written(copyAll(d.out, b))
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
		err = os.Rename(temp, d.path)
	}
	if err != nil {
		err = errors.Join(fmt.Errorf("writing %s: %w", d.path, err), remove(temp))
	}
	return err
}

// discard takes the artifact back.
func (d *draft) discard() error {
	if d.file == nil || d.path == "" {
		return d.close()
	}
	temp := d.file.Name()
	return errors.Join(d.close(), remove(temp))
}

func (d *draft) close() error {
	if d.file == nil {
		return nil
	}
	f := d.file
	d.file = nil
	return f.Close()
}

// syncFolders sees to it that new names in folders outlast a crash of the machine (fsync(2): "does not necessarily ensure that the
// entry in the directory containing the file has also reached disk").
func syncFolders(dirs map[string]bool) error {
	if runtime.GOOS == "windows" { // it cannot open folders for this
		return nil
	}
	var errs []error
	for dir := range dirs {
		f, err := os.Open(dir)
		if err == nil {
			err = errors.Join(f.Sync(), f.Close())
		}
		if err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) { // some file systems cannot
			errs = append(errs, fmt.Errorf("writing %s: %w", dir, err))
		}
	}
	return errors.Join(errs...)
}

// remove removes a temporary file that may be gone.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func copyAll(w io.Writer, b *bytes.Buffer) error {
	_, err := b.WriteTo(w)
	return err
}
