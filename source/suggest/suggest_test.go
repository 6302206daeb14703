package suggest

import "testing"

func TestNearest(t *testing.T) {
	keys := []string{"title", "subtitle", "author", "language"}
	for _, c := range []struct {
		word, want string
		ok         bool
	}{
		{"titel", "title", true}, // two letters of five differ
		{"tlite", "title", true},
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

func TestNearestGivesUpOnLongWords(t *testing.T) {
	long := make([]byte, 1<<20)
	if got, ok := Nearest(string(long), []string{"title"}); ok {
		t.Errorf("a megabyte is near %q", got)
	}
}
