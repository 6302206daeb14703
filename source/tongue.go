package source

import (
	"strings"

	"golang.org/x/text/language"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
)

// tongues returns the parts of a page, or of Markdown with HTML in it, that an author marks as being in a language. The
// language of the whole, on <html> or <body>, is that of the guide.
func tongues(name, src string) []ast.Tongue {
	if !givesLanguage(src) {
		return nil
	}
	type element struct {
		name, tag string
		start     int // of what is in it
	}
	const paragraph = 4000 // bytes
	var out []ast.Tongue
	var open []element
	count := map[string]int{} // open elements by name
	lines := diag.NewLines(name, []byte(src))
	for _, tok := range html.Scan(src) {
		switch tok.Kind {
		case html.Start:
			tag := languageOf(tok)
			again := len(open) > 0 && open[len(open)-1].name == tok.Name
			if tag != "" || again { // one of the same name within has an end tag too
				open = append(open, element{tok.Name, tag, tok.Start + len(tok.Raw)})
				count[tok.Name]++
			}
		case html.End:
			if count[tok.Name] == 0 {
				continue
			}
			var e element
			for e.name != tok.Name { // those within that are never closed end here
				e = open[len(open)-1]
				open = open[:len(open)-1]
				count[e.name]--
			}
			text, long := "", tok.Start-e.start > paragraph
			if !long && e.tag != "" {
				text = strings.Join(strings.Fields(html.Plain(src[e.start:tok.Start])), " ")
			}
			if e.tag != "" && (long || text != "") {
				out = append(out, ast.Tongue{Loc: ast.At(lines.Span(e.start, tok.Start)), Language: e.tag, Text: text})
			}
		}
	}
	return out
}

// givesLanguage reports whether a source may have an attribute that names a language.
func givesLanguage(src string) bool {
	const name = "lang"
	for from := 0; ; from++ {
		i := strings.IndexByte(src[from:], '=')
		if i < 0 {
			return false
		}
		from += i
		if from >= len(name) && strings.EqualFold(src[from-len(name):from], name) {
			return true
		}
	}
}

// languageOf returns the language that a start tag gives what is in it; "" if none, or for code, which is in none.
func languageOf(tok html.Token) string {
	switch tok.Name {
	case "html", "head", "body", "code", "pre", "script", "style", "br", "img", "hr", "input", "link", "meta", "wbr":
		return ""
	}
	value := tok.Attr["lang"]
	if value == "" {
		value = tok.Attr["xml:lang"]
	}
	if value == "" {
		return ""
	}
	tag, err := language.Parse(value)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}
