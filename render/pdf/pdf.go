// Package pdf renders a guide as a PDF for paper, screen and screen reader: layout's pages, drawn with fpdf, and all
// that package finish adds to them.
package pdf

import (
	"context"
	"fmt"
	"io"

	"studyguide/render"
	"studyguide/render/layout"
	"studyguide/render/pdf/finish"
)

// Renderer makes PDF files. The zero Renderer is ready to use.
type Renderer struct{}

// Name gives "pdf".
func (Renderer) Name() string { return "pdf" }

// Ext gives ".pdf".
func (Renderer) Ext() string { return ".pdf" }

// Paged reports true: readers leaf through a PDF.
func (Renderer) Paged() bool { return true }

// Render writes the pages of job to w.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	book, err := job.Pages(ctx)
	if err != nil {
		return fmt.Errorf("setting the pages: %w", err)
	}
	lap := job.Timings.Start("pdf: paint")
	drawn, p, err := paint(ctx, book.Book, book.Pictures)
	if err != nil {
		return fmt.Errorf("drawing the pages: %w", err)
	}
	lap()
	lap = job.Timings.Start("pdf: fonts")
	doc, err := document(job, book.Book, p)
	if err != nil {
		return fmt.Errorf("embedding the fonts: %w", err)
	}
	lap()
	lap = job.Timings.Start("pdf: finish")
	if err := finish.Write(w, drawn, doc); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	lap()
	return nil
}

// document gathers what is to be said of the pages. Its dates are the job's, so that the same guide is the same file.
func document(job *render.Job, book *layout.Book, p *painter) (*finish.Document, error) {
	m := job.Guide.Meta
	faces, err := p.types.fonts()
	if err != nil {
		return nil, err
	}
	return &finish.Document{
		Title: book.Title, Authors: m.Authors, Description: m.Description, Subjects: m.Subjects, Publisher: m.Publisher,
		Rights: m.Rights, Language: book.Language, Words: m.Words, Modified: job.Date(), Pages: p.pages, Fonts: faces,
		Root: book.Root, Outline: outline(book.Outline, len(book.Outline) == 1), Memory: job.Memory,
	}, nil
}

// outline gives the entries of the outline. Sections are shown closed, so that the guide is seen as a whole, unless
// there is but one.
func outline(entries []*layout.Entry, open bool) []*finish.Entry {
	var out []*finish.Entry
	for _, e := range entries {
		out = append(out, &finish.Entry{
			Title: e.Title, Page: e.Place.Page, X: 0, Y: max(e.Place.Y.Points()-8, 0), Open: open,
			Children: outline(e.Children, false),
		})
	}
	return out
}
