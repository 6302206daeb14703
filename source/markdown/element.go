package markdown

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// spoken reports whether a Foreign tag marks a part of a sentence. One that is closed in the same paragraph is meant as
// a tag; one that is not is probably mentioned.
func spoken(name string) bool {
	switch name {
	case "time", "data", "button", "label", "output", "meter", "progress":
		return true
	}
	return false
}

// sounded adds what a tag without a role of its own shows: the marks of a quotation, and the brackets around the
// reading of characters, unless the author wrote these for readers that do not know <ruby>.
func (t *tagReader) sounded(name string, starts bool, start, end int) {
	mark := ""
	switch {
	case name == "q" && starts:
		mark = "“"
	case name == "q":
		mark = "”"
	case name == "rt" && starts && !bytes.HasSuffix(bytes.TrimSpace(t.Src[:start]), []byte("</rp>")):
		mark = "("
	case name == "rt" && !starts && !bytes.HasPrefix(bytes.TrimSpace(t.Src[end:]), []byte("<rp>")):
		mark = ")"
	}
	t.text(mark, start, end)
}

// The title of a drawing, and the words in it.
var (
	svgTitle = pattern.New(`(?is)<title[^>]*>([^<]*)</title>`)
	svgWords = pattern.New(`(?is)<(?:text|tspan)\b[^>]*>([^<]+)<`)
)

// drawing adds a drawing that stands in the text as an image. Its alternative text is its title or, without one, its
// words. raw is its start tag, inner what follows up to the end of its end tag.
func (t *tagReader) drawing(open html.Token, raw, inner string, start, end int) {
	alt := open.Attr["aria-label"]
	if m := svgTitle.FindStringSubmatch(inner); alt == "" && m != nil {
		alt = html.Plain(m[1])
	}
	if alt == "" {
		var words []string
		for rest := inner; ; {
			m := svgWords.FindStringSubmatchIndex(rest)
			if m == nil {
				break
			}
			words = append(words, html.Plain(rest[m[2]:m[3]]))
			rest = rest[m[3]:]
		}
		alt = strings.Join(words, " ")
	}
	tag := raw
	for _, space := range []struct{ name, address, use string }{
		{"xmlns", "http://www.w3.org/2000/svg", ""},
		{"xmlns:xlink", "http://www.w3.org/1999/xlink", "xlink:"},
	} {
		if _, ok := open.Attr[space.name]; !ok && strings.Contains(inner, space.use) {
			tag = "<svg " + space.name + "=\"" + space.address + "\"" + tag[len("<svg"):]
		}
	}
	src := t.media.Put("svg", []byte(tag+inner))
	t.image(src, strings.Join(strings.Fields(markup.Printable(alt)), " "), "", start, end)
}
