package watch

import (
	"crypto/sha256"
	"io"
	"os"
	"strings"
	"time"
)

const (
	// coarse is how far apart two changes must be for a file's time to tell them apart on any file system in use: ext4 counts in
	// ticks of some milliseconds, FAT in two seconds, which only the size then tells.
	coarse = 50 * time.Millisecond
	// large is the size in bytes above which content is not read: no file that a guide uses is larger.
	large = 64 << 20
)

// A print tells one content of a file or folder from another.
type print struct {
	there, folder bool
	unread        bool // no look at it counts: it is to be told of
	size          int64
	modified      time.Time
	young         bool // it was changed so short before the look that its time will not tell the next change
	sum           [sha256.Size]byte
}

// same tells whether two prints are of one content.
func (p print) same(q print) bool {
	return !p.unread && !q.unread && p.there == q.there && p.folder == q.folder && p.sum == q.sum
}

// look gives the print of a path. A file whose size and time are those of was is not read again.
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
