package assembly

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Bounds of what is put together. No guide comes near them, and what includes itself twice and again is stopped before
// it takes long.
const (
	deepest   = 16       // parts within parts
	mostParts = 10_000   // of a guide
	mostBytes = 64 << 20 // of its text

	mostInMeta = 1 << 20 // bytes of a text of front matter with the values of variables
)

// folder returns the folder of f relative to that of the guide of.
func (f *file) folder(of *file) string {
	dir, base := path.Dir(f.path), path.Dir(of.path)
	if base == "." {
		return dir
	}
	if dir == base {
		return "."
	}
	if rel, ok := strings.CutPrefix(dir, base+"/"); ok {
		return rel
	}
	up := 0
	for base != "." && dir != base && !strings.HasPrefix(dir, base+"/") {
		base = path.Dir(base)
		up++
	}
	if base != "." {
		dir = strings.TrimPrefix(strings.TrimPrefix(dir, base), "/")
	}
	return path.Join(strings.Repeat("../", up), dir)
}

// Includes returns the names of the files that the lines of a text include from body on, as they stand there. They are
// relative to its folder, and need not be there.
func Includes(text []byte, body int) (names []string) {
	if !bytes.Contains(text, []byte("{{")) || !bytes.Contains(text, []byte("include")) {
		return nil
	}
	for _, l := range linesOf(text, body) {
		if l.kind == include {
			names = append(names, l.name)
		}
	}
	return names
}

// readable reports whether the name of a file is that of a part: Markdown or text. Other programs include by names that
// have no ending, or one of their own.
func readable(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"},
		strings.ToLower(path.Ext(name)))
}

// include takes the text of the file that line l of f names. It returns false if the line stays as it is.
func (a *assembler) include(f *file, l line, depth int) bool {
	refuse := func(hint, format string, args ...any) bool {
		d := diag.New(diag.IncludeUnread, f.span(l.nameFrom, l.nameTo), format, args...)
		if hint != "" {
			d = d.WithHint("%s", hint)
		}
		a.sink.Report(d)
		return false
	}
	const stays = "the line is printed as it stands"
	name := path.Join(path.Dir(f.path), l.name)
	if path.IsAbs(l.name) || strings.Contains(l.name, `\`) || !fs.ValidPath(name) {
		return refuse("parts are in the folder of the guide, or below it",
			"%q is not in the guide's folder; %s", l.name, stays)
	}
	for up := f; up != nil; up = up.within {
		if up.path == name {
			return refuse("", "%q includes itself%s; %s", l.name, a.through(f, up), stays)
		}
	}
	if depth == deepest || a.parts == mostParts {
		return refuse("", "%q is one part too many: a guide has up to %d, up to %d within each other; %s", l.name,
			mostParts, deepest, stays)
	}
	text, display, err := a.opts.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("", "there is no file %q; %s", l.name, stays)
	case err != nil:
		var named *fs.PathError // its name is that of the line
		if errors.As(err, &named) {
			err = named.Err
		}
		if strings.Contains(err.Error(), "escapes from parent") { // which package os says of a root, without a value
			return refuse("parts are in the folder of the guide, or below it",
				"%q leads out of the folder through a link; %s", l.name, stays)
		}
		return refuse("", "%q cannot be read: %v; %s", l.name, err, stays)
	case len(a.text.Src)+len(text) > mostBytes:
		return refuse("", "with %q the guide would be larger than %d MB; %s", l.name, mostBytes>>20, stays)
	}
	a.parts++
	if !slices.Contains(a.text.parts, name) {
		a.text.parts = append(a.text.parts, name)
	}
	part := &file{path: name, display: display, text: text, lines: diag.NewLines(display, text), within: f,
		from: l.from, to: l.textTo, indent: f.indent + l.base}
	_, body := config.FrontMatter(display, text, &diag.List{}) // which is for those who read the part alone
	a.other("\n", f, l.from, l.textTo)
	a.add(part, body, depth+1)
	if n := len(a.text.Src); n > 0 && a.text.Src[n-1] != '\n' {
		a.other("\n", f, l.from, l.textTo)
	}
	a.other("\n", f, l.from, l.textTo)
	return true
}

// through names the files between f and up, which holds it.
func (a *assembler) through(f, up *file) string {
	if f == up {
		return ""
	}
	var names []string
	for ; f != up; f = f.within {
		names = append(names, path.Base(f.path))
	}
	slices.Reverse(names)
	return " through " + strings.Join(names, ", ")
}

// span returns the place of the bytes of f from an offset on and before another.
func (f *file) span(from, to int) diag.Span {
	return diag.Span{File: f.display, Start: f.lines.Pos(from), End: f.lines.Pos(to)}
}
