package layout

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// referringTo makes a paragraph of a text with references to notes behind it.
func referringTo(text string, ids ...string) *ast.Paragraph {
	p := paragraph(text)
	for _, id := range ids {
		p.Inlines = append(p.Inlines, &ast.NoteRef{ID: id})
	}
	return p
}

// noted makes notes: the text of each is its name, and it refers to the notes named after it. Notes with a capital name
// are too tall for the foot of a page.
func noted(graph ...string) []*ast.Note {
	var out []*ast.Note
	for _, s := range graph {
		names := strings.Fields(s)
		text := "Note" + names[0] + "x "
		if names[0] != strings.ToLower(names[0]) {
			text += strings.Repeat("Many words. ", 400)
		}
		out = append(out, &ast.Note{ID: names[0], Blocks: []ast.Block{referringTo(text, names[1:]...)}})
	}
	return out
}

func TestEveryFootnoteIsSetOnce(t *testing.T) {
	for _, c := range []struct {
		name, title, text string // ids that they refer to
		notes             []string
	}{
		{"to itself", "", "a", []string{"a a"}},
		{"to itself only", "", "", []string{"a a"}},
		{"to each other", "", "a", []string{"a b", "b a"}},
		{"to each other only", "", "", []string{"a b", "b a"}},
		{"three in a circle", "", "b", []string{"a b", "b c", "c a b"}},
		{"three in a circle only", "", "", []string{"a b", "b c", "c a"}},
		{"a way into a circle", "", "", []string{"a b", "b c", "c b"}},
		{"all from the text too", "", "a b c", []string{"a b", "b c", "c a"}},
		{"tall to itself", "", "A", []string{"A A"}},
		{"tall to itself only", "", "", []string{"A A"}},
		{"tall to each other", "", "A", []string{"A B", "B A"}},
		{"tall within short", "", "a", []string{"a B", "B"}},
		{"tall within short in a circle", "", "a", []string{"a B", "B a"}},
		{"short within tall", "", "A", []string{"A b", "b c", "c A"}},
		{"tall within tall", "", "A", []string{"A B", "B C", "C c", "c A"}},
		{"tall within short and in the text after", "", "a B", []string{"a B", "B a"}},
		{"from a title", "A", "a", []string{"A a", "a A"}},
		{"from a title and the text", "a B", "a B", []string{"a B", "B"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := guideOf(referringTo("The text.", strings.Fields(c.text)...), paragraph("After it."))
			for _, id := range strings.Fields(c.title) {
				g.Sections[0].Title = append(g.Sections[0].Title, &ast.NoteRef{ID: id})
			}
			g.Notes = noted(c.notes...)
			b, _ := set(t, g, ast.Page{})
			text := onPages(t, b)
			for _, n := range g.Notes {
				if got := strings.Count(text, "Note"+n.ID+"x"); got != 1 {
					t.Errorf("note %s is there %d times", n.ID, got)
				}
				if _, ok := b.Places[n.ID]; !ok {
					t.Errorf("note %s has no place", n.ID)
				}
			}
			want := strings.Count(
				strings.Join(c.notes, ""),
				" ",
			) + len(
				strings.Fields(c.text),
			) + len(
				strings.Fields(c.title),
			)
			if got := noteLinks(b, g); got != want {
				t.Errorf("%d links lead to notes, want %d", got, want)
			}
		})
	}
}

// noteLinks counts the links to notes.
func noteLinks(b *Book, g *ast.Guide) int {
	links := 0
	for _, p := range b.Pages {
		for _, it := range p.Items {
			for _, n := range g.Notes {
				if l, ok := it.(*Link); ok && l.ID == n.ID {
					links++
				}
			}
		}
	}
	return links
}

func TestALongChainOfFootnotesIsSet(t *testing.T) {
	const many = 3000
	g := guideOf(referringTo("The text.", "n0"))
	for i := range many {
		p := referringTo(fmt.Sprintf("Note%dx", i), fmt.Sprint("n", (i+1)%many))
		g.Notes = append(g.Notes, &ast.Note{ID: fmt.Sprint("n", i), Blocks: []ast.Block{p}})
	}
	b, _ := set(t, g, ast.Page{})
	text := onPages(t, b)
	for i := range many {
		if strings.Count(text, fmt.Sprintf("Note%dx", i)) != 1 {
			t.Fatalf("note %d is not there once", i)
		}
	}
}

