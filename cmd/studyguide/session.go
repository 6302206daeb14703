package main

import (
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"studyguide/render/highlight"
	"studyguide/render/memo"
)

// A session is what lives on from one build to the next in a process that builds the same guides again and again. A nil session is a
// process that builds once.
type session struct {
	fonts *typefaces
	code  *highlight.Cache
	made  *memo.Memory
	used  map[string]*usage // by guide, as the task names it
}

func newSession(s *settings) *session {
	return &session{fonts: &typefaces{folders: s.fontDirs, again: true}, code: &highlight.Cache{}, made: &memo.Memory{}, used: map[string]*usage{}}
}

// opened is told of each guide that is opened, and has what it uses noted.
func (s *session) opened(file string, in *input) {
	if s == nil {
		return
	}
	u := &usage{FS: in.assets, names: map[string]bool{}}
	s.used[file] = u
	in.assets = u
}

// cache gives the cache of listings of a build.
func (s *session) cache() *highlight.Cache {
	if s == nil {
		return &highlight.Cache{}
	}
	return s.code
}

// memory gives what was made by the builds before.
func (s *session) memory() *memo.Memory {
	if s == nil {
		return nil
	}
	return s.made
}

// turn is called between builds. What neither this build nor the one before asked for is forgotten, so that a session holds no more after
// thousands of builds than after two.
func (s *session) turn() {
	s.code.Turn()
	s.made.Turn()
	s.fonts.turn()
}

// files gives the paths of all that the last build of a guide read or looked for.
func (s *session) files(file string) []string {
	if file == "" {
		return nil // the sample is in the program
	}
	dir := filepath.Dir(file)
	paths := []string{file}
	if isDir(file) {
		dir = file
	}
	if u := s.used[file]; u != nil {
		for _, name := range u.list() {
			paths = append(paths, filepath.Join(dir, filepath.FromSlash(name)))
		}
	}
	return paths
}

// changed is told what changed before the next build. Fonts are read anew if one of them did.
func (s *session) changed(paths []string) {
	for _, path := range paths {
		if slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc"}, strings.ToLower(filepath.Ext(path))) || slices.Contains(s.fonts.folders, path) {
			s.fonts = &typefaces{folders: s.fonts.folders, again: true}
			return
		}
	}
}

// A usage is a file system that notes what is asked of it, that which is not there too: it may come.
type usage struct {
	fs.FS
	mu    sync.Mutex
	names map[string]bool
}

func (u *usage) note(name string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.names[name] = true
}

func (u *usage) list() []string {
	u.mu.Lock()
	defer u.mu.Unlock()
	return slices.Sorted(maps.Keys(u.names))
}

// Open opens a file as the file system beneath does.
func (u *usage) Open(name string) (fs.File, error) {
	u.note(name)
	return u.FS.Open(name)
}

// Stat tells of a file as the file system beneath does.
func (u *usage) Stat(name string) (fs.FileInfo, error) {
	u.note(name)
	return fs.Stat(u.FS, name)
}

// ReadFile reads a file as the file system beneath does.
func (u *usage) ReadFile(name string) ([]byte, error) {
	u.note(name)
	return fs.ReadFile(u.FS, name)
}

// ReadDir lists a folder as the file system beneath does.
func (u *usage) ReadDir(name string) ([]fs.DirEntry, error) {
	u.note(name)
	return fs.ReadDir(u.FS, name)
}
