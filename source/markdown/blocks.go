package markdown

import (
	"bytes"
	"strconv"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/listing"
	"studyguide/source/markup"
	"studyguide/source/pattern"
)

// children reads the blocks inside n.
func (t *tree) children(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t.read(c)
	}
}

// read reads one block of Markdown.
func (t *tree) read(n gast.Node) {
	switch n := n.(type) {
	case *gast.Paragraph, *gast.TextBlock:
		// A list or table of tags stays open: the paragraph may begin with the tag of its next part.
		t.endPhrases()
		t.push(&frame{class: phrases, tag: "paragraph", node: n, start: -1, end: n.Pos(), done: t.paragraphDone})
		t.inlines(n)
		t.leave(n, linesEnd(n, 0))
	case *gast.Heading:
		t.heading(n)
	case *gast.List:
		t.list(n, n.Pos())
		t.children(n)
		t.leave(n, 0)
	case *gast.ListItem:
		t.item(n)
	case *gast.Blockquote:
		t.quote(n)
	case *gast.FencedCodeBlock:
		t.fence(n)
	case *gast.CodeBlock:
		start, end := n.Pos(), t.TrimEnd(n.Pos(), linesEnd(n, n.Pos()))
		t.block(&ast.Listing{Loc: ast.At(t.Span(start, end)), Text: t.code(n)}, start, end)
	case *gast.ThematicBreak:
		end := t.TrimEnd(n.Pos(), t.LineEnd(n.Pos()))
		t.block(&ast.Divider{Loc: ast.At(t.Span(n.Pos(), end))}, n.Pos(), end)
	case *mathBlock:
		t.displayed(n.tex, n.start, n.end)
	case *gast.HTMLBlock:
		t.raw(n)
	case *gast.LinkReferenceDefinition:
		t.definition(n)
	case *xast.Table:
		t.table(n)
	case *xast.DefinitionList:
		t.definitions(n)
	default:
		at := t.Span(n.Pos(), t.LineEnd(n.Pos()))
		t.sink.Report(diag.New(diag.UnsupportedNode, at, "the Markdown reader does not know %s", n.Kind()))
		t.children(n)
	}
}

// definition reads a link reference definition. goldmark has given its links where they belong; one that stands alone
// and that nothing refers to was meant to be seen: its author mistook the colon for that of a sentence.
func (t *tree) definition(n *gast.LinkReferenceDefinition) {
	before, after := n.PreviousSibling(), n.NextSibling()
	if t.referred[util.ToLinkReference(n.Label)] || isDefinition(before) || isDefinition(after) {
		return
	}
	url := strings.Trim(decode(string(n.Destination)), "()")
	if s := markup.Scheme(url); s != "http" && s != "https" {
		return // "[//]: # (a comment)" and its like
	}
	start, end := n.Pos(), t.TrimEnd(n.Pos(), linesEnd(n, n.Pos()))
	at := ast.At(t.Span(start, end))
	text := &ast.Text{Loc: at, Value: decode(string(n.Label))}
	link := &ast.Link{Loc: at, URL: url, Title: decode(string(n.Title)), Inlines: []ast.Inline{text}}
	t.block(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{link}}, start, end)
}

func isDefinition(n gast.Node) bool {
	_, ok := n.(*gast.LinkReferenceDefinition)
	return ok
}

// linesEnd gives where the text of n ends; least if it has none.
func linesEnd(n gast.Node, least int) int {
	if l := n.Lines().Len(); l > 0 {
		return n.Lines().At(l - 1).Stop
	}
	return least
}

func (t *tree) heading(n *gast.Heading) {
	t.toFlow()
	t.endDetails(n.Level)
	start, end := n.Pos(), linesEnd(n, n.Pos())
	if n.Lines().Len() > 0 && n.Lines().At(0).Start == start {
		end = t.LineEnd(end) + 1 // setext: the line below belongs to it
	}
	end = t.TrimEnd(start, t.LineEnd(end))
	in := t.apart(n)
	h := &ast.Heading{Loc: ast.At(t.Span(start, end)), Level: n.Level, Inlines: in}
	t.level = n.Level
	if len(in) == 0 {
		return
	}
	t.headings = append(t.headings, h)
	t.block(h, start, end)
}

// apart reads the inlines of n where no tag can close what is around them.
func (t *tree) apart(n gast.Node) []ast.Inline {
	var in []ast.Inline
	t.push(&frame{class: phrases, node: n, bar: true, start: -1, end: n.Pos(), done: func(f *frame) { in = markup.Trim(f.inlines) }})
	t.inlines(n)
	t.leave(n, 0)
	return in
}

func (t *tree) list(n *gast.List, start int) *ast.List {
	l := &ast.List{Ordered: n.IsOrdered(), Tight: n.IsTight}
	if l.Ordered {
		l.Start = n.Start
	}
	t.openList(l, n, start, "list")
	return l
}

// openList opens a list; n is nil if it is from a tag.
func (t *tree) openList(l *ast.List, n gast.Node, start int, tag string) {
	t.toFlow()
	t.push(&frame{class: parts, tag: tag, node: n, start: start, end: start, data: l, done: func(f *frame) {
		if len(l.Items) > 0 {
			l.Loc = ast.At(t.Span(f.start, f.end))
			t.attach(l, f.start, f.end)
		}
	}})
}

