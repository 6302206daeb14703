package layout

import "testing"

func TestRomanNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix", 1994: "mcmxciv"} {
		if got := romanNumeral(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
