package docx

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// A flow makes blocks of paragraphs and tables, in document order.
type flow struct {
	*reader
	root   bool // of the document, where a title may stand
	blocks []ast.Block
	stack  []*level0 // open lists, the outermost first

	code  []string // lines of a listing
	codes diag.Span
	into  *[]ast.Block // where the listing goes
	gap   int          // blank lines after it

	begun    *para                   // the paragraph before, if its end was deleted
	lettered map[*ast.Paragraph]bool // made of lines with letters
}

// container adds the content of n.
func (f *flow) container(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "w:p":
			f.paragraphNode(k)
		case "w:tbl":
			f.table(k)
		case "w:sdt":
			f.control(k)
		case "w:ins", "w:moveTo", "w:customXml", "w:smartTag":
			f.container(k)
		case "w:del", "w:moveFrom":
			if k.chars() != "" {
				f.omits.aside("deleted text of a tracked change", f.here())
			}
		case "mc:AlternateContent":
			if chosen := alternative(k); chosen != nil {
				f.container(chosen)
			}
		case "w:bookmarkStart":
			f.bookmark(k)
		case "w:altChunk":
			f.omits.add("embedded document", f.here())
		case "m:oMathPara", "m:oMath":
			f.paragraphNode(&node{name: "w:p", kids: []*node{k}})
		}
	}
}

// control adds a content control around blocks. One that is a table of contents is set aside.
func (f *flow) control(k *node) {
	gallery := k.kid("w:sdtPr", "w:docPartObj", "w:docPartGallery").attr("w:val")
	isTOC := gallery == "Table of Contents"
	if isTOC {
		f.aside++
	}
	f.container(k.kidOr("w:sdtContent"))
	if isTOC {
		f.aside--
	}
}

// paragraphNode reads and adds the paragraph p, and the text boxes in it.
func (f *flow) paragraphNode(p *node) {
	read := f.paragraph(p)
	if f.begun != nil {
		f.begun.leaves = append(f.begun.leaves, read.leaves...)
		f.begun.boxes = append(f.begun.boxes, read.boxes...)
		f.begun.at, f.begun.open = f.begun.at.To(read.at), read.open
		read = f.begun
	}
	f.begun = nil
	if read.open {
		f.begun = read
		return
	}
	f.add(read)
	for _, box := range read.boxes {
		f.container(box)
	}
}

// newPage adds a page break at a place of the paragraph at the span within, if there is one. Only those between the
// paragraphs of the document count.
func (f *flow) newPage(is bool, at diag.Pos, within diag.Span) {
	if is && f.root {
		within.Start, within.End = at, at
		f.blocks = append(f.blocks, &ast.PageBreak{Loc: ast.At(within)})
	}
}

// endsPage reports whether the last page break of p is after text.
func (p *para) endsPage() bool {
	for _, l := range p.leaves[:p.breaks[len(p.breaks)-1]] {
		if l.node != nil || strings.TrimSpace(l.text) != "" {
			return true
		}
	}
	return false
}

// finish returns the blocks.
func (f *flow) finish() []ast.Block {
	if f.begun != nil {
		f.begun.at = f.endLine()
		f.add(f.begun)
		f.begun = nil
	}
	f.endCode()
	return f.blocks
}

// add adds a paragraph.
func (f *flow) add(p *para) {
	if p.aside {
		return
	}
	if len(p.breaks) > 0 {
		defer f.newPage(p.endsPage(), p.at.End, p.at)
		f.newPage(!p.endsPage() || len(p.breaks) > 1, p.at.Start, p.at)
	}
	if p.blank() {
		switch {
		case p.rule:
			f.close()
			f.blocks = append(f.blocks, &ast.Divider{Loc: ast.At(p.at)})
		case len(f.code) > 0:
			f.gap++
		}
		return
	}
	if p.drawn() {
		f.close()
		f.blocks = append(f.blocks, &ast.Divider{Loc: ast.At(p.at)})
		return
	}
	if p.code() {
		f.listing(p)
		return
	}
	f.endCode()
	p.takeBullet()
	switch {
	case f.root && f.front(p):
	case p.role == heading, p.role == title, p.role == subtitle:
		f.heading(p)
	case p.list != "" && !p.continues():
		f.item(p)
	case p.box() != ast.NoTask:
		f.task(p)
	default:
		f.text(p)
	}
}

