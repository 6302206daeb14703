package recognize_test

import (
	"fmt"
	"strings"
)

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
	{"fewestBelow", func(n int) string {
		return each(n, "The keel @\n\n<details><summary>Answer</summary>Oak</details>\n\n")
	}, 4, "refused", 5, "unmarked 5", nil},
	{"belowShare", func(n int) string {
		return each(n, "Explain the keel @\n\n> Oak\n\n") + each(10-n, "## Mast @\n\nElm.\n\n")
	}, 7, "refused", 8, "unmarked 8", nil},
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
