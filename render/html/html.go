// Package html writes a guide as a page for a browser: to read, to print, and to practice with.
//
// The input is a [render.Job]. The output is one file that holds all it needs. It makes no request, and its Content
// Security Policy forbids any: only the script and the style that stand in it run, known by their hashes. So it can be
// saved, sent, opened from a disk or put on a site as it is.
//
// Without its script the page is the guide: contents, sections, and every answer folded away below its question,
// where that can be told apart. The anchor of a question is its key, which stays when its title changes. With the
// script (fsrs.js, practice.js) a learner covers answers and says what was known, is asked again when it is due
// (FSRS-6), takes a test, and finds questions by section, difficulty, tag and words. The page is the script's only
// data. Progress is kept in the browser's storage under the guide's key, and in files that the learner saves.
//
// Answers stand with their questions, whatever the edition: what is folded away needs no other place. The words are in
// the guide's language, the look is that of the books, by day and by night.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package html

import (
	"context"
	"fmt"
	"io"

	"example.org/studyguide/render"
)

// Renderer writes HTML. The zero Renderer is ready to use, from several goroutines too.
type Renderer struct{}

// Name returns "html", as in --to html.
func (Renderer) Name() string { return "html" }

// Ext returns ".html".
func (Renderer) Ext() string { return ".html" }

// Render writes the page of job.Guide to w. Pictures that cannot be shown, links that lead nowhere and nodes of unknown
// kind are reported to job.Sink, and their text is kept. The error is for a canceled ctx or a failed write.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	defer job.Timings.Start("html")()
	p := newPage(job, newPictures(job.Assets))
	if err := p.guide(ctx); err != nil {
		return err
	}
	out, err := p.alone()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, out); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}
