package project

import (
	"math/rand/v2"
	"testing"
)

// slowMatch tries everything that each ** may take.
func slowMatch(parts, names []string) bool {
	switch {
	case len(parts) == 0:
		return len(names) == 0
	case parts[0] == "**":
		return slowMatch(parts[1:], names) || len(names) > 0 && !hidden(names[0]) && slowMatch(parts, names[1:])
	}
	return len(names) > 0 && fits(parts[0], names[0]) && slowMatch(parts[1:], names[1:])
}

func TestMatchIsThatOfTryingEverything(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	some := func(words ...string) (out []string) {
		for range random.IntN(7) {
			out = append(out, words[random.IntN(len(words))])
		}
		return out
	}
	matched := 0
	for range 200_000 {
		parts, names := some("**", "**", "a", "?", "*", ".*"), some("a", "b", ".a")
		want := slowMatch(parts, names)
		if got := match(parts, names); got != want {
			t.Fatalf("%q and %q: %t, want %t", parts, names, got, want)
		}
		if want {
			matched++
		}
	}
	if matched < 1000 {
		t.Errorf("only %d matched", matched)
	}
}
