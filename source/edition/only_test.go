package edition

import (
	"reflect"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// graded has questions with difficulties and tags, links between them in every kind of block, notes, and sections that
// a selection empties.
func graded() *ast.Guide {
	to := func(id, s string) ast.Inline { return &ast.Link{URL: "#" + id, Inlines: text(s)} }
	ref := func(id string) ast.Inline { return &ast.NoteRef{ID: id} }
	ask := func(id, difficulty string, tags []string, answer ...ast.Block) *ast.Question {
		return &ast.Question{ID: id, Title: text(id), Difficulty: difficulty, Tags: tags, Answer: answer}
	}
	cell := func(in ...ast.Inline) []*ast.Cell { return []*ast.Cell{{Inlines: in}} }
	hard := func() []ast.Inline { return []ast.Inline{to("q-hard", "hard")} }
	return &ast.Guide{
		Intro: says("Begin with ", to("q-easy", "easy"), to("q-hard", "hard"), ref("n-intro")),
		Sections: []*ast.Section{
			{ID: "s-one", Title: text("One"), Questions: []*ast.Question{
				ask("q-easy", "Basic", []string{"HTTP", "caching"},
					&ast.Paragraph{Inlines: []ast.Inline{
						&ast.Emph{Inlines: []ast.Inline{&ast.Strong{Inlines: hard()}}},
						&ast.Strike{Inlines: hard()}, &ast.Script{Inlines: hard()},
					}},
					&ast.Heading{Level: 4, Inlines: hard()},
					&ast.List{Items: []*ast.Item{{
						Blocks: []ast.Block{&ast.Quote{Blocks: []ast.Block{&ast.Paragraph{Inlines: hard()}}}},
					}}},
					&ast.Table{Header: cell(hard()...), Rows: [][]*ast.Cell{cell(hard()...)},
						Align: []ast.Align{ast.AlignNone}},
					&ast.Callout{Kind: "tip", Title: hard(), Blocks: says("see ", to("s-two", "two"))},
					&ast.Figure{Image: &ast.Image{Src: "a.png"}, Caption: hard()},
					&ast.DefinitionList{Items: []*ast.Definition{{Terms: [][]ast.Inline{hard()},
						Descriptions: [][]ast.Block{{&ast.Paragraph{Inlines: hard()}}}}}},
					&ast.Details{Summary: hard(), Rest: says("", to("q-hard", "hard")),
						Blocks: says("", to("q-hard", "hard"))},
					&ast.Listing{Text: "hard"},
					&ast.Paragraph{Inlines: []ast.Inline{&ast.Link{URL: "https://example.org/", Inlines: text("out")},
						to("s-one", "one"), ref("n-easy")}}),
				ask("q-hard", "advanced", []string{"http"}, says("", to("q-easy", "easy"), ref("n-hard"))...),
			}},
			{ID: "s-two", Title: text("Two"), Intro: says("All hard."),
				Questions: []*ast.Question{ask("q-sql", "advanced", []string{"SQL"})},
				Sections:  []*ast.Section{{ID: "s-in", Title: text("In"), Intro: says("Text in it.")}}},
			{ID: "s-terms", Title: text("Terms"), Intro: says("A word.")},
			{ID: "s-empty", Title: text("Empty")},
		},
		Notes: []*ast.Note{{ID: "n-hard", Blocks: says("", ref("n-deep"))},
			{ID: "n-intro", Blocks: says("see ", to("q-hard", "hard"))}, {ID: "n-easy"}, {ID: "n-deep"},
			{ID: "n-alone"}},
	}
}

// selection parses the terms of expr.
func selection(t *testing.T, expr string) Selection {
	t.Helper()
	s, err := ParseSelection(strings.Split(expr, ","))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func only(t *testing.T, expr string) (*ast.Guide, error) {
	t.Helper()
	s, err := ParseSelection(strings.Split(expr, ","))
	if err != nil {
		t.Fatal(err)
	}
	in := graded()
	out, err := Only(in, s)
	if !reflect.DeepEqual(in, graded()) {
		t.Error("the input was changed")
	}
	return out, err
}

func TestOnlyKeepsMatchingQuestionsAndTurnsDeadLinksIntoText(t *testing.T) {
	out, err := only(t, "basic")
	if err != nil {
		t.Fatal(err)
	}
	const want = `guide selected=difficulty:basic
  intro
    paragraph "Begin with [easy](#q-easy)hard[^n-intro]"
  section #s-one "One"
    question #q-easy "q-easy"
      difficulty "Basic"
      tag "HTTP"
      tag "caching"
      answer
        paragraph "***hard***~~hard~~_{hard}"
        heading 4 "hard"
        bullets loose
          item
            quote
              paragraph "hard"
        table
          header "hard"
          row "hard"
        callout tip "hard"
          paragraph "see two"
        figure "hard"
          image "![](a.png)"
        definitions
          definition
            term "hard"
            description
              paragraph "hard"
        details "hard"
          rest
            paragraph "hard"
          paragraph "hard"
        listing
          | hard
        paragraph "[out](https://example.org/)[one](#s-one)[^n-easy]"
  section #s-terms "Terms"
    intro
      paragraph "A word."
  note #n-intro
    paragraph "see hard"
  note #n-easy
  note #n-alone
`
	if got := ast.Dump(out); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOnlySelects(t *testing.T) {
	for expr, want := range map[string]string{
		"BASIC":                        "q-easy",
		"tag:HTTP":                     "q-easy q-hard",
		"basic,advanced":               "q-easy q-hard q-sql",
		"tag:sql,tag:caching":          "q-easy q-sql",
		"difficulty:advanced,tag:http": "q-hard",
		" Tag : SQL ":                  "q-sql",
	} {
		out, err := only(t, expr)
		if err != nil {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		var ids []string
		for _, q := range out.AllQuestions() {
			ids = append(ids, q.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: got %s, want %s", expr, got, want)
		}
	}
	if out, err := Only(graded(), Selection{}); err != nil || len(out.AllQuestions()) != 3 {
		t.Errorf("without a selection: %v, %v", out, err)
	}
}

func TestOnlyNamesTheWordsToChooseFrom(t *testing.T) {
	for expr, want := range map[string]string{
		"basik":              `no question has the difficulty "basik"; did you mean "Basic"? There are Basic, advanced`,
		"impossible":         `no question has the difficulty "impossible"; there are Basic, advanced`,
		"sql":                `no question has the difficulty "sql"; did you mean "tag:sql"?`,
		"tag:htp":            `no question has the tag "htp"; did you mean "HTTP"? There are HTTP, caching, SQL`,
		"basic,tag:sql":      `no question has all that is asked for`,
		"difficulty:caching": `no question has the difficulty "caching"; did you mean "tag:caching"?`,
	} {
		if _, err := only(t, expr); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", expr, err, want)
		}
	}
	bare := guide()
	if _, err := Only(bare, selection(t, "tag:x")); err == nil ||
		!strings.Contains(err.Error(), "no question has a tag; write it under its title") {
		t.Errorf("got %v", err)
	}
}

func TestParseSelectionRejects(t *testing.T) {
	for term, want := range map[string]string{
		"tags:HTTP":  `questions have no "tags"; did you mean "tag:HTTP"?`,
		"author:Ann": `questions have no "author"; there are difficulty, tag, section, number, since`,
		"":           `there is no word in ""; want such as basic, tag:HTTP, section:caching, 3-9, -tag:HTTP`,
		"tag: ":      `there is no word in "tag: "; want such as basic, tag:HTTP, section:caching, 3-9, -tag:HTTP`,
	} {
		if _, err := ParseSelection([]string{term}); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", term, err, want)
		}
	}
}

func TestOnlyTakesSectionsAndNumbersAndLeavesOut(t *testing.T) {
	g := graded()
	for i, q := range g.AllQuestions() {
		q.Number = []string{"1", "2", "10"}[i]
	}
	for expr, want := range map[string]string{
		"-basic":                    "q-hard q-sql",
		"-tag:http":                 "q-sql",
		"-difficulty:advanced":      "q-easy",
		"advanced,-tag:sql":         "q-hard",
		"section:one":               "q-easy q-hard",
		"section:ONE,section:s-two": "q-easy q-hard q-sql",
		"-section:one":              "q-sql",
		"2":                         "q-hard",
		"2-10":                      "q-hard q-sql",
		"1,10":                      "q-easy q-sql",
		"number:1-3,tag:caching":    "q-easy",
		"-2-9":                      "q-easy q-sql",
		"-1":                        "q-hard q-sql",
	} {
		out, err := Only(g, selection(t, expr))
		if err != nil {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		if got := strings.Join(ids(out), " "); got != want {
			t.Errorf("%s: got %s, want %s", expr, got, want)
		}
	}
	// A section that is named keeps its text, and the text of others is dropped.
	out, err := Only(g, selection(t, "section:two"))
	if err != nil || len(out.Sections) != 1 || len(out.Sections[0].Sections) != 1 {
		t.Errorf("section:two: %v\n%s", err, ast.Dump(out))
	}
	for expr, want := range map[string]string{
		"11-20":          `no question has the number "11-20"; they go from 1 to 10`,
		"-3":             `no question has the number "3"; they go from 1 to 10`,
		"section:trms":   `there is no section "trms"; did you mean "section:terms"?`,
		"section:basics": `there is no section "basics"; there are one, two, in, terms, empty`,
		"two":            `no question has the difficulty "two"; did you mean "section:two"?`,
		"-tag:xyzzy":     `no question has the tag "xyzzy"; there are HTTP, caching, SQL`,
		"1-2,-1-2":       ErrEmpty.Error(),
		"section:terms":  ErrEmpty.Error(),
	} {
		if _, err := Only(g, selection(t, expr)); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", expr, err, want)
		}
	}
	if _, err := Only(graded(), selection(t, "3")); err == nil || !strings.Contains(err.Error(), "choose by section:") {
		t.Errorf("without numbers: %v", err)
	}
	if _, err := ParseSelection([]string{"9-3"}); err == nil || !strings.Contains(err.Error(), `did you mean "3-9"`) {
		t.Errorf("an empty range: %v", err)
	}
}

func TestASelectionHasOneText(t *testing.T) {
	const want = "difficulty:basic,tag:HTTP,tag:b,section:one,number:3-9,-difficulty:hard,-tag:x,-number:4"
	for _, expr := range []string{want, "-4,tag:HTTP,3-9,section:one,-hard,basic,tag:b,-tag:x"} {
		if got := selection(t, expr).String(); got != want {
			t.Errorf("%s: got %s", expr, got)
		}
	}
}
