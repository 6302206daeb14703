// Package project reads the project file, studyguide.yaml: which guides there are, what is made
// of them, and how. In goes the text of the file; out come a [Project] with its editions and the
// list of its guides. What is wrong with it is reported at its place. [WriteSchema] describes its
// keys to editors. The package knows no renderer and no theme; its caller says which there are.
package project

import (
	"path"
	"slices"
	"strings"

	"studyguide/source/config"
	"studyguide/source/diag"
)

// Name is the name of project files.
const Name = "studyguide.yaml"

// Known holds the words that a project file may use beside those of package source.
type Known struct {
	Renderers []string // the formats of artifacts
	Themes    []string
	Papers    []string
}

// A Project is a project file. All paths in it are relative to its folder, with slashes.
type Project struct {
	Output   string                    // the folder of the artifacts
	Editions []Edition                 // at least one; sorted by name
	Strict   bool                      // warnings fail as errors do
	Levels   map[diag.ID]diag.Severity // what the findings of a rule count as
	Off      map[diag.ID]bool          // rules that are not reported

	guides, exclude []glob
	file            string
}

// An Edition is a variant of every guide. It has no name in a project that defines no editions.
type Edition struct {
	Name string
	Options
}

// Options says how artifacts are made. A zero value leaves the choice to the guide, or to the program.
type Options struct {
	To       []string // formats
	Format   string   // of the guides
	Shape    string   // of the guides
	Answers  string
	Only     []string // terms of questions to keep
	Theme    string   // a name or a file
	Paper    string
	Margin   float64 // points
	TypeSize float64 // points
	Fonts    []string
	Pattern  string // of the artifacts' names
}

// Parse parses a project file, called name in diagnostics. What is
// wrong with it goes to sink; the result is false if anything is.
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
	return p, found.N == 0
}

// editions returns the editions, each with what the project says for all.
func (r *reader) editions() []Edition {
	if len(r.named) == 0 {
		return []Edition{{Options: r.common.over(Options{Pattern: "{name}"})}}
	}
	usual := r.common.over(Options{Pattern: "{name}-{edition}"})
	var all []Edition
	for _, e := range r.named {
		all = append(all, Edition{e.Name, e.Options.over(usual)})
	}
	slices.SortFunc(all, func(a, b Edition) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// over returns o with what base says where o says nothing.
func (o Options) over(base Options) Options {
	text := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	text(&o.Format, base.Format)
	text(&o.Shape, base.Shape)
	text(&o.Answers, base.Answers)
	text(&o.Theme, base.Theme)
	text(&o.Paper, base.Paper)
	text(&o.Pattern, base.Pattern)
	if o.Margin == 0 {
		o.Margin = base.Margin
	}
	if o.TypeSize == 0 {
		o.TypeSize = base.TypeSize
	}
	if len(o.To) == 0 {
		o.To = base.To
	}
	if len(o.Only) == 0 {
		o.Only = base.Only
	}
	if len(o.Fonts) == 0 {
		o.Fonts = base.Fonts
	}
	return o
}
