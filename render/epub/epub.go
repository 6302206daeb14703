// Package epub writes a guide as an EPUB 3.3 book.
//
// The input is a [render.Job]. The output is one file with a cover, a title page, the contents, the introduction and
// one XHTML file for every top-level section, or several for a long one. The same job makes the same bytes.
//
// The work has five stages: tree → parts of XHTML by package render/markup (writer.go), parts → files (book.go), files
// → archive by the go-epub module (assemble.go), archive → finished book with metadata and navigation of our own
// (finish.go), and a check of the finished book by package render/check/epub (faults.go), whose findings are reported
// at the line of the guide with the nearest anchor. go-epub has traps (panics, random ids, a global map), so
// assemble.go is its only caller and finish.go rewrites all that it decides.
//
// The reading device sets the type: the style sheet gives running text no font, no color and no paper. Code has colors
// whose luminance is readable on white and on black, and a face of its own, cut to the characters in use by package
// fonts/subset. There are no scripts, and nothing is fetched.
//
// The smallest screens are 320 px wide, and what they cannot hold is rearranged, not shrunk. The rows of a table whose
// words leave no room beside each other become lists there, by the style sheet alone; only a table of more columns than
// a larger screen holds is written as lists. A wide formula becomes several, as reading devices do not break formulas.
// Wrapped code is indented below its beginning.
//
// Files stay below 250 kB, since older devices load a file whole. A section goes on in another file between questions,
// a long answer between its blocks, a long table or list between its rows or items. What no reader can do without its
// other half, a paragraph, a listing or a quotation, is not divided, however long it is.
//
// Anchors come from ids, and ids from titles, so that a link into a book still leads to its question when others are
// added or removed.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package epub

import (
	"context"
	"fmt"
	"io"

	"example.org/studyguide/render"
)

// Renderer writes EPUB. The zero Renderer is ready to use, from several goroutines too.
type Renderer struct{}

// Name returns "epub", as in --to epub.
func (Renderer) Name() string { return "epub" }

// Ext returns ".epub".
func (Renderer) Ext() string { return ".epub" }

// Render writes the book of job.Guide to w. Images that cannot be shown, links that lead nowhere and nodes of unknown
// kind are reported to job.Sink, and their text is kept. The finished book is read back, and what package check finds
// wrong is reported where it comes from. The error is for a canceled ctx, a failed write or a book that could not be
// assembled; then w has no complete book.
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
