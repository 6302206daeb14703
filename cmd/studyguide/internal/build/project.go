package build

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/plugin"
	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// A Project is a parsed project file, its location, and the guides that it names.
type Project struct {
	*project.Project
	file   string // the project file, as the user named it
	dir    string // its folder
	guides []string
	drafts []string // guides that are left out, since they say that they are drafts
	parts  []part   // files that are left out, since guides include them
	chosen []string // guides that this run is about; nil: all
}

// A ProjectRef identifies the project of a run.
type ProjectRef struct {
	File  string   // the project file; empty: the nearest of this folder and those above it, if no guides are named
	Files []string // the guides to choose; all if there are none
	Draft bool     // drafts are not left out; those chosen never are
}

// Known returns the words of project files that package project cannot know.
func Known() project.Known {
	return project.Known{Renderers: Formats(), Program: isProgram, Themes: theme.Names(), Papers: Papers()}
}

// FindProject reads a project; it returns nil if there is none. Errors in the file go to the report.
func FindProject(ref ProjectRef, r *report.Report) (*Project, error) {
	file := ref.File
	if file == "" {
		if len(ref.Files) > 0 {
			return nil, nil
		}
		if file = above(project.Name); file == "" {
			return nil, nil
		}
	}
	sink := r.Sink()
	data, err := []byte(nil), error(nil)
	if ref.File == "" { // nobody named it
		err = files.Inside(filepath.Dir(file), file)
	}
	if err == nil {
		data, err = files.Read(file, files.Config)
	}
	if err != nil {
		sink.Report(report.Unreadable(file, err))
		return nil, failure.Reported(failure.Input)
	}
	r.Keep(file, data)
	parsed, ok := project.Parse(filepath.ToSlash(file), data, Known(), sink)
	if !ok {
		return nil, failure.Reported(failure.Findings)
	}
	p := &Project{Project: parsed, file: file, dir: filepath.Dir(file)}
	if p.guides, ok = parsed.Guides(os.DirFS(p.dir), sink); !ok {
		return nil, failure.Reported(failure.Findings)
	}
	if err := p.choose(ref.Files); err != nil {
		return nil, err
	}
	p.setPartsAside()
	if !ref.Draft {
		p.leaveOut(sink)
	}
	return p, nil
}

// above returns the path of the nearest file of that name, in the working folder or in one that holds it; empty if
// there is none.
func above(name string) string {
	here, err := filepath.Abs(".")
	if err != nil {
		here = string(filepath.Separator)
	}
	for file := name; ; file = filepath.Join("..", file) {
		if _, err := os.Lstat(file); err == nil {
			return file
		}
		if here == filepath.Dir(here) {
			return ""
		}
		here = filepath.Dir(here)
	}
}

// choose selects the guides named by files, or all if there are none.
func (p *Project) choose(files []string) error {
	for _, f := range files {
		rel, err := relative(p.dir, f)
		if rel = filepath.ToSlash(rel); err != nil || !slices.Contains(p.guides, rel) {
			if near, ok := diag.Nearest(rel, p.guides); ok {
				return failure.Usagef("%s is not a guide of %s; did you mean %s?", f, p.file, p.path(near))
			}
			return failure.Usagef("%s is not a guide of %s", f, p.file)
		}
		p.chosen = append(p.chosen, rel)
	}
	return nil
}

// relative returns the path of a file from a folder, wherever the working folder is.
func relative(dir, file string) (string, error) {
	absDir, err1 := filepath.Abs(dir)
	abs, err2 := filepath.Abs(file)
	if err := errors.Join(err1, err2); err != nil {
		return "", err
	}
	return filepath.Rel(absDir, abs)
}

// pick returns the tasks of the chosen guides.
func (p *Project) pick(tasks []Task) []Task {
	if p.chosen == nil {
		return tasks
	}
	return slices.DeleteFunc(slices.Clone(tasks), func(t Task) bool { return !slices.Contains(p.chosen, t.Guide) })
}

// path returns a path of the project relative to the working folder.
func (p *Project) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

// Apply completes the options from the project.
func (p *Project) Apply(o *Options) {
	d := &o.Diagnostics
	d.Strict = d.Strict || p.Strict
	for id := range p.Off {
		d.Off[id] = true
	}
	d.Levels = p.Levels
	switch {
	case !o.Output.IsChosen():
		o.Output = InFolder(p.path(p.Output))
	case !o.Output.IsStdout():
		o.Output = InFolder(o.Output.path)
	}
}

