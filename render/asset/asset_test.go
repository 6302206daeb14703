package asset

import (
	"errors"
	"testing"
	"testing/fstest"

	"example.org/studyguide/source/diag"
)

func TestLocateStaysInTheFolder(t *testing.T) {
	fsys := fstest.MapFS{"a b.png": {}, "img/x.png": {}, "100%.png": {}}
	for src, want := range map[string]string{
		"img/x.png":                 "img/x.png",
		"./img/../img/x.png":        "img/x.png",
		"a b.png":                   "a b.png",
		"a%20b.png":                 "a b.png",
		"100%.png":                  "100%.png",
		"gone.png":                  "gone.png",
		"../secret":                 string(diag.ImageRemote),
		"/etc/passwd":               string(diag.ImageRemote),
		"%2e%2e/secret":             string(diag.ImageRemote),
		"https://example.org/x.png": string(diag.ImageRemote),
		"//example.org/x.png":       string(diag.ImageRemote),
		"":                          string(diag.ImageRemote),
	} {
		got, err := Locate(fsys, src)
		var e *Error
		if errors.As(err, &e) {
			got = string(e.Rule)
		}
		if got != want {
			t.Errorf("Locate(%q) gives %q, want %q", src, got, want)
		}
	}
}

func TestReadNamesNoPath(t *testing.T) {
	_, err := Read(fstest.MapFS{}, "gone.png")
	if err == nil || err.Error() != "cannot be read: file does not exist" {
		t.Errorf("got %v", err)
	}
	big := fstest.MapFS{"big": {Data: make([]byte, MaxSize+1)}}
	if _, err := Read(big, "big"); err == nil || err.Error() != "cannot be read: it is larger than 16 MB" {
		t.Errorf("got %v", err)
	}
}

func TestStandIn(t *testing.T) {
	for _, c := range []struct{ alt, title, src, want string }{
		{"a queue", "t", "q.png", "a queue"},
		{"", "The queue", "q.png", "The queue"},
		{"", "", "pictures/q.png", "q.png"},
		{"", "", "https://example.com/a/big%20q.png?v=2#top", "big q.png"},
		{"", "", "https://example.com/", "image"},
		{"", "", "https://example.com", "image"},
		{"", "", "data:image/png;base64,AAAA", "image"},
		{"", "", "", "image"},
	} {
		if got := StandIn(c.alt, c.title, c.src, "image"); got != c.want {
			t.Errorf("StandIn(%q, %q, %q) is %q, want %q", c.alt, c.title, c.src, got, c.want)
		}
	}
}
