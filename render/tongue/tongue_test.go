package tongue

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func TestStretchesOfOtherScriptsHaveTheirLanguage(t *testing.T) {
	for _, c := range []struct{ book, text, want string }{
		{"en", "Only words, naïve ones.", "Only words, naïve ones."},
		{"en", "It says 再起動 してください, twice.", "It says [ja:再起動 してください], twice."},
		{"en", "the sign 水 alone", "the sign [zh:水] alone"},
		{"en", "«Добро пожаловать», it says", "«[ru:Добро пожаловать]», it says"},
		{"en", "«Ласкаво просимо до їдальні»", "«[uk:Ласкаво просимо до їдальні]»"},
		{"en", "α and β are angles, λόγος a word", "α and β are angles, [el:λόγος] a word"},
		{"en", "שלום (shalom) ומחר", "[he:שלום] (shalom) [he:ומחר]"},
		{"en", "خانه پدری", "[fa:خانه پدری]"},
		{"en", "ภาษา 2 คำ", "[th:ภาษา] 2 [th:คำ]"},
		{"en", "한국어와 日本語", "[ko:한국어와] [zh:日本語]"},
		{"ru", "Только слова и HTTP.", "Только слова и HTTP."},
		{"uk", "Тільки слова.", "Тільки слова."},
		{"ja", "漢字とかな", "漢字とかな"},
		{"zh", "中文和かな", "中文和[ja:かな]"},
		{"sr-Latn", "Ћирилица", "[sr:Ћирилица]"},
		{"he", "מילה וגם русское слово", "מילה וגם [ru:русское слово]"},
	} {
		var got strings.Builder
		all := ""
		for _, s := range Of(c.book, nil).Stretches(c.text, diag.Span{}) {
			all += s.Text
			if s.Language == "" {
				got.WriteString(s.Text)
			} else {
				got.WriteString("[" + s.Language + ":" + s.Text + "]")
			}
		}
		if got.String() != c.want {
			t.Errorf("%s: got %s, want %s", c.book, got.String(), c.want)
		}
		if all != c.text {
			t.Errorf("%s: the text is %q, was %q", c.book, all, c.text)
		}
	}
}

// TestMarkedWordsAreFoundWithOtherMarks holds that a part which the author marks is found where the books have other
// marks than the source.
func TestMarkedWordsAreFoundWithOtherMarks(t *testing.T) {
	at := func(from, to int) ast.Loc {
		return ast.At(diag.Span{File: "f", Start: diag.Pos{Line: 1, Col: from}, End: diag.Pos{Line: 1, Col: to}})
	}
	for _, c := range []struct{ words, text, want string }{
		{`"C'est - dit-il..."`, "say “C’est\u00a0– dit-il…” now", "“C’est\u00a0– dit-il…”"},
		{`l'eau`, "say l’eau", "l’eau"},
		{`l'eau`, "say l’eaux, l’eau", "l’eau"},
		{`eau's`, "say eau s’il", ""},
	} {
		got := ""
		of := Of("en", []ast.Tongue{{Loc: at(5, 30), Language: "fr", Text: c.words}})
		for _, s := range of.Stretches(c.text, at(1, 60).At) {
			if s.Language == "fr" {
				got = s.Text
			}
		}
		if got != c.want {
			t.Errorf("%q in %q: got %q", c.words, c.text, got)
		}
	}
}

// TestManyMarksTakeLinearTime looks up as many nodes as there are marks: 200,000 would take a minute each by each.
func TestManyMarksTakeLinearTime(t *testing.T) {
	const n = 200_000
	at := func(line, from, to int) ast.Loc {
		return ast.At(diag.Span{File: "f", Start: diag.Pos{Line: line, Col: from}, End: diag.Pos{Line: line, Col: to}})
	}
	var marked []ast.Tongue
	for i := range n {
		marked = append(marked, ast.Tongue{Loc: at(i+1, 5, 20), Language: "de", Text: "Wort"},
			ast.Tongue{Loc: at(i+1, 1, 40), Language: "fr", Text: "le Wort"})
	}
	of := Of("en", marked)
	for i := range n {
		if got := of.Marked(&ast.Text{Loc: at(i+1, 6, 10)}); got != "de" {
			t.Fatalf("line %d: got %q", i+1, got)
		}
		if got := of.Marked(&ast.Text{Loc: at(i+1, 25, 30)}); got != "fr" {
			t.Fatalf("line %d: got %q", i+1, got)
		}
		if got := of.Marked(&ast.Text{Loc: at(i+1, 39, 50)}); got != "" {
			t.Fatalf("line %d: got %q", i+1, got)
		}
	}
	whole := of.Stretches("say le Wort now", at(7, 1, 60).At)
	if len(whole) != 3 || whole[1].Language != "fr" {
		t.Errorf("got %v", whole)
	}
}
