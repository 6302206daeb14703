package writing_test

import (
	"strings"
	"testing"
	"unicode"

	"example.org/studyguide/source/writing"
)

// TestAgreesWithUnicode checks that the blocks that are not looked up in the tables have the answers of those.
func TestAgreesWithUnicode(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune+1; r++ {
		if got, want := writing.InWord(r), unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); got != want {
			t.Errorf("InWord(%U) = %v", r, got)
		}
		if got, want := writing.Lower(r), unicode.ToLower(r); got != want {
			t.Errorf("Lower(%U) = %U, want %U", r, got, want)
		}
		unspaced := r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai,
			unicode.Lao, unicode.Khmer, unicode.Myanmar)
		if got := writing.Unspaced(r); got != unspaced {
			t.Errorf("Unspaced(%U) = %v", r, got)
		}
		if got := writing.Running(r); got != (unspaced || unicode.Is(unicode.Hangul, r)) {
			t.Errorf("Running(%U) = %v", r, got)
		}
	}
}

func TestLowerText(t *testing.T) {
	for _, s := range []string{"", "ASKS", "ÄÖÜ ẞ", "ЧТО Это ЁЖ", "ΤΙ ΕΊΝΑΙ", "何ですか A", "İstanbul", "\xff Bad"} {
		if got, want := writing.LowerText(s), strings.ToLower(s); got != want {
			t.Errorf("LowerText(%q) = %q, want %q", s, got, want)
		}
	}
}

func BenchmarkInWord(b *testing.B) {
	for name, s := range map[string]string{"russian": "Что такое алгоритм?", "thai": "อะไรคือเรือ", "greek": "Τι είναι;"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, r := range s {
					writing.InWord(r)
				}
			}
		})
	}
}
