package assembly

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

// An assembler puts a text together.
type assembler struct {
	opts     Options
	sink     diag.Sink
	text     *Text
	values   map[string]string // of variables
	ours     bool              // the guide has a variable, a part or a passage: what looks like one is meant to be one
	declared bool              // the guide has variables, or whoever makes it
	front    map[string]string // values of front matter, which pages may name as well
	parts    int
	changed  bool
	names    []string          // of variables, sorted; nil: nobody has asked
	nearest  map[string]string // of them, by names that none has
	told     bool              // that passages are left out
	full     bool              // no value of a variable fits any more
}

// Assemble returns the text that src asks for, the text of the guide at path within its folder, which diagnostics call
// display. It returns nil if that is src itself. What cannot be done is reported to sink, at its place in the author's
// files.
func Assemble(path, display string, src []byte, opts Options, sink diag.Sink) *Text {
	if !bytes.Contains(src, []byte("{{")) {
		return nil
	}
	meta, body := config.FrontMatter(display, src, &diag.List{})
	a := &assembler{opts: opts, sink: sink, values: map[string]string{}, text: &Text{Name: nameOf(display)}}
	maps.Copy(a.values, meta.Variables)
	maps.Copy(a.values, opts.Variables)
	a.declared = len(a.values) > 0
	a.front = site.Values(string(src[:body]))
	f := &file{path: path, display: display, text: src, lines: diag.NewLines(display, src)}
	a.keep(f, 0, body)
	a.add(f, body, 0)
	if !a.changed {
		return nil
	}
	a.text.lines = diag.NewLines(a.text.Name, a.text.Src)
	return a.text
}

// nameOf returns the name in positions of the text of a guide called display. No file has it, and its last part is that
// of display, since readers make titles of the names of files.
func nameOf(display string) string { return "\x00/" + display }

// keep adds the bytes of f from an offset on and before another.
func (a *assembler) keep(f *file, from, to int) {
	if from >= to {
		return
	}
	t := a.text
	if n := len(t.pieces); n > 0 && t.pieces[n-1].file == f && !t.pieces[n-1].other && t.pieces[n-1].to == from {
		t.pieces[n-1].to = to
	} else {
		t.pieces = append(t.pieces, piece{len(t.Src), f, from, to, false})
	}
	t.Src = append(t.Src, f.text[from:to]...)
}

// print adds a line of f, which goes from an offset on and before another, at the indentation of f.
func (a *assembler) print(f *file, from, to int) {
	a.indent(f, from, to)
	a.keep(f, from, to)
}

// indent begins a line that f has, unless it is empty, at the indentation of f.
func (a *assembler) indent(f *file, from, to int) {
	if f.indent > 0 && len(bytes.TrimSpace(f.text[from:to])) > 0 && len(a.text.Src)+f.indent <= mostBytes {
		a.other(strings.Repeat(" ", f.indent), f, from, from)
	}
}

// other adds text in place of the bytes of f from an offset on and before another.
func (a *assembler) other(text string, f *file, from, to int) {
	a.changed = true
	if text == "" {
		return
	}
	a.text.pieces = append(a.text.pieces, piece{len(a.text.Src), f, from, to, true})
	a.text.Src = append(a.text.Src, text...)
}

// add adds what the lines of f from body on stand for.
func (a *assembler) add(f *file, body, depth int) {
	lines := linesOf(f.text, body)
	a.ours = a.ours || a.declared || slices.ContainsFunc(lines, func(l line) bool {
		return l.kind == include && a.opts.Open != nil || l.kind == ifOpen && l.end > 0
	})
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		switch {
		case l.kind == include && a.opts.Open != nil && a.include(f, l, depth):
		case l.kind == ifOpen && l.end > 0:
			a.changed = true
			if !a.holds(f, l) {
				a.leftOut(f, l, lines[l.end])
				i = l.end
			}
		case l.kind == ifOpen:
			a.sink.Report(diag.New(diag.PassageOpen, f.span(l.from, l.textTo),
				"this passage does not end; the line is printed as it stands").WithHint("end it by a line {{end}}"))
			a.print(f, l.from, l.to)
		case l.kind == ifElse: // of a passage that holds
			a.leftOut(f, l, lines[l.end])
			i = l.end
		case l.kind == ifEnd:
		case l.stray != "" && a.ours:
			at := f.span(l.from, l.textTo)
			a.sink.Report(diag.New(diag.PassageOpen, at, "%s; it is printed as it stands", l.stray).
				WithHint("a passage begins with a line {{if edition NAME}} and ends with a line {{end}}"))
			a.print(f, l.from, l.to)
		case l.kind == prose && a.ours:
			a.line(f, l)
		default:
			a.print(f, l.from, l.to)
		}
	}
}

// leftOut reports, for the first passage, that words between two lines of f are left out of a guide that is built
// alone: then no editions are known, and its author may be another who means something else.
func (a *assembler) leftOut(f *file, l, end line) {
	if a.opts.Editions != nil || a.opts.Edition != "" || a.told || len(bytes.TrimSpace(f.text[l.to:end.from])) == 0 {
		return
	}
	a.told = true
	d := diag.New(diag.EditionUnknown, f.span(l.from, l.textTo), "passages such as this are for an edition that is not "+
		"built here, and are left out").WithHint("editions are those of a project: studyguide build, where its file is")
	d.Severity = diag.Note
	a.sink.Report(d)
}

