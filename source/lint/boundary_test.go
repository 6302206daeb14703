package lint

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// titled returns questions with the given titles, one a line, each with an answer of its own.
func titled(titles ...string) []*ast.Question {
	var qs []*ast.Question
	for i, title := range titles {
		q := ask(i+1, "", say(i+1, fmt.Sprint("It is ", i)))
		q.Title = []ast.Inline{&ast.Text{Loc: lines(i+1, i+1), Value: title}}
		qs = append(qs, q)
	}
	return qs
}

// counted returns questions with the given numbers.
func counted(numbers ...string) []*ast.Question {
	var qs []*ast.Question
	for i, n := range numbers {
		q := ask(i+1, n, say(i+1, fmt.Sprint("It is ", i)))
		q.Label = n + "."
		qs = append(qs, q)
	}
	return qs
}

// answered returns n questions. The first have the given answers, the others an answer of several words.
func answered(n int, first ...[]ast.Block) []*ast.Question {
	var qs []*ast.Question
	for i := range n {
		answer := []ast.Block{say(i+1, fmt.Sprint("It is ", i))}
		if i < len(first) {
			answer = first[i]
		}
		qs = append(qs, ask(i+1, "", answer...))
	}
	return qs
}

// messages checks a guide of one section and returns the findings with their lines.
func messages(qs ...*ast.Question) []string {
	var found diag.List
	Check(&ast.Guide{Sections: []*ast.Section{{Questions: qs}}}, &found)
	var out []string
	for _, d := range found.Sorted() {
		out = append(out, fmt.Sprintf("%d: %s", d.Span.Start.Line, d.Message))
	}
	return out
}

// same returns n copies of a block list.
func same(n int, bs ...ast.Block) [][]ast.Block {
	var out [][]ast.Block
	for range n {
		out = append(out, bs)
	}
	return out
}

// upTo returns n content words, "w1 w2 … wn", beginning with the word first.
func upTo(first, n int) string {
	var ws []string
	for i := first; i < first+n; i++ {
		ws = append(ws, fmt.Sprint("w", i))
	}
	return strings.Join(ws, " ")
}

// repeated returns n titles, and the same n once more.
func repeated(n int) []string {
	var out []string
	for i := range 2 * n {
		out = append(out, fmt.Sprintf("Why v%d?", i%n))
	}
	return out
}

// each returns a line for each line from first to last on which a rule is reported.
func each(first, last int, rule string) string {
	var b strings.Builder
	for i := first; i <= last; i++ {
		fmt.Fprintln(&b, i, rule)
	}
	return b.String()
}

