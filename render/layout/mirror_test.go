package layout

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// texts returns the left edge of each text on a page.
func texts(p *Page) map[string]Length {
	out := map[string]Length{}
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok && t.Artifact != Footer {
			var b strings.Builder
			for _, r := range t.Runs {
				b.WriteString(r.Text)
			}
			out[strings.TrimSpace(b.String())] = t.X
		}
	}
	return out
}

func TestAGuideFromRightToLeftIsMirrored(t *testing.T) {
	table := &ast.Table{
		Align:  []ast.Align{ast.AlignNone, ast.AlignNone},
		Header: []*ast.Cell{{Inlines: saying("alef")}, {Inlines: saying("bet")}},
		Rows:   [][]*ast.Cell{{{Inlines: saying("gimel")}, {Inlines: saying("dalet")}}},
	}
	g := guideOf(paragraph("שלום"), &ast.Listing{Language: "go", Text: "code()\n\tindented()"}, table,
		&ast.List{Items: []*ast.Item{{Blocks: []ast.Block{paragraph("42")}}}})
	plain, _ := set(t, g, ast.Page{})
	g.Meta.Language = "he"
	b, _ := set(t, g, ast.Page{})
	onPages(t, b)
	left, right := texts(plain.Pages[1]), texts(b.Pages[1])
	if left["1"] >= left["What is it?"] || right["1"] <= right["What is it?"] {
		t.Errorf(
			"the number stands at %v and %v, the title at %v and %v",
			left["1"],
			right["1"],
			left["What is it?"],
			right["What is it?"],
		)
	}
	if left["•"] >= left["42"] || right["•"] <= right["42"] {
		t.Error("the bullet does not hang before its item")
	}
	if left["alef"] >= left["bet"] || right["alef"] <= right["bet"] {
		t.Error("the columns do not follow each other from right to left")
	}
	// Code keeps its own direction.
	if in := right["indented"] - right["code"]; in <= 0 || in != left["indented"]-left["code"] {
		t.Errorf("code is indented by %v, unmirrored by %v", in, left["indented"]-left["code"])
	}
	if got := right["Go"]; got < right["code"] {
		t.Errorf("the name of the language stands at %v, over the code that begins at %v", got, right["code"])
	}
}

func TestAParagraphOfAGuideFromRightToLeftRunsSoWhateverItBeginsWith(t *testing.T) {
	for text, want := range map[string][]uint8{"Go שלום": {2, 2, 1, 1, 1, 1, 1}, "שלום Go": {1, 1, 1, 1, 1, 2, 2}} {
		if levels, rtl := bidi.Levels(text, bidi.FromRight); !rtl || !slices.Equal(levels, want) {
			t.Errorf("%q has the levels %v", text, levels)
		}
	}
}

// TestLabelsStandInTheOrderInWhichTheyAreSeen checks labels as other tests check text: in a guide from right to left a
// line begins at the right, even with a number, and its letters are set from there.
func TestLabelsStandInTheOrderInWhichTheyAreSeen(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           []string // from the left
	}{
		{"he", "3 שאלות", []string{"שאלות", "3"}},
		{"he", "שאלה 12", []string{"12", "שאלה"}},
		{"en", "Questions 1–3", []string{"Questions 1–3"}},
		{"en", "שאלה 12", []string{"12", "שאלה"}},
		{"ar", "PDF", []string{"PDF"}},
	} {
		g := guideOf(paragraph("x"))
		g.Meta.Language = c.language
		s := newSetting(t.Context(), Input{Guide: g, Fonts: fonts.NewSet(), Theme: builtin(t), Sink: &diag.List{}}, nil)
		p := s.front.labels.piece(c.text, &face{size: 10 * Pt})
		var got []string
		for _, r := range p.of.runs {
			if strings.TrimSpace(r.Text) == "" {
				continue
			}
			got = append(got, strings.TrimSpace(r.Text))
			if bidi.Turns(r.Text) != r.RTL {
				t.Errorf("%s: %q is set from the other side", c.language, r.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q is set as %q, want %q", c.language, c.text, got, c.want)
		}
	}
}

// builtin returns the theme of print.
func builtin(t *testing.T) *theme.Theme {
	t.Helper()
	th, ok := theme.Builtin("print")
	if !ok {
		t.Fatal("there is no theme of print")
	}
	return th
}

// TestTheMarkOfANoteFollowsAFigure has the mark of a footnote behind a figure, in text from right to left.
func TestTheMarkOfANoteFollowsAFigure(t *testing.T) {
	g := guideOf(&ast.Paragraph{Inlines: []ast.Inline{
		&ast.Text{Value: "ראו שאלה 17"}, &ast.NoteRef{ID: "n"}, &ast.Text{Value: "."},
	}})
	g.Meta.Language = "he"
	g.Notes = []*ast.Note{{ID: "n", Label: "1", Blocks: []ast.Block{paragraph("הערה")}}}
	b, _ := set(t, g, ast.Page{})
	at := map[string]Length{}
	for _, it := range b.Pages[len(b.Pages)-1].Items {
		if tx, ok := it.(*Text); ok && tx.Size == 11000 {
			first, _, _ := strings.Cut(spelled(tx), " ")
			at[first] = tx.X
		}
	}
	if at["17"] == 0 || at["1"] == 0 || at["1"] >= at["17"] {
		t.Errorf("the mark is not left of the figure: %v", at)
	}
}

// TestDecimalPointsAlignInMirroredTables has numbers with one and two decimal places in a guide from right to left.
func TestDecimalPointsAlignInMirroredTables(t *testing.T) {
	cell := func(text string) *ast.Cell { return &ast.Cell{Inlines: saying(text)} }
	g := guideOf(&ast.Table{
		Align: []ast.Align{0, 0}, Header: []*ast.Cell{cell("שם"), cell("מחיר")},
		Rows: [][]*ast.Cell{{cell("א"), cell("1.5")}, {cell("ב"), cell("12.25")}},
	})
	g.Meta.Language = "he"
	b, _ := set(t, g, ast.Page{})
	point := map[string]Length{}
	for _, tx := range placedTexts(b) {
		text := strings.TrimSpace(spelled(tx))
		if whole, _, ok := strings.Cut(text, "."); ok && tx.Size == 9500 {
			c := *tx
			runs, err := faces.Shape(fonts.Style{}, whole)
			if err != nil {
				t.Fatal(err)
			}
			c.Runs = runs
			point[text] = tx.X + c.Width()
		}
	}
	if d := point["1.5"] - point["12.25"]; len(point) != 2 || d < -50 || d > 50 {
		t.Errorf("the decimal points stand at %v", point)
	}
}
