package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/markup"
)

// A siteReader reads the marks of site generators for a reader.
type siteReader struct {
	*reader
	page     *site.Page
	title    string // in the front matter
	callouts map[gast.Node]calloutNode
	groups   []*group    // open, the outermost first
	omitted  []*omission // by their first occurrence
	modules  bool        // lines of import were reported
	next     *pending    // attributes before the next block
	shown    *ast.Image  // the last image in Markdown
	gap      int         // offset before which a mark was left out behind a space
}

// block reads a mark on lines of its own.
func (r *siteReader) block(n *siteBlock) {
	m := n.mark
	if m.Match == nil {
		r.loneMark(n)
		return
	}
	start := m.Start
	end := r.TrimEnd(start, max(m.End, m.Match.End))
	if m.Form == site.Tag && m.Name == strings.ToLower(m.Name) && m.Name != "aside" {
		r.tags.token(r.token(m), m.Start, m.End)
		r.children(n)
		r.tags.token(r.token(m.Match), m.Match.Start, m.Match.End)
		return
	}
	r.toFlow()
	switch m.Role() {
	case site.Fold:
		title := r.titleOf(n.title)
		if m.Form == site.Admonition || m.Form == site.Colons && m.Folded {
			r.admonish(n, m.Name, m.Folded, title, start)
			break
		}
		if len(title) == 0 && (m.Form == site.Colons || m.Form == site.Shortcode) {
			title = []ast.Inline{&ast.Text{Loc: ast.At(r.Span(m.Start, m.End)), Value: "Details"}}
		}
		r.fold(n, title, start)
	case site.Title:
		r.openSummary(start, m.End)
		r.children(n)
		r.closeSummary(end)
		return
	case site.Callout:
		kind := m.KindName()
		if m.Name == "aside" {
			kind = r.asideKind(m)
		}
		r.admonish(n, kind, m.Folded, r.titleOf(n.title), start)
	case site.Labelled:
		r.labelled(n, start, end)
		return
	case site.Heading:
		r.siteHeading(n, start)
	case site.Code:
		r.siteCode(m, start, end)
		return
	case site.Aside:
		r.named(string(r.Src[start:end]), start, end)
		r.setAside("a comment was set aside", start, end)
		return
	case site.Group:
		r.group(n, end)
		return
	case site.Picture:
		r.picture(m, start, m.End)
		r.endPhrases()
		r.children(n)
		r.toFlow()
		return
	case site.NewPage:
		r.newPage(start, end)
		r.children(n)
		return
	default:
		if m.Name != "" {
			r.leftOut(m)
		}
		r.children(n)
		r.toFlow()
		return
	}
	r.children(n)
	r.leave(n, end)
}

// A group is an open element that holds labelled parts.
type group struct {
	labels []string // of its parts, if it names them
	at     site.Part
	fences bool // its listings have labels
}

// group reads the parts of a group.
func (r *siteReader) group(n *siteBlock, end int) {
	m := n.mark
	g := &group{}
	if a, ok := m.Get("items", "tabs", "labels"); ok {
		g.labels, g.at = quoted(a.Text), a.Part
	}
	name := strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(m.Name))
	g.fences = name == "codegroup" || name == "codetabs"
	before := r.groups
	r.groups = append(slices.Clone(before), g)
	r.children(n)
	r.toFlow()
	r.groups = before
}

