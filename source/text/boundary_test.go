package text

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// outline returns the blocks of a text, one a line, with ⏎ for hard and ␣ for soft breaks in paragraphs and with code
// in them as <code>.
func outline(src string) []string {
	doc := Read("in.txt", []byte(src), &diag.List{})
	var out []string
	for _, b := range doc.Blocks {
		out = append(out, block(b))
	}
	return out
}

func block(b ast.Block) string {
	switch b := b.(type) {
	case *ast.Paragraph:
		return inlines(b.Inlines)
	case *ast.Heading:
		return fmt.Sprintf("#%d %s", b.Level, inlines(b.Inlines))
	case *ast.Divider:
		return "rule"
	case *ast.Listing:
		return fmt.Sprintf("code %q", b.Text)
	case *ast.List:
		var items []string
		for _, it := range b.Items {
			var in []string
			for _, b := range it.Blocks {
				in = append(in, block(b))
			}
			items = append(items, strings.Join(in, " ¶ "))
		}
		return "list [" + strings.Join(items, "; ") + "]"
	case *ast.Table:
		return fmt.Sprintf("table %d×%d under %q", len(b.Rows), len(b.Header), inlines(b.Header[0].Inlines))
	}
	return fmt.Sprintf("%T", b)
}

func inlines(ins []ast.Inline) string {
	var b strings.Builder
	for _, in := range ins {
		switch in := in.(type) {
		case *ast.Break:
			b.WriteString(map[bool]string{true: "⏎", false: "␣"}[in.Hard])
		case *ast.Text:
			b.WriteString(in.Value)
		case *ast.Code:
			b.WriteString("<" + in.Value + ">")
		default:
			b.WriteString(ast.PlainText([]ast.Inline{in}))
		}
	}
	return b.String()
}

// n repeats s.
func n(s string, times int) string { return strings.Repeat(s, times) }

// wide returns a line of the given width that begins with first, ends with a word and has no punctuation.
func wide(first string, columns int) string {
	rest := columns - len(first)
	return first + n(" abcd", rest/5) + n("e", rest%5)
}

// wrapped returns a text with lines wrapped at a width, followed by another text.
func wrapped(width int, after string) string {
	return n(wide("The", width)+"\n"+wide("so", width)+"\n\n", 4) + after
}

// nested returns lists within each other.
func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(n("  ", i) + "• a\n")
	}
	return b.String()
}

// together returns rows of a table whose cells ran together.
func together(rows int) string {
	var b strings.Builder
	for i := range rows {
		fmt.Fprintf(&b, "Py%dData and web\n", i+1)
	}
	return b.String()
}

