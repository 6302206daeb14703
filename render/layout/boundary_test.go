package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// sizes are pictures whose names say how large they are, in pixels.
type sizes struct{}

func (sizes) Size(src string) (w, h int, err error) {
	_, err = fmt.Sscanf(src, "%dx%d", &w, &h)
	return w, h, err
}

// fillers returns n paragraphs of one line. Tests that move something down a page have as many in all, so that the last
// page, which is to hold some lines at least, is always the same.
func fillers(n int) []ast.Block {
	return slices.Repeat([]ast.Block{paragraph("Filler.")}, n)
}

// TestAListingIsDividedAwayFromItsEnds checks where a page may end within a listing, and where best: after a part that
// a blank line ends, before a line that is not indented, and never before a blank line or near an end.
func TestAListingIsDividedAwayFromItsEnds(t *testing.T) {
	code := &ast.Listing{Text: "" +
		"func a() {\n\tif b {\n\t\tc()\n\t}\n\n\td()\n}\n\nfunc e() {\n\tf()\n}\nvar g int\nvar h int\nvar i int\n"}
	s := newSetting(t.Context(), Input{
		Guide: guideOf(), Fonts: faces, Images: none{}, Theme: printTheme(t), Sink: &diag.List{},
	}, nil)
	rows := s.notes.blocks.listings.listing(code, s.d.column(nil, 2))
	var got []int
	for _, r := range rows[1 : len(rows)-1] {
		got = append(got, r.penalty)
	}
	want := []int{never, poor, poor, 60, poor, 25, 50, poor, 10, 50, 50, 30, poor, poor}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestJustifiedLinesEndAtTheEdge checks lines that are stretched, and lines that shrink as far as they may: they end
// where they should, with what hangs in the margin beyond it.
func TestJustifiedLinesEndAtTheEdge(t *testing.T) {
	stretched, shrunk := 0, 0
	for n := range 60 {
		g := guideOf(paragraph(strings.Repeat("i", n) +
			strings.Repeat(" Each of them waits until the other lets go of what it holds, so that none can go on.", 3)))
		b, _ := set(t, g, ast.Page{})
		type line struct {
			end   Length
			widen int
			last  rune
		}
		byY := map[Length]*line{}
		var ys []Length
		for _, it := range b.Pages[1].Items {
			tx, ok := it.(*Text)
			if !ok || tx.In == nil || tx.Size != 11000 {
				continue
			}
			if byY[tx.Y] == nil {
				byY[tx.Y] = &line{}
				ys = append(ys, tx.Y)
			}
			l := byY[tx.Y]
			l.end, l.widen = max(l.end, tx.X+seen(tx)), l.widen+int(tx.Widen)
			l.last, _ = utf8.DecodeLastRuneInString(strings.TrimSpace(runs(tx)))
		}
		for _, y := range ys[:len(ys)-1] {
			l := byY[y]
			hang := map[rune]Length{',': 1347, '.': 1887}[l.last] // half, and seven tenths
			off, most := l.end-487_776-hang, Length(100)
			if hangs(l.last).right == 5 {
				most = 500 // a letter that hangs by a twentieth
			}
			if off < -100 || off > most {
				t.Errorf("after %d letters a line that ends in %q ends %v pt beside the edge", n, l.last, off.Points())
			}
			switch {
			case l.widen > 0:
				stretched++
			case l.widen < 0:
				shrunk++
			}
		}
	}
	if stretched < 20 || shrunk < 20 {
		t.Errorf("%d lines were stretched and %d shrunk", stretched, shrunk)
	}
}

// seen returns the width of text without the spaces that end it.
func seen(t *Text) Length {
	c := *t
	for len(c.Runs) > 0 && c.Runs[len(c.Runs)-1].Text == " " {
		c.Runs = c.Runs[:len(c.Runs)-1]
	}
	return c.Width()
}

// TestAPictureStandsInTheLineIfItIsSmall has pictures on either side of a third of the width, 240 pt, and of five
// quarters of a line of 15 pt. A pixel has half a point.
func TestAPictureStandsInTheLineIfItIsSmall(t *testing.T) {
	for src, want := range map[string]bool{"160x10": true, "161x10": false, "20x37": true, "20x38": false} {
		g := guideOf(&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "A "}, &ast.Image{Src: src, Alt: "picture"},
			&ast.Text{Value: " here."}}})
		page := ast.Page{Size: "letter", Margin: 156}
		b, err := Set(t.Context(), Input{Guide: g, Fonts: faces, Images: sizes{}, Page: page, Sink: &diag.List{}})
		if err != nil {
			t.Fatal(err)
		}
		var picture, base Length
		for _, it := range b.Pages[1].Items {
			switch it := it.(type) {
			case *Picture:
				picture = it.Y
			case *Text:
				if strings.Contains(runs(it), "here") {
					base = it.Y
				}
			}
		}
		if got := picture < base; got != want || picture == 0 || base == 0 {
			t.Errorf("%s stands in the line: %v, want %v", src, got, want)
		}
	}
}