// quoted returns the texts in quotes of a list.
func quoted(s string) []string {
	var out []string
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '"' || c == '\'' || c == '`' {
			end := strings.IndexByte(s[i+1:], c)
			if end < 0 {
				break
			}
			out = append(out, s[i+1:i+1+end])
			i += end + 1
		}
	}
	if out == nil {
		for _, w := range strings.Split(strings.Trim(s, "[]{} "), ",") {
			if w = strings.TrimSpace(w); w != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// labelled reads a tab, a step or a card: its label, and then its blocks. The label is a heading if folds are within,
// which may be questions; else it is a line in bold type.
func (r *siteReader) labelled(n *siteBlock, start, end int) {
	m := n.mark
	label := r.titleOf(n.title)
	if k := len(r.groups); k > 0 && len(label) == 0 && len(r.groups[k-1].labels) > 0 {
		g := r.groups[k-1]
		label = []ast.Inline{&ast.Text{Loc: ast.At(r.Span(g.at.Start, g.at.End)), Value: markup.Printable(g.labels[0])}}
		g.labels = g.labels[1:]
	}
	stop := r.TrimEnd(start, min(m.End, r.LineEnd(start)))
	if a, ok := m.Get("href", "link", "url", "to"); ok && len(label) > 0 && markup.Allowed(a.Text) && a.Text != "" {
		label = []ast.Inline{&ast.Link{Loc: ast.At(r.Span(start, stop)), URL: a.Text, Inlines: label}}
	}
	level := r.level
	if len(label) > 0 {
		if m.Holds() {
			r.heading(min(level+1, 6), label, start, stop)
		} else {
			at := ast.At(r.Span(start, stop))
			bold := []ast.Inline{&ast.Strong{Loc: at, Inlines: label}}
			r.reader.block(&ast.Paragraph{Loc: at, Inlines: bold}, start, stop)
		}
	}
	if a, ok := m.Get("lang", "language"); ok && a.Text != "" && m.Form == site.Shortcode {
		r.siteCode(m, start, end) // the tabs of Docsy hold code
	} else {
		r.children(n)
	}
	r.toFlow()
	r.level = level
}

// loneMark reads a mark that holds no blocks.
func (r *siteReader) loneMark(n *siteBlock) {
	m := n.mark
	start, end := m.Start, m.End
	switch m.Form {
	case site.Comment:
		r.named(string(r.Src[start:end]), start, end)
		r.toFlow()
		return
	case site.Module:
		if !r.modules {
			r.modules = true
			r.setAside("the lines of import and export were set aside", start, end)
		}
		return
	case site.Contents:
		r.setAside("the contents were set aside", start, end)
		return
	case site.PageBreak:
		r.newPage(start, end)
		return
	case site.File:
		r.toFlow()
		r.omit(diag.ComponentUnknown, "the text of another file, "+clip(m.Name)+", is left out", start, end)
		return
	case site.Abbreviation:
		r.toFlow()
		r.omit(diag.LeftOut, "the meanings of abbreviations are left out", start, end)
		return
	case site.Properties:
		r.setAside("the properties of the note were set aside", start, end)
		return
	case site.Attributes:
		r.blockAttributes(m)
		return
	}
	switch m.Role() {
	case site.Listed:
		r.setAside("the contents were set aside", start, end)
	case site.NewPage:
		r.newPage(start, end)
	case site.Picture:
		r.toFlow()
		r.picture(m, start, end)
		r.toFlow()
	case site.Fold, site.Callout, site.Labelled:
		r.loneTitle(m, start, end)
	case site.Group, site.Aside:
		r.toFlow()
	default:
		r.toFlow()
		r.inlineMark(m)
	}
}

// loneTitle keeps the title of a component that holds nothing else.
func (r *siteReader) loneTitle(m *site.Mark, start, end int) {
	a, ok := m.TitleAttr()
	if !ok || m.Form != site.Tag {
		r.leftOut(m)
		return
	}
	text := &ast.Text{Loc: ast.At(r.Span(a.Start, a.End)), Value: markup.Printable(decode(a.Text))}
	in := []ast.Inline{text}
	if h, ok := m.Get("href", "link", "url", "to"); ok && markup.Allowed(h.Text) {
		in = []ast.Inline{&ast.Link{Loc: text.Loc, URL: h.Text, Inlines: in}}
	}
	r.reader.block(&ast.Paragraph{Loc: ast.At(r.Span(start, end)), Inlines: in}, start, end)
	for _, a := range m.Attr {
		if (a.Name == "description" || a.Name == "content" || a.Name == "answer") && a.Text != "" {
			at := ast.At(r.Span(a.Start, a.End))
			more := []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(decode(a.Text))}}
			r.reader.block(&ast.Paragraph{Loc: at, Inlines: more}, a.Start, a.End)
		}
	}
}

