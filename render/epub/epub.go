// Package epub writes a guide as an EPUB 3.3 book.
//
// In goes a [render.Job]; out comes one file with a cover, a title page, the contents, the introduction and one XHTML
// file for every top-level section, or several for a long one. The same job gives the same bytes.
//
// The work has five stages: tree → parts of XHTML (xhtml*.go), parts → files (book.go), files → archive by the go-epub
// module (assemble.go), archive → finished book with the package's own metadata and navigation (finish.go), and a look
// at the finished book by package check (faults.go). The package fetches nothing, sets no fonts or colors for running
// text (the reader's device does that) and uses no script. Code is in a face that the book brings along, cut down to
// what it uses.
package epub

import (
	"context"
	"fmt"
	"io"

	"studyguide/render"
)

// Renderer writes EPUB. The zero Renderer is ready to use, from several goroutines too.
type Renderer struct{}

// Name returns "epub", as in --to epub.
func (Renderer) Name() string { return "epub" }

// Ext returns ".epub".
func (Renderer) Ext() string { return ".epub" }

// Render writes the book of job.Guide to w. Images that cannot be shown, links that lead nowhere and nodes that are not
// known are reported to job.Sink; the text that stands for them is kept. The finished book is read back, and what
// package check finds wrong with it is reported where it comes from. The error tells of a canceled ctx, a failed write
// or a book that could not be put together; w has no complete book then.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	lap := job.Timings.Start("epub: text")
	b, err := newBook(ctx, job)
	if err != nil {
		return fmt.Errorf("writing the book's text: %w", err)
	}
	lap()
	lap = job.Timings.Start("epub: assemble")
	files, err := assemble(b)
	if err != nil {
		return fmt.Errorf("assembling the book: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	lap()
	lap = job.Timings.Start("epub: finish")
	out, err := finish(b, files)
	if err != nil {
		return fmt.Errorf("finishing the book: %w", err)
	}
	lap()
	lap = job.Timings.Start("epub: check")
	if err := reportFaults(b, out, job.Guide, job.Sink); err != nil {
		return err
	}
	lap()
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("writing the book: %w", err)
	}
	return nil
}
