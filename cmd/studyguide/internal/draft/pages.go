package draft

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/files"
)

// ListName is the name of the file in a folder that lists what this program wrote there, with digests. By it the next
// build knows which files are its own: only these are replaced and removed.
const ListName = ".studyguide-files"

const listHead = "studyguide-files 1\n"

// A Member is a file of a folder.
type Member struct {
	Name   string // its path in the folder, with slashes
	Digest string // SHA-256
}

// A Folder is an artifact in the making that is a folder of files. The files are written beside each other in a hidden
// folder, and moved to their places by Commit: all at once if there is no such folder yet, else one after the other,
// each whole. What others have put into the folder stays, and a file of theirs is never replaced.
type Folder struct {
	ctx     context.Context
	path    string // the target
	stage   string // where the files are until Commit
	fresh   bool   // the target does not exist yet
	members []Member
	size    int64
	end     func() // takes the draft from the desk of ctx
}

// NewFolder begins a draft of the folder at path. owned reports whether this process has what is around it to itself,
// so that an existing draft was left by a killed process.
func NewFolder(ctx context.Context, path string, owned bool) (*Folder, error) {
	f := &Folder{ctx: ctx, path: path}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		f.path = real
	}
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.fresh = true
	case err != nil:
		return nil, fmt.Errorf("writing %s: %w", path, err)
	case !info.IsDir():
		return nil, fmt.Errorf("writing %s: this is a file, and shall be a folder", path)
	}
	// A folder that exists may be a file system of its own, into which nothing can be moved from outside.
	of := filepath.Join(f.path, "site")
	if f.fresh {
		of = f.path
	}
	for n := 0; ; n++ {
		f.stage = beside(of, fmt.Sprintf("tmp%d", n))
		if owned {
			f.stage = OwnedName(of)
			if err := os.RemoveAll(f.stage); err != nil {
				return nil, fmt.Errorf("writing %s: %w", path, err)
			}
		}
		stage := f.stage
		f.end, err = DeskOf(ctx).Begin(func() error { return os.Mkdir(stage, 0o777) },
			func() { _ = os.RemoveAll(stage) })
		if errors.Is(err, fs.ErrExist) && n < 100 {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", path, err)
		}
		return f, nil
	}
}

// OwnedFolders returns the names of the temporary folders of [NewFolder] for a process that has the folder to itself.
func OwnedFolders(path string) []string {
	return []string{OwnedName(path), OwnedName(filepath.Join(path, "site"))}
}

// Put adds a file. Its name is a path in the folder, with slashes.
func (f *Folder) Put(name string, data []byte) error {
	if err := f.ctx.Err(); err != nil {
		return err
	}
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("writing %s: %q is not in the folder", f.path, name)
	}
	sum := sha256.Sum256(data)
	f.members = append(f.members, Member{name, hex.EncodeToString(sum[:])})
	f.size += int64(len(data))
	return f.write(name, data)
}