// close ends all lists.
func (f *flow) close() {
	f.endCode()
	f.stack = nil
}

// heading adds a heading. That all of it is bold is only how it looks.
func (f *flow) heading(p *para) {
	f.close()
	const deepest = 6
	level := min(max(p.level, 1), deepest)
	if p.role == subtitle {
		level = 2
	}
	if !p.says() { // a picture in the style of a heading
		f.text(p)
		return
	}
	if below := p.split(); below != nil {
		defer f.text(below)
	}
	if p.isProse() {
		p.role = body
		f.text(p)
		return
	}
	for i := range p.leaves {
		p.leaves[i].strong = false
	}
	in := f.inlines(p.leaves)
	if len(in) == 0 {
		return
	}
	h := &ast.Heading{Loc: ast.At(p.at), Level: level, Inlines: in}
	f.headings = append(f.headings, h)
	f.blocks = append(f.blocks, h)
}

// isProse reports whether the text of a paragraph is too long for a heading, whatever its style or level in the
// outline: a sentence that ends, longer than authors give a level by accident.
func (p *para) isProse() bool {
	longest := 250 // bytes: three lines
	if p.leveled {
		longest = 120
	}
	var b strings.Builder
	for _, l := range p.leaves {
		if l.node == nil {
			b.WriteString(l.text)
		}
	}
	text := strings.TrimSpace(b.String())
	return len(text) > longest && strings.HasSuffix(text, ".")
}

// says reports whether a paragraph holds anything but pictures.
func (p *para) says() bool {
	for _, l := range p.leaves {
		_, picture := l.node.(*ast.Image)
		if l.node != nil && !picture && !isBreak(l) || strings.TrimSpace(l.text) != "" && l.node == nil {
			return true
		}
	}
	return false
}

func isBreak(l leaf) bool { _, ok := l.node.(*ast.Break); return ok }

// split takes from a heading what stands below it on lines of its own, and returns it as a paragraph: a heading ends
// with its question mark, or where bold type does. nil: all of it is heading.
func (p *para) split() *para {
	at := slices.IndexFunc(p.leaves, isBreak)
	if at <= 0 {
		return nil
	}
	var said strings.Builder
	strong, weak := true, true
	for i, l := range p.leaves {
		if strings.TrimSpace(l.text) == "" || l.node != nil {
			continue
		}
		if i < at {
			said.WriteString(l.text)
			strong = strong && l.strong
		} else {
			weak = weak && !l.strong
		}
	}
	title := strings.TrimSpace(said.String())
	if title == "" || !asks(title) && !(strong && weak) {
		return nil
	}
	below := *p
	below.leaves, below.role, below.breaks = p.leaves[at+1:], body, nil
	if len(below.leaves) > 0 {
		below.at.Start = below.leaves[0].at.Start
	}
	p.leaves = p.leaves[:at]
	if !below.says() && below.blank() {
		return nil
	}
	return &below
}

// front takes a paragraph before all others that is the title or the subtitle of the document, or its author.
func (f *flow) front(p *para) bool {
	m := &f.doc.Meta
	if len(f.blocks) > 0 {
		return false
	}
	text := strings.Join(strings.Fields(ast.PlainText(f.inlines(p.leaves))), " ")
	switch {
	case p.role == title && m.Title == "":
		m.Title, m.Loc = text, ast.At(p.at)
	case p.role == subtitle && m.Title != "" && m.Subtitle == "":
		m.Subtitle = text
	case f.named(p, "author") && m.Title != "":
		if !f.authored {
			m.Authors = nil
		}
		m.Authors, f.authored = append(m.Authors, text), true
		f.blankLine(p.at)
	default:
		return false
	}
	return true
}

// named reports whether a paragraph has the style name.
func (f *flow) named(p *para, name string) bool {
	chain := f.styles.chain(p.style)
	return len(chain) > 0 && chain[0].name == name
}

