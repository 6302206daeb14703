package fonts

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
)

func shape(t *testing.T, st Style, text string) []*Run {
	t.Helper()
	runs, err := NewSet().Shape(st, text)
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

// described returns runs as "Face:text", the box for what is missing as "missing:text".
func described(runs []*Run) []string {
	var out []string
	for _, r := range runs {
		name := r.Face.Name()
		if r.Missing {
			name = "missing"
		}
		out = append(out, name+":"+r.Text)
	}
	return out
}

func glyphTexts(runs []*Run) []string {
	var out []string
	for _, r := range runs {
		for _, g := range r.Glyphs {
			out = append(out, g.Text)
		}
	}
	return out
}

func TestShapeUsesTheFirstFaceThatHasTheCharacter(t *testing.T) {
	for name, c := range map[string]struct {
		st   Style
		text string
		want []string
	}{
		"plain":                         {Style{}, "Ab é", []string{"STIXTwoText:Ab é"}},
		"decomposed accent":             {Style{}, "cafe\u0301", []string{"STIXTwoText:cafe\u0301"}},
		"bold italic":                   {Style{Bold: true, Italic: true}, "x", []string{"STIXTwoText-BoldItalic:x"}},
		"symbol of the math face":       {Style{}, "a→b", []string{"STIXTwoText:a", "STIXTwoMath:→", "STIXTwoText:b"}},
		"cross of the last fallback":    {Style{}, "✗", []string{"DejaVuSans:✗"}},
		"emoji":                         {Style{}, "a😀 b", []string{"STIXTwoText:a", "NotoEmoji:😀", "STIXTwoText: b"}},
		"emoji of an older block":       {Style{}, "✅ 1", []string{"NotoEmoji:✅", "STIXTwoText: 1"}},
		"sign of text as emoji":         {Style{}, "❤️❤", []string{"NotoEmoji:❤️", "DejaVuSans:❤"}},
		"emoji as text":                 {Style{}, "😀︎", []string{"DejaVuSans:😀︎"}},
		"emoji in code":                 {Style{Family: Mono}, "🔥1", []string{"NotoEmoji:🔥", "DejaVuSansMono:1"}},
		"emoji beside Hebrew":           {Style{RTL: true}, "א🔥ב", []string{"DejaVuSans:ב", "NotoEmoji:🔥", "DejaVuSans:א"}},
		"box drawing in code":           {Style{Family: Mono}, "└─ x", []string{"DejaVuSansMono:└─ x"}},
		"Cyrillic and Latin":            {Style{}, "яx", []string{"STIXTwoText:я", "STIXTwoText:x"}},
		"digits are of the text before": {Style{}, "я1", []string{"STIXTwoText:я1"}},
		"joiners have no face":          {Style{}, "a\u200db\ufe0f", []string{"STIXTwoText:a\u200db\ufe0f"}},
		"space within a fallback":       {Style{}, "שלום עולם", []string{"DejaVuSans:שלום עולם"}},
		"no face has it":                {Style{}, "a漢字", []string{"STIXTwoText:a", "missing:漢", "missing:字"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := described(shape(t, c.st, c.text)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestSequencesOfEmojiAreOneGlyph has sequences of every kind of UTS #51.
func TestSequencesOfEmojiAreOneGlyph(t *testing.T) {
	for name, text := range map[string]string{
		"flag":              "🇵🇹",
		"flag of a region":  "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
		"keycap":            "7\ufe0f\u20e3",
		"color of skin":     "✋🏿",
		"profession":        "👨🏽\u200d🚒",
		"family":            "👩\u200d👩\u200d👦",
		"direction":         "🏃\u200d➡\ufe0f",
		"sign as a picture": "☎\ufe0f",
	} {
		t.Run(name, func(t *testing.T) {
			runs := shape(t, Style{}, text)
			if got := described(runs); !slices.Equal(got, []string{"NotoEmoji:" + text}) {
				t.Fatalf("got %q", got)
			}
			if got := glyphTexts(runs); !slices.Equal(got, []string{text}) {
				t.Errorf("got glyphs of %q, want one", got)
			}
		})
	}
}

// TestEmojiOfTheUserComeFirst has a fallback of the user's that draws emoji in its own way: DejaVu Sans under another
// name.
func TestEmojiOfTheUserComeFirst(t *testing.T) {
	l := NewLibrary()
	name, err := l.Add("mine.ttf", dejavusans.TTF)
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Set(Choice{Fallback: []string{name}})
	if err != nil {
		t.Fatal(err)
	}
	runs, err := s.Shape(Style{}, "😀🚀")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := described(runs), []string{"mine.ttf:😀", "NotoEmoji:🚀"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGlyphsKnowTheirText(t *testing.T) {
	for name, c := range map[string]struct {
		st   Style
		text string
		want []string
	}{
		"no ligature in code":       {Style{Family: Mono}, "ffi", []string{"f", "f", "i"}},
		"composed accent":           {Style{}, "e\u0301", []string{"e\u0301"}},
		"accent that stands apart":  {Style{}, "q\u0301", []string{"q", "\u0301"}},
		"joiner with its neighbor":  {Style{}, "a\u200db", []string{"a\u200d", "b"}},
		"from right to left":        {Style{RTL: true}, "אבג", []string{"ג", "ב", "א"}},
		"lam and alef as one glyph": {Style{RTL: true}, "سلا", []string{"لا", "س"}},
		"small capitals":            {Style{SmallCaps: true}, "page", []string{"p", "a", "g", "e"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := glyphTexts(shape(t, c.st, c.text)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNoTextIsLostInShaping(t *testing.T) {
	alphabet := []rune("abfil AVTo.,-–éøł\u0301\u0327яЖΩ∑→✓😀漢 שלסا\u200d\u00ad1234(){}")
	r := rand.New(rand.NewPCG(1, 2))
	set := NewSet()
	for range 2000 {
		text := make([]rune, 1+r.IntN(12))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
		}
		for _, st := range []Style{{}, {Family: Mono, Bold: true}} {
			runs, err := set.Shape(st, string(text))
			if err != nil {
				t.Fatal(err)
			}
			if got := glyphTexts(runs); !slices.Equal(seen(strings.Join(got, "")), seen(string(text))) {
				t.Fatalf("%q becomes glyphs of %q", string(text), got)
			}
		}
	}
}

// seen returns the visible characters of text, sorted, since glyphs of two directions are in another order.
func seen(text string) []rune {
	out := slices.DeleteFunc([]rune(text), ignorable)
	slices.Sort(out)
	return out
}

func TestWidthsAreThousandthsOfAnEm(t *testing.T) {
	for text, want := range map[string]int{" ": 235, "i": 285, "M": 895} {
		if got := shape(t, Style{}, text)[0].Width; got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
	if got := shape(t, Style{Family: Mono}, "iW")[0].Width; got != 2*602 {
		t.Errorf("two glyphs of code are %d wide, want %d", got, 2*602)
	}
	a, v, av := shape(t, Style{}, "A")[0].Width, shape(t, Style{}, "V")[0].Width, shape(t, Style{}, "AV")[0]
	if av.Width >= a+v {
		t.Errorf("AV is %d wide, A and V %d: they are not kerned", av.Width, a+v)
	}
	if g := av.Glyphs[0]; g.Width != a || g.Advance >= a {
		t.Errorf("the A of AV is %+v", g)
	}
}

func TestArabicLettersJoin(t *testing.T) {
	joined := shape(t, Style{RTL: true}, "بب")[0].Glyphs
	alone := shape(t, Style{RTL: true}, "ب")[0].Glyphs
	if len(joined) != 2 || joined[0].ID == alone[0].ID || joined[0].ID == joined[1].ID {
		t.Errorf("glyphs %v, alone %v", joined, alone)
	}
}

func TestAMarkIsPlacedOverItsLetter(t *testing.T) {
	glyphs := shape(t, Style{}, "q\u0323")[0].Glyphs
	if len(glyphs) != 2 || glyphs[1].X == 0 && glyphs[1].Y == 0 || glyphs[1].Advance != 0 {
		t.Errorf("glyphs %+v", glyphs)
	}
}

func TestASetServesGoroutinesWithTheSameRuns(t *testing.T) {
	s := NewSet()
	words := []string{"one", "two", "three", "✓", "漢"}
	got := make([][]*Run, 8)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() {
			for _, w := range words {
				runs, err := s.Shape(Style{Bold: true}, w)
				if err != nil {
					t.Error(err)
					return
				}
				got[i] = append(got[i], runs...)
			}
		})
	}
	wg.Wait()
	for _, g := range got {
		if !slices.Equal(g, got[0]) {
			t.Fatal("one text has two runs")
		}
	}
}

func BenchmarkShape(b *testing.B) {
	words := strings.Fields("the quick brown fox jumps over a lazy dog; AVATAR offices affine naïve café résumé")
	b.Run("new", func(b *testing.B) {
		l := NewLibrary()
		for b.Loop() {
			s, _ := l.Set(Choice{})
			for _, w := range words {
				if _, err := s.Shape(Style{}, w); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
	})
	b.Run("again", func(b *testing.B) {
		s := NewSet()
		for b.Loop() {
			for _, w := range words {
				if _, err := s.Shape(Style{}, w); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
	})
}
