package html

import (
	"slices"
	"strconv"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/tidy"
)

// A flow takes the content of an element in order and makes blocks of it.
type flow struct {
	*page
	blocks   []ast.Block
	in       []ast.Inline // of the paragraph that is open
	depth    int          // marks around: no block may begin
	space    bool         // white space came last
	breaks   int          // line breaks came last
	verbatim int          // elements of code around
	title    bool         // the flow is a title: buttons in it are text
	in0      *node        // the heading that the flow is, if any
}

// sub gives an empty flow for what is inside an element.
func (f *flow) sub() *flow { return &flow{page: f.page, title: f.title} }

// children reads the content of n.
func (f *flow) children(n *node) {
	for _, k := range n.kids {
		if !f.parts[k] {
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
	if u := f.units[n]; u != nil {
		f.unit(u)
		return
	}
	if n.name == "head" || n.name == "title" || f.set(n) {
		return // what the head says is in the guide's metadata
	}
	if kind, title := calloutKind(n); kind != "" && f.depth == 0 {
		f.callout(n, kind, title)
		return
	}
	switch n.role {
	case Unknown, Transparent, Foreign:
		f.other(n)
	case Wrapper:
		f.wrapper(n)
	case Emph, Strong, Strike, Sup, Sub, Code, Anchor:
		f.mark(n)
	case Image:
		f.image(n)
	case LineBreak:
		f.lineBreak(n)
	case Rule:
		f.block(&ast.Divider{Loc: f.at(n)})
	case Heading:
		f.heading(n)
	case Pre:
		f.listing(n)
	case Details, Summary:
		f.details(n)
	case Quote:
		if in := f.inside(n); len(in) > 0 {
			f.block(&ast.Quote{Loc: f.at(n), Blocks: in})
		}
	case List:
		f.list(n)
	case Item:
		f.list(&node{name: "ul", role: List, kids: []*node{n}, start: n.start, end: n.end})
	case Definitions:
		f.definitions(n)
	case Term, Description:
		f.definitions(&node{name: "dl", role: Definitions, kids: []*node{n}, start: n.start, end: n.end})
	case Table:
		f.table(n)
	case Row, Cell:
		f.wrapper(n)
	case Script:
		f.mathScript(n)
	default:
		f.sink.Report(diag.New(diag.UnsupportedNode, f.Span(n.start, n.end), "the HTML reader does not know <%s>", n.name))
		f.wrapper(n)
	}
}

// set sets n aside if it is furniture; true if it was.
func (f *flow) set(n *node) bool {
	if n.role == Heading && n.chars > 0 {
		return false
	}
	if f.verbatim > 0 {
		return false // the classes of code are those of its syntax
	}
	what := f.furniture(n)
	if what == "" && f.skip[n] {
		switch {
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
	f.aside(n, what)
	return true
}

// at gives the place of n without white space after it.
func (f *flow) at(n *node) ast.Loc { return ast.At(f.Span(n.start, f.TrimEnd(n.start, n.end))) }

// inside gives the blocks inside n.
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
	in := tidy.Trim(joined(f.in))
	f.in, f.space, f.breaks = nil, false, 0
	if len(in) == 0 {
		return
	}
	if images := tidy.Images(in); images != nil {
		for _, img := range images {
			fig := &ast.Figure{Loc: img.Loc, Image: img}
			if img.Title != "" {
				fig.Caption = []ast.Inline{&ast.Text{Loc: img.Loc, Value: img.Title}}
			}
			f.blocks = append(f.blocks, fig)
		}
		return
	}
	at := in[0].Span().To(in[len(in)-1].Span())
	f.blocks = append(f.blocks, &ast.Paragraph{Loc: ast.At(at), Inlines: in})
}

// block adds a finished block; inside a mark its words go in line.
func (f *flow) block(b ast.Block) {
	if f.depth > 0 {
		f.divide(b.Span())
		f.in = append(f.in, tidy.Flatten([]ast.Block{b})...)
		f.space = false
		f.divide(b.Span())
		return
	}
	f.flush()
	f.blocks = append(f.blocks, b)
}

// divide ends a line within a mark, where no paragraph can end.
func (f *flow) divide(at diag.Span) {
	if len(f.in) > 0 {
		f.in = append(f.in, &ast.Break{Loc: ast.At(at), Hard: true})
	}
	f.space = true
}

// wrapper reads an element that only starts and ends paragraphs.
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
	in.depth, in.title, in.in0, in.space = 1, true, n, true
	in.children(n)
	inlines := tidy.Trim(joined(in.in))
	if len(inlines) == 0 {
		return
	}
	h := &ast.Heading{Loc: f.at(n), Level: int(n.name[1] - '0'), Inlines: inlines}
	if f.depth == 0 {
		f.anchored[h] = n
		f.order = append(f.order, h)
	}
	f.block(h)
}

// details reads a folded part; one without a summary is shown as what it holds, and so is a summary outside of one.
func (f *flow) details(n *node) {
	if n.role == Summary {
		f.wrapper(n)
		return
	}
	d := &ast.Details{Loc: f.at(n)}
	body := f.sub()
	for _, k := range n.kids {
		if k.role == Summary && d.Summary == nil && d.Rest == nil {
			d.Summary, d.Rest = f.summary(k)
			continue
		}
		body.node(k)
	}
	body.flush()
	d.Blocks = body.blocks
	if len(d.Summary)+len(d.Rest)+len(d.Blocks) > 0 {
		f.block(d)
	}
}

// summary gives the first line of a title and the blocks after it.
func (f *flow) summary(n *node) ([]ast.Inline, []ast.Block) {
	in := f.sub()
	in.title = true
	in.children(n)
	in.flush()
	if len(in.blocks) == 0 {
		return nil, nil
	}
	switch b := in.blocks[0].(type) {
	case *ast.Paragraph:
		// A number in a cell of its own stands before the title.
		if next, ok := second(in.blocks).(*ast.Paragraph); ok && isNumbers(strings.Trim(ast.PlainText(b.Inlines), "Qq#()")) {
			title := append(b.Inlines, &ast.Text{Loc: ast.At(next.At), Value: " "})
			return append(title, next.Inlines...), in.blocks[2:]
		}
		return b.Inlines, in.blocks[1:]
	case *ast.Heading:
		return b.Inlines, in.blocks[1:]
	case *ast.Figure:
		return []ast.Inline{b.Image}, in.blocks[1:]
	}
	return nil, in.blocks
}

func second(blocks []ast.Block) ast.Block {
	if len(blocks) < 2 {
		return nil
	}
	return blocks[1]
}

// unit makes a folded part of a question that the page's structure shows.
func (f *flow) unit(u *unit) {
	delete(f.units, u.root)
	end := u.root
	if n := len(u.body); n > 0 {
		end = u.body[n-1]
	}
	d := &ast.Details{Loc: ast.At(f.Span(u.root.start, f.TrimEnd(u.root.start, end.end)))}
	body := f.sub()
	if u.root == u.title {
		d.Summary, d.Rest = f.summary(u.root)
	} else {
		body.around(u, u.root, d)
	}
	for _, k := range u.body {
		body.node(k)
	}
	body.flush()
	d.Blocks = body.blocks
	f.block(d)
}

// around reads what a unit's root holds besides the title, and the title into d.
func (f *flow) around(u *unit, n *node, d *ast.Details) {
	for _, k := range n.kids {
		switch {
		case k == u.title:
			f.flush()
			before := f.blocks
			var more []ast.Block
			d.Summary, more = f.summary(k)
			d.Rest = append(before, more...)
			f.blocks = nil
		case u.title.within(k):
			f.around(u, k, d)
		case u.answer != nil && u.answer.within(k):
			if k != u.answer {
				f.around(u, k, d)
				continue
			}
			u.answer = nil
			f.flush()
			d.Rest = append(d.Rest, f.blocks...)
			f.blocks = nil
			f.node(k)
		default:
			f.node(k)
		}
	}
	f.flush()
}

// list reads ul and ol, and what some put into them that is no item.
func (f *flow) list(n *node) {
	if f.opened(n) {
		f.wrapper(n)
		return
	}
	l := &ast.List{Loc: f.at(n), Ordered: n.name == "ol", Tight: true}
	if l.Ordered {
		l.Start = 1
		if v, err := strconv.Atoi(strings.TrimSpace(n.attr["start"])); err == nil && v >= 0 {
			l.Start = v
		}
	}
	var loose *flow // what stands between items belongs to the one before
	settle := func() {
		if loose == nil {
			return
		}
		loose.flush()
		if len(loose.blocks) > 0 {
			if k := len(l.Items); k > 0 {
				l.Items[k-1].Blocks = append(l.Items[k-1].Blocks, loose.blocks...)
			} else {
				l.Items = append(l.Items, &ast.Item{Loc: ast.At(loose.blocks[0].Span()), Blocks: loose.blocks})
			}
		}
		loose = nil
	}
	for _, k := range n.kids {
		if k.role != Item {
			if loose == nil {
				loose = f.sub()
			}
			loose.node(k)
			continue
		}
		settle()
		if f.set(k) {
			continue
		}
		if v, err := strconv.Atoi(k.attr["value"]); err == nil && v >= 0 && l.Ordered && len(l.Items) == 0 {
			l.Start = v
		}
		item := &ast.Item{Loc: f.at(k), Task: task(k), Blocks: f.inside(k)}
		if len(item.Blocks) > 0 {
			l.Items = append(l.Items, item)
			l.Tight = l.Tight && len(item.Blocks) <= 2 && !slices.ContainsFunc(k.kids, func(x *node) bool { return x.name == "p" })
		}
	}
	settle()
	if len(l.Items) > 0 {
		f.block(l)
	}
}

// opened tells whether a list is no list but the frame of questions: its items are units.
func (f *flow) opened(n *node) bool {
	for _, k := range n.kids {
		if f.units[k] != nil {
			return true
		}
	}
	return false
}

// task tells whether a list item has a check box.
func task(li *node) ast.Task {
	for _, k := range li.kids {
		switch {
		case k.name == "input" && strings.EqualFold(k.attr["type"], "checkbox"):
			if _, ok := k.attr["checked"]; ok {
				return ast.Done
			}
			return ast.Open
		case k.name == "label" || k.name == "p":
			return task(k)
		case k.name != "" || strings.TrimSpace(k.text) != "":
			return ast.NoTask
		}
	}
	return ast.NoTask
}
