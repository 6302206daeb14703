package build

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"
)

// withMedia returns files with the pictures of media added under their names. They hide files of the same names.
func withMedia(files fs.FS, media map[string][]byte) fs.FS {
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

func (p *picture) Stat() (fs.FileInfo, error) { return p, nil }
func (p *picture) Close() error               { return nil }
func (p *picture) Name() string               { return p.name }
func (p *picture) Size() int64                { return p.size }
func (p *picture) Mode() fs.FileMode          { return 0o444 }
func (p *picture) ModTime() time.Time         { return time.Time{} }
func (p *picture) IsDir() bool                { return false }
func (p *picture) Sys() any                   { return nil }
