package html

import (
	"strings"
	"testing"
)

func TestNeedsScripts(t *testing.T) {
	program := "<script>" + strings.Repeat("var a = [1, 2, 3];", 200) + "</script>"
	text := "<h1>Rivers</h1>" + strings.Repeat("<h2>Where does a river end?</h2><p>In the sea or in a lake.</p>", 6)
	for _, test := range []struct {
		name, src string
		want      bool
	}{
		{"an empty root", `<html><body><div id="root"></div><script src="main.js"></script></body></html>`, true},
		{"Angular", `<html><body><app-root></app-root><script src="a.js"></script></body></html>`, true},
		{"asks for JavaScript", `<html><body><noscript>You need to enable JavaScript to run this app.</noscript>
			<div id="page"></div></body></html>`, true},
		{"asks in German", `<html><body><p>Lädt …</p><noscript>Bitte JavaScript einschalten.</noscript></body></html>`, true},
		{"a line of links and a program", `<html><body><a href="/">Home</a> <a href="/help">Help</a> Loading the page
			of questions` + program + `</body></html>`, true},
		{"no text at all", `<html><head><title>Quiz</title></head><body><script src="quiz.js"></script></body></html>`, true},
		{"asks, but has its text", `<html><body><noscript>Enable JavaScript for comments.</noscript>` + text + program, false},
		{"a root with its text", `<html><body><div id="__next">` + text + `</div>` + program, false},
		{"no scripts", `<html><body><p>Nothing here.</p></body></html>`, false},
		{"an empty page", `<html><body></body></html>`, false},
		{"questions as data", `<html><body><div id="app"></div><script type="application/ld+json">
			{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Where?"}]}</script></body></html>`, false},
		{"short text and a counter", `<html><body><p>` + strings.Repeat("A short page. ", 6) +
			`</p><script>count(1)</script></body></html>`, false},
	} {
		if got := NeedsScripts([]byte(test.src)); got != test.want {
			t.Errorf("%s: needs scripts: %v, want %v", test.name, got, test.want)
		}
	}
}
