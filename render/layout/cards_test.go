package layout_test

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

// deckOf sets a guide on the cards of a theme file.
func deckOf(t *testing.T, fsys fs.FS, file, look string) (*layout.Book, *ast.Guide, *theme.Theme, *diag.List) {
	t.Helper()
	found := &diag.List{}
	th, ok := theme.Parse("t.yaml", []byte(look), found)
	if !ok {
		t.Fatal(found.Sorted())
	}
	g, err := source.Load(fsys, file, source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := layout.Set(context.Background(), layout.Input{
		Guide: g, Fonts: fonts.NewSet(), Images: asset.NewPictures(fsys), Theme: th, Sink: found,
		Hyphens: hyphen.English(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return b, g, th, found
}

// aFace is what stands on one side of a card, found by where it is.
type aFace struct {
	page, column, row int
	text              string // without the number
	number            string
	front             bool // its number is read aloud
}

// facesOf divides the pages of b into cards and returns the text of each. It fails for text that is not within the
// inner margin of a card, to a tenth of a millimetre.
func facesOf(t *testing.T, name string, b *layout.Book, th *theme.Theme, backwards bool) []aFace {
	t.Helper()
	const margin, tenth = 6 * layout.MM, layout.MM / 10
	var out []aFace
	for i, p := range b.Pages {
		c, err := th.Cards.On(p.Width.Points(), p.Height.Points())
		if err != nil {
			t.Fatal(err)
		}
		pt := func(f float64) layout.Length { return layout.Length(math.Round(f * float64(layout.Pt))) }
		w, h, left, top := pt(c.Width), pt(c.Height), pt(c.Left), pt(c.Top)
		type found struct {
			texts  []*layout.Text
			number *layout.Text
		}
		cells := map[[2]int]*found{}
		for _, it := range p.Items {
			tx, ok := it.(*layout.Text)
			if !ok {
				continue
			}
			middle := tx.X + tx.Width()/2
			column, row := int((middle-left)/w), int((tx.Y-tx.Size/3-top)/h)
			x, y := left+layout.Length(column)*w, top+layout.Length(row)*h
			end := tx.X + tx.Width()
			for n := len(tx.Runs); n > 0 && tx.Runs[n-1].Text == " "; n-- {
				end -= layout.Length(float64(tx.Runs[n-1].Width)*float64(tx.Size)/1000) + tx.Space
			}
			if tx.X < x+margin-tenth || end > x+w-margin+tenth || tx.Y-tx.Size*7/10 < y+margin-tenth ||
				tx.Y+tx.Size/4 > y+h-margin+tenth {
				t.Errorf("%s: page %d: %q is not within its card: %.1f–%.1f, %.1f", name, i, spell(tx),
					(tx.X - x).Points(), (end - x).Points(), (tx.Y - y).Points())
			}
			f := cells[[2]int{column, row}]
			if f == nil {
				f = &found{}
				cells[[2]int{column, row}] = f
			}
			if n := f.number; n == nil || tx.Y < n.Y || tx.Y == n.Y && (tx.X < n.X) != backwards {
				f.number = tx
			}
			f.texts = append(f.texts, tx)
		}
		for at, f := range cells {
			face := aFace{page: i, column: at[0], row: at[1], number: strings.TrimSpace(spell(f.number)),
				front: f.number.In != nil}
			for _, tx := range f.texts {
				if tx != f.number {
					face.text += spell(tx) + " "
				}
			}
			out = append(out, face)
		}
	}
	return out
}

func spell(tx *layout.Text) string {
	var b strings.Builder
	for _, r := range tx.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// TestBacksStandBehindTheirFronts turns each sheet as a printer does, and looks through it.
func TestBacksStandBehindTheirFronts(t *testing.T) {
	guides := map[string]fs.FS{"sample": sample.FS(), "hard": hardCards("en"), "hebrew": hardCards("he")}
	for guide, fsys := range guides {
		file := "guide.md"
		if guide == "sample" {
			file = "."
		}
		for _, look := range []string{
			"", "cards: {flip: short}", "cards: {flip: fold}", "cards: {size: a7}", "cards: {size: a7, flip: fold}",
			"cards: {size: avery-5371}", "cards: {size: avery-5388, flip: short}",
			"page: {width: 297mm, height: 210mm}\ncards: {across: 3, down: 2, top: 8mm, left: 5mm, flip: long}",
		} {
			if guide == "hebrew" && strings.Contains(look, "avery") ||
				testing.Short() && look != "" && (guide == "sample" || strings.Contains(look, "size")) {
				continue
			}
			name := guide + " " + look
			b, g, th, _ := deckOf(t, fsys, file, "extends: cards\n"+look)
			backwards := guide == "hebrew"
			faces := facesOf(t, name, b, th, backwards)
			fronts, backs := map[string]aFace{}, map[string]aFace{}
			for _, f := range faces {
				if f.front {
					fronts[f.number] = f
				} else {
					backs[f.number] = f
				}
			}
			want := map[theme.Flip]layout.Printing{
				theme.LongEdge: layout.OverLong, theme.ShortEdge: layout.OverShort, theme.Fold: layout.OneSided,
			}[th.Cards.Flip]
			if b.Printing != want {
				t.Errorf("%s: is to be printed as %s", name, b.Printing)
			}
			questions := g.AllQuestions()
			for i, q := range questions {
				number := q.Number
				if number == "" {
					number = fmt.Sprint(i + 1)
				}
				f, ok := fronts[number]
				back, behind := backs[number]
				if !ok || !behind {
					t.Errorf("%s: question %s has a front (%v) and a back (%v)", name, number, ok, behind)
					continue
				}
				if through(f, th, b.Pages[f.page]) != back.cell() {
					t.Errorf("%s: the back of question %s is at %v, its front at %v", name, number, back.cell(), f.cell())
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

func (f aFace) cell() [3]int { return [3]int{f.page, f.column, f.row} }

// through returns where the back of a card is to be whose front is at f.
func through(f aFace, th *theme.Theme, p *layout.Page) [3]int {
	sideways := p.Height >= p.Width
	switch {
	case th.Cards.Flip == theme.Fold:
		if f.column%2 == 0 {
			return [3]int{f.page, f.column + 1, f.row}
		}
		return [3]int{f.page, f.column - 1, f.row}
	case (th.Cards.Flip == theme.LongEdge) == sideways:
		return [3]int{f.page + 1, th.Cards.Across - 1 - f.column, f.row}
	}
	return [3]int{f.page + 1, f.column, th.Cards.Down - 1 - f.row}
}

// hardCards returns a guide of what is hard to put on a card.
func hardCards(language string) fs.FS {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Hard cards\nlang: %s\nrights: No rights\n---\n\n## Part one\n\n", language)
	words := "It waits until the other lets go of what it holds, and holds what the other waits for. "
	if language == "he" {
		words = "הוא ממתין עד שהאחר ישחרר את מה שהוא מחזיק (mutex) ומחזיק את מה שהאחר ממתין לו. "
	}
	question := func(n int, title, answer string) { fmt.Fprintf(&b, "### %d. %s\n\n%s\n\n", n, title, answer) }
	question(1, "Why is long code long?", "Since it has lines:\n\n```go\n"+strings.Repeat(
		"for i := range veryLongNamesOfThings { callWhatHasALongName(i, andMore, ofThem, thanFitOnALine, ofAnyCard) }\n", 70)+"```\n")
	table := "| a | bb | ccc | dddd | eeeee | ffffff | ggggggg |\n|--|--|--|--|--|--|--|\n" + strings.Repeat(
		"| one | 2 | three words here | 4.5 | incomprehensibilities | six | seven and more of it |\n", 40)
	question(2, "What does the wide table say?", table+"\nAnd that is all.")
	question(3, "長い答えはどこで終わりますか?", strings.Repeat("日本語の文章には空白がありません。それでも行は終わります。", 60))
	question(4, "What is long without an end of a sentence?", strings.Repeat("word and ", 900))
	question(5, "What is one word?", strings.Repeat("x7", 2500))
	question(6, "Which notes?[^a]", strings.Repeat(words, 4)+"Noted.[^a] And again.[^b]\n\n> Quoted: "+words)
	question(7, "Which notes again?", "The same.[^a]\n\nterm\n: "+strings.Repeat(words, 40))
	question(8, strings.Repeat("Why is a question so long, and how long may it be, that is asked on a card? ", 80), words)
	question(9, "Which of these?", "- [ ] "+strings.Repeat(words, 12)+"\n- [x] This one\n- [ ] "+words+"\n\nIt is this one. "+words)
	question(10, "What is short?", "This.")
	question(11, "What has parts?", strings.Repeat("1. First "+words+"\n   - within, "+words+"\n\n   ```sh\n   ls -l\n   ```\n\n", 20))
	question(12, "Which formula?", "$$\\sum_{i=0}^{n} \\frac{a_i}{b_i} = \\int_0^1 f(x)\\,dx$$\n\n"+words)
	b.WriteString("[^a]: Both say so. See `the manual`.\n\n[^b]: Or not.[^a]\n")
	return fstest.MapFS{"guide.md": {Data: []byte(b.String())}}
}

func TestShortenedCardsSayWhereTheRestIs(t *testing.T) {
	for language, want := range map[string]string{
		"en": "… goes on in the book, question 4", "de": "… weiter im Buch, Frage 4",
	} {
		b, _, th, found := deckOf(t, hardCards(language), "guide.md", "extends: cards")
		said := ""
		for _, f := range facesOf(t, language, b, th, false) {
			if f.number == "4" && !f.front {
				said = strings.Join(strings.Fields(f.text), " ")
			}
		}
		if !strings.HasSuffix(said, want) || !strings.Contains(said, "word and word and") {
			t.Errorf("%s: the back of question 4 ends with %q", language, said[max(len(said)-80, 0):])
		}
		listed := ""
		for _, d := range found.Sorted() {
			if d.Rule == diag.CardShortened {
				listed = d.Message
			}
		}
		if _, numbers, _ := strings.Cut(listed, "answers: "); numbers != "1, 2, 3, 4, 5, 7, 8, 11" {
			t.Errorf("%s: %q", language, listed)
		}
	}
}

// TestCardsAreReadInOrder checks that each question is followed by its answer, wherever these are on sheets.
func TestCardsAreReadInOrder(t *testing.T) {
	for _, look := range []string{"", "cards: {flip: short}", "cards: {flip: fold}"} {
		b, _, _, _ := deckOf(t, hardCards("en"), "guide.md", "extends: cards\n"+look)
		text := map[*tag.Element]string{}
		for _, p := range b.Pages {
			for _, it := range p.Items {
				if tx, ok := it.(*layout.Text); ok && tx.In != nil {
					text[tx.In.Of] += spell(tx)
				}
			}
		}
		var order []string
		var walk func(e *tag.Element)
		walk = func(e *tag.Element) {
			if said := strings.TrimSpace(text[e]); slices.Contains([]string{
				"Hard cards", "No rights", "What is short?", "This.", "Which formula?",
			}, said) {
				order = append(order, said)
			}
			for _, k := range e.Kids {
				if e, ok := k.(*tag.Element); ok {
					walk(e)
				}
			}
		}
		walk(b.Root)
		if want := []string{"Hard cards", "No rights", "What is short?", "This.", "Which formula?"}; !slices.Equal(order, want) {
			t.Errorf("%s: read as %q", look, order)
		}
	}
}

func TestCardsWithoutAnswersHaveNoBacks(t *testing.T) {
	g := &ast.Guide{Meta: ast.Meta{Title: "Tasks", Rights: "No rights"}, Sections: []*ast.Section{{ID: "part"}}}
	for _, title := range []string{"Why?", "How?"} {
		g.Sections[0].Questions = append(g.Sections[0].Questions, &ast.Question{
			ID: title, Title: []ast.Inline{&ast.Text{Value: title}},
		})
	}
	th, _ := theme.Builtin("cards")
	b, err := layout.Set(context.Background(), layout.Input{
		Guide: g, Fonts: fonts.NewSet(), Images: asset.NewPictures(sample.FS()), Theme: th, Sink: &diag.List{},
	})
	if err != nil {
		t.Fatal(err)
	}
	faces := facesOf(t, "tasks", b, th, false)
	if len(b.Pages) != 1 || len(faces) != 3 || !strings.Contains(faces[0].text+faces[1].text+faces[2].text, "No rights") {
		t.Errorf("%d pages with %v", len(b.Pages), faces)
	}
}

// TestEachCardHasTheWatermark holds that a watermark is on each face of the cards, which are cut apart, and within it.
func TestEachCardHasTheWatermark(t *testing.T) {
	const guide = "---\ntitle: Knots\nwatermark: DRAFT\n---\n# Ropes\n\n## 1. What is a bowline?\nA loop.\n\n" +
		"## 2. What is a hitch?\nA knot to a ring.\n\n## 3. What is a bend?\nA knot of two ropes.\n"
	for _, flip := range []string{"long", "fold"} {
		fsys := fstest.MapFS{"g.md": {Data: []byte(guide)}}
		b, _, _, found := deckOf(t, fsys, "g.md", "cards: {across: 2, down: 2, flip: "+flip+"}\npage: {size: a4}")
		stamps := 0
		for _, p := range b.Pages {
			for _, it := range p.Items {
				s, ok := it.(*layout.Stamp)
				if !ok {
					continue
				}
				stamps++
				if w := p.Width / 2; s.Width > w || s.X < s.Width/2 || s.X > p.Width-s.Width/2 || s.X == w {
					t.Errorf("%s: a watermark of %v is at %v", flip, s.Width, s.X)
				}
			}
		}
		if stamps != 7 { // nothing is on the back of the title card
			t.Errorf("%s: %d faces of 7 have the watermark; %v", flip, stamps, found.Sorted())
		}
	}
}
