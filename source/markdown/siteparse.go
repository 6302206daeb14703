package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

// The kinds of goldmark's nodes for the marks of site generators.
var (
	siteKind  = gast.NewNodeKind("Site")
	titleKind = gast.NewNodeKind("SiteTitle")
)

// A siteBlock is a mark on lines of its own. If it is a container, its blocks are its children, after its title.
type siteBlock struct {
	gast.BaseBlock
	mark  *site.Mark
	raw   bool       // no Markdown stands within it
	title *siteTitle // nil if it has none
}

func (*siteBlock) Kind() gast.NodeKind { return siteKind }
func (*siteBlock) IsRaw() bool         { return true }

// Dump implements goldmark's Node.
func (n *siteBlock) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// A siteTitle is the title of a container. Its lines are where it stands in the source.
type siteTitle struct{ gast.BaseBlock }

func (*siteTitle) Kind() gast.NodeKind { return titleKind }

// Dump implements goldmark's Node.
func (n *siteTitle) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// newTitle returns a title that stands at p; nil if p is empty.
func newTitle(src []byte, p site.Part) *siteTitle {
	n := &siteTitle{}
	for at := p.Start; at < p.End; {
		stop := p.End
		if i := bytes.IndexByte(src[at:p.End], '\n'); i >= 0 {
			stop = at + i + 1
		}
		n.Lines().Append(text.NewSegment(at, stop))
		at = stop
	}
	if n.Lines().Len() == 0 {
		return nil
	}
	n.SetPos(p.Start)
	return n
}

// A siteParser opens blocks at the marks of a page.
type siteParser struct {
	page  *site.Page
	src   []byte
	ended *bool // see strictParser
}

// Trigger returns every character. Among the parsers of a character goldmark takes those without triggers last, and
// marks come first.
func (siteParser) Trigger() []byte {
	var out []byte
	for c := '!'; c <= 0xff; c++ {
		out = append(out, byte(c))
	}
	return out
}

func (s siteParser) Open(_ gast.Node, reader text.Reader, _ parser.Context) (gast.Node, parser.State) {
	line, seg := reader.PeekLine()
	at := seg.Stop - len(bytes.TrimLeft(line, " \t"))
	m := s.page.At(at)
	switch {
	case m == nil || m.Closing:
		return nil, parser.NoChildren
	case m.Match != nil && !m.Block:
		return nil, parser.NoChildren
	}
	n := &siteBlock{mark: m, raw: m.Match == nil || isRaw(m)}
	if n.raw {
		end := m.End
		if m.Match != nil {
			end = m.Match.End
		}
		if !s.restIsBlank(end) {
			return nil, parser.NoChildren
		}
		reader.AdvanceToEOL()
		return n, parser.NoChildren
	}
	title := m.Title
	var more []string
	if m.Role() == site.Labelled {
		more = []string{"name", "value"}
	}
	if a, ok := m.TitleAttr(more...); ok && title.End == 0 && hasTitle(m) {
		title = a.Part
	}
	if n.title = newTitle(s.src, title); n.title != nil {
		n.AppendChild(n, n.title)
	}
	// What is blank ends no line, so the end tag disturbs no block within.
	blank(s.src[m.Match.Start:m.Match.End])
	if m.End >= seg.Stop || s.restIsBlank(m.End) {
		reader.AdvanceToEOL()
	} else {
		reader.Advance(seg.Padding + m.End - seg.Start)
	}
	return n, parser.HasChildren
}

// hasTitle reports whether the title of a component is that of its part.
func hasTitle(m *site.Mark) bool {
	switch m.Role() {
	case site.Fold, site.Labelled, site.Callout:
		return true
	}
	return false
}

// isRaw reports whether no Markdown stands within m.
func isRaw(m *site.Mark) bool {
	switch m.Role() {
	case site.Code, site.Aside:
		return true
	}
	return false
}

func blank(src []byte) {
	for i, c := range src {
		if c != '\n' {
			src[i] = ' '
		}
	}
}

// restIsBlank reports whether nothing stands in a line from an offset on.
func (s siteParser) restIsBlank(at int) bool {
	rest, _, _ := bytes.Cut(s.src[min(at, len(s.src)):], []byte("\n"))
	return len(bytes.TrimSpace(rest)) == 0
}

func (s siteParser) Continue(node gast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*siteBlock)
	_, seg := reader.PeekLine()
	m := n.mark
	if n.raw {
		end := m.End
		if m.Match != nil {
			end = m.Match.End
		}
		if seg.Start >= end {
			return parser.Close
		}
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	switch {
	case seg.Start < m.End: // the tag has several lines
		if m.End >= seg.Stop || s.restIsBlank(m.End) {
			reader.AdvanceToEOL()
		} else {
			reader.Advance(seg.Padding + m.End - seg.Start)
		}
	case seg.Start > m.Match.Start:
		*s.ended = true
		return parser.Close
	default:
		unindent(reader, m.Indent)
	}
	return parser.Continue | parser.HasChildren
}

