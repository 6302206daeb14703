package recognize_test

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

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
	{"contentsCopy: wrapsEach", func(n int) string {
		return "#!text\n" + each(n, "Q@. What is oak @?\nOr elm.\n") + from(n+1, 8, "Q@. What is oak @?\n") +
			"\n---\n\n" + each(8, "Q@. What is oak @?\n\nWood.\n\n")
	}, 3, "", 2, "contents that repeat the questions' titles", setAside},
	{"pagedContents: minContents", func(n int) string {
		return "#!text\n" + each(n, "@. What is oak @? .... @\n") + "\n" + each(5, "@. What is oak @?\nWood.\n\n")
	}, 2, "", 3, "contents that repeat the questions' titles", setAside},
	{"pagedContents: copyShare", func(n int) string {
		return "#!text\n" + each(5, "@. What is oak @? .... @\n") + "\n" + each(n, "@. What is oak @?\nWood.\n\n") +
			from(n+1, 5, "@. Who planted @?\nI.\n\n")
	}, 2, "", 3, "contents that repeat the questions' titles", setAside},
	{"pageCount.text: entryLines", func(n int) string {
		return "#!text\n" + each(5, "Q@: What is oak @"+strings.Repeat("\nelm", n-1)+"? .... @\n") + "\n" +
			each(5, "Q@: What is oak @"+strings.Repeat("\nelm", n-1)+"?\nWood.\n\n")
	}, 4, "", 3, "contents that repeat the questions' titles", setAside},
	{"repeatsBelow: copyShare", func(n int) string {
		return "#!text\n" + each(5, "Q@. What is oak?\n\n") + "---\n\n" + each(n, "Q@. What is oak?\n\nWood.\n\n") +
			from(n+1, 5, "Q@. Who planted?\n\nI.\n\n")
	}, 2, "", 3, "contents that repeat the questions' titles", setAside},
	{"contentsCopy: len(words(flat(p.Inlines))) <= 12", func(n int) string {
		return "#!text\nQ1. What is oak 1?\n\nElm " + words(n-1) + "\n\n" + from(2, 4, "Q@. What is oak @?\n\n") +
			each(4, "Q@. What is oak @?\n\nWood.\n\n")
	}, 13, "contents that repeat the questions' titles 7",
		12, "contents that repeat the questions' titles 9", asideLines},
	{"contentsCopy: counted >= minQuestions", func(n int) string {
		return each(n, "Q@. Is oak @ wood?\n\n") + "Elm stands here, and oak stands there.\n\n" +
			from(n+1, n+3, "Q@. What is elm @?\n\n") + "Elm stands there, and oak stands here.\n\n" +
			from(n+1, n+3, "Q@. What is elm @?\n\nWood.\n\n")
	}, 2, "contents that repeat the questions' titles 5", 3, "", asideLines},
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
