package layout

import (
	"slices"
	"strings"
	"testing"
)

// mono returns the characters of text as cells of one em.
func mono(text string) []cell {
	var out []cell
	for _, r := range text {
		out = append(out, cell{text: string(r), width: 1000})
	}
	return out
}

func TestWrapLosesNothingAndFits(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       []string
	}{
		{"fits", "return x", []string{"return x"}},
		{"after a space", "aaaa bbbb cccc dddd eeee ffff", []string{"aaaa bbbb cccc dddd ", "eeee ffff"}},
		{"after a comma", "call(aaaaaaaa,bbbbbbbb,cccc)", []string{"call(aaaaaaaa,", "bbbbbbbb,cccc)"}},
		{"nowhere", strings.Repeat("x", 45), []string{strings.Repeat("x", 20), strings.Repeat("x", 18), strings.Repeat("x", 7)}},
		{"indented", "    aaaa bbbb cccc dddd eeee", []string{"    aaaa bbbb cccc ", "dddd eeee"}},
		{"empty", "", []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for i, p := range wrap(mono(c.line), 20_000, 2_000) {
				s, width := "", 0
				for _, c := range p.cells {
					s += c.text
					width += c.width
				}
				if i > 0 {
					width += p.indent
				}
				if width > 20_000 {
					t.Errorf("part %q is %d wide", s, width)
				}
				got = append(got, s)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLanguageName(t *testing.T) {
	for lang, want := range map[string]string{"": "", "text": "", "go": "Go", "javascript": "JavaScript", "élixir": "Élixir"} {
		if got := languageName(lang); got != want {
			t.Errorf("%q is called %q, want %q", lang, got, want)
		}
	}
}
