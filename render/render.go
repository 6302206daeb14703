// Package render defines what a renderer is: the interface between the tree and the files made from it. It holds no
// implementation; each renderer is a package below this folder.
//
// A [Job] is all that a renderer gets: the guide, read-only, and what its look depends on. Work that several renderers
// need is done once and kept in the job: the laid-out pages, the tokens of listings, shaped words. A renderer that
// meets a node of unknown kind reports unsupported-node; it never skips one silently. The same job makes the same
// bytes: no renderer reads the clock or depends on the order of a map.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package render

import (
	"context"
	"io"
	"io/fs"
	"sync"
	"time"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/smart"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/memo"
)

// A Renderer turns one guide into one file.
type Renderer interface {
	Name() string // as in --to pdf
	Ext() string  // with the dot: ".pdf"
	// Render writes the file to w. Findings about the guide go to job.Sink; the error is for what stopped the
	// work: a canceled ctx, a failed write.
	Render(ctx context.Context, w io.Writer, job *Job) error
}

// A FolderRenderer is a renderer of a folder of files. What its Render writes is the same folder as a ZIP archive.
type FolderRenderer interface {
	Renderer
	// Files returns the files of the folder. Findings and errors are as those of Render.
	Files(ctx context.Context, job *Job) ([]File, error)
}

// A File is one of the files of a folder.
type File struct {
	Name string // its path in the folder, with slashes
	Data []byte
}

// A Job is the input of a renderer.
type Job struct {
	Guide    *ast.Guide // read-only
	Fonts    *fonts.Set
	Assets   fs.FS        // rooted at the guide's own folder; nothing outside can be named
	Theme    *theme.Theme // nil: that of print
	Page     ast.Page     // the paper that flags or front matter ask for; zero values mean the theme's
	Modified time.Time    // SOURCE_DATE_EPOCH, else the guide's date; never the clock. See [Job.Date]
	Moment   bool         // Modified is SOURCE_DATE_EPOCH: a moment, and not only a day
	Program  string       // that makes the files, with its version if that is a release; empty: its name
	Sink     diag.Sink
	Timings  *Timings // nil: not measured

	Code   *highlight.Cache // shared by the renderers of a run; nil: each tokenizes code for itself
	Memory *memo.Memory     // of earlier builds in this process; nil: nothing is kept between builds

	// PageList returns the pages of the paged edition that is made together with this one, for other books to refer to.
	// It is nil if there is none. [Job.Share] sets it.
	PageList func(context.Context) (*PageMap, error)

	layout  layoutOnce
	typeset struct {
		once  sync.Once
		guide *ast.Guide
	}
}

// Typeset returns the guide as books show it, with typographic marks. What does not show but identifies, such as the
// identifier of a book, is taken from Guide.
func (j *Job) Typeset() *ast.Guide {
	j.typeset.once.Do(func() { j.typeset.guide = smart.Guide(j.Guide) })
	return j.typeset.guide
}

// Dated reports whether anybody says of when the guide is. Metadata of an undated one has no date.
func (j *Job) Dated() bool { return !j.Modified.IsZero() }

// Date returns the date that a file bears, in UTC: Modified, or the Unix epoch if none was given.
func (j *Job) Date() time.Time {
	if j.Modified.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return j.Modified.UTC()
}
