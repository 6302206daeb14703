package edition

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// exam is a guide whose answers are all in words that begin with "secret", but for its options.
func exam() *ast.Guide {
	option := func(s string, right bool) *ast.Option { return &ast.Option{Blocks: says(s), Right: right} }
	ref := func(id string) ast.Inline { return &ast.NoteRef{ID: id} }
	return &ast.Guide{
		Intro: says("Welcome to secret things."),
		Sections: []*ast.Section{
			{ID: "s-one", Title: text("One"), Intro: says("All of these are about ", ref("n-both")), Questions: []*ast.Question{
				{ID: "q-a", Number: "7", Title: text("A?"), Prompt: says("See ", &ast.Link{URL: "#h-in", Inlines: text("there")}),
					Answer: []ast.Block{&ast.Heading{ID: "h-in", Level: 4, Inlines: text("secret part")},
						says("secret of ", &ast.Link{URL: "#q-c", Inlines: text("secret link")}, ref("n-answer"), ref("n-both"))[0]}},
				{ID: "q-b", Number: "9", Title: text("B?"), Options: []*ast.Option{option("yes", false), option("no", true)},
					Kind: ast.Single, Answer: says("secret reason")},
			}},
			{ID: "s-text", Title: text("Key"), Intro: says("secret key")},
			{ID: "s-two", Title: text("Two"), Sections: []*ast.Section{{ID: "s-in", Title: text("In"), Questions: []*ast.Question{
				{ID: "q-c", Number: "12", Title: text("C?"), Answer: says(strings.Repeat("secret word ", 100))},
				{ID: "q-d", Number: "13", Title: text("D?")},
				{ID: "q-e", Number: "14", Title: text("E?"), Options: []*ast.Option{option("one", true), option("two", true)}},
			}}}},
		},
		Notes: []*ast.Note{{ID: "n-answer", Blocks: says("secret note", ref("n-deep"))}, {ID: "n-deep", Blocks: says("secret deep")},
			{ID: "n-both", Blocks: says("locks")}},
	}
}

func TestAPaperHasNoWordOfItsAnswers(t *testing.T) {
	g := exam()
	before := ast.Dump(g)
	out := Answers(g, ast.AnswersNone)
	const want = `guide
  answers "none"
  section #s-one "One"
    intro
      paragraph "All of these are about [^n-both]"
    question 7 #q-a "A?"
      withheld 6
      marks 2
      prompt
        paragraph "See there"
    question 9 #q-b "B?"
      withheld 2
      marks 1
      kind single
      option
        paragraph "yes"
      option
        paragraph "no"
  section #s-two "Two"
    section #s-in "In"
      question 12 #q-c "C?"
        withheld 200
        marks 6
      question 13 #q-d "D?"
        marks 2
      question 14 #q-e "E?"
        marks 1
        option
          paragraph "one"
        option
          paragraph "two"
  note #n-both
    paragraph "locks"
`
	if got := ast.Dump(out); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if ast.Dump(g) != before {
		t.Error("the guide was changed")
	}
}

func TestAKeyHasAllAnswersAndTheirNumbers(t *testing.T) {
	g := exam()
	g.Meta.Marks = 4
	out := Answers(g, ast.AnswersOnly)
	const want = `guide
  answers "only"
  marks 4
  section back #s-answers "Answers"
    key 9=B 14=A+B
    section back #s-one "One"
      answer 7 #q-a to=q-a "A?"
        marks 4
        heading 4 #h-in "secret part"
        paragraph "secret of [secret link](#q-c)[^n-answer][^n-both]"
      answer 9 #q-b to=q-b "B?"
        marks 4
        right B
        paragraph "secret reason"
    section back #s-two "Two"
      section back #s-in "In"
        answer 12 #q-c to=q-c "C?"
          marks 4
          paragraph "` + "SECRETS" + `"
        answer 14 #q-e to=q-e "E?"
          marks 4
          right A
          right B
  note #n-answer
    paragraph "secret note[^n-deep]"
  note #n-both
    paragraph "locks"
  note #n-deep
    paragraph "secret deep"
`
	got := strings.ReplaceAll(ast.Dump(out), strings.Repeat("secret word ", 100), "SECRETS")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if bare := Answers(many(0), ast.AnswersOnly); len(bare.Sections) != 0 {
		t.Error("a guide without questions has a key")
	}
}

// TestPaperAndKeyCountAlike wants the same numbers in a paper and its key: the guide's own, unless there are gaps of a
// draw, questions without a number, or two of the same.
func TestPaperAndKeyCountAlike(t *testing.T) {
	set := func(numbers ...string) *ast.Guide {
		g := many(len(numbers))
		for i, q := range g.Sections[0].Questions {
			q.Number = numbers[i]
		}
		return g
	}
	drawn := set("3", "9", "20")
	drawn.Version = "1"
	for want, g := range map[string]*ast.Guide{
		"3 9 20": set("3", "9", "20"), "A1 A2 B1": set("A1", "A2", "B1"),
		"1 2 3": drawn, "1 2 3 4": set("1", "2", "1", "2"), "1 2": set("5", ""),
	} {
		var inPaper, inKey []string
		for _, q := range Answers(g, ast.AnswersNone).AllQuestions() {
			inPaper = append(inPaper, q.Number)
		}
		for _, s := range Answers(g, ast.AnswersOnly).AllSections() {
			for _, a := range s.Answers {
				inKey = append(inKey, a.Number)
			}
		}
		if got := strings.Join(inPaper, " "); got != want || !slices.Equal(inPaper, inKey) {
			t.Errorf("the paper counts %v, its key %v, want %s", inPaper, inKey, want)
		}
	}
}

func TestWordsAreCountedInAnyScript(t *testing.T) {
	for said, want := range map[string]int{
		"": 0, "one": 1, "one two  three": 3, "锁是什么": 2, "Go の 錠": 2, "잠금은 하나만 가집니다": 3, "ล็อก": 2,
	} {
		if got := wordsOf(says(said)); got != want {
			t.Errorf("%q has %d words, want %d", said, got, want)
		}
	}
}
