package markdown

import (
	"bytes"
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
)

// maxDepth bounds the nesting of tags: a deeper tag is dropped and its content kept. No author nests a tenth as deep,
// but a file of unclosed tags would make a tree too deep to walk.
const maxDepth = 200

// A tagReader reads the HTML within Markdown, tag by tag.
type tagReader struct {
	*builder
	literal map[string]int // by name: foreign start tags shown as text, less those dropped, whose end tags are to come
	ends    endTags
}

func newTagReader(b *builder) *tagReader {
	return &tagReader{builder: b, literal: map[string]int{}, ends: endTags{Lines: b.Lines, starts: map[string][]int{}}}
}

// rawInline reads a tag or comment within a paragraph.
func (t *tagReader) rawInline(n *gast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	start, end := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	if start < t.skip {
		return
	}
	for _, tok := range html.Scan(string(n.Segments.Value(t.Src))) {
		t.token(tok, start, end)
	}
}

// rawBlock reads an HTML block: a comment, <pre>, <script> or the like.
func (t *tagReader) rawBlock(n *gast.HTMLBlock) {
	text := t.joinLines(n)
	t.toFlow()
	toks := html.Scan(text.String())
	for i := 0; i < len(toks); i++ {
		start := text.offset(toks[i].Start)
		role := html.Meaning(toks[i].Name)
		svg := toks[i].Name == "svg"
		if toks[i].Kind != html.Start || role != html.Pre && role != html.Script && !svg {
			t.token(toks[i], start, min(start+len(toks[i].Raw), len(t.Src)))
			continue
		}
		// The element is read as a unit, up to its end tag.
		from, open := i+1, toks[i]
		for i+1 < len(toks) && (toks[i].Kind != html.End || toks[i].Name != open.Name) {
			i++
		}
		var inner strings.Builder
		for _, tok := range toks[min(from, i):i] {
			inner.WriteString(tok.Raw)
		}
		if toks[i].Kind != html.End && from <= i {
			inner.WriteString(toks[i].Raw)
		}
		end := min(text.offset(toks[i].Start)+len(toks[i].Raw), len(t.Src))
		if role == html.Script {
			t.furniture(open.Name, start, end)
			continue
		}
		if svg {
			t.drawing(open, open.Raw, inner.String()+"</svg>", start, end)
			continue
		}
		t.pre(inner.String(), open, start, end)
	}
	t.toFlow()
}

// joined is the lines of a block as one text, without the prefixes of a quote or list.
type joined struct {
	strings.Builder
	pieces []piece
	next   int // index of the piece of the last offset
}

// A piece is the offset of a line in the joined text and in the source.
type piece struct{ at, source int }

func (t *tagReader) joinLines(n *gast.HTMLBlock) *joined {
	j := &joined{}
	add := func(start, stop int) {
		j.pieces = append(j.pieces, piece{j.Len(), start})
		j.Write(t.Src[start:stop])
	}
	for i := range n.Lines().Len() {
		add(n.Lines().At(i).Start, n.Lines().At(i).Stop)
	}
	if n.HasClosure() {
		add(n.ClosureLine.Start, n.ClosureLine.Stop)
	}
	return j
}

// offset returns the offset in the source of byte at of the text. Calls must be in ascending order.
func (j *joined) offset(at int) int {
	for j.next+1 < len(j.pieces) && j.pieces[j.next+1].at <= at {
		j.next++
	}
	return j.pieces[j.next].source + at - j.pieces[j.next].at
}

// furniture reports a script or style sheet.
func (t *tagReader) furniture(name string, start, end int) {
	t.sink.Report(diag.New(diag.Furniture, t.Span(start, end), "<%s> was set aside", name))
}

// pre adds the content of <pre> as a listing. Its language may be named on <pre> or on the <code> inside.
func (t *tagReader) pre(inner string, open html.Token, start, end int) {
	l := &ast.Listing{Loc: ast.At(t.Span(start, end)), Text: markup.Code(html.Plain(inner))}
	l.Language = html.Language(open)
	for _, tok := range html.Scan(inner) {
		if l.Language == "" && tok.Name == "code" {
			l.Language = html.Language(tok)
		}
	}
	if l.Text != "" {
		t.block(l, start, end)
	}
}

