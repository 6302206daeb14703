package epub

import (
	"strings"
	"testing"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
)

// TestCodeIsItsTextWhateverHangs holds that the elements around lines of code add nothing to their text, and that
// lines that always fit, and those of several screens, have none.
func TestCodeIsItsTextWhateverHangs(t *testing.T) {
	long := strings.Repeat("word ", 12) + "end"
	for name, c := range map[string]struct{ line, class string }{
		"short":         {"fits", ""},
		"on its margin": {long, "in0"},
		"indented":      {"    " + long, "in4"},
		"odd":           {"   * " + long, "in3"},
		"by tabs":       {"\t\t" + long, "in8"},
		"by both":       {"  \t" + long, "in4"},
		"deep":          {strings.Repeat(" ", 40) + "end", "in16"},
		"only spaces":   {strings.Repeat(" ", 40), "in16"},
		"of no words":   {strings.Repeat("x", 200), "in0"},
		"very long":     {strings.Repeat(long, 30), ""},
	} {
		code := "a\n\n" + c.line + "\n" + c.line + "\n\nb"
		book, _ := made(t, one("Code", ask("q", "", "Q?", &ast.Listing{Text: code})))
		data := opened(t, book)["xhtml/s-basics.xhtml"]
		read := readPage(t, name, between(data, `<div class="answer">`, "</div>")).text
		if want := strings.ReplaceAll(strings.ReplaceAll(code, "  \t", "    "), "\t", "    "); strings.Trim(read, "\n") != want {
			t.Errorf("%s: the text is %q, want %q", name, read, want)
		}
		want := 0
		if c.class != "" {
			want = 2
		}
		if n := strings.Count(data, `<span class="`+c.class+`">`); n != want || strings.Count(data, "<span ") != want {
			t.Errorf("%s: %d lines have the class %q, want %d:\n%s", name, n, c.class, want, data)
		}
	}
}

func TestEveryDepthOfCodeHasARule(t *testing.T) {
	for n := range markup.DeepestHang + 1 {
		if !strings.Contains(string(bookCSS), "  .in"+ordinal(n)+" {") {
			t.Errorf("book.css has no rule for %d columns", n)
		}
	}
}