func (t *tree) item(n *gast.ListItem) {
	list, ok := t.top().data.(*ast.List)
	if !ok || t.top().node != n.Parent() {
		// A tag in an item before has closed the list: </summary> after its last word.
		parent, ok := n.Parent().(*gast.List)
		if !ok {
			t.children(n)
			return
		}
		list = t.list(parent, n.Pos())
	}
	start := min(n.Pos(), len(t.Src)) // goldmark counts a tab before a marker as columns
	if k, ok := t.number(start); ok && list.Ordered {
		list = t.recount(list, n, k)
	}
	t.openItem(list, n, start, "item")
	t.children(n)
	t.leave(n, 0)
}

// itemNumber is the number that an item begins with.
var itemNumber = pattern.New(`^[ \t]*(\d{1,9})[.)]`)

// number gives the number that the item at offset at begins with.
func (t *tree) number(at int) (int, bool) {
	m := itemNumber.FindSubmatch(t.Src[at:t.LineEnd(at)])
	if m == nil {
		return 0, false
	}
	k, err := strconv.Atoi(string(m[1]))
	return k, err == nil
}

// recount gives the list that an item numbered k belongs to: list, or a new one where the author's count does not go on. CommonMark takes
// only the first number of a list for meant, and so makes one list of the steps 1 and 2 in an answer and of the question 6 after
// it. Items that all bear the first one's number are counted by Markdown.
func (t *tree) recount(list *ast.List, n *gast.ListItem, k int) *ast.List {
	switch {
	case len(list.Items) == 0:
		return list
	case k == list.Start && !t.counted[list]:
		return list
	case k == list.Start+len(list.Items):
		t.counted[list] = true
		return list
	}
	parent, ok := n.Parent().(*gast.List)
	if !ok || t.top().node != n.Parent() {
		return list
	}
	t.pop()
	next := t.list(parent, n.Pos())
	next.Start = k
	return next
}

// openItem opens an item of l.
func (t *tree) openItem(l *ast.List, n gast.Node, start int, tag string) {
	item := &ast.Item{}
	t.push(&frame{class: flow, tag: tag, node: n, start: start, end: start, data: item, done: func(f *frame) {
		item.Loc = ast.At(t.Span(f.start, f.end))
		item.Blocks = f.blocks
		l.Items = append(l.Items, item)
	}})
}

// alert is the first line of a callout (GitHub's documentation, "Alerts").
var alert = pattern.New(`^\[!(?i:(note|tip|important|warning|caution))\][ \t]*$`)

func (t *tree) quote(n *gast.Blockquote) {
	t.toFlow()
	f := &frame{class: flow, tag: "quote", node: n, start: n.Pos(), end: n.Pos()}
	f.done = func(f *frame) {
		if len(f.blocks) > 0 {
			t.attach(&ast.Quote{Loc: ast.At(t.Span(f.start, f.end)), Blocks: f.blocks}, f.start, f.end)
		}
	}
	if p, ok := n.FirstChild().(*gast.Paragraph); ok && p.Lines().Len() > 0 {
		line := p.Lines().At(0)
		if m := alert.FindSubmatch(bytes.TrimRight(line.Value(t.Src), " \t\n")); m != nil {
			kind := strings.ToLower(string(m[1]))
			t.skip = max(t.skip, line.Stop)
			f.done = func(f *frame) {
				t.attach(&ast.Callout{Loc: ast.At(t.Span(f.start, f.end)), Kind: kind, Blocks: f.blocks}, f.start, f.end)
			}
		}
	}
	t.push(f)
	t.children(n)
	t.leave(n, 0)
}

// code gives the text of a code block.
func (t *tree) code(n gast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(t.Src))
	}
	return markup.Code(b.String())
}

func (t *tree) fence(n *gast.FencedCodeBlock) {
	start := n.Pos()
	opening := t.LineEnd(start)
	end := max(opening, linesEnd(n, 0))
	// Does the line after the text close the fence?
	next := end
	if n.Lines().Len() == 0 || next > 0 && t.Src[next-1] != '\n' {
		next = min(next+1, len(t.Src))
	}
	line := t.Src[next:t.LineEnd(next)]
	if m := fenceLine.FindSubmatch(line); m != nil && m[1][0] == t.Src[start] && len(bytes.TrimSpace(m[2])) == 0 {
		end = t.LineEnd(next)
	} else {
		t.sink.Report(diag.New(diag.OpenFence, t.Span(start, opening), "this code fence is never closed").
			WithHint("write %s on a line of its own after the code", strings.Repeat(string(t.Src[start]), 3)))
	}
	end = t.TrimEnd(start, end)
	l := &ast.Listing{Loc: ast.At(t.Span(start, end)), Text: t.code(n)}
	if n.Info != nil {
		info := strings.TrimSpace(string(n.Info.Segment.Value(t.Src)))
		if asksSomething.MatchString(info) {
			l.Text = strings.TrimRight(info+"\n"+l.Text, "\n")
		} else {
			l.Language = listing.Canonical(language(info))
		}
	}
	if l.Language == "math" { // GitHub's form of a formula
		t.displayed(l.Text, start, end)
		return
	}
	t.block(l, start, end)
}

// asksSomething is an info string that names no language: the author opened the fence on the first line of the text.
var asksSomething = pattern.New(`^(?i)(?:q(?:ue(?:stion)?)?\s*[.:#-]?\s*)?\d{1,4}\s*[.):]+\s*\S|^q(?:uestion)?\s*[:.]\s*\S|\s\S*[?？]$`)

// language gives the language that the info string of a fence names, in its many forms: "js", "{.js}", "js:file.js",
// "js{1,3}", "js title=x".
func language(info string) string {
	info = strings.TrimLeft(strings.TrimSpace(info), "{. ")
	if i := strings.IndexAny(info, " \t{}:,;(["); i >= 0 {
		info = info[:i]
	}
	return info
}