// token reads one token of HTML.
func (t *tagReader) token(tok html.Token, start, end int) {
	switch tok.Kind {
	case html.Comment:
		t.named(tok.Raw, start, end)
	case html.Start:
		t.startTag(tok, start, end)
	case html.End:
		t.endTag(tok, start, end)
	case html.Text:
		for i, line := range strings.Split(tok.Text, "\n") {
			if i > 0 {
				t.lineBreak(false, start, start)
			}
			t.text(markup.Printable(strings.TrimLeft(line, " \t")), start, end)
		}
	default:
		t.text(markup.Printable(strings.TrimSpace(tok.Raw)), start, end)
	}
}

// verbatim shows a tag as the author wrote it.
func (t *tagReader) verbatim(tok html.Token, start, end int) {
	if tok.Kind == html.Start {
		t.sink.Report(diag.New(diag.HTMLUnknown, t.Span(start, end),
			"the tag %s is shown as text", markup.Printable(tok.Raw)).
			WithHint("write it between backticks"))
	}
	t.text(markup.Printable(tok.Raw), start, end)
}

func (t *tagReader) startTag(tok html.Token, start, end int) {
	for _, key := range []string{"id", "name"} {
		if name := tok.Attr[key]; name != "" {
			t.places.targets = append(t.places.targets, target{name, t.Pos(start)})
		}
	}
	role := html.Meaning(tok.Name)
	if role.Block() && t.barred() {
		t.lineBreak(true, start, end)
		if role == html.Item {
			t.text("• ", start, end)
		}
		return
	}
	if len(t.frames) > maxDepth && (role.Block() || role.Inline()) {
		return
	}
	switch {
	case role.Block():
		t.openBlock(tok, role, start, end)
	case role.Inline():
		t.openMark(tok, role, start, end)
	default:
		t.single(tok, role, start, end)
	}
}

// single reads a start tag that opens no node.
func (t *tagReader) single(tok html.Token, role html.Role, start, end int) {
	switch role {
	case html.Transparent:
		t.group(tok.Name, true)
		t.sounded(tok.Name, true, start, end)
	case html.LineBreak:
		t.lineBreak(true, start, end)
	case html.Image:
		alt, title := markup.Printable(tok.Attr["alt"]), markup.Printable(tok.Attr["title"])
		if img := t.image(tok.Attr["src"], alt, title, start, end); img != nil {
			if !markup.Resize(img, tok.Attr["width"], tok.Attr["height"], tok.Attr["style"]) {
				t.sink.Report(diag.New(diag.ImageSize, t.Span(start, end), markup.SizeSetAside))
			}
		}
	case html.Script:
		if stop := t.ends.after(tok.Name, end); stop > 0 {
			t.furniture(tok.Name, start, stop)
			t.skip = stop
			return
		}
		t.verbatim(tok, start, end)
	case html.Foreign:
		stop := t.ends.after(tok.Name, end)
		if tok.Name == "svg" && stop > 0 {
			t.drawing(tok, string(t.Src[start:end]), string(t.Src[end:stop]), start, stop)
			t.skip = stop
			return
		}
		if len(tok.Attr) > 0 || spoken(tok.Name) && stop > 0 {
			t.literal[tok.Name]--
			return
		}
		t.literal[tok.Name]++
		t.verbatim(tok, start, end)
	case html.Unknown:
		t.verbatim(tok, start, end)
	default:
		t.unsupported(tok, start, end)
	}
}

func (t *tagReader) unsupported(tok html.Token, start, end int) {
	t.sink.Report(diag.New(diag.UnsupportedNode, t.Span(start, end),
		"the Markdown reader does not know <%s>", tok.Name))
	t.verbatim(tok, start, end)
}