// write writes a file of the draft, and to the disk.
func (f *Folder) write(name string, data []byte) error {
	to := filepath.Join(f.stage, filepath.FromSlash(name))
	err := os.MkdirAll(filepath.Dir(to), 0o777)
	if err == nil {
		var file *os.File
		if file, err = create(to); err == nil {
			_, err = file.Write(data)
			err = errors.Join(err, file.Sync(), file.Close())
		}
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	return nil
}

// Members returns the files, the list of them last.
func (f *Folder) Members() []Member {
	return append(slices.Clone(f.members), Member{ListName, f.Digest()})
}

// Size returns the number of bytes of the files.
func (f *Folder) Size() int64 { return f.size }

// Err returns nothing: [Folder.Put] returns its errors.
func (f *Folder) Err() error { return nil }

// Digest returns the SHA-256 digest of the list of the files, which has theirs.
func (f *Folder) Digest() string {
	sum := sha256.Sum256(list(f.members))
	return hex.EncodeToString(sum[:])
}

// Folder returns the folder that gets new names.
func (f *Folder) Folder() (dir string, ok bool) {
	if f.fresh {
		return filepath.Dir(f.path), true
	}
	return f.path, true
}

// Discard removes the draft.
func (f *Folder) Discard() error {
	defer f.end()
	return os.RemoveAll(f.stage)
}

// Commit moves the files to their places, and removes those of an earlier build that are not among them.
func (f *Folder) Commit() error {
	defer f.end()
	err := DeskOf(f.ctx).Finish(f.commit)
	if err != nil {
		err = fmt.Errorf("writing %s: %w", f.path, err)
	}
	if e := os.RemoveAll(f.stage); err == nil && e != nil {
		err = fmt.Errorf("writing %s: %w", f.path, e)
	}
	return err
}

func (f *Folder) commit() error {
	if f.fresh {
		if err := f.write(ListName, list(f.members)); err != nil {
			return err
		}
		err := f.sync(f.stage)
		if err == nil {
			err = os.Rename(f.stage, f.path)
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		f.fresh = false // another build was first
		if err := remove(filepath.Join(f.stage, ListName)); err != nil {
			return err
		}
	}
	before, err := readList(f.path)
	if err != nil {
		return err
	}
	for _, m := range f.members {
		if err := f.mayReplace(m, before); err != nil {
			return err
		}
	}
	// Until all is in place the list has the files of both builds, so that the next build knows them as its own, should
	// this one be killed.
	if err := f.setList(append(slices.Clone(before), f.members...)); err != nil {
		return err
	}
	for _, m := range f.members {
		if err := f.move(m.Name); err != nil {
			return err
		}
	}
	if err := f.sync(f.path); err != nil {
		return err
	}
	for _, m := range before {
		if !slices.ContainsFunc(f.members, func(n Member) bool { return n.Name == m.Name }) {
			if err := RemoveMember(f.path, m); err != nil {
				return err
			}
		}
	}
	return f.setList(f.members)
}

// mayReplace returns an error if a file of others is where a file shall be.
func (f *Folder) mayReplace(m Member, before []Member) error {
	to := filepath.Join(f.path, filepath.FromSlash(m.Name))
	if err := files.Inside(f.path, filepath.Dir(to)); err != nil {
		return err
	}
	if slices.ContainsFunc(before, func(old Member) bool { return old.Name == m.Name }) {
		return nil
	}
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) || err == nil && digestOf(to) == m.Digest {
		return nil
	}
	return fmt.Errorf("%s is there already, and not by studyguide; remove it, or name another folder", m.Name)
}

// move moves a file of the draft to its place.
func (f *Folder) move(name string) error {
	from, to := filepath.Join(f.stage, filepath.FromSlash(name)), filepath.Join(f.path, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// setList replaces the list in the folder.
func (f *Folder) setList(members []Member) error {
	if err := f.write(ListName, list(members)); err != nil {
		return err
	}
	return f.move(ListName)
}

// sync syncs the folders in which the files got their names.
func (f *Folder) sync(root string) error {
	dirs := Folders{root: true}
	for _, m := range f.members {
		dirs[filepath.Join(root, filepath.FromSlash(path.Dir(m.Name)))] = true
	}
	return dirs.Sync()
}

// RemoveMember removes a file of an earlier build from the folder dir, and the folders in it that this leaves empty. A
// file that somebody edited stays.
func RemoveMember(dir string, m Member) error {
	name := filepath.FromSlash(m.Name)
	if !filepath.IsLocal(name) {
		return nil
	}
	file := filepath.Join(dir, name)
	if files.Inside(dir, filepath.Dir(file)) != nil || digestOf(file) != m.Digest {
		return nil
	}
	if err := remove(file); err != nil {
		return err
	}
	for at := filepath.Dir(name); at != "."; at = filepath.Dir(at) {
		if os.Remove(filepath.Join(dir, at)) != nil {
			break // it holds something
		}
	}
	return nil
}

// digestOf returns the digest of a regular file; "" if it cannot be read.
func digestOf(file string) string {
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	data, err := files.Read(file, files.Book)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// list returns the text of a list of files, sorted by their names.
func list(members []Member) []byte {
	var lines []string
	for _, m := range members {
		lines = append(lines, m.Digest+" "+m.Name+"\n")
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return []byte(listHead + strings.Join(slices.Compact(lines), ""))
}

// readList returns the files that the list of a folder has. A list that is not there, or not one of this program,
// has none.
func readList(dir string) ([]Member, error) {
	data, err := files.Read(filepath.Join(dir, ListName), files.Config)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rest, ok := bytes.CutPrefix(data, []byte(listHead))
	if !ok {
		return nil, nil
	}
	var out []Member
	for line := range strings.Lines(string(rest)) {
		if sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok && len(sum) == 2*sha256.Size {
			out = append(out, Member{name, sum})
		}
	}
	return out, nil
}
