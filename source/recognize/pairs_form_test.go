package recognize_test

import (
	"fmt"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

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
	{"fewestWorded", func(n int) string {
		return each(n, "## What @ is\n\nWood.\n\n") + each(8-n, "## Keel @\n\nWood.\n\n")
	}, 4, "refused", 5, "heading 8", nil},
	{"silentShare", func(n int) string {
		return topical + each(n, "## What is @?\n\nWood.\n\n") + each(8-n, "## Mast @\n\nWood.\n\n")
	}, 1, "refused", 2, "heading 8", nil},
	{"silentCovered", func(n int) string {
		return topical + each(5, "## Keel @\n\nWood.\n\n") + each(n-2*5, "Oak @.\n\n")
	}, 18, "refused", 19, "heading 5", nil},
	{"faqCovered", func(n int) string {
		return "# FAQ\n\n" + each(7, "## Keel @\n\nWood.\n\n") + "# Masts\n\n" + each(n, "Oak @.\n\n")
	}, 7, "refused", 6, "heading 7", nil},
	{"fewestBareParts", func(n int) string {
		return each(n, "Oak @\n\nWhat is k@?\n\nWhat is l@?\n\nWhat is m@?\n\nWhat is n@?\n\n")
	}, 2, "unmarked 10", 3, "unmarked 12", nil},
	{"partQuestions", func(n int) string {
		return each(4, "Oak @\n\n"+strings.Repeat("What is k@?\n\n", n)) + "What is it?\n\nWhy is it?\n"
	}, 1, "0", 2, "4", titledSections},
	{"fewestCountedParts", func(n int) string {
		return "#!text\n" + each(n, "@. Oak\n1. What is k@?\nWood.\n2. Why is l@?\nElm.\n\n")
	}, 2, "outline 5", 3, "outline 6", nil},
	{"farCount", func(n int) string {
		return each(5, "@. ### What is k@?\n\n   Wood.\n\n") + from(6, n, "@. ### Oak @\n\n   Wood.\n\n")
	}, 19, "refused", 20, "item 20", nil},
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
	{"sectionsAsk", func(n int) string {
		return "# Questions\n\n" + each(n, "## 1.@ What is @?\n\n- What is oak? Why?\n- What is elm?\n\n") +
			from(n+1, 10, "## 1.@ Keel\n\n- What is oak?\n- What is elm?\n\n")
	}, 2, "heading 10", 1, "list 20", nil},
	{"isLayout: fewest", func(n int) string {
		return each(3, "- What is oak @?\n\n  Wood.\n\n"+strings.Repeat("  What is elm @?\n\n  Wood.\n\n", n-1))
	}, 1, "list 3", 2, "unmarked 6", nil},
	{"entryLines", func(n int) string {
		return each(3, "Q@. What is the keel of ship @?"+strings.Repeat("\nIt is wood.", n)+"\n\n") + "All of these are answered in full below.\n\n" +
			each(3, "Q@. What is the keel of ship @?"+strings.Repeat("\nIt is wood.", n)+"\n\nOak.\n\n")
	}, 2, "outline 3", 3, "outline 6", nil},
	{"boldBelow: len(found) >= minQuestions", func(n int) string {
		return each(3, "## @. What is @?\n\nWood.\n\n") + from(4, 3+n, "**@. Who is @?**\n\nOak.\n\n")
	}, 2, "heading 3", 3, "heading 6", nil},
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
	}, 2, "outline 6", 3, "labels 6", nil},
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

var topicPairs = []pair{
	{"countOn: leap", func(n int) string {
		return each(4, "@. What is it?\n") + "\nProse.\n\n" + from(5+n, 8+n, "@. Keel\n")
	}, 2, "list 4", 1, "list 8", nil},
	{"countOn: askingLeap", func(n int) string {
		return each(4, "@. What is it?\n") + "\nProse.\n\n" +
			from(5+n, 8+n, "@. Why is it?\n") + "\nProse.\n\n" +
			from(9+n, 10+n, "@. Keel\n")
	}, 6, "list 8", 5, "list 10", nil},
	{"behindWords: most", func(n int) string {
		return each(3, "## Question @\n\nWhat is it?\n\nWood.\n\n") +
			"## " + words(n) + " question 9\n\nWhy is it?\n\nWood.\n"
	}, 3, "heading 3", 2, "heading 4", nil},
	{"namesLines: fewest", func(n int) string {
		return "#!text\nOak:\n" + each(4, "What is it @?\n") + "\nKeel:\n" + each(4, "How is it @?\n") +
			"\nMast:\n" + each(n, "Why is it @?\n")
	}, 1, "Oak:, Keel:", 2, "Oak:, Keel:, Mast:", sections},
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

// titledSections returns how many sections with a title a guide has.
func titledSections(g *ast.Guide, _ []diag.Diagnostic) string {
	n := 0
	for _, s := range g.Sections {
		if len(s.Title) > 0 {
			n++
		}
	}
	return strconv.Itoa(n)
}
