package org

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tex"
)

// maxDepth is the greatest depth of bodies within bodies that are read: several times what authors write. Deeper text
// becomes a listing.
const maxDepth = 32

// A parser reads the lines of a body into blocks: those below a headline, of a list item, of a block.
type parser struct {
	*file
	lines   []indent.Line
	at      int // index of the next line
	depth   int
	top     bool          // the body is below a headline, not within something else
	caption []indent.Line // for the next element
	// attributes are those of lines #+ATTR_HTML and the like for the next element.
	attributes []string
	open       map[string]bool // names of blocks that do not end further on
	out        []ast.Block
}

// within returns the blocks of a body inside that of p.
func (p *parser) within(lines []indent.Line) []ast.Block {
	lines = indent.Trim(lines)
	if p.depth >= maxDepth && len(lines) > 0 {
		loc := p.loc(lines)
		p.report(diag.LeftOut, loc.At, "parts nested deeper than %d levels are shown as they are written", maxDepth)
		return []ast.Block{&ast.Listing{Loc: loc, Text: markup.Code(indent.Verbatim(lines))}}
	}
	q := &parser{file: p.file, lines: lines, depth: p.depth + 1}
	return q.parse()
}

// parse reads the body.
func (p *parser) parse() []ast.Block {
	for p.at < len(p.lines) {
		if p.lines[p.at].Blank() {
			p.at++
			continue
		}
		n := len(p.out)
		p.element()
		if len(p.out) > n {
			p.captioned(n)
			p.sized(n)
		}
	}
	return p.out
}

// captioned adds the caption above an element to it, at index n of the output, if there is one.
func (p *parser) captioned(n int) {
	if p.caption == nil {
		return
	}
	in, loc := p.inlines(indent.Join(p.caption)), p.loc(p.caption)
	p.caption = nil
	if len(in) == 0 {
		return
	}
	if fig, ok := p.out[n].(*ast.Figure); ok {
		fig.Caption = in
		return
	}
	above := &ast.Paragraph{Loc: loc, Inlines: []ast.Inline{&ast.Emph{Loc: loc, Inlines: in}}}
	p.out = slices.Insert(p.out, n, ast.Block(above))
}

// attribute matches an attribute of an image for export: ":width 300px".
var attribute = pattern.New(`(?i):(width|height)\s+("[^"]*"|[^\s:]+)`)

// sized sets the size of the images in the element at index n of the output to that of the attributes above it.
func (p *parser) sized(n int) {
	attributes := strings.Join(p.attributes, " ")
	p.attributes = nil
	if attributes == "" {
		return
	}
	size := map[string]string{}
	for rest := attributes; ; {
		m := attribute.FindStringSubmatchIndex(rest)
		if m == nil {
			break
		}
		if name := strings.ToLower(rest[m[2]:m[3]]); size[name] == "" {
			size[name] = markup.TeXLength(strings.Trim(rest[m[4]:m[5]], `"`))
		}
		rest = rest[m[1]:]
	}
	ast.Walk(p.out[n], func(n ast.Node) bool {
		if img, ok := n.(*ast.Image); ok && !markup.Resize(img, size["width"], size["height"], "") {
			p.report(diag.ImageSize, img.At, "sizes of images set aside")
		}
		return true
	})
}

// beginsPage adds a page break if the text of a line begins a new page, and reports whether it does. One within an
// element is reported.
func (p *parser) beginsPage(text string, l indent.Line) bool {
	if !markup.BeginsPage(text) {
		return false
	}
	p.blank(l.At, l.End())
	loc := p.loc([]indent.Line{l})
	if p.top {
		p.add(&ast.PageBreak{Loc: loc})
	} else {
		p.report(diag.PageBreak, loc.At, "page breaks within a list or a block set aside")
	}
	return true
}

func (p *parser) add(b ast.Block) { p.out = append(p.out, b) }

