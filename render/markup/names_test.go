package markup

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func TestNames(t *testing.T) {
	long := strings.Repeat("long ", 50)
	for _, c := range []struct{ got, want string }{
		{Stem("s", "Getting Started: HTTP/2 & more!"), "s-getting-started-http-2-more"},
		{Stem("s", "漢字"), "s-" + brief("漢字")},
		{Stem("s", ""), "s"},
		{Stem("s", long), "s-long-long-long-long-long-long-long-long-" + brief(long)},
		{Anchor("q", "what-is-it"), "q-what-is-it"},
		{Anchor("q", "12-factors"), "q-12-factors"},
		{Anchor("s", "Größe"), "s-gr-e-aedc3f80"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if Anchor("q", "漢字") == Anchor("q", "かな") {
		t.Error("two ids without plain letters have one anchor")
	}
}

func TestClassifyLinks(t *testing.T) {
	for _, c := range []struct {
		url    string
		kind   linkKind
		target string
	}{
		{"#a-b", toPlace, "a-b"},
		{"#gr%C3%B6%C3%9Fe", toPlace, "größe"},
		{"#100%", toPlace, "100%"},
		{"https://example.org", toWeb, "https://example.org"},
		{"HTTP://example.org/a b|c", toWeb, "HTTP://example.org/a%20b%7Cc"},
		{"https://example.org/#a#b", toWeb, "https://example.org/#a%23b"},
		{"https://example.org/%zz", toWeb, "https://example.org/%25zz"},
		{"http://[::1]:80/x", toWeb, "http://[::1]:80/x"},
		{"//example.org/x", toWeb, "https://example.org/x"},
		{"mailto:a@example.org", toWeb, "mailto:a@example.org"},
		{"docs/other.md#x", toFile, ""},
		{"/rooted", toFile, ""},
		{"https:///nohost", toNowhere, ""},
		{"javascript:alert(1)", toNowhere, ""},
		{" JavaScript:alert(1)", toNowhere, ""},
		{"data:text/html,x", toNowhere, ""},
		{"file:///etc/hosts", toNowhere, ""},
		{"http://exa mple.org:port/", toNowhere, ""},
		{"", toNowhere, ""},
	} {
		if kind, target := classify(c.url); kind != c.kind || target != c.target {
			t.Errorf("classify(%q) = %d, %q; want %d, %q", c.url, kind, target, c.kind, c.target)
		}
	}
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{"": "en", "de": "de", "en_US": "en-US", "zh-Hant-TW": "zh-Hant-TW", "english please": "en", "x": "en", "de-": "en"} {
		if got := Language(ast.Meta{Language: tag}); got != want {
			t.Errorf("language %q gives %q, want %q", tag, got, want)
		}
	}
}
