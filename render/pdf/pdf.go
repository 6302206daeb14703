// Package pdf renders a guide as a PDF for paper, screen and screen reader. The input is a [render.Job] with its
// laid-out pages; the output is one file of PDF 1.7 that claims PDF/UA-1 and PDF/A-2a, unless
// something in it is not so.
//
// The work has two steps. First paint.go draws the pages with fpdf and text.go writes the operators of their text;
// layout has decided everything, so neither moves anything. Then package finish adds what fpdf cannot write: fonts,
// structure, metadata, compression. fpdf's own fonts, outline, metadata and compression are not used: it knows
// characters, not glyphs, and no tags.
//
// Every pair of a glyph and the text that it stands for has a code of its own, so that ligatures, kerned letters and
// two glyphs for one letter are copied as they were written.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"example.org/studyguide/render"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/pdf/finish"
)

// Renderer makes PDF files. The zero Renderer is ready to use.
type Renderer struct{}

// Name returns "pdf", as in --to pdf.
func (Renderer) Name() string { return "pdf" }

// Ext returns ".pdf".
func (Renderer) Ext() string { return ".pdf" }

// Paged reports true: the pages of a PDF have numbers that readers use.
func (Renderer) Paged() bool { return true }

// Render writes the pages of job to w. The file is read back before it claims conformance; see [claim].
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	book, err := job.Pages(ctx)
	if err != nil {
		return fmt.Errorf("setting the pages: %w", err)
	}
	c := claimOf(job, book.Pictures)
	file, misses, err := made(ctx, job, book, c)
	if err != nil {
		return err
	}
	reportMisses(misses, job)
	reportLacks(book.Pictures, job)
	// The pages of a long guide take as much memory as reading the file does, and files with faults are rare.
	book = nil
	lap := job.Timings.Start("pdf: check")
	found := faults(file)
	lap()
	if len(found) > 0 {
		reportFaults(found, job)
		if book, err = job.Repeat(ctx); err != nil {
			return fmt.Errorf("setting the pages again: %w", err)
		}
		if file, _, err = made(ctx, job, book, claim{}); err != nil {
			return err
		}
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// made returns the pages as a file with a claim, and the characters of drawings that no font has.
func made(ctx context.Context, job *render.Job, book *render.Pages, c claim) ([]byte, []drawnMiss, error) {
	lap := job.Timings.Start("pdf: paint")
	pages := finish.NewPages(job.Memory)
	defer pages.Stop()
	p, err := paint(ctx, book, job.Fonts, pages.Take)
	if err != nil {
		return nil, nil, fmt.Errorf("drawing the pages: %w", err)
	}
	lap()
	lap = job.Timings.Start("pdf: fonts")
	doc, err := document(job, book.Book, p)
	if err != nil {
		return nil, nil, fmt.Errorf("embedding the fonts: %w", err)
	}
	doc.NoUA, doc.NoA = !c.accessible, !c.archival
	lap()
	lap = job.Timings.Start("pdf: finish")
	var out bytes.Buffer
	if err := pages.Write(&out, doc); err != nil {
		return nil, nil, fmt.Errorf("writing the PDF: %w", err)
	}
	lap()
	return out.Bytes(), p.misses, nil
}

// document collects the metadata, outline and structure of the pages. The dates are the job's, so that the same guide
// makes the same file.
func document(job *render.Job, book *layout.Book, p *painter) (*finish.Document, error) {
	m := job.Typeset().Meta
	faces, err := p.types.fonts()
	if err != nil {
		return nil, err
	}
	return &finish.Document{
		Title: book.Title, Authors: m.Authors, Description: m.Description, Subjects: m.Subjects, Publisher: m.Publisher,
		Rights: m.Rights, Language: book.Language, Words: m.Words, Modified: job.Modified, Pages: p.pages, Fonts: faces,
		Looks: p.looks, Root: book.Root, Outline: outline(book.Outline, len(book.Outline) == 1),
		Extract: book.Extract, Printing: string(book.Printing),
	}, nil
}

// outline converts the entries of the outline. Sections are closed, so that the whole guide is in view, unless there is
// only one.
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