// text adds a paragraph that is none of the others.
func (f *flow) text(p *para) {
	into := f.place(p)
	switch p.role {
	case caption:
		if fig := lastFigure(*into); fig != nil && len(fig.Caption) == 0 {
			fig.Caption = f.inlines(p.leaves)
			fig.At = fig.At.To(p.at)
			return
		}
	case quote:
		if n := len(*into); n > 0 {
			if before, ok := (*into)[n-1].(*ast.Quote); ok {
				f.put(&before.Blocks, p, p.leaves)
				before.At = before.At.To(p.at)
				return
			}
		}
		q := &ast.Quote{Loc: ast.At(p.at)}
		f.put(&q.Blocks, p, p.leaves)
		*into = append(*into, q)
		return
	case term, definition:
		f.define(p, into)
		return
	}
	f.put(into, p, p.leaves)
}

// place returns where a paragraph goes that is no item: into the open item if it continues that, or is indented like
// its text. Other paragraphs end the lists.
func (f *flow) place(p *para) *[]ast.Block {
	for i := len(f.stack) - 1; i >= 0; i-- {
		top := f.stack[i]
		if top.name == "task" {
			continue
		}
		goesOn := p.continues() && top.at <= p.at0 ||
			p.list == "" && top.indent > 0 && p.indent > top.indent-near && p.indent > 0
		if goesOn {
			f.stack = f.stack[:i+1]
			return f.inside()
		}
	}
	f.stack = nil
	return &f.blocks
}

// lastFigure returns the figure that blocks end with.
func lastFigure(blocks []ast.Block) *ast.Figure {
	if len(blocks) == 0 {
		return nil
	}
	fig, _ := blocks[len(blocks)-1].(*ast.Figure)
	return fig
}

// define adds a term or a description to a list of definitions.
func (f *flow) define(p *para, into *[]ast.Block) {
	var list *ast.DefinitionList
	if n := len(*into); n > 0 {
		list, _ = (*into)[n-1].(*ast.DefinitionList)
	}
	if list == nil {
		if p.role == definition {
			f.put(into, p, p.leaves)
			return
		}
		list = &ast.DefinitionList{Loc: ast.At(p.at)}
		*into = append(*into, list)
	}
	if p.role == term {
		markup.AddTerm(list, f.inlines(p.leaves), p.at)
	} else {
		var blocks []ast.Block
		f.put(&blocks, p, p.leaves)
		markup.AddDescription(list, blocks, p.at)
	}
	list.At = list.At.To(p.at)
}

// put adds leaves as blocks: paragraphs, figures, formulas on lines of their own.
func (f *flow) put(into *[]ast.Block, p *para, leaves []leaf) {
	from := 0
	add := func(to int) {
		in := f.inlines(leaves[from:to])
		if len(in) == 0 {
			return
		}
		if figures := markup.Figures(in); figures != nil {
			for _, fig := range figures {
				*into = append(*into, fig)
			}
			return
		}
		at := p.at
		if from > 0 || to < len(leaves) {
			at = in[0].Span().To(in[len(in)-1].Span())
		}
		*into = append(*into, &ast.Paragraph{Loc: ast.At(at), Inlines: in})
	}
	for i, l := range leaves {
		if m, ok := l.node.(*ast.Math); ok && m.Display {
			add(i)
			*into = append(*into, &ast.Paragraph{Loc: m.Loc, Inlines: []ast.Inline{m}})
			from = i + 1
		}
	}
	add(len(leaves))
}

// listing adds a line of code.
func (f *flow) listing(p *para) {
	if len(f.code) == 0 {
		f.into = f.place(p)
		f.codes = p.at
	}
	for ; f.gap > 0; f.gap-- {
		f.code = append(f.code, "")
	}
	f.code = append(f.code, p.verbatim())
	f.codes = f.codes.To(p.at)
}

// endCode ends the listing.
func (f *flow) endCode() {
	if len(f.code) > 0 {
		if text := markup.Code(strings.Join(f.code, "\n")); text != "" {
			*f.into = append(*f.into, &ast.Listing{Loc: ast.At(f.codes), Text: text})
		}
	}
	f.code, f.gap = nil, 0
}
