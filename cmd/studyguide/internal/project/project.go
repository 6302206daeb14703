// Package project reads the project file, studyguide.yaml: which guides there are, what is made from them, and how. The
// input is the text of the file; the output is a [Project] with its editions and the list of its guides. Errors are
// reported at their place in the file. One table holds all keys; files are read by it, and [WriteSchema] makes the
// schema for editors from it. The package knows no renderer and no theme; its caller supplies their names.
package project

import (
	"maps"
	"path"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Name is the name of project files.
const Name = "studyguide.yaml"

// Known holds the words that a project file may use besides those of package source.
type Known struct {
	Renderers []string // the formats of artifacts
	// Program reports whether a word is the format of a program of others; nil: none is.
	Program func(format string) bool
	Themes  []string
	Papers  []string
}

// A Project is a project file. All paths in it are relative to its folder, with slashes.
type Project struct {
	Output   string                    // the folder of the artifacts
	Editions []Edition                 // at least one; sorted by name
	Strict   bool                      // warnings count as errors
	Levels   map[diag.ID]diag.Severity // severities of rules
	Off      map[diag.ID]bool          // disabled rules

	guides, exclude []glob
	file            string
}

// An Edition is a variant of every guide. It has no name in a project that defines no editions.
type Edition struct {
	Name string
	Options

	at diag.Span // of its name in the file
}

// Options are how artifacts are made. A zero value leaves the choice to the guide, or to the program.
type Options struct {
	To        []string          // formats
	Format    string            // of the guides
	Shape     string            // of the guides
	Variables map[string]string // what {{name}} stands for in guides, by name
	Language  string            // of the texts to read, in files that have several
	Answers   string
	Filters   []string // programs that change the tree, in their order
	Only      []string // terms of questions to keep
	Count     int      // questions to draw of these; 0: all
	Seed      string   // of the draw
	Per       string   // what has its share of the draw: one of [edition.Strata]
	Smart     string   // typographic marks: on or off
	Links     string   // how pages tell where links lead: one of [ast.LinkModes]
	Index     string   // of tags and difficulties: auto or none
	Theme     string   // a name or a file
	Checklist string   // of all questions: on or off
	Paper     string
	Margin    float64 // points
	TypeSize  float64 // points
	Sides     int     // of leaves, that are printed
	Gutter    float64 // points
	Pages     int     // of a cram sheet, at most; 0: as its theme says
	Fonts     []string
	System    bool   // whether fonts that are installed on the machine are used too
	Pattern   string // of the artifacts' names
	House     ast.House
}

// Parse parses a project file, called name in diagnostics. Errors go to sink; the result is false if there are any.
func Parse(name string, data []byte, known Known, sink diag.Sink) (*Project, bool) {
	found := &diag.Counter{Sink: sink}
	source := config.Source{
		File: name, What: "project file", Syntax: diag.ProjectSyntax, Unknown: diag.ProjectKey,
		Value: diag.ProjectValue, Sink: found,
	}
	m, err := config.Parse(source, data)
	if err != nil {
		source.Report(err)
		return nil, false
	}
	p := &Project{Output: "out", Levels: map[diag.ID]diag.Severity{}, Off: map[diag.ID]bool{}, file: path.Base(name)}
	r := &reader{project: p, known: known}
	m.Fill(fields(r.keys()))
	if len(p.guides) == 0 && found.N == 0 {
		start := diag.Pos{Line: 1, Col: 1}
		found.Report(diag.New(diag.ProjectGuides, diag.Span{File: name, Start: start, End: start},
			"the project names no guides").
			WithHint("name them: guides: [\"guides/**/*.md\"]"))
	}
	p.Editions = r.editions()
	r.checkDraws(sink)
	return p, found.N == 0
}

// editions returns the editions, each completed from the options of the whole project.
func (r *reader) editions() []Edition {
	if len(r.named) == 0 {
		return []Edition{{Options: r.common.over(Options{Pattern: "{name}"})}}
	}
	usual := r.common.over(Options{Pattern: "{name}-{edition}"})
	var all []Edition
	for _, e := range r.named {
		all = append(all, Edition{Name: e.Name, Options: e.Options.over(usual)})
	}
	slices.SortFunc(all, func(a, b Edition) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// checkDraws reports where a draw is described of which nothing says how many questions it takes.
func (r *reader) checkDraws(sink diag.Sink) {
	report := func(o *Options, count int, at diag.Span) {
		if count == 0 && o.Seed+o.Per != "" {
			sink.Report(diag.New(diag.EditionSeed, at, "a draw is described, but not of how many questions").
				WithHint("say count: N, or leave seed and per out"))
		}
	}
	most := r.common.Count
	for _, e := range r.named {
		report(&e.Options, max(e.Count, r.common.Count), e.at)
		most = max(most, e.Count)
	}
	start := diag.Pos{Line: 1, Col: 1}
	report(&r.common, most, diag.Span{File: r.project.file, Start: start, End: start})
}

// over returns o with its zero values replaced by those of base.
func (o Options) over(base Options) Options {
	text := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	text(&o.Format, base.Format)
	text(&o.Shape, base.Shape)
	text(&o.Language, base.Language)
	text(&o.Answers, base.Answers)
	text(&o.Seed, base.Seed)
	text(&o.Per, base.Per)
	text(&o.Smart, base.Smart)
	text(&o.Links, base.Links)
	text(&o.Index, base.Index)
	text(&o.Checklist, base.Checklist)
	text(&o.Theme, base.Theme)
	text(&o.Paper, base.Paper)
	text(&o.Pattern, base.Pattern)
	o.House = o.House.Over(base.House)
	if o.Sides == 0 {
		o.Sides = base.Sides
	}
	if o.Gutter == 0 {
		o.Gutter = base.Gutter
	}
	if o.Margin == 0 {
		o.Margin = base.Margin
	}
	if o.TypeSize == 0 {
		o.TypeSize = base.TypeSize
	}
	if o.Pages == 0 {
		o.Pages = base.Pages
	}
	if len(o.To) == 0 {
		o.To = base.To
	}
	if o.Count == 0 {
		o.Count = base.Count
	}
	if len(o.Filters) == 0 {
		o.Filters = base.Filters
	}
	if len(o.Only) == 0 {
		o.Only = base.Only
	}
	if len(o.Fonts) == 0 && !o.System {
		o.Fonts, o.System = base.Fonts, base.System
	}
	if len(base.Variables) > 0 { // an edition may set some of them
		all := maps.Clone(base.Variables)
		maps.Copy(all, o.Variables)
		o.Variables = all
	}
	return o
}
