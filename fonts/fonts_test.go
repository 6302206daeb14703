package fonts

import (
	"sync"
	"testing"
)

func shape(t *testing.T, st Style, text string) []Run {
	t.Helper()
	runs, err := NewSet().Shape(st, text)
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

func TestShapeUsesTheFirstFaceThatHasTheCharacter(t *testing.T) {
	for _, c := range []struct {
		name string
		st   Style
		text string
		want []string // face:text
	}{
		{"plain", Style{}, "Ab é", []string{"LiberationSerif:Ab é"}},
		{"decomposed accent is composed", Style{}, "cafe\u0301", []string{"LiberationSerif:café"}},
		{"bold italic", Style{Bold: true, Italic: true}, "x", []string{"LiberationSerifBoldItalic:x"}},
		{"check mark from the fallback", Style{}, "a✓b", []string{"LiberationSerif:a", "DejaVuSans:✓", "LiberationSerif:b"}},
		{"box drawing in code", Style{Family: Mono}, "└─ x", []string{"DejaVuSansMono:└─ x"}},
		{"joiners vanish", Style{}, "a\u200db\ufe0f", []string{"LiberationSerif:ab"}},
		{"no face has it", Style{}, "a😀", []string{"LiberationSerif:a", "missing:😀"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			runs := shape(t, c.st, c.text)
			var got []string
			for _, r := range runs {
				name := "missing"
				if !r.Missing {
					name = r.Face.Name()
				}
				got = append(got, name+":"+r.Text)
			}
			if len(got) != len(c.want) {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("got %q, want %q", got, c.want)
				}
			}
		})
	}
}

func TestWidthsAreThousandthsOfAnEm(t *testing.T) {
	// Liberation Serif has the metrics of Times: space 250, a 444, W 944.
	for text, want := range map[string]int{" ": 250, "a": 444, "W": 944, "aW": 1388} {
		if got := shape(t, Style{}, text)[0].Width; got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
	if got := shape(t, Style{Family: Mono}, "iW")[0].Width; got != 2*602 {
		t.Errorf("two mono glyphs are %d wide, want %d", got, 2*602)
	}
}

func TestSetServesGoroutines(t *testing.T) {
	s := NewSet()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, w := range []string{"one", "two", "three", "✓"} {
				if _, err := s.Shape(Style{Bold: true}, w); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
