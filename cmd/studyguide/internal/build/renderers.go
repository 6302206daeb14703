package build

import (
	"slices"

	"studyguide/cmd/studyguide/internal/failure"
	"studyguide/render"
	"studyguide/render/anki"
	"studyguide/render/csv"
	"studyguide/render/epub"
	"studyguide/render/gift"
	"studyguide/render/html"
	"studyguide/render/json"
	"studyguide/render/markdown"
	"studyguide/render/moodle"
	"studyguide/render/pdf"
	"studyguide/render/qti"
	"studyguide/render/trace"
)

// Renderers returns every renderer, in the order in which they are listed and executed.
func Renderers() []render.Renderer {
	return []render.Renderer{
		pdf.Renderer{},
		epub.Renderer{},
		anki.Renderer{},
		html.Renderer{},
		json.Renderer{},
		markdown.Renderer{},
		csv.Renderer{},
		gift.Renderer{},
		moodle.Renderer{},
		qti.Renderer{},
		trace.Renderer{},
	}
}

// DefaultFormats returns the formats that are written by default.
func DefaultFormats() []string { return []string{"pdf", "epub"} }

// Formats returns the names of all renderers.
func Formats() []string { return names(Renderers()) }

// ChooseRenderers returns the renderers of formats, or the default ones if there are none, in order of execution.
func ChooseRenderers(formats []string) ([]render.Renderer, error) {
	if len(formats) == 0 {
		formats = DefaultFormats()
	}
	for _, name := range formats {
		if !slices.Contains(Formats(), name) {
			return nil, failure.UnknownWord("format", name, Formats())
		}
	}
	all := Renderers()
	return slices.DeleteFunc(all, func(r render.Renderer) bool { return !slices.Contains(formats, r.Name()) }), nil
}

func names(rs []render.Renderer) (out []string) {
	for _, r := range rs {
		out = append(out, r.Name())
	}
	return out
}
