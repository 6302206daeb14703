package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/machine"
	"example.org/studyguide/fonts/system"
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

// Now returns the digest of the file at path as it is now, in the form of one that was recorded: equal if the file is
// still as it was for those who read it.
func (d *Digests) Now(path, was string) string {
	if up, ok := strings.CutPrefix(was, refusal); ok {
		if n, err := strconv.Atoi(up); err == nil && isRefused(path, n) {
			return was
		}
	}
	if strings.HasPrefix(was, ofMachine) {
		return d.installed()
	}
	now := d.Of(path)
	if was == AnyFolder && isFolder(now) {
		return was
	}
	return now
}

// InstalledFonts stands among the files that a guide was made from for the fonts of the machine, if the guide asks for
// these: it is stale once there are others.
const InstalledFonts = "fonts of the system"

// ofMachine begins the digest of what is no file.
const ofMachine = "%"

// IsFile reports whether f is a file or a folder, and not what stands for something of the machine.
func (f File) IsFile() bool { return !strings.HasPrefix(f.Digest, ofMachine) }

// Installed returns the digest of the fonts of the machine; nil stands for none.
func Installed(fonts *system.Index) string { return ofMachine + fonts.State() }

// installed is [Installed], found out once.
func (d *Digests) installed() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	sum, ok := d.done[InstalledFonts]
	if !ok {
		fonts, _ := machine.Fonts() // without any, the index is nil
		sum = Installed(fonts)
		if d.done == nil {
			d.done = map[string]string{}
		}
		d.done[InstalledFonts] = sum
	}
	return sum
}

// AnyFolder is the digest of a folder where a file was looked for, whatever is in it.
const AnyFolder = "/"

func isFolder(digest string) bool { return strings.HasPrefix(digest, "/") }

// refusal begins the digest of a file that is there but refused, such as a link that leads out of the folder that it
// was opened in, or a pipe. The number of names in its path from that folder follows, so that the lock tells the
// folder, but nothing of what the file holds or where a link leads on this machine.
const refusal = "^"

// refused returns the digest of a file that was refused by its name in a folder.
func refused(name string) string { return refusal + strconv.Itoa(strings.Count(name, "/")+1) }

// isRefused reports whether the file at path is refused to those who open it in the folder n names above.
func isRefused(path string, n int) bool {
	dir, name := filepath.Clean(path), ""
	for ; n > 0; n-- {
		dir, name = filepath.Dir(dir), filepath.Join(filepath.Base(dir), name)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	f, err := files.Only(root.FS()).Open(filepath.ToSlash(name))
	if err == nil {
		_ = f.Close()
	}
	return err != nil && !missing(err)
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
