// Package build is the engine: it plans which artifacts to make, reads each guide, renders it and moves the artifacts
// into place. It builds single guides, projects of many, and the same guides repeatedly while they are edited. The
// input is [Options] and [Task]s. The output is files, and a failure whose kind the command line maps to an exit code.
// It does not know flags.
//
// Guides are built concurrently, one for each processor, but results and findings are reported in the order of the
// tasks. All artifacts of a guide in an edition are made together, since the EPUB lists the pages of the PDF. A project
// is built incrementally: package lock decides what is stale, and its lock on the output folder keeps other builds out.
// Each artifact is written whole or not at all (package draft), and the lock file last, so that it never describes an
// artifact that does not exist. A build that is killed leaves old or new artifacts, never partial ones; the next build
// removes its drafts and repeats what the lock does not cover.
//
// A process that builds the same guides repeatedly has a session. It keeps fonts, shaped words, tokens of listings,
// lines of paragraphs, deflated streams and covers between builds, but only what one of the last two builds used, so
// that memory is bounded by the guide and not by the number of saves. Reading, pagination, painting and the text of the
// EPUB are repeated. A session changes no byte of the output (session_test.go); a save in a guide of 500 questions
// reaches the browser after 160 ms (BenchmarkSaveToPage).
//
// Most processes build one guide and end, so start-up counts as much as work: see [CollectLater].
package build

import (
	"cmp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/plugin"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/edition"
)

// Options are what a run makes and what it reports.
type Options struct {
	// Variant is how guides are read and what their artifacts look like. In a project it overrides the editions.
	Variant

	// FormatsGiven reports whether formats were chosen. If not, they follow from the extension of the single output
	// file, or from the project.
	FormatsGiven bool

	// Output is the place for the artifacts. By default it is out/ or the folder that the project names.
	Output Place

	// Diagnostics are how findings count and in which forms they are written.
	Diagnostics report.Options

	// Summary is the form for the results of all guides, one of [SummaryForms].
	Summary report.Form

	// StepSummary is the file named by $GITHUB_STEP_SUMMARY, to which the summary is appended as Markdown; empty
	// outside of GitHub Actions.
	StepSummary string

	// Deps is the form for the dependencies of artifacts, one of [DepsForms].
	Deps report.Form

	// Timings collects how long each stage takes; nil: not measured.
	Timings *render.Timings

	// Epoch is SOURCE_DATE_EPOCH, the date of all artifacts; nil: the date of each guide.
	Epoch *time.Time

	// Plugins reports whether a project may name programs of others, which are run then.
	Plugins bool

	// Registers reports whether findings say that a register lacks questions of its guide.
	Registers bool

	// Jobs is the number of guides to build concurrently; 0 means one for each processor.
	Jobs int

	// Verdicts is the folder for what checks found, so that a later one reads only what changed; empty: none is kept.
	Verdicts string

	session *session // kept between builds in watch and preview; nil: each guide is built once
}

// A Variant is how guides are read and what their artifacts look like: from flags, or from an edition of a project
// overridden by flags. Zero values leave the choice to the guide or to the program.
type Variant struct {
	Edition   string            // its name in the project; often empty
	Renderers []render.Renderer // one for each artifact, in order of execution
	Source    source.Options    // for reading the guide
	Filters   []plugin.Filter   // programs that change the tree once it is read, in their order
	Only      edition.Selection // the questions to keep
	Terms     []string          // what Only was parsed from
	Sample    edition.Sample    // how many of these to draw
	Answers   string            // where answers are placed, one of [edition.Modes]
	Smart     string            // typographic marks: "on" or "off"
	Links     string            // how pages tell where links lead, one of [ast.LinkModes]
	Index     string            // "auto", "terms" or "none"
	Checklist string            // of all questions, with boxes: "on" or "off"
	Theme     ThemeRef
	Page      ast.Page  // paper, margins and type size
	FontDirs  []string  // folders of fonts
	System    bool      // whether fonts that are installed on the machine are used too
	House     ast.House // what the project says of who publishes its guides

	houseWithin string // the folder of the project

	// The folder of the project, if that names the theme or the fonts: links do not lead out of it.
	themeWithin, fontsWithin string
}

// fontKey returns a key that is the same for variants with the same font folders.
func (v *Variant) fontKey() string {
	return strings.Join(append(slices.Clip(v.FontDirs), strconv.FormatBool(v.System)), "\x00")
}

// page returns the paper of a guide whose front matter asks for p.
func (v *Variant) page(p ast.Page) ast.Page {
	if v.Page.Size != "" {
		p.Size = v.Page.Size
	}
	if v.Page.Margin != 0 {
		p.Margin = v.Page.Margin
	}
	if v.Page.TypeSize != 0 {
		p.TypeSize = v.Page.TypeSize
	}
	if v.Page.Sides != 0 {
		p.Sides = v.Page.Sides
	}
	if v.Page.Gutter != 0 {
		p.Gutter = v.Page.Gutter
	}
	p.Pages = v.Page.Pages
	return p
}

// shown returns g with what v says of its books: typographic marks, how links are told, whether there are an
// index and a checklist.
func (v *Variant) shown(g *ast.Guide) *ast.Guide {
	if v.Smart+v.Links+v.Index+v.Checklist == "" {
		return g
	}
	out := *g
	if v.Smart != "" {
		out.Meta.AsWritten = v.Smart == "off"
	}
	if v.Index != "" {
		if out.Meta.Index = v.Index; v.Index == "auto" {
			out.Meta.Index = ""
		}
	}
	if v.Checklist != "" {
		out.Meta.Checklist = v.Checklist == "on"
	}
	out.Meta.Links = cmp.Or(v.Links, out.Meta.Links)
	return &out
}

// Papers returns the names of the paper sizes.
func Papers() []string { return ast.PaperNames() }

// workers returns the number of guides to build concurrently.
func (o *Options) workers() int {
	if o.Source.Explain != nil {
		return 1 // it prints as it goes
	}
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// clone returns a copy of o that a project may modify.
func (o *Options) clone() *Options {
	c := *o
	c.Diagnostics = o.Diagnostics.Clone()
	return &c
}

// modified returns the date of a guide's artifacts: SOURCE_DATE_EPOCH, else the guide's own date, else that on which a
// question last changed by its register, else none. It does not use the clock, so that the same input makes the same
// bytes.
func modified(epoch *time.Time, g *ast.Guide) time.Time {
	if epoch != nil {
		return *epoch
	}
	if t, ok := ast.Date(g.Meta.Date); ok {
		return t
	}
	var last time.Time
	for _, q := range g.AllQuestions() {
		if t, ok := ast.Date(q.Changed); ok && t.After(last) {
			last = t
		}
	}
	return last
}
