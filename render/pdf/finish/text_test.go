package finish

import (
	"strings"
	"testing"
)

func TestTextString(t *testing.T) {
	for _, test := range []struct{ name, s, want string }{
		{"empty", "", "()"},
		{"ASCII", "a b~", "(a b~)"},
		{"parentheses", `a(b\c)`, `(a\(b\\c\))`},
		{"ends of lines", "a\nb\tc", "(a\nb\tc)"},
		{"carriage returns", "a\r\nb\rc", "(a\nb\nc)"},
		{"control characters", "a\x00\x1b\x7fb\u0085", "(ab)"},
		{"accent", "é", "(\xFE\xFF\x00\xE9)"},
		{"escaped in UTF-16", "é(Ĩ)\u0d5c", "(\xFE\xFF\x00\xE9\x00\\(\x01\\(\x00\\)\\\r\\\\)"},
		{"beyond 16 bits", "😀", "(\xFE\xFF\xD8\x3D\xDE\x00)"},
		{"not UTF-8", "a\xffb", "(\xFE\xFF\x00a\xFF\xFD\x00b)"},
		{"byte order mark", "\uFEFFa", "(a)"},
		{"language escape", "é\x1ben\x1b", "(\xFE\xFF\x00\xE9\x00e\x00n)"},
		{"no characters", "a\uFFFE\uFFFFb", "(ab)"},
		{"too long", strings.Repeat("a", 40000), "(" + strings.Repeat("a", 32767) + ")"},
		{"too long in UTF-16", strings.Repeat("é", 40000), "(\xFE\xFF" + strings.Repeat("\x00\xE9", 16382) + ")"},
		{"cut before a surrogate", "é" + strings.Repeat("😀", 10000), "(\xFE\xFF\x00\xE9" + strings.Repeat("\xD8\x3D\xDE\x00", 8190) + ")"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := strings.ReplaceAll(test.want, "\\\r", "\\r")
			if got := TextString(test.s); got != want {
				t.Errorf("got %.200q, want %.200q", got, want)
			}
		})
	}
}

func TestTextStringIsReadAsWritten(t *testing.T) {
	f := &file{TB: t}
	for _, s := range []string{hostile, "\\", "(", ")", "))((", `\)`, "é\\", "čĊ਍", "ऍ\u0d0d", "日本語", "שלום", "e\u0301"} {
		if got := f.text([]byte(TextString(s))); got != s {
			t.Errorf("%q is read as %q", s, got)
		}
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[string]string{
		"F0": "/F0", "": "/", "a b": "/a#20b", "a/b": "/a#2Fb", "a#b": "/a#23b", "é": "/#C3#A9",
		"(<[{%": "/#28#3C#5B#7B#25", "ABC+D-e": "/ABC+D-e", "\x00\x7f": "/#00#7F",
	} {
		if got := string(appendName(nil, s)); got != want {
			t.Errorf("%q: %s, not %s", s, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for f, want := range map[float64]string{0: "0", -0.001: "0", 1: "1", 0.5: "0.5", 595.28: "595.28", 841.8898: "841.89", -12.5: "-12.5", 1e6: "1000000"} {
		if got := string(appendReal(nil, f)); got != want {
			t.Errorf("%g: %s, not %s", f, got, want)
		}
	}
}
