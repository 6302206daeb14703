// Package bank makes documents of questions that are kept as data: in a table, as objects, in a format of quiz
// programs.
//
// The reader of such a format says what each question is (an [Entry]); a [Builder] puts the questions into sections and
// makes a title of each question's first paragraph. Its document holds a tree instead of a stream of blocks
// ([ast.Document], Sections), since there is nothing left to recognize. [Value] turns a text of the file into blocks,
// in the language that the author wrote it in: plain text, Markdown or HTML.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package bank

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// An Entry is one question.
type Entry struct {
	At         diag.Span
	Section    []string // titles, outermost first; empty: no section
	Number     string   // the author's; may be empty
	Question   []ast.Block
	Kind       ast.Kind
	Options    []*ast.Option
	Answer     []ast.Block // may be empty; where options are right, their explanation
	Difficulty string
	Tags       []string
	Key        string    // what the file calls the question for good, apart from its title; may be empty
	KeyAt      diag.Span // of that
}

// A Builder collects the questions of a file. Sections come in the order of their first questions, and all questions of
// a section are together, as authors of tables do not always sort their rows.
type Builder struct {
	doc      *ast.Document
	sections []*section
}

// A section is a section under its path of titles.
type section struct {
	path []string
	*ast.Section
	parts []*section
}

// New returns a builder for the file at, which is in the given format.
func New(format string, at diag.Span) *Builder {
	return &Builder{doc: &ast.Document{Loc: ast.At(at), Format: format}}
}

// Document returns the document with the questions added so far. Its metadata, introduction and notes are the caller's
// to set.
func (b *Builder) Document() *ast.Document {
	b.doc.Sections = []*ast.Section{}
	for _, s := range b.sections {
		b.doc.Sections = append(b.doc.Sections, s.Section)
	}
	return b.doc
}

// Add adds a question.
func (b *Builder) Add(e Entry) {
	q := &ast.Question{
		Loc: ast.At(e.At), Number: e.Number, Label: e.Number, Kind: e.Kind, Options: e.Options, Answer: e.Answer,
		Difficulty: e.Difficulty, Tags: e.Tags,
	}
	if e.Key != "" {
		at := e.KeyAt
		if at.Start.Before(e.At.Start) { // it stands above, where it is no question's yet
			at = e.At
		}
		b.doc.Named = append(b.doc.Named, ast.Name{Loc: ast.At(at), Text: e.Key})
	}
	q.Title, q.Prompt = markup.SplitTitle(titled(e.Question, e.At))
	s := b.section(e.Section, e.At)
	s.Questions = append(s.Questions, q)
}

// section returns the section with the path of titles, and makes what of it is missing.
func (b *Builder) section(path []string, at diag.Span) *section {
	var s *section
	list := &b.sections
	if len(path) == 0 {
		path = []string{""}
	}
	for depth, title := range path {
		i := slices.IndexFunc(*list, func(s *section) bool { return s.path[depth] == title })
		if i < 0 {
			made := &section{path: path[:depth+1], Section: &ast.Section{Loc: ast.At(at)}}
			if title != "" {
				made.Title = []ast.Inline{&ast.Text{Loc: ast.At(at), Value: title}}
			}
			if s != nil {
				s.Sections = append(s.Sections, made.Section)
			}
			i = len(*list)
			if title == "" { // what is in no section comes before all sections
				i = 0
			}
			*list = slices.Insert(*list, i, made)
		}
		s = (*list)[i]
		list = &s.parts
	}
	return s
}
