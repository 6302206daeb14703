// Package formats lists the renderers of the program.
//
// It is above the packages that it lists, and below whoever lets others choose a format: the command line, and package
// studyguide at the top of the module.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package formats

import (
	"example.org/studyguide/render"
	"example.org/studyguide/render/anki"
	"example.org/studyguide/render/csv"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/gift"
	"example.org/studyguide/render/html"
	"example.org/studyguide/render/json"
	"example.org/studyguide/render/markdown"
	"example.org/studyguide/render/moodle"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/render/qti"
	"example.org/studyguide/render/trace"
)

// All returns every renderer, in the order in which they are listed and executed.
func All() []render.Renderer {
	return []render.Renderer{
		pdf.Renderer{},
		epub.Renderer{},
		html.Renderer{},
		anki.Renderer{},
		json.Renderer{},
		markdown.Renderer{},
		csv.Renderer{},
		gift.Renderer{},
		moodle.Renderer{},
		qti.Renderer{},
		qti.Version2{},
		html.Site{},
		trace.Renderer{},
	}
}

// Names returns the names of renderers, in their order.
func Names(rs []render.Renderer) (out []string) {
	for _, r := range rs {
		out = append(out, r.Name())
	}
	return out
}
