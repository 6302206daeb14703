package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/terms"
)

// termsGuide returns a guide of questions with long answers, in which terms stand on any page.
func termsGuide() *ast.Guide {
	g := guideOf()
	g.Meta.Index = ast.IndexTerms
	var all []*ast.Question
	for i := range 9 {
		q := &ast.Question{ID: fmt.Sprint("q-", i+1), Number: fmt.Sprint(i + 1), Title: saying(fmt.Sprint("Why ", i+1, "?"))}
		for k := range 12 {
			text := strings.Repeat("Characteristically unremarkable sentences keep incomprehensible lines divided. ", 5)
			switch {
			case k == 7 && i < 6:
				text += fmt.Sprintf("A %c call procedure (%cCP) waits.", 'r'+rune(i), 'R'+rune(i))
			case k == 11 && i > 4:
				text += "So RCP and SCPs do, and the\u00a0call\u00a0procedure of race-condition."
			}
			q.Answer = append(q.Answer, paragraph(text))
		}
		all = append(all, q)
	}
	g.Meta.Terms = []string{"race condition", "incomprehensible line"}
	g.Sections[0].Questions = all
	return g
}

// TestEveryPageOfAnEntryHasItsTerm reads the index as it is printed, and the pages that it names.
func TestEveryPageOfAnEntryHasItsTerm(t *testing.T) {
	g := termsGuide()
	b, _ := set(t, g, ast.Page{})
	sound(t, b)
	pages := map[string]string{}
	for _, p := range b.Pages {
		for _, it := range p.Items {
			if tx, ok := it.(*Text); ok {
				pages[p.Label] += strings.ReplaceAll(runs(tx), "\u00ad", "")
			}
		}
	}
	x, read := terms.Of(g), 0
	for _, p := range b.Pages {
		for _, it := range p.Items {
			l, ok := it.(*Link)
			if !ok || !strings.HasPrefix(l.ID, "term:") {
				continue
			}
			if _, ok := b.Places[l.ID]; !ok {
				t.Errorf("%s leads nowhere", l.ID)
			}
			label := b.Pages[b.Places[l.ID].Page].Label
			has := map[int]bool{}
			x.Each(pages[label], func(f terms.Found) { has[f.Term] = true })
			if len(has) == 0 {
				t.Errorf("page %s has no term", label)
			}
			read++
		}
	}
	if read < 12 {
		t.Errorf("the index has %d links", read)
	}
	entries := entriesOf(b, "terms:")
	if len(entries) != len(x.Terms) {
		t.Fatalf("there are %d entries for %d terms", len(entries), len(x.Terms))
	}
	for i, entry := range entries {
		for _, label := range strings.FieldsFunc(entry, func(r rune) bool { return strings.ContainsRune(", –", r) }) {
			if strings.Trim(label, "0123456789") != "" {
				continue
			}
			has := false
			x.Each(pages[label], func(f terms.Found) { has = has || f.Term == i })
			if !has {
				t.Errorf("page %s does not have %s", label, x.Terms[i].Name)
			}
		}
	}
}

// entriesOf returns the paragraphs of the list at the back that begins at a place.
func entriesOf(b *Book, id string) []string {
	var out []string
	var of *tag.Element
	at, ok := b.Places[id]
	if !ok {
		return nil
	}
	for _, p := range b.Pages[at.Page:] {
		for _, it := range p.Items {
			tx, ok := it.(*Text)
			if !ok || tx.In == nil {
				continue
			}
			in := tx.In.Of
			for in.Parent != nil && in.Parent.Role != tag.Index {
				in = in.Parent
			}
			if in.Parent == nil || in.Role != tag.P {
				continue
			}
			if in != of {
				out, of = append(out, ""), in
			}
			out[len(out)-1] += runs(tx)
		}
	}
	for i, s := range out {
		out[i] = strings.Join(strings.Fields(s), " ")
	}
	return out
}

func TestPagesOfATermAreRanges(t *testing.T) {
	for _, c := range []struct {
		pages []int
		main  int
		want  string
	}{
		{[]int{1}, 0, "1"}, {[]int{1, 2}, 0, "1 2"}, {[]int{1, 2, 3, 7}, 0, "1-3 7"}, {[]int{1, 2, 3, 4}, 2, "1 2 3 4"},
		{[]int{1, 2, 3, 4, 5}, 1, "1 2-5"}, {[]int{3, 5, 6, 7, 9}, 9, "3 5-7 9"}, {nil, 0, ""},
	} {
		var found []termAt
		for _, p := range c.pages {
			found = append(found, termAt{page: p, main: p == c.main})
		}
		var got []string
		for _, r := range pageRanges(found) {
			s := fmt.Sprint(r.first.page)
			if r.last > r.first.page {
				s += fmt.Sprint("-", r.last)
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %q, want %q", c.pages, got, c.want)
		}
	}
}

// TestTheGlossaryAndTheIndexOfTerms has both, beside an index of tags or alone, and none.
func TestTheGlossaryAndTheIndexOfTerms(t *testing.T) {
	g := termsGuide()
	b, _ := set(t, g, ast.Page{})
	got := entriesOf(b, "glossary:")
	if len(got) < 6 || !strings.HasPrefix(got[0], "RCP r call procedure ") {
		t.Errorf("the glossary has %q", got)
	}
	titles := func(b *Book) []string {
		var out []string
		for _, e := range b.Outline {
			out = append(out, e.Title)
		}
		return out
	}
	if got := titles(b); !slices.Equal(got[len(got)-2:], []string{"Glossary", "Index"}) {
		t.Errorf("the outline has %q", got)
	}
	for _, q := range g.Sections[0].Questions {
		q.Tags = []string{"a", "b"}
	}
	b, _ = set(t, g, ast.Page{})
	if got := titles(b); !slices.Equal(got[len(got)-3:], []string{"Glossary", "Index", "Index of terms"}) {
		t.Errorf("with tags, the outline has %q", got)
	}
	g.Meta.Index = ast.IndexNone
	b, _ = set(t, g, ast.Page{})
	if got := titles(b); slices.Contains(got, "Glossary") || slices.Contains(got, "Index of terms") {
		t.Errorf("index: none, and the outline has %q", got)
	}
}
