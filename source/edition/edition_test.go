package edition

import (
	"reflect"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func text(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

func says(s string, more ...ast.Inline) []ast.Block {
	return []ast.Block{&ast.Paragraph{Inlines: append(text(s), more...)}}
}

// guide has nested sections, one without a title, a question without an answer, and ids that collide with those of an
// edition.
func guide() *ast.Guide {
	ref := func(id string) ast.Inline { return &ast.NoteRef{ID: id} }
	return &ast.Guide{
		Sections: []*ast.Section{
			{ID: "s-answers", Title: text("Answers"), Questions: []*ast.Question{
				{ID: "q-one", Number: "1", Title: append(text("One?"),
					&ast.Emph{Inlines: []ast.Inline{ref("n-1"), &ast.Link{URL: "#q-two", Inlines: text("two")}}}),
					Answer: says("First.", ref("n-2"))},
				{ID: "q-two", Number: "2", Title: text("Two?"), Prompt: says("Look:", ref("n-3"))},
			}, Sections: []*ast.Section{
				{ID: "s-in", Title: text("In"), Questions: []*ast.Question{{ID: "q-three", Title: text("Three?"),
					Answer: says("Third.")}}},
				{ID: "s-empty", Title: text("Empty")},
			}},
			{ID: "s-loose", Questions: []*ast.Question{{ID: "four", Title: text("Four?"), Answer: says("Fourth.")}}},
		},
		Notes: []*ast.Note{{ID: "n-0"}, {ID: "n-1"}, {ID: "n-2"}, {ID: "n-3"}},
	}
}

func TestAnswersAtTheBack(t *testing.T) {
	in := guide()
	got := ast.Dump(Answers(in, ast.AnswersBack))
	want := `guide
  answers "back"
  section #s-answers "Answers"
    question 1 #q-one answer=a-one "One?*[^n-1][two](#q-two)*"
    question 2 #q-two "Two?"
      prompt
        paragraph "Look:[^n-3]"
    section #s-in "In"
      question #q-three answer=a-three "Three?"
    section #s-empty "Empty"
  section #s-loose
    question #four answer=a-four "Four?"
  section back #s-answers-2 "Answers"
    answer #a-four to=four "Four?"
      paragraph "Fourth."
    section back #s-answers-answers "Answers: Answers"
      answer 1 #a-one to=q-one "One?*two*"
        paragraph "First.[^n-2]"
      section back #s-answers-in "Answers: In"
        answer #a-three to=q-three "Three?"
          paragraph "Third."
  note #n-1
  note #n-3
  note #n-2
  note #n-0
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !reflect.DeepEqual(in, guide()) {
		t.Error("the input was changed")
	}
}

func TestOtherEditionsKeepTheTree(t *testing.T) {
	for _, mode := range []string{"", ast.AnswersInline, ast.AnswersDetails} {
		got := ast.Dump(Answers(guide(), mode))
		if mode != "" {
			got = strings.Replace(got, "  answers \""+mode+"\"\n", "", 1)
		}
		if want := ast.Dump(guide()); got != want {
			t.Errorf("%q: got\n%s\nwant\n%s", mode, got, want)
		}
	}
}

func TestFrontMatterDecidesUnlessAModeIsGiven(t *testing.T) {
	g := guide()
	g.Meta.Answers = ast.AnswersBack
	for mode, want := range map[string]int{"": 3, ast.AnswersInline: 2, ast.AnswersBack: 3} {
		if got := len(Answers(g, mode).Sections); got != want {
			t.Errorf("%q: %d sections, want %d", mode, got, want)
		}
	}
}

func TestGuideWithoutAnswersGetsNoAnswerSection(t *testing.T) {
	g := &ast.Guide{Sections: []*ast.Section{{ID: "s", Title: text("S"), Questions: []*ast.Question{{ID: "q"}}}}}
	if out := Answers(g, ast.AnswersBack); len(out.Sections) != 1 {
		t.Errorf("got\n%s", ast.Dump(out))
	}
}

func TestRightOptionsMoveWithTheAnswer(t *testing.T) {
	in := &ast.Guide{Sections: []*ast.Section{{ID: "s", Questions: []*ast.Question{
		{ID: "q-marked", Options: []*ast.Option{{Blocks: says("one")}, {Blocks: says("two"), Right: true}}},
		{ID: "q-open", Options: []*ast.Option{{Blocks: says("one")}, {Blocks: says("two")}}},
	}}}}
	got := Answers(in, ast.AnswersBack)
	if n := len(got.AllSections()[1].Answers); n != 1 {
		t.Fatalf("%d answers at the back, want that of the question whose right option is marked", n)
	}
	if a := got.AllSections()[1].Answers[0]; a.QuestionID != "q-marked" || !reflect.DeepEqual(a.Right, []string{"B"}) {
		t.Errorf("the answer is to %s and says %q", a.QuestionID, a.Right)
	}
	if q := got.AllQuestions()[1]; q.AnswerID != "" {
		t.Errorf("a question without an answer leads to %s", q.AnswerID)
	}
}
