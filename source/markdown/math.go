package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"studyguide/source/ast"
	"studyguide/source/tex"
)

// mathKind is the kind of goldmark's node for a formula.
var mathKind = gast.NewNodeKind("Math")

// mathNode is a formula within a paragraph.
type mathNode struct {
	gast.BaseInline
	tex        string
	display    bool
	start, end int // of the source
}

func (*mathNode) Kind() gast.NodeKind { return mathKind }

// Dump is for goldmark's own tests.
func (n *mathNode) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// mathParser reads formulas before goldmark takes what is in them for emphasis.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// reach is how many lines a formula within a paragraph may have.
const reach = 40

func (mathParser) Parse(parent gast.Node, block text.Reader, _ parser.Context) gast.Node {
	line, seg := block.PeekLine()
	if len(line) > 1 && line[0] == '\\' && line[1] != '(' && line[1] != '[' {
		return nil
	}
	before := string(block.PrecendingCharacter())
	f, ok := tex.At(before+ahead(block), len(before))
	if !ok {
		if line[0] == '$' {
			// Of several dollars that open nothing together none opens alone.
			if n := len(line) - len(bytes.TrimLeft(line, "$")); n > 1 {
				block.Advance(n)
				return gast.NewTextSegment(seg.WithStop(seg.Start + n))
			}
		}
		return nil
	}
	n := &mathNode{tex: f.TeX, display: f.Display, start: seg.Start}
	for rest := f.End - len(before); ; {
		line, seg := block.PeekLine()
		if rest <= len(line) {
			block.Advance(rest)
			n.end = seg.Start + rest
			break
		}
		rest -= len(line)
		block.AdvanceLine()
	}
	if _, cell := parent.(*xast.TableCell); cell {
		n.tex = strings.ReplaceAll(n.tex, `\|`, "|") // as in all of a cell
	}
	return n
}

// ahead gives what follows in a paragraph, as far as a formula may reach.
func ahead(block text.Reader) string {
	const enough = tex.Longest + 10 // the marks, and the character after them
	row, at := block.Position()
	var b strings.Builder
	for range reach {
		line, _ := block.PeekLine()
		if line == nil || b.Len() >= enough {
			break
		}
		b.Write(line[:min(len(line), enough-b.Len())])
		block.AdvanceLine()
	}
	block.SetPosition(row, at)
	return b.String()
}

// mathBlock is a formula between two marks on lines of its own.
type mathBlock struct {
	gast.BaseBlock
	end int // of the source
}

func (*mathBlock) Kind() gast.NodeKind { return mathKind }
func (*mathBlock) IsRaw() bool         { return true }

// Dump is for goldmark's own tests.
func (n *mathBlock) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// mathBlockParser reads formulas before goldmark takes a line in them for a list or a heading.
type mathBlockParser struct{ src []byte }

func (*mathBlockParser) Trigger() []byte { return []byte{'$', '\\'} }

func (m *mathBlockParser) Open(_ gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, seg := reader.PeekLine()
	indent := len(line) - len(bytes.TrimLeft(line, " "))
	var closing string
	switch rest := line[indent:]; {
	case pc.BlockIndent() > 3:
		return nil, parser.NoChildren
	case bytes.HasPrefix(rest, []byte("$$")):
		closing = "$$"
	case bytes.HasPrefix(rest, []byte(`\[`)):
		closing = `\]`
	default:
		return nil, parser.NoChildren
	}
	start := seg.Start - seg.Padding + indent
	if seg.Padding > 0 {
		start = seg.Start
	}
	text := m.src[start+2 : min(len(m.src), start+2+tex.Longest)]
	i := bytes.Index(text, []byte(closing))
	if i < 0 || len(unbroken(text[:i])) < i {
		return nil, parser.NoChildren
	}
	end := start + 2 + i + 2
	after, _, _ := bytes.Cut(m.src[end:], []byte("\n"))
	if f, ok := tex.At(string(m.src[start:end]), 0); !ok || len(bytes.TrimSpace(after)) > 0 || start+f.End != end {
		return nil, parser.NoChildren
	}
	n := &mathBlock{end: end}
	n.SetPos(start)
	n.Lines().Append(seg)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// unbroken gives the lines of src up to a blank one.
func unbroken(src []byte) []byte {
	for at := 0; ; {
		i := bytes.IndexByte(src[at:], '\n')
		if i < 0 {
			return src
		}
		if at > 0 && len(bytes.Trim(src[at:at+i], " \t\r>")) == 0 {
			return src[:at]
		}
		at += i + 1
	}
}

func (m *mathBlockParser) Continue(node gast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*mathBlock)
	_, seg := reader.PeekLine()
	if seg.Start >= n.end {
		return parser.Close
	}
	n.Lines().Append(seg)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (*mathBlockParser) Close(gast.Node, text.Reader, parser.Context) {}
func (*mathBlockParser) CanInterruptParagraph() bool                  { return true }
func (*mathBlockParser) CanAcceptIndentedLine() bool                  { return false }

// math adds a formula within a paragraph.
func (t *tree) math(n *mathNode) {
	t.inline(&ast.Math{Loc: ast.At(t.Span(n.start, n.end)), TeX: n.tex, Display: n.display}, n.start, n.end)
}

// displayed adds a formula as a paragraph of its own.
func (t *tree) displayed(value string, start, end int) {
	if value = tex.Normal(value); value == "" {
		return
	}
	at := ast.At(t.Span(start, end))
	t.block(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{&ast.Math{Loc: at, TeX: value, Display: true}}}, start, end)
}

// mathText gives the source of a formula without its marks and what its lines are indented by.
func (t *tree) mathText(n *mathBlock) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(t.Src[max(seg.Start, n.Pos()):min(seg.Stop, n.end)])
	}
	s := strings.TrimSpace(b.String())
	return s[2 : len(s)-2]
}
