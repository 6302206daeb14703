package layout

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestShortLabelsShowAsManyWordsAsFit compares the label with that of a search that tries every number of words.
func TestShortLabelsShowAsManyWordsAsFit(t *testing.T) {
	s := settingOf(t).late.labels
	fc := &face{size: s.d.label().size, color: s.d.ink.quiet}
	rng := rand.New(rand.NewPCG(18, 6))
	choice := []string{"I", "a", "·", "of", "it", "wait", "locks", "incomprehensibilities", "–", "שלום", "日本語"}
	for range 300 {
		all := make([]string, rng.IntN(14))
		for i := range all {
			all[i] = choice[rng.IntN(len(choice))]
		}
		width := s.d.pt(float64(rng.IntN(160)))
		var want *piece
		for n := len(all); n > 0 && want == nil; n-- {
			text := strings.Join(all[:n], " ")
			if n < len(all) {
				text += " …"
			}
			if p := s.piece(text, fc); p.width <= width {
				want = p
			}
		}
		got := s.short(strings.Join(all, " "), fc, width)
		if (got == nil) != (want == nil) || got != nil && got.of.text != want.of.text {
			t.Errorf("%q in %v: %v, want %v", all, width, got, want)
		}
	}
}
