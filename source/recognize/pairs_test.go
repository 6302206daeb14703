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

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/markdown"
	"studyguide/source/notebook"
	"studyguide/source/recognize"
	"studyguide/source/text"
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
	topicPairs, termPairs, taskPairs,
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

// plausiblePairs are of what makes questions plausible.
var plausiblePairs = []pair{
	{"minQuestions", func(n int) string { return each(n, "## What is @?\n\nWood.\n\n") },
		2, "refused", 3, "heading 3", nil},
	{"askingShare", func(n int) string {
		return each(n, "## What is @?\n\nWood.\n\n") + each(10-n, "## Keel @\n\nWood.\n\n")
	}, 3, "refused", 4, "heading 10", nil},
	{"coveredShare", func(n int) string {
		return "# Notes\n\n" + each(n, "Prose @.\n\n") + each(3, "## What is @?\n\nWood.\n\n")
	}, 11, "refused", 10, "heading 3", nil},
	{"judge: f.worded*2 < f.questions", func(n int) string {
		return topical + each(n, "## 1.@\n\nFix.\n\n") + each(6-n, "## What is @?\n\nWood.\n\n")
	}, 4, "refused", 3, "heading 6", nil},
	{"judge: f.labelled*2 < f.questions", func(n int) string {
		return topical + each(n, "## 1.@\n\nAnswer: "+woods) + from(n+1, 6, "## 1.@\n\n"+woods)
	}, 2, "refused", 3, "heading 6", nil},
	{"judge: f.labelled*2 >= f.questions", func(n int) string {
		return each(n, "## Keel @\n\nAnswer: Wood.\n\n") + each(6-n, "## Mast @\n\nWood.\n\n")
	}, 2, "refused", 3, "heading 6", nil},
	{"judge: float64(f.offered) >= quizShare*float64(f.questions)", func(n int) string {
		return "#!text\n" + each(n, "@. The mast is\nA. Oak\nB. Elm\n\n") +
			from(n+1, 5, "@. The keel is\n\nIts wood.\n\n") +
			"Answer key\n\n1-A, 2-B, 3-A, 4-A, 5-A\n"
	}, 2, "refused", 3, "outline 5", nil},
	{"judge: f.sets*2 >= f.questions", func(n int) string {
		return topical + each(n, "## Questions on keels @\n\n"+woods) + each(6-n, "## Mast @\n\n"+woods)
	}, 3, "refused", 2, "heading 6", nil},
	{"judge: f.answered*2 < f.questions", func(n int) string {
		return topical + each(n, "## Keel @\n\n"+woods) +
			each(6-n, "## Mast @\n\n"+strings.Repeat("[Wood](https://a.test/@)\n", 3)+"\n")
	}, 2, "refused", 3, "heading 6", nil},
	{"manualTimes", func(n int) string {
		return each(n, "## What is @?\n\nWood.\n\n") + "## Installation\n\nOak.\n\n## Usage\n\nElm.\n"
	}, 5, "refused", 6, "heading 8", nil},
	{"topicalShare", func(n int) string {
		return topical + each(n, "Prose @.\n\n") + each(3, "## What is @?\n\nWood.\n\n")
	}, 114, "refused", 113, "heading 3", nil},
	{"labelledShare", func(n int) string {
		return each(n, "Prose @.\n\n") + each(3, "Q: What is @?\n\nA: Wood.\n\n")
	}, 55, "refused", 54, "labels 3", nil},
	{"framedShare", func(n int) string {
		return "# Exam\n\n" + each(n, "[Question @] What is it?\n\nWood.\n\n") +
			from(n+1, 5, "Question @: What is it?\n\nWood.\n\n")
	}, 3, "outline 5", 4, "outline 4", nil},
	{"mostAlike", func(n int) string {
		return each(12, "**What is @?**\n\nWood.\n\n") + strings.Repeat("**Why does it hold?**\n\nWood.\n\n", n)
	}, 2, "bold 14", 3, "bold 12", nil},
	{"clearlyAsking", func(n int) string {
		return each(n, "What is @?\n\n") + each(2, "Oak @\n\n")
	}, 17, "unmarked 19", 18, "unmarked 18", nil},
	{"endsInNumber: most", func(n int) string {
		return each(3, "# Ticket "+strings.Repeat("exam ", n-2)+"@\n\n1. Keel @\n2. Mast @\n\n")
	}, 4, "refused", 3, "list 6", nil},
	{"silentShare", func(n int) string {
		return topical + each(n, "## What is @?\n\nWood.\n\n") + each(8-n, "## Mast @\n\nWood.\n\n")
	}, 1, "refused", 2, "heading 8", nil},
	{"silentCovered", func(n int) string {
		return topical + each(5, "## Keel @\n\nWood.\n\n") + each(n-2*5, "Oak @.\n\n")
	}, 18, "refused", 19, "heading 5", nil},
	{"leavesGap: fewest", func(n int) string { return each(3, "@. "+strings.Repeat("k", n)+" ____\n") },
		10, "refused", 11, "list 3", nil},
}

