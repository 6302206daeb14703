package epub

import (
	"strings"
	"testing"

	"studyguide/source/ast"
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
		for _, s := range tongueOf(c.book).stretches(c.text) {
			all += s.text
			if s.language == "" {
				got.WriteString(s.text)
			} else {
				got.WriteString("[" + s.language + ":" + s.text + "]")
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

func TestLanguagesAreMarked(t *testing.T) {
	g := one("Mixed", ask("sign", "1", "再起動?",
		para(text("It says "), &ast.Strong{Inlines: saying("再起動")}, text(" there.")),
		&ast.Figure{Image: &ast.Image{Src: "plan.svg", Alt: "план дома"}},
		para(&ast.Code{Value: "再起動"})))
	book, _ := made(t, g)
	files := opened(t, book)
	checkBook(t, files)
	for want, name := range map[string]string{
		`It says <strong><span lang="zh" xml:lang="zh">再起動</span></strong> there.`: "xhtml/s-basics.xhtml",
		`alt="план дома" lang="ru" xml:lang="ru"`:                                  "xhtml/s-basics.xhtml",
		`<code>再起動</code>`:                          "xhtml/s-basics.xhtml",
		`lang="zh" xml:lang="zh">1. 再起動?</a>`:       "xhtml/contents.xhtml",
		` lang="zh" xml:lang="zh">1. 再起動?</a></li>`: "nav.xhtml",
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
}
