package layout

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestLinesOfSquaresEndWhereTheyMay shows the places at which lines may end: not before what closes, small kana and
// marks of length or repetition, nor behind what opens, nor within dots and dashes that belong together.
func TestLinesOfSquaresEndWhereTheyMay(t *testing.T) {
	for _, want := range []string{
		"索|引|は、|速|い。|そ|う？|「は|い！」",
		"「『索|引』|は|（表）|だ」",
		"デー|タ",
		"ちょっ|と",
		"人々|の|キャッ|シュ",
		"索|引……|表",
		"他|说：|“你|好。”|（第|三|章）|是",
		"用|“可|重|复|读”，|而",
		"《书》|“文”|“字”|和",
	} {
		text := strings.ReplaceAll(want, "|", "")
		got, from := "", 0
		for _, at := range ends(text) {
			got, from = got+text[from:at]+"|", at
		}
		if got += text[from:]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestWordsOfTwoKindsAreParted shows where there is room (·) and where there is none (|) between squares and others.
func TestWordsOfTwoKindsAreParted(t *testing.T) {
	for _, want := range []string{
		"多くの·RDBMS·は·B·木（|B-tree|）を", "99%·以上", "C++·の", "是(n)", "「|READ", "第·3·章", "索引", "word", "열쇠x는",
	} {
		parts := mixed(strings.NewReplacer("·", "", "|", "").Replace(want))
		got := parts[0]
		for i, p := range parts[1:] {
			if apart(parts[i], p) {
				got += "·" + p
			} else {
				got += "|" + p
			}
		}
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// squareRun returns a run whose glyphs fill a square each.
func squareRun(text string) *fonts.Run {
	r := &fonts.Run{Text: text}
	for _, c := range text {
		r.Glyphs = append(r.Glyphs, fonts.Glyph{Text: string(c), Width: 1000, Advance: 1000})
		r.Width += 1000
	}
	return r
}

// TestEmptyHalvesBetweenMarksAreNotShown has marks beside each other, which take half a square less, and others.
func TestEmptyHalvesBetweenMarksAreNotShown(t *testing.T) {
	for _, tt := range []struct {
		of    han
		text  string
		width int
	}{
		{japanese, "「『索引』」", 5000},
		{japanese, "だ」、「は", 4000},
		{japanese, "だ。（は", 3500},
		{japanese, "は！」だ", 4000},
		{japanese, "索・（引", 3500},
		{japanese, "索、引", 3000},
		{simplified, "了！”时", 3500},
		{simplified, "道：“是", 3500},
		{traditional, "道：「是", 3500},
		{traditional, "是」，並", 3500},
		{traditional, "是。", 2000},
	} {
		s := newShaper(faces, nil, false)
		s.han = tt.of
		r := squareRun(tt.text)
		got := s.close([]*fonts.Run{r})[0]
		sum := 0
		for _, g := range got.Glyphs {
			sum += g.Advance
		}
		if got.Width != tt.width || sum != tt.width {
			t.Errorf("%s is %d and %d wide, want %d", tt.text, got.Width, sum, tt.width)
		}
		if r.Width != 1000*len(r.Glyphs) {
			t.Errorf("%s: the run itself was changed", tt.text)
		}
	}
}

// TestEmptyHalvesHangInTheMargins has lines that begin or end with marks.
func TestEmptyHalvesHangInTheMargins(t *testing.T) {
	for _, tt := range []struct {
		of          han
		text        string
		left, right Length
	}{
		{japanese, "「索引。", 5000, 5000},
		{japanese, "索引", 0, 0},
		{japanese, "！索引！", 0, 0},
		{simplified, "“索引？", 5000, 5000},
		{traditional, "「索引。", 5000, 0},
		{traditional, "索引」", 0, 5000},
	} {
		s := newShaper(faces, nil, false)
		s.han = tt.of
		r := squareRun(tt.text)
		p := stretch{
			piece: &piece{of: &word{text: tt.text, squares: true}, face: &face{size: 10_000}}, runs: []*fonts.Run{r},
		}
		if left, right := s.sides([]stretch{p}); left != tt.left || right != tt.right {
			t.Errorf("%s hangs by %d and %d, want %d and %d", tt.text, left, right, tt.left, tt.right)
		}
	}
}

// TestRoomBetweenSquaresAndLettersIsNoSpace has text in two kinds of letters with and without spaces between: it is as
// wide as with them, and says what is written.
func TestRoomBetweenSquaresAndLettersIsNoSpace(t *testing.T) {
	line := func(text string) (said string, end Length) {
		b, _ := set(t, guideOf(&ast.Paragraph{Inlines: []ast.Inline{
			&ast.Text{Value: text}, &ast.Code{Value: "x"}, &ast.Text{Value: "字"},
		}}), ast.Page{})
		for _, it := range b.Pages[1].Items {
			if tx, ok := it.(*Text); ok && tx.In != nil && (tx.Size == 11000 || tx.Size == 9350) {
				said += runs(tx)
				end = max(end, tx.X+tx.Width())
			}
		}
		return said, end
	}
	spaced, wide := line("多くの SQL は B 木 3 つ")
	said, end := line("多くのSQLはB木3つ")
	if want := "多くのSQLはB木3つx字"; said != want || spaced != "多くの SQL は B 木 3 つx字" {
		t.Errorf("the line says %q and %q, want %q", said, spaced, want)
	}
	if end-wide > 200 || wide-end > 200 {
		t.Errorf("it ends at %d, with spaces at %d", end, wide)
	}
}

// TestPricesWithinWords has words of Korean and titles in Japanese and Chinese.
func TestPricesWithinWords(t *testing.T) {
	for _, tt := range []struct {
		word     string
		balanced bool
		want     []int
	}{
		{"데이터를", false, []int{atParticle, inKorean, atParticle}},
		{"Go는", false, []int{atParticle}},
		{"索引は", false, []int{0, 0}},
		{"データの索引", true, []int{inKatakana, inTitle, afterKana, inTitle}},
		{"是什么，它", true, []int{inTitle, inTitle, 0}},
	} {
		var got []int
		for _, c := range segments(tt.word, tt.balanced) {
			got = append(got, c.penalty)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.word, got, tt.want)
		}
	}
}

// TestSpacesThatFillASquareStay has one in a font that does, and one where no font has squares.
func TestSpacesThatFillASquareStay(t *testing.T) {
	for have, want := range map[bool]string{true: "word\u3000after", false: "word after"} {
		s := dividing()
		s.d, s.f, s.width = &design{}, &flow{}, 300*Pt
		s.shape.squares[squareSpace] = have
		s.words("word \u3000after", &face{size: 11 * Pt}, diag.Span{})
		got := ""
		for _, p := range s.f.pieces {
			if p != nil && p.of.text != "-" {
				got += p.text()
			}
		}
		if got != want {
			t.Errorf("%t: %q, want %q", have, got, want)
		}
	}
}