// TestJustUnderAndJustOver has a case on either side of each limit.
func TestJustUnderAndJustOver(t *testing.T) {
	yes := say(1, "Yes.")
	link := &ast.Paragraph{Inlines: []ast.Inline{&ast.Link{URL: "https://example.org/",
		Inlines: []ast.Inline{&ast.Text{Value: "Yes."}}}}}
	code := func(text string) [][]ast.Block {
		return same(1, &ast.Listing{Loc: lines(1, 2), Language: "text", Text: text})
	}
	heads := func(levels ...int) [][]ast.Block {
		var bs []ast.Block
		for i, l := range levels {
			bs = append(bs,
				&ast.Heading{Loc: lines(i+1, i+1), Level: l, Inlines: []ast.Inline{&ast.Text{Value: "Part"}}})
		}
		return same(1, bs...)
	}
	for _, test := range []struct {
		name string
		qs   []*ast.Question
		want string // lines and rules
	}{
		{"eight of ten without an answer: said once", answered(10, same(8)...), "1 qa-no-answer\n"},
		{"seven of ten: each", answered(10, same(7)...),
			"1 qa-no-answer\n2 qa-no-answer\n3 qa-no-answer\n4 qa-no-answer\n" +
				"5 qa-no-answer\n6 qa-no-answer\n7 qa-no-answer\n"},
		{"both of two without an answer", answered(2, same(2)...), "1 qa-no-answer\n"},

		{"ten of twenty without an answer: each", answered(20, same(10)...), each(1, 10, "qa-no-answer")},
		{"eleven of twenty: said once", answered(20, same(11)...), "1 qa-no-answer\n"},
		{"ten questions asked twice: each", titled(repeated(10)...), each(11, 20, "qa-duplicate")},
		{"eleven asked twice: said once", titled(repeated(11)...), "12 qa-duplicate\n"},

		{"one word in one of five answers", answered(5, same(1, yes)...), "1 qa-short-answer\n"},
		{"eight letters of Thai are a word", answered(5, same(1, say(1, "ทศกดปหนม"))...), "1 qa-short-answer\n"},
		{"nine letters of Chinese are a sentence", answered(5, same(1, say(1, "因为它们的值都相同"))...), ""},
		{"one word in one of four: a habit", answered(4, same(1, yes)...), ""},
		{"one word in two of ten answers", answered(10, same(2, yes)...), "1 qa-short-answer\n1 qa-short-answer\n"},
		{"a link is more than its word", answered(5, same(1, link)...), ""},
		{"two blocks are more than a word", answered(5, same(1, yes, yes)...), ""},

		{"three words in another order",
			titled("How do threads share memory?", "How do they share the memory of threads?"), ""},
		{"two words in another order", titled("How is memory shared?", "How is shared memory?"), ""},
		{"eight words of nine", titled("What is "+upTo(1, 8)+"?", "What is "+upTo(1, 9)+"?"), "2 qa-near-duplicate\n"},
		{"seven words of eight", titled("What is "+upTo(1, 7)+"?", "What is "+upTo(1, 8)+"?"), ""},
		{"seventeen words of twenty", titled(upTo(1, 18)+"?", upTo(2, 19)+"?"), "2 qa-near-duplicate\n"},
		{"sixteen words of nineteen", titled(upTo(1, 17)+"?", upTo(2, 18)+"?"), ""},
		{"a plural of five letters", titled("Do locks guard memory?", "Does a lock guard memory?"),
			"2 qa-near-duplicate\n"},
		{"an s of four letters", titled("Is gets quick memory?", "Is get quick memory?"), ""},
		{"an s after an s", titled("Does a class guard memory?", "Does a clas guard memory?"), ""},

		{"two of one title", titled("What is printed?", "What is printed?"), "2 qa-duplicate\n"},
		{"three of one title: a refrain", titled("What is printed?", "What is printed?", "What is printed?"), ""},

		{"a heading one level down", answered(1, heads(2, 3)...), ""},
		{"a heading two levels down", answered(1, heads(2, 4)...), "2 heading-skipped\n"},
		{"the first heading of any level", answered(1, heads(4)...), ""},
		{"a heading up again", answered(1, heads(4, 2, 3)...), ""},

		{"a line of 291 characters", answered(1, code(strings.Repeat("x", 291))...), ""},
		{"a line of 292 characters", answered(1, code(strings.Repeat("x", 292))...), "1 listing-wide\n"},
		{"a tab for four of 291 characters", answered(1, code("\t"+strings.Repeat("x", 287))...), ""},
		{"a tab for four of 292 characters", answered(1, code("\t"+strings.Repeat("x", 288))...), "1 listing-wide\n"},

		{"a number left out, after a list that a sentence ends",
			[]*ast.Question{ask(1, "1", yes),
				ask(3, "2", say(4, "So it is."), say(6, "The kinds are so."), &ast.List{Loc: lines(9, 12)}),
				ask(14, "4", yes), ask(16, "5", say(17, "Yes, it is."))}, "14 qa-number-gap\n"},
		{"six numbers without order", counted("1", "9", "4", "20", "7", "30"), "2 qa-number-irregular\n"},
		{"six numbers that lose their order after the second", counted("5", "6", "4", "20", "7", "30"),
			"3 qa-number-irregular\n"},
		{"five numbers without order", counted("1", "9", "4", "20", "7"), ""},
		{"six numbers that rise", counted("1", "9", "14", "20", "27", "30"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := check(test.qs...); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestNumbersInTwoWays has four of five numbers in one way, then seven of nine.
func TestNumbersInTwoWays(t *testing.T) {
	labels := func(n, odd int) []*ast.Question {
		qs := counted("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")[:n]
		for _, q := range qs[n-odd:] {
			q.Label = "Q" + q.Number + ")"
		}
		return qs
	}
	for _, test := range []struct {
		n, odd int
		want   string
	}{{5, 1, "5 qa-number-mixed\n"}, {10, 2, "9 qa-number-mixed\n"}, {9, 2, ""}, {4, 1, ""}, {9, 0, ""}} {
		if got := check(labels(test.n, test.odd)...); got != test.want {
			t.Errorf("%d of %d numbers in another way: %q, want %q", test.odd, test.n, got, test.want)
		}
	}
}

// TestSectionsOfOneSubject has three of five, then three of six and two of three questions that name the subject of
// their section.
func TestSectionsOfOneSubject(t *testing.T) {
	section := func(from int, subject string, named, all int, last string) *ast.Section {
		s := &ast.Section{Loc: lines(from, from), Title: []ast.Inline{&ast.Text{Value: subject}}}
		for i := range all {
			title := fmt.Sprintf("What is number %d?", from+i)
			if i < named {
				title = fmt.Sprintf("What is number %d of %s?", from+i, subject)
			} else if i == all-1 {
				title = last
			}
			q := titled(title)[0]
			q.Loc, q.Title = lines(from+i, from+i), []ast.Inline{&ast.Text{Loc: lines(from+i, from+i), Value: title}}
			q.Answer = []ast.Block{say(from+i, fmt.Sprint("It is ", from+i))}
			s.Questions = append(s.Questions, q)
		}
		return s
	}
	for _, test := range []struct {
		named, all int
		want       string
	}{{3, 5, "5: question \"Does PHP have traits?\" stands under \"Java\" but speaks of \"PHP\""}, {3, 6, ""},
		{2, 3, ""}, {4, 6, "6: question \"Does PHP have traits?\" stands under \"Java\" but speaks of \"PHP\""}} {
		var found diag.List
		g := &ast.Guide{Sections: []*ast.Section{section(1, "Java", test.named, test.all, "Does PHP have traits?"),
			section(21, "PHP", 3, 4, "What else?")}}
		Check(g, &found)
		got := ""
		for _, d := range found.Sorted() {
			got += fmt.Sprintf("%d: %s", d.Span.Start.Line, d.Message)
		}
		if got != test.want {
			t.Errorf("%d of %d name their subject: %q, want %q", test.named, test.all, got, test.want)
		}
	}
}

func TestMessages(t *testing.T) {
	long := strings.Repeat("x", 60)
	code := func(n int) []*ast.Question {
		return answered(1,
			same(1, &ast.Listing{Loc: lines(1, 2), Language: "text", Text: "x\n" + strings.Repeat("x", n)})...)
	}
	bare := func(title string) []*ast.Question {
		qs := titled(title)
		qs[0].Answer = nil
		return qs
	}
	for _, test := range []struct {
		name string
		qs   []*ast.Question
		want string
	}{
		{"a title of sixty characters", bare(long), "1: question \"" + long + "\" has no answer"},
		{"one of sixty-one", bare(long + "y"), "1: question \"" + long + "…\" has no answer"},
		{"four rows", code(388),
			"1: a line of this listing is up to 388 characters long and will be wrapped into 4; line 2 is the first"},
		{"five rows", code(389),
			"1: a line of this listing is up to 389 characters long and will be wrapped into 5; line 2 is the first"},
		{"numbers left out", counted("1", "2", "3", "4", "7", "8"),
			"5: question numbers 5 to 6 are missing between 4 and 7"},
		{"more than a thousand numbers left out", counted("1", "2", "3", "4", "1206", "1207"),
			"5: question numbers 5 to 1205 are missing between 4 and 1206"},
		{"numbers left out that come later", counted("1", "2", "3", "7", "8", "9", "10", "6", "11", "12"),
			"4: question numbers 4 to 5 are missing between 3 and 7"},
		{"a number left out", counted("1", "2", "3", "4", "6", "7"), "5: question number 5 is missing between 4 and 6"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := messages(test.qs...)
			if len(got) != 1 || got[0] != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestFactsStandInShortParagraphs checks how long a paragraph may be in which a misspelled label is looked for.
func TestFactsStandInShortParagraphs(t *testing.T) {
	const label = "Dificulty: hard, "
	for _, test := range []struct {
		bytes, lines int
		found        bool
	}{{20, 1, true}, {400, 1, true}, {401, 1, false}, {20, 3, true}, {20, 4, false}} {
		p := say(2, label+strings.Repeat("x", test.bytes-len(label)))
		p.Loc = lines(2, 1+test.lines)
		got := strings.Contains(check(ask(1, "", p, say(9, "Wood."))), string(diag.FactLabel))
		if got != test.found {
			t.Errorf("%d bytes in %d lines: found %v, want %v", test.bytes, test.lines, got, test.found)
		}
	}
}

// TestShortValues checks how many words an entry of a fact may have.
func TestShortValues(t *testing.T) {
	for value, want := range map[string]bool{
		"oak": true, "oak elm ash yew": true, "oak elm ash yew fir": false, "oak, elm ash yew fir": true, "It is oak.": false,
	} {
		if got := shortValue(value); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}
