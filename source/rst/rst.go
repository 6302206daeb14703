// Package rst reads guides written in reStructuredText, with the directives and roles of Sphinx. The input is a file,
// the output its blocks with their positions in the source ([ast.Document]), in which questions are still headings,
// lists or paragraphs.
//
// The reader follows the specification of docutils. It is our own because the Go libraries for the format keep no
// positions, know few directives, and are no longer maintained. A [parser] goes through the lines of a body and calls
// the reader of each construct: titles, lists, tables, explicit markup. The text of a paragraph is read by an
// [inliner]. What refers to other places (links, notes, substitutions) is resolved when the whole file is read
// ([targets], [notes]).
//
// It is more lenient than docutils where authors err and mean something evident: underlines that are too short, lists
// without a blank line above them, literals that touch a word.
//
// The package opens no files: what a directive would include is reported and left out.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package rst

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
)

// A file is the state of reading a file.
type file struct {
	*diag.Lines
	sink     diag.Sink
	found    diag.Once
	titles   titles
	targets  targets
	notes    notes
	subs     map[string]*substitution
	expanded int // bytes that substitutions have become
	meta     ast.Meta
	// docinfoRead is set when the fields about the file have been read.
	docinfoRead bool
	language    string          // of listings that name none, by the directive highlight
	role        string          // of text between single backquotes
	markup      []indent.Extent // what is not the author's words
}

// Read reads the file src, which is UTF-8 with LF line ends, and always returns a document. name is the name of the
// file in positions and diagnostics, which go to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	doc, _ := read(name, src, sink)
	return doc
}

// Words returns src with everything blanked that is markup and not the words of its author: names of directives and
// roles, options, targets, comments. Lines stay where they are.
func Words(src []byte) []byte {
	_, f := read("", src, &diag.List{})
	return indent.Blanked(src, f.markup)
}

func read(name string, src []byte, sink diag.Sink) (*ast.Document, *file) {
	lines := indent.Split(string(src))
	f := &file{Lines: diag.NewLines(name, src), sink: sink, role: "title-reference"}
	f.targets.file, f.notes.file = f, f
	f.subs = substitutions(lines)
	f.notes.find(lines)
	f.meta.Loc = ast.At(f.Span(0, 0))
	p := &parser{file: f, lines: lines, top: true}
	doc := &ast.Document{Loc: ast.At(f.Span(0, len(src))), Format: "rst", Blocks: p.parse()}
	doc.Meta = f.meta
	doc.Slugs = f.targets.slugs()
	doc.Names, doc.Named = f.targets.names(), f.targets.labels
	doc.Notes = f.notes.list()
	f.targets.resolve(doc)
	f.found.Pass(sink)
	return doc, f
}

// blank records that the bytes from start to end are markup.
func (f *file) blank(start, end int) {
	f.markup = append(f.markup, indent.Extent{Start: start, End: end})
}

// blankLines records that lines are markup.
func (f *file) blankLines(lines []indent.Line) {
	for _, l := range lines {
		f.blank(l.At, l.End())
	}
}

// loc returns the position of lines.
func (f *file) loc(lines []indent.Line) ast.Loc {
	lines = indent.Trim(lines)
	if len(lines) == 0 {
		return ast.Loc{}
	}
	return ast.At(f.Span(lines[0].At, lines[len(lines)-1].End()))
}

// report records a finding. Findings that say the same are reported once, at the first place.
func (f *file) report(rule diag.ID, at diag.Span, message string, args ...any) {
	f.found.Report(diag.New(rule, at, message, args...))
}

// aside records that a part of the file was set aside.
func (f *file) aside(at diag.Span, what string) { f.report(diag.Furniture, at, "%s set aside", what) }
