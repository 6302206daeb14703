package build

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A ThemeRef refers to a theme by the name of one that comes with the program, or by its file. The empty ThemeRef
// leaves the theme to each guide.
type ThemeRef string

// ParseThemeRef reads the value of --theme.
func ParseThemeRef(text string) (ThemeRef, error) {
	ref := ThemeRef(text)
	if _, ok := theme.Builtin(text); !ok && !ref.IsFile() {
		return "", failure.UnknownWord("--theme", text, theme.Names())
	}
	return ref, nil
}

// IsFile reports whether the theme is a file.
func (ref ThemeRef) IsFile() bool {
	ext := strings.ToLower(path.Ext(string(ref)))
	return ext == ".yaml" || ext == ".yml" || strings.ContainsAny(string(ref), `/\`)
}

// in returns ref relative to the working folder if it is a file of a project.
func (ref ThemeRef) in(p *Project) ThemeRef {
	if ref.IsFile() {
		return ThemeRef(p.path(string(ref)))
	}
	return ref
}

// themes holds the themes of the variants of a run.
type themes struct {
	report  *report.Report
	loaded  map[ThemeRef]*theme.Theme
	digests map[ThemeRef]string // of theme files
}

func newThemes(r *report.Report) *themes {
	return &themes{report: r, loaded: map[ThemeRef]*theme.Theme{}, digests: map[ThemeRef]string{}}
}

// load reads the theme of a variant, once. If the project names it, it is within the project's folder. Errors in it go
// to the report.
func (ts *themes) load(ref ThemeRef, within string) error {
	if _, ok := ts.loaded[ref]; ok || ref == "" {
		return nil
	}
	if !ref.IsFile() {
		ts.loaded[ref], _ = theme.Builtin(string(ref))
		return nil
	}
	sink, file := ts.report.Sink(), string(ref)
	var data []byte
	err := error(nil)
	if within != "" {
		err = files.Inside(within, file)
	}
	if err == nil {
		data, err = files.Read(file, files.Config)
	}
	if err != nil {
		sink.Report(report.Unreadable(file, err))
		return failure.Reported(failure.Input)
	}
	ts.digests[ref] = lock.Sum(data)
	ts.loaded[ref], err = ts.parse(file, data, sink)
	return err
}

// of returns the theme of a guide: that of its variant, else that of its front matter, which is a name or a file below
// its folder. It is nil, the default, if neither names one. Errors go to sink.
func (ts *themes) of(g *ast.Guide, in *opened, ref ThemeRef, sink *report.Sink) (*theme.Theme, error) {
	if t := ts.loaded[ref]; t != nil {
		return t, nil
	}
	name := g.Meta.Theme
	if name == "" {
		return nil, nil
	}
	if t, ok := theme.Builtin(name); ok {
		return t, nil
	}
	var file string
	var data []byte
	err := fs.ErrNotExist
	if ThemeRef(name).IsFile() {
		if file, err = asset.Locate(in.assets, name); err == nil {
			data, err = asset.Read(in.assets, file)
		}
	}
	if err != nil {
		sink.Report(unknownTheme(g, name, err))
		return nil, failure.Reported(failure.Findings)
	}
	return ts.parse(filepath.ToSlash(filepath.Join(filepath.Dir(in.name), file)), data, sink)
}

// unknownTheme returns the finding that the theme of a guide cannot be found or read.
func unknownTheme(g *ast.Guide, name string, err error) diag.Diagnostic {
	var why *asset.Error
	if errors.As(err, &why) {
		return diag.New(diag.ThemeUnknown, g.Meta.At, "theme: the file %q %s", name,
			why.Why).WithHint("name a file beside the guide")
	}
	d := diag.New(diag.ThemeUnknown, g.Meta.At, "theme: there is no theme %q", name)
	if near, ok := diag.Nearest(name, theme.Names()); ok {
		return d.WithHint("did you mean %q?", near)
	}
	return d.WithHint("there are %s; or name a file that ends in .yaml, beside the guide",
		strings.Join(theme.Names(), ", "))
}

// parse parses a theme file. A theme with errors is not used: pages must not silently look different from what was
// asked for.
func (ts *themes) parse(file string, data []byte, sink *report.Sink) (*theme.Theme, error) {
	ts.report.Keep(file, data)
	t, ok := theme.Parse(file, data, sink)
	if !ok {
		return nil, failure.Reported(failure.Findings)
	}
	return t, nil
}
