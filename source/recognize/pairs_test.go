package recognize_test

import (
	"fmt"
	syntax "go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/notebook"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/text"
)

// A pair is two documents of one form, n of something in it, just under and just over a threshold.
type pair struct {
	constant string // or the function and its comparison, where the number has no name
	doc      func(n int) string
	under    int // the greatest or the least n on its side
	sees     string
	over     int
	seesOver string
	by       func(*ast.Guide, []diag.Diagnostic) string // what is compared; nil: the shape and how many questions
}

var pairs = [][]pair{
	plausiblePairs, formPairs, listPairs, partPairs, furniturePairs, linePairs, sitePairs, optionPairs, rowPairs,
	entitlePairs,
	topicPairs, termPairs, taskPairs, countPairs, besidePairs,
}

// TestPairs reads each document of the pairs. A document that begins with "#!text" is plain text, one that begins
// with a brace a notebook, with a tag a page, another Markdown.
func TestPairs(t *testing.T) {
	for _, p := range slices.Concat(pairs...) {
		t.Run(p.constant, func(t *testing.T) {
			for _, side := range []struct {
				n    int
				want string
			}{{p.under, p.sees}, {p.over, p.seesOver}} {
				if got, why := seen(p, side.n); got != side.want {
					t.Errorf("with %d: %s, want %s\n%s\n%s", side.n, got, side.want, p.doc(side.n), why)
				}
			}
		})
	}
}

// seen returns what recognition makes of one document of a pair, and its reasons.
func seen(p pair, n int) (sees, why string) {
	src := p.doc(n)
	read, name := markdown.Read, "notes.md"
	if rest, ok := strings.CutPrefix(src, "#!text\n"); ok {
		read, name, src = text.Read, "notes.txt", rest
	} else if strings.HasPrefix(src, "{") {
		read, name = notebook.Read, "notes.ipynb"
	} else if strings.HasPrefix(src, "<") {
		read, name = html.Read, "notes.html"
	}
	var found diag.List
	g, x, err := recognize.Explain(read(name, []byte(src), &diag.List{}), "", &found)
	var b strings.Builder
	if x != nil {
		_ = x.Write(&b) // to memory
	}
	if err != nil {
		return "refused", b.String()
	}
	if p.by != nil {
		return p.by(g, found.Sorted()), b.String()
	}
	return fmt.Sprintf("%s %d", g.Shape, len(g.AllQuestions())), b.String()
}

// setAside returns the kinds of furniture.
func setAside(_ *ast.Guide, found []diag.Diagnostic) string {
	var kinds []string
	for _, d := range found {
		if what, ok := strings.CutSuffix(d.Message, " set aside"); ok && d.Rule == diag.Furniture {
			kinds = append(kinds, what)
		}
	}
	return strings.Join(kinds, ", ")
}

// sections returns the titles of the sections.
func sections(g *ast.Guide, _ []diag.Diagnostic) string {
	var titles []string
	for _, s := range g.AllSections() {
		if title := s.PlainTitle(); title != "" {
			titles = append(titles, title)
		}
	}
	return strings.Join(titles, ", ")
}

// options returns how many options the questions have.
func options(g *ast.Guide, _ []diag.Diagnostic) string {
	var counts []string
	for _, q := range g.AllQuestions() {
		counts = append(counts, fmt.Sprint(len(q.Options)))
	}
	return strings.Join(counts, " ")
}

// option returns the text of the first question's first option.
func option(g *ast.Guide, _ []diag.Diagnostic) string {
	return strings.TrimSpace(ast.BlockText(g.AllQuestions()[0].Options[0].Blocks, ast.OwnText))
}

// kinds returns the kinds of the questions.
func kinds(g *ast.Guide, _ []diag.Diagnostic) string {
	var kinds []string
	for _, q := range g.AllQuestions() {
		kinds = append(kinds, q.Kind.String())
	}
	return strings.Join(kinds, " ")
}

// right returns the right options of the questions.
func right(g *ast.Guide, _ []diag.Diagnostic) string {
	var labels []string
	for _, q := range g.AllQuestions() {
		labels = append(labels, strings.Join(q.Right(), "+"))
	}
	return strings.Join(labels, " ")
}

// questionTitle returns the title of the first question.
func questionTitle(g *ast.Guide, _ []diag.Diagnostic) string { return g.AllQuestions()[0].PlainTitle() }

