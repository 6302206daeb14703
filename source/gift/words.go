package gift

import (
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

// Code holds patterns of what is no word in the text of a question: the format of a text, the points of an answer, the
// type of embedded answers, the mark of a gap.
var Code = []*pattern.Pattern{
	pattern.New(`\[(?:html|moodle|plain|markdown)\]`),
	pattern.New(`%-?[0-9]*[.,]?[0-9]*%`),
	pattern.New(`\{\s*(?i:true|false|t|f)\b`),
	embedded,
	pattern.New(`\[\[\d{1,3}\]\]`),
	pattern.New(`data:image/[a-z]+;base64,[A-Za-z0-9+/=]+`),
	pattern.New(`:0?\.?0*(?:\s|[}~=#])`),
}

// Words returns a file with all but the words of its author blank: no names of questions, no comments.
func Words(src []byte) []byte {
	var texts []bank.Text
	seen := Paths{}
	tags := map[string]bool{}
	add := func(s string, at int) {
		for _, code := range Code {
			if m := code.FindStringIndex(s); m != nil {
				s = blankAll(code, s)
			}
		}
		var t bank.Text
		t.Add(s, at)
		texts = append(texts, t)
	}
	for _, p := range divide(string(src)) {
		switch p.kind {
		case comment:
			for rest, at := p.text, p.start; ; {
				m := tagged.FindStringSubmatchIndex(rest)
				if m == nil {
					break
				}
				if tag := rest[m[2]:m[3]]; !tags[tag] {
					add(tag, at+m[2])
					tags[tag] = true
				}
				rest, at = rest[m[1]:], at+m[1]
			}
		case categoryLine:
			from := len(category.FindString(p.text))
			var t bank.Text
			t.Add(p.text[from:], p.start+from)
			texts = append(texts, seen.New(t)...)
		default:
			clear(tags)
			body, at := p.text, p.start
			if rest, ok := strings.CutPrefix(body, "::"); ok {
				if i := index(rest, "::"); i >= 0 {
					body, at = rest[i+2:], at+i+4
				}
			}
			for _, s := range p.skip {
				if s.start >= at && s.start-at < len(body) {
					to := min(s.end-at, len(body))
					body = body[:s.start-at] + strings.Repeat(" ", to-s.start+at) + body[to:]
				}
			}
			add(strings.ReplaceAll(body, `\n`, "  "), at)
		}
	}
	return bank.Words(src, texts)
}

// blankAll returns s with every match of p blank.
func blankAll(p *pattern.Pattern, s string) string {
	var b strings.Builder
	for {
		m := p.FindStringIndex(s)
		if m == nil {
			return b.String() + s
		}
		b.WriteString(s[:m[0]] + strings.Repeat(" ", m[1]-m[0]))
		s = s[m[1]:]
	}
}

// Paths holds the categories that a file has named so far.
type Paths map[string]bool

// New returns the parts of a path of categories that were not named before, without what Moodle puts in front.
func (p Paths) New(t bank.Text) []bank.Text {
	s := t.String()
	var out []bank.Text
	start := len(context.FindString(s))
	for at := start; at <= len(s); {
		end := at + strings.IndexByte(s[at:]+"/", '/')
		if key := strings.TrimSpace(s[start:end]); !p[key] {
			p[key] = true
			out = append(out, t.Slice(at, end))
		}
		at = end + 1
	}
	return out
}

// context matches what Moodle puts before a path of categories: "$course$/top/".
var context = pattern.New(`^\s*(?:\$[a-z0-9@]+\$\s*/?)?(?:\s*top\s*(?:/|$))?`)