// formPairs are of the shapes.
var formPairs = []pair{
	{"gapShare", func(n int) string {
		return each(n, "The keel @ is {{c1::wood}}.\n\n") + each(10-n, "The mast @ is wood.\n\n")
	}, 5, "refused", 6, "cards 6", nil},
	{"cardGap", func(n int) string {
		return "#!text\nNotes\n\n\n" + each(4, "Oak [...] @\n\nWood @.\n"+strings.Repeat("\n", n))
	},
		1, "refused", 2, "cards 4", nil},
	{"twoEach", func(n int) string {
		return "#!text\nNotes\n\n\n" + each(n, "Oak [...] @\n\nWood @.\n\n\n") + each(10-n, "Elm [...] @\n\n\n")
	}, 7, "refused", 8, "cards 8", nil},
	{"frontShare", func(n int) string {
		return "#!text\nNotes\n\n\n" + each(n, "Oak [...] @\n\nWood @.\n\n\n") + each(8-n, "Elm @\n\nWood @.\n\n\n")
	}, 1, "refused", 2, "cards 8", nil},
	{"finding.encloses: title", func(n int) string {
		return []string{"", "# Notes\n\n", "# Notes\n\nProse.\n\n"}[n] +
			each(5, "## What is @?\n\n"+strings.Repeat("- What is oak? Wood.\n", 2)+"\n")
	}, 1, "heading 5", 2, "inline 10", nil},
	{"isLayout: fewest", func(n int) string {
		return each(3, "- What is oak @?\n\n  Wood.\n\n"+strings.Repeat("  What is elm @?\n\n  Wood.\n\n", n-1))
	}, 1, "list 3", 2, "unmarked 6", nil},
	{"fewestBold", func(n int) string { return each(n, "**What is @?**\n\nWood.\n\n") },
		4, "unmarked 4", 5, "bold 5", nil},
	{"boldShare", func(n int) string {
		return each(n, "**What is @?**\n\nWood.\n\n") + each(10-n, "**The keel @**\n\nWood.\n\n")
	}, 7, "bold 7", 8, "bold 10", nil},
	{"boldLines: len(words(text)) < 2", func(n int) string {
		return each(8, "**What is @?**\n\nWood.\n\n") + each(2, "**Keel@"+strings.Repeat(" oak", n-1)+"**\n\nWood.\n\n")
	}, 1, "bold 8", 2, "bold 10", nil},
	{"distinctShare", func(n int) string {
		return each(n-1, "<details><summary>What is @?</summary>\n\nWood.\n\n</details>\n\n") +
			each(11-n, "<details><summary>What is it?</summary>\n\nWood.\n\n</details>\n\n")
	}, 5, "refused", 6, "details 10", nil},
	{"labelShare", func(n int) string {
		return each(n, "## What is @?\n\n<details><summary>Unfold</summary>\n\nWood.\n\n</details>\n\n") +
			each(10-n, "## Who is @?\n\n<details><summary>Part @</summary>\n\nWood.\n\n</details>\n\n")
	}, 5, "heading 10", 6, "folded 10", nil},
	{"foldedShape.read: e.folds.labelled*2 < best.questions", func(n int) string {
		return each(n, "## What is @?\n\n<details><summary>Answer</summary>\n\nWood.\n\n</details>\n\n") +
			each(6-n, "## Who is @?\n\nWood.\n\n")
	}, 2, "heading 6", 3, "folded 6", nil},
	{"fencedMarks", func(n int) string {
		return "```\n" + each(n, "Q@. What is it?\n\nWood.\n\n") + "```\n"
	}, 4, "refused", 5, "fenced 5", nil},
	{"fencedShare", func(n int) string {
		return each(n, "Prose @.\n\n") + "```\n" + each(5, "Q@. What is it?\n\nWood.\n\n") + "```\n"
	}, 10, "refused", 9, "fenced 5", nil},
	{"innerRepeats", func(n int) string {
		return each(n, "## What is @?\n\nWood.\n\n## Example\n\nOak.\n\n") + each(4-n, "## Who is @?\n\nWood.\n\n")
	}, 2, "heading 6", 3, "heading 4", nil},
	{"others: askingShare", func(n int) string {
		return each(15, "## What is @?\n\nWood.\n\n") + "# Masts\n\n" + each(n, "### Who is @?\n\nWood.\n\n") +
			from(n+1, 10, "### Mast @\n\nWood.\n\n")
	}, 3, "heading 15", 4, "heading 25", nil},
	{"cardsOf: i+1 < len(lines)", func(n int) string { return each(3, "Keel @\n?\n"+strings.Repeat("Wood.\n", n)+"\n") },
		0, "unmarked 3", 1, "cards 3", nil},
	{"cardOf: at <= 0", func(n int) string { return each(3, strings.Repeat("Keel", n)+"::made of wood\n\n") },
		0, "refused", 1, "cards 3", nil},
	{"headings.score: 0.3 + 0.7*float64(below)/n", func(n int) string {
		return each(9, "# Who is @?\n\nWood.\n\n") + each(n, "## What is @?\n\nWood.\n\n") +
			from(n+1, 20, "## What is @?\n\n")
	}, 4, "heading 9", 5, "heading 29", nil},
	{"inlineShare", func(n int) string {
		return each(n, "- What is @? Wood.\n") + each(10-n, "- Keel @ of wood.\n")
	}, 5, "refused", 6, "inline 10", nil},
	{"inlineShape.read: float64(split) >= inlineShare*float64(marked)", func(n int) string {
		return "#!text\n" + each(n, "Q@. What is it? Wood.\n\n") + from(n+1, 10, "Q@. Keel of wood.\n\n")
	}, 5, "outline 10", 6, "inline 10", nil},
	{"labelsShape.read: answers*2 < questions", func(n int) string {
		return each(n, "Question: What is @?\n\nAnswer: Wood.\n\n") + each(6-n, "Question: Who is @?\n\nWood.\n\n")
	}, 2, "unmarked 6", 3, "labels 6", nil},
	{"counter.goesOn: leap", func(n int) string {
		return "#!text\n" + each(3, "@. Explain a mast.\n\nWood.\n\n") +
			fmt.Sprintf("%d. Explain a keel.\n\nWood.\n\n", 3+n)
	}, 6, "outline 3", 5, "outline 4", nil},
	{"answeredLines: fewest", func(n int) string { return "#!text\n" + each(n, "What is @? / Oak\n") },
		4, "unmarked 4", 5, "inline 5", nil},
	{"goesOnElse: sentence", func(n int) string {
		return "#!text\n" + each(4, "@. Explain a mast.\n\nWood.\n\n") + "Q5. The" + strings.Repeat(" oak", n-1) +
			"\n\nWood.\n"
	}, 4, "outline 4", 5, "outline 5", nil},
	{"goesOnElse: leap", func(n int) string {
		return "#!text\n" + each(4, "@. Explain a mast.\n\nWood.\n\n") + fmt.Sprintf("Q%d. The keel\n\n", 4+n) +
			"A. is wood\nB. is iron\nC. is oak\n"
	}, 3, "outline 4", 2, "outline 5", nil},
	{"counter.goesOn: l.N <= 2", func(n int) string {
		return each(3, "@\\. Explain a mast.\n\nWood.\n\n") + "# Keels\n\n" +
			fmt.Sprintf("%d\\. Explain a keel.\n\nWood.\n\n", n)
	}, 3, "outline 3", 2, "outline 4", nil},
	{"hasWords: n*2 >= len(t.Rows)", func(n int) string {
		return "| Question | Answer |\n|---|---|\n" + each(n, "| Keel @ | Wood |\n") + each(6-n, "| @@ | Oak |\n")
	}, 2, "refused", 3, "table 6", nil},
	{"quizTable.rows: len(title) == 0", func(n int) string {
		return "| Question | Answer |\n|---|---|\n" + each(3, "| Keel @ | Wood |\n"+strings.Repeat("| | Oak |\n", n))
	}, 0, "Wood", 1, "Wood\nOak", answer},
	{"askingColumn: bulletShare", func(n int) string {
		return "| One | Two |\n|---|---|\n" + each(n, "| What is @? | Wood |\n") + each(10-n, "| Keel @ | Oak |\n")
	}, 7, "refused", 8, "table 10", nil},
	{"isCount: len(s) <= 6", func(n int) string {
		return "| No | Question | Answer |\n|---|---|---|\n" +
			each(3, "| "+strings.Repeat("@", n)+" | Keel @ | Wood |\n")
	}, 7, "  ", 6, "111111 222222 333333", numbers},
	{"manyTopics", func(n int) string { return each(n, "## @. Keel\n\nWood.\n\n") },
		9, "refused", 10, "topics 10", nil},
	{"topicShare", func(n int) string {
		return each(10, "## @. Keel\n\nWood.\n\n") +
			each(n, "## Mast @\n\nWood.\n\n")
	},
		3, "refused", 2, "topics 10", nil},
	{"topicRun", func(n int) string {
		return "# Hull\n\n" + each(n, "## @. Keel\n\nWood.\n\n") + "# Rig\n\n" + each(n, "## @. Mast\n\nWood.\n\n")
	}, 5, "refused", 6, "topics 12", nil},
	{"openTimes", func(n int) string {
		return each(3, "## What is @?\n\nWood.\n\n") + "## Keel\n\n" + from(4, 3+n, "## Why @?\n\n") +
			"## Where?\n\nHere.\n\n## Who?\n\nI.\n"
	}, 1, "heading 6", 2, "heading 8", nil},
	{"ownText", func(n int) string {
		return topical + each(10, "- [Keel @](#keel-@)\n") + "\n" + each(n, "## Keel @\n\nWood.\n\n") +
			from(n+1, 10, "## Keel @\n\n### Part @\n\nWood.\n\n")
	}, 5, "heading 10", 6, "topics 10", nil},
	{"unmarkedEvery", func(n int) string {
		return each(3, "What is @?\n\nWood.\n\n") + each(n, "Prose @.\n\n")
	}, 7, "refused", 6, "unmarked 3", nil},
	{"unmarkedTopical", func(n int) string {
		return topical + each(3, "What is @?\n\nWood.\n\n") + each(n, "Prose @.\n\n")
	}, 19, "refused", 18, "unmarked 3", nil},
	{"shape_unmarked.lines: asking < 2", func(n int) string {
		return each(3, "What is @?\n\nWood.\n\n") + each(n, "Is it @?\n") + "- oak\n"
	}, 1, "unmarked 4", 2, "unmarked 5", nil},
	{"namesPart: longest", func(n int) string {
		return "Why?\n\nWood.\n\nThe " + words(n-1) + "\nWhat is 1?\n\n" + from(2, 3, "What is @?\n\nWood.\n\n")
	}, 5, "Notes", 4, "The oak oak oak", title},
	{"cells: asking*2", func(n int) string {
		var texts []string
		for i := range 8 {
			texts = append(texts, fmt.Sprintf("Keel %d\n\nWood.", i))
			if i < n {
				texts[i] = fmt.Sprintf("What is %d?\n\nWood.\n\n%s", i, strings.Repeat("Prose.\n\n", 4))
			}
		}
		return cells(texts...)
	}, 3, "refused", 4, "unmarked 8", nil},
	{"cellForm", func(n int) string {
		return cells("# Notes\n\nProse.", "What is 1?\n\n"+strings.Repeat("- What is oak?\n\n  Wood.\n", n),
			"What is 2?\n\nWood.", "What is 3?\n\nWood.", "What is 4?\n\nWood.", "What is 5?\n\nWood.")
	}, 12, "list 12", 11, "unmarked 5", nil},
	{"taskWords", func(n int) string {
		return each(3, "What is @?\n\nWood.\n\n") + "Explain " + words(n-1) + ".\n\nWood.\n"
	}, 13, "unmarked 3", 12, "unmarked 4", nil},
}