// TestNoLineEndsAtANoBreakSpace checks each kind of no-break space in every position of the words.
func TestNoLineEndsAtANoBreakSpace(t *testing.T) {
	for _, space := range []string{"\u00a0", "\u202f", "\u2007"} {
		for n := range 12 {
			g := guideOf(paragraph(strings.Repeat("i", n) + strings.Repeat(" 10"+space+"000", 60)))
			b, _ := set(t, g, ast.Page{})
			for _, l := range linesOf(b.Pages[1]) {
				if strings.HasPrefix(l, "000") {
					t.Fatalf("a line ends at %q after %d letters", space, n)
				}
			}
		}
	}
}

// TestASmallHeadingIsInclined checks that the smallest of HTML's six levels of headings, in an answer, is distinguished
// by italics.
func TestASmallHeadingIsInclined(t *testing.T) {
	for level, want := range map[int]bool{3: false, 4: false, 5: false, 6: true} {
		b, _ := set(t, guideOf(&ast.Heading{Level: level, Inlines: saying("Heading")}, paragraph("Text.")), ast.Page{})
		found := false
		for _, it := range b.Pages[1].Items {
			if tx, ok := it.(*Text); ok && runs(tx) == "Heading" {
				found = true
				if got := strings.Contains(tx.Runs[0].Face.Name(), "Italic"); got != want {
					t.Errorf("a heading of level %d is set in %s", level, tx.Runs[0].Face.Name())
				}
			}
		}
		if !found {
			t.Errorf("the heading of level %d is not there", level)
		}
	}
}

// contentsOf sets a guide of n questions on narrow pages and returns, for each page of its contents, the lines in each
// column.
func contentsOf(t *testing.T, n int) (pages [][]int) {
	t.Helper()
	g := &ast.Guide{Meta: ast.Meta{Title: "A guide"}, Sections: []*ast.Section{{ID: "s"}}}
	for i := range n {
		q := &ast.Question{ID: fmt.Sprint("q-", i), Title: saying("What is it?"), Answer: []ast.Block{paragraph("So.")}}
		g.Sections[0].Questions = append(g.Sections[0].Questions, q)
	}
	b, _ := set(t, g, ast.Page{Margin: 100})
	for _, p := range b.Pages[1:] {
		if strings.ContainsAny(p.Label, "0123456789") {
			return pages
		}
		var columns []int
		x := Length(-1)
		for _, it := range p.Items {
			if l, ok := it.(*Link); ok {
				if l.X != x {
					x, columns = l.X, append(columns, 0)
				}
				columns[len(columns)-1]++
			}
		}
		pages = append(pages, columns)
	}
	return pages
}

// TestContentsOfFourPagesAreSetInColumns has the longest contents that three pages hold, and one line more.
func TestContentsOfFourPagesAreSetInColumns(t *testing.T) {
	const most = 165
	if got := contentsOf(t, most); len(got) != 3 || len(got[0]) != 1 {
		t.Errorf("%d questions: %v", most, got)
	}
	if got := contentsOf(t, most+1); len(got) != 2 || len(got[0]) != 2 {
		t.Errorf("%d questions: %v", most+1, got)
	}
}

