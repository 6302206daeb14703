// Package exchange holds what the renderers of formats for questions share: tables, and the files of quiz programs.
//
// Such a format is a list of questions, each complete in itself. A guide is a tree with words around its questions. So
// a guide goes in, and out come its sections as parts, with the questions of each ([Parts]); with every question stand
// its answer, wherever the edition has put that, what a program calls it, and what kind of question it is for programs
// ([Item]). What the format at hand cannot say is collected in [Losses], each kind of loss once, and reported by the
// renderer that meets it.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package exchange

import (
	"cmp"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// A Part is what a guide has under one heading: that of a section, or none.
type Part struct {
	Path  []string // the titles of the sections around it and its own, in plain text, outermost first; nil: none
	Intro []ast.Block
	Items []Item
}

// An Item is a question with its answer.
type Item struct {
	*ast.Question
	Answer []ast.Block // the model answer of a question without options, else the explanation of those
	Name   string      // what lists of questions call it: the beginning of its title, in plain text

	language string // of the guide
}

// Parts returns the parts of g that hold anything, in the order of the guide.
func Parts(g *ast.Guide) []Part {
	moved := g.MovedAnswers()
	var out []Part
	add := func(p Part) {
		if len(p.Intro)+len(p.Items) > 0 {
			out = append(out, p)
		}
	}
	add(Part{Intro: g.Intro})
	var walk func(sections []*ast.Section, path []string)
	walk = func(sections []*ast.Section, path []string) {
		for _, s := range sections {
			if s.Back {
				continue
			}
			within := path
			if title := strings.Join(strings.Fields(s.PlainTitle()), " "); title != "" {
				within = append(slices.Clip(path), title)
			}
			p := Part{Path: within, Intro: s.Intro}
			for _, q := range s.Questions {
				p.Items = append(p.Items, itemOf(q, moved, g.Meta.LanguageTag()))
			}
			add(p)
			walk(s.Sections, within)
		}
	}
	walk(g.Sections, nil)
	return out
}

func itemOf(q *ast.Question, moved map[string]*ast.Answer, language string) Item {
	it := Item{Question: q, Answer: q.Answer, Name: name(q), language: language}
	if q.AnswerID != "" {
		it.Answer = nil
		if a := moved[q.AnswerID]; a != nil {
			it.Answer = a.Blocks
		}
	}
	return it
}

// Asked returns what it asks: its title and the rest. One that its author only counts is called by its number.
func (it Item) Asked() []ast.Block {
	title := it.Title
	if len(title) == 0 {
		title = []ast.Inline{&ast.Text{Loc: ast.At(it.At), Value: it.Name}}
	}
	return append([]ast.Block{&ast.Paragraph{Loc: ast.At(it.At), Inlines: title}}, it.Prompt...)
}

// longestName is the length in characters at which a name is cut. Moodle keeps 255; more than this no list shows.
const longestName = 80

// name returns the beginning of the title of q.
func name(q *ast.Question) string {
	title := strings.Join(strings.Fields(q.PlainTitle()), " ")
	if title == "" {
		return cmp.Or(q.Number, q.ID)
	}
	r := []rune(title)
	if len(r) <= longestName {
		return title
	}
	cut := string(r[:longestName-1])
	if i := strings.LastIndexByte(cut, ' '); i > longestName/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " .,;:") + "…"
}

// Categories returns the names of the nested categories for a section of a guide, as Moodle writes them in a path: a
// slash in a name is written twice. The guide is a category around those of its sections.
func Categories(guide string, path []string) []string {
	var out []string
	for _, name := range append([]string{guide}, path...) {
		out = append(out, strings.ReplaceAll(strings.Join(strings.Fields(name), " "), "/", "//"))
	}
	return out
}

// Labels returns the tags of it, and its difficulty as one of them: "difficulty:basic", as --only has it.
func (it Item) Labels() []string {
	if it.Difficulty == "" {
		return it.Tags
	}
	return append([]string{"difficulty:" + it.Difficulty}, it.Tags...)
}