// siteHeading opens a component that is a heading. With more than a paragraph in it, it is none.
func (r *siteReader) siteHeading(n *siteBlock, start int) {
	r.push(&frame{class: flow, node: n, start: start, end: start, done: func(f *frame) {
		if len(f.blocks) == 1 {
			if p, ok := f.blocks[0].(*ast.Paragraph); ok {
				r.level = n.mark.Level()
				r.heading(r.level, p.Inlines, f.start, f.end)
				return
			}
		}
		for _, b := range f.blocks {
			r.attach(b, f.start, f.end)
		}
	}})
}

// siteCode reads a component that holds code.
func (r *siteReader) siteCode(m *site.Mark, start, end int) {
	code := strings.TrimSpace(string(r.Src[m.Body.Start:m.Body.End]))
	body := string(r.Src[m.Body.Start:m.Body.End])
	if strings.HasPrefix(code, "{`") && strings.HasSuffix(code, "`}") {
		body = code[2 : len(code)-2]
	}
	l := &ast.Listing{Loc: ast.At(r.Span(start, end)), Text: markup.Code(body)}
	a, ok := m.Get("language", "lang")
	if !ok && len(m.Attr) > 0 && m.Attr[0].Name == "" {
		a, ok = m.Attr[0], true
	}
	if ok {
		l.Language = listing.Canonical(language(a.Text))
	}
	if l.Text != "" {
		r.reader.block(l, start, end)
	}
}

// picture reads a component that shows an image.
func (r *siteReader) picture(m *site.Mark, start, end int) {
	src, ok := m.Get("src", "image", "link", "sources", "")
	if src.Text = address(src.Text); !ok || src.Text == "" {
		r.leftOut(m)
		return
	}
	alt, _ := m.Get("alt", "caption", "title")
	caption, _ := m.Get("caption", "title")
	img := r.image(src.Text, markup.Printable(decode(alt.Text)), markup.Printable(decode(caption.Text)), start, end)
	r.resize(img, m.Attr, start, end)
}

// address returns an address that an attribute holds: its text, or the first text in an expression such as
// useBaseUrl('/image.png') or require('./image.png').
func address(s string) string {
	if !strings.ContainsAny(s, "{}()`") {
		return s
	}
	if i := strings.IndexAny(s, "\"'`"); i >= 0 {
		return quoted(s[i:])[0]
	}
	return ""
}

// token returns a tag as package html has it.
func (r *siteReader) token(m *site.Mark) html.Token {
	tok := html.Token{Kind: html.Start, Name: strings.ToLower(m.Name), Attr: map[string]string{}, Start: m.Start}
	tok.Raw = string(r.Src[m.Start:m.End])
	if m.Closing {
		tok.Kind = html.End
	}
	for _, a := range m.Attr {
		switch low := strings.ToLower(a.Name); {
		case low == "src" || low == "href":
			tok.Attr[low] = decode(address(a.Text))
		case low != "" && !strings.ContainsAny(a.Text, "{}()`"):
			tok.Attr[low] = decode(a.Text)
		}
	}
	return tok
}

