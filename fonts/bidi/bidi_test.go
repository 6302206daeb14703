package bidi

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// seen returns a text as it is seen from the left.
func seen(text string, base Base) string {
	rs := []rune(text)
	levels, _ := Levels(text, base)
	var b strings.Builder
	for _, i := range Order(levels) {
		b.WriteRune(rs[i])
	}
	return b.String()
}

// TestTextIsSeenInItsOrder has lines as they are seen from the left. Brackets are characters, not what they look like:
// one that opens stands at the right of what it holds in text from right to left.
func TestTextIsSeenInItsOrder(t *testing.T) {
	for _, c := range []struct {
		base       Base
		text, want string
	}{
		{FromLeft, "abc", "abc"},
		{FromLeft, "So אבג too.", "So גבא too."},
		{FirstStrong, "אבג and so.", ".and so גבא"},
		// Numbers.
		{FromLeft, "So אב 12 גד.", "So דג 12 בא."},
		{FromLeft, "So אב - 12", "So 12 - בא"},
		{FromLeft, "So 12 אב", "So 12 בא"},
		{FromRight, "12 אב 1.5% גד", "דג 1.5% בא 12"},
		{FromLeft, "بت 3-4", "4-3 تب"}, // behind Arabic, numbers are Arabic, which no sign but a comma joins
		{FromLeft, "بت ٣,٤", "٣,٤ تب"},
		// Brackets (rule N0).
		{FromLeft, "See (אב) there", "See (בא) there"},
		{FromLeft, "See אב (גד) there", "See )דג( בא there"},
		{FromLeft, "See אב (גד and b) there", "See בא (דג and b) there"},
		{FromLeft, "אב (a)", "בא (a)"},
		{FromLeft, "So אב [12] הו.", "So וה ]12[ בא."},
		{FromLeft, "a(אב) b", "a(בא) b"},
		{FromRight, "אב (גד)", ")דג( בא"},
		{FromRight, "אב (abc)", ")abc( בא"},
		{FromRight, "אב book(s) גד", "דג book(s) בא"},
		{FromRight, "smith (fabrikam אב) גד", "דג )בא fabrikam( smith"},
		{FromLeft, "a (ב [c] ד) e", "a (ב [c] ד) e"},
		{FromLeft, "a (b {אב] c", "a (b {בא] c"},
		{FromRight, "אב )גד", "דג) בא"},
		{FromLeft, "\u2329אב\u3009 c", "\u2329בא\u3009 c"},
		{FromLeft, "אב (\u05b0ג)\u0301 ד", "ד \u0301)ג\u05b0( בא"},
		// Isolates, and embeddings for such.
		{FromRight, "אב \u2066a = 1;\u2069 ג", "ג \u2069a = 1;\u2066 בא"},
		{FromLeft, "a \u2067b, ג\u2069 d", "a \u2067ג ,b\u2069 d"},
		{FromLeft, "\u2068ג 1\u2069, \u2068ד 2\u2069", "\u20681 ג\u2069, \u20682 ד\u2069"},
		{FromLeft, "a \u202bb, ג\u202c d", "a \u202b\u202cג ,b d"},
	} {
		if got := seen(c.text, c.base); got != c.want {
			t.Errorf("%q is seen as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWhereATextBegins(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "12 אב": true, "a אב": false, "(ب": true, "\u2067אב\u2069 c": false, "\u2066ab\u2069 ג": true,
	} {
		if RightToLeft(text) != want {
			t.Errorf("%q: not %t", text, want)
		}
	}
	for text, want := range map[string]bool{"abc é 漢": false, "a ב": true, "a ٣": true, "\u2067a": true, "": false} {
		if Turns(text) != want {
			t.Errorf("%q: not %t", text, want)
		}
	}
}

// TestLevelsAreThoseOfAnotherImplementation compares directions with those of golang.org/x/text, which does not know
// rule N0, in text without brackets.
func TestLevelsAreThoseOfAnotherImplementation(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	letters := []rune("abאבגابج12٣٤ -+.,/$%!?\u0301\u05b0\u200d\u200e\u200f")
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		text := b.String()
		levels, _ := Levels(text, FirstStrong)
		var p bidi.Paragraph
		if _, err := p.SetString(text); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		var want []bool
		for i := range order.NumRuns() {
			run := order.Run(i)
			for range []rune(run.String()) {
				want = append(want, run.Direction() == bidi.RightToLeft)
			}
		}
		got := make([]bool, len(levels))
		for i, l := range levels {
			got[i] = l%2 == 1
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: the levels are %v", text, levels)
		}
	}
}

func TestAnythingHasLevels(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("(א", 1000) + strings.Repeat(")", 1000), strings.Repeat("\u2067", 1000) + "a", "\u2069\u202c\u2069",
		"\u202b\u2066\u202c", "a\u2029ב\tc", "\xff\xfe", "",
	} {
		for base := FirstStrong; base <= FromRight; base++ {
			levels, _ := Levels(text, base)
			if len(levels) != len([]rune(text)) {
				t.Errorf("%q has %d levels", text, len(levels))
			}
			if len(Order(levels)) != len(levels) {
				t.Errorf("%q has another order", text)
			}
		}
	}
}