// TestTheLastColumnsOfContentsAreEven checks thirteen lines and more: fewer are set in one column.
func TestTheLastColumnsOfContentsAreEven(t *testing.T) {
	const before = 224 // lines that fill the pages before
	for lines, want := range map[int]string{12: "[12]", 13: "[6 7]"} {
		got := contentsOf(t, before+lines)
		if last := fmt.Sprint(got[len(got)-1]); last != want {
			t.Errorf("the last %d lines of contents stand as %s, want %s", lines, last, want)
		}
	}
}

// TestAFootnoteOfAThirdOfThePageStandsUnderItsParagraph has footnotes of one line more and one less.
func TestAFootnoteOfAThirdOfThePageStandsUnderItsParagraph(t *testing.T) {
	for lines, want := range map[int]bool{21: false, 22: true} {
		g := guideOf(&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "See"}, &ast.NoteRef{ID: "n-1"}}},
			paragraph("After."))
		var says []ast.Inline
		for i := range lines {
			if i > 0 {
				says = append(says, &ast.Break{Hard: true})
			}
			says = append(says, &ast.Text{Value: "Note."})
		}
		g.Notes = []*ast.Note{{ID: "n-1", Blocks: []ast.Block{&ast.Paragraph{Inlines: says}}}}
		b, _ := set(t, g, ast.Page{})
		text := textOf(b.Pages[1])
		if got := strings.Index(text, "Note.") < strings.Index(text, "After."); got != want {
			t.Errorf("a note of %d lines stands under its paragraph: %v, want %v", lines, got, want)
		}
	}
}

// TestALongTitleIsSetSmaller has titles of growing length: each time that one takes more than four tenths of the page,
// it is set in 85 % of the size and of the lead.
func TestALongTitleIsSetSmaller(t *testing.T) {
	type look struct{ size, lead Length }
	var got []look
	for n := 6; n < 120; n++ {
		g := guideOf(paragraph("So."))
		g.Meta.Title = strings.Repeat("locks ", n)
		b, _ := set(t, g, ast.Page{})
		var lines []*Text
		for _, it := range b.Pages[0].Items {
			if tx, ok := it.(*Text); ok && strings.Contains(runs(tx), "locks") {
				lines = append(lines, tx)
			}
		}
		if len(lines) < 2 {
			t.Fatalf("a title of %d words has %d lines", n, len(lines))
		}
		this := look{lines[0].Size, lines[1].Y - lines[0].Y}
		if len(got) == 0 || got[len(got)-1] != this {
			got = append(got, this)
		}
	}
	want := []look{{30_000, 35_000}, {25_500, 29_750}, {21_675, 25_287}, {18_423, 21_493}, {15_659, 18_269}}
	if !slices.Equal(got, want) {
		t.Errorf("sizes and leads %v, want %v", got, want)
	}
}

// TestAListIsNotDividedAfterItsFirstItem moves a list down a page a line at a time. Its first item never stands alone
// at the foot of the page, whether the list begins after a paragraph or after lines that introduce it.
func TestAListIsNotDividedAfterItsFirstItem(t *testing.T) {
	const items = 7
	for lines := range 4 {
		for filler := range 60 {
			answer := fillers(filler)
			if lines > 0 {
				says := saying("Look:")
				for range lines - 1 {
					says = append(says, &ast.Break{Hard: true}, &ast.Text{Value: "and look:"})
				}
				answer = append(answer, &ast.Paragraph{Inlines: says})
			}
			list := &ast.List{Tight: true}
			for range items {
				list.Items = append(list.Items, &ast.Item{Blocks: []ast.Block{paragraph("item")}})
			}
			b, _ := set(t, guideOf(slices.Concat(answer, []ast.Block{list}, fillers(120-filler))...), ast.Page{})
			for _, p := range b.Pages {
				if n := strings.Count(textOf(p), "item"); n > 0 {
					if n == 1 {
						t.Errorf("after %d lines the first item stands alone", lines)
					}
					break
				}
			}
		}
	}
}

