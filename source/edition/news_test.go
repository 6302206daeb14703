package edition

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestNewsListsWhatCameInTheEdition(t *testing.T) {
	dated := func(date string, since ...string) *ast.Guide {
		s := &ast.Section{ID: "s-new"}
		for i, d := range since {
			id := "q-" + string(rune('a'+i))
			s.Questions = append(s.Questions, &ast.Question{ID: id, Title: text(id), Since: d})
		}
		return &ast.Guide{Meta: ast.Meta{Date: date}, Sections: []*ast.Section{s}}
	}
	off := dated("2026", "2025", "2026")
	off.Meta.NoNews = true
	for name, c := range map[string]struct {
		guide *ast.Guide
		want  []string
	}{
		"some are new":              {dated("2026", "2025", "2026", "2026", "2025-07"), []string{"#q-b", "#q-c"}},
		"the guide has no date":     {dated("", "2025", "2026-03", "", "2026-03"), []string{"#q-b", "#q-d"}},
		"the first edition":         {dated("2026", "2026", "2026"), nil},
		"nothing is new since then": {dated("2027", "2025", "2026"), nil},
		"no register":               {dated("2026", "", ""), nil},
		"the author wants none":     {off, nil},
	} {
		was := ast.Dump(c.guide)
		out := News(c.guide)
		if ast.Dump(c.guide) != was {
			t.Errorf("%s: the guide was changed", name)
		}
		var got []string
		ast.Walk(out, func(n ast.Node) bool {
			if l, ok := n.(*ast.Link); ok {
				got = append(got, l.URL)
			}
			return true
		})
		if len(got) != len(c.want) || len(got) > 0 && (got[0] != c.want[0] || got[len(got)-1] != c.want[len(got)-1]) {
			t.Errorf("%s: the list leads to %q, want %q", name, got, c.want)
		}
		if first := out.Sections[0]; len(c.want) > 0 && (first.ID != "s-new-2" || first.PlainTitle() != "New in this edition") {
			t.Errorf("%s: the section is #%s %q", name, first.ID, first.PlainTitle())
		}
	}
}