// holds reports whether the passage that line l of f begins is in the edition.
func (a *assembler) holds(f *file, l line) bool {
	is := false
	for _, name := range strings.FieldsFunc(l.name, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		is = is || name == a.opts.Edition
		if a.opts.Editions == nil || slices.Contains(a.opts.Editions, name) {
			continue
		}
		d := diag.New(diag.EditionUnknown, f.span(l.nameFrom, l.nameTo), "there is no edition %q", name)
		if near, ok := diag.Nearest(name, a.opts.Editions); ok {
			d = d.WithHint("did you mean %q?", near)
		}
		a.sink.Report(d)
	}
	return is != l.not
}

// variable matches the name of a variable at the start of a text.
var variable = pattern.New(`^\{\{[ \t]*([\pL_][\pL\pN_-]*)[ \t]*\}\}`)

// line adds a line of prose with the values of its variables.
func (a *assembler) line(f *file, l line) {
	s := string(f.text[l.from:l.to])
	a.indent(f, l.from, l.to)
	kept, skip, others := 0, l.skip, 0 // others: what other programs begin in the line
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], "{{")
		if i < 0 {
			break
		}
		at += i
		for len(skip) > 0 && skip[0][1] <= l.from+at {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0][0] <= l.from+at {
			at = skip[0][1] - l.from
			continue
		}
		m := variable.FindStringSubmatchIndex(s[at:])
		if m == nil || strings.HasPrefix(s[at+m[1]:], "}") {
			at += a.alike(f, l, at, s[at:], &others)
			continue
		}
		name := s[at+m[2] : at+m[3]]
		if a.reserved(f, l, name, at, m[1], &others) || !a.declared {
			at += m[1]
			continue
		}
		if value, ok := a.values[name]; ok {
			if !a.fits(name, len(value)+len(s)-kept, f.span(l.from+at, l.from+at+m[1])) {
				break
			}
			a.keep(f, l.from+kept, l.from+at)
			a.other(value, f, l.from+at, l.from+at+m[1])
			kept = at + m[1]
		} else if a.front[name] == "" {
			a.unknown(name, f.span(l.from+at, l.from+at+m[1]))
		}
		at += m[1]
	}
	a.keep(f, l.from+kept, l.to)
}

// fits reports whether the text has room for so many bytes more, with the value of a variable. Where it has not for the
// first time is reported; from there on no variable is replaced, small as its value may be, so that the text is that of
// its author up to one place and as written from there on.
func (a *assembler) fits(name string, more int, at diag.Span) bool {
	if !a.full && len(a.text.Src)+more > mostBytes {
		a.noRoom(name, "the guide", mostBytes, at)
	}
	return !a.full
}

// noRoom reports, once, that the value of a variable has no room in what would be larger than a number of bytes.
func (a *assembler) noRoom(name, what string, most int, at diag.Span) {
	if !a.full {
		a.full = true
		a.sink.Report(diag.New(diag.VariableUnknown, at, "with the value of %q %s would be larger than %d MB; "+
			"from here on, names of variables are printed as they stand", name, what, most>>20))
	}
}

// unknown reports the name of a variable that there is not.
func (a *assembler) unknown(name string, at diag.Span) {
	d := diag.New(diag.VariableUnknown, at, "there is no variable %q; it is printed as it stands", name)
	if near := a.near(name); near != "" {
		d = d.WithHint("did you mean {{%s}}?", near)
	} else {
		d = d.WithHint("give it a value under variables: in the front matter or in the project, or write \\{{%s}}", name)
	}
	a.sink.Report(d)
}

// mostNear is how many unknown names are compared with those of variables. Who mistypes more has another trouble.
const mostNear = 100

// near returns the name of the variable that is like a name that none has; empty if there is none.
func (a *assembler) near(name string) string {
	near, ok := a.nearest[name]
	if !ok && len(a.nearest) < mostNear {
		if a.nearest == nil {
			a.nearest, a.names = map[string]string{}, slices.Sorted(maps.Keys(a.values))
		}
		near, _ = diag.Nearest(name, a.names)
		a.nearest[name] = near
	}
	return near
}

// Values returns meta with the values of variables in the texts of front matter that books show.
func Values(meta ast.Meta, variables map[string]string, sink diag.Sink) ast.Meta {
	a := &assembler{sink: sink, values: map[string]string{}}
	maps.Copy(a.values, meta.Variables)
	maps.Copy(a.values, variables)
	if len(a.values) == 0 {
		return meta
	}
	for _, to := range []*string{&meta.Title, &meta.Subtitle, &meta.Description, &meta.Rights} {
		var out strings.Builder
		s := *to
		for at := 0; at < len(s); {
			m := variable.FindStringSubmatchIndex(s[at:])
			if m == nil {
				out.WriteByte(s[at])
				at++
				continue
			}
			name := s[at+m[2] : at+m[3]]
			value, ok := a.values[name]
			if !ok {
				value = s[at : at+m[1]]
				a.unknown(name, meta.At)
			} else if out.Len()+len(value) > mostInMeta {
				value = s[at : at+m[1]]
				a.noRoom(name, "a text of front matter", mostInMeta, meta.At)
			}
			out.WriteString(value)
			at += m[1]
		}
		*to = out.String()
	}
	return meta
}