// title returns the title of the guide.
func title(g *ast.Guide, _ []diag.Diagnostic) string { return g.Meta.Title }

// numbers returns the numbers of the questions.
func numbers(g *ast.Guide, _ []diag.Diagnostic) string {
	var numbers []string
	for _, q := range g.AllQuestions() {
		numbers = append(numbers, q.Number)
	}
	return strings.Join(numbers, " ")
}

// facts returns the difficulty and the tags of the first question.
func facts(g *ast.Guide, _ []diag.Diagnostic) string {
	q := g.AllQuestions()[0]
	return strings.TrimSpace(q.Difficulty + " " + strings.Join(q.Tags, ","))
}

// slugSize returns the length of the first question's id without its prefix.
func slugSize(g *ast.Guide, _ []diag.Diagnostic) string {
	return fmt.Sprint(len(g.AllQuestions()[0].ID) - len("q-"))
}

// each repeats a text n times, with the count in place of each @.
func each(n int, text string) string { return from(1, n, text) }

// from is [each] with a count that begins elsewhere and ends at last.
func from(first, last int, text string) string {
	var b strings.Builder
	for i := first; i <= last; i++ {
		b.WriteString(strings.ReplaceAll(text, "@", fmt.Sprint(i)))
	}
	return b.String()
}

// cells returns a notebook of cells of Markdown.
func cells(texts ...string) string {
	var all []string
	for _, text := range texts {
		all = append(all, fmt.Sprintf(`{"cell_type": "markdown", "metadata": {}, "source": [%q]}`, text))
	}
	return `{"cells": [` + strings.Join(all, ",") + `], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`
}

// words returns n words.
func words(n int) string { return strings.TrimSpace(strings.Repeat("oak ", n)) }

// topical is a title that speaks of questions.
const topical = "# Interview questions\n\n"

// woods is an answer of three lines: questions with such answers are all but the whole of a document.
const woods = "Wood.\nWood.\nWood.\n\n"

// unpaired are the constants that decide nothing about a guide, and why.
var unpaired = map[string]string{
	"noSection":                    "a level, compared with levels",
	"lineLevel":                    "a level, compared with levels",
	"noLetter":                     "stands for no letter, and is compared with letters",
	"largeDeck":                    "bounds the time: a deck of cards alone is read as nothing else anyhow",
	"withoutTop: longest":          "bounds the time: no phrase is as long",
	"repeatsBelow: near":           "bounds the time",
	"isAnswerWord: longest":        "bounds the time: no phrase is as long",
	"siteFinder.comments: longest": "bounds the time: no phrase is as long",
	"linker.inAnotherFile: enough": "how many places are shown",
	"questionLines: most":          "how many lines are shown",
}

// TestEveryConstantHasAPair checks that each number of the package with a name is pinned on both sides.
func TestEveryConstantHasAPair(t *testing.T) {
	paired := map[string]bool{}
	for _, p := range slices.Concat(pairs...) {
		if paired[p.constant] {
			t.Errorf("%s has two pairs of one name", p.constant)
		}
		paired[p.constant] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range constants(parsed) {
			if !paired[name] && unpaired[name] == "" {
				t.Errorf("%s: %s has no pair", file, name)
			}
		}
	}
}

// constants returns the names of a file's constants that are numbers, those of a function behind its name.
func constants(file *syntax.File) (names []string) {
	for _, d := range file.Decls {
		in := ""
		if f, ok := d.(*syntax.FuncDecl); ok {
			in = f.Name.Name + ": "
			if f.Recv != nil {
				of := f.Recv.List[0].Type
				if p, ok := of.(*syntax.StarExpr); ok {
					of = p.X
				}
				in = of.(*syntax.Ident).Name + "." + in
			}
		}
		syntax.Inspect(d, func(n syntax.Node) bool {
			d, ok := n.(*syntax.GenDecl)
			if !ok || d.Tok != token.CONST {
				return true
			}
			for _, s := range d.Specs {
				s := s.(*syntax.ValueSpec)
				for i, name := range s.Names {
					if i < len(s.Values) {
						if v, ok := s.Values[i].(*syntax.BasicLit); ok && v.Kind != token.STRING {
							names = append(names, in+name.Name)
						}
					}
				}
			}
			return true
		})
	}
	return names
}
