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

func TestDigitsOfAllScripts(t *testing.T) {
	for in, want := range map[string]Label{
		"١٢": {"", 12, ""}, "۴۵": {"", 45, ""}, "९": {"", 9, ""}, "২.৭": {"2.", 7, ""}, "௧௦": {"", 10, ""},
		"０３": {"", 3, ""}, "Q๕": {"Q", 5, ""}, "\U0001D7D9\U0001D7FF": {"", 19, ""},
	} {
		if got, ok := Parse(in); got != want || !ok || !Begins(strings.TrimPrefix(in, "Q")) {
			t.Errorf("Parse(%q) = %v, %v, want %v", in, got, ok, want)
		}
	}
	for _, s := range []string{"", "b1", "²", "Ⅳ", "四", "١٢٣٤٥٦٧"[1:]} {
		if Begins(s) {
			t.Errorf("%q begins with a digit", s)
		}
	}
	if _, ok := Parse("١٢٣٤٥٦٧"); ok {
		t.Error("seven digits are a label")
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
