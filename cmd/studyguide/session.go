package main

import (
	"path/filepath"
	"slices"
	"strings"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/render/highlight"
	"studyguide/source/memo"
)

// A session is what lives on from one build to the next in a process that builds the same guides again and again. A nil session is a
// process that builds once.
type session struct {
	fonts map[string]*typefaces // by the folders of a variant
	code  *highlight.Cache
	made  *memo.Memory
	read  map[string][]string // by guide: all that its last build read or looked for
}

func newSession() *session {
	return &session{fonts: map[string]*typefaces{}, code: &highlight.Cache{}, made: &memo.Memory{}, read: map[string][]string{}}
}

// used is told what was read for a guide, in paths of book if that is not nil.
func (s *session) used(guide string, from []lock.File, book *ledger) {
	if s == nil || guide == "" { // the sample is in the program
		return
	}
	paths := []string{filepath.Clean(guide)}
	for _, f := range from {
		if book != nil {
			paths = append(paths, book.source(f.Path))
		} else {
			paths = append(paths, filepath.FromSlash(f.Path))
		}
	}
	slices.Sort(paths)
	s.read[guide] = slices.Compact(paths)
}

// typefaces gives the fonts that were loaded for folders, nil if none were. What is wrong with them goes to sink.
func (s *session) typefaces(folders string, sink *tally) *typefaces {
	if s == nil || s.fonts[folders] == nil {
		return nil
	}
	t := s.fonts[folders]
	t.turn(sink)
	return t
}

// keep keeps fonts for the next build.
func (s *session) keep(folders string, t *typefaces) {
	if s != nil {
		s.fonts[folders] = t
	}
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
// thousands of builds than after two. Fonts have their turn when a build asks for them.
func (s *session) turn() {
	s.code.Turn()
	s.made.Turn()
}

// files gives the paths of all that the last build of a guide read or looked for.
func (s *session) files(guide string) []string {
	if paths := s.read[guide]; paths != nil || guide == "" {
		return paths
	}
	return []string{guide}
}

// changed is told what changed before the next build. Fonts are read anew if one of them did.
func (s *session) changed(paths []string) {
	fonts := func(path string) bool {
		return slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc"}, strings.ToLower(filepath.Ext(path)))
	}
	for folders := range s.fonts {
		dirs := strings.Split(folders, "\x00")
		if slices.ContainsFunc(paths, func(p string) bool { return fonts(p) || slices.Contains(dirs, p) }) {
			delete(s.fonts, folders)
		}
	}
}
