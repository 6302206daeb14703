package lock

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// maxFaults bounds the faults that [Merge] lists: if two shards were made from different commits, every guide is one.
const maxFaults = 20

// Merge joins the locks of all shards of a plan into the lock that a single build would have written. names are the
// names of the locks in errors. The error lists all that is wrong: shards that are missing or duplicate, shards of
// another plan, by another program or from other files, and guides that failed or were made twice.
func Merge(locks []*Lock, names []string) (*Lock, error) {
	if len(locks) == 0 {
		return nil, errors.New("there are no shards to merge")
	}
	m := &merger{names: names, of: map[int]string{}, keys: map[Key]string{}, made: map[string]Key{},
		from: map[string]seen{}}
	one := locks[0]
	out := &Lock{Tool: one.Tool}
	for i, l := range locks {
		m.shard(one, l, names[i])
		for _, e := range l.Entries {
			m.entry(l, &e, names[i])
			out.Entries = append(out.Entries, e)
		}
	}
	var gaps []string
	for i := 1; i <= one.Shard.Count; i++ {
		if _, ok := m.of[i]; !ok {
			gaps = append(gaps, fmt.Sprint(i))
		}
	}
	if len(gaps) > 0 {
		if more := len(gaps) - maxFaults; more > 0 {
			gaps = append(gaps[:maxFaults], fmt.Sprintf("and %d more", more))
		}
		m.bad("of %d shards these lack: %s", one.Shard.Count, strings.Join(gaps, ", "))
	}
	if m.more > 0 {
		m.errs = append(m.errs, fmt.Errorf("and %d faults more", m.more))
	}
	slices.SortFunc(out.Entries, func(a, b Entry) int { return a.compare(b.Key) })
	return out, errors.Join(m.errs...)
}

// A merger is the locks merged so far, and the faults found.
type merger struct {
	names []string
	of    map[int]string // shard → its lock
	keys  map[Key]string // → the lock that has it
	made  map[string]Key // artifact → its guide
	from  map[string]seen
	errs  []error
	more  int
}

// seen is a file that was read for a shard.
type seen struct{ digest, lock string }

func (m *merger) bad(format string, args ...any) {
	if len(m.errs) == maxFaults {
		m.more++
		return
	}
	m.errs = append(m.errs, fmt.Errorf(format, args...))
}

// shard compares a lock with the first.
func (m *merger) shard(one, l *Lock, name string) {
	switch {
	case l.Shard.Count == 0:
		m.bad("%s: this is the lock of no shard; build it with --shard", name)
		return
	case l.Shard.Count != one.Shard.Count:
		m.bad("%s: this is shard %d of %d, %s is of %d", name, l.Shard.Index, l.Shard.Count, m.names[0],
			one.Shard.Count)
	case l.Shard.Plan != one.Shard.Plan:
		m.bad("%s: made of other guides or options than %s", name, m.names[0])
	}
	if l.Tool != one.Tool {
		m.bad("%s: made by studyguide %s, %s by %s", name, l.Tool, m.names[0], one.Tool)
	}
	if first, ok := m.of[l.Shard.Index]; ok {
		m.bad("%s: shard %d is in %s, too", name, l.Shard.Index, first)
	}
	m.of[l.Shard.Index] = name
	for _, k := range l.Lacks {
		m.bad("%s: %s could not be made", name, k)
	}
}

// entry compares an entry of a lock with all before it.
func (m *merger) entry(l *Lock, e *Entry, name string) {
	if first, ok := m.keys[e.Key]; ok {
		m.bad("%s: %s was made in %s, too", name, e.Key, first)
	}
	m.keys[e.Key] = name
	if e.Tool != l.Tool {
		m.bad("%s: %s was made by studyguide %s", name, e.Key, e.Tool)
	}
	for _, f := range e.Made {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			m.bad("%s: %q leads out of the folder of the artifacts", name, f.Path)
		}
		if k, ok := m.made[f.Path]; ok && k != e.Key {
			m.bad("%s: %s was made of %s, too", name, f.Path, k)
		}
		m.made[f.Path] = e.Key
	}
	for _, f := range e.From {
		first, ok := m.from[f.Path]
		if !ok {
			m.from[f.Path] = seen{f.Digest, name}
		} else if first.digest != f.Digest {
			m.bad("%s: %s was another file when %s was made", name, f.Path, first.lock)
		}
	}
}
