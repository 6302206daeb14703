package layout

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// seenLines returns the lines of a book's text as they are seen from the left.
func seenLines(b *Book) []string {
	out := markedLines(b)
	for i, line := range out {
		out[i] = strings.NewReplacer(leftMark, "", rightMark, "").Replace(line)
	}
	return out
}

// markedLines returns the text of a book's lines from the left, as programs find it.
func markedLines(b *Book) []string {
	var out []string
	for _, p := range b.Pages[1:] {
		lines := map[Length][]*Text{}
		for _, it := range p.Items {
			if tx, ok := it.(*Text); ok && tx.In != nil {
				lines[tx.Y] = append(lines[tx.Y], tx)
			}
		}
		for _, line := range lines {
			slices.SortStableFunc(line, func(a, b *Text) int { return int(a.X - b.X) })
			var s strings.Builder
			for _, tx := range line {
				s.WriteString(glyphText(tx))
			}
			out = append(out, strings.TrimSpace(s.String()))
		}
	}
	return out
}

// glyphText returns the text of the glyphs of t from the left.
func glyphText(t *Text) string {
	var s strings.Builder
	for _, r := range t.Runs {
		for _, g := range r.Glyphs {
			text := []rune(g.Text)
			if r.RTL {
				slices.Reverse(text)
			}
			s.WriteString(string(text))
		}
	}
	return s.String()
}

// TestCodeKeepsItsOrderAmongOtherDirections has code and addresses in lines that run from right to left, as they are
// seen from the left: Hebrew letters stand reversed.
func TestCodeKeepsItsOrderAmongOtherDirections(t *testing.T) {
	text := func(s string) ast.Inline { return &ast.Text{Value: s} }
	code := func(s string) ast.Inline { return &ast.Code{Value: s} }
	link := func(s string) ast.Inline {
		return &ast.Link{URL: "https://example.org/", Inlines: []ast.Inline{text(s)}}
	}
	for name, c := range map[string]struct {
		in   []ast.Inline
		want string
	}{
		"options":            {[]ast.Inline{text("אב "), code("--all"), text("?")}, "?--all בא"},
		"brackets":           {[]ast.Inline{text("אב "), code("f(x, y)"), text(" גד")}, "דג f(x, y) בא"},
		"an end":             {[]ast.Inline{text("אב "), code("a = 1;"), text(".")}, ".a = 1; בא"},
		"a path":             {[]ast.Inline{text("אב "), code("/usr/bin/"), text(" גד")}, "דג /usr/bin/ בא"},
		"an index":           {[]ast.Inline{text("אב "), code("a[i] != b[j]"), text(" גד")}, "דג a[i] != b[j] בא"},
		"code alone":         {[]ast.Inline{code("f()"), text(" אב")}, "בא f()"},
		"Hebrew in code":     {[]ast.Inline{text("אב "), code(`s = "גד";`)}, `s = "דג"; בא`},
		"an address":         {[]ast.Inline{text("אב "), link("example.org/"), text(" גד")}, "דג example.org/ בא"},
		"a link of its own":  {[]ast.Inline{text("אב "), link("גד (הו)"), text(" זח")}, "חז )וה( דג בא" /* brackets in the order of the text */},
		"in an English line": {[]ast.Inline{text("So אב "), code("f(x)"), text(" גד.")}, "So דג f(x) בא."},
	} {
		t.Run(name, func(t *testing.T) {
			g := guideOf(&ast.Paragraph{Inlines: c.in})
			g.Meta.Links = ast.LinksNone
			b, _ := set(t, g, ast.Page{})
			if got := seenLines(b); !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestListingsShowEachStretchFromItsSide has strings and comments that run from right to left in lines that do not.
func TestListingsShowEachStretchFromItsSide(t *testing.T) {
	for line, want := range map[string]string{
		`x = "אב"  # גד הו`:    `x = "בא"  # וה דג`,
		`f("אב", 1, "גד")`:     `f("בא", 1, "דג")`,
		`y = 12  # שורה 34 אב`: `y = 12  # בא 34 הרוש`,
		`z = "ab"`:             `z = "ab"`,
	} {
		g := guideOf(&ast.Listing{Language: "python", Text: line})
		b, _ := set(t, g, ast.Page{})
		if got := seenLines(b); !slices.Contains(got, want) {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// TestGapsStandBeforeMarksInReadingOrder has links that are told in a list, as they are seen from the left: the gap is
// between link and mark, and none is at the other side of the mark.
func TestGapsStandBeforeMarksInReadingOrder(t *testing.T) {
	for name, c := range map[string]struct{ before, link, after, want string }{
		"Hebrew":            {"אב ", "גד", " הו", "וה [1]\u00a0דג בא"},
		"Arabic":            {"اب ", "جد", " هو.", ".وه [1]\u00a0دج با"},
		"an end":            {"אב ", "גד", ".", ".[1]\u00a0דג בא"},
		"English in Hebrew": {"אב ", "Go tour", " הו", "וה [1]\u00a0Go tour בא"},
		"a figure":          {"אב ", "גד 12", " הו", "וה [1]\u00a012 דג בא"},
		"English":           {"So ", "a tour", " ends.", "So a tour\u00a0[1] ends."},
		"Hebrew in English": {"So ", "גד", " ends.", "So דג\u00a0[1] ends."},
	} {
		t.Run(name, func(t *testing.T) {
			g := guideOf(&ast.Paragraph{Inlines: []ast.Inline{
				&ast.Text{Value: c.before},
				&ast.Link{URL: "https://example.org/1", Inlines: []ast.Inline{&ast.Text{Value: c.link}}},
				&ast.Text{Value: c.after},
			}})
			g.Meta.Links = ast.LinksList
			b, _ := set(t, g, ast.Page{})
			if got := seenLines(b); !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestGapsStandBeforeAddressesInReadingOrder has an address that follows a link of a footnote.
func TestGapsStandBeforeAddressesInReadingOrder(t *testing.T) {
	for after, want := range map[string]string{".": ".(n.example/0) דג בא", " הו": "וה (n.example/0) דג בא"} {
		g := guideOf(&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "זח"}, &ast.NoteRef{ID: "n"}}})
		g.Notes = []*ast.Note{{ID: "n", Blocks: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{
			&ast.Text{Value: "אב "},
			&ast.Link{URL: "https://n.example/0", Inlines: []ast.Inline{&ast.Text{Value: "גד"}}},
			&ast.Text{Value: after},
		}}}}}
		g.Meta.Links = ast.LinksNotes
		b, _ := set(t, g, ast.Page{})
		if got := seenLines(b); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
