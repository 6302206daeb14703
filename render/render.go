// Package render says what a renderer is: the seam between the tree and the files made from it. It holds no
// implementation; each renderer is a package below this folder.
package render

import (
	"context"
	"io"
	"io/fs"
	"time"

	"studyguide/fonts"
	"studyguide/render/highlight"
	"studyguide/render/theme"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/memo"
)

// A Renderer turns one guide into one file.
type Renderer interface {
	Name() string // as in --to pdf
	Ext() string  // with the dot: ".pdf"
	// Render writes the file to w. Findings about the guide go to job.Sink; the error is for what stopped the
	// work: a canceled ctx, a failed write.
	Render(ctx context.Context, w io.Writer, job *Job) error
}

// A Job is what every renderer is given.
type Job struct {
	Guide    *ast.Guide // read-only
	Fonts    *fonts.Set
	Assets   fs.FS        // rooted at the guide's own folder; nothing outside can be named
	Theme    *theme.Theme // nil: that of print
	Page     ast.Page     // the paper asked for instead of the theme's: flags over front matter
	Modified time.Time    // SOURCE_DATE_EPOCH, else the guide's date; never the clock. See [Job.Date]
	Sink     diag.Sink
	Timings  *Timings // nil: nobody asks

	Code   *highlight.Cache // shared by the renderers of a run; nil: each tells code apart for itself
	Memory *memo.Memory     // of the builds before in the same process; nil: there were none, or none will follow

	// PageList returns the pages that books may name because an edition with pages is made together with them; nil:
	// none is. [Job.Share] sets it.
	PageList func(context.Context) (*PageMap, error)

	layout layoutOnce
}

// Date returns the date that a file bears, in UTC: Modified, or the Unix epoch if none was given.
func (j *Job) Date() time.Time {
	if j.Modified.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return j.Modified.UTC()
}