// openBlock opens the block of a tag.
func (t *tagReader) openBlock(tok html.Token, role html.Role, start, end int) {
	switch role {
	case html.Wrapper:
		t.endPhrases()
	case html.Rule:
		t.block(&ast.Divider{Loc: ast.At(t.Span(start, end))}, start, end)
	case html.Heading:
		t.openHeading(tok.Name, start, end)
	case html.Pre:
		t.toFlow()
		if stop := t.ends.after("pre", end); stop > 0 {
			inner := t.Src[end : end+bytes.LastIndexByte(t.Src[end:stop], '<')]
			t.skip = stop
			t.pre(string(inner), tok, start, stop)
		}
	case html.Details:
		t.openDetails(start, end)
	case html.Summary:
		t.openSummary(start, end)
	case html.Quote:
		t.toFlow()
		t.push(&frame{class: flow, tag: tok.Name, start: start, end: end, done: func(f *frame) {
			if len(f.blocks) > 0 {
				t.attach(&ast.Quote{Loc: t.loc(f), Blocks: f.blocks}, f.start, f.end)
			}
		}})
	case html.List:
		t.list(tok, start)
	case html.Item:
		t.item(tok, start)
	case html.Definitions:
		t.openDefinitions(nil, start)
	case html.Term, html.Description:
		t.definition(role, start, end)
	case html.Table, html.Row, html.Cell:
		t.table(tok, role, start, end)
	default:
		t.unsupported(tok, start, end)
	}
}

// openHeading opens the heading of a tag h1 to h6.
func (t *tagReader) openHeading(name string, start, end int) {
	level := int(name[1] - '0')
	t.toFlow()
	t.endDetails(level)
	t.level = level
	t.push(&frame{class: phrases, tag: name, start: start, end: end, done: func(f *frame) {
		t.heading(level, markup.Trim(f.inlines), f.start, f.end)
	}})
}

// openMark opens the inline element of a tag.
func (t *tagReader) openMark(tok html.Token, role html.Role, start, end int) {
	t.paragraph(start)
	t.push(&frame{class: span, tag: tok.Name, start: start, end: end, done: func(f *frame) {
		switch {
		case role == html.Anchor && tok.Attr["href"] != "":
			t.link(f, tok.Attr["href"], markup.Printable(tok.Attr["title"]))
		case role == html.Anchor:
			t.add(f.inlines...)
		case len(f.inlines) > 0:
			if marked := role.Mark(t.loc(f), f.inlines); marked != nil {
				t.add(marked)
			}
		}
	}})
}

func (t *tagReader) endTag(tok html.Token, start, end int) {
	role := html.Meaning(tok.Name)
	same := func(f *frame) bool { return f.tag == tok.Name }
	if role.Block() && t.barred() && t.find(same) < 0 {
		t.lineBreak(true, start, end)
		return
	}
	switch role {
	case html.Unknown:
		t.verbatim(tok, start, end)
	case html.Foreign:
		switch n := t.literal[tok.Name]; {
		case n < 0:
			t.literal[tok.Name]++
		case n > 0:
			t.literal[tok.Name]--
			t.verbatim(tok, start, end)
		default:
			t.verbatim(tok, start, end)
		}
	case html.LineBreak: // some authors write </br>
		t.lineBreak(true, start, end)
	case html.Wrapper, html.Pre:
		t.endPhrases()
	case html.Transparent:
		t.group(tok.Name, false)
		t.sounded(tok.Name, false, start, end)
	case html.Details:
		t.closeTag(tok.Name, end)
	case html.Summary:
		t.closeSummary(end)
	default:
		// Only </details> closes anything outside a details element.
		if i := t.findBefore(same, func(f *frame) bool { return f.tag == "details" }); i >= 0 {
			t.closeAt(i, end)
		}
	}
}

// An endTags finds end tags in the source.
type endTags struct {
	*diag.Lines
	starts map[string][]int // by name, lower case
}

// after returns the offset after the first end tag called name that follows offset in the same paragraph, or 0.
func (e endTags) after(name string, offset int) int {
	starts, ok := e.starts[name]
	if !ok {
		lower, mark := lowerASCII(e.Src), []byte("</"+name)
		for at := bytes.Index(lower, mark); at >= 0; {
			starts = append(starts, at)
			next := bytes.Index(lower[at+1:], mark)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		e.starts[name] = starts
	}
	i, _ := slices.BinarySearch(starts, offset)
	if i == len(starts) || bytes.Contains(e.Src[offset:starts[i]], []byte("\n\n")) {
		return 0
	}
	if j := bytes.IndexByte(e.Src[starts[i]:e.LineEnd(starts[i])], '>'); j >= 0 {
		return starts[i] + j + 1
	}
	return 0
}
