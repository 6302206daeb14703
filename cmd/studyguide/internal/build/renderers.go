package build

import (
	"slices"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/plugin"
	"example.org/studyguide/render"
	"example.org/studyguide/render/formats"
)

// Renderers returns every renderer, in the order in which they are listed and executed.
func Renderers() []render.Renderer { return formats.All() }

// DefaultFormats returns the formats that are written by default.
func DefaultFormats() []string { return []string{"pdf", "epub"} }

// Formats returns the names of all renderers.
func Formats() []string { return formats.Names(Renderers()) }

// ChooseRenderers returns the renderers of the chosen formats, or the default ones if there are none, in order of
// execution: those of this program, then those of others.
func ChooseRenderers(chosen []string) ([]render.Renderer, error) {
	if len(chosen) == 0 {
		chosen = DefaultFormats()
	}
	var others []render.Renderer
	for _, name := range chosen {
		if slices.Contains(Formats(), name) {
			continue
		}
		r, ok := plugin.FindRenderer(name)
		if !ok {
			return nil, failure.UnknownWord("format", name, Formats())
		}
		if !slices.Contains(formats.Names(others), name) {
			others = append(others, r)
		}
	}
	own := slices.DeleteFunc(Renderers(), func(r render.Renderer) bool { return !slices.Contains(chosen, r.Name()) })
	return append(own, others...), nil
}

// isProgram reports whether a format is that of a program of others.
func isProgram(format string) bool {
	_, ok := plugin.FindRenderer(format)
	return ok
}

// ChooseFilters returns the filters of names, in their order.
func ChooseFilters(names []string) ([]plugin.Filter, error) {
	var out []plugin.Filter
	for _, name := range names {
		f, ok := plugin.FindFilter(name)
		if !ok {
			return nil, failure.Usagef("there is no filter %q: no program studyguide-filter-%s is on the PATH", name, name)
		}
		out = append(out, f)
	}
	return out, nil
}
