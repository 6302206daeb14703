package fonts

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
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
		"emoji that DejaVu has":         {Style{}, "😀", []string{"DejaVuSans:😀"}},
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
