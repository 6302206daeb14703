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
type mathParser struct{ blocks *mathBlockParser }

func (m mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// reach is how many lines a formula within a paragraph may have.
const reach = 40

func (m mathParser) Parse(parent gast.Node, block text.Reader, _ parser.Context) gast.Node {
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