func TestAFootnoteBelongsToTheSectionAtWhosePageItStands(t *testing.T) {
	g := guideOf(paragraph(strings.Repeat("Words that fill pages. ", 900)))
	sec := g.Sections[0]
	sec.Title = append(sec.Title, &ast.NoteRef{ID: "a"})
	sec.Questions = append(
		sec.Questions,
		&ast.Question{ID: "q-two", Title: saying("And then?"), Answer: []ast.Block{referringTo("That.", "a")}},
	)
	g.Notes = noted("a")
	b, _ := set(t, g, ast.Page{})
	var note *tag.Element
	for _, p := range b.Pages {
		for _, c := range p.Marks {
			for e := c.Of; e != nil; e = e.Parent {
				if e.Role == tag.Note {
					note = e
				}
			}
		}
	}
	if note == nil || note.Parent.Parent == nil || note.Parent.Parent.Role != tag.Document {
		t.Errorf("the note of a section's title is in %+v", note)
	}
}

// hardBlocks returns blocks with decoration beside their text.
func hardBlocks() map[string]ast.Block {
	cell := func(s string) *ast.Cell { return &ast.Cell{Inlines: saying(s)} }
	struck := &ast.Strike{
		Inlines: []ast.Inline{
			&ast.Text{Value: "some "},
			&ast.Emph{Inlines: saying("struck")},
			&ast.Text{Value: " words"},
		},
	}
	text := &ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "Not "}, struck, &ast.Text{Value: " but these."}}}
	code := &ast.Listing{Language: "go", Text: "call(" + strings.Repeat("argument, ", 9) + "last)\nend()\n"}
	return map[string]ast.Block{
		"struck words": text,
		"struck over lines": &ast.Paragraph{
			Inlines: []ast.Inline{&ast.Strike{Inlines: saying(strings.Repeat("gone ", 60))}},
		},
		"a listing that wraps": code,
		"a short listing":      &ast.Listing{Text: "x := 1"},
		"a quote":              &ast.Quote{Blocks: []ast.Block{text, code}},
		"a callout":            &ast.Callout{Kind: "warning", Blocks: []ast.Block{text, code}},
		"details":              &ast.Details{Summary: saying("More"), Blocks: []ast.Block{text}},
		"a list": &ast.List{
			Items: []*ast.Item{{Blocks: []ast.Block{text, code}}, {Blocks: []ast.Block{text}}},
		},
		"a table": &ast.Table{
			Align:  make([]ast.Align, 2),
			Header: []*ast.Cell{cell("a"), cell("b")},
			Rows:   [][]*ast.Cell{{cell("c"), cell("d")}},
		},
		"a fraction": &ast.Paragraph{Inlines: []ast.Inline{&ast.Math{TeX: `\frac{a}{b}+\sqrt{c}`}}},
		"a divider":  &ast.Divider{},
	}
}

// TestFootnotesAreDrawnAsTextIs checks that decoration is the same in a footnote as in text, and that each stretch of
// content is one mark, opened at its first item.
func TestFootnotesAreDrawnAsTextIs(t *testing.T) {
	for name, block := range hardBlocks() {
		t.Run(name, func(t *testing.T) {
			inText, _ := set(t, guideOf(block), ast.Page{})
			g := guideOf(referringTo("Text.", "n"))
			g.Notes = []*ast.Note{{ID: "n", Blocks: []ast.Block{block}}}
			inNote, _ := set(t, g, ast.Page{})
			// A rule stands over notes. How many boxes strike words depends on their lines.
			if got, want := boxes(inNote)-1, boxes(inText); got != want && !strings.HasPrefix(name, "struck over") {
				t.Errorf("%d boxes are drawn, in text %d", got, want)
			}
			for _, p := range inNote.Pages {
				seen := map[*tag.Content]bool{}
				for _, c := range p.Marks {
					if seen[c] && c.Actual != "" {
						t.Errorf("content that is copied as %q is cut", c.Actual)
					}
					seen[c] = true
				}
			}
		})
	}
}

func boxes(b *Book) int {
	n := 0
	for _, p := range b.Pages {
		for _, it := range p.Items {
			if _, ok := it.(*Box); ok {
				n++
			}
		}
	}
	return n
}