// listPairs are of lists.
var listPairs = []pair{
	{"listShare", func(n int) string {
		var b strings.Builder
		for i := range 10 {
			fmt.Fprintf(&b, "%d. %s %d\n", i+5, map[bool]string{true: "What is", false: "Keel"}[i < n], i)
		}
		return b.String()
	}, 5, "refused", 6, "list 10", nil},
	{"bulletShare", func(n int) string { return each(n, "- What is @?\n") + each(10-n, "- Keel @\n") },
		7, "refused", 8, "list 10", nil},
	{"countOn: float64(asking) < askingShare*float64(items)", func(n int) string {
		return each(n, "@. What is it?\n") + from(n+1, 10, "@. Keel\n")
	}, 3, "refused", 4, "list 10", nil},
	{"questionLists: float64(headedAsking) >= listShare*float64(headed)", func(n int) string {
		return "## Keels\n\n" + each(n, "- What is @?\n") + each(10-n, "- Keel @\n")
	}, 5, "refused", 6, "list 10", nil},
	{"questionLists: asking*2 >= bullets", func(n int) string {
		return "## Keels\n\n" + each(6, "- What is @?\n") + "\n## Masts\n\n" + each(n, "- Mast @\n")
	}, 7, "list 6", 6, "list 12", nil},
	{"questionLists: headed*2 >= bullets", func(n int) string {
		return "## Keels\n\n" + each(6, "- What is @?\n") + each(4, "- Keel @\n") + "\nAnd:\n\n" + each(n, "- Mast @\n")
	}, 11, "refused", 10, "list 10", nil},
	{"questionLists: prose*4 <= bullets", func(n int) string {
		return each(n, "Prose @.\n\n") + "## Keels\n\n" + each(8, "- What is @?\n") + "\n## Masts\n\n" +
			each(4, "- Mast @\n")
	}, 4, "list 8", 3, "list 12", nil},
	{"dropLoneBullets: few", func(n int) string {
		return each(11, "@. What is it?\n\nWood.\n\n") + each(n, "- Why oak @?\n") + "\n12. What is it?\n\nWood.\n"
	}, 3, "list 15", 2, "list 12", nil},
	{"dropLoneBullets: most", func(n int) string {
		return each(n-1, "@. What is it?\n\nWood.\n\n") + "- Why oak?\n- Why elm?\n\n" +
			fmt.Sprint(n) + ". What is it?\n\nWood.\n"
	}, 5, "list 7", 6, "list 6", nil},
	{"isPlainList: bare*2 >= len(l.Items)", func(n int) string {
		return "## Keels\n\n" + each(12, "- What is @?\n") + "\n## Masts\n\n" + each(n, "- Mast @\n\n  Oak.\n") +
			each(6-n, "- Sail @\n")
	}, 4, "list 12", 3, "list 18", nil},
	{"formOf: listShare", func(n int) string {
		return each(n, "- **What is @** Wood.\n") + each(10-n, "- Keel @ of oak.\n")
	}, 5, "refused", 6, "list 10", nil},
	{"questionForms: askingShare", func(n int) string {
		return each(n, "- **What is @?** Wood.\n") + each(10-n, "- **Keel @** Oak.\n")
	}, 3, "refused", 4, "list 10", nil},
	{"questionForms: n*2 >= all", func(n int) string {
		return each(3, "- **What is @?** Wood.\n") + each(3, "- **Keel @** Oak.\n") + "\nAnd:\n\n" +
			each(n, "- Mast @\n")
	}, 7, "refused", 6, "list 6", nil},
	{"fewLinks", func(n int) string {
		return each(n-2, "- [What is @?](https://a.test/@)\n") +
			each(2, "- [Top questions on masts @](https://b.test/@)\n")
	}, 19, "refused", 20, "list 20", nil},
	{"questionForms: listShare", func(n int) string {
		return each(n, "- [What is @?](https://a.test/@)\n") + each(10-n, "- [Mast @](https://b.test/@)\n")
	}, 5, "refused", 6, "list 10", nil},
	{"linkWords", func(n int) string {
		return each(3, "- **What is @?** [Oak](https://a.test/@)\n") +
			each(3, "- **Keel @** "+words(n)+" [Oak](https://b.test/@)\n")
	}, 7, "refused", 6, "list 6", nil},
	{"headed: n*2 >= len(l.Items)", func(n int) string {
		return each(n, "- ### What is @?\n\n  Wood.\n\n") + each(10-n, "- Mast @\n\n")
	}, 4, "refused", 5, "item 5", nil},
	{"isDialogue: answers*2 >= questions", func(n int) string {
		return each(n, "- Q: What is @?\n- A: Wood.\n") + from(n+1, 10, "- Q: What is @?\n")
	}, 4, "refused", 5, "labels 10", nil},
}