// line returns the line at index i; beyond the body it is blank.
func (p *parser) line(i int) indent.Line {
	if i < 0 || i >= len(p.lines) {
		return indent.Line{At: len(p.Src)}
	}
	return p.lines[i]
}

var (
	blockBegin  = pattern.New(`^#\+(?i:BEGIN)_(\S+)(?:\s+(.*))?$`)
	blockEnds   = pattern.New(`^#\+(?i:END)_\S+$`)
	fixedWidth  = pattern.New(`^:(?: |$)`)
	rule        = pattern.New(`^-{5,}$`)
	bullet      = pattern.New(`^(?:[-+*]|\d{1,9}[.)])(?:\s|$)`)
	noteBegin   = pattern.New(`^\[fn:([^\]:\s]+)\](?:\s|$)`)
	environment = pattern.New(`^\\begin\{([A-Za-z]+\*?)\}`)
	tableLine   = pattern.New(`^\|`)
	gridLine    = pattern.New(`^\+[-=][-=+]*\+$`)
)

// element reads the element that begins on the next line.
func (p *parser) element() {
	l := p.lines[p.at]
	switch {
	case blockBegin.MatchString(l.Text):
		p.block()
	case blockEnds.MatchString(l.Text):
		p.report(diag.LeftOut, p.loc([]indent.Line{l}).At, "the end of a block that has not begun was left out")
		p.blank(l.At, l.End())
		p.at++
	case keyLine.MatchString(l.Text):
		p.keyword()
	case l.Text == "#" || strings.HasPrefix(l.Text, "# "):
		p.blank(l.At, l.End())
		p.at++
	case drawer.MatchString(l.Text) && p.drawer():
	case fixedWidth.MatchString(l.Text):
		p.fixed()
	case p.line(p.at+1).Blank() && p.beginsPage(l.Text, l):
		p.at++
	case rule.MatchString(l.Text):
		p.at++
		p.add(&ast.Divider{Loc: p.loc([]indent.Line{l})})
	case tableLine.MatchString(l.Text):
		p.table()
	case gridLine.MatchString(l.Text) && strings.HasPrefix(p.line(p.at+1).Text, "|"):
		p.drawn()
	case p.isBullet(l):
		p.list()
	case l.Indent == 0 && noteBegin.MatchString(l.Text):
		p.note()
	case environment.MatchString(l.Text) && p.environment():
	case clock.MatchString(l.Text), planning.MatchString(l.Text):
		p.report(diag.LeftOut, p.loc([]indent.Line{l}).At, "dates of planning left out")
		p.blank(l.At, l.End())
		p.at++
	default:
		p.paragraph()
	}
}

// isBullet reports whether a line begins an item. A star in the first column begins a headline, and so no item.
func (p *parser) isBullet(l indent.Line) bool {
	return bullet.MatchString(l.Text) && (l.Text[0] != '*' || l.Indent > 0 || !p.top)
}

// paragraph reads text up to a blank line or another element.
func (p *parser) paragraph() {
	start := p.at
	for p.at++; p.at < len(p.lines); p.at++ {
		l := p.lines[p.at]
		if l.Blank() || blockBegin.MatchString(l.Text) || blockEnds.MatchString(l.Text) ||
			keyLine.MatchString(l.Text) ||
			tableLine.MatchString(l.Text) || fixedWidth.MatchString(l.Text) || p.isBullet(l) ||
			rule.MatchString(l.Text) ||
			l.Indent == 0 && noteBegin.MatchString(l.Text) || environment.MatchString(l.Text) ||
			strings.HasPrefix(l.Text, "# ") {
			break
		}
	}
	p.addParagraph(p.lines[start:p.at])
}

