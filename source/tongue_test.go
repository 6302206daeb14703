package source_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

func TestLanguagesThatAuthorsMark(t *testing.T) {
	const rest = "\n\n## 2. What is b?\n\nB.\n\n## 3. What is c?\n\nC.\n"
	for in, want := range map[string]string{
		"No mark.": "",
		"A <span lang=\"it\">piazza</span> is a place.":                            "it:piazza",
		"<p lang=\"pt-BR\">Uma <b>praça</b>.</p>":                                  "pt-BR:Uma praça.",
		"<div lang=\"da\"><div>et</div> torv</div>":                                "da:et torv",
		"<q lang=\"de\">Ein <q lang=\"la\">forum</q></q>":                          "la:forum de:Ein forum",
		"<code lang=\"go\">x</code> and <i lang=\"nonsense-\">y</i> <i lang>z</i>": "",
		"`<i lang=\"fi\">`, an <i lang=\"fi\">aukio":                               "",
	} {
		g, err := source.LoadBytes("g.md", []byte("# G\n\n## 1. What is a?\n\n"+in+rest), source.Options{Format: "markdown"}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range g.Tongues {
			got = append(got, x.Language+":"+x.Text)
			if x.At.Start.Line != 5 || x.At.File != "g.md" {
				t.Errorf("%s: at %v", in, x.At)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: got %q, want %q", in, s, want)
		}
	}
	page := "<html lang=en><body lang=en><h2>1. A?</h2><p>Un <em lang=es>foro</em>.</p><h2>2. B?</h2><p>B.</p><h2>3. C?</h2><p>C.</p></body></html>"
	g, err := source.LoadBytes("g.html", []byte(page), source.Options{}, &diag.List{})
	if err != nil || len(g.Tongues) != 1 || g.Tongues[0].Language != "es" {
		t.Errorf("got %v, %v", fmt.Sprint(g.Tongues), err)
	}
}
