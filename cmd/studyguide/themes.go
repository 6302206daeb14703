package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/render/asset"
	"studyguide/render/theme"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// isThemeFile tells whether a theme that is asked for is a file, not a name.
func isThemeFile(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml" || strings.ContainsAny(name, `/\`)
}

// variantTheme reads the theme that a variant has for all guides. The error is a failure.
func (b *builder) variantTheme(v *variant) error {
	name := v.theme
	if _, ok := b.themes[name]; ok {
		return nil
	}
	if !isThemeFile(name) {
		b.themes[name], _ = theme.Builtin(name)
		return nil
	}
	sink := &tally{report: b.report}
	data, err := os.ReadFile(name)
	if err != nil {
		message, hint := unreadable(name, err)
		sink.Report(diag.New(diag.InputUnreadable, diag.Span{File: name}, "%s", message).WithHint("%s", hint))
		return &failure{code: exitInput}
	}
	b.looks[name] = lock.Sum(data)
	b.themes[name], err = b.parseTheme(name, data, sink)
	return err
}

// themeOf gives the theme of a guide: that of its variant, else that of its front matter, which is a name or a file below its
// folder. What is wrong with it goes to sink; the error is a failure.
func (b *builder) themeOf(g *ast.Guide, in *input, v *variant, sink *tally) (*theme.Theme, error) {
	name := g.Meta.Theme
	if t := b.themes[v.theme]; t != nil || name == "" {
		return t, nil
	}
	if t, ok := theme.Builtin(name); ok {
		return t, nil
	}
	var file string
	var data []byte
	err := fs.ErrNotExist
	if isThemeFile(name) {
		if file, err = asset.Locate(in.assets, name); err == nil {
			data, err = asset.Read(in.assets, file)
		}
	}
	if err != nil {
		sink.Report(unknownTheme(g, name, err))
		return nil, &failure{code: exitFindings}
	}
	return b.parseTheme(filepath.ToSlash(filepath.Join(filepath.Dir(in.display), file)), data, sink)
}

// unknownTheme is the finding that the theme of a guide cannot be had.
func unknownTheme(g *ast.Guide, name string, err error) diag.Diagnostic {
	var why *asset.Error
	if errors.As(err, &why) {
		return diag.New(diag.ThemeUnknown, g.Meta.At, "theme: the file %q %s", name, why.Why).WithHint("name a file beside the guide")
	}
	d := diag.New(diag.ThemeUnknown, g.Meta.At, "theme: there is no theme %q", name)
	if near, ok := diag.Nearest(name, theme.Names()); ok {
		return d.WithHint("did you mean %q?", near)
	}
	return d.WithHint("there are %s; or name a file that ends in .yaml, beside the guide", strings.Join(theme.Names(), ", "))
}

// parseTheme reads a theme file. One with findings is not used: a guide must not look otherwise without a word.
func (b *builder) parseTheme(file string, data []byte, sink *tally) (*theme.Theme, error) {
	b.report.keep(file, data)
	t, ok := theme.Parse(file, data, sink)
	if !ok {
		return nil, &failure{code: exitFindings}
	}
	return t, nil
}