// addParagraph adds lines as a paragraph, or as the pictures or the formula that they consist of.
func (p *parser) addParagraph(lines []indent.Line) {
	in := p.inlines(indent.Join(lines))
	if len(in) == 0 {
		return
	}
	if figures := markup.Figures(in); figures != nil {
		for _, f := range figures {
			p.add(f)
		}
		return
	}
	for _, part := range displayed(in) {
		loc := ast.At(part[0].Span().To(part[len(part)-1].Span()))
		if len(part) == len(in) {
			loc = p.loc(lines)
		}
		p.add(&ast.Paragraph{Loc: loc, Inlines: part})
	}
}

// displayed divides inlines at the formulas that stand on lines of their own.
func displayed(in []ast.Inline) (out [][]ast.Inline) {
	start := 0
	flush := func(end int) {
		if part := markup.Trim(in[start:end]); len(part) > 0 {
			out = append(out, part)
		}
	}
	for i, n := range in {
		if m, ok := n.(*ast.Math); ok && m.Display {
			flush(i)
			out = append(out, []ast.Inline{m})
			start = i + 1
		}
	}
	flush(len(in))
	return out
}

// keyword reads a line of the form "#+NAME: value". Those of the file were read before.
func (p *parser) keyword() {
	l := p.lines[p.at]
	p.at++
	key, value, _ := keyword(l.Text)
	at := p.loc([]indent.Line{l}).At
	from := len(l.Text) - len(value)
	name, _, _ := strings.Cut(key, "[")
	if name == "CAPTION" {
		text := l.After(from)
		text.Indent = 0
		p.caption = append(p.caption, text)
		p.blank(l.At, l.At+from)
		return
	}
	p.blank(l.At, l.End())
	switch name {
	case "INCLUDE", "TRANSCLUDE":
		p.report(diag.LeftOut, at, "the file that %q would bring in was left out", strings.ToLower(name))
	case "ATTR_HTML", "ATTR_ORG", "ATTR_LATEX", "ATTR_MD":
		p.attributes = append(p.attributes, value)
	case "HTML", "LATEX", "ASCII", "BEAMER", "ODT", "MD", "TEXINFO":
		if p.beginsPage(value, l) {
			return
		}
		p.report(diag.LeftOut, at, "lines for export to %s left out", strings.ToLower(name))
	case "TOC":
		p.report(diag.Furniture, at, "table of contents set aside")
	case "CALL":
		p.report(diag.LeftOut, at, "calls of code left out")
	}
}

// drawer reads a drawer. Those that Emacs fills itself are left out. It returns false if the drawer never ends.
func (p *parser) drawer() bool {
	start := p.at
	for i := start + 1; i < len(p.lines); i++ {
		if !strings.EqualFold(p.lines[i].Text, ":END:") {
			continue
		}
		p.at = i + 1
		lines := p.lines[start:p.at]
		switch name := strings.ToUpper(strings.Trim(lines[0].Text, ":")); name {
		case "PROPERTIES", "LOGBOOK", "CLOCK":
			if !namesOnly(lines[1 : len(lines)-1]) {
				p.report(diag.LeftOut, p.loc(lines).At, "drawers of properties left out")
			}
			p.blankLines(lines)
		default:
			p.blankLines(lines[:1])
			p.blankLines(lines[len(lines)-1:])
			p.out = append(p.out, p.within(lines[1:len(lines)-1])...)
		}
		return true
	}
	return false
}

// namesOnly reports whether properties are names alone, which links to their headline use.
func namesOnly(lines []indent.Line) bool {
	for _, l := range lines {
		key, _, _ := strings.Cut(strings.TrimPrefix(strings.ToUpper(l.Text), ":"), ":")
		if key != "CUSTOM_ID" && key != "ID" {
			return false
		}
	}
	return true
}

// fixed reads lines that begin with a colon, which are shown as they are.
func (p *parser) fixed() {
	start := p.at
	var text []string
	for p.at < len(p.lines) && fixedWidth.MatchString(p.lines[p.at].Text) {
		text = append(text, strings.TrimPrefix(strings.TrimPrefix(p.lines[p.at].Text, ":"), " "))
		p.at++
	}
	if code := markup.Code(strings.Join(text, "\n")); code != "" {
		p.add(&ast.Listing{Loc: p.loc(p.lines[start:p.at]), Text: code})
	}
}