// partPairs are of parts of a document of another shape, and of readings within each other.
var partPairs = []pair{
	{"pageAsking", func(n int) string {
		return "<h1>Boats</h1><h2>Parts</h2>" + each(3, "<h3>Mast @</h3><p>Oak.</p>") + "<h2>FAQ</h2>" +
			each(n, "<h3>What is @?</h3><p>Wood.</p>") + from(n+1, 10, "<h3>Keel @</h3><p>Elm.</p>")
	}, 7, "heading 13", 8, "heading 10", nil},
	{"headings.oddOne: fewest", func(n int) string {
		return "<h1>Boats</h1>" + each(n-1, "<h3>What is @?</h3><p>Wood.</p>") + "<h3>Harbour</h3><p>Oak.</p>"
	}, 5, "", 6, "Harbour", sections},
	{"otherAsking", func(n int) string {
		return "<h1>Boats</h1><h2>Parts</h2>" + each(n, "<h3>Which is @?</h3><p>Oak.</p>") +
			from(n+1, 10, "<h3>Mast @</h3><p>Oak.</p>") + "<h2>FAQ</h2>" + each(5, "<h3>What is @?</h3><p>Wood.</p>")
	}, 4, "heading 15", 3, "heading 5", nil},
	{"partAsking", func(n int) string {
		return "# Keels\n\n" + each(5, "## What is @?\n\nWood.\n\n") + "# Masts\n\n" +
			each(n, "@. What is it?\n") + from(n+1, 10, "@. Mast\n")
	}, 5, "heading 5", 6, "heading 15", nil},
	{"partCovered", func(n int) string {
		return "# Keels\n\n" + each(5, "## What is @?\n\nWood.\n\n") + "# Masts\n\n" + each(n, "Prose @.\n\n") +
			each(6, "@. What is it?\n")
	}, 4, "heading 5", 3, "heading 11", nil},
	{"readPart: f.labelled*2 >= f.questions", func(n int) string {
		label := "\n   Answer: Wood.\n"
		return "# Keels\n\n" + each(20, "## What is @?\n\nWood.\n\n") + "# Masts\n\n" +
			each(4, "@. What is it?\n"+label) + from(5, n, "@. Mast\n"+label) + from(n+1, 10, "@. Mast\n")
	}, 4, "heading 20", 5, "heading 30", nil},
	{"outerTimes", func(n int) string {
		return each(5, "## What is @?\n\n"+strings.Repeat("- What is oak? Wood.\n", n)+"\n")
	}, 3, "inline 15", 2, "heading 5", nil},
	{"outerAsking", func(n int) string {
		in := "- What is oak? Wood.\n- What is elm? Wood.\n\n"
		return each(n, "## What is @?\n\n"+in) + each(5-n, "## Mast @\n\n"+in)
	}, 2, "inline 10", 3, "heading 5", nil},
}

// furniturePairs are of what is set aside.
var furniturePairs = []pair{
	{"minContents", func(n int) string { return contents(each(n, "- [What is @?](#what-is-@)\n")) },
		2, "", 3, "contents list", setAside},
	{"contentsShare", func(n int) string {
		return contents(each(n, "- [Oak @](#what-is-@)\n") + each(5-n, "- Keel @\n"))
	}, 3, "", 4, "contents list", setAside},
	{"maxBeside", func(n int) string {
		return contents(each(5, "- [Beech, elm, ash and birch @](#what-is-@) "+words(n)+"\n"))
	}, 5, "", 4, "contents list", setAside},
	{"describes: maxBeside", func(n int) string {
		return contents("| Question | Kind |\n|---|---|\n" + each(5, "| What is @? | "+words(n)+" |\n"))
	}, 5, "", 4, "contents table", setAside},
	{"copyShare", func(n int) string {
		return contents(each(n, "- What is @?\n") + each(5-n, "- What was @?\n"))
	}, 2, "", 3, "contents list", setAside},
	{"quizTable.repeats: copyShare", func(n int) string {
		return contents("| Question | Kind |\n|---|---|\n" + each(n, "| What is @? | Oak |\n") +
			each(5-n, "| What was @? | Oak |\n"))
	}, 2, "", 3, "contents table", setAside},
	{"outline.inAnswer: 2*n < o.titles", func(n int) string {
		return "# Notes\n\n## What is 1?\n\nWood.\n\n" + each(4, "- [What is @?](#what-is-@)\n") + "\n" +
			strings.TrimPrefix(each(n, "## What is @?\n\nWood.\n\n"), "## What is 1?\n\nWood.\n\n")
	}, 8, "", 7, "contents list", setAside},
	{"titleShare", func(n int) string {
		return "#!text\n" + each(5, "Q@. Why "+words(n)+strings.Repeat(" ash", 3-n)+"?\n\n") +
			each(5, "Q@. Why "+words(n)+strings.Repeat(" elm", 3-n)+"?\n\nWood.\n\n")
	}, 0, "", 1, "contents that repeat the questions' titles", setAside},
	{"isLinkLine: unlinkedWords(in[1:]) <= 12", func(n int) string {
		return topical + each(6, "## Keel @\n\n"+strings.Repeat("- [Wood](https://a.test/@) "+words(n)+"\n", 3)+"\n")
	}, 12, "refused", 13, "heading 6", nil},
	{"isLinkLine: unlinkedWords(in) <= 12", func(n int) string {
		return topical +
			each(6, "## Keel @\n\n"+strings.Repeat("- **Oak [wood](https://a.test/@)** "+words(n-1)+"\n", 3)+"\n")
	}, 12, "refused", 13, "heading 6", nil},
	{"hasAnchor: linked*2 >= len(key(flat(in)))", func(n int) string {
		return contents(each(5, "- [Oak](#what-is-@) "+strings.Repeat("x", n)+"\n"))
	}, 4, "", 3, "contents list", setAside},
	{"promotedPages: end > i+2", func(n int) string {
		return each(3, "## What is @?\n\nWood.\n\n") + "Also read:\n\n" + each(n, "Oak @\n\n")
	}, 3, "promotion of other pages 5", 2, "promotion of other pages 5", asideLines},
	{"promotedPages: end > i+1", func(n int) string {
		return each(3, "## What is @?\n\nWood.\n\n") + "Also read:\n\n" + each(n, "Oak @\n\n") +
			"- [Elm](https://a.test/)\n"
	}, 1, "promotion of other pages 3", 0, "promotion of other pages 3", asideLines},
	{"creditsOrNothing: prose > 40", func(n int) string {
		return each(3, "## What is @?\n\nWood.\n\n") + "## Contributors\n\n" + words(n) + "\n"
	}, 41, "", 40, "list of contributors or sponsors", setAside},
	{"promotedPages: len(words(text)) > 20", func(n int) string {
		return each(3, "## What is @?\n\nWood.\n\n") + "Also read: " + words(n-2) + "\n"
	}, 21, "", 20, "promotion of other pages", setAside},
	{"linesOfLinks: len(words(line)) > 16", func(n int) string {
		return each(3, "## What is @?\n\nWood.\n\n") + "Also read:\n\n" + words(n) + "\n"
	}, 17, "promotion of other pages 1", 16, "promotion of other pages 3", asideLines},
}

// asideLines returns the kinds of furniture with how many lines each has.
func asideLines(_ *ast.Guide, found []diag.Diagnostic) string {
	var kinds []string
	for _, d := range found {
		if what, ok := strings.CutSuffix(d.Message, " set aside"); ok && d.Rule == diag.Furniture {
			kinds = append(kinds, fmt.Sprintf("%s %d", what, d.Span.End.Line-d.Span.Start.Line+1))
		}
	}
	return strings.Join(kinds, ", ")
}

// contents returns five questions below a table of contents.
func contents(list string) string {
	return "# Notes\n\n" + list + "\n" + each(5, "## What is @?\n\nWood.\n\n")
}

