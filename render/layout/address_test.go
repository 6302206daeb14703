package layout

import (
	"context"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func leading(text, url string) *ast.Link { return &ast.Link{URL: url, Inlines: saying(text)} }

func TestAddressesAreToldAsTheyAreTyped(t *testing.T) {
	for _, c := range []struct{ text, url, want string }{
		{"tellp", "https://en.cppreference.com/w/cpp/io/tellp/", "en.cppreference.com/w/cpp/io/tellp"},
		{"here", "http://example.org/a?b=c&d=e#f", "example.org/a?b=c&d=e#f"},
		{"write to us", "mailto:a@example.org?subject=Hello", "a@example.org"},
		{"call", "tel:+49-30-1234", "+49-30-1234"},
		{"files", "ftp://example.org/pub/", "ftp://example.org/pub"},
		{"a b", "https://example.org/a b", "example.org/a%20b"},
		{"ru", "https://ru.wikipedia.org/wiki/%D0%AF%D0%B7%D1%8B%D0%BA", "ru.wikipedia.org/wiki/Язык"},
		{"zh", "https://zh.wikipedia.org/wiki/%E8%AF%AD", "zh.wikipedia.org/wiki/%E8%AF%AD"},
		{"a space", "https://example.org/a%20b", "example.org/a%20b"},
		{"a slash", "https://example.org/%D0%AF%2fb", "example.org/%D0%AF%2fb"},
		{"a percent sign", "https://example.org/100%25", "example.org/100%25"},
		{"https://example.org/a/", "https://example.org/a", ""},
		{"example.org/a", "https://www.example.org/a/", ""},
		{"Example.org", "http://example.org", ""},
		{"see example.org/a for more", "https://example.org/a", ""},
		{"example.org/a", "https://example.org/a?utm_source=x#top", ""},
		{"example.org", "https://example.org/a", "example.org/a"},
		{"a@example.org", "mailto:a@example.org", ""},
		{"the question", "#q-one", ""},
		{"the file", "notes/one.md", ""},
		{"code", "javascript:alert(1)", ""},
		{"long", "https://example.org/one/" + strings.Repeat("x", 300), "example.org/one/…"},
		{"long", "https://example.org/one/?code=" + strings.Repeat("x", 300), "example.org/one/…"},
	} {
		if got := unsaid(leading(c.text, c.url)); got != c.want {
			t.Errorf("%q to %s: %q, want %q", c.text, c.url, got, c.want)
		}
	}
}

func TestAddressesAreDividedAfterTheirSigns(t *testing.T) {
	const text = "en.wiki-pedia.org/wiki/C++_(a)//b?x=yes&zzz=1#top"
	var parts []string
	from := 0
	for _, c := range addressCuts(text) {
		if c.hyphen || c.divides {
			t.Errorf("%q is divided by more than an end of line", text[:c.at])
		}
		parts = append(parts, text[from:c.at])
		from = c.at
	}
	got := strings.Join(append(parts, text[from:]), " ")
	if want := "en. wiki- pedia. org/ wiki/ C++_ (a)// b?x= yes& zzz= 1#top"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// tellings returns the addresses in the footnotes of b, in order, and the pages on which each stands.
func tellings(b *Book) (notes []string, pages map[string][]int) {
	pages = map[string][]int{}
	for i, p := range b.Pages {
		for _, it := range p.Items {
			tx, ok := it.(*Text)
			if ok && tx.In != nil && tx.In.Of.Role == tag.Link && tx.In.Of.Parent.Role == tag.Note {
				notes = append(notes, strings.TrimSpace(runs(tx)))
				pages[strings.TrimSpace(runs(tx))] = append(pages[strings.TrimSpace(runs(tx))], i)
			}
		}
	}
	return notes, pages
}

// sound fails if a link within b leads nowhere, or a mark to a footnote on another page.
func sound(t *testing.T, b *Book) {
	t.Helper()
	for i, p := range b.Pages {
		for _, it := range p.Items {
			l, ok := it.(*Link)
			if !ok || l.ID == "" {
				continue
			}
			at, known := b.Places[l.ID]
			if !known || strings.Count(l.ID, ":") == 2 && at.Page != i {
				t.Errorf("page %d: a link to %q leads to %v", i, l.ID, at)
			}
		}
	}
}

func TestAddressesAreToldWhereverLinksStand(t *testing.T) {
	link := func() []ast.Inline { return append(saying("See "), leading("this", "https://example.org/x")) }
	para := func() []ast.Block { return []ast.Block{&ast.Paragraph{Inlines: link()}} }
	cell := func(in []ast.Inline) *ast.Cell { return &ast.Cell{Inlines: in} }
	for name, b := range map[string]ast.Block{
		"paragraph": para()[0],
		"heading":   &ast.Heading{Level: 3, Inlines: link()},
		"list":      &ast.List{Items: []*ast.Item{{Blocks: para()}, {Blocks: append(para(), paragraph("More."))}}},
		"quote":     &ast.Quote{Blocks: para()},
		"callout":   &ast.Callout{Kind: "tip", Blocks: para()},
		"title":     &ast.Callout{Kind: "tip", Title: link(), Blocks: []ast.Block{paragraph("Text.")}},
		"details":   &ast.Details{Summary: saying("More"), Blocks: para()},
		"summary":   &ast.Details{Summary: link(), Blocks: []ast.Block{paragraph("Text.")}},
		"table": &ast.Table{Align: make([]ast.Align, 2), Header: []*ast.Cell{cell(saying("A")), cell(link())},
			Rows: [][]*ast.Cell{{cell(link()), cell(saying("B"))}}},
		"term": &ast.DefinitionList{Items: []*ast.Definition{{
			Terms: [][]ast.Inline{link()}, Descriptions: [][]ast.Block{{paragraph("What it means.")}}}}},
		"meaning": &ast.DefinitionList{Items: []*ast.Definition{{
			Terms: [][]ast.Inline{saying("Term")}, Descriptions: [][]ast.Block{para()}}}},
		"caption": &ast.Figure{Image: &ast.Image{Src: "20x10", Alt: "A"}, Caption: link()},
	} {
		t.Run(name, func(t *testing.T) {
			bk, err := Set(context.Background(), Input{
				Guide: guideOf(b), Fonts: faces, Images: sizes{}, Sink: &diag.List{}})
			if err != nil {
				t.Fatal(err)
			}
			if notes, _ := tellings(bk); !slices.Equal(notes, []string{"example.org/x"}) {
				t.Errorf("told %q", notes)
			}
			sound(t, bk)
		})
	}
}

func TestAddressesAreToldOnceOnAPage(t *testing.T) {
	g := guideOf()
	var all []*ast.Question
	for _, id := range []string{"q-1", "q-2", "q-3", "q-4"} {
		to := func(url string) []ast.Inline { return append(saying("See "), leading("this", url)) }
		all = append(all, &ast.Question{
			ID: id, Title: to("https://example.org/title"), NewPage: id == "q-3",
			Answer: []ast.Block{&ast.Paragraph{Inlines: to("https://example.org/" + id)}, &ast.Paragraph{Inlines: to(
				"https://example.org/" + id)}},
			Options: []*ast.Option{
				{Label: "A", Blocks: []ast.Block{&ast.Paragraph{Inlines: to("http://example.org/a")}}},
				{Label: "B", Blocks: []ast.Block{paragraph("No.")}},
			},
		})
	}
	g.Sections[0].Questions = all
	g.Meta.Links = ast.LinksNotes
	b, _ := set(t, g, ast.Page{})
	sound(t, b)
	notes, _ := tellings(b)
	want := []string{"example.org/title", "example.org/a", "example.org/q-1", "example.org/q-2", "example.org/title",
		"example.org/a", "example.org/q-3", "example.org/q-4"}
	if !slices.Equal(notes, want) {
		t.Errorf("told %q, want %q", notes, want)
	}
}

func TestManyAddressesAreAList(t *testing.T) {
	for name, c := range map[string]struct {
		links, words int
		way          string
		listed       bool
	}{
		"few":             {6, 10, ast.LinksNotes, false},
		"many":            {7, 10, ast.LinksNotes, true},
		"many in much":    {7, 700, ast.LinksNotes, false},
		"a list if asked": {1, 10, ast.LinksList, true},
	} {
		t.Run(name, func(t *testing.T) {
			g := guideOf(paragraph(strings.Repeat("Words ", c.words)))
			q := g.Sections[0].Questions[0]
			for i := range c.links {
				url := "https://example.org/" + alphabetic(i+1)
				q.Answer = append(q.Answer, &ast.Paragraph{Inlines: []ast.Inline{leading("this", url)}})
			}
			g.Meta.Links = c.way
			b, _ := set(t, g, ast.Page{})
			sound(t, b)
			notes, _ := tellings(b)
			text := onPages(t, b)
			if listed := strings.Contains(text, "Links"); listed != c.listed || len(notes) != c.links {
				t.Errorf("a list: %v, told %q", listed, notes)
			}
			if strings.Contains(text, "[1]") != c.listed {
				t.Errorf("marks are in brackets: %v", !c.listed)
			}
		})
	}
}

func TestAddressesOfFootnotesFollowThem(t *testing.T) {
	here := &ast.Paragraph{Inlines: []ast.Inline{leading("here", "https://example.org/b")}}
	g := guideOf(referringTo("Text", "n"), here)
	g.Notes = []*ast.Note{{ID: "n", Blocks: []ast.Block{&ast.Paragraph{
		Inlines: append(saying("See "), leading("this", "https://example.org/a"))}}}}
	b, _ := set(t, g, ast.Page{})
	sound(t, b)
	text := onPages(t, b)
	for _, want := range []string{"this (example.org/a)", "a" + "example.org/b"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

// TestAnswersAtTheBackTellTheirAddressesBySection has as many addresses in the answers to each of two sections.
func TestAnswersAtTheBackTellTheirAddressesBySection(t *testing.T) {
	g := guideOf()
	back := &ast.Section{ID: "back", Title: saying("Answers"), Back: true}
	for _, id := range []string{"x", "y"} {
		part := &ast.Section{ID: "back-" + id, Title: saying("To " + id), Back: true}
		a := &ast.Answer{ID: "a-" + id, QuestionID: "q-one", Title: saying("What is it?")}
		for i := range 8 {
			url := "https://example.org/" + id + "/" + alphabetic(i+1)
			a.Blocks = append(a.Blocks, &ast.Paragraph{Inlines: []ast.Inline{leading("this", url)}})
		}
		part.Answers = []*ast.Answer{a}
		back.Sections = append(back.Sections, part)
	}
	g.Sections = append(g.Sections, back)
	b, _ := set(t, g, ast.Page{})
	sound(t, b)
	text := onPages(t, b)
	if n := strings.Count(text, "Links"); n != 2 {
		t.Errorf("%d lists of links in %q", n, text)
	}
	for _, mark := range []string{"[1]", "[8]"} { // where it is told, and where it leads from
		if n := strings.Count(text, mark); n != 4 {
			t.Errorf("%d marks %s", n, mark)
		}
	}
	if strings.Contains(text, "[9]") {
		t.Error("the addresses of the second part go on where the first ended")
	}
}

// TestLongWordsOfTitlesAreHyphenated has a title of one word that is wider than its line.
func TestLongWordsOfTitlesAreHyphenated(t *testing.T) {
	for word, want := range map[string]string{
		"Internationalizationresponsibilities": "\u00ad", "Communications": "\u00ad", "Strength": "",
		"communication/internationalization.go": "",
	} {
		g := guideOf(paragraph("Yes."))
		g.Sections[0].Questions[0].Title = saying(word)
		b, _ := set(t, g, ast.Page{Size: "3 x 5 in", TypeSize: 18, Margin: 20})
		lines := titleLines(b)
		if got := strings.Contains(strings.Join(lines, " "), "\u00ad"); got != (want != "") {
			t.Errorf("%s: %q", word, lines)
		}
	}
}

// titleLines returns the texts of headings on the pages of b of questions.
func titleLines(b *Book) (out []string) {
	for _, p := range b.Pages {
		for _, it := range p.Items {
			t, ok := it.(*Text)
			if !ok || t.In == nil || t.In.Of.Role != tag.Heading(3) {
				continue
			}
			var line strings.Builder
			for _, r := range t.Runs {
				for _, g := range r.Glyphs {
					line.WriteString(g.Text)
				}
			}
			out = append(out, line.String())
		}
	}
	return out
}
