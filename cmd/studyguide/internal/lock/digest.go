package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"sync"

	"example.org/studyguide/cmd/studyguide/internal/files"
)

// Sum returns the digest of data.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Digests computes the digests of files, once for each path. It is safe for use by several goroutines, and must be
// discarded when files change.
type Digests struct {
	mu   sync.Mutex
	done map[string]string
}

// Of returns the digest of a file. That of a file that cannot be read is [Absent]; the build that needs it reports why.
// That of a folder covers the names in it.
func (d *Digests) Of(path string) string {
	d.mu.Lock()
	sum, ok := d.done[path]
	d.mu.Unlock()
	if ok {
		return sum
	}
	sum = digest(path)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.done == nil {
		d.done = map[string]string{}
	}
	d.done[path] = sum
	return sum
}

func digest(path string) string {
	f, err := files.Open(path)
	if err != nil {
		return Absent
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Absent
	}
	if info.IsDir() {
		entries, err := os.ReadDir(path)
		if err != nil {
			return Absent
		}
		return folder(entries)
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return Absent
	}
	return hex.EncodeToString(h.Sum(nil))
}

// folder returns the digest of the names in a folder, which are sorted.
func folder(entries []fs.DirEntry) string {
	h := sha256.New()
	for _, e := range entries {
		h.Write([]byte(e.Name())) // writing to a hash never fails
		h.Write([]byte{0})
	}
	return "/" + hex.EncodeToString(h.Sum(nil))
}