// entitlePairs are of questions whose heading is only a mark, and of lines that are no titles of questions.
var entitlePairs = []pair{
	{"isFactLine: longest", func(n int) string {
		return each(3, "## Question @\n\n**Wood:** "+words(n)+"\n\nWhat is it?\n\nElm.\n\n")
	}, 5, "Wood: " + words(5), 4, "What is it?", questionTitle},
	{"splitCaption: longest", func(n int) string {
		return each(3, "## Question @\n\n"+words(n)+"  \nWhat is it?\n\nElm.\n\n")
	}, 5, words(5) + " What is it?", 4, "What is it?", questionTitle},
	{"isExamPart: longest", func(n int) string {
		const part = "Multiple choice ()"
		return "1. What is it?\n2. What is it?\n\nMultiple choice (" + strings.Repeat("o", n-len(part)) +
			")\n\n3. What is it?\n"
	}, 61, "", 60, "Multiple choice (" + strings.Repeat("o", 42) + ")", sections},
	{"maxLevel", func(n int) string {
		return strings.Repeat("#", n) + " Keels\n\n1. What is it?\n2. What is it?\n\nMultiple choice\n\n3. What is it?\n"
	}, 6, "Keels, Multiple choice", 5, "Multiple choice", sections},
	{"contentsLines: fewestWords", func(n int) string {
		title := "Keel@" + strings.Repeat(" oak", n-1) + "?\n"
		return each(3, title) + "\n" + each(3, "## "+title+"\nWood.\n\n")
	}, 1, "", 2, "contents that repeat the questions' titles", setAside},
	{"pairCount.find: part", func(n int) string {
		return each(n, "P: ¿Qué es @?\n\nR: Madera.\n\n") + from(n+1, 12, "P: ¿Qué es @?\n\nMadera.\n\n")
	}, 3, "R: Madera.", 4, "Madera.", answer},
	{"pairCount.find: c.asking[q]*part < all", func(n int) string {
		return each(n, "P: ¿Qué es @?\n\nR: Madera.\n\n") + from(n+1, 12, "P: La quilla @\n\nR: Madera.\n\n")
	}, 3, "refused", 4, "Madera.", answer},
}

// linePairs are of lines of texts: titles, sections, labels.
var linePairs = []pair{
	{"maxTitleWords", func(n int) string {
		return "#!text\nOak " + words(n-1) + "\n\n" + each(3, "Q@. What is it?\n\nWood.\n\n")
	}, 19, "Notes", 18, "Oak " + words(17), title},
	{"takeTitle: len(f.units) < 2", func(n int) string {
		return "#!text\n" + strings.Repeat("Oak notes\n\n", n-1) + each(5, "@. What is it?\n")
	}, 1, "Notes", 2, "Oak notes", title},
	{"adStart: len(words(s[:offer])) >= 3", func(n int) string {
		return "#!text\n" + words(n) + " – free PDF\n\n" + each(3, "Q@. What is it?\n\nWood.\n\n")
	}, 2, "oak oak – free PDF", 3, "oak oak oak", title},
	{"adStart: len(words(s[:m[0]])) >= 3", func(n int) string {
		return "#!text\n" + words(n) + " | Woods\n\n" + each(3, "Q@. What is it?\n\nWood.\n\n")
	}, 2, "oak oak | Woods", 3, "oak oak oak", title},
	{"findSections: len(words(text)) <= maxTitleWords+6", func(n int) string {
		return line("Chapter 2: "+words(n-2), "Wood.")
	}, 25, "", 24, "Chapter 2: " + words(22), sections},
	{"isTitleLike: len(words(text)) > maxTitleWords", func(n int) string {
		return "#!text\nYews\n\nWood grows.\n\nElm " + words(n-1) + "\n\n" + each(3, "Q@. What is it?\n\nWood.\n\n")
	}, 19, "", 18, "Elm " + words(17), sections},
	{"isSection: len(words(text)) <= 8", func(n int) string { return line("Elm "+words(n-1), "Wood.") },
		9, "", 8, "Elm " + words(7), sections},
	{"endsClosed: closed*4 >= all*3", func(n int) string {
		return line("Elm", slices.Concat(slices.Repeat([]string{"Wood."}, n), slices.Repeat([]string{"Wood"}, 5-n))...)
	}, 3, "", 4, "Elm", sections},
	{"isCapitals: utf8.RuneCountInString(w) >= 3", func(n int) string {
		return line(strings.Repeat("A", n), "Wood", "Wood")
	}, 2, "", 3, "AAA", sections},
	{"speaksTitle: shared >= 2", func(n int) string {
		return "#!text\nOf oak elm ash\n\n" +
			line("Yew "+strings.Join([]string{"oak", "elm"}[:n], " "), "Wood", "Wood")[7:]
	}, 1, "", 2, "Yew oak elm", sections},
	{"isCaption: len(own) < 3", func(n int) string { return captioned("Oak elm ash yew", n) },
		2, "", 3, "caption that repeats the title", setAside},
	{"isCaption: len(s.e.whole.titleWords) < 3", func(n int) string {
		title := strings.Join([]string{"Oak", "elm", "ash"}[:n], " ")
		return "#!text\n" + title + "\n\nChapter 1: Yew beech\n\n" + each(2, "Q@. What is it?\n\nWood.\n\n") +
			"Oak elm yew beech\n\n" + from(3, 4, "Q@. What is it?\n\nWood.\n\n")
	}, 2, "", 3, "caption that repeats the title", setAside},
	{"isCaption: shared*2 >= core", func(n int) string { return captioned("Oak elm ash yew fir bay fig box", n) },
		3, "", 4, "caption that repeats the title", setAside},
	{"isAd: len(words(text)) <= 40", func(n int) string {
		return captioned("Oak elm ash yew", 4, "Download the PDF "+words(n-3)+"\n\n")
	}, 41, "caption that repeats the title", 40,
		"caption that repeats the title, advertisement of a download", setAside},
	{"isBareQuestion: len(words(text)) <= 40", func(n int) string {
		return line("FAQ", "Wood.") + "Is it " + words(n-2) + "?\n\nIt is.\n"
	}, 41, "outline 4", 40, "outline 5", nil},
	{"contentsCopy: minContents", func(n int) string {
		return "#!text\n" + each(n, "Q@. What is oak @?\n\n") + "---\n\n" + each(5, "Q@. What is oak @?\n\nWood.\n\n")
	}, 2, "", 3, "contents that repeat the questions' titles", setAside},
	{"repeatsBelow: copyShare", func(n int) string {
		return "#!text\n" + each(5, "Q@. What is oak?\n\n") + "---\n\n" + each(n, "Q@. What is oak?\n\nWood.\n\n") +
			from(n+1, 5, "Q@. Who planted?\n\nI.\n\n")
	}, 2, "", 3, "contents that repeat the questions' titles", setAside},
	{"contentsCopy: len(words(flat(p.Inlines))) <= 12", func(n int) string {
		return "#!text\nQ1. What is oak 1?\n\nElm " + words(n-1) + "\n\n" + from(2, 4, "Q@. What is oak @?\n\n") +
			each(4, "Q@. What is oak @?\n\nWood.\n\n")
	}, 13, "contents that repeat the questions' titles 7",
		12, "contents that repeat the questions' titles 11", asideLines},
	{"findLabels: c.as*3 >= c.questions", func(n int) string {
		return "#!text\n" + each(n, "Q@: What is it?\nA: Wood.\n\n") + from(n+1, 12, "Q@: What is it?\n\nWood.\n\n")
	}, 3, "A: Wood.", 4, "Wood.", answer},
	{"findLabels: c.questions >= minQuestions", func(n int) string {
		return each(n, "Q@: What is it?\n\nA: Wood.\n\n") + each(3, "**What is elm?**\n\nTimber.\n\n")
	}, 2, "A: Wood.", 3, "Wood.", answer},
	{"findLabels: c.bs*2 < c.as", func(n int) string {
		return "#!text\n" + each(6-n, "Q@: What is it?\n\nA: Wood.\n\n") +
			from(7-n, 6, "Q@: What is it?\n\nA: Wood.\n\nB: Oak.\n\n")
	}, 3, "A: Wood.", 2, "Wood.", answer},
	{"splitTitle: wraps", func(n int) string {
		return each(3, "Q@. Of oak  \n"+strings.Repeat("o", n-1)+"?\n\nWood.\n\n")
	}, 301, "6", 300, "307", titleSize},
	{"asksOn: len(w) <= 8", func(n int) string { return each(3, "- What is it? Explain "+words(n-1)+".\n") },
		8, "list 3", 9, "inline 3", nil},
	{"encloses: innerRepeats", func(n int) string {
		return each(n, "# Oaks\n\n## What is @?\n\nWood.\n\n") + from(n+1, 4, "## What is @?\n\nWood.\n\n")
	}, 2, "Oaks, Oaks", 3, "Oaks, Oaks, Oaks", sections},
	{"maxSlug", func(n int) string { return each(3, "## What is @"+strings.Repeat("k", n-9)+"?\n\nWood.\n\n") },
		61, "60", 60, "60", slugSize},
	{"facts.add: longest", func(n int) string {
		tags := strings.Repeat("oak wood, ", (n-len("Tags: "))/10)
		tags = "Tags: " + strings.Repeat("x", n-len("Tags: ")-len(tags)) + tags
		return each(3, "## What is @?\n\n"+tags[:len(tags)-2]+" ,\n\nWood.\n\n")
	}, 401, "", 400, "oak wood", lastTag},
	{"isDifficulty: longest", func(n int) string {
		sevens := strings.Repeat("7", n-len("very  hard"))
		return each(3, "## What is @?\n\nDifficulty: very "+sevens+" hard\n\nWood.\n\n")
	}, 41, "", 40, "very " + strings.Repeat("7", 30) + " hard", facts},
	{"isTag: len(strings.Fields(s)) > 4", func(n int) string {
		return each(3, "## What is @?\n\nTags: "+words(n)+"\n\nWood.\n\n")
	}, 5, "", 4, words(4), facts},
	{"isTag: utf8.RuneCountInString(s) > 40", func(n int) string {
		return each(3, "## What is @?\n\nTags: "+strings.Repeat("x", n)+"\n\nWood.\n\n")
	}, 41, "", 40, strings.Repeat("x", 40), facts},
}

