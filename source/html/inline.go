package html

import (
	"strings"
	"unicode"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/tidy"
)

// text adds the text of n. White space is one space, and none at a line's start (CSS Text 3, 4.1).
func (f *flow) text(n *node) {
	value, start, end := n.text, n.start, n.end
	f.reportWord(n)
	lead := len(value) - len(strings.TrimLeft(value, " \t\n\r\f"))
	f.gap(lead > 0, start)
	words := strings.FieldsFunc(value, blank)
	if len(words) == 0 {
		return
	}
	raw := f.src[start:end]
	start += len(raw) - len(strings.TrimLeft(raw, " \t\n\r\f"))
	stop := start + len(strings.Trim(raw, " \t\n\r\f"))
	f.word(strings.Join(words, " "), start, stop)
	f.gap(strings.TrimRight(value, " \t\n\r\f") != value, stop)
}

// reportWord says that a text looks like a tag.
func (p *page) reportWord(n *node) {
	if n.literal {
		p.sink.Report(diag.New(diag.HTMLUnknown, p.Span(n.start, n.end), "the tag %s is shown as text", tidy.Printable(n.text)).
			WithHint("write &lt; for the sign <"))
	}
}

// blank tells whether r is white space that collapses. A no-break space is none.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// gap adds a space, if there is white space and something stands before it.
func (f *flow) gap(is bool, at int) {
	if !is || f.space || len(f.in) == 0 && f.depth == 0 {
		return
	}
	f.space = true
	f.run(" ", at, at)
}

// word adds text that is shown as it stands.
func (f *flow) word(s string, start, end int) {
	s = tidy.Printable(s)
	if s == "" {
		return
	}
	f.space, f.breaks = false, 0
	f.run(s, start, end)
}

// run adds characters.
func (f *flow) run(s string, start, end int) {
	f.in = append(f.in, &ast.Text{Loc: ast.At(f.Span(start, end)), Value: s})
}

// joined makes one text of those that follow each other.
func joined(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for i := 0; i < len(in); {
		first, ok := in[i].(*ast.Text)
		if !ok {
			out = append(out, in[i])
			i++
			continue
		}
		var b strings.Builder
		for ; i < len(in); i++ {
			t, ok := in[i].(*ast.Text)
			if !ok {
				break
			}
			b.WriteString(t.Value)
			first.At.End = t.At.End
		}
		first.Value = b.String()
		out = append(out, first)
	}
	return out
}

// lineBreak reads <br>. Two of them end a paragraph, as pages from before style sheets have it.
func (f *flow) lineBreak(n *node) {
	f.breaks++
	if f.breaks > 1 && f.depth == 0 {
		f.flush()
		return
	}
	if len(f.in) > 0 {
		f.in = append(f.in, &ast.Break{Loc: f.at(n), Hard: true})
	}
	f.space = true
}

// mark reads an element that marks the text that it encloses.
func (f *flow) mark(n *node) {
	if n.role == Anchor && f.in0 != nil && f.permalink(n) {
		return
	}
	before, space := f.in, f.space
	f.in = nil
	f.depth++
	if n.role == Code {
		f.verbatim++
	}
	f.children(n)
	if n.role == Code {
		f.verbatim--
	}
	f.depth--
	in := joined(f.in)
	f.in = before
	if len(in) == 0 {
		f.space = space
		return
	}
	at := f.at(n)
	switch n.role {
	case Strong:
		f.in = append(f.in, &ast.Strong{Loc: at, Inlines: in})
	case Strike:
		f.in = append(f.in, &ast.Strike{Loc: at, Inlines: in})
	case Sup, Sub:
		f.in = append(f.in, &ast.Script{Loc: at, Up: n.role == Sup, Inlines: in})
	case Code:
		if v := ast.PlainText(in); v != "" {
			f.in = append(f.in, &ast.Code{Loc: at, Value: v})
		}
	case Anchor:
		f.link(n, in)
	default:
		f.in = append(f.in, &ast.Emph{Loc: at, Inlines: in})
	}
}

// link adds a link, or its text alone where it leads nowhere that a guide could: to a script, or from a title to what it opens.
func (f *flow) link(n *node, in []ast.Inline) {
	url := f.address(n.attr["href"])
	self := f.title && strings.HasPrefix(url, "#")
	switch {
	case url == "" || url == "#" || self:
		f.in = append(f.in, in...)
		return
	case !tidy.Allowed(url):
		if tidy.Scheme(url) != "javascript" || len(url) > len("javascript:void(0);") {
			f.sink.Report(diag.New(diag.LinkScheme, f.Span(n.start, n.end), "a link with the scheme %q is dropped, its text is kept", tidy.Scheme(url)))
		}
		f.in = append(f.in, in...)
		return
	}
	l := &ast.Link{Loc: f.at(n), URL: url, Title: tidy.Printable(n.attr["title"]), Inlines: in}
	if url[0] == '#' {
		f.links = append(f.links, l)
	}
	f.in = append(f.in, l)
}

