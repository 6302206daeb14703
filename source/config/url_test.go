package config

import (
	"errors"
	"testing"
)

func TestSetURL(t *testing.T) {
	for s, want := range map[string]string{
		"https://example.org/guide":               "https://example.org/guide",
		"http://localhost:8000/a%20b?q=%41+c#top": "http://localhost:8000/a%20b?q=%41+c#top",
		"HTTPS://my_host.example":                 "https://my_host.example",
		"http://[::1]:80/":                        "http://[::1]:80/",
		"https://bücher.example/weg?x=ä b":        "https://xn--bcher-kva.example/weg?x=%C3%A4%20b",
		"https://例え.jp:8080/道/a b#節":              "https://xn--r8jz45g.jp:8080/%E9%81%93/a%20b#%E7%AF%80",
		"/guides/keel/":                           "", // paths of sites
		"posts/keel":                              "",
		"keel.html#mast":                          "",
		"../keel":                                 "",
	} {
		got := ""
		if err := setURL(&got, s); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", s, got, err, want)
		}
	}
}

func TestNoURL(t *testing.T) {
	for s, hint := range map[string]string{
		"example.org/guide":         "did you mean https://example.org/guide?",
		"www.example.org":           "did you mean https://www.example.org?",
		"//example.org:81/a b":      "did you mean https://example.org:81/a%20b?",
		"bücher.example?x":          "did you mean https://xn--bcher-kva.example?x?",
		"ftp://x":                   "",
		"javascript:alert(1)":       "",
		"mailto:ann@example.org":    "",
		"not a url":                 "",
		"soon":                      "",
		"https://":                  "",
		"https://a b.example/":      "",
		"https://example.org/100%":  "",
		"https://xn--ä.example":     "",
		"https:/example.org/guide":  "",
		"ann@example.org":           "",
		"htp://example.org/a.html":  "",
		"https//example.org is it?": "",
	} {
		to, got := "", ""
		err := setURL(&to, s)
		var with *hinted
		if errors.As(err, &with) {
			got = with.hint
		}
		if err == nil || to != "" || got != hint {
			t.Errorf("%s: set to %q, %v, hint %q; want the hint %q", s, to, err, got, hint)
		}
	}
}
