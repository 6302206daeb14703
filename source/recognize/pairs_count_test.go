package recognize_test

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// coded returns questions with codes below them, from one number to another.
func coded(first, last int) string {
	return from(first, last, "Name the oak @\nL@\n\nThe keel is dry.\n\n")
}

// shuffledOaks returns questions with these numbers, every other of which asks, and their answers.
func shuffledOaks(numbers ...int) string {
	var b strings.Builder
	for i, n := range numbers {
		title := "Oak is dry"
		if i%2 == 0 {
			title = "Why is oak dry?"
		}
		fmt.Fprintf(&b, "%d. %s\n\n    Elm.\n\n", n, title)
	}
	return "#!text\n" + b.String()
}

// falling returns the numbers from one down to 1.
func falling(from int) (out []int) {
	for n := from; n > 0; n-- {
		out = append(out, n)
	}
	return out
}

// lastAnswer returns how many blocks the last answer has.
func lastAnswer(g *ast.Guide, _ []diag.Diagnostic) string {
	all := g.AllQuestions()
	return fmt.Sprint(len(all[len(all)-1].Answer))
}

var countPairs = []pair{
	{"fewestCoded", func(n int) string { return "#!text\nOaks\n\n" + coded(1, n) }, 4, "refused", 5, "unmarked 5", nil},
	{"codedGap", func(n int) string { return "#!text\nOaks\n\n" + coded(1, 4) + coded(4+n, 4+n) },
		2, "unmarked 5", 3, "refused", nil},
	{"codedLines", func(n int) string {
		return "#!text\nOaks\n\n" + coded(1, 5) + "Name the oak\n" + strings.Repeat("elm\n", n) + "L6\n\nDry.\n"
	}, 2, "3", 3, "4", lastAnswer},
	{"evidence.arePapers: least", func(n int) string {
		return "#!text\n" + each(8, "@. Why is oak dry?\n") + each(n, "@. Why is elm dry?\n") +
			from(n+1, 8, "@. Elm is dry\n")
	}, 1, "list 8", 2, "list 16", nil},
	{"areShuffled: fewest", func(n int) string { return shuffledOaks(falling(n)...) }, 4, "refused", 5, "outline 5", nil},
	{"areShuffled: own", func(n int) string {
		numbers := falling(10)
		for i := range 10 - n {
			numbers[i] = n
		}
		return shuffledOaks(numbers...)
	}, 8, "outline 5", 9, "outline 10", nil},
	{"areShuffled: gaps", func(n int) string { return shuffledOaks(append([]int{n}, falling(7)...)...) },
		10, "outline 8", 11, "outline 4", nil},
}

// besidePairs are of what may stand beside questions.
var besidePairs = []pair{
	{"isFramed: fewest", func(n int) string {
		frame := strings.Repeat("=", n)
		return "# Survey\n\n" + each(3, "Is it oak @?\n") + frame + " the rest " + frame + "\n" + each(5, "Is it elm @?\n")
	}, 1, "unmarked 9", 2, "unmarked 8", nil},
	{"stepsCovered", func(n int) string {
		return "# Quiz of woods\n\n## Parts\n\n" + each(4, "### @. The oak\n\nWood\ngrows\nhere.\n\n") +
			"## Feedback\n\n" + strings.Repeat("Here it is.\n", n)
	}, 2, "refused", 1, "heading 4", nil},
	{"tableProse", func(n int) string {
		return "# Exam questions\n\n" + strings.Repeat("Bring a pen.\n\n", n) +
			"| No | Wood |\n|---|---|\n" + each(16, "| @ | Oak |\n")
	}, 3, "refused", 2, "table 16", nil},
}
