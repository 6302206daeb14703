package project

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// parts are what the name of an artifact may be made of.
func parts() []string { return []string{"name", "dir", "edition", "answers", "theme"} }

// placeholder finds what stands between braces.
func placeholder() *regexp.Regexp { return regexp.MustCompile(`\{([^{}]*)\}`) }

// checkPattern refuses a pattern with unknown parts, or one that leads elsewhere.
func checkPattern(pattern string) error {
	for _, m := range placeholder().FindAllStringSubmatch(pattern, -1) {
		if !slices.Contains(parts(), m[1]) {
			return unknown("part ", m[1], parts())
		}
	}
	plain := placeholder().ReplaceAllString(pattern, "x")
	switch {
	case strings.ContainsAny(plain, "{}"):
		return fmt.Errorf("%q has a brace that is not closed", pattern)
	case !strings.Contains(pattern, "{name}"):
		return errors.New("want {name} in it, or all guides would be written to one file")
	case !fs.ValidPath(path.Clean(plain)):
		return fmt.Errorf("%q leads out of the folder of the artifacts", pattern)
	}
	return nil
}

// Artifact gives the path of an artifact below the folder of the artifacts, without its ending. It is the same for the same guide and
// edition, whatever else is built.
func (e *Edition) Artifact(guide string) string {
	base := path.Base(guide)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if stem == "" {
		stem = base
	}
	or := func(s, otherwise string) string {
		if s == "" {
			return otherwise
		}
		return s
	}
	theme := path.Base(or(e.Theme, "print"))
	value := map[string]string{
		"name": stem, "dir": path.Dir(guide), "edition": or(e.Name, "book"), "answers": or(e.Answers, "inline"),
		"theme": strings.TrimSuffix(theme, path.Ext(theme)),
	}
	return path.Clean(placeholder().ReplaceAllStringFunc(e.Pattern, func(p string) string { return value[p[1:len(p)-1]] }))
}
