package tree

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// question wraps a question in the least tree around it.
func question(q string) string {
	return `{"studyguide": 2, "sections": [{"title": "S", "questions": [` + q + `]}]}`
}

// TestReadsWhatProgramsLeaveOut reads trees as other programs may write them: with plain texts and without ids, spans
// and what follows from the rest.
func TestReadsWhatProgramsLeaveOut(t *testing.T) {
	src := question(`{"title": "What is\nrain?", "options": [
		{"blocks": [{"kind": "paragraph", "text": "water"}], "right": true},
		{"blocks": [{"kind": "paragraph", "text": "sand"}]}],
		"answer": [{"kind": "table", "header": ["a", "b"], "rows": [["1"], ["2", "3"]]},
			{"kind": "list", "ordered": true, "items": [{"blocks": [{"kind": "listing", "text": "x\n"}]}]}]},
		{"title": "What is rain?", "tags": ["a", " a ", "b  c"]},
		{"title": "???"}`)
	var found diag.List
	src = strings.Replace(src, `"studyguide": 2`, `"studyguide": 2.0`, 1) // as programs without whole numbers write it
	g := Read("t.json", []byte(src), &found)
	if g == nil || len(found.Sorted()) > 0 {
		t.Fatal(found.Sorted())
	}
	const want = `guide "Study guide"
  section #s-s "S"
    question #q-what-is-rain "What is⏎rain?"
      kind single
      option right
        paragraph "water"
      option
        paragraph "sand"
      answer
        table
          header "a" | "b"
          row "1" | ""
          row "2" | "3"
        numbers
          item
            listing
              | x
    question #q-what-is-rain-2 "What is rain?"
      tag "a"
      tag "b c"
    question #q--2 "???"
`
	if got := ast.Dump(g); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRefusesWhatIsNoTree checks that what breaks the rules is an error at its place.
func TestRefusesWhatIsNoTree(t *testing.T) {
	deep := strings.Repeat(`{"kind":"quote","blocks":[`, 250) + strings.Repeat(`]}`, 250)
	for _, c := range []struct{ src, want string }{
		{"", "1:1: error: the file ends"},
		{`{"studyguide": 2`, "the file ends"},
		{`{"studyguide": 2} {}`, "1:20: error: something stands behind"},
		{"{\"studyguide\": 2,\n nonsense}", "2:2: error: this is not JSON"},
		{`[]`, "expected a tree as an object"},
		{`{"studyguide": 3}`, "1:16: error: the version"},
		{`{"studyguide": "2"}`, "the version"},
		{`{"studyguide": 2.5}`, "the version"},
		{`{"studyguide": 2, "meta": {"answers": "only"}, "sections": []}`, "this is the key of a paper"},
		{`{"studyguide": 2, "sections": []}`, "no questions"},
		{`{"studyguide": 2, "sections": {}}`, `"sections" must be an array`},
		{question(`{"number": 4, "title": "A"}`), `"number" must be a string`},
		{question(`{"answer": []}`), `needs a "title"`},
		{question(`{"title": "A", "kind": "x"}`), `cannot be of the kind "x"`},
		{question(`{"title": "A", "options": [{"blocks": []}]}`), "no options or at least two"},
		{question(`{"title": "A", "id": "x"}, {"title": "B", "id": "x"}`), `the id "x" is there twice`},
		{question(`{"title": "A", "id": "x y"}`), "has a space"},
		{question(`{"title": "A", "answerId": "x"}`), `no answer with the id "x"`},
		{question(`{"title": "A", "answer": [{"kind": "poem"}]}`), `no block of the kind "poem"`},
		{question(`{"title": "A", "answer": [{"kind": "table"}]}`), "a table needs a header"},
		{question(`{"title": "A", "answer": [{"kind": "table", "rows": [[], []]}]}`), "a table needs a header"},
		{question(`{"title": "A", "answer": [1]}`), "expected a block as an object"},
		{question(`{"title": "A", "inlines": [{"kind": "x"}]}`), `no inline of the kind "x"`},
		{question(`{"title": "A", "answer": [{"kind": "heading", "level": 9, "text": "H"}]}`), "from 1 to 6"},
		{question(`{"title": "A", "inlines": [{"kind": "note", "id": "n"}]}`), `no note with the id "n"`},
		{question(`{"title": "A", "answer": [{"kind": "image", "src": "a.png", "width": "wide"}]}`), "no width"},
		{question(`{"title": "A", "answer": [` + deep + `]}`), "nested"},
		{strings.Repeat("[", 100000), "nested"},
	} {
		var found diag.List
		if g := Read("t.json", []byte(c.src), &found); g != nil {
			t.Errorf("%.80s: was read", c.src)
		}
		all := found.Sorted()
		if len(all) != 1 || !strings.Contains(all[0].String(), c.want) {
			t.Errorf("%.80s: found %v, want %q", c.src, all, c.want)
		}
	}
}

// TestReportsWhatIsNotKnown checks that members nobody asks for are named once, and links that may not be are text.
func TestReportsWhatIsNotKnown(t *testing.T) {
	src := question(`{"title": "A", "hint": 1, "inlines": [
		{"kind": "link", "url": "javascript:x()", "inlines": [{"kind": "text", "text": "go\u0007"}]}]},
		{"title": "B", "hint": 2}`)
	var found diag.List
	g := Read("t.json", []byte(src), &found)
	if g == nil {
		t.Fatal(found.Sorted())
	}
	if title := g.AllQuestions()[0].PlainTitle(); title != "go\uFFFD" {
		t.Errorf("the title is %q", title)
	}
	all := found.Sorted()
	if len(all) != 2 || all[0].Rule != diag.LeftOut || all[1].Rule != diag.LinkScheme {
		t.Errorf("found %v", all)
	}
}

// FuzzRead checks that no input makes the reader panic, and that what is not read is reported.
func FuzzRead(f *testing.F) {
	f.Add([]byte(question(`{"title": "A", "answer": [{"kind": "table", "cells": [[{"text": "x"}]]}]}`)))
	f.Add([]byte(`{"studyguide": 2, "meta": {"page": {"margin": 3}, "words": {}}, "notes": [{"id": "n"}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		var found diag.List
		if Read("f", src, &found) == nil && len(found.Sorted()) == 0 {
			t.Error("nothing was read, and nothing said why")
		}
	})
}
