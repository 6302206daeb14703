package markdown

import "testing"

// TestDecode has every sign of ASCII behind a backslash, which only punctuation loses, and references to characters.
func TestDecode(t *testing.T) {
	const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	for c := byte(' '); c <= '~'; c++ {
		in := "a\\" + string(c) + "b"
		want := in
		for i := range len(punctuation) {
			if punctuation[i] == c {
				want = "a" + string(c) + "b"
			}
		}
		if got := decode(in); got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"a\\": "a\\", "&amp;b": "&b", "&amp b": "&amp b", "&#65;": "A", "&#x41;": "A", "&#1234567;": "\ufffd",
		"&#12345678;": "&#12345678;", "&none;": "&none;", "a & b": "a & b", "\\&amp;": "&amp;",
	} {
		if got := decode(in); got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
}
