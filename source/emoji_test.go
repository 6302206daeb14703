package source

import "testing"

func TestWithEmoji(t *testing.T) {
	for in, want := range map[string]string{
		":rocket: Go":           "🚀 Go",
		"Star :star::star:!":    "Star ⭐⭐!",
		"(:+1:)":                "(👍)",
		"星:star:星":              "星⭐星",
		":nosuchthing: :star:":  ":nosuchthing: ⭐",
		"a:star:b":              "a:star:b",
		"10:100:30":             "10:100:30",
		"std::star::x":          "std::star::x",
		"http://x.y/:star:/z":   "http://x.y/:star:/z",
		"note: this: :o: here:": "note: this: ⭕ here:",
		"plain":                 "plain",
		"::":                    "::",
		":":                     ":",
	} {
		if got := withEmoji(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
