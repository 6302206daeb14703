package notebook

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A kind is what a cell holds.
type kind int

const (
	prose kind = iota // Markdown
	code
	raw // text for other programs
)

// A cell is a cell of a notebook.
type cell struct {
	*value
	kind    kind
	level   int // of a heading, in nbformat 3
	source  *value
	from    int // bytes of the source that have been read already
	outputs []*value
}

// cells returns the cells of the notebook. If it breaks the rules of its format, that is reported, and ok is false.
func (r *reader) cells() (cells []*cell, ok bool) {
	if r.kind(r.root) != '{' {
		return nil, r.malformed(r.root, `a notebook is an object with the members "cells" and "nbformat"`)
	}
	const oldest, newest = 2, 4
	version := r.root.field("nbformat")
	r.format = r.integer(version)
	switch {
	case version == nil && r.root.field("cells") == nil && r.root.field("worksheets") == nil:
		return nil, r.malformed(r.root, `a notebook has the members "cells" and "nbformat"`)
	case version == nil:
		r.format = newest
	case r.format < oldest || r.format > newest:
		return nil, r.malformed(version, "notebooks of version 2 to 4 of nbformat are read, this is version %s; "+
			"jupyter nbconvert --to notebook converts it", r.src[version.start:version.end])
	}
	lists := []*value{r.root.field("cells")}
	if lists[0] == nil {
		sheets := r.root.field("worksheets")
		if r.kind(sheets) != '[' {
			return nil, r.malformed(r.root, `the member "cells" is missing`)
		}
		lists = nil
		for _, s := range sheets.items {
			lists = append(lists, s.field("cells"))
		}
	}
	for _, list := range lists {
		if r.kind(list) != '[' {
			return nil, r.malformed(list, `"cells" must be an array`)
		}
		for _, v := range list.items {
			c, ok := r.newCell(v)
			if !ok {
				return nil, false
			}
			cells = append(cells, c)
		}
	}
	return cells, true
}

// newCell returns a cell. If v is none, that is reported, and ok is false.
func (r *reader) newCell(v *value) (c *cell, ok bool) {
	if r.kind(v) != '{' {
		return nil, r.malformed(v, "a cell must be an object")
	}
	c = &cell{value: v, source: v.field("source")}
	kind := v.field("cell_type")
	switch name := r.file.text(kind); name {
	case "markdown":
	case "heading":
		c.level = min(max(r.integer(v.field("level")), 1), 6)
	case "html":
		c.kind = raw
	case "raw":
		c.kind = raw
	case "code":
		c.kind = code
		if c.source == nil {
			c.source = v.field("input")
		}
	default:
		if kind == nil {
			return nil, r.malformed(v, `a cell must have a "cell_type"`)
		}
		return nil, r.malformed(kind, `"cell_type" must be "markdown", "code" or "raw", not %q`, name)
	}
	if !r.isText(c.source) {
		at := c.source
		if at == nil {
			at = v
		}
		return nil, r.malformed(at, `the "source" of a cell must be a string or an array of strings`)
	}
	if list := v.field("outputs"); list != nil {
		c.outputs = list.items
	}
	return c, true
}

// malformed reports what the notebook should have at v, and returns false.
func (r *reader) malformed(v *value, format string, args ...any) bool {
	at := r.lines.Span(0, 0)
	if v != nil {
		at = r.lines.Span(v.start, min(v.end, r.lines.LineEnd(v.start)))
	}
	r.sink.Report(diag.New(diag.InputMalformed, at, "%s", fmt.Sprintf(format, args...)))
	return false
}

// cellMark matches the line that begins a cell where notebooks are kept as scripts; some tools leave it in the cell.
var cellMark = pattern.New(`^# ?%%[^\n]*(?:\n|$)`)

// cell adds cell number n.
func (r *reader) cell(n int, c *cell) {
	hides := r.hides(c)
	if hides.all {
		r.omits.add(removed, r.lines.Span(c.start, c.end), "")
		return
	}
	var source assembled
	source.source(r.file, c.source)
	source = *source.slice(min(c.from, len(source.text)), len(source.text))
	source = *source.slice(len(cellMark.FindString(string(source.text))), len(source.text))
	blank := strings.TrimSpace(string(source.text)) == ""
	switch {
	case blank:
	case c.kind == prose && c.level > 0:
		var t assembled
		t.literal(strings.Repeat("#", c.level)+" ", source.offset(0))
		line, _, _ := strings.Cut(strings.TrimSpace(string(source.text)), "\n")
		from := strings.Index(string(source.text), line)
		t.join(source.slice(from, from+len(line)))
		r.markdown(&t)
		rest := source.slice(from+len(line), len(source.text))
		if strings.TrimSpace(string(rest.text)) != "" {
			r.markdown(rest)
		}
	case c.kind == prose:
		r.markdown(r.attached(n, c, &source))
	case c.kind == raw:
		r.raw(c, &source)
	case hides.input:
		r.omits.add(hiddenInput, r.spanOf(&source), "")
	default:
		r.place(c.source, &ast.Listing{
			Loc: ast.At(r.spanOf(&source)), Language: r.cellLanguage(c, string(source.text)),
			Text: markup.Code(string(source.text)),
		})
	}
	if len(c.outputs) > 0 && c.kind == code && installs(string(source.text)) {
		list := c.field("outputs")
		r.omits.add(installation, r.lines.Span(list.start, list.end), "")
		return
	}
	if hides.output && len(c.outputs) > 0 {
		list := c.field("outputs")
		r.omits.add(hiddenOutput, r.lines.Span(list.start, list.end), "")
		return
	}
	r.outputs(n, c)
}