// inlineMark reads a mark within a paragraph.
func (r *siteReader) inlineMark(m *site.Mark) {
	switch m.Form {
	case site.Comment:
		r.closeGap(m.Start, m.End)
		if a, ok := m.Get("id"); ok {
			r.places.targets = append(r.places.targets, target{a.Text, r.Pos(m.Start)})
		}
		return
	case site.Expression:
		if a, ok := m.Get("text"); ok {
			r.text(markup.Printable(a.Text), a.Start, a.End)
			return
		}
	case site.Output:
		if name, _, _ := strings.Cut(m.Name, "|"); r.title != "" &&
			(name == "$frontmatter.title" || strings.TrimSpace(name) == "page.title") {
			r.text(markup.Printable(r.title), m.Start, m.End)
			return
		}
		if value, ok := r.page.Value(m.Name); ok {
			r.text(markup.Printable(value), m.Start, m.End)
			return
		}
	case site.Tag:
		if m.Name == strings.ToLower(m.Name) && !strings.Contains(m.Name, ".") {
			if src, _ := m.Get("src"); m.Name == "img" && address(src.Text) == "" {
				r.leftOut(m)
				return
			}
			r.tags.token(r.token(m), m.Start, m.End)
			return
		}
	}
	switch role := m.Role(); {
	case role == site.Anchor:
		tok := html.Token{Kind: html.Start, Name: "a", Attr: map[string]string{}}
		if a, ok := m.Get("to", "href"); ok {
			tok.Attr["href"] = address(a.Text)
		}
		if m.Closing {
			tok.Kind = html.End
		}
		if !m.Void {
			r.tags.token(tok, m.Start, m.End)
		}
	case m.Closing:
	case role == site.Picture:
		r.picture(m, m.Start, m.End)
	case role == site.Unknown, m.Void && role != site.Group:
		if a, ok := m.Get("text", "label"); ok && m.Void && m.Form == site.Tag {
			r.text(markup.Printable(decode(a.Text)), a.Start, a.End)
			return
		}
		r.leftOut(m)
	default:
		if a, ok := m.TitleAttr(); ok && hasTitle(m) {
			r.text(markup.Printable(decode(a.Text))+" ", a.Start, a.End)
		}
	}
}

// An omission is a kind of mark that was left out, and where.
type omission struct {
	rule    diag.ID
	message string
	at      []diag.Span
}

// omit records that something was left out. Omissions of one kind are reported together.
func (r *siteReader) omit(rule diag.ID, message string, start, end int) {
	for _, o := range r.omitted {
		if o.rule == rule && o.message == message {
			o.at = append(o.at, r.Span(start, end))
			return
		}
	}
	r.omitted = append(r.omitted, &omission{rule, message, []diag.Span{r.Span(start, end)}})
}

// leftOut records that a shortcode or component is not known.
func (r *siteReader) leftOut(m *site.Mark) {
	what := "the component <" + m.Name + ">"
	switch m.Form {
	case site.Shortcode:
		what = "the shortcode " + m.Name
	case site.Liquid:
		what = "the tag {% " + m.Name + " %}"
	case site.Output, site.Expression:
		what = "the expression " + clip(string(r.Src[m.Start:m.End]))
	case site.Colons:
		what = "the container ::: " + m.Name
	}
	if what += " is left out"; m.Match != nil {
		what += "; the text in it is kept"
	}
	r.omit(diag.ComponentUnknown, what, m.Start, r.TrimEnd(m.Start, m.End))
	r.closeGap(m.Start, m.End)
}

// closeGap closes the gap that a mark leaves between two spaces.
func (r *siteReader) closeGap(start, end int) {
	if start == 0 || r.Src[start-1] == ' ' || r.Src[start-1] == '\n' {
		r.gap = end
	}
}

