package project

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"example.org/studyguide/source/diag"
)

// parts returns the placeholders for the names of artifacts.
func parts() []string { return []string{"name", "dir", "edition", "answers", "theme"} }

// checkPattern returns an error for a pattern with unknown placeholders, or one that leads out of the folder.
func checkPattern(pattern string) error {
	inBraces := regexp.MustCompile(`\{([^{}]*)\}`)
	for _, m := range inBraces.FindAllStringSubmatch(pattern, -1) {
		if !slices.Contains(parts(), m[1]) {
			return diag.Unknown("part", m[1], parts())
		}
	}
	plain := inBraces.ReplaceAllString(pattern, "x")
	switch {
	case strings.ContainsAny(plain, "{}"):
		return fmt.Errorf("%q has a brace that is not closed", pattern)
	case !strings.Contains(pattern, "{name}") && !strings.Contains(pattern, "{dir}"):
		return errors.New("want {name} or {dir} in it, or all guides would be written to one file")
	case !fs.ValidPath(path.Clean(plain)):
		return fmt.Errorf("%q leads out of the folder of the artifacts", pattern)
	}
	return nil
}

// Artifact returns the path of an artifact below the output folder, without its extension. It depends only on the guide
// and the edition.
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
	filled := strings.NewReplacer(
		"{name}", stem, "{dir}", path.Dir(guide), "{edition}", or(e.Name, "book"), "{answers}", or(e.Answers, "inline"),
		"{theme}", strings.TrimSuffix(theme, path.Ext(theme)),
	).Replace(e.Pattern)
	if filled = path.Clean(filled); filled == "." { // a guide beside the project file has no folder to be called after
		return stem
	}
	return filled
}
