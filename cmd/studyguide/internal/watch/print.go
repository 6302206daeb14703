package watch

import (
	"crypto/sha256"
	"io"
	"os"
	"strings"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/files"
)

const (
	// coarse is the resolution of file times on common file systems: two changes within it may have the same time. ext4
	// counts in ticks of some milliseconds. FAT counts in two seconds; there only a different size shows the second
	// change.
	coarse = 50 * time.Millisecond
	// large is the size in bytes above which content is not read: no file that a guide uses is larger.
	large = 64 << 20
)

// A print is a fingerprint of the content of a file or folder.
type print struct {
	there, folder bool
	unread        bool // differs from every other print, so that the path is reported
	size          int64
	modified      time.Time
	recent        bool // changed so recently that the next change may have the same time
	sum           [sha256.Size]byte
}

// same reports whether two prints are of the same content.
func (p print) same(q print) bool {
	return !p.unread && !q.unread && p.there == q.there && p.folder == q.folder && p.sum == q.sum
}

// look returns the print of a path. A file with the same size and time as was is not read again.
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
	p.recent = start.Sub(p.modified) < coarse
	if was.there && !was.folder && !was.unread && !was.recent && p.size == was.size && p.modified.Equal(was.modified) {
		p.sum = was.sum
		return p
	}
	f, err := files.Open(path)
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