// unindent skips the white space before a column of the source.
func unindent(reader text.Reader, column int) {
	line, _ := reader.PeekLine()
	at := reader.LineOffset()
	width, _ := util.IndentWidth(line, at)
	if n := min(width, column-at); n > 0 {
		pos, padding := util.IndentPosition(line, at, n)
		reader.AdvanceAndSetPadding(pos, padding)
	}
}

func (siteParser) Close(gast.Node, text.Reader, parser.Context) {}
func (siteParser) CanInterruptParagraph() bool                  { return true }
func (siteParser) CanAcceptIndentedLine() bool                  { return true }

// A strictParser parses paragraphs, or code by indentation, so that they end with the container of a site generator
// that they are in: CommonMark would take the line after it for a lazy continuation. That line begins a block where
// otherwise none could, since a paragraph is open: ended is set between the two.
type strictParser struct {
	parser.BlockParser
	ended  *bool
	indent bool // indented lines may be of it
}

func (s strictParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	node, state := s.BlockParser.Open(parent, reader, pc)
	if node != nil {
		*s.ended = false
	}
	return node, state
}

func (s strictParser) Continue(node gast.Node, reader text.Reader, pc parser.Context) parser.State {
	_, seg := reader.PeekLine()
	for n := node.Parent(); n != nil; n = n.Parent() {
		if b, ok := n.(*siteBlock); ok && seg.Start > b.mark.Match.Start {
			return parser.Close
		}
	}
	return s.BlockParser.Continue(node, reader, pc)
}

func (s strictParser) CanInterruptParagraph() bool {
	return *s.ended || s.BlockParser.CanInterruptParagraph()
}
func (s strictParser) CanAcceptIndentedLine() bool {
	return s.indent || s.BlockParser.CanAcceptIndentedLine()
}

// near returns as much of a line as a mark within it may take.
func near(line []byte) []byte {
	const most = 500
	return line[:min(len(line), most)]
}

// A siteInline is a mark within a paragraph, or a part of one.
type siteInline struct {
	gast.BaseInline
	mark *site.Mark
}

func (*siteInline) Kind() gast.NodeKind { return siteKind }

// Dump implements goldmark's Node.
func (n *siteInline) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// A siteInlineParser parses the marks of a page within a paragraph.
type siteInlineParser struct{ page *site.Page }

func (siteInlineParser) Trigger() []byte { return []byte{'<', '{'} }

func (s siteInlineParser) Parse(_ gast.Node, block text.Reader, _ parser.Context) gast.Node {
	_, seg := block.PeekLine()
	m := s.page.At(seg.Start)
	if m == nil || !s.advance(block, m.End) {
		return nil
	}
	return &siteInline{mark: m}
}

// advance moves block to an offset of the source, if that is in the same paragraph.
func (s siteInlineParser) advance(block text.Reader, to int) bool {
	for range reach {
		line, seg := block.PeekLine()
		switch {
		case line == nil || seg.Start > to:
			return false
		case to <= seg.Stop:
			block.Advance(to - seg.Start)
			return true
		}
		block.AdvanceLine()
	}
	return false
}

// A templateParser takes the expressions of templates out of the addresses of links, in which their spaces would make
// text of the link: [text]({{ site.baseurl }}/page), [text]({% link page.md %}), [text]({{< ref "page.md" >}}).
type templateParser struct{ src []byte }

func (templateParser) Trigger() []byte { return []byte{']'} }

var templateAddress = pattern.New(`^\]\([ \t]*(?:(\{\{[<%]?-?)\s*(\w+)?[^{}\n]*?(?:"([^"\n{}]*)"[^{}\n]*?)?(-?[>%]?\}\})|` +
	`(\{%-?)\s*\w+\s+([^{}%\s]*)\s*(-?%\}))`)

func (t templateParser) Parse(_ gast.Node, block text.Reader, _ parser.Context) gast.Node {
	line, seg := block.PeekLine()
	if len(line) < 5 || line[1] != '(' || !bytes.Contains(near(line), []byte("{")) {
		return nil
	}
	m := templateAddress.FindStringSubmatchIndex(string(near(line)))
	if m == nil {
		return nil
	}
	keep := func(g int) bool { return m[2*g] >= 0 }
	whole := t.src[seg.Start+2 : seg.Start+m[1]]
	text := bytes.Clone(whole)
	blank(whole)
	for _, g := range []int{3, 6} { // the page that it names
		if keep(g) {
			copy(whole[m[2*g]-2:], text[m[2*g]-2:m[2*g+1]-2])
		}
	}
	return nil
}
