package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

// parsed is goldmark's result for a file.
type parsed struct {
	root     gast.Node
	notes    []*xast.Footnote // in the order of the file, taken out of root
	doubtful map[int]bool     // see [mathBlockParser]
	callouts map[gast.Node]calloutNode
	excess   []excess
}

// walk visits every node of the document and then of its notes, parents before children.
func (p parsed) walk(visit func(gast.Node)) error {
	walker := func(n gast.Node, entering bool) (gast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return gast.WalkContinue, nil
	}
	if err := gast.Walk(p.root, walker); err != nil {
		return err
	}
	for _, n := range p.notes {
		if err := gast.Walk(n, walker); err != nil {
			return err
		}
	}
	return nil
}

// parse returns goldmark's tree of src. Unlike in CommonMark, HTML blocks that begin with a tag such as <details> or
// <div> are paragraphs with inline HTML, so that Markdown beside the tags is read as its author meant it. Comments,
// <pre>, <script> and <style> remain HTML blocks.
func parse(src []byte, page *site.Page) parsed {
	fences := &fenceParser{BlockParser: parser.NewFencedCodeBlockParser(), src: src, cuts: map[gast.Node]int{}}
	math := &mathBlockParser{src: src, doubtful: map[int]bool{}}
	notes := newNoteParser()
	quotes := &quoteParser{parser.NewBlockquoteParser(), src, map[gast.Node]calloutNode{}}
	attrs := &attributesParser{src: src, mdx: page.MDX, spans: map[int]int{}}
	ended := new(bool)
	code := util.Prioritized(strictParser{parser.NewCodeBlockParser(), ended, true}, 500)
	if page.MDX { // it has no indented code
		code = util.Prioritized(strictParser{parser.NewParagraphParser(), ended, true}, 2000)
	}
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(siteParser{page, src, ended}, 50),
			util.Prioritized(underlineParser{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(&tagParser{strictParser{parser.NewParagraphParser(), ended, false}}, 450),
			code,
			util.Prioritized(&headingParser{parser.NewATXHeadingParser(), fences}, 600),
			util.Prioritized(fences, 700),
			util.Prioritized(math, 750),
			util.Prioritized(quotes, 800),
			util.Prioritized(newRawParser(src), 900),
			util.Prioritized(notes, 999),
			util.Prioritized(strictParser{parser.NewParagraphParser(), ended, false}, 1000),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(util.Prioritized(noteRefParser{notes}, 101), util.Prioritized(mathParser{math}, 150),
			util.Prioritized(siteInlineParser{page}, 90),
			util.Prioritized(&materialParser{page, map[int]bool{}}, 92),
			util.Prioritized(&noteMarkParser{page, map[int]bool{}}, 95),
			util.Prioritized(attrs, 105), util.Prioritized(templateParser{src}, 98)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	md := goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(
		extension.Table, extension.TaskList, extension.Strikethrough, extension.Linkify, extension.DefinitionList))
	bounded, excess := restrain(src)
	root := md.Parser().Parse(text.NewReader(bounded))
	return parsed{
		root: root, notes: notes.takeOut(root), doubtful: math.doubtful, callouts: quotes.callouts, excess: excess,
	}
}

// A tagParser opens a paragraph at a line that begins with the tag of an HTML block element.
type tagParser struct{ parser.BlockParser }

var tagStart = pattern.New(`^[ \t]*</? ?([a-zA-Z][a-zA-Z0-9]*)(?:[\s/>]|$)`)

func (*tagParser) Trigger() []byte { return []byte{'<'} }

func (t *tagParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, _ := reader.PeekLine()
	role, ok := blockTag(line)
	if !ok {
		return nil, parser.NoChildren
	}
	// Four columns of indentation make code, except for <details> and <summary>, which authors often indent.
	if pc.BlockIndent() > 3 && role != html.Details && role != html.Summary {
		return nil, parser.NoChildren
	}
	return t.BlockParser.Open(parent, reader, pc)
}

// blockTag returns the role of the tag at the start of a line, and whether it is that of a block.
func blockTag(line []byte) (html.Role, bool) {
	m := tagStart.FindSubmatch(line)
	if m == nil {
		return 0, false
	}
	role := html.Meaning(strings.ToLower(string(m[1])))
	return role, role.Block() && role != html.Pre
}

// An underlineParser parses setext headings, but not after the tags that tagParser opens paragraphs for: "</details>"
// with "---" below it is an end tag and a thematic break.
type underlineParser struct{ parser.BlockParser }

func (u underlineParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	if p, ok := pc.LastOpenedBlock().Node.(*gast.Paragraph); ok && p.Lines().Len() > 0 {
		first := p.Lines().At(0)
		if _, tag := blockTag(first.Value(reader.Source())); tag {
			return nil, parser.NoChildren
		}
	}
	return u.BlockParser.Open(parent, reader, pc)
}

func (*tagParser) CanInterruptParagraph() bool { return true }
func (*tagParser) CanAcceptIndentedLine() bool { return true }

// A rawParser parses HTML blocks that run to an end marker: comments, <pre>, <script>, <style>, <textarea>, processing
// instructions. A block without its end marker would swallow the rest of the file, so it is not opened.
type rawParser struct {
	parser.BlockParser
	src  []byte
	last map[string]int // offset of the last end marker of each kind that was asked for
}

func newRawParser(src []byte) *rawParser {
	return &rawParser{parser.NewHTMLBlockParser(), src, map[string]int{}}
}

// lastEnd returns the offset of the last end marker of a kind, or of the last end tag of a name; -1 if there is none.
// Few documents have blocks for which it is asked.
func (r *rawParser) lastEnd(kind string) int {
	at, known := r.last[kind]
	if !known {
		if strings.HasSuffix(kind, ">") {
			at = bytes.LastIndex(r.src, []byte(kind))
		} else {
			at = bytes.LastIndex(lowerASCII(r.src), []byte("</"+kind))
		}
		r.last[kind] = at
	}
	return at
}

var rawStart = pattern.New(`(?i)^ {0,3}<(?:(!--)|(\?)|(!\[CDATA\[)|(![A-Z])|(pre|script|style|textarea)(?:[\s/>]|$))`)

func (r *rawParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, seg := reader.PeekLine()
	m := rawStart.FindSubmatch(line)
	if m == nil {
		return nil, parser.NoChildren
	}
	end := strings.ToLower(string(m[5]))
	for i, mark := range []string{"-->", "?>", "]]>", ">"} {
		if len(m[i+1]) > 0 {
			end = mark
		}
	}
	if r.lastEnd(end) < seg.Start {
		return nil, parser.NoChildren
	}
	return r.BlockParser.Open(parent, reader, pc)
}

// lowerASCII returns src with A to Z in lower case. Unlike bytes.ToLower, it preserves offsets.
func lowerASCII(src []byte) []byte {
	out := bytes.Clone(src)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}
