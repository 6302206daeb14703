package layout

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// none has no images.
type none struct{}

func (none) Size(string) (int, int, error) { return 0, 0, fmt.Errorf("none here") }

// guideOf makes a guide of one question with this answer.
func guideOf(answer ...ast.Block) *ast.Guide {
	q := &ast.Question{ID: "q-one", Number: "1", Title: saying("What is it?"), Answer: answer}
	return &ast.Guide{
		Meta:     ast.Meta{Title: "A guide"},
		Sections: []*ast.Section{{ID: "s-one", Title: saying("Part"), Questions: []*ast.Question{q}}},
	}
}

func saying(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

func paragraph(s string) *ast.Paragraph { return &ast.Paragraph{Inlines: saying(s)} }

func set(t *testing.T, g *ast.Guide, page ast.Page) (*Book, *diag.List) {
	t.Helper()
	found := &diag.List{}
	b, err := Set(
		context.Background(),
		Input{Guide: g, Fonts: faces, Images: none{}, Page: page, Sink: found, Hyphens: hyphen.English()},
	)
	if err != nil {
		t.Fatal(err)
	}
	return b, found
}

// onPages fails if anything of b is off its page, and returns all its text.
func onPages(t *testing.T, b *Book) string {
	t.Helper()
	var all strings.Builder
	for _, p := range b.Pages {
		for _, it := range p.Items {
			tx, ok := it.(*Text)
			if !ok {
				continue
			}
			x := tx.X + tx.Width()
			for _, r := range tx.Runs {
				all.WriteString(r.Text)
			}
			if tx.X < 0 || x > p.Width || tx.Y < 0 || tx.Y > p.Height {
				t.Errorf("page %s: text at %v,%v reaches %v", p.Label, tx.X.Points(), tx.Y.Points(), x.Points())
			}
		}
	}
	return all.String()
}

// alien is a block of unknown kind: it embeds another one for its sealing method.
type alien struct{ *ast.Divider }

func TestAnUnknownNodeIsReported(t *testing.T) {
	_, found := set(t, guideOf(alien{&ast.Divider{}}), ast.Page{})
	got := found.Sorted()
	if len(got) != 1 || got[0].Rule != diag.UnsupportedNode || got[0].Severity != diag.Error {
		t.Errorf("got %v", got)
	}
}

func TestALinkThatIsTooLongIsReported(t *testing.T) {
	for size, want := range map[int]int{32767: 0, 32768: 1} {
		const start = "https://example.org/"
		link := &ast.Link{URL: start + strings.Repeat("a", size-len(start)), Inlines: saying("there")}
		_, found := set(t, guideOf(&ast.Paragraph{Inlines: []ast.Inline{link}}), ast.Page{})
		got := found.Sorted()
		if len(got) != want || want > 0 && got[0].Rule != diag.LinkLong {
			t.Errorf("%d bytes: got %v", size, got)
		}
		if want > 0 && !strings.Contains(got[0].Message, "32768") {
			t.Errorf("got %q", got[0].Message)
		}
	}
}

func TestHugeBlocksAreSplitAndStayOnThePage(t *testing.T) {
	word := strings.Repeat("x", 3000)
	long := strings.Repeat("Some words that fill a line and more. ", 400)
	deep := func(around func(in ast.Block) ast.Block) ast.Block {
		var b ast.Block = paragraph("the bottom")
		for range 60 {
			b = around(b)
		}
		return b
	}
	var parts, notes []ast.Inline
	for range 100 {
		parts = append(parts, &ast.Strong{Inlines: saying("part")}, &ast.Emph{Inlines: saying("חלק")})
		notes = append(notes, &ast.NoteRef{ID: "n-1"})
	}
	cell := func(s string) *ast.Cell { return &ast.Cell{Inlines: saying(s)} }
	wide := &ast.Table{}
	for i := range 30 {
		wide.Align = append(wide.Align, ast.AlignNone)
		wide.Header = append(wide.Header, cell(fmt.Sprint("heading", i)))
	}
	wide.Rows = [][]*ast.Cell{wide.Header, wide.Header}
	for name, block := range map[string]ast.Block{
		"one long word":        paragraph(word),
		"code of one line":     &ast.Listing{Text: word},
		"code of many lines":   &ast.Listing{Text: strings.Repeat("line of code\n", 500)},
		"code of wide letters": &ast.Listing{Text: strings.Repeat("﷽漢😀", 300)},
		"deep list": deep(func(in ast.Block) ast.Block {
			return &ast.List{Tight: true, Items: []*ast.Item{{Blocks: []ast.Block{in}}}}
		}),
		"deep definitions": deep(func(in ast.Block) ast.Block {
			d := &ast.Definition{Terms: [][]ast.Inline{saying("term")}, Descriptions: [][]ast.Block{{in}}}
			return &ast.DefinitionList{Items: []*ast.Definition{d}}
		}),
		"deep callouts": deep(func(in ast.Block) ast.Block { return &ast.Callout{Kind: "tip", Blocks: []ast.Block{in}} }),
		"deep details": deep(func(in ast.Block) ast.Block {
			return &ast.Details{Summary: saying("more"), Blocks: []ast.Block{in}}
		}),
		"deep quotes":        deep(func(in ast.Block) ast.Block { return &ast.Quote{Blocks: []ast.Block{in}} }),
		"a word of parts":    &ast.Paragraph{Inlines: parts},
		"one note after one": &ast.Paragraph{Inlines: notes},
		"cell over pages": &ast.Table{
			Align: make([]ast.Align, 2), Header: []*ast.Cell{cell("a"), cell("b")},
			Rows: [][]*ast.Cell{{cell(long), cell("short")}},
		},
		"header over a page": &ast.Table{
			Align: make([]ast.Align, 1), Header: []*ast.Cell{cell(long + long)},
			Rows: [][]*ast.Cell{{cell("b")}, {cell("c")}},
		},
		"thirty columns":     wide,
		"quote in a callout": &ast.Callout{Kind: "note", Blocks: []ast.Block{&ast.Quote{Blocks: []ast.Block{paragraph(long)}}}},
		"table without rows": &ast.Table{Align: make([]ast.Align, 1), Header: []*ast.Cell{cell("a")}},
		"nothing":            &ast.Quote{},
	} {
		for _, page := range []ast.Page{
			{}, {Size: "letter", Margin: ast.MaxMargin, TypeSize: ast.MaxTypeSize}, {TypeSize: ast.MinTypeSize},
		} {
			t.Run(fmt.Sprintf("%s, type %g", name, page.TypeSize), func(t *testing.T) {
				g := guideOf(block, paragraph("after it"))
				g.Notes = []*ast.Note{{ID: "n-1", Blocks: []ast.Block{paragraph("a note")}}}
				b, _ := set(t, g, page)
				if got := onPages(t, b); !strings.Contains(strings.ReplaceAll(got, " ", ""), "afterit") {
					t.Error("what follows is lost")
				}
			})
		}
	}
}

func TestATitleOfWhichNothingIsSeenKeepsItsPlace(t *testing.T) {
	blank := []ast.Inline{&ast.Image{Src: "gone.png"}, &ast.Text{Value: "\u200b"}}
	g := guideOf(paragraph("the answer"), &ast.Heading{Level: 4, Inlines: blank}, &ast.Table{})
	sec := g.Sections[0]
	sec.Title = blank
	sec.Questions[0].Title = blank
	sec.Questions = append(sec.Questions, &ast.Question{ID: "q-two", Title: blank})
	sec.Sections = []*ast.Section{{ID: "s-two", Title: blank, Intro: []ast.Block{paragraph("a part")}}}
	b, _ := set(t, g, ast.Page{})
	if got := onPages(t, b); !strings.Contains(got, "the answer") || !strings.Contains(got, "a part") {
		t.Error("what stands under the titles is lost")
	}
	for _, id := range []string{"s-one", "q-one", "q-two", "s-two"} {
		if _, ok := b.Places[id]; !ok {
			t.Errorf("%s has no place", id)
		}
	}
}

func TestALongFootnoteIsSetUnderItsParagraph(t *testing.T) {
	g := guideOf(
		&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "See"}, &ast.NoteRef{ID: "n-1"}}},
		paragraph("after"),
	)
	g.Notes = []*ast.Note{{ID: "n-1", Blocks: []ast.Block{paragraph(strings.Repeat("A long note. ", 1500) + "Itsend")}}}
	b, _ := set(t, g, ast.Page{})
	if got := onPages(t, b); !strings.Contains(got, "Itsend") || strings.Count(got, "Itsend") != 1 {
		t.Error("the note is not there once")
	}
	if _, ok := b.Places["n-1"]; !ok {
		t.Error("the note has no place")
	}
}