// clip returns the start of a text as a line.
func clip(s string) string {
	s = strings.Join(strings.Fields(markup.Printable(s)), " ")
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// resize sets the size of an image to what attributes hold. One that a book cannot have is recorded.
func (r *siteReader) resize(img *ast.Image, attrs []site.Attr, start, end int) {
	var width, height, style string
	for _, a := range attrs {
		switch strings.ToLower(a.Name) {
		case "width":
			width = strings.Trim(a.Text, "{}")
		case "height":
			height = strings.Trim(a.Text, "{}")
		case "style":
			style = a.Text
		}
	}
	r.setSize(img, width, height, style, start, end)
}

// setSize sets the size of an image, written as in HTML.
func (r *siteReader) setSize(img *ast.Image, width, height, style string, start, end int) {
	if img != nil && !markup.Resize(img, width, height, style) {
		r.omit(diag.ImageSize, markup.SizeSetAside, start, end)
	}
}

// newPage adds a page break. One within a list or a box is recorded.
func (r *siteReader) newPage(start, end int) {
	r.toFlow()
	if len(r.frames) > 1 {
		r.omit(diag.PageBreak, "a page break within a list, a quotation or a box is set aside", start, end)
		return
	}
	r.reader.block(&ast.PageBreak{Loc: ast.At(r.Span(start, end))}, start, end)
}

// setAside reports furniture.
func (r *siteReader) setAside(what string, start, end int) {
	r.toFlow()
	r.sink.Report(diag.New(diag.Furniture, r.Span(start, end), "%s", what))
}

// reportOmitted reports what was left out: each kind at its first line, with the lines of the others.
func (r *siteReader) reportOmitted() {
	for _, o := range r.omitted {
		message := o.message
		if lines := otherLines(o.at); len(lines) == 1 {
			message += " (also in line " + lines[0] + ")"
		} else if len(lines) > 1 {
			message += " (also in lines " + strings.Join(lines, ", ") + ")"
		}
		r.sink.Report(diag.New(o.rule, o.at[0], "%s", message))
	}
	for _, m := range r.page.Broken() {
		message, hint := "this container is never closed; its first line is shown as text",
			"write ::: on a line of its own after it"
		if m.Form == site.Admonition {
			message, hint = "this admonition has no text; its line is shown as text", "indent its text by four spaces"
		}
		r.sink.Report(diag.New(diag.ComponentOpen, r.Span(m.Start, m.End), "%s", message).WithHint("%s", hint))
	}
}

// otherLines returns the numbers of the lines after that of the first place; of many the first ones.
func otherLines(at []diag.Span) []string {
	const most = 12
	var lines []string
	last := at[0].Start.Line
	for _, span := range at[1:] {
		if span.Start.Line == last {
			continue
		}
		last = span.Start.Line
		if len(lines) == most {
			return append(lines, "…")
		}
		lines = append(lines, strconv.Itoa(last))
	}
	return lines
}

// asideKind returns the kind of a callout of Notion, which begins with an emoji.
func (r *siteReader) asideKind(m *site.Mark) string {
	text := strings.TrimSpace(string(r.Src[m.Body.Start:m.Body.End]))
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune("💡✅👍🔑🌟", first):
		return "tip"
	case strings.ContainsRune("⚠🚧🔥", first):
		return "warning"
	case strings.ContainsRune("🚨⛔🛑❌🚫", first):
		return "caution"
	case strings.ContainsRune("❗‼📢🔔", first):
		return "important"
	}
	return "note"
}

// fenceLabel adds the label of a listing that is one of a group: ```js [config.js], ```bash npm.
func (r *siteReader) fenceLabel(info string, start, end int) {
	if len(r.groups) == 0 || !r.groups[len(r.groups)-1].fences {
		return
	}
	label := labelOf(info)
	if label == "" {
		return
	}
	stop := r.TrimEnd(start, r.LineEnd(start))
	at := ast.At(r.Span(start, stop))
	in := []ast.Inline{&ast.Strong{Loc: at, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(label)}}}}
	r.reader.block(&ast.Paragraph{Loc: at, Inlines: in}, start, stop)
}

// labelOf returns the label in the info string of a fence: in brackets, as its title, or the words after the language.
func labelOf(info string) string {
	if i := strings.IndexByte(info, '['); i >= 0 {
		if j := strings.IndexByte(info[i:], ']'); j > 0 {
			return info[i+1 : i+j]
		}
	}
	for _, key := range []string{`title="`, `title='`, `tab="`, `label="`} {
		if _, rest, ok := strings.Cut(info, key); ok {
			label, _, _ := strings.Cut(rest, key[len(key)-1:])
			return label
		}
	}
	_, rest, _ := strings.Cut(info, " ")
	if strings.ContainsAny(rest, "={") {
		return ""
	}
	return strings.TrimSpace(rest)
}