// environment reads a formula in an environment of LaTeX. It returns false if it never ends.
func (p *parser) environment() bool {
	name := environment.FindStringSubmatch(p.lines[p.at].Text)[1]
	end := `\end{` + name + "}"
	for i := p.at; i < len(p.lines) && i < p.at+200; i++ {
		if !strings.HasSuffix(p.lines[i].Text, end) {
			continue
		}
		lines := p.lines[p.at : i+1]
		p.at = i + 1
		loc, source := p.loc(lines), indent.Join(lines).Text
		p.blank(lines[0].At, lines[0].At+len(`\begin{`+name+"}"))
		p.blank(lines[len(lines)-1].End()-len(end), lines[len(lines)-1].End())
		switch name {
		case "equation", "equation*", "displaymath", "math":
			source = strings.TrimSuffix(strings.TrimPrefix(source, `\begin{`+name+"}"), end)
		case "align", "align*", "aligned", "gather", "gather*", "eqnarray", "eqnarray*", "multline", "multline*":
			source = `\begin{aligned}` + strings.TrimSuffix(strings.TrimPrefix(source, `\begin{`+name+"}"), end) +
				`\end{aligned}`
		}
		if value := tex.Normal(source); value != "" {
			p.add(&ast.Paragraph{Loc: loc, Inlines: []ast.Inline{&ast.Math{Loc: loc, TeX: value, Display: true}}})
		}
		return true
	}
	return false
}

var (
	counter = pattern.New(`^\[@(\d{1,9})\](?:\s|$)`)
	box     = pattern.New(`^\[([ xX-])\](?:\s|$)`)
	termEnd = pattern.New(`\s::(?:\s|$)`)
)

// An item is one of a list while it is read.
type item struct {
	lines  []indent.Line // all of its lines
	body   []indent.Line // without the bullet
	number int
	task   ast.Task
	term   []indent.Line // of a definition; nil: none
}

// list reads a list: items with bullets of one kind and one indentation.
func (p *parser) list() {
	start := p.at
	first := p.lines[start]
	ordered := first.Text[0] >= '0' && first.Text[0] <= '9'
	var items []item
	tight := true
	for p.at < len(p.lines) {
		next := p.at
		for next < len(p.lines) && p.lines[next].Blank() {
			next++
		}
		l := p.line(next)
		if next >= len(p.lines) || next-p.at > 1 || l.Indent != first.Indent || !p.isBullet(l) ||
			(l.Text[0] >= '0' && l.Text[0] <= '9') != ordered {
			break
		}
		tight = tight && (next == p.at || len(items) == 0)
		p.at = next
		items = append(items, p.item())
	}
	lines := p.lines[start:p.at]
	bare := !slices.ContainsFunc(lines, func(l indent.Line) bool { return bullet.FindString(l.Text) != l.Text })
	if bare && len(items) == 1 {
		p.addParagraph(indent.Trim(lines)) // a bullet with nothing behind it is all that its author says: "1." or "-"
		return
	}
	if !ordered && !slices.ContainsFunc(items, func(i item) bool { return i.term == nil }) {
		p.definitions(items, p.loc(lines))
		return
	}
	list := &ast.List{Loc: p.loc(lines), Ordered: ordered, Tight: tight}
	if ordered {
		list.Start = items[0].number
	}
	for _, it := range items {
		blocks := p.within(it.body)
		if it.term != nil {
			blocks = p.termed(it, blocks)
		}
		if len(blocks) > 0 || ordered || bare { // without an empty one the numbers below it would be others
			list.Items = append(list.Items, &ast.Item{Loc: p.loc(it.lines), Task: it.task, Blocks: blocks})
			list.Tight = list.Tight && len(blocks) <= 2
		}
	}
	if bare || slices.ContainsFunc(list.Items, func(it *ast.Item) bool { return len(it.Blocks) > 0 }) {
		p.add(list) // several bullets alone are lines to fill in
	}
}

