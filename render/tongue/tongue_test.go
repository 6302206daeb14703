package tongue

import (
	"strings"
	"testing"

	"studyguide/source/diag"
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