// TestASectionOfSevenTenthsOfAPageBeginsItsOwn has the longest section that does not, and one line more.
func TestASectionOfSevenTenthsOfAPageBeginsItsOwn(t *testing.T) {
	section := func(title, text string, paragraphs int) *ast.Section {
		s := &ast.Section{ID: title, Title: saying(title)}
		for range paragraphs {
			s.Intro = append(s.Intro, paragraph(text))
		}
		return s
	}
	for paragraphs, want := range map[int]bool{19: false, 20: true} {
		g := &ast.Guide{Meta: ast.Meta{Title: "A guide"},
			Sections: []*ast.Section{section("First", "Filler.", 140), section("Second", "Other.", paragraphs)}}
		b, _ := set(t, g, ast.Page{})
		for _, p := range b.Pages {
			text := textOf(p)
			if !strings.Contains(text, "Other.") {
				continue
			}
			if got := !strings.Contains(text, "Filler."); got != want {
				t.Errorf("a section of %d paragraphs begins a page: %v, want %v", paragraphs, got, want)
			}
			break
		}
	}
}

// TestASectionOfNothingHasItsTitle holds for sections of every depth.
func TestASectionOfNothingHasItsTitle(t *testing.T) {
	inner := &ast.Section{ID: "inner", Title: saying("Inner")}
	g := &ast.Guide{Meta: ast.Meta{Title: "A guide"}, Sections: []*ast.Section{{ID: "empty", Title: saying("Empty")},
		{ID: "outer", Title: saying("Outer"), Sections: []*ast.Section{inner}}}}
	b, _ := set(t, g, ast.Page{})
	text := textOf(b.Pages[len(b.Pages)-1])
	for _, title := range []string{"Empty", "Outer", "Inner"} {
		if strings.Count(text, title) != 1 {
			t.Errorf("%q does not have %q once", text, title)
		}
	}
}

// TestALabelIsMetHalfItsSizeAway has code that ends half of the label's size before it, and a thousandth of a point
// nearer; code that begins where the label ends, and a thousandth before.
func TestALabelIsMetHalfItsSizeAway(t *testing.T) {
	text := func(x, size Length) *Text { return &Text{X: x, Size: size, Runs: []*fonts.Run{{Width: 2000}}} }
	label := text(100_000, 8000)
	before := label.X - label.Size/2 - text(0, 10_000).Width()
	after := label.X + label.Width()
	for x, want := range map[Length]bool{before: false, before + 1: true, after - 1: true, after: false} {
		if got := meets(label, row{items: []Item{&Box{}, text(x, 10_000)}}); got != want {
			t.Errorf("code at %d meets the label: %v, want %v", x, got, want)
		}
	}
}

// TestTheNumberOfAFootnoteIsRaised holds that the number of a footnote is in raised figures of the face, at the foot of
// the page and in the text that refers to it. Where a face has none, it is smaller and raised.
func TestTheNumberOfAFootnoteIsRaised(t *testing.T) {
	g := guideOf(referringTo("The text.", "n"))
	g.Notes = noted("n")
	b, _ := set(t, g, ast.Page{})
	var numbers []*Text
	var note *Text
	for _, it := range b.Pages[1].Items {
		tx, ok := it.(*Text)
		switch {
		case !ok || note != nil:
		case strings.Contains(runs(tx), "Note"):
			note = tx
		case strings.TrimSpace(runs(tx)) == "1" && tx.In != nil && tx.In.Of.Role != "H3":
			numbers = append(numbers, tx)
		}
	}
	if note == nil || len(numbers) < 2 {
		t.Fatalf("the page has %q", textOf(b.Pages[1]))
	}
	sh := newShaper(fonts.NewSet(), nil, false)
	raised := sh.shape(fonts.Style{Raised: true}, "1", diag.Span{})[0].Glyphs[0].ID
	for i, size := range []Length{11_000, note.Size} {
		n := numbers[len(numbers)-2+i]
		if n.Size != size || n.Rise != 0 || n.Runs[0].Glyphs[0].ID != raised {
			t.Errorf("number %d is %+v", i, n)
		}
	}
	if n := numbers[len(numbers)-1]; n.Y != note.Y {
		t.Errorf("the number %+v of the note %+v", n, note)
	}
	fc := &face{size: 11_000}
	if sh.raise(fc, "a?") || fc.style.Raised {
		t.Error("a letter and a sign are taken for raised figures")
	}
}