// line returns a text whose fourth question and more have a line before the last: below as many answers as there are,
// and one that is a sentence.
func line(text string, answers ...string) string {
	var b strings.Builder
	b.WriteString("#!text\n")
	for i, a := range append(answers, "Wood.") {
		fmt.Fprintf(&b, "Q%d. What is it?\n\n%s\n\n", i+1, a)
	}
	fmt.Fprintf(&b, "%s\n\n", text)
	return b.String() + from(len(answers)+2, max(4, len(answers)+2), "Q@. What is it?\n\nWood.\n\n")
}

// captioned returns a text with a title, and n words of the title between two questions, with what stands below them.
func captioned(title string, n int, below ...string) string {
	caption := strings.Join(strings.Fields(title)[:n], " ") + "\n\n"
	return "#!text\n" + title + "\n\n" + each(3, asked) + caption + strings.Join(below, "") + from(4, 4, asked)
}

// answer returns the text of the first answer.
func answer(g *ast.Guide, _ []diag.Diagnostic) string {
	return strings.TrimSpace(ast.BlockText(g.AllQuestions()[0].Answer, ast.OwnText))
}

// titleSize returns the number of bytes of the first question's title.
func titleSize(g *ast.Guide, _ []diag.Diagnostic) string {
	return fmt.Sprint(len(g.AllQuestions()[0].PlainTitle()))
}

// lastTag returns the last tag of the first question.
func lastTag(g *ast.Guide, _ []diag.Diagnostic) string {
	tags := g.AllQuestions()[0].Tags
	return strings.Join(tags[max(0, len(tags)-1):], "")
}

// sitePairs are of the parts of a site.
var sitePairs = []pair{
	{"head: company+len(single) > 1", func(n int) string {
		return "#!text\n" + strings.Join([]string{"Home\n\n", "Contact\n\n"}[:n], "") + "Oak notes\n\n" + each(3, asked)
	}, 1, "", 2, "navigation", setAside},
	{"tail: len(kinds) < 2", func(n int) string {
		return "#!text\n" + each(3, asked) + strings.Join([]string{"Home\n\n", "Contact\n\n"}[:n], "")
	}, 1, "", 2, "navigation", setAside},
	{"siteList: (links+targets)*2 > all", func(n int) string {
		return "- Home\n- Contact\n" + each(n, "- Oak @\n") + "\n" + each(3, "## What is @?\n\nWood.\n\n")
	}, 2, "", 1, "navigation", setAside},
	{"siteList: links > 1", func(n int) string {
		return strings.Join([]string{"- Home\n", "- Contact\n"}[:n], "") + "\n" + each(3, "## What is @?\n\nWood.\n\n")
	}, 1, "", 2, "navigation", setAside},
	{"siteList: targets > 2", func(n int) string {
		return strings.Join([]string{"- Facebook\n", "- Reddit\n", "- Tumblr\n"}[:n], "") + "\n" +
			each(3, "## What is @?\n\nWood.\n\n")
	}, 2, "", 3, "share bar", setAside},
	{"siteLine: short", func(n int) string {
		const links = "Home | Contact "
		return "#!text\n" + links + strings.Repeat("·", (n-len(links))/len("·")) + "\n\nOak notes\n\n" + each(3, asked)
	}, 201, "", 200, "navigation", setAside},
	{"siteLine: longest", func(n int) string {
		const notice = "We use cookies "
		return "#!text\n" + each(3, asked) + notice + strings.Repeat("o", n-len(notice)) + "\n"
	}, 1001, "", 1000, "notice of cookies", setAside},
	{"isNavigation: n > 6", func(n int) string {
		return "#!text\nHome | Contact | " + words(n) + "\n\nOak notes\n\n" + each(3, asked)
	}, 7, "", 6, "navigation", setAside},
	{"isEntry: n <= 2", func(n int) string {
		return "#!text\n" + words(n) + "\nAdvertisement\n\n" + each(3, asked)
	}, 2, "", 3, "advertisement", setAside},
	{"isRights: most", func(n int) string {
		return "#!text\n" + each(3, asked) + "© 2024 " + words(n-1) + "\n"
	}, 41, "", 40, "line of rights", setAside},
	{"isRights: n <= 10", func(n int) string {
		return "#!text\n" + each(3, asked) + "All rights reserved " + words(n-3) + "\n\nHome\n"
	}, 11, "", 10, "line of rights, navigation", setAside},
	{"alone: len(found) > 1", func(n int) string {
		return "#!text\n" + each(n, "Q@. What is it?\n\nWood.\n\nAdvertisement\n\n") +
			from(n+1, 3, "Q@. What is it?\n\nWood.\n\n")
	}, 1, "", 2, "advertisement, advertisement", setAside},
}

// asked is a question with its answer in a text.
const asked = "Q@. What is it?\n\nWood.\n\n"