// installing matches a command that installs programs.
var installing = pattern.New(`^\s*[!%]*\s*(?:sudo\s+)?(?:python3?\s+-m\s+)?(?:pip3?|conda|mamba|apt|apt-get|npm|brew)\s+` +
	`(?:-\S+\s+)*(?:install|update|upgrade)\b`)

// installs reports whether code does nothing but install programs. What that prints is of no use to a reader.
func installs(source string) bool {
	found := false
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case installing.MatchString(line):
			found = true
		default:
			return false
		}
	}
	return found
}

// hiding says which parts of a cell are not to be seen in a book.
type hiding struct{ all, input, output bool }

// hides returns what the tags of a cell hide. Those of Jupyter Book that remove are taken at their word. One that hides
// an input or an output behind a button leaves the other to be read. A cell that is hidden as a whole stays: behind the
// button is what a reader of the book needs, a solution mostly.
func (r *reader) hides(c *cell) hiding {
	var h hiding
	meta := c.field("metadata")
	if tags := meta.field("tags"); tags != nil {
		for _, v := range tags.items {
			switch strings.ReplaceAll(strings.ToLower(r.file.text(v)), "_", "-") {
			case "remove-cell":
				h.all = true
			case "remove-input", "hide-input":
				h.input = true
			case "remove-output", "hide-output":
				h.output = true
			}
		}
	}
	h.input = h.input || r.is(meta.field("hide_input")) // by an extension of the classic notebook
	return h
}

// raw adds a raw cell, by its media type.
func (r *reader) raw(c *cell, source *assembled) {
	media := r.file.text(c.field("metadata", "format"))
	if media == "" {
		media = r.file.text(c.field("metadata", "raw_mimetype"))
	}
	if r.file.text(c.field("cell_type")) == "html" {
		media = "text/html"
	}
	at := r.spanOf(source)
	switch media {
	case "text/markdown":
		r.markdown(source)
	case "text/html":
		r.place(c.source, r.html(source)...)
	case "", "text/plain":
		r.place(c.source, &ast.Listing{Loc: ast.At(at), Text: markup.Code(string(source.text))})
	default:
		r.omits.add(rawCell, at, media)
	}
}

// html returns the blocks of a text in HTML.
func (r *reader) html(t *assembled) []ast.Block {
	v := bank.Value{Text: string(t.text), File: r.lines.Name, At: func(offset int) diag.Pos {
		return r.lines.Pos(t.offset(offset))
	}}
	return v.Blocks(bank.HTML, styleSink{r.sink})
}

// A styleSink passes findings on, but for those about style sheets that programs put before tables.
type styleSink struct{ diag.Sink }

// Report implements [diag.Sink].
func (s styleSink) Report(d diag.Diagnostic) {
	if d.Rule != diag.Furniture {
		s.Sink.Report(d)
	}
}

// cellMagic matches the first line of a cell that another language or command is to run.
var cellMagic = pattern.New(`^\s*%%(?:script[ \t]+)?(?:[^\s]*/)?([A-Za-z0-9_+.-]+)[ \t]*([^\n]*)`)

// magics maps commands of cells to the language of the rest of the cell.
var magics = map[string]string{
	"bash": "bash", "sh": "bash", "shell": "bash", "system": "bash", "sx": "bash", "cmd": "batch",
	"javascript": "javascript", "js": "javascript", "html": "html", "svg": "xml", "latex": "latex",
	"markdown": "markdown", "sql": "sql", "bigquery": "sql", "ruby": "ruby", "perl": "perl", "r": "r",
	"node": "javascript", "python": "python", "python2": "python", "python3": "python", "pypy": "python",
	"cython": "cython",
	"julia":  "julia", "powershell": "powershell", "pwsh": "powershell", "cpp": "cpp",
}

// cellLanguage returns the language of a cell of code.
func (r *reader) cellLanguage(c *cell, source string) string {
	if m := cellMagic.FindStringSubmatch(source); m != nil {
		name := strings.ToLower(m[1])
		if language, ok := magics[name]; ok {
			return language
		}
		if dot := strings.LastIndexByte(m[2], '.'); name == "writefile" && dot >= 0 {
			if ext := strings.TrimSpace(m[2][dot+1:]); listing.Known(ext) {
				return listing.Canonical(ext)
			}
		}
	}
	for _, path := range [][]string{
		{"metadata", "vscode", "languageId"},
		{"metadata", "dotnet_interactive", "language"},
		{"metadata", "polyglot_notebook", "kernelName"},
		{"language"}, // nbformat 3
	} {
		if name := r.file.text(c.field(path...)); name != "" {
			return listing.Canonical(name)
		}
	}
	return r.language
}
