package site

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/pattern"
)

// brace scans what begins with "{": a shortcode, a tag of Liquid, or an expression of MDX.
func (s *scanner) brace() {
	start := s.at
	rest := s.src[start:min(len(s.src), start+farthest)]
	switch {
	case bytes.HasPrefix(rest, []byte("{{<")):
		s.shortcode(rest, ">}}")
	case bytes.HasPrefix(rest, []byte("{{%")):
		s.shortcode(rest, "%}}")
	case bytes.HasPrefix(rest, []byte("{%")):
		s.liquid(rest)
	case s.page.MDX:
		s.expression()
	case bytes.HasPrefix(rest, []byte("{{")):
		s.output(rest)
	}
	if s.at == start {
		s.at++
		for s.at < len(s.src) && s.src[s.at] == '{' {
			s.at++
		}
	}
}

// words of a shortcode: its name and the values after it.
var (
	shortName  = pattern.New(`^\s*(/?)\s*([A-Za-z][\w./-]*)`)
	shortValue = pattern.New("^\\s*(?:([\\w.-]+)\\s*[=:]\\s*)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|`([^`]*)`|([^\\s\"'`=]+))")
)

// values returns the values in the source from start to end.
func (s *scanner) values(start, end int) []Attr {
	var out []Attr
	for start < end {
		text := s.src[start:end]
		m := shortValue.FindStringSubmatchIndex(string(text))
		if m == nil {
			break
		}
		a := Attr{}
		if m[2] >= 0 {
			a.Name = string(text[m[2]:m[3]])
		}
		for g := 4; g < len(m); g += 2 {
			if m[g] >= 0 {
				a.Part = Part{start + m[g], start + m[g+1]}
			}
		}
		a.Text = string(s.src[a.Start:a.End])
		out = append(out, a)
		start += max(m[1], 1)
	}
	return out
}

// shortcode scans a shortcode of Hugo that ends in a mark.
func (s *scanner) shortcode(rest []byte, end string) {
	i := bytes.Index(rest[3:], []byte(end))
	if i < 0 {
		s.budget -= len(rest)
		return
	}
	text := rest[3 : 3+i]
	name := shortName.FindStringSubmatchIndex(string(text))
	if name == nil || bytes.Contains(text, []byte("{{")) {
		return // {{</* name */>}} shows a shortcode
	}
	base := s.at + 3
	m := &Mark{Form: Shortcode, Name: string(text[name[4]:name[5]]), Part: Part{s.at, base + i + 3}}
	m.Closing = name[2] < name[3]
	stop := len(bytes.TrimRight(text, " \t\n"))
	if stop > name[5] && text[stop-1] == '/' {
		m.Void = true
		stop--
	}
	m.Attr = s.values(base+name[5], base+max(name[5], stop))
	s.at = m.End
	switch {
	case m.Closing:
		s.pair(m, func(o *Mark) bool { return o.Form == Shortcode && o.Name == m.Name })
		s.add(m)
	case m.Void:
		s.add(m)
	default:
		s.begin(m)
		s.relate(m)
		if m.Role() == Code || m.Role() == Aside {
			s.rawUntil(m, "{{< /"+m.Name+" >}}", "{{</"+m.Name+">}}", "{{% /"+m.Name+" %}}", "{{%/"+m.Name+"%}}")
		}
	}
}

// rawUntil ends m at the first of ends; nothing between is a mark.
func (s *scanner) rawUntil(m *Mark, ends ...string) {
	if s.budget <= 0 {
		return
	}
	rest := s.src[s.at:]
	first, length := len(rest), 0
	for _, end := range ends {
		if i := bytes.Index(rest[:first], []byte(end)); i >= 0 {
			first, length = i, len(end)
		}
	}
	if length == 0 {
		s.budget -= len(ends) * len(rest)
		return
	}
	end := &Mark{Form: m.Form, Name: m.Name, Closing: true, Part: Part{s.at + first, s.at + first + length}}
	s.at = end.End
	s.pair(end, func(o *Mark) bool { return o == m })
	s.add(end)
}

var liquidTag = pattern.New(`^\{%-?\s*([A-Za-z][\w-]*)((?:[^%\n]|%[^}])*?)-?%\}`)

// liquid scans a tag of Liquid. Templates of other programs have the same syntax, and a text on them may print it: so
// the tags of sites count anywhere, those of the language itself only on pages with front matter.
func (s *scanner) liquid(rest []byte) {
	rest = rest[:min(len(rest), 2000)]
	t := liquidTag.FindStringSubmatchIndex(string(rest))
	if t == nil {
		return
	}
	name := string(rest[t[2]:t[3]])
	m := &Mark{Form: Liquid, Name: name, Part: Part{s.at, s.at + t[1]}}
	own, closing := strings.CutPrefix(name, "end")
	if m.Closing = closing; closing {
		m.Name = own
	}
	if !isSiteTag(m.Name) && !(s.front && isLanguageTag(m.Name)) {
		return
	}
	m.Attr = s.asTitle(s.at+t[4], s.at+t[5])
	s.at = m.End
	switch {
	case m.Closing:
		s.pair(m, func(o *Mark) bool { return o.Form == Liquid && o.Name == m.Name })
		s.add(m)
	default:
		s.begin(m)
		s.relate(m)
		if m.Role() == Code || m.Role() == Aside || m.Name == "raw" {
			end := "end" + m.Name
			s.rawUntil(m, "{% "+end+" %}", "{%"+end+"%}", "{%- "+end+" -%}", "{%- "+end+" %}", "{% "+end+" -%}")
		}
	}
}

