// Package markdown writes a guide as canonical Markdown: one dialect in which every guide looks alike, for authors who
// have scraped a guide once and edit it from then on.
//
// The input is the tree that every renderer reads; the output is UTF-8 from which the reader of Markdown makes the same
// tree. [Normal] defines "the same" in one place. The command import reads each file back before it writes it, and
// tests do the same for every fixture of the repository and for random markup. Nothing is laid out or left out.
//
// # The dialect
//
// Front matter holds the metadata of the guide, including its title, and question-level, so that the reader need not
// guess: headings of that level are questions, those above it sections, those below it parts of answers.
//
//	## Section                    ### and so on for parts of it
//	### 5. Question?              one level below the deepest section; the author's number, if it has one
//	<!-- id: k7f2m9qa -->         its key, right below, if another than its title gives
//	*Difficulty: easy · Tags: x*  its facts
//	…                             the rest of the question
//	- [x] A. option               its options, right ones with a checked box; labels only if the author has some
//	**Answer:**                   only where the answer's beginning would not be clear
//	…                             the answer; #### and so on for headings in it
//
// A question without a number whose title looks as if it had one is written "Q: 1. Title". Where a text begins like a
// fact, a dash says that the question has none ("Difficulty: –").
//
// Blocks and running text are GitHub's: "-" and "1." lists with "[ ]" and "[x]" (the second of two adjacent lists is
// marked "+" or "1)"), listings between fences that are longer than any inside them, pipe tables, "> " quotes, alerts
// ("> [!NOTE]"), <details>, footnotes at the end of the file, "![words](file "caption")", and a backslash for a hard
// break (<br> where a line cannot end). Definition lists are those of PHP Markdown Extra. A line of the source stays a
// line. Emphasis that stars cannot write, because a letter follows it, is written in tags, as are raised and lowered
// text. Characters that would read as markup follow a backslash, and no others.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package markdown

import (
	"context"
	"io"

	"example.org/studyguide/render"
)

// Renderer writes guides as Markdown. The zero Renderer is ready to use.
type Renderer struct {
	// Rebase converts a relative path in the guide (of an image, another page, the cover) to the one for the output.
	// Nil keeps every path as it is.
	Rebase func(path string) string
}

var _ render.Renderer = Renderer{}

// Name returns "markdown".
func (Renderer) Name() string { return "markdown" }

// Ext returns ".md".
func (Renderer) Ext() string { return ".md" }

// Render writes job.Guide to w. Nodes of unknown kind are reported to job.Sink. The error is that of w or ctx.
func (r Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	wr := &writer{newPlan(unfolded(job.Guide), r.Rebase), job.Sink}
	for _, part := range wr.guide() {
		if _, err := io.WriteString(w, part); err != nil {
			return err
		}
	}
	return nil
}
