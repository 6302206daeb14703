package docx

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/pattern"
)

// styles holds the styles of a document.
type styles struct {
	byID     map[string]*style
	normal   string // id of the default style of paragraphs
	defaults *node  // w:rPr of the document's defaults; may be nil
}

// A style is a style of paragraphs, characters, lists or tables.
type style struct {
	id, name, kind string
	basedOn        string
	pPr, rPr       *node // may be nil
}

func readStyles(root *node) *styles {
	s := &styles{byID: map[string]*style{}}
	if root == nil {
		return s
	}
	s.defaults = root.kid("w:docDefaults", "w:rPrDefault", "w:rPr")
	for _, k := range root.kids {
		if k.name != "w:style" {
			continue
		}
		st := &style{
			id: k.attr("w:styleId"), kind: k.attr("w:type"), name: strings.ToLower(k.val("w:name")),
			basedOn: k.val("w:basedOn"), pPr: k.kid("w:pPr"), rPr: k.kid("w:rPr"),
		}
		s.byID[st.id] = st
		if on := k.attr("w:default"); st.kind == "paragraph" && (on == "1" || on == "true") {
			s.normal = st.id
		}
	}
	return s
}

// maxInherited bounds the chain of a style: one that is based on itself has no end.
const maxInherited = 40

// chain returns the style id and those that it is based on, the nearest first. An id without a style stands for a style
// of that name, as in files of programs that write no styles.
func (s *styles) chain(id string) []*style {
	var out []*style
	for st := s.byID[id]; st != nil && len(out) < maxInherited; st = s.byID[st.basedOn] {
		out = append(out, st)
	}
	if len(out) == 0 && id != "" {
		out = []*style{{id: id, name: strings.ToLower(id)}}
	}
	return out
}

// A role is what a style says a paragraph is.
type role int

const (
	body role = iota
	heading
	title
	subtitle
	quote
	sourceCode
	caption
	term
	definition
	contents
)

// headingName matches the names of heading styles. Word writes the English name whatever its language; others write
// their own.
var headingName = pattern.New(`^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|nagłówek|` +
	`заголовок|标题|標題|見出し|제목|عنوان|כותרת|otsikko|nadpis|címsor|başlık|tiêu đề|titlu|encabezado|επικεφαλίδα|judul|` +
	`หัวเรื่อง|शीर्षक)\s*([1-9])$`)

// roleNames maps names of styles to roles.
var roleNames = map[string]role{
	"title": title, "titel": title, "titre": title, "título": title, "titolo": title, "название": title, "标题": title,
	"subtitle": subtitle, "untertitel": subtitle, "sous-titre": subtitle, "subtítulo": subtitle,
	"sottotitolo": subtitle,
	"quote":       quote, "intense quote": quote, "block text": quote, "quotations": quote, "block quote": quote,
	"source code": sourceCode, "html preformatted": sourceCode, "preformatted text": sourceCode, "code": sourceCode,
	"code block": sourceCode, "macro text": sourceCode, "macro": sourceCode,
	"caption": caption, "image caption": caption, "illustration": caption, "figure": caption, "table caption": body,
	"definition term": term, "definition": definition,
	"toc heading": contents, "contents heading": contents, "index heading": contents,
}

// role returns the role of the style id, and the level of a heading.
func (s *styles) role(id string) (r role, level int) {
	for _, st := range s.chain(id) {
		if n, ok := outline(st.pPr); ok {
			if n == 0 {
				return body, 0
			}
			return heading, n
		}
		if m := headingName.FindStringSubmatch(st.name); m != nil {
			n, _ := strconv.Atoi(m[1])
			return heading, n
		}
		if strings.HasPrefix(st.name, "toc ") || strings.HasPrefix(st.name, "contents ") &&
			st.name != "contents heading" {
			return contents, 0
		}
		if r, ok := roleNames[st.name]; ok {
			return r, 0
		}
	}
	return body, 0
}

// outline returns the outline level of paragraph properties, from 1; 0 says that it is body text. ok is false if they
// have none.
func outline(pPr *node) (level int, ok bool) {
	n, err := strconv.Atoi(pPr.kidVal("w:outlineLvl"))
	if err != nil || n < 0 {
		return 0, false
	}
	const text = 9
	if n >= text {
		return 0, true
	}
	return n + 1, true
}

