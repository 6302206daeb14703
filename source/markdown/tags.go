package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/markup"
)

// maxDepth is how deep tags may nest: beyond it a tag is dropped and what it encloses kept. No author nests to a tenth
// of it, but a file of unclosed tags would otherwise make a tree that nobody can walk.
const maxDepth = 200

// rawInline reads a tag or comment within a paragraph.
func (t *tree) rawInline(n *gast.RawHTML) {
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

// raw reads an HTML block: a comment, <pre>, <script> or the like.
func (t *tree) raw(n *gast.HTMLBlock) {
	var b strings.Builder
	type piece struct{ at, source int }
	var pieces []piece
	add := func(start, stop int) {
		pieces = append(pieces, piece{b.Len(), start})
		b.Write(t.Src[start:stop])
	}
	for i := range n.Lines().Len() {
		add(n.Lines().At(i).Start, n.Lines().At(i).Stop)
	}
	if n.HasClosure() {
		add(n.ClosureLine.Start, n.ClosureLine.Stop)
	}
	next := 0
	place := func(at int) int { // asked for in order only
		for next+1 < len(pieces) && pieces[next+1].at <= at {
			next++
		}
		return pieces[next].source + at - pieces[next].at
	}
	t.toFlow()
	toks := html.Scan(b.String())
	for i := 0; i < len(toks); i++ {
		start := place(toks[i].Start)
		role := html.Meaning(toks[i].Name)
		if toks[i].Kind != html.Start || role != html.Pre && role != html.Script {
			t.token(toks[i], start, min(start+len(toks[i].Raw), len(t.Src)))
			continue
		}
		// Everything up to the end tag belongs together.
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
		end := min(place(toks[i].Start)+len(toks[i].Raw), len(t.Src))
		if role == html.Script {
			t.furniture(open.Name, start, end)
			continue
		}
		t.pre(inner.String(), open, start, end)
	}
	t.toFlow()
}

func (t *tree) furniture(name string, start, end int) {
	t.sink.Report(diag.New(diag.Furniture, t.Span(start, end), "<%s> was set aside", name))
}

// pre adds the listing that <pre> holds. A guide names its language on <pre> or on the <code> inside.
func (t *tree) pre(inner string, open html.Token, start, end int) {
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

// token reads one piece of HTML.
func (t *tree) token(tok html.Token, start, end int) {
	switch tok.Kind {
	case html.Comment:
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
func (t *tree) verbatim(tok html.Token, start, end int) {
	if tok.Kind == html.Start {
		t.sink.Report(diag.New(diag.HTMLUnknown, t.Span(start, end), "the tag %s is shown as text", markup.Printable(tok.Raw)).
			WithHint("write it between backticks"))
	}
	t.text(markup.Printable(tok.Raw), start, end)
}

func (t *tree) startTag(tok html.Token, start, end int) {
	for _, key := range []string{"id", "name"} {
		if name := tok.Attr[key]; name != "" {
			t.targets = append(t.targets, target{name, start})
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
	if len(t.stack) > maxDepth && (role.Block() || role.Inline()) {
		return
	}
	switch role {
	case html.Unknown:
		t.verbatim(tok, start, end)
	case html.Foreign:
		if len(tok.Attr) > 0 {
			t.literal[tok.Name]--
			return
		}
		t.literal[tok.Name]++
		t.verbatim(tok, start, end)
	case html.Script:
		if stop := t.closing(tok.Name, end); stop > 0 {
			t.furniture(tok.Name, start, stop)
			t.skip = stop
			return
		}
		t.verbatim(tok, start, end)
	case html.Transparent:
	case html.LineBreak:
		t.lineBreak(true, start, end)
	case html.Image:
		t.addImage(tok.Attr["src"], markup.Printable(tok.Attr["alt"]), markup.Printable(tok.Attr["title"]), start, end)
	case html.Emph, html.Strong, html.Strike, html.Sup, html.Sub, html.Code, html.Anchor:
		t.openSpan(tok, role, start, end)
	case html.Wrapper:
		t.endPhrases()
	case html.Rule:
		t.block(&ast.Divider{Loc: ast.At(t.Span(start, end))}, start, end)
	case html.Heading:
		t.openHeading(tok.Name, start, end)
	case html.Pre:
		t.toFlow()
		if stop := t.closing("pre", end); stop > 0 {
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
				t.attach(&ast.Quote{Loc: ast.At(t.Span(f.start, f.end)), Blocks: f.blocks}, f.start, f.end)
			}
		}})
	case html.List:
		l := &ast.List{Ordered: tok.Name == "ol", Tight: true}
		if l.Ordered {
			l.Start = 1
			if n, err := strconv.Atoi(tok.Attr["start"]); err == nil {
				l.Start = n
			}
		}
		t.openList(l, nil, start, tok.Name)
	case html.Item:
		i := t.findBefore(func(f *frame) bool { _, ok := f.data.(*ast.List); return ok },
			func(f *frame) bool { return f.class == flow && f.tag != "li" })
		if i < 0 {
			t.openList(&ast.List{Tight: true}, nil, start, "ul")
		} else {
			t.popTo(i)
		}
		t.openItem(t.top().data.(*ast.List), nil, start, "li")
	case html.Definitions:
		t.openDefinitions(nil, start)
	case html.Term, html.Description:
		t.definitionTag(role, start, end)
	case html.Table, html.Row, html.Cell:
		t.tableTag(tok, role, start, end)
	default:
		t.sink.Report(diag.New(diag.UnsupportedNode, t.Span(start, end), "the Markdown reader does not know <%s>", tok.Name))
		t.verbatim(tok, start, end)
	}
}

// closing gives the offset after the end tag of name that follows offset in the same paragraph, 0 if there is none.
func (t *tree) closing(name string, offset int) int {
	ends, ok := t.ends[name]
	if !ok {
		lower, mark := lowerASCII(t.Src), []byte("</"+name)
		for at := bytes.Index(lower, mark); at >= 0; {
			ends = append(ends, at)
			next := bytes.Index(lower[at+1:], mark)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		t.ends[name] = ends
	}
	i, _ := slices.BinarySearch(ends, offset)
	if i == len(ends) || bytes.Contains(t.Src[offset:ends[i]], []byte("\n\n")) {
		return 0
	}
	if j := bytes.IndexByte(t.Src[ends[i]:t.LineEnd(ends[i])], '>'); j >= 0 {
		return ends[i] + j + 1
	}
	return 0
}

func (t *tree) endTag(tok html.Token, start, end int) {
	role := html.Meaning(tok.Name)
	if role.Block() && t.barred() && t.find(func(f *frame) bool { return f.tag == tok.Name }) < 0 {
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
	case html.LineBreak: // </br>, as some write it
		t.lineBreak(true, start, end)
	case html.Wrapper, html.Pre:
		t.endPhrases()
	case html.Details:
		t.closeTag(tok.Name, end)
	case html.Summary:
		t.closeSummary(end)
	default:
		// No tag but </details> reaches out of a details.
		i := t.findBefore(func(f *frame) bool { return f.tag == tok.Name }, func(f *frame) bool { return f.tag == "details" })
		if i >= 0 {
			t.closeTag(tok.Name, end)
		}
	}
}
