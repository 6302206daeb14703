package ast

import (
	"strings"
	"testing"
)

func TestLabelStyle(t *testing.T) {
	for labels, want := range map[string]string{
		"a b c": "a", "C D": "A", "i ii iii iv": "i", "IX X XI": "I", "h i j": "a", "i": "a", "z": "a",
		"": "", "a c": "", "a B": "", "b a": "", "1 2": "", "ab ac": "", "é ê": "", "iv iv": "", "Xi Xii": "",
		"lxxxix xc": "i", "MCM MCMI": "I",
	} {
		if got := LabelStyle(strings.Fields(labels)); got != want {
			t.Errorf("%q: %q, want %q", labels, got, want)
		}
	}
}
