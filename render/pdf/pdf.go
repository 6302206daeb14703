// Package pdf renders a guide as a PDF for paper and screen: layout's pages, an outline, links, the guide's data.
package pdf

import (
	"context"
	"fmt"
	"io"

	"studyguide/render"
	"studyguide/render/asset"
	"studyguide/render/layout"
)

// Renderer makes PDF files. The zero Renderer is ready to use.
type Renderer struct{}

// Name gives "pdf".
func (Renderer) Name() string { return "pdf" }

// Ext gives ".pdf".
func (Renderer) Ext() string { return ".pdf" }

// Render sets job.Guide on pages and writes them to w. It fills job.Pages with the page of every section and question.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	im := &images{assets: job.Assets, read: map[string]*picture{}}
	book, err := layout.Set(ctx, layout.Input{Guide: job.Guide, Fonts: job.Fonts, Images: im, Page: job.Page, Sink: job.Sink,
		Hyphens: asset.Hyphens(job.Assets, job.Guide.Meta, job.Sink)})
	if err != nil {
		return fmt.Errorf("setting the pages: %w", err)
	}
	if err := paint(ctx, w, book, im, job); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	if job.Pages != nil {
		job.Pages.Count = len(book.Pages)
		job.Pages.Label = map[string]string{}
		for id, p := range book.Places {
			job.Pages.Label[id] = book.Pages[p.Page].Label
		}
	}
	return nil
}