func TestACharacterThatNoFaceHasIsReportedOnceAtItsPlace(t *testing.T) {
	at := diag.Span{File: "g.md", Start: diag.Pos{Line: 7, Col: 3}, End: diag.Pos{Line: 7, Col: 4}}
	in := &ast.Text{Loc: ast.At(at), Value: "a 𝄢 b 𝄢"}
	b, found := set(t, guideOf(&ast.Paragraph{Inlines: []ast.Inline{in}}), ast.Page{})
	got := found.Sorted()
	if len(got) != 1 || got[0].Rule != diag.GlyphMissing || got[0].Span != at {
		t.Errorf("got %v", got)
	}
	boxes := 0
	for _, p := range b.Pages {
		for _, it := range p.Items {
			if tx, ok := it.(*Text); ok {
				for _, r := range tx.Runs {
					if r.Missing {
						boxes++
					}
				}
			}
		}
	}
	if boxes != 2 {
		t.Errorf("%d boxes stand for 2 characters", boxes)
	}
}

func TestCharactersOfOneScriptAreReportedAtOnce(t *testing.T) {
	at := func(line int) ast.Loc {
		return ast.At(diag.Span{File: "g.md", Start: diag.Pos{Line: line, Col: 1}, End: diag.Pos{Line: line, Col: 9}})
	}
	// Tibetan and Cherokee, which no face of the program has, one letter of Yi, and signs.
	_, found := set(t, guideOf(
		&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Loc: at(3), Value: "ཀ ཁ ག ང"}}},
		&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Loc: at(5), Value: "Ꭰ Ꭱ 𝄢 ꀀ 𝆏"}}},
		&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Loc: at(7), Value: "、水山。（かな）"}}}, // signs go with Han
	), ast.Page{})
	var got []string
	for _, d := range found.Sorted() {
		if d.Rule != diag.GlyphMissing {
			t.Errorf("found %v", d)
		}
		got = append(got, fmt.Sprintf("%d: %s", d.Span.Start.Line, d.Message))
	}
	want := []string{
		`3: no font has 4 characters of the script Tibetan, such as "ཀ"; the PDF shows boxes`,
		`5: no font has "ꀀ" (U+A000); the PDF shows a box`,
		`5: no font has "𝄢" (U+1D122); the PDF shows a box`,
		`5: no font has "𝆏" (U+1D18F); the PDF shows a box`,
		`5: no font has 2 characters of the script Cherokee, such as "Ꭰ"; the PDF shows boxes`,
		`7: no font has 2 characters of the script Hiragana, such as "か"; the PDF shows boxes`,
		`7: no font has 6 characters of the script Han, such as "、"; the PDF shows boxes`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestALongTitlePageGoesOnOnTheNext(t *testing.T) {
	for name, meta := range map[string]ast.Meta{
		"title":       {Title: strings.Repeat("Title ", 160) + "Itsend"},
		"endless":     {Title: strings.Repeat("Title ", 2000) + "Itsend"},
		"description": {Title: "Title", Description: strings.Repeat("Much to say. ", 800) + "Itsend"},
		"rights": {
			Title: "Title", Description: strings.Repeat("Much to say. ", 180),
			Rights: strings.Repeat("All of them. ", 400) + "Itsend",
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := guideOf(paragraph("A thing."))
			g.Meta = meta
			b, _ := set(t, g, ast.Page{})
			if text := onPages(t, b); !strings.Contains(text, "Itsend") {
				t.Errorf("not all of it is on the pages: %q", text)
			}
			if one := b.Pages[1].Label == "1"; one != (name == "title") {
				t.Errorf("the second page has the folio %s", b.Pages[1].Label)
			}
		})
	}
}
