package html

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A flow turns the content of an element into blocks, in order.
type flow struct {
	*page
	line
	blocks []ast.Block
	title  bool  // the flow reads a title, in which buttons are text
	of     *node // the heading that the flow reads, if any
	inner  bool  // the flow reads the content of an element
}

func newFlow(p *page) *flow { return &flow{page: p, line: line{lines: p.Lines}} }

// sub returns an empty flow for the content of an element.
func (f *flow) sub() *flow {
	in := newFlow(f.page)
	in.title, in.inner = f.title, true
	return in
}

// children reads the content of n.
func (f *flow) children(n *node) { f.nodes(n.kids) }

// nodes reads elements and texts.
func (f *flow) nodes(kids []*node) {
	for _, k := range kids {
		if !f.questions.parts[k] {
			f.node(k)
		}
	}
}

// node reads one element or text.
func (f *flow) node(n *node) {
	if n.name == "" {
		f.text(n)
		return
	}
	if f.apart[n] {
		return
	}
	if f.verbatim == 0 && (f.title || n.followsTitle()) && isOrnament(n) {
		f.asides.add(n, "sign of the page")
		return
	}
	if u := f.questions.units[n]; u != nil {
		f.unit(u)
		return
	}
	if options := answerOptions(n); options != nil && f.depth == 0 {
		f.foldedAnswer(n, options)
		return
	}
	if n.name == "head" || n.name == "title" || f.setAside(n) {
		return // the head is read as the guide's metadata
	}
	if f.questions.labels[n] && f.depth == 0 {
		sectionLabel(f, n)
		return
	}
	if kind, title := calloutKind(n); kind != "" && f.depth == 0 {
		f.callout(n, kind, title)
		return
	}
	if style := n.attr["style"]; style != "" && !f.inner {
		f.newPage(newPageBefore.MatchString(style), n.start)
		defer func() { f.newPage(newPageAfter.MatchString(style), f.TrimEnd(n.start, n.end)) }()
	}
	switch n.role {
	case Unknown, Transparent, Foreign:
		f.other(n)
	case Wrapper:
		f.wrapper(n)
	case Emph, Strong, Strike, Sup, Sub, Code, Anchor:
		f.marked(n)
	case Image:
		f.image(n)
	case LineBreak:
		f.lineBreak(n)
	case Rule:
		f.block(&ast.Divider{Loc: f.at(n)})
	case Heading:
		f.heading(n)
	case Pre:
		readListing(f, n)
	case Details, Summary:
		f.details(n)
	case Quote:
		if in := f.inside(n); len(in) > 0 {
			f.block(&ast.Quote{Loc: f.at(n), Blocks: in})
		}
	case List:
		readList(f, n)
	case Item:
		readList(f, &node{name: "ul", role: List, kids: []*node{n}, start: n.start, end: n.end})
	case Definitions:
		readDefinitions(f, n)
	case Term, Description:
		readDefinitions(f, &node{name: "dl", role: Definitions, kids: []*node{n}, start: n.start, end: n.end})
	case Table:
		readTable(f, n)
	case Row, Cell:
		if n.role == Row && f.depth == 0 && isChoiceRow(n) {
			readChoiceRow(f, n)
			return
		}
		f.wrapper(n)
	case Script:
		f.mathScript(n)
	default:
		at := f.Span(n.start, n.end)
		f.sink.Report(diag.New(diag.UnsupportedNode, at, "the HTML reader does not know <%s>", n.name))
		f.wrapper(n)
	}
}

// What begins a new page before and after an element.
var (
	newPageBefore = pattern.New(`(?i)page-break-before\s*:\s*always|(?:^|[;\s])break-before\s*:\s*page`)
	newPageAfter  = pattern.New(`(?i)page-break-after\s*:\s*always|(?:^|[;\s])break-after\s*:\s*page`)
)

// newPage adds a page break at an offset, if there is one.
func (f *flow) newPage(is bool, at int) {
	if is {
		f.block(&ast.PageBreak{Loc: ast.At(f.Span(at, at))})
	}
}

// setAside sets n aside if it is furniture, and reports whether it did.
func (f *flow) setAside(n *node) bool {
	if n == f.siteHeading && n != nil {
		f.asides.add(n, "name of the site")
		return true
	}
	if n.role == Heading && n.chars > 0 {
		return false
	}
	if f.verbatim > 0 {
		return false // classes within code are those of a highlighter
	}
	what := f.site.furniture(n)
	if what == "" && isCodeLabel(n) {
		what = "name of a listing's language"
	}
	if what == "" && n.headings >= fewestNamed && n.density() >= nearlyAll && f.questions.holds[n] == 0 &&
		f.isContents(n) {
		what = "contents" // cards that lead to the sections of the page
	}
	if what == "" && f.site.marked[n] {
		switch {
		case f.isContents(n):
			what = "contents"
		case n.density() >= 0.5:
			what = "links to other pages"
		case n.fields > 0:
			what = "form"
		case n.density() >= 0.3 || n.headings > 0:
			what = "links to other pages"
		default:
			what = "footer"
		}
	}
	if what == "" || f.title && (what == "button" || what == "control") {
		return false
	}
	f.asides.add(n, what)
	return true
}

// at returns the position of n without white space after it.
func (f *flow) at(n *node) ast.Loc { return ast.At(f.Span(n.start, f.TrimEnd(n.start, n.end))) }

// inside returns the blocks inside n.
func (f *flow) inside(n *node) []ast.Block {
	in := f.sub()
	in.children(n)
	in.flush()
	return in.blocks
}

// flush ends the paragraph that is open.
func (f *flow) flush() {
	if f.depth > 0 {
		return
	}
	in := markup.Trim(f.take())
	if len(in) == 0 {
		return
	}
	if figures := markup.Figures(in); figures != nil {
		for _, fig := range figures {
			f.blocks = append(f.blocks, fig)
		}
		return
	}
	at := in[0].Span().To(in[len(in)-1].Span())
	f.blocks = append(f.blocks, &ast.Paragraph{Loc: ast.At(at), Inlines: in})
}

// block adds a finished block. Within a mark it adds the words of the block as inlines.
func (f *flow) block(b ast.Block) {
	if f.depth > 0 {
		f.divide(b.Span())
		f.in = append(f.in, markup.Flatten([]ast.Block{b})...)
		f.space = false
		f.divide(b.Span())
		return
	}
	f.flush()
	f.blocks = append(f.blocks, b)
}

// wrapper reads an element that only delimits paragraphs.
func (f *flow) wrapper(n *node) {
	if n.name == "figure" && f.depth == 0 {
		f.figure(n)
		return
	}
	if f.depth > 0 {
		f.divide(f.Span(n.start, n.start))
		f.children(n)
		f.divide(f.Span(n.end, n.end))
		return
	}
	f.flush()
	f.children(n)
	f.flush()
}

// heading reads h1 to h6.
func (f *flow) heading(n *node) {
	in := f.sub()
	in.depth, in.title, in.of, in.space = 1, true, n, true
	in.children(n)
	inlines := markup.Trim(joined(in.in))
	if len(inlines) == 0 {
		return
	}
	h := &ast.Heading{Loc: f.at(n), Level: int(n.name[1] - '0'), Inlines: inlines}
	for a := n.parent; a != nil && a.headings == 1 && !f.called[h.At.Start]; a = a.parent {
		f.called[h.At.Start] = a.chars > n.chars && isCalled(a)
	}
	if f.depth == 0 {
		f.places.anchored[h] = n
		f.places.headings = append(f.places.headings, h)
	}
	f.block(h)
}
