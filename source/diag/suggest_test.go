package diag

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	keys := []string{"title", "subtitle", "author", "language"}
	for _, c := range []struct {
		word, want string
		ok         bool
	}{
		{"titel", "title", true},
		{"tlite", "title", true}, // two letters of five differ
		{"ttile", "title", true},
		{"titl", "title", true},
		{"list", "title", false},
		{"Subtitel", "subtitle", true},
		{"LANGUAGE", "language", true},
		{"authro", "author", true},
		{"permalink", "", false},
		{"", "", false},
	} {
		got, ok := Nearest(c.word, keys)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("Nearest(%q) = %q, %t; want %q, %t", c.word, got, ok, c.want, c.ok)
		}
	}
}

func TestNearestTakesTheFirstOfSeveral(t *testing.T) {
	if got, _ := Nearest("bat", []string{"hat", "cat"}); got != "hat" {
		t.Errorf("bat is near %q", got)
	}
}

func TestNearestGivesUpOnLongWords(t *testing.T) {
	if got, ok := Nearest(strings.Repeat("\x00", 1<<20), []string{"title"}); ok {
		t.Errorf("a megabyte is near %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "pdf", 3},
		{"pdf", "pdf", 0},
		{"pdf", "pfd", 1},     // swapped
		{"pdf", "pdff", 1},    // inserted
		{"epub", "epb", 1},    // dropped
		{"json", "jsun", 1},   // replaced
		{"ab", "bca", 3},      // a letter that was swapped is not edited again
		{"trace", "rtaec", 2}, // swapped twice
		{"markdown", "makrdwon", 2},
		{"größe", "grösse", 2}, // letters, not bytes
		{"größe", "grüße", 1},
		{"kitten", "sitting", 3},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := distance([]rune(pair[0]), []rune(pair[1])); got != c.want {
				t.Errorf("distance(%q, %q) = %d, want %d", pair[0], pair[1], got, c.want)
			}
		}
	}
}
