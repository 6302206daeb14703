package markup

import (
	"strings"
	"testing"

	"example.org/studyguide/source/tex"
)

func TestWideFormulasAreInParts(t *testing.T) {
	for source, want := range map[string]string{
		`\sqrt{aaaaaaaaaaaaaaaa} = \, - \sqrt{bbbbbbbbbbbbbbbb}`:                            `\sqrt{aaaaaaaaaaaaaaaa} =|\, - \sqrt{bbbbbbbbbbbbbbbb}`,
		`(aaaa + b)^2 = cccccccccc + dddddddddd`:                                            `(aaaa + b)^2 =|cccccccccc +|dddddddddd`,
		`a + b = c`:                                                                         `a + b = c`,
		`a_1 + a_2 + a_3 + a_4 + a_5 + a_6 = b_1 + b_2 + b_3 + b_4 + b_5`:                   `a_1 + a_2 + a_3 + a_4 + a_5 +|a_6 = b_1 + b_2 + b_3 + b_4 + b_5`,
		`f(aaaa + bbbb + cccc + dddd + eeee) = x`:                                           `f(aaaa + bbbb + cccc + dddd + eeee) =|x`,
		`\begin{pmatrix}a&b\end{pmatrix} \qquad \begin{pmatrix}cccccccccccc&d\end{pmatrix}`: `\begin{pmatrix}a&b\end{pmatrix} \qquad|\begin{pmatrix}cccccccccccc&d\end{pmatrix}`,
		`\sqrt{` + strings.Repeat("a", 100) + `}`:                                           `none`,
	} {
		row, err := tex.Parse(source)
		if err != nil {
			t.Fatal(err)
		}
		parts, ok := mathParts(row, source)
		got := "none"
		if ok {
			var all, shown []string
			for _, p := range parts {
				all, shown = append(all, p.source), append(shown, strings.TrimSpace(p.source))
			}
			if strings.Join(all, "") != source {
				t.Errorf("%s: the parts are %q", source, all)
			}
			got = strings.Join(shown, "|")
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", source, got, want)
		}
	}
}
