package site

import (
	"strings"

	"example.org/studyguide/source/pattern"
)

// A list of attributes: "#id", ".class", "key=value", in any number. Words that are none of these make it text.
const attributeWord = `(?:#[\pL\d][\pL\pN_:.-]*|\.[A-Za-z][\w:-]*|` +
	`[A-Za-z_][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}=]+))`

var (
	attributeWords = pattern.New(`^` + attributeWord + `(?:[ \t]+` + attributeWord + `)*$`)
	attributeList  = pattern.New(`^\{:?[ \t]*` + attributeWord + `(?:[ \t]+` + attributeWord + `)*[ \t]*\}`)
	eachWord       = pattern.New(`^[ \t]*(?:#([^\s}]+)|\.([^\s}]+)|` +
		`([\w:-]+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s}]+)))`)
)

// AttributeList returns the attributes in braces at the start of text, which is at offset in the source, and the length
// of the list; 0 if there is none.
func AttributeList(text string, offset int) ([]Attr, int) {
	end := len(attributeList.FindString(text))
	if end == 0 {
		return nil, 0
	}
	from := 1
	if text[1] == ':' {
		from = 2
	}
	attrs := words(text[from:end-1], offset+from)
	return attrs, end
}

// parseList returns the attributes of a part of the source.
func parseList(src []byte, p Part) []Attr { return words(string(src[p.Start:p.End]), p.Start) }

func words(text string, offset int) []Attr {
	var out []Attr
	for at := 0; at < len(text); {
		m := eachWord.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		a := Attr{}
		switch {
		case m[2] >= 0:
			a.Name = "id"
		case m[4] >= 0:
			a.Name = "class"
		default:
			a.Name = text[at+m[6] : at+m[7]]
		}
		for _, g := range []int{2, 4, 8, 10, 12} {
			if m[g] >= 0 {
				a.Part = Part{offset + at + m[g], offset + at + m[g+1]}
				a.Text = text[at+m[g] : at+m[g+1]]
			}
		}
		out = append(out, a)
		at += m[1]
	}
	return out
}

// Size reports whether the attributes of an image set its size.
func Size(attrs []Attr) bool {
	for _, a := range attrs {
		switch strings.ToLower(a.Name) {
		case "width", "height", "style":
			return true
		}
	}
	return false
}
