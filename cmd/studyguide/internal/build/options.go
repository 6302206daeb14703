// Package build compiles guides: it plans which artifacts to make, reads each guide, renders
// it and puts the artifacts in their places, for single guides, for the projects of many, and
// again and again while they are edited. In go [Options] and [Task]s; out come files, and a
// failure of a kind that the command line makes an exit code of. It knows nothing of flags.
package build

import (
	"runtime"
	"strings"
	"time"

	"studyguide/cmd/studyguide/internal/report"
	"studyguide/render"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/edition"
)

// Options says what a run makes and what it reports.
type Options struct {
	// Variant says how guides are read and what their artifacts look like. In a project it overrides what editions say.
	Variant

	// FormatsGiven reports whether the renderers were named. If not,
	// the extension of the one output file names them, or the project.
	FormatsGiven bool

	// Output is where the artifacts go. If it is not said, that is out/ or the folder that the project names.
	Output Place

	// Diagnostics says how findings count and in which forms they are written.
	Diagnostics report.Options

	// Summary is the form in which the run writes what became of each guide, one of [SummaryForms].
	Summary report.Form

	// StepSummary is the file of $GITHUB_STEP_SUMMARY, to which the
	// summary is added as Markdown; empty outside of GitHub Actions.
	StepSummary string

	// Deps is the form in which the run writes what each artifact was made from, one of [DepsForms].
	Deps report.Form

	// Timings collects how long each stage took; nil if nobody asks.
	Timings *render.Timings

	// Epoch is SOURCE_DATE_EPOCH, the date of everything that is made; nil means that of each guide.
	Epoch *time.Time

	// Jobs is how many guides are made at the same time; 0 means one for each processor.
	Jobs int

	session *session // what outlives a build in watch and preview; nil: each guide is built once
}

// A Variant is how guides are read and what their artifacts look like: as the flags say, or an edition
// of a project with the flags over it. Zero values leave the choice to the guide or to the program.
type Variant struct {
	Edition   string            // its name in the project; often empty
	Renderers []render.Renderer // one for each artifact, in the order in which they run
	Source    source.Options    // how the guide is read
	Only      edition.Selection // the questions to keep
	Terms     []string          // what Only was parsed from
	Answers   string            // where the answers stand, one of [edition.Modes]
	Theme     ThemeRef
	Page      ast.Page // paper, margins and type size
	FontDirs  []string // folders of fonts
}

// fontKey returns a text that is the same for variants with the same folders of fonts.
func (v *Variant) fontKey() string { return strings.Join(v.FontDirs, "\x00") }

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
	return p
}

// Papers returns the sizes of paper that there are.
func Papers() []string { return []string{"a4", "letter"} }

// workers returns how many guides are made at the same time.
func (o *Options) workers() int {
	if o.Source.Explain != nil {
		return 1 // it prints as it goes
	}
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// clone returns a copy of o that the project of a run may change.
func (o *Options) clone() *Options {
	c := *o
	c.Diagnostics = o.Diagnostics.Clone()
	return &c
}

// modified returns the date of everything that is made from a guide: SOURCE_DATE_EPOCH, else the
// guide's own date, else 1970. The clock is not asked, so that the same input makes the same bytes.
func modified(epoch *time.Time, date string) time.Time {
	if epoch != nil {
		return *epoch
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t
		}
	}
	return time.Unix(0, 0).UTC()
}