// variant returns the variant of an edition, overridden by flags.
func (p *Project) variant(e project.Edition, o *Options) (*Variant, error) {
	v := o.Variant
	v.Edition = e.Name
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&v.Source.Format, e.Format)
	fill(&v.Source.Shape, e.Shape)
	fill(&v.Source.Language, e.Language)
	fill(&v.Answers, e.Answers)
	v.Source.Variables = e.Variables
	for _, other := range p.Editions {
		if other.Name != "" {
			v.Source.Editions = append(v.Source.Editions, other.Name)
		}
	}
	if v.Sample.Count == 0 {
		v.Sample.Count = e.Count
	}
	if v.Sample.Count > 0 { // without one, a seed of the whole project is for other editions
		fill(&v.Sample.Seed, e.Seed)
		fill(&v.Sample.Per, e.Per)
	}
	fill(&v.Smart, e.Smart)
	fill(&v.Links, e.Links)
	fill(&v.Index, e.Index)
	fill(&v.Checklist, e.Checklist)
	fill(&v.Page.Size, e.Paper)
	if v.Theme == "" {
		v.Theme, v.themeWithin = ThemeRef(e.Theme).in(p), p.dir
	}
	v.House, v.houseWithin = e.House, p.dir
	v.Page.Sides, v.Page.Gutter = e.Sides, e.Gutter
	if v.Page.Margin == 0 {
		v.Page.Margin = e.Margin
	}
	if v.Page.TypeSize == 0 {
		v.Page.TypeSize = e.TypeSize
	}
	if v.Page.Pages == 0 {
		v.Page.Pages = e.Pages
	}
	if len(v.FontDirs) == 0 && !v.System {
		v.fontsWithin, v.System = p.dir, e.System
		for _, dir := range e.Fonts {
			v.FontDirs = append(v.FontDirs, p.path(dir))
		}
	}
	if len(v.Terms) == 0 {
		v.Terms = e.Only
	}
	var err error
	if v.Only, err = edition.ParseSelection(v.Terms); err != nil {
		return nil, err
	}
	return &v, p.programs(&v, e, o)
}

// programs completes the renderers and filters of a variant from an edition. Those who build a project did not always
// write its file, so that it runs programs of others only if the options say so.
func (p *Project) programs(v *Variant, e project.Edition, o *Options) (err error) {
	var named []string
	if len(v.Filters) == 0 {
		if v.Filters, err = ChooseFilters(e.Filters); err != nil {
			return err
		}
		for _, f := range v.Filters {
			named = append(named, f.Program.File())
		}
	}
	if !o.FormatsGiven {
		if v.Renderers, err = ChooseRenderers(e.To); err != nil {
			return err
		}
		for _, r := range v.Renderers {
			if r, ok := r.(plugin.Renderer); ok {
				named = append(named, r.Program.File())
			}
		}
	}
	if o.Plugins || len(named) == 0 {
		return nil
	}
	return failure.Usagef("%s names programs of others: %s; --plugins lets them run", p.file, strings.Join(named, ", "))
}

// Tasks returns all tasks: each guide in each edition, by name. Apply must have been called on the options.
func (p *Project) Tasks(o *Options) ([]Task, error) {
	if o.Output.IsStdout() {
		return nil, failure.Usagef("-o - wants one artifact, but %s is about many; name a guide", p.file)
	}
	var variants []*Variant
	for _, e := range p.Editions {
		v, err := p.variant(e, o)
		if err != nil {
			return nil, err
		}
		variants = append(variants, v)
	}
	var tasks []Task
	owners := map[string]string{} // artifact → the guide and edition that make it
	for _, guide := range p.guides {
		for i, v := range variants {
			t := Task{Input: Input{path: p.path(guide), within: p.dir}, Variant: v, Guide: guide}
			for _, r := range v.Renderers {
				to := o.Output.destOf(r, filepath.FromSlash(p.Editions[i].Artifact(guide)), false)
				path := to.path
				if first, ok := owners[path]; ok {
					return nil, failure.Usagef("%s and %s would both be written to %s; tell them apart by name: in "+
						"%s, such as \"{dir}/{name}-{edition}\"",
						first, t.key(), path, p.file)
				}
				owners[path] = t.key().String()
				t.Targets = append(t.Targets, Target{r, to})
			}
			tasks = append(tasks, t)
		}
	}
	if err := apart(tasks); err != nil {
		return nil, err
	}
	for _, t := range tasks {
		if made, ok := owners[t.Input.path]; ok {
			return nil, failure.Usagef("%s would be overwritten by what is made of %s; name another folder by "+
				"output: in %s", t.Input.path, made, p.file)
		}
	}
	return tasks, nil
}

// apart returns an error if an artifact would be written into another one that is a folder.
func apart(tasks []Task) error {
	folders := map[string]Task{}
	for _, t := range tasks {
		for _, target := range t.Targets {
			if target.To.folder {
				folders[target.To.path] = t
			}
		}
	}
	if len(folders) == 0 {
		return nil
	}
	for _, t := range tasks {
		for _, target := range t.Targets {
			path := target.To.path
			for dir := filepath.Dir(path); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
				if of, ok := folders[dir]; ok {
					return failure.Usagef("%s would be written into %s, which is the site of %s; tell them apart by name:, "+
						"such as \"{dir}/{name}-{edition}\"", path, dir+string(filepath.Separator), of.key())
				}
			}
		}
	}
	return nil
}
