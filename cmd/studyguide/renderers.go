package main

import (
	"studyguide/render"
	"studyguide/render/epub"
	"studyguide/render/json"
	"studyguide/render/markdown"
	"studyguide/render/pdf"
	"studyguide/render/trace"
)

// renderers returns every renderer, in the order in which they are listed and run.
func renderers() []render.Renderer {
	return []render.Renderer{
		pdf.Renderer{},
		epub.Renderer{},
		json.Renderer{},
		markdown.Renderer{},
		trace.Renderer{},
	}
}

// defaultFormats are those that are written unless --to names others.
func defaultFormats() []string { return []string{"pdf", "epub"} }

func rendererNames() []string { return formatNames(renderers()) }
