// Package lock records what artifacts were made from: the digest of each, the digests of everything
// that was read for it, the options and the program. In goes the text of studyguide.lock; out comes
// a [Lock] and, for a guide, why its artifacts are stale. A [Folder] is the folder of the artifacts
// during a run. The package makes no artifact and does not know what options mean.
//
// # The form of studyguide.lock
//
// Lines of text, sorted, so that a change of one guide changes the lines of that guide:
//
//	studyguide-lock 1
//	tool v0.3.0 go1.26.8
//
//	guide self-test guides/locks.md
//	made 5f1c… locks-self-test.pdf
//	from 0b7e… guides/images/lock.png
//	from 93aa… guides/locks.md
//	with answers back
//
// After "guide" stands the edition, or -, and the path of the guide. "made" is an artifact, in the folder
// of the lock; "from" is a file that was read, in the folder of the project; before their paths stand
// SHA-256 digests in hexadecimal. "from - PATH" is a file that was looked for and not there, "from /… PATH"
// a folder whose names were read. "with" is an option and its value. The program of an entry that is not
// the lock's own follows as "tool". In the lock of one shard of several, "shard 2/8 DIGEST" follows the
// first lines, and "lacks EDITION PATH" names what the shard could not make; [Merge] makes one lock of all.
package lock

import (
	"cmp"
	"slices"
	"strings"
)

// Name is what the lock is called.
const Name = "studyguide.lock"

// A Key names what is made together: all artifacts of a guide in an edition.
type Key struct {
	Guide   string // path in the project's folder, with slashes
	Edition string // often empty
}

// String returns the key as people read it.
func (k Key) String() string {
	if k.Edition == "" {
		return k.Guide
	}
	return k.Guide + " (" + k.Edition + ")"
}

func (k Key) compare(l Key) int {
	return cmp.Or(strings.Compare(k.Guide, l.Guide), strings.Compare(k.Edition, l.Edition))
}

// A File is a file and the digest of what is in it.
type File struct {
	Path   string // with slashes
	Digest string // SHA-256 in hexadecimal; [Absent]; or that of a folder, which begins with /
}

// Absent is the digest of a file that is not there.
const Absent = "-"

// An Option is one setting that was asked for.
type Option struct{ Name, Value string }

// An Entry records what was made of one guide, and from what.
type Entry struct {
	Key
	Tool string   // the program that made it
	Made []File   // in the folder of the lock
	From []File   // in the folder of the project, or elsewhere, as it was named
	With []Option // that differ from what the program does by itself
}

// A Lock records what is known of the artifacts in a folder.
type Lock struct {
	Tool    string // the program that wrote it
	Shard   Shard  // zero: no shard
	Entries []Entry
	Lacks   []Key // what a shard could not make
}

// A Shard is a part of the work: the Index-th of Count, from 1. Plan is the digest of the whole work.
type Shard struct {
	Index, Count int
	Plan         string
}

// Get returns the entry of a key; nil if there is none.
func (l *Lock) Get(k Key) *Entry {
	at, ok := slices.BinarySearchFunc(l.Entries, k, func(e Entry, k Key) int { return e.compare(k) })
	if !ok {
		return nil
	}
	return &l.Entries[at]
}

// Put adds an entry, or replaces the one with the same key. It sorts the lists of e.
func (l *Lock) Put(e Entry) {
	slices.SortFunc(e.Made, byPath)
	slices.SortFunc(e.From, byPath)
	slices.SortFunc(e.With, func(a, b Option) int { return strings.Compare(a.Name, b.Name) })
	at, ok := slices.BinarySearchFunc(l.Entries, e.Key, func(e Entry, k Key) int { return e.compare(k) })
	if ok {
		l.Entries[at] = e
		return
	}
	l.Entries = slices.Insert(l.Entries, at, e)
}

func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }
