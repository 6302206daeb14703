package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/tex"
)

// mathKind is the kind of goldmark's node for a formula.
var mathKind = gast.NewNodeKind("Math")

// A mathNode is an inline formula.
type mathNode struct {
	gast.BaseInline
	tex        string
	display    bool
	start, end int // of the source
}

func (*mathNode) Kind() gast.NodeKind { return mathKind }

// Dump implements goldmark's Node.
func (n *mathNode) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// A mathParser parses inline formulas before goldmark finds emphasis in them.
type mathParser struct{ blocks *mathBlockParser }

func (m mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// reach is the maximum number of lines of an inline formula.
const reach = 40

func (m mathParser) Parse(parent gast.Node, block text.Reader, _ parser.Context) gast.Node {
	line, seg := block.PeekLine()
	if len(line) > 1 && line[0] == '\\' && bytes.IndexByte([]byte("([b"), line[1]) < 0 {
		return nil
	}
	before := string(block.PrecendingCharacter())
	near := before + ahead(block)
	f, ok := tex.At(near, len(before))
	if n := tex.Regexp(near, len(before)) - len(before); !ok && n > 0 && n <= len(line) {
		block.Advance(n)
		raw := gast.NewTextSegment(seg.WithStop(seg.Start + n))
		raw.SetRaw(true) // its backslashes escape nothing
		return raw
	}
	if !ok {
		if line[0] == '$' {
			// A run of dollars that opens nothing is skipped as a unit.
			if n := len(line) - len(bytes.TrimLeft(line, "$")); n > 1 {
				block.Advance(n)
				return gast.NewTextSegment(seg.WithStop(seg.Start + n))
			}
		}
		return nil
	}
	delete(m.blocks.doubtful, seg.Start)
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
		n.tex = strings.ReplaceAll(n.tex, `\|`, "|") // cells of tables escape pipes
	}
	return n
}

// ahead returns the rest of a paragraph, as far as a formula may extend.
func ahead(block text.Reader) string {
	const enough = tex.Longest + 10 // room for the delimiters and the character after them
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

// A mathBlock is a formula on lines of its own.
type mathBlock struct {
	gast.BaseBlock
	tex        string
	start, end int // of the source
}

func (*mathBlock) Kind() gast.NodeKind { return mathKind }
func (*mathBlock) IsRaw() bool         { return true }

// Dump implements goldmark's Node.
func (n *mathBlock) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// A mathBlockParser parses block formulas before goldmark finds lists or headings in their lines. A formula must end in
// the list item, quote or footnote that it begins in. If its closing delimiter is outside, the opening one is text,
// unless the closing line is a lazy continuation of its paragraph.
type mathBlockParser struct {
	src []byte
	// doubtful holds the offsets of opening delimiters whose closing delimiter is outside their container.
	doubtful map[int]bool
}

func (*mathBlockParser) Trigger() []byte { return []byte{'$', '\\'} }

func (m *mathBlockParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, seg := reader.PeekLine()
	mark := bytes.TrimLeft(line, " ")
	var closing string
	switch {
	case bytes.HasPrefix(mark, []byte("$$")):
		closing = "$$"
	case bytes.HasPrefix(mark, []byte(`\[`)):
		closing = `\]`
	case bytes.HasPrefix(mark, []byte(`\begin{`)):
		name := tex.Environment(string(near(mark)), 0)
		if name == "" {
			return nil, parser.NoChildren
		}
		closing = `\end{` + name + "}"
	default:
		return nil, parser.NoChildren
	}
	start := seg.Stop - len(mark)
	// A cheap test first: most delimiters that open nothing have no closing delimiter near them.
	if ahead := m.src[start+2 : min(len(m.src), start+2+tex.Longest)]; !bytes.Contains(ahead, []byte(closing)) {
		return nil, parser.NoChildren
	}
	if closing == "$$" && closes(parent, pc.LastOpenedBlock().Node, m.src) {
		return nil, parser.NoChildren
	}
	n := &mathBlock{start: start}
	// goldmark looks at the last item's children to decide whether its list continues.
	parent.AppendChild(parent, n)
	body, end := m.body(parent, reader, pc, closing)
	parent.RemoveChild(parent, n)
	f, ok := tex.At(body, 0)
	if !ok || f.End != len(body) {
		return nil, parser.NoChildren
	}
	if n.tex, n.end = f.TeX, end; len(closing) == len("$$") {
		n.tex = body[2 : len(body)-2]
	}
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// closes reports whether two dollars at the start of a line in parent close a formula in the last block: in a deeper
// paragraph, of which the line is a lazy continuation.
func closes(parent, last gast.Node, src []byte) bool {
	paragraph, ok := last.(*gast.Paragraph)
	if !ok || paragraph.Parent() == parent {
		return false
	}
	var b strings.Builder
	for _, line := range paragraph.Lines().Sliced(max(0, paragraph.Lines().Len()-reach), paragraph.Lines().Len()) {
		b.Write(line.Value(src))
	}
	text := b.String() + "$$"
	for at := 0; ; {
		f, ok := tex.Find(text, at)
		if !ok || f.End == len(text) {
			return ok
		}
		at = f.End
	}
}

// body returns the formula at the position of reader up to the closing delimiter, without the prefixes of its
// containers on each line, and its end in the source. It returns "" if parent or the paragraph ends before the closing
// delimiter, or if text follows it.
func (m *mathBlockParser) body(parent gast.Node, reader text.Reader, pc parser.Context, closing string) (string, int) {
	around := containers(parent, pc.OpenedBlocks())
	r := text.NewReader(m.src)
	r.SetPosition(reader.Position())
	line, seg := r.PeekLine()
	line = bytes.TrimLeft(line, " ")
	start := seg.Stop - len(line)
	scratch := parser.NewContext()
	var b strings.Builder
	for from := 2; b.Len() < tex.Longest; from = 0 {
		if i := bytes.Index(line[from:], []byte(closing)); i >= 0 {
			i += from + len(closing)
			if !util.IsBlank(line[i:]) {
				break
			}
			return b.String() + string(line[:i]), seg.Stop - len(line) + i
		}
		b.Write(line)
		r.AdvanceLine()
		line, seg = r.PeekLine()
		if util.IsBlank(line) {
			break
		}
		if !within(around, r, scratch) {
			if endsIn(m.src[seg.Start:], closing) {
				m.doubtful[start] = true
			}
			break
		}
		if line, seg = r.PeekLine(); util.IsBlank(line) {
			break
		}
	}
	return "", 0
}

// containers returns parent and the open blocks around it, the outermost first.
func containers(parent gast.Node, open []parser.Block) []parser.Block {
	var out []parser.Block
	for n := parent; n != nil; n = n.Parent() {
		for _, b := range open {
			if b.Node == n {
				out = append(out, b)
			}
		}
	}
	slices.Reverse(out)
	return out
}

// within reports whether the next line of r continues all containers, and moves r past their prefixes on it.
func within(containers []parser.Block, r text.Reader, pc parser.Context) bool {
	for _, c := range containers {
		if c.Parser.Continue(c.Node, r, pc)&parser.Continue == 0 {
			return false
		}
	}
	return true
}

// endsIn reports whether a line of src ends in mark, before a blank line and no further than a formula can extend.
func endsIn(src []byte, mark string) bool {
	for line := range bytes.Lines(src[:min(len(src), tex.Longest)]) {
		line = bytes.Trim(line, " \t\n>")
		if len(line) == 0 || bytes.Contains(line, []byte(mark)) {
			return bytes.HasSuffix(line, []byte(mark))
		}
	}
	return false
}

func (m *mathBlockParser) Continue(node gast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, seg := reader.PeekLine(); seg.Start >= node.(*mathBlock).end {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (*mathBlockParser) Close(gast.Node, text.Reader, parser.Context) {}
func (*mathBlockParser) CanInterruptParagraph() bool                  { return true }
func (*mathBlockParser) CanAcceptIndentedLine() bool                  { return false }

// reportDoubtful reports the delimiters that open no formula although a closing delimiter is near.
func reportDoubtful(doubtful map[int]bool, lines *diag.Lines, sink diag.Sink) {
	for _, start := range slices.Sorted(maps.Keys(doubtful)) {
		const message = "the formula that begins here ends outside its list item, quote or footnote; it is read as text"
		sink.Report(diag.New(diag.FormulaUnread, lines.Span(start, start+2), message).
			WithHint("indent every line of the formula as far as its first; in a quote, begin each with >"))
	}
}
