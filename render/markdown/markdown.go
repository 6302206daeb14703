// Package markdown writes a guide as canonical Markdown: one dialect in which every guide looks alike, for authors who
// have scraped a guide once and edit it from then on.
//
// What goes in is the tree that every renderer reads; what comes out is UTF-8 that the reader of Markdown makes the
// same tree of. [Normal] says what "the same" means. Nothing is laid out or left out.
//
// # The dialect
//
// Front matter holds what is known of the guide, its title among it, and question-level, by which the reader knows that
// nothing is to be guessed: headings of that level are questions, those above it sections, those below it parts of
// answers.
//
//	## Section                    ### and so on for parts of it
//	### 5. Question?              one level below the deepest section; the author's number, if it has one
//	*Difficulty: easy · Tags: x*  what is said of it
//	…                             the rest of the question
//	**Answer:**                   only where the rest of the question and the answer must be told apart
//	…                             the answer; #### and so on for headings in it
//
// A question without a number whose title looks as if it had one is written "Q: 1. Title".
//
// Blocks and running text are GitHub's: "-" and "1." lists with "[ ]" and "[x]" (the second of two neighbours is marked
// "+" or "1)"), listings between fences that are longer than any inside them, pipe tables, "> " quotes, alerts (">
// [!NOTE]"), <details>, footnotes at the end of the file, "![words](file "caption")", and a backslash for a hard break
// (<br> where a line cannot end). Definition lists are those of PHP Markdown Extra. A line of the source stays a line.
// Emphasis that stars cannot write, because a letter follows it, is written in tags, as are raised and lowered text.
// Characters that would read as markup follow a backslash, and no others.
package markdown

import (
	"context"
	"io"

	"studyguide/render"
)

// Renderer writes guides as Markdown. The zero Renderer is ready to use.
type Renderer struct {
	// Rebase returns the relative path by which the file written names what the guide names by path: an image, another
	// page, the cover. Nil keeps every path as it is.
	Rebase func(path string) string
}

var _ render.Renderer = Renderer{}

// Name returns "markdown".
func (Renderer) Name() string { return "markdown" }

// Ext returns ".md".
func (Renderer) Ext() string { return ".md" }

// Render writes job.Guide to w. Kinds of nodes that it does not know are reported to job.Sink. The error is that of w
// or ctx.
func (r Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	wr := &writer{newPlan(job.Guide, r.Rebase), job.Sink}
	for _, part := range wr.guide() {
		if _, err := io.WriteString(w, part); err != nil {
			return err
		}
	}
	return nil
}