// optionPairs are of options and keys.
var optionPairs = []pair{
	{"quizShare", func(n int) string {
		return each(3, "## What is @?\n\n- [x] Oak\n- [ ] Elm\n\n") + each(n, "## Who is @?\n\nWood.\n\n")
	}, 3, "heading 6", 2, "options 5", nil},
	{"optionsShape.read: boxes < minQuestions", func(n int) string {
		return each(n, "## What is @?\n\n- [x] Oak\n- [ ] Elm\n\n") + each(3-n, "## Who is @?\n\nWood.\n\n")
	}, 2, "heading 3", 3, "options 3", nil},
	{"boxOptions: hasBoxes(l)", func(n int) string {
		return each(3, "## What is @?\n\n- [x] Oak\n\n"+strings.Repeat("1. wood\n2. bark\n\n", n)+"- [ ] Elm\n\n")
	}, 0, "2 2 2", 1, "2 2 2", options},
	{"laterLines: len(parts) > minOptions", func(n int) string {
		return each(3, "@. The oak is A. wood"+[]string{"", " B. stone"}[n-1]+"\n") + "\nAnswer key: 1-A, 2-A\n"
	}, 1, "refused", 2, "list 3", nil},
	{"minOptions", func(n int) string { return each(3, "## What is @?\n\n"+each(n, "- [x] Oak @\n")+"\n") },
		1, "0 0 0", 2, "2 2 2", options},
	{"readChoice: minOptions", func(n int) string {
		return each(3, "## What is @?\n\nA. Oak ✅\n\n"+strings.Repeat("B. Elm\n\n", n-1))
	}, 1, "0 0 0", 2, "2 2 2", options},
	{"areTrueAndFalse: said[0] && said[1]", func(n int) string {
		return each(3, "## Oak @\n\n- [x] True\n- [ ] "+[]string{"Perhaps", "False"}[n]+"\n\n")
	}, 0, "single single single", 1, "true-or-false true-or-false true-or-false", kinds},
	{"habit.letters: h.proven*3 >= h.lettered", func(n int) string {
		return each(2, "## What is @?\n\nA. Oak ✅\nB. Elm\n\n") + each(n-2, "## Who is @?\n\nA. Oak\nB. Elm\n\n")
	}, 7, "2 2 0 0 0 0 0", 6, "2 2 2 2 2 2", options},
	{"habit.letters: chance", func(n int) string {
		const below = "\n\nA. Oak\nB. Elm\nC. Ash\n\n"
		return "## What is 1?" + strings.Replace(below, "Oak", "Oak ✅", 1) + from(2, n, "## What is @?"+below)
	}, 10, "3 0 0 0 0 0 0 0 0 0", 11, "3 3 3 3 3 3 3 3 3 3 3", options},
	{"habit.most: quizShare", func(n int) string {
		return "## What is 1?\n\nA. Oak ✅\nB. Elm\n\n" + each(2, "## Who is @?\n\nA. Oak\nB. Elm\n\n") +
			each(n, "## Where is @?\n\nWood.\n\n")
	}, 3, "2 0 0 0 0 0", 2, "2 2 2 0 0", options},
	{"habit.most: n >= minQuestions", func(n int) string {
		return "## What is 1?\n\nA. Oak ✅\nB. Elm\n\n" + each(n-1, "## Who is @?\n\nA. Oak\nB. Elm\n\n") +
			each(1, "## Where is @?\n\nWood.\n\n")
	}, 2, "2 0 0", 3, "2 2 2 0", options},
	{"habit.marks: quizShare", func(n int) string {
		return each(n, "## What is @?\n\n- Oak ✅\n- Elm\n\n") + each(5-n, "## Who is @?\n\nWood.\n\n")
	}, 2, "0 0 0 0 0", 3, "2 2 2 0 0", options},
	{"findMarks: bold <= max(1, len(c.options)/2)", func(n int) string {
		list := ""
		for i, tree := range []string{"Oak", "Elm", "Ash", "Yew"} {
			if i < n {
				tree = "**" + tree + "**"
			}
			list += fmt.Sprintf("%c) %s\n", 'a'+i, tree)
		}
		return each(3, "## What is @?\n\n"+list+"\n**Answer:** It is wood.\n\n")
	}, 3, "  ", 2, "a+b a+b a+b", right},
	{"joins: matched*2 < len(k.entries)", func(n int) string {
		return each(6, "## @. What is it?\n\nA. Oak\nB. Elm\n\n") + "# Answer key\n\n" + each(n, "@. A\n\n") +
			from(n+91, 96, "@. B\n\n")
	}, 2, "     ", 3, "A A A   ", right},
	{"joins: bare*2 < matched", func(n int) string {
		return each(n, "## @. What is it?\n\nA. Oak\nB. Elm\n\n") +
			from(n+1, 6, "## @. What is it?\n\nA. Oak\nB. Elm\n\nAnswer: wood.\n\n") +
			"# Answer key\n\n" + each(6, "@. A\n\n")
	}, 2, "     ", 3, "A A A A A A", right},
	{"joins: len(k.entries) < minOptions", func(n int) string {
		return each(3, "## @. What is it?\n\nA. Oak\nB. Elm\n\n") + "# Answer key\n\n" + each(n, "@. A\n\n")
	}, 1, "  ", 2, "A A ", right},
}

// rowPairs are of options that are lines without labels, and of papers without a key.
var rowPairs = []pair{
	{"unanswered: fewest", func(n int) string {
		return each(3, "## What is @?\n\n"+strings.Join([]string{"A. Oak\n", "B. Elm\n", "C. Ash\n"}[:n], "")+"\n")
	}, 2, "0 0 0", 3, "3 3 3", options},
	{"judgement: longest", func(n int) string {
		return each(3, "## What is @?\n\nOak\nElm\n\nAnswer:\nThat is true "+words(n-3)+"\nThat is false "+words(n-3)+
			"\n\n")
	}, 7, "0 0 0", 6, "2 2 2", options},
	{"optionWord: longest", func(n int) string {
		blanks := strings.Repeat(" ", n-len("OptionA:"))
		return each(3, "## What is @?\n\nOption"+blanks+"A: Oak\nOption"+blanks+"B: Elm\n\nAnswer: B\n\n")
	}, 41, "Option" + strings.Repeat(" ", 41-len("OptionA:")) + "A: Oak", 40, "Oak", option},
	{"offering: filled*2 >= n", func(n int) string {
		const below = "\n   A. wood\n   B. stone\n"
		return each(n, "@. The oak is ( A )"+below) + from(n+1, 8, "@. The elm is"+below)
	}, 3, "refused", 4, "list 8", nil},
	{"builder.stemAnswers: len(out)*2 < all", func(n int) string {
		const below = "?\n\nA. Oak\nB. Elm\n\n"
		return each(n, "## Is it ( A )"+below) + from(n+1, 8, "## What is @"+below)
	}, 3, "       ", 4, "A A A A    ", right},
	{"mostLines", func(n int) string { return each(3, "## What is @?\n\n"+strings.Repeat("Oak\n", n-1)+"Elm ✔\n\n") },
		27, "0 0 0", 26, "26 26 26", options},
	{"rowLines", func(n int) string { return each(5, "What is @?\n"+strings.Repeat("Oak\n", n-1)+"\n") },
		3, "0 0 0 0 0", 4, "3 3 3 3 3", options},
	{"regularRows", func(n int) string { return each(n, "What is @?\nOak\nElm\nAsh\n\n") },
		4, "0 0 0 0", 5, "3 3 3 3 3", options},
	{"likeRows: sentences*2 > options", func(n int) string {
		return each(2, "What is @?\n"+ended(2)) + each(2, "Keel @\n"+ended(2)) + "Mast\n" + ended(n-8)
	}, 11, "refused", 10, "unmarked 5", nil},
	{"takeLines: sentences*2 <= options", func(n int) string {
		return each(4, "## What is @?\n\n"+ended(2)) + "## Who is it?\n\n" + ended(n-8)
	}, 11, "0 0 0 0 0", 10, "4 4 4 4 4", options},
	{"regularShare", func(n int) string {
		return each(n, "## What is @?\n\nOak ✔\nElm\nAsh\n\n") + each(10-n, "## Who is @?\n\nOak\nElm\nAsh\n\n")
	}, 7, "3 3 3 3 3 3 3 0 0 0", 8, "3 3 3 3 3 3 3 3 3 3", options},
}

