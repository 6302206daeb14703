package build

import (
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/source/memo"
)

// A session is what a process keeps between builds of the same guides. A nil session belongs to a process that builds
// once.
type session struct {
	fonts map[string]*typefaces // by the folders of a variant
	code  *highlight.Cache
	made  *memo.Memory
	read  map[string][]string // path of a guide → files that its last build read or looked for
}

func newSession() *session {
	return &session{fonts: map[string]*typefaces{}, code: &highlight.Cache{}, made: &memo.Memory{},
		read: map[string][]string{}}
}

// used records the files that were read for a guide. sourcePath returns the path of a file relative to the working
// folder.
func (s *session) used(in Input, files []lock.File, sourcePath func(string) string) {
	guide, ok := in.Path()
	if s == nil || !ok {
		return
	}
	paths := []string{filepath.Clean(guide)}
	for _, f := range files {
		if f.IsFile() {
			paths = append(paths, sourcePath(f.Path))
		}
	}
	slices.Sort(paths)
	s.read[guide] = slices.Compact(paths)
}

// files returns the files that the last build of a guide read or looked for.
func (s *session) files(in Input) []string {
	guide, ok := in.Path()
	if paths := s.read[guide]; paths != nil || !ok {
		return paths
	}
	return []string{guide}
}

// typefaces returns the kept fonts of folders, or nil. Findings about the folders go to sink.
func (s *session) typefaces(folders string, sink *report.Sink) *typefaces {
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

// cache returns the cache of listings of a build.
func (s *session) cache() *highlight.Cache {
	if s == nil {
		return &highlight.Cache{}
	}
	return s.code
}

// memory returns the results of earlier builds.
func (s *session) memory() *memo.Memory {
	if s == nil {
		return nil
	}
	return s.made
}

// turn is called between builds. What was not used in two builds in a row is forgotten, so that a
// session does not grow with the number of builds. Fonts have their turn when a build uses them.
func (s *session) turn() {
	s.code.Turn()
	s.made.Turn()
}

// changed drops the fonts of files or folders among the changed paths.
func (s *session) changed(paths []string) {
	isFont := func(path string) bool {
		return slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc"}, strings.ToLower(filepath.Ext(path)))
	}
	for folders := range s.fonts {
		dirs := strings.Split(folders, "\x00")
		if slices.ContainsFunc(paths, func(p string) bool { return isFont(p) || slices.Contains(dirs, p) }) {
			delete(s.fonts, folders)
		}
	}
}
