package html

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// ScriptsHint says what to do about a page that [NeedsScripts].
const ScriptsHint = "open it in a browser; when its text is there, copy it into a text file, or save the page as shown " +
	"(\"Web page, complete\"; an extension such as SingleFile)"

// NeedsScripts reports whether a page has next to no text because scripts are to fetch it: what the server of such a
// page sends is an empty root, and a line for readers without JavaScript.
//
// Scripts that hold questions for search engines (JSON-LD) are text.
func NeedsScripts(src []byte) bool {
	const (
		// letters and digits. The shells of sites have a name, "Loading…" and perhaps a line of links; the shortest
		// guide has three questions.
		mostText = 200
		nothing  = 40
		bigCode  = 2000 // bytes within the page, that is a program or its data and not a counter of visits
	)
	var s shell
	z := html.NewTokenizer(strings.NewReader(string(src)))
	for s.text <= mostText {
		kind := z.Next()
		if kind == html.ErrorToken {
			empty := s.text <= nothing && (s.files > 0 || s.code > 0)
			return !s.data && (s.asks || s.code+s.files > 0 && s.root || empty || s.code > bigCode)
		}
		s.token(z, kind)
	}
	return false
}

// A shell is what is known of a page that may be filled by scripts.
type shell struct {
	text  int    // letters and digits shown
	code  int    // bytes of scripts within the page
	files int    // scripts in files of their own
	root  bool   // it has an element that frameworks fill
	asks  bool   // it asks readers to enable JavaScript
	data  bool   // it has questions as data
	in    string // the element whose content is not shown
}

// token adds a token of the page to what is known.
func (s *shell) token(z *html.Tokenizer, kind html.TokenType) {
	switch kind {
	case html.StartTagToken, html.SelfClosingTagToken:
		name, attr := tag(z)
		s.root = s.root || isRoot(name, attr["id"])
		if name == "script" && attr["src"] != "" {
			s.files++
		}
		if kind == html.StartTagToken && s.in == "" && name != "head" && hidesText(name) {
			s.in = name
		}
	case html.EndTagToken:
		if name, _ := z.TagName(); string(name) == s.in {
			s.in = ""
		}
	case html.TextToken:
		s.addText(string(z.Text()))
	}
}

// addText adds text, by the element that it is in.
func (s *shell) addText(text string) {
	switch s.in {
	case "script":
		s.code += len(text)
		s.data = s.data || strings.Contains(text, `"Question"`)
	case "noscript":
		s.asks = s.asks || strings.Contains(strings.ToLower(text), "javascript")
	case "":
		for _, r := range text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				s.text++
			}
		}
	}
}

// isRoot reports whether an element is one that a framework fills: those of React, Vue, Next, Nuxt, Gatsby, Svelte,
// Ember and Angular, as their starters call them.
func isRoot(name, id string) bool {
	return name == "app-root" || slices.Contains(
		[]string{"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "ember-app", "react-root", "q-app"},
		id,
	)
}