// ended returns four lines, n of which end like sentences.
func ended(n int) string { return strings.Repeat("Oak.\n", n) + strings.Repeat("Oak\n", 4-n) + "\n" }

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

var topicPairs = []pair{
	{"countOn: leap", func(n int) string {
		return each(4, "@. What is it?\n") + "\nProse.\n\n" + from(5+n, 8+n, "@. Keel\n")
	}, 2, "list 4", 1, "list 8", nil},
	{"statedShare", func(n int) string {
		return each(6, "@. What is it?\n") + from(7, 9, "@. Keel\n") + "\n## Mast\n\n" +
			each(n, "@. Oak floats.\n") + from(n+1, 5, "@. Oak\n")
	}, 3, "list 14", 4, "list 9", nil},
	{"fewestLines", func(n int) string {
		return "## Keel\n\nwhat is it  \n" + each(n-3, "oak @  \n") + "why is it  \nhow is it  \n"
	},
		9, "refused", 10, "unmarked 10", nil},
	{"linesAsking", func(n int) string {
		return "## Keel\n\n" + each(n, "what is it @  \n") + each(20-n, "oak @  \n")
	}, 4, "refused", 5, "unmarked 20", nil},
	{"fewestCounted", func(n int) string { return "Punkt 1: What is it?\n\n" + from(2, n, "Punkt @: Name oak.\n\n") },
		4, "refused", 5, "outline 5", nil},
	{"countedEnding", func(n int) string {
		return each(n, "Punkt @: What is it?\n\n") + from(n+1, 10, "Punkt @: Name oak.\n\n")
	}, 1, "refused", 2, "outline 10", nil},
	{"mostOptions", func(n int) string {
		return each(4, "The keel @ is\n\n- **oak**\n"+strings.Repeat("- elm\n", n-1)+"\n")
	}, 9, "refused", 8, "unmarked 4", nil},
	{"boldLists", func(n int) string {
		return each(4, "The keel @ is\n\n- **oak**\n- elm\n\n") + each(n, "Masts @\n\n- oak\n- elm\n\n")
	}, 2, "refused", 1, "unmarked 4", nil},
	{"fewestTopics", func(n int) string { return topics(3, n-3, "- Keel @\n", "- Mast @\n") },
		5, "refused", 6, "list 6", nil},
	{"topicProse", func(n int) string { return topics(8, 8, "- Keel @\n", "- Mast @\n") + each(n, "\nProse @.\n") },
		3, "refused", 2, "list 16", nil},
	{"topicAsking", func(n int) string { return topics(n, 20-n, "- What is @?\n", "- The mast @ is oak.\n") },
		1, "refused", 2, "list 20", nil},
	{"topicNames", func(n int) string { return topics(n, 10-n, "- The keel @ is oak.\n", "- Mast @\n") },
		2, "refused", 1, "list 10", nil},
	{"nameWords", func(n int) string {
		return topics(5, 5, "- "+strings.Repeat("oak ", n-1)+"@\n", "- "+strings.Repeat("elm ", n-1)+"@\n")
	}, 13, "refused", 12, "list 10", nil},
	{"bareShare", func(n int) string {
		return "#!text\n" + each(8, "What is @?\n\n") + from(9, n, "Keel @\n\n") +
			from(n+1, 20, "The mast @ is made of oak.\n\n")
	}, 15, "unmarked 8", 16, "unmarked 16", nil},
	{"bareMeets", func(n int) string {
		return "#!text\n" + each(n+1, "What is @?\n\n") + from(n+2, 8, "Keel @\n\nWhat is @?\n\n")
	}, 1, "unmarked 8", 2, "unmarked 13", nil},
	{"longTopic", func(n int) string {
		return "# Interview questions\n\n" + each(4, "## Keel @\n\n"+strings.Repeat("Oak.\n", n)+"\n")
	}, 39, "refused", 38, "heading 4", nil},
	{"onlyAsking", func(n int) string {
		return "#!text\n" + each(n, "What is @?\n") + from(n+1, 20, "Keel @\n")
	}, 4, "refused", 5, "unmarked 20", nil},
	{"onlyTopical", func(n int) string {
		return "#!text\nInterview questions\n\n" + each(n, "What is @?\n") + from(n+1, 40, "Keel @\n")
	}, 3, "refused", 4, "unmarked 40", nil},
	{"onlyMeets", func(n int) string {
		return "#!text\n" + each(n+1, "What is @?\n") + from(n+2, 8, "Keel @\nWhat is @?\n") + from(9, 13+n, "Mast @\n")
	}, 1, "unmarked 8", 2, "unmarked 20", nil},
	{"onlyTwice", func(n int) string {
		return "#!text\n" + each(n+1, "What is @?\n") + from(n+2, 8, "Mast @\n")
	}, 1, "refused", 2, "unmarked 8", nil},
	{"onlyEnded", func(n int) string {
		return "#!text\n" + each(6, "What is @?\n") + each(n, "The keel @ is oak.\n") + from(n+1, 14, "Mast @\n")
	}, 4, "unmarked 10", 3, "unmarked 20", nil},
	{"onlyOthers", func(n int) string {
		return "#!text\n" + each(9, "What is @?\n") + each(n, "Mast @\n") + "\n" + each(3, "Oak @\n")
	}, 2, "unmarked 14", 1, "unmarked 10", nil},
	{"labelTexts", func(n int) string {
		out := "#!text\n"
		for i := range 6 {
			out += fmt.Sprintf("№ %d.\nLevel %d\nName mast %d.\nOak\nElm\nAsh\n\n", i+1, i%n, i)
		}
		return out
	}, 3, "refused", 2, "outline 6", nil},
	{"onlyWords", func(n int) string {
		return "#!text\n" + each(6, "What is @?\n") + each(14, strings.Repeat("Oak ", n-1)+"@\n")
	}, 26, "refused", 25, "unmarked 20", nil},
	{"deck.columns: rowsEach", func(n int) string {
		return "#!text\n" + each(n, "What is @?*Oak\n") + "\nThe mast.\n\nWhat?*Elm\n"
	}, 6, "table 6", 7, "cards 8", nil},
	{"fewestStated", func(n int) string { return "#!text\nInterview questions\n\n" + each(n, "Keel and mast @.\n\n") },
		9, "refused", 10, "unmarked 10", nil},
	{"topicWords", func(n int) string {
		return "#!text\nInterview questions\n\n" + each(12, strings.Repeat("oak ", n-1)+"@.\n\n")
	}, 41, "refused", 40, "unmarked 12", nil},
}

// topics returns a guide that says it has questions, with two lists below headings.
func topics(n, m int, a, b string) string {
	return "# Interview questions\n\n## Oak\n\n" + each(n, a) + "\n## Elm\n\n" + each(m, b)
}
