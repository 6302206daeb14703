package trigram

import (
	"testing"
	"unicode"
)

func TestProfilesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for script, list := range Profiles() {
		if unicode.Scripts[script] == nil {
			t.Errorf("no script is named %q", script)
		}
		for _, p := range list {
			if seen[p.Tag] || len(p.Trigrams) != absent {
				t.Errorf("%s: %d trigrams, listed before: %t", p.Tag, len(p.Trigrams), seen[p.Tag])
			}
			seen[p.Tag] = true
			unique := map[[3]rune]bool{}
			for _, tri := range p.Trigrams {
				for _, r := range tri {
					if r != ' ' && !unicode.In(r, unicode.L, unicode.M, unicode.P, unicode.Cf) {
						t.Errorf("%s: trigram %q", p.Tag, string(tri[:]))
					}
				}
				unique[tri] = true
			}
			if len(unique) != len(p.Trigrams) {
				t.Errorf("%s: a trigram is listed twice", p.Tag)
			}
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d languages", len(seen))
	}
}

func TestRankTrigrams(t *testing.T) {
	for text, want := range map[string][]string{
		"":         nil,
		" ? ":      nil,
		"a":        {" a "},
		"Be, be2b": {"be ", " be", "e b", " b "},
		"be B":     {"e b", "be ", " be", " b "},
	} {
		rank := rankTrigrams(text)
		if len(rank) != len(want) {
			t.Errorf("%q has %d trigrams, want %d: %v", text, len(rank), len(want), rank)
		}
		for i, s := range want {
			if n, ok := rank[trigram([]rune(s))]; !ok || n != i {
				t.Errorf("%q: %q is at %d (%t), want %d", text, s, n, ok, i)
			}
		}
	}
}

func TestNearestProfile(t *testing.T) {
	one := [][3]rune{{' ', 'a', 'b'}, {'a', 'b', ' '}}
	other := [][3]rune{{' ', 'c', 'd'}, {'c', 'd', ' '}}
	among := []Profile{{"one", one}, {"other", other}}
	for text, want := range map[string]string{"ab": "one", "cd": "other", "cd cd ab": "other", "xyz": "", "": ""} {
		if got := nearestProfile(text, among); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
