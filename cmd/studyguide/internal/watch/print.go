package watch

import (
	"crypto/sha256"
	"io"
	"os"
	"strings"
	"time"
)

const (
	// coarse is how far apart two changes must be to differ in a file's time on the file systems in use:
	// ext4 counts in ticks of some milliseconds. FAT counts in two seconds; there only the size can differ.
	coarse = 50 * time.Millisecond
	// large is the size in bytes above which content is not read: no file that a guide uses is larger.
	large = 64 << 20
)

// A print identifies the content of a file or folder.
type print struct {
	there, folder bool
	unread        bool // it differs from every other print, so that the path is reported
	size          int64
	modified      time.Time
	young         bool // it was changed so shortly before the look that the next change may have the same time
	sum           [sha256.Size]byte
}

// same reports whether two prints are of the same content.
func (p print) same(q print) bool {
	return !p.unread && !q.unread && p.there == q.there && p.folder == q.folder && p.sum == q.sum
}

// look returns the print of a path. A file whose size and time are those of was is not read again.
func (w *Watcher) look(path string, was print) print {
	start := time.Now()
	info, err := os.Stat(path)
	if err != nil {
		return print{there: !gone(err)}
	}
	p := print{there: true, folder: info.IsDir(), modified: info.ModTime()}
	if p.folder {
		names, err := w.names(path)
		if err != nil {
			return print{there: !gone(err)}
		}
		p.sum = sha256.Sum256([]byte(strings.Join(names, "\x00")))
		return p
	}
	p.size = info.Size()
	p.young = start.Sub(p.modified) < coarse
	if was.there && !was.folder && !was.unread && !was.young && p.size == was.size && p.modified.Equal(was.modified) {
		p.sum = was.sum
		return p
	}
	f, err := os.Open(path)
	if err != nil {
		return print{there: !gone(err)}
	}
	defer f.Close()
	h := sha256.New()
	if p.size > large {
		_, err = io.WriteString(h, p.modified.String())
	} else {
		_, err = io.Copy(h, f)
	}
	if err != nil {
		return print{there: true}
	}
	h.Sum(p.sum[:0])
	return p
}