// asTitle returns the values of a tag of Liquid; as one, if the first is a word without a name: what stands behind
// {% details %} is a title as it is.
func (s *scanner) asTitle(start, end int) []Attr {
	values := s.values(start, end)
	if len(values) < 2 || values[0].Name != "" || !bytes.HasPrefix(bytes.TrimLeft(s.src[start:end], " \t\n"),
		[]byte(values[0].Text)) {
		return values
	}
	all := Part{values[0].Start, start + len(bytes.TrimRight(s.src[start:end], " \t\n-"))}
	return []Attr{{Part: all, Text: string(s.src[all.Start:all.End])}}
}

// isSiteTag reports whether a name is that of a tag which only sites have: Jekyll, GitBook, Eleventy, dev.to.
func isSiteTag(name string) bool {
	switch name {
	case "include_relative", "include_cached", "link", "post_url", "highlight", "gist", "hint", "tabs", "tab",
		"stepper", "step", "content-ref", "embed", "youtube", "vimeo", "details", "collapsible", "note", "tip",
		"warning", "info", "important", "caution", "danger", "callout", "admonition", "codetabs", "code-tabs", "katex",
		"figure", "raw", "github", "twitter", "tweet", "codepen", "codesandbox", "jsfiddle", "file", "swagger",
		"openapi", "updates", "accordion", "expandable", "seo", "feed_meta", "render_partial", "card", "cards",
		"columns", "column", "spoiler", "collapse", "toggle", "dropdown":
		return true
	}
	return false
}

// isLanguageTag reports whether a name is that of a tag of Liquid, Nunjucks or Jinja.
func isLanguageTag(name string) bool {
	switch name {
	case "include", "if", "elsif", "elif", "else", "unless", "for", "case", "when", "assign", "capture", "comment",
		"cycle", "increment", "decrement", "tablerow", "layout", "render", "set", "block", "extends", "import", "from",
		"macro", "call", "with", "break", "continue", "liquid", "code":
		return true
	}
	return false
}

var outputSign = pattern.New(`^\{\{-?\s*(?:page|site|post|layout|include|collections|\$frontmatter|\$page|\$site|` +
	`\$themeConfig|book)\.[\w.$"'\[\]-]+(?:\s*\|[^{}\n]*)?\s*-?\}\}`)

// macroName matches a variable or a macro of MkDocs within a line.
var macroName = pattern.New(`^\{\{[ \t]*[A-Za-z_][\w.]*(?:\([^{}\n]*\))?(?:[ \t]*\|[^{}\n]*)?[ \t]*\}\}`)

// output scans {{ page.title }} on pages with front matter, or where it can only be a variable of VitePress.
func (s *scanner) output(rest []byte) {
	rest = rest[:min(len(rest), 500)]
	at := outputSign.FindStringSubmatchIndex(string(rest))
	if at == nil && s.front {
		at = macroName.FindStringSubmatchIndex(string(rest))
		if at != nil && !s.page.Material {
			if _, ok := s.page.Value(string(rest[2 : at[1]-2])); !ok {
				at = nil // a text on templates
			}
		}
	}
	shell := s.at > 0 && s.src[s.at-1] == '$' // ${{ of GitHub's workflows
	if at == nil || shell || !s.front && !bytes.Contains(rest[:at[1]], []byte("$")) {
		return
	}
	name := strings.Trim(string(rest[2:at[1]-2]), "- \t")
	m := &Mark{Form: Output, Name: name, Void: true, Part: Part{s.at, s.at + at[1]}}
	s.at = m.End
	s.add(m)
}

// expression scans an expression of MDX, or a comment, which is one.
func (s *scanner) expression() {
	if s.budget <= 0 {
		return
	}
	end, ok := balanced(s.src, s.at)
	if !ok {
		s.budget -= end - s.at
		return
	}
	m := &Mark{Form: Expression, Void: true, Part: Part{s.at, end}}
	body := inner(s.src, Part{m.Start + 1, m.End - 1})
	text := s.src[body.Start:body.End]
	switch {
	case bytes.HasPrefix(text, []byte("/*")) && bytes.HasSuffix(text, []byte("*/")):
		m.Form = Comment
		if id, ok := bytes.CutPrefix(bytes.TrimSpace(bytes.Trim(text, "/*")), []byte("#")); ok && len(id) > 0 {
			m.Attr = []Attr{{Name: "id", Text: string(id)}}
		}
	case body.Start > m.Start+1 && strings.IndexByte("\"'`", s.src[body.Start-1]) >= 0:
		m.Attr = []Attr{{Name: "text", Text: string(text), Part: body}}
	case attributeList.MatchString(string(s.src[m.Start:m.End])) &&
		(bytes.ContainsAny(s.src[m.Start:min(m.End, m.Start+3)], "#.") ||
			m.Start > 0 && s.src[m.Start-1] == ')' && bytes.IndexByte(text, '=') > 0):
		return // {#id} of Docusaurus, or {width=50%} behind a picture, which is no expression of JavaScript
	}
	m.Name = string(s.src[m.Start:m.End])
	s.at = m.End
	s.add(m)
}
