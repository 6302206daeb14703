package lock

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
)

// journalName is the file to which a build adds the entry of each guide as soon as its artifacts are in place, since
// the lock, which is all of them in their order, is written once, at the end. It exists while a build runs, or after
// one was killed, whose work the next one goes on with.
//
// It has the first lines of a lock, then entries. Behind each stands "done" with the digest of its text, so that one
// that was not written whole ends what counts.
const journalName = ".studyguide.journal"

// A journal is the open file.
type journal struct {
	mu   sync.Mutex
	file *os.File
}

func (f *Folder) journalPath() string { return filepath.Join(f.Dir, journalName) }

// Note adds the entry of w to the journal, as soon as its artifacts are in place. It is safe for use by several
// goroutines. An entry that cannot be written only costs time, and only if the build is killed.
func (f *Folder) Note(w Work, from, made []File) {
	var b bytes.Buffer
	e := Entry{Key: w.Key, Tool: f.Tool, Made: made, From: from, With: w.With}
	e.text(&b, f.Tool)
	text := fmt.Sprintf("%sdone %s\n", b.Bytes(), Sum(b.Bytes()))
	f.journal.mu.Lock()
	defer f.journal.mu.Unlock()
	if f.journal.file == nil {
		// What is there already has been read, and is nobody's link: a new file is made or none.
		file, err := os.OpenFile(f.journalPath(), os.O_WRONLY|os.O_APPEND|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return
		}
		f.journal.file = file
		text = fmt.Sprintf("%s\ntool %s\n%s", first, f.Tool, text)
	}
	_, _ = f.journal.file.WriteString(text)
}

// resume enters into the lock what the journal of a build has that was killed, and reports whether there is any.
func (f *Folder) resume() bool {
	if info, err := os.Lstat(f.journalPath()); err != nil || !info.Mode().IsRegular() {
		return false
	}
	data, err := files.Read(f.journalPath(), files.Lock)
	if err != nil {
		return false
	}
	entries := journaled(data)
	for _, e := range entries {
		f.Lock.Put(e)
	}
	return len(entries) > 0
}

// journaled returns the entries of a journal that were written whole.
func journaled(data []byte) []Entry {
	head, rest, ok := strings.Cut(string(data), "\n\n")
	if !ok {
		return nil
	}
	var text strings.Builder
	text.WriteString(head + "\n")
	for rest = "\n" + rest; ; {
		entry, after, ok := strings.Cut(rest, "\ndone ")
		sum, next, whole := strings.Cut(after, "\n")
		if entry += "\n"; !ok || !whole || sum != Sum([]byte(entry)) {
			break
		}
		text.WriteString(entry)
		rest = next
	}
	l, err := Parse([]byte(text.String()))
	if err != nil {
		return nil
	}
	return l.Entries
}

// endJournal removes the journal: the lock has what it says.
func (f *Folder) endJournal() error {
	f.journal.mu.Lock()
	defer f.journal.mu.Unlock()
	if f.journal.file != nil {
		_ = f.journal.file.Close() // nothing of it is needed any more
		f.journal.file = nil
	}
	if err := os.Remove(f.journalPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure.New(failure.Output, fmt.Errorf("removing what a build noted: %w", err))
	}
	return nil
}
