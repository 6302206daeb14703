package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/source/diag"
)

// with gives the options of a task. A guide that is not named as in its project, as artifacts for programs name it, is an option too.
func (l *ledger) with(t task) []lock.Option {
	out := l.options[t.variant]
	if named := filepath.ToSlash(t.file); named != t.guide {
		out = append(slices.Clip(out), lock.Option{Name: "named", Value: named})
	}
	return out
}

// options gives what of a variant and a run decides the bytes of artifacts, or whether there are any.
func (p *scheme) options(s *settings, v *variant) []lock.Option {
	var out []lock.Option
	add := func(name, value string) {
		if value != "" {
			out = append(out, lock.Option{Name: name, Value: value})
		}
	}
	number := func(name string, value float64) {
		if value != 0 {
			add(name, strconv.FormatFloat(value, 'f', -1, 64))
		}
	}
	add("to", strings.Join(formatNames(v.to), ","))
	add("answers", v.answers)
	add("only", strings.Join(v.terms, ","))
	if isThemeFile(v.theme) {
		add("theme", p.rel(v.theme))
	} else {
		add("theme", v.theme)
	}
	add("paper", v.page.Size)
	number("margin", v.page.Margin)
	number("type-size", v.page.TypeSize)
	add("format", v.source.Format)
	add("shape", v.source.Shape)
	var dirs []string
	for _, dir := range v.fontDirs {
		dirs = append(dirs, p.rel(dir))
	}
	add("fonts", strings.Join(dirs, ","))
	if s.strict {
		add("strict", "true")
	}
	var lint []string
	for id := range s.disabled {
		lint = append(lint, string(id)+"=off")
	}
	for id, level := range s.levels {
		if !s.disabled[id] && level != diag.Lookup(id).Severity {
			lint = append(lint, string(id)+"="+level.String())
		}
	}
	slices.Sort(lint)
	add("lint", strings.Join(lint, ","))
	if s.epoch != nil {
		add("SOURCE_DATE_EPOCH", strconv.FormatInt(s.epoch.Unix(), 10))
	}
	return out
}

// rel gives a path as the lock has it: seen from the project's folder, with slashes, or as it is if it is absolute.
func (p *scheme) rel(path string) string {
	if !filepath.IsAbs(path) {
		if rel, err := filepath.Rel(p.dir, path); err == nil {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}
