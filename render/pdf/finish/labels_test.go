package finish

import (
	"strings"
	"testing"
)

func TestLabels(t *testing.T) {
	for _, test := range []struct{ name, labels, want string }{
		{"one", "1", "[0<</S/D>>]"},
		{"front in roman", "i ii iii 1 2 3", "[0<</S/r>>3<</S/D>>]"},
		{"capitals", "I II III IV", "[0<</S/R>>]"},
		{"roman past nine", "viii ix x xi", "[0<</S/r/St 8>>]"},
		{"begins late", "5 6 7", "[0<</S/D/St 5>>]"},
		{"gap", "1 2 5 6", "[0<</S/D>>2<</S/D/St 5>>]"},
		{"back again", "1 2 1 2", "[0<</S/D>>2<</S/D>>]"},
		{"same twice", "1 1 2", "[0<</S/D>>1<</S/D>>]"},
		{"prefix", "A-1 A-2 B-1", "[0<</S/D/P(A-)>>2<</S/D/P(B-)>>]"},
		{"words", "Cover Title", "[0<</P(Cover)>>1<</P(Title)>>]"},
		{"same word twice", "Cover Cover", "[0<</P(Cover)>>1<</P(Cover)>>]"},
		{"none", "- 1", "[0<<>>1<</S/D>>]"},
		{"zeros", "08 09 10", "[0<</S/D/P(0)/St 8>>2<</S/D/St 10>>]"},
		{"zero", "0 1", "[0<</P(0)>>1<</S/D>>]"},
		{"no roman number", "iiii", "[0<</P(iiii)>>]"},
		{"a word that is one", "mix", "[0<</S/r/St 1009>>]"},
		{"both cases", "Ii", "[0<</P(Ii)>>]"},
		{"too large for a number", "99999999999", "[0<</P(99999999999)>>]"},
		{"syntax", "(1) a)b", `[0<</P(\(1\))>>1<</P(a\)b)>>]`},
		{"not ASCII", "é1", "[0<</S/D/P(\xFE\xFF\x00\xE9)>>]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var pages []Page
			for _, l := range strings.Fields(test.labels) {
				pages = append(pages, Page{Label: strings.TrimPrefix(l, "-")})
			}
			got := string(appendLabels(nil, pages))
			if want := "<</Nums" + test.want + ">>"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestRomanNumerals(t *testing.T) {
	for n := 1; n < 4000; n++ {
		if got := fromRoman(roman(n)); got != n {
			t.Fatalf("%d is written %s and read as %d", n, roman(n), got)
		}
	}
}
