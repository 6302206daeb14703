package render

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"
)

// WithMedia returns files with the pictures of media added under their names. They hide files of the same names.
func WithMedia(files fs.FS, media map[string][]byte) fs.FS {
	if len(media) == 0 {
		return files
	}
	return mediaFS{files, media}
}

// A mediaFS is a file system with pictures in memory added to it.
type mediaFS struct {
	fs.FS
	media map[string][]byte
}

// Open implements [fs.FS].
func (m mediaFS) Open(name string) (fs.File, error) {
	data, ok := m.media[name]
	if !ok {
		return m.FS.Open(name)
	}
	return &picture{Reader: bytes.NewReader(data), name: path.Base(name), size: int64(len(data))}, nil
}

// A picture is an open file of a mediaFS, and its own description.
type picture struct {
	io.Reader
	name string
	size int64
}

// Stat returns the picture itself.
func (p *picture) Stat() (fs.FileInfo, error) { return p, nil }

// Close does nothing: there is no file.
func (p *picture) Close() error { return nil }

// Name returns the last element of the path, as [fs.FileInfo] wants it.
func (p *picture) Name() string { return p.name }

// Size returns the length in bytes.
func (p *picture) Size() int64 { return p.size }

// Mode returns that of a file that may be read.
func (p *picture) Mode() fs.FileMode { return 0o444 }

// ModTime returns the zero time: nobody knows.
func (p *picture) ModTime() time.Time { return time.Time{} }

// IsDir returns false.
func (p *picture) IsDir() bool { return false }

// Sys returns nil: there is nothing beneath.
func (p *picture) Sys() any { return nil }