// TestJustUnderAndJustOver has a text on either side of each limit of the reader, and the last of its blocks.
func TestJustUnderAndJustOver(t *testing.T) {
	cells := func(columns int, of string) string { return "|" + n(of+"|", columns) }
	tabs := func(columns int, of string) string { return strings.TrimSuffix(n(of+"\t", columns), "\t") }
	ends := wide("It", 50) + ".\n" + wide("It", 50) + ".\n\n"
	runs := wide("The", 50) + "\n" + wide("so", 50) + "\n\n"
	soft := "␣"
	for _, test := range []struct {
		name, in, want string
		contains       bool // want is only part of the block
	}{
		// Rules and headings.
		{name: "two dashes", in: "a\n\n--", want: "--"},
		{name: "three dashes", in: "a\n\n---", want: "rule"},
		{name: "a rule of 560", in: "a\n\n" + n("=", 560), want: "rule"},
		{name: "a rule of 561", in: "a\n\n" + n("=", 561), want: n("=", 561)},
		{name: "a rule half as long as its line", in: "Ten letter\n=====", want: "#1 Ten letter"},
		{name: "a shorter rule", in: "Ten letter\n====", want: "rule"},
		{name: "dashes twice as long and eight", in: "Topic\n" + n("-", 18), want: "#2 Topic"},
		{name: "dashes that are longer", in: "Topic\n" + n("-", 19), want: "rule"},
		{name: "other signs may be longer", in: "Topic\n" + n("=", 19), want: "#1 Topic"},
		{name: "a heading of 280", in: n("x", 280) + "\n" + n("=", 200), want: "#1 " + n("x", 280)},
		{name: "a line of 281", in: n("x", 281) + "\n" + n("=", 200), want: "rule"},
		{name: "a heading three columns in", in: "   Topic\n=====", want: "#1 Topic"},
		{name: "a line four columns in", in: "    Topic\n=====", want: "rule"},
		{name: "a heading between two rules", in: "a\n\n=====\nTopic\n=====", want: "a ¶ #1 Topic"},
		{name: "a line between a rule and another line", in: "a\n\n=====\nTopic\nb", want: "a ¶ rule ¶ Topic⏎b"},
		{name: "a rule and a last line", in: "a\n\n-----\nTopic", want: "Topic"},

		// The survey.
		{name: "one o", in: "o first", want: "o first"},
		{name: "two o", in: "o first\no second", want: "list [first; second]"},
		{name: "two dotted numbers", in: "1.1: One\n1.2: Two", want: "1.1: One⏎1.2: Two"},
		{name: "three dotted numbers", in: "1.1: One\n1.2: Two\n1.3: Three", want: "1.3: Three"},
		{name: "two steps", in: "Step 1. One\nStep 2. Two", want: "Step 1. One⏎Step 2. Two"},
		{name: "three steps", in: "Step 1. One\nStep 2. Two\nStep 3. Three", want: "Step 3. Three"},
		{name: "three steps that do not rise", in: "Step 1. One\nStep 2. Two\nStep 2. Three",
			want: "Step 1. One⏎Step 2. Two⏎Step 2. Three"},
		{name: "two of eight sentences run on", in: n(ends, 6) + n(runs, 2), want: soft, contains: true},
		{name: "two of nine sentences run on", in: n(ends, 7) + n(runs, 2), want: "⏎", contains: true},
		{name: "one sentence runs on", in: runs, want: "⏎", contains: true},
		{name: "wrapped at thirty", in: n(wide("The", 30)+"\n"+wide("so", 30)+"\n\n", 2), want: soft, contains: true},
		{name: "lines of 29", in: n(wide("The", 29)+"\n"+wide("so", 29)+"\n\n", 2), want: "⏎", contains: true},
		{name: "wrapped at 140", in: n(wide("The", 140)+"\n"+wide("so", 140)+"\n\n", 2), want: soft, contains: true},
		{name: "lines of 141", in: n(wide("The", 141)+"\n"+wide("so", 141)+"\n\n", 2), want: "⏎", contains: true},

		{name: "two of 22 lines longer",
			in: n(wide("The", 60)+"\n"+wide("so", 60)+"\n\n", 10) + n(wide("The", 200)+".\n\n", 2) + wide("The", 60) +
				"\n" + wide("so", 60), want: soft, contains: true},
		{name: "three of 23 lines longer",
			in: n(wide("The", 60)+"\n"+wide("so", 60)+"\n\n", 9) + n(wide("The", 200)+".\n\n", 3) + wide("The", 60) +
				"\n" + wide("so", 60), want: "⏎", contains: true},

		// Ends of lines in a text that is wrapped at 60.
		{name: "a fifth to spare", in: wrapped(60, wide("The", 44)+"\nAbc def"), want: "⏎Abc def", contains: true},
		{name: "less than a fifth to spare", in: wrapped(60, wide("The", 45)+"\nAbc def"), want: "␣Abc def",
			contains: true},
		{name: "half of it to spare in a sentence", in: wrapped(60, wide("The", 26)+"\nabc def"), want: "⏎abc def",
			contains: true},
		{name: "less than half to spare in a sentence", in: wrapped(60, wide("The", 27)+"\nabc def"), want: "␣abc def",
			contains: true},
		{name: "three of four lines a tenth shorter", in: wrapped(60, wide("The", 60)+n("\n"+wide("so", 50), 4)),
			want: "⏎so abcd abcd", contains: true},
		{name: "two of four lines a tenth shorter",
			in: wrapped(60, n(wide("the", 60)+"\n", 2)+wide("so", 51)+n("\n"+wide("so", 51), 2)), want: "␣so abcd",
			contains: true},
		{name: "two of three lines a tenth shorter", in: wrapped(60, wide("The", 60)+n("\n"+wide("so", 50), 3)),
			want: "␣so abcd", contains: true},
		{name: "three of four lines less than a tenth shorter",
			in: wrapped(60, wide("The", 60)+n("\n"+wide("so", 52), 4)), want: "␣so abcd", contains: true},
		{name: "an option", in: wrapped(60, wide("The", 58)+"\nb) abcd"), want: "⏎b) abcd", contains: true},
		{name: "no option", in: wrapped(60, wide("The", 58)+"\nbc abcd"), want: "␣bc abcd", contains: true},
		{name: "a number after two thirds of a line", in: wrapped(60, wide("The", 40)+"\n5. Abcd"), want: "⏎5. Abcd",
			contains: true},
		{name: "a number after a shorter line", in: wrapped(60, wide("The", 39)+"\n5. Abcd"), want: "5. Abcd"},

		// Lists.
		{name: "a number of four digits", in: "1234. One\n1235. Two", want: "list [One; Two]"},
		{name: "a number of five digits", in: "12345. One\n12346. Two", want: "12345. One⏎12346. Two"},
		{name: "an item one column further in", in: "• One\n • Two", want: "list [One; Two]"},
		{name: "an item two columns further in", in: "• One\n  • Two", want: "list [One ¶ list [Two]]"},
		{name: "a mark three columns in", in: "Text\n   Q5. What", want: "Q5. What"},
		{name: "a mark four columns in", in: "Text\n    Q5. What", want: "Text⏎Q5. What"},
		{name: "a dash eight lines above the next",
			in: wrapped(60, wide("The", 58)+"\n- abcd"+n("\n  "+wide("so", 56), 6)+"\n- abcd"), want: "list [abcd",
			contains: true},
		{name: "a dash nine lines above the next",
			in: wrapped(60, wide("The", 58)+"\n- abcd"+n("\n  "+wide("so", 56), 7)+"\n- abcd"), want: "␣- abcd",
			contains: true},
		{name: "lists twelve deep", in: nested(12), want: n("list [a ¶ ", 11) + "list [a" + n("]", 12)},
		{name: "lists thirteen deep", in: nested(13), want: n("list [a ¶ ", 12) + "• a" + n("]", 12)},
		{name: "an item goes on after two thirds of a line", in: wrapped(60, "• "+wide("one", 38)+"\nabc def"),
			want: "␣abc def]", contains: true},
		{name: "an item of a shorter line", in: wrapped(60, "• "+wide("one", 37)+"\nabc def"), want: "abc def"},
		{name: "an open task", in: "- [ ] One", want: "list [One]"},

		// Tables.
		{name: "two lines with pipes", in: "| a | b |\n| c | d |", want: "table 2×2 under \"\""},
		{name: "two lines with pipes above text", in: "| a | b |\n| c | d |\nText", want: "table 2×2 under \"\" ¶ Text"},
		{name: "one line with pipes above text", in: "| a | b |\nText", want: "| a | b |⏎Text"},
		{name: "one line with pipes", in: "| a | b |\n", want: "| a | b |"},
		{name: "forty columns", in: cells(40, "a") + "\n" + cells(40, "b"), want: "table 2×40 under \"\""},
		{name: "forty-one columns", in: cells(41, "a") + "\n" + cells(41, "b"), want: cells(41, "a"), contains: true},
		{name: "a row of 4000", in: "| a | b |\n| c | d |\n| e | " + n("x", 3992) + " |", want: "table 3×2 under \"\""},
		{name: "a row of 4001", in: "| a | b |\n| c | d |\n| e | " + n("x", 3993) + " |", want: "| e | x",
			contains: true},
		{name: "three lines in columns", in: "Name   Use\nred    stop\ngreen  go", want: "table 2×2 under \"Name\""},
		{name: "two lines in columns", in: "Name   Use\ngreen  go", want: "Name Use⏎green go"},
		{name: "one space more than a gap", in: "Name  Use\ngreen go on\nblue  wait",
			want: "Name Use⏎green go on⏎blue wait"},
		{name: "a column one byte off", in: "Name   Use\nred     stop\ngreen  go", want: "Name Use⏎red stop⏎green go"},
		{name: "columns apart by one tab each", in: "Name\tUse\nred\tstop\nyellow and green\tgo",
			want: "table 2×2 under \"Name\""},
		{name: "forty columns by tabs", in: n(tabs(40, "a")+"\n", 3), want: "table 2×40 under \"a\""},
		{name: "forty-one columns by tabs", in: n(tabs(41, "a")+"\n", 3), want: "a a", contains: true},
		{name: "a header of forty", in: n("N", 40) + "\tUse\nred\tstop\ngreen\tgo",
			want: "table 2×2 under \"" + n("N", 40) + "\""},
		{name: "a first cell of forty-one", in: n("N", 41) + "\tUse\nred\tstop\ngreen\tgo",
			want: "table 3×2 under \"\""},
		{name: "rules under the columns", in: "Name   Use\n-----  ----\nred    stop", want: "table 1×2 under \"Name\""},
		{name: "half of the lines are code", in: "let a = f();\tone\nlet b = g();\ttwo\nred\tthree\nblue\tfour",
			want: "table 4×2 under \"\""},
		{name: "more than half are code", in: "let a = f();\tone\nlet b = g();\ttwo\nlet c = h();\tthree\nblue\tfour",
			want: "blue", contains: true},

		// Cells that ran together.
		{name: "three lines of cells that ran together", in: "NameUse\nPythonData and web\nRubyWeb sites",
			want: "table 2×2 under \"Name\""},
		{name: "two lines", in: "NameUse\nPythonData and web", want: "NameUse⏎PythonData and web"},
		{name: "half of the lines have no word besides", in: "NameUse\nPythonData\nRubyWeb sites\nPerlText tools",
			want: "NameUse⏎PythonData⏎RubyWeb sites⏎PerlText tools"},
		{name: "fewer than half have none", in: "NameUse\nPythonData and web\nRubyWeb sites\nPerlText tools",
			want: "table 3×2 under \"Name\""},
		{name: "a first cell of eighty", in: "NameUse\nPythonData and web\n" + n("abcd ", 15) + "abcdeXyz and web",
			want: "table 2×2 under \"Name\""},
		{name: "a first cell of eighty-one", in: "NameUse\nPythonData and web\n" + n("abcd ", 15) + "abcdefXyz and web",
			want: "NameUse", contains: true},
		{name: "words in small letters that each stand in the text twice",
			in:   n("1999 report, 2005 summary. ", 2) + "\n\nYearUse\n1999report of it\n2005summary of it",
			want: "table 2×2 under \"Year\""},
		{name: "words in small letters that stand in it once",
			in:   "1999 report, 2005 summary.\n\nYearUse\n1999report of it\n2005summary of it",
			want: "YearUse⏎1999report of it⏎2005summary of it"},
		{name: "the first word stands in it once",
			in: "1999 report, report, report. 2005 summary, 2005 summary.\n\n" +
				"YearUse\n1999report of it\n2005summary of it",
			want: "YearUse⏎1999report of it⏎2005summary of it"},
		{name: "the second word stands in it once",
			in: "1999, 1999, 1999 report. 2005 summary, 2005 summary.\n\n" +
				"YearUse\n1999report of it\n2005summary of it",
			want: "YearUse⏎1999report of it⏎2005summary of it"},
		{name: "five hundred lines of cells that ran together", in: "NameUse\n" + together(499),
			want: "table 499×2 under \"Name\""},
		{name: "more lines of cells that ran together", in: "NameUse\n" + together(500),
			want: "table 499×2 under \"Name\" ¶ Py500Data and web"},
		{name: "a header of ninety", in: "NameUse" + n(" abcd", 16) + "efg\nPythonData and web\nRubyWeb sites",
			want: "table 2×2 under \"Name\""},
		{name: "a first line of ninety-one", in: "NameUse" + n(" abcd", 16) + "efgh\nPythonData and web\nRubyWeb sites",
			want: "NameUse", contains: true},

		// Listings.
		{name: "four marks within a fence", in: "```\n" + n("Q1. What\n", 4) + "```", want: "code", contains: true},
		{name: "five marks within a fence", in: "```\n" + n("Q1. What\n", 5) + "```", want: "Q1. What"},
		{name: "three buttons above code", in: "go\nCopy\nEdit\nRun\nint a = f(1);", want: "code \"int a = f(1);\""},
		{name: "output of three lines", in: wrapped(60, "It prints:\n\n    One day\n    Two days\n    Three days"),
			want: "code \"One day\\nTwo days\\nThree days\""},
		{name: "prose of four lines",
			in:   wrapped(60, "It prints:\n\n    One day\n    Two days\n    Three days\n    Four days"),
			want: "One day⏎Two days⏎Three days⏎Four days"},
		{name: "code after two blank lines", in: "int a = f(1);\n\n\nint b = f(2);",
			want: "code \"int a = f(1);\\n\\n\\nint b = f(2);\""},
		{name: "code after three blank lines", in: "int a = f(1);\n\n\n\nint b = f(2);",
			want: "code \"int b = f(2);\""},
		{name: "five lines of comment above code", in: "It is\n\n" + n("// note\n", 5) + "int a = f(1);",
			want: "It is ¶ code \"" + n("// note\\n", 5) + "int a = f(1);\""},
		{name: "six lines of comment above code", in: "It is\n\n" + n("// note\n", 6) + "int a = f(1);",
			want: "// note ¶ code \"" + n("// note\\n", 5) + "int a = f(1);\""},
		{name: "prose between a comment and code", in: "// note\nIt is some prose.\nint a = f(1);",
			want: "// note⏎It is some prose. ¶ code \"int a = f(1);\""},
		{name: "two nested keys", in: "It is\n\nserver:\n  port: 80", want: "code \"server:\\n  port: 80\""},
		{name: "one key above an item", in: "It is\n\nserver:\n- the first", want: "server: ¶ list [the first]"},
		{name: "two lines of code end a text", in: wrapped(60, wide("The", 57)+".\nint a = f(1);\nint b = f(2);"),
			want: "code \"int a = f(1);\\nint b = f(2);\""},
		{name: "one line of code ends it", in: wrapped(60, wide("The", 57)+".\nint a = f(1);"),
			want: ".␣int a = f(1);", contains: true},
		{name: "comments after half a line", in: wrapped(60, wide("The", 30)+"\n    # note\n    # more"),
			want: "code \"# note\\n# more\""},
		{name: "comments after more of a line", in: wrapped(60, wide("The", 31)+"\n    # note\n    # more"),
			want: "⏎# note⏎# more", contains: true},
		{name: "a line in an open bracket that may be prose", in: "int a = f(\nThe one\n1);",
			want: "code \"int a = f(\\nThe one\\n1);\""},
		{name: "prose in an open bracket", in: "int a = f(\nThe other one\n1);",
			want: "The other one ¶ code \"1);\""},
		{name: "half of a hundred lines look like code",
			in: "It is\n\n" + n("    One day\n", 50) + n("    # note\n", 50), want: "code \"One day", contains: true},
		{name: "what the next line looks like does not matter",
			in: "It is\n\n" + n("    One day\n", 50) + n("    # note\n", 50) + "    One day\n", want: "code \"One day",
			contains: true},
		{name: "fewer than half look like code", in: "It is\n\n" + n("    One day\n", 51) + n("    # note\n", 49),
			want: "code \"# note", contains: true},
		{name: "a formula of a hundred lines", in: "$$\n" + n("x +\n", 98) + "$$", want: "x +", contains: true},
		{name: "a formula of more lines", in: "$$\n" + n("x +\n", 99) + "$$", want: "$$⏎x +", contains: true},
		{name: "a here-document of sixty lines",
			in: "$ cat <<EOF\n" + n("It is a longer sentence of prose.\n", 59) + "EOF", want: "prose.\\nEOF\"",
			contains: true},
		{name: "a here-document of more", in: "$ cat <<EOF\n" + n("It is a longer sentence of prose.\n", 60) + "EOF",
			want: "prose.⏎EOF", contains: true},
		{name: "code 400 bytes from its backtick", in: "a `" + n("x", 399) + "` b", want: "a <" + n("x", 399) + "> b"},
		{name: "two apostrophes between backticks", in: "a `say 'x' (` b", want: "a <say 'x' (> b"},
		{name: "an apostrophe more than they open", in: "a `old' or 'mid' (` b", want: "a `old' or 'mid' (` b"},
		{name: "code farther from its backtick", in: "a `" + n("x", 400) + "` b", want: "a `" + n("x", 400) + "` b"},
		{name: "a tab to column eight", in: "Name    Use\nred\tstop\ngreen   go", want: "table 2×2 under \"Name\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := outline(test.in)
			if test.contains && strings.Contains(got[len(got)-1], test.want) {
				return
			}
			if all := " ¶ " + strings.Join(got, " ¶ "); !strings.HasSuffix(all, " ¶ "+test.want) {
				t.Errorf("%q does not end with %q", all, test.want)
			}
		})
	}
}
