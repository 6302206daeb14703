package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/project"
	"studyguide/render"
	"studyguide/render/theme"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/edition"
)

// A variant is the options by which artifacts are made: those of the flags, or an edition's of the project with the flags over them.
type variant struct {
	edition  string // its name in the project; often empty
	to       []render.Renderer
	source   source.Options
	only     edition.Selection // questions to keep
	terms    []string          // what it was read from
	answers  string            // where they stand; empty: as the guide says
	theme    string            // a name or a file; empty: what the guide asks for
	page     ast.Page
	fontDirs []string
}

// A scheme is a project that has been read, and where it is.
type scheme struct {
	*project.Project
	file   string // the project file, as the user named it
	dir    string // its folder
	guides []string
	chosen []string // those of the guides that this run is about; nil: all
}

func projectFlag() cli.Flag {
	return &cli.StringFlag{Name: "project", Usage: "build what the project `FILE` says; FILES choose among its guides", DefaultText: project.Name + ", if no files are named"}
}

func schemaCommand(c console) *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "print the JSON Schema of " + project.Name,
		Description: `Editors with the schema complete and check a project file while it is written. With the YAML
language server, say at the top of the file:
  # yaml-language-server: $schema=studyguide.schema.json

Examples:
  studyguide schema > studyguide.schema.json`,
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			return written(project.WriteSchema(c.out, known()))
		},
	}
}

// known is the words of project files that package project does not know.
func known() project.Known {
	return project.Known{Renderers: rendererNames(), Themes: theme.Names(), Papers: papers()}
}

// findProject reads the project that a run is about: that of --project, else the one in the working folder if no files are named. It is nil
// if there is none. What is wrong with it goes to the report; the error is a failure.
func findProject(cc *cli.Context, r *report) (*scheme, error) {
	file := cc.String("project")
	if file == "" {
		if cc.Args().Present() {
			return nil, nil
		}
		file = project.Name
	}
	sink := &tally{report: r}
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !cc.IsSet("project"):
		return nil, nil
	case err != nil:
		message, hint := unreadable(file, err)
		sink.Report(diag.New(diag.InputUnreadable, diag.Span{File: file}, "%s", message).WithHint("%s", hint))
		return nil, &failure{code: exitInput}
	}
	r.keep(file, data)
	p, ok := project.Parse(filepath.ToSlash(file), data, known(), sink)
	if !ok {
		return nil, &failure{code: exitFindings}
	}
	found := &scheme{Project: p, file: file, dir: filepath.Dir(file)}
	if found.guides, ok = p.Guides(os.DirFS(found.dir), sink); !ok {
		return nil, &failure{code: exitFindings}
	}
	return found, found.choose(cc.Args().Slice())
}

// begun reads the settings of a run that may be about a project, and the project if there is one. The error is a failure; what was wrong with the
// project has been reported.
func begun(cc *cli.Context, c console) (*settings, *report, *scheme, error) {
	s, err := readSettings(cc)
	if err != nil {
		return nil, nil, nil, err
	}
	r := newReport(s)
	p, err := findProject(cc, r)
	if err != nil {
		return nil, nil, nil, r.end(c, err)
	}
	return s, r, p, nil
}

// choose chooses the guides that files name, all if there are none.
func (p *scheme) choose(files []string) error {
	for _, f := range files {
		rel, err := filepath.Rel(p.dir, f)
		if rel = filepath.ToSlash(rel); err != nil || !slices.Contains(p.guides, rel) {
			if near, ok := diag.Nearest(rel, p.guides); ok {
				return usagef("%s is no guide of %s; did you mean %s?", f, p.file, p.path(near))
			}
			return usagef("%s is no guide of %s", f, p.file)
		}
		p.chosen = append(p.chosen, rel)
	}
	return nil
}

// path gives a path of the project as the system has it, seen from the working folder.
func (p *scheme) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

// apply gives the settings that a run of the project has: its own under those of the flags.
func (p *scheme) apply(s *settings) {
	s.strict = s.strict || p.Strict
	for id := range p.Off {
		s.disabled[id] = true
	}
	s.levels = p.Levels
	if s.output == "" {
		s.output = p.path(p.Output)
	}
	if !strings.HasSuffix(s.output, string(filepath.Separator)) {
		s.output += string(filepath.Separator)
	}
}

// variant gives an edition with the flags over it.
func (p *scheme) variant(e project.Edition, flags variant, toGiven bool) (*variant, error) {
	v := flags
	v.edition = e.Name
	first := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	if e.Theme != "" && isThemeFile(e.Theme) {
		e.Theme = p.path(e.Theme)
	}
	first(&v.source.Format, e.Format)
	first(&v.source.Shape, e.Shape)
	first(&v.answers, e.Answers)
	first(&v.theme, e.Theme)
	first(&v.page.Size, e.Paper)
	if v.page.Margin == 0 {
		v.page.Margin = e.Margin
	}
	if v.page.TypeSize == 0 {
		v.page.TypeSize = e.TypeSize
	}
	if len(v.fontDirs) == 0 {
		for _, dir := range e.Fonts {
			v.fontDirs = append(v.fontDirs, p.path(dir))
		}
	}
	if len(v.terms) == 0 {
		v.terms = e.Only
	}
	var err error
	if v.only, err = edition.ParseSelection(v.terms); err != nil {
		return nil, err
	}
	if !toGiven {
		v.to, err = chosen(e.To)
	}
	return &v, err
}

// tasks gives what there is to do: each guide in each edition, in the order of their names.
func (p *scheme) tasks(s *settings) ([]task, error) {
	if s.output == "-"+string(filepath.Separator) {
		return nil, usagef("-o - wants one artifact, but %s is about many; name a guide", p.file)
	}
	var variants []*variant
	for _, e := range p.Editions {
		v, err := p.variant(e, s.variant, s.toGiven)
		if err != nil {
			return nil, err
		}
		variants = append(variants, v)
	}
	var tasks []task
	owner := map[string]string{} // artifact → the guide and edition that it is made of
	for _, guide := range p.guides {
		for i, v := range variants {
			t := task{file: p.path(guide), variant: v, guide: guide}
			made := guide
			if v.edition != "" {
				made += " (" + v.edition + ")"
			}
			for _, r := range v.to {
				path := filepath.Join(s.output, filepath.FromSlash(p.Editions[i].Artifact(guide))+r.Ext())
				if first, ok := owner[path]; ok {
					return nil, usagef("%s and %s would both be written to %s; tell them apart by name: in %s, such as \"{dir}/{name}-{edition}\"", first, made, path, p.file)
				}
				owner[path] = made
				t.targets = append(t.targets, target{r, path})
			}
			tasks = append(tasks, t)
		}
	}
	for _, t := range tasks {
		if made, ok := owner[t.file]; ok {
			return nil, usagef("%s would be overwritten by what is made of %s; name another folder by output: in %s", t.file, made, p.file)
		}
	}
	return tasks, nil
}
