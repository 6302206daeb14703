// Package org reads guides written in Org, the format of Emacs. The input is a file, the output its blocks with their
// positions in the source ([ast.Document]), in which questions are still headings or lists.
//
// The reader is our own. The Go library for the format, go-org, keeps no positions: its nodes cannot be found again in
// the source, and every finding of this program has a line. A [splitter] divides the file at its headlines, a [parser]
// reads the elements of a body, an [inliner] the text of a paragraph. What steers Emacs (properties, states of tasks,
// dates) is left out and reported once.
//
// Flash cards of anki-editor, org-fc and org-drill are headlines with properties; they become a heading with the
// question, and the answer below it (cards.go).
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package org

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
)

// A file is the state of reading a file.
type file struct {
	*diag.Lines
	sink    diag.Sink
	found   diag.Once
	targets targets
	notes   notes
	macros  map[string]string
	states  []string // of tasks, at the start of headlines
	planned map[*ast.Heading]bool
	called  map[diag.Pos]bool // where flash cards begin
	named   []ast.Name        // what names headlines for good
	meta    ast.Meta
	markup  []indent.Extent // what is not the author's words
}

// Read reads the file src, which is UTF-8 with LF line ends, and always returns a document. name is the name of the
// file in positions and diagnostics, which go to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	doc, _ := read(name, src, sink)
	return doc
}

// Words returns src with everything blanked that is markup and not the words of its author: keywords, properties,
// names of blocks, targets, comments. Lines stay where they are.
func Words(src []byte) []byte {
	_, f := read("", src, &diag.List{})
	return indent.Blanked(src, f.markup)
}

func read(name string, src []byte, sink diag.Sink) (*ast.Document, *file) {
	f := &file{
		Lines: diag.NewLines(name, src), sink: sink, macros: map[string]string{}, planned: map[*ast.Heading]bool{},
		called: map[diag.Pos]bool{},
		states: []string{"TODO", "DONE", "NEXT", "WAITING", "CANCELLED", "CANCELED", "HOLD"},
	}
	f.targets.file, f.notes.file = f, f
	f.meta.Loc = ast.At(f.Span(0, 0))
	lines := indent.Split(string(src))
	f.notes.find(lines)
	f.keywords(lines)
	doc := &ast.Document{Loc: ast.At(f.Span(0, len(src))), Format: "org", Blocks: f.blocks(lines)}
	doc.Meta, doc.Planned, doc.Called = f.meta, f.planned, f.called
	doc.Slugs = f.targets.slugs()
	doc.Names, doc.Named = f.targets.named, f.named
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

// report records a finding. Findings that say the same are reported once, at the first place.
func (f *file) report(rule diag.ID, at diag.Span, message string, args ...any) {
	f.found.Report(diag.New(rule, at, message, args...))
}

// loc returns the position of lines.
func (f *file) loc(lines []indent.Line) ast.Loc {
	lines = indent.Trim(lines)
	if len(lines) == 0 {
		return ast.Loc{}
	}
	return ast.At(f.Span(lines[0].At, lines[len(lines)-1].End()))
}

// keywords reads the keywords that concern the whole file, wherever they stand.
func (f *file) keywords(lines []indent.Line) {
	for _, l := range lines {
		key, value, ok := keyword(l.Text)
		if !ok {
			continue
		}
		switch key {
		case "TITLE":
			f.meta.Title = strings.TrimSpace(f.meta.Title + " " + f.plain(value))
		case "SUBTITLE":
			f.meta.Subtitle = f.plain(value)
		case "AUTHOR":
			if value != "" && !slices.Contains(f.meta.Authors, value) {
				f.meta.Authors = append(f.meta.Authors, f.plain(value))
			}
		case "DATE":
			if m := date.FindString(value); m != "" {
				f.meta.Date = m
			} else if value != "" {
				f.report(diag.LeftOut, f.loc([]indent.Line{l}).At, "a date that is not like 2026-05-06 was left out")
			}
		case "LANGUAGE":
			if languageTag.MatchString(value) {
				f.meta.Language = strings.ReplaceAll(value, "_", "-")
			}
		case "DESCRIPTION":
			f.meta.Description = strings.TrimSpace(f.meta.Description + " " + f.plain(value))
		case "KEYWORDS":
			for k := range strings.SplitSeq(value, ",") {
				if k = strings.TrimSpace(k); k != "" {
					f.meta.Subjects = append(f.meta.Subjects, k)
				}
			}
		case "TODO", "SEQ_TODO", "TYP_TODO":
			for word := range strings.FieldsSeq(value) {
				word, _, _ = strings.Cut(word, "(")
				if word != "|" && word != "" {
					f.states = append(f.states, word)
				}
			}
		case "MACRO":
			if name, text, _ := strings.Cut(value, " "); name != "" {
				f.macros[strings.ToLower(name)] = strings.TrimSpace(text)
			}
		}
	}
}

// plain returns a value of a keyword without its markup.
func (f *file) plain(value string) string {
	run := indent.Join([]indent.Line{{Text: value}})
	scratch := &file{Lines: diag.NewLines("", []byte(value)), sink: &diag.List{}, macros: f.macros}
	scratch.targets.file, scratch.notes.file = scratch, scratch
	return ast.PlainText(scratch.inlines(run))
}
