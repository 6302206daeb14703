// Package lock records what artifacts were made from: the digest of each, the digests of everything that was read for
// it, the options and the program. The input is the text of studyguide.lock; the output is a [Lock] and, for a guide,
// why its artifacts are stale. A [Folder] is the output folder during a run. The package makes no artifact and does not
// know what options mean.
//
// An artifact is stale if the digest of anything that was read for it has changed, or that of the artifact itself, an
// option or the program. Times of files are not used, since a checkout sets them anew. Inputs are not declared but
// observed: a [Recorder] wraps the folders of the guide and of its fonts, and records files that were read and
// files that were looked for in vain.
//
// A build holds a lock on the output folder ([Guard]), which ends with its process, so that a build that was killed
// blocks nobody. It notes what it has made in a journal as it goes on, and writes the lock file at its end; the build
// after one that was killed removes its drafts, enters what the journal has, and makes what is still stale.
//
// The shards of a build agree without communicating: each deals the guides by the same rule ([Deal]), from the sizes of
// files and the formats, so a job needs no more than its number. The lock of a shard has the digest of the whole plan.
// [Merge] compares the plans and the digests of what several shards read, and [Joining] every artifact, before anything
// is written.
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
// Of an artifact that is a folder each file is named, and the folder's own list of them.
//
// After "guide" stands the edition, or -, and the path of the guide. "made" is an artifact, in the folder of the lock;
// "from" is a file that was read, in the folder of the project. Before their paths stand SHA-256 digests in
// hexadecimal. "from - PATH" is a file that was looked for and did not exist, "from /… PATH" a folder whose names were
// read. "with" is an option and its value. If an entry was made by another program than the lock's own, "tool" names
// it. In the lock of a shard, "shard 2/8 DIGEST" follows the first lines, and "lacks EDITION PATH" names what the shard
// could not make.
package lock

import (
	"cmp"
	"slices"
	"strings"
)

// Name is the name of the lock file.
const Name = "studyguide.lock"

// A Key identifies what is made together: all artifacts of a guide in an edition.
type Key struct {
	Guide   string // path in the project's folder, with slashes
	Edition string // often empty
}

// String returns the key for messages.
func (k Key) String() string {
	if k.Edition == "" {
		return k.Guide
	}
	return k.Guide + " (" + k.Edition + ")"
}

func (k Key) compare(l Key) int {
	return cmp.Or(strings.Compare(k.Guide, l.Guide), strings.Compare(k.Edition, l.Edition))
}

// A File is a file and the digest of its content.
type File struct {
	Path   string // with slashes
	Digest string // SHA-256 in hexadecimal; [Absent]; that of a folder, which begins with /; or that of a refused file
}

// Absent is the digest of a file that does not exist.
const Absent = "-"

// An Option is one setting of a build.
type Option struct{ Name, Value string }

// An Entry records what was made from one guide, and from which files.
type Entry struct {
	Key
	Tool string   // the program that made it
	Made []File   // in the folder of the lock
	From []File   // in the folder of the project, or elsewhere, as it was named
	With []Option // settings other than the defaults
}

// A Lock records how the artifacts in a folder were made.
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

// Get returns the entry of a key, or nil.
func (l *Lock) Get(k Key) *Entry {
	at, ok := slices.BinarySearchFunc(l.Entries, k, func(e Entry, k Key) int { return e.compare(k) })
	if !ok {
		return nil
	}
	return &l.Entries[at]
}

// Put adds an entry, or replaces the one with the same key. Its lists are sorted copies of those of e, which entries
// of other guides may share.
func (l *Lock) Put(e Entry) {
	e.Made = slices.SortedFunc(slices.Values(e.Made), byPath)
	e.From = slices.SortedFunc(slices.Values(e.From), byPath)
	e.With = slices.SortedFunc(slices.Values(e.With),
		func(a, b Option) int { return strings.Compare(a.Name, b.Name) })
	at, ok := slices.BinarySearchFunc(l.Entries, e.Key, func(e Entry, k Key) int { return e.compare(k) })
	if ok {
		l.Entries[at] = e
		return
	}
	l.Entries = slices.Insert(l.Entries, at, e)
}

func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }
