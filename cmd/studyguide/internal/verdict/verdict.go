// Package verdict keeps what checks of guides found, so that a guide that did not change is not read again. The input
// is a [Verdict] and a text that identifies the guide, the options and the program; the output is the same verdict, as
// long as every file that was read for it has the digest that it had.
//
// Each verdict is a file of its own in a folder, which may be removed at any time: what is missing, damaged or of
// another version of this form only costs time. It is written beside and renamed, without waiting for the disk.
package verdict

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/source/diag"
)

// A Verdict is the result of the check of one guide. Files are named relative to the working folder.
type Verdict struct {
	Form   int               `json:"form"`             // version of this form; set by [Store.Put]
	From   []lock.File       `json:"from"`             // files that were read or looked for
	Found  []diag.Diagnostic `json:"found,omitempty"`  // all findings, before any is turned off
	Shared []diag.Diagnostic `json:"shared,omitempty"` // those about what guides share, such as fonts
	Quoted []string          `json:"quoted,omitempty"` // files of From that findings show lines of
	Failed bool              `json:"failed,omitempty"` // whether the guide has errors
}

// form is the version of verdicts. Others are not read.
const form = 1

// A Store is a folder of verdicts. A nil Store has none, and keeps none.
type Store struct {
	Dir     string
	digests lock.Digests
}

// Get returns the verdict that was kept for key, or nil if there is none or one of its files is another one now.
func (s *Store) Get(key string) *Verdict {
	if s == nil {
		return nil
	}
	data, err := files.Read(s.path(key), files.Lock)
	if err != nil {
		return nil
	}
	v := &Verdict{}
	if json.Unmarshal(data, v) != nil || v.Form != form || len(v.From) == 0 {
		return nil
	}
	for _, f := range v.From {
		if s.digests.Now(filepath.FromSlash(f.Path), f.Digest) != f.Digest {
			return nil
		}
	}
	return v
}

// Put keeps the verdict for key. A folder that cannot be written to keeps nothing.
func (s *Store) Put(key string, v *Verdict) {
	if s == nil {
		return
	}
	v.Form = form
	data, err := json.Marshal(v)
	if err != nil || bytes.Contains(data, []byte(`\ufffd`)) { // a name that is not UTF-8, which JSON cannot say
		return
	}
	to := s.path(key)
	if os.MkdirAll(filepath.Dir(to), 0o777) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(to), "*"+draftEnd)
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if e := f.Close(); err != nil || e != nil || os.Rename(f.Name(), to) != nil {
		_ = os.Remove(f.Name()) // it is swept later, if not now
	}
}

const draftEnd = ".draft"

// path returns the file of a key. Folders of a 256th of the verdicts each are small enough for any file system.
func (s *Store) path(key string) string {
	sum := lock.Sum([]byte(key))
	return filepath.Join(s.Dir, sum[:2], sum[2:])
}

// room is how many verdicts are kept for each that a run uses: those of a few other sets of options. A few guides are
// often checked alone, in a folder that has others, so that there is room for some more.
const room, more = 4, 1000

// Sweep removes the verdicts that are for none of keys, if there are many more of them than keys.
func (s *Store) Sweep(keys []string) {
	if s == nil {
		return
	}
	wanted := map[string]bool{}
	for _, key := range keys {
		wanted[s.path(key)] = true
	}
	var others []string
	for _, dir := range list(s.Dir) {
		for _, file := range list(dir) {
			if name := filepath.Base(file); !wanted[file] && (len(name) == len(lock.Sum(nil))-2 ||
				strings.HasSuffix(name, draftEnd)) {
				others = append(others, file)
			}
		}
	}
	if len(others) <= (room-1)*len(keys)+more {
		return
	}
	for _, file := range others {
		_ = os.Remove(file) // another run may have done so
	}
}

// list returns the paths of what is in a folder; a folder that cannot be read has nothing.
func list(dir string) (paths []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		paths = append(paths, filepath.Join(dir, e.Name()))
	}
	return paths
}
