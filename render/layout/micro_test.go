package layout

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"studyguide/source/ast"
)

// A set line is what of a line of running text fills it.
type setLine struct {
	text   string
	widen  int
	spaces []Length // from the start of one word to that of the next, less the word
}

// fullLines returns the lines of running text on the pages of b but the last of each paragraph.
func fullLines(b *Book) (out []setLine) {
	for _, p := range b.Pages[1:] {
		var y Length
		var lines []setLine
		for _, it := range p.Items {
			t, ok := it.(*Text)
			if !ok || t.In == nil || t.Size != 10500 {
				continue
			}
			if t.Y != y {
				y, lines = t.Y, append(lines, setLine{})
			}
			l := &lines[len(lines)-1]
			l.text += runs(t)
			l.widen = t.Widen
			for i, r := range t.Runs {
				if r.Text == " " && i < len(t.Runs)-1 {
					l.spaces = append(l.spaces, widened(em(r.Width, t.Size), t.Widen)+t.Space)
				}
			}
		}
		if len(lines) > 0 {
			out = append(out, lines[:len(lines)-1]...)
		}
	}
	return out
}

// TestSpacesAndWordsStayWithinTheirBounds sets paragraphs of words of random length: no space is under .20 em or over
// .42 em, no word is widened by more than a fiftieth, and all words of a line by the same.
func TestSpacesAndWordsStayWithinTheirBounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	var tight, loose, wide, narrow int
	for range 30 {
		var text []string
		for range 120 {
			text = append(text, strings.Repeat("n", 1+rng.IntN(9)))
		}
		b, _ := set(t, guideOf(paragraph(strings.Join(text, " ")+".")), ast.Page{})
		for _, l := range fullLines(b) {
			if l.widen < -20 || l.widen > 20 || l.widen%5 != 0 {
				t.Errorf("%q is widened by %d", l.text, l.widen)
			}
			for _, s := range l.spaces {
				if s < 2_095 || s > 4_430 {
					t.Errorf("%q has a space of %v", l.text, s)
				}
				switch {
				case s < 2_500:
					tight++
				case s > 2_800:
					loose++
				}
			}
			switch {
			case l.widen > 0:
				wide++
			case l.widen < 0:
				narrow++
			}
		}
	}
	if tight < 50 || loose < 50 || wide < 50 || narrow < 50 {
		t.Errorf("%d tight and %d loose spaces, %d wide and %d narrow lines", tight, loose, wide, narrow)
	}
}

// TestALineThatWouldBeTooLooseIsShort has a word too long for the line before it.
func TestALineThatWouldBeTooLooseIsShort(t *testing.T) {
	b, _ := set(t, guideOf(paragraph("Words before "+strings.Repeat("n", 60)+" and after it "+
		strings.Repeat("so many more that there are some lines ", 6))), ast.Page{})
	lines := fullLines(b)
	if l := lines[0]; l.text != "Words before " || l.widen != 0 || !slices.Equal(l.spaces, []Length{2625}) {
		t.Errorf("the first line is %+v", l)
	}
	if l := lines[2]; l.widen == 0 && l.spaces[0] == 2625 {
		t.Errorf("the third line is not justified: %+v", l)
	}
}

// TestTextOfSeveralLinesThatWouldBeTooLooseIsRagged has more such words.
func TestTextOfSeveralLinesThatWouldBeTooLooseIsRagged(t *testing.T) {
	long := " and it is said " + strings.Repeat("n", 60)
	b, _ := set(t, guideOf(paragraph("Words"+strings.Repeat(long, 5))), ast.Page{})
	lines := fullLines(b)
	if len(lines) < 5 {
		t.Fatalf("only %d lines", len(lines))
	}
	for _, l := range lines {
		if l.widen != 0 || slices.ContainsFunc(l.spaces, func(s Length) bool { return s != 2625 }) {
			t.Errorf("%+v is not at its natural width", l)
		}
	}
}

// TestOnlyLettersThatStandApartAreWidened has words that could be, and such that may not.
func TestOnlyLettersThatStandApartAreWidened(t *testing.T) {
	for text, want := range map[string]bool{
		"word": true, "Schlüssel": true, "слово": true, "λέξη": true, "“so”": true, "a→b": true,
		"مفتاح": false, "מפתח": false, "鍵": false, "열쇠": false, "कुंजी": false,
	} {
		if got := plain(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
