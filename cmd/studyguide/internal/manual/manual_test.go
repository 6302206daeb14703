package manual

import (
	"strings"
	"testing"
)

func page() *Page {
	return &Page{
		Name: "ferry sail", Summary: "cross a strait, and come back", Synopsis: []string{"ferry sail [OPTIONS] [PORT…]"},
		Text: "It sails to each PORT in turn, unless the wind is against it; then it waits.\n\nExamples:\n" +
			"  ferry sail --wind 3 north       as far as the wind is kind and no farther\n\n.hidden line",
		Flags: []Entry{
			{"--wind N", `the wind that is too much, such as C:\n`},
			{"--a-flag-whose-name-is-long VALUE", "what is said under it"},
		},
	}
}

func TestTextFitsItsWidth(t *testing.T) {
	for _, width := range []int{40, 60, 100} {
		var b strings.Builder
		if err := page().WriteText(&b, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			kept := strings.Contains(line, "as far as")
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > width && !kept {
				t.Errorf("%d columns of %d: %q", n, width, line)
			}
		}
		got := strings.Join(strings.Fields(b.String()), " ")
		for _, part := range []string{
			"NAME: ferry sail - cross a strait, and come back USAGE: ferry sail [OPTIONS] [PORT…]",
			"DESCRIPTION: It sails to each PORT in turn, unless the wind is against it; then it waits. Examples: ferry sail",
			"OPTIONS: --wind N the wind that is too much, such as C:\\n --a-flag-whose-name-is-long VALUE what is said under it",
		} {
			if !strings.Contains(got, part) {
				t.Errorf("at %d columns %q is not in\n%s", width, part, b.String())
			}
		}
	}
}

func TestPagesForManAreOfText(t *testing.T) {
	var b strings.Builder
	if err := WriteMan(&b, page(), []*Page{page()}, "ferry 1.0"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		".TH FERRY SAIL 1 \"\" \"ferry 1.0\"\n", "\n.SS ferry sail\n", "\n\\&.hidden line\n",
		"\n.nf\n  ferry sail \\-\\-wind 3 north ", "\n.TP\n\\fB\\-\\-wind N\\fR\nthe wind that is too much, such as C:\\en\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
	if kept := strings.Count(b.String(), ".nf\n") - strings.Count(b.String(), ".fi\n"); kept != 0 {
		t.Errorf("%d stretches of kept lines do not end", kept)
	}
}