// item reads the item that begins on the next line.
func (p *parser) item() item {
	start := p.at
	l := p.lines[start]
	mark := strings.IndexAny(l.Text+" ", " \t")
	rest := l.After(mark)
	width := l.Indent + mark + 1
	rest.Indent = 0
	out := item{number: 1}
	if n, err := strconv.Atoi(strings.TrimRight(l.Text[:mark], ".)")); err == nil {
		out.number = n
	}
	if m := counter.FindStringSubmatch(rest.Text); m != nil {
		out.number, _ = strconv.Atoi(m[1])
		p.blank(rest.At, rest.At+len(m[0]))
		rest = rest.After(len(m[0]))
		rest.Indent = 0
	}
	if m := box.FindStringSubmatch(rest.Text); m != nil {
		out.task = ast.Open
		if m[1] == "x" || m[1] == "X" {
			out.task = ast.Done
		}
		p.blank(rest.At, rest.At+len(m[0]))
		rest = rest.After(len(m[0]))
		rest.Indent = 0
	}
	if m := termEnd.FindStringIndex(rest.Text); m != nil && !strings.ContainsAny(l.Text[:1], "0123456789") {
		out.term = []indent.Line{rest.Cut(0, m[0])}
		rest = rest.After(m[1])
		rest.Indent = 0
	}
	end, blanks := start+1, 0
	block := 0 // index after the block that is open
	for i := start + 1; i < len(p.lines); i++ {
		below := p.lines[i]
		if i < block { // within a block, whatever its indentation
			blanks, end = 0, i+1
			continue
		}
		if below.Blank() {
			if blanks++; blanks == 2 {
				break
			}
			continue
		}
		if below.Indent <= l.Indent {
			break
		}
		if m := blockBegin.FindStringSubmatch(below.Text); m != nil {
			block = p.blockEnd(i+1, strings.ToLower(m[1])) + 1
		}
		blanks, end = 0, i+1
	}
	out.lines = p.lines[start:end]
	if !rest.Blank() {
		out.body = append(out.body, rest)
	}
	for _, below := range p.lines[start+1 : end] {
		below.Indent = max(below.Indent-width, 0)
		out.body = append(out.body, below)
	}
	p.at = end
	return out
}

// termed returns the blocks of an item that has a term although the other items of its list have none.
func (p *parser) termed(it item, blocks []ast.Block) []ast.Block {
	loc := p.loc(it.term)
	in := []ast.Inline{&ast.Strong{Loc: loc, Inlines: p.inlines(indent.Join(it.term))}}
	if para, ok := first(blocks).(*ast.Paragraph); ok {
		after := ": "
		if ast.EndsSentence(ast.PlainText(in)) {
			after = " "
		}
		para.Inlines = append(append(in, &ast.Text{Loc: loc, Value: after}), para.Inlines...)
		return blocks
	}
	return append([]ast.Block{&ast.Paragraph{Loc: loc, Inlines: in}}, blocks...)
}

// definitions adds items with terms as a list of definitions, or as details if all of them ask.
func (p *parser) definitions(items []item, loc ast.Loc) {
	list := &ast.DefinitionList{Loc: loc}
	for _, it := range items {
		d := &ast.Definition{Loc: p.loc(it.lines), Terms: [][]ast.Inline{p.inlines(indent.Join(it.term))}}
		if blocks := p.within(it.body); len(blocks) > 0 {
			d.Descriptions = [][]ast.Block{blocks}
		}
		list.Items = append(list.Items, d)
	}
	if p.top && markup.Pairs(list) {
		p.out = append(p.out, markup.Paired(list)...)
		return
	}
	if !p.top || !markup.Asks(list) {
		p.add(list)
		return
	}
	p.out = append(p.out, markup.Questions(list)...)
}