// permalink tells whether a link in a heading is the site's mark for the heading's own address, and sets it aside.
func (f *flow) permalink(n *node) bool {
	href := n.attr["href"]
	if i := strings.IndexByte(href, '#'); i < 0 || n.chars*2 > f.in0.chars {
		return false
	}
	if n.chars > 0 && !(n.chars < 20 && n.hasClass("anchor", "hash-link", "headerlink", "permalink", "heading-link", "anchorjs-link", "heading-anchor", "direct-link", "header-anchor")) {
		return false
	}
	if n.chars == 0 && n.find(func(k *node) bool { return k.name == "img" && k.attr["alt"] != "" }) != nil {
		return false
	}
	f.aside(n, "link of a heading to itself")
	return true
}

// image reads <img>. Sites give the picture's address in other attributes until it is scrolled to, and count visits with
// pictures of one point.
func (f *flow) image(n *node) {
	alt := strings.Join(strings.Fields(tidy.Printable(n.attr["alt"])), " ")
	if n.attr["width"] == "1" || n.attr["height"] == "1" || n.attr["width"] == "0" {
		return
	}
	if n.hasClass("emoji", "emojione", "twemoji", "wp-smiley", "smiley") && alt != "" {
		f.word(alt, n.start, n.end)
		return
	}
	src := strings.TrimSpace(n.attr["src"])
	if src == "" || strings.HasPrefix(src, "data:") {
		for _, a := range []string{"data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "srcset", "data-srcset"} {
			if v := strings.Fields(n.attr[a]); len(v) > 0 {
				src = strings.TrimSuffix(v[0], ",")
				break
			}
		}
	}
	switch {
	case src == "":
		f.alternative(alt, n)
		return
	case !tidy.Allowed(src):
		if tidy.Scheme(src) != "data" || alt != "" {
			f.sink.Report(diag.New(diag.LinkScheme, f.Span(n.start, n.end), "an image with the scheme %q is dropped, its text is kept", tidy.Scheme(src)))
		}
		f.alternative(alt, n)
		return
	}
	f.space, f.breaks = false, 0
	f.in = append(f.in, &ast.Image{Loc: f.at(n), Src: src, Alt: alt, Title: tidy.Printable(n.attr["title"])})
}

func (f *flow) alternative(alt string, n *node) {
	if alt != "" {
		f.word(alt, n.start, n.end)
	}
}

// other reads an element that marks nothing which a guide could show, or that nobody knows.
func (f *flow) other(n *node) {
	switch n.name {
	case "q":
		f.word("“", n.start, n.start)
		f.children(n)
		f.space = false
		f.word("”", n.end, n.end)
	case "rt": // the reading of the characters before it
		f.word(" (", n.start, n.start)
		f.children(n)
		f.word(")", n.end, n.end)
	case "rp":
		if n.chars > 0 {
			f.children(n)
		}
	case "input", "meta", "link", "base", "source", "track", "col", "param", "area":
	case "math":
		f.math(n)
	case "listing", "xmp", "plaintext":
		f.listing(n)
	case "nav", "menu", "dir":
		if n.name != "nav" && n.find(func(k *node) bool { return k.role == Item }) != nil {
			f.list(n)
			return
		}
		f.wrapper(n)
	case "form", "dialog", "fieldset", "legend", "html", "body", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "noscript", "template":
		f.wrapper(n)
	case "button":
		if f.title {
			f.children(n)
			return
		}
		f.wrapper(n)
	default:
		if n.holdsBlocks() {
			f.wrapper(n)
			return
		}
		f.children(n)
	}
}

// holdsBlocks tells whether a block stands right inside n.
func (n *node) holdsBlocks() bool {
	for _, k := range n.kids {
		if k.role.Block() || k.role == Foreign && !k.phrase() && k.name != "button" && k.name != "svg" && k.name != "math" {
			return true
		}
	}
	return false
}

// math reads a formula: its TeX source if the page has it (MathML 3, 5.2.1), else its characters.
func (f *flow) math(n *node) {
	tex := n.find(func(k *node) bool { return k.name == "annotation" && strings.Contains(k.attr["encoding"], "tex") })
	if tex == nil {
		f.children(n)
		return
	}
	if s := strings.TrimSpace(tex.plain()); s != "" {
		f.space, f.breaks = false, 0
		f.in = append(f.in, &ast.Code{Loc: f.at(n), Value: tidy.Printable(s)})
	}
}

// mathScript reads a formula as MathJax 2 keeps it in the page.
func (f *flow) mathScript(n *node) {
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	if s := strings.TrimFunc(tidy.Printable(b.String()), unicode.IsSpace); s != "" && strings.HasPrefix(n.attr["type"], "math/tex") {
		f.space, f.breaks = false, 0
		f.in = append(f.in, &ast.Code{Loc: f.at(n), Value: s})
	}
}