// kidVal is val for a node that may be nil.
func (n *node) kidVal(name string) string {
	if n == nil {
		return ""
	}
	return n.val(name)
}

// paragraphProperty returns the property name of a paragraph: its own, or that of its style.
func (s *styles) paragraphProperty(pPr *node, id, name string) *node {
	if k := pPr.kid(name); k != nil {
		return k
	}
	for _, st := range s.chain(id) {
		if k := st.pPr.kid(name); k != nil {
			return k
		}
	}
	return nil
}

// A look is how characters are marked.
type look struct {
	strong, emph, strike, up, down, code, hidden bool
	font                                         string // of symbols
}

// codeNames are names of character styles for code.
var codeNames = map[string]bool{
	"verbatim char": true, "html code": true, "source text": true, "html typewriter": true, "html keyboard": true,
	"html sample": true, "code": true, "inline code": true, "code char": true, "html preformatted char": true,
	"teletype": true, "user entry": true,
}

// lookOf returns the look of a run with the properties rPr in a paragraph of the style id. A heading's own bold type is
// no mark.
func (s *styles) lookOf(rPr *node, id string, r role) look {
	sources := []*node{rPr}
	var l look
	for _, st := range s.chain(rPr.kidVal("w:rStyle")) {
		sources = append(sources, st.rPr)
		l.code = l.code || codeNames[st.name]
		if st.name == "strong" && st.rPr == nil {
			l.strong = true
		}
		if st.name == "emphasis" && st.rPr == nil {
			l.emph = true
		}
	}
	if r == body {
		for _, st := range s.chain(id) {
			sources = append(sources, st.rPr)
		}
	}
	flag := func(to *bool, names ...string) {
		for _, name := range names {
			for _, src := range sources {
				if on, ok := src.on(name); ok {
					*to = *to || on
					break
				}
			}
		}
	}
	flag(&l.strong, "w:b")
	if h := rPr.kidVal("w:highlight"); h != "" && h != "none" {
		l.strong = true // as a pen marks what matters, a right answer mostly
	}
	flag(&l.emph, "w:i")
	flag(&l.strike, "w:strike", "w:dstrike")
	flag(&l.hidden, "w:vanish", "w:webHidden")
	for _, src := range sources {
		if v := src.kidVal("w:vertAlign"); v != "" {
			l.up, l.down = v == "superscript", v == "subscript"
			break
		}
		if by, err := strconv.Atoi(src.kidVal("w:position")); err == nil && (src.kid("w:sz") != nil || by*by > 1) {
			l.up, l.down = by > 0, by < 0 // as LibreOffice writes the scripts of a page
			break
		}
	}
	if r != body {
		for _, st := range s.chain(id) {
			sources = append(sources, st.rPr)
		}
	}
	for _, src := range append(sources, s.normalSources(id)...) {
		if f := fontOf(src); f != "" {
			l.font = f
			l.code = l.code || isMono(f)
			break
		}
	}
	return l
}

func (s *styles) normalSources(id string) []*node {
	var out []*node
	if id == "" {
		for _, st := range s.chain(s.normal) {
			out = append(out, st.rPr)
		}
	}
	return append(out, s.defaults)
}

// fontOf returns the font that properties name, in lower case.
func fontOf(rPr *node) string {
	f := rPr.kid("w:rFonts")
	for _, name := range []string{"w:ascii", "w:hAnsi", "w:cs"} {
		if v := f.attr(name); v != "" {
			return strings.ToLower(v)
		}
	}
	return ""
}

// isMono reports whether all characters of a font are equally wide, by its name.
func isMono(font string) bool {
	for _, part := range []string{"mono", "courier", "consol", "menlo", "typewriter", "inconsolata", "cascadia",
		"fira code", "source code", "lucida console", "fixedsys", "hack", "terminal", "ocr a"} {
		if strings.Contains(font, part) && !strings.Contains(font, "monotype") {
			return true
		}
	}
	return false
}
