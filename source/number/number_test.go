package number

import (
	"fmt"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		in   string
		want Label
		ok   bool
	}{
		{"58", Label{"", 58, ""}, true},
		{"A1", Label{"A", 1, ""}, true},
		{"42.b", Label{"", 42, ".b"}, true},
		{"2.7", Label{"2.", 7, ""}, true},
		{"", Label{}, false},
		{"b", Label{}, false},
		{"12345678", Label{}, false},
	} {
		got, ok := Parse(test.in)
		if got != test.want || ok != test.ok {
			t.Errorf("Parse(%q) = %v, %v", test.in, got, ok)
		}
		if ok && got.String() != test.in {
			t.Errorf("%q comes back as %q", test.in, got)
		}
	}
}

func TestRuns(t *testing.T) {
	for _, test := range []struct{ labels, want string }{
		{"1 2 3", "[{0 3}]"},
		{"1 2 1 2", "[{0 2} {2 4}]"},
		{"56 57 38 59 60", "[{0 5}]"},
		{"1 2 3 2 3", "[{0 3} {3 5}]"},
		{"A1 A2 B1 B2", "[{0 2} {2 4}]"},
		{"1 - 2 -", "[{0 4}]"},
		{"", "[]"},
	} {
		if got := fmt.Sprint(Runs(strings.Fields(test.labels))); got != test.want {
			t.Errorf("Runs(%q) = %s, want %s", test.labels, got, test.want)
		}
	}
}

func TestRegular(t *testing.T) {
	for _, test := range []struct {
		labels string
		want   bool
	}{
		{"1 2 3 4", true},
		{"1 3 4 5 3 7 8", true},
		{"1 2", false},
		{"10 40 20 90", false},
		{"1 1 1 1", false},
	} {
		if got := Regular(strings.Fields(test.labels)); got != test.want {
			t.Errorf("Regular(%q) = %v", test.labels, got)
		}
	}
}
