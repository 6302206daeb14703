package preview

import (
	"bytes"
	"context"
	"io"

	"example.org/studyguide/render"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/source/tex"
)

// A Renderer shows each book as soon as it is made, the EPUB first: it takes a third of the time, and the browser loads
// it while the PDF is made. So the EPUB does not list the pages of the PDF, which the preview would not show anyway.
type Renderer struct{ Server *Server }

// Name returns the label for the progress bar.
func (Renderer) Name() string { return "preview" }

// Ext returns nothing: no file is made.
func (Renderer) Ext() string { return "" }

// Render shows the books of job. Nothing is written to w.
func (r Renderer) Render(ctx context.Context, _ io.Writer, job *render.Job) error {
	if err := r.epub(ctx, job); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := (pdf.Renderer{}).Render(ctx, &file, job); err != nil {
		return err
	}
	where, err := job.PageMap(ctx)
	if err != nil {
		return err
	}
	pages := map[string]int{}
	for id, n := range where.Page {
		pages[epub.Anchor(id)] = n
	}
	r.Server.PDF(file.Bytes(), pages)
	return nil
}

func (r Renderer) epub(ctx context.Context, job *render.Job) error {
	var file bytes.Buffer
	if err := (epub.Renderer{}).Render(ctx, &file, job); err != nil {
		return err
	}
	var questions []Question
	for _, q := range job.Guide.AllQuestions() {
		questions = append(questions, Question{
			Anchor: epub.Anchor(q.ID), Title: q.Numbered(tex.Title(q.Title)), File: q.At.File, Line: q.At.Start.Line,
		})
	}
	return r.Server.EPUB(job.Guide.Meta.Title, file.Bytes(), questions)
}
