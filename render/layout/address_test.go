package layout

import (
	"context"
	"slices"
	"strings"
	"testing"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/diag"
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
