package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A blockSetter sets blocks as rows.
type blockSetter struct {
	d        *design
	text     *textSetter
	pics     *pictures
	listings *listingSetter
	tables   *tableSetter
	notes    *noteSetter
	lang     *words.Language
	sink     diag.Sink
	boxes    bool // options have boxes to tick
}

// A column is where blocks are set: its place, the look of text in it, and how deep it is in the structure.
type column struct {
	x, w    Length
	look    look
	heading int // level of headings, for [design.title]

	turned bool // on a turned page
	note   bool // of a footnote

	in    *tag.Element // parent of the blocks
	level int          // structure level of the heading above
}

// inside returns c for the blocks of an element.
func (c column) inside(e *tag.Element) column {
	c.in = e
	return c
}

// nest returns c narrowed at the left and at the right, or c itself if that is too deep for the paper: the marks and
// bars of what is nested stay, the indentation does not.
func (d *design) nest(c column, left, right Length) column {
	in := c
	in.x += left
	in.w -= left + right
	if min(in.w, c.w) < d.textW/3 {
		return c
	}
	return in
}

// passage returns running text that fills the width of c.
func (c column) passage(in []ast.Inline, lk look, of *tag.Content) passage {
	return passage{in: in, look: lk, of: of, x: c.x, width: c.w}
}

// label returns a passage that no blocks of its own follow, so that pictures are drawn in its lines.
func (c column) label(d *design, in []ast.Inline, lk look, of *tag.Content) passage {
	p := c.passage(in, lk, of)
	p.draws = d.within(c.w)
	return p
}

// rows sets blocks under each other. A heading, or a paragraph that ends in a colon or within a sentence, stays with
// the first lines of the block after it.
func (s *blockSetter) rows(bs []ast.Block, c column) []row {
	return s.spaced(bs, c, s.d.led(s.d.theme.Spacing.Paragraph))
}

// spaced is rows with a space of the caller's between the blocks.
func (s *blockSetter) spaced(bs []ast.Block, c column, space Length) []row {
	var out []row
	leads, broken := false, false
	depth := levels(bs, c.level)
	beside := 0 // pictures yet to come that stand beside the one before
	for i, b := range bs {
		if beside > 0 {
			beside--
			continue
		}
		if _, ok := b.(*ast.PageBreak); ok {
			leads, broken = false, true
			continue
		}
		if h, ok := b.(*ast.Heading); ok {
			c.level = depth[h]
		}
		rows := []row(nil)
		if n := ast.Beside(bs[i:]); n > 0 {
			rows, beside = s.besideEachOther(bs[i:i+n], c), n-1
		} else {
			rows = s.block(b, c)
		}
		if !c.note {
			rows = s.notes.hoist(rows)
		}
		if len(rows) == 0 {
			continue
		}
		gap, penalty := space, betweenBlocks
		if boxed(b) {
			gap = max(gap, s.d.grid/2)
		}
		if len(out) == 0 {
			gap = 0
		}
		if _, ok := b.(*ast.Heading); ok && len(out) > 0 {
			gap, penalty = 2*s.d.grid, 0
		}
		if leads {
			penalty = never
			if _, ok := bs[i-1].(*ast.Heading); ok {
				gap = 0
			}
		}
		if broken && len(out) > 0 {
			gap, penalty = 0, always
		}
		broken = false
		out = append(out, before(rows, gap, penalty)...)
		leads = i+1 < len(bs) && (leadsOn(b) || goesOn(b, bs[i+1]))
	}
	return out
}

// boxed reports whether b has edges of its own, which must not touch the text above.
func boxed(b ast.Block) bool {
	switch b.(type) {
	case *ast.Listing, *ast.Table, *ast.Callout, *ast.Details, *ast.Figure:
		return true
	}
	return false
}

// leadsOn reports whether b introduces the block after it: a heading, or text whose last line ends in a colon.
func leadsOn(b ast.Block) bool {
	switch b := b.(type) {
	case *ast.Heading:
		return true
	case *ast.Paragraph:
		t := strings.TrimRight(ast.PlainText(b.Inlines), "*_ ")
		return strings.HasSuffix(t, ":") || strings.HasSuffix(t, "：")
	case *ast.List:
		if len(b.Items) > 0 {
			if bs := b.Items[len(b.Items)-1].Blocks; len(bs) > 0 {
				return leadsOn(bs[len(bs)-1])
			}
		}
	}
	return false
}

// goesOn reports whether the last sentence of b ends only in the list or listing after it, as one that ends in "Look
// for" does.
func goesOn(b, next ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return false
	}
	switch next.(type) {
	case *ast.List, *ast.Listing:
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(ast.PlainText(p.Inlines)))
		return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ','
	}
	return false
}

// block sets one block. The caller adds the space and the penalty above it.
func (s *blockSetter) block(b ast.Block, c column) []row {
	switch b := b.(type) {
	case *ast.Paragraph:
		if m := b.Displayed(); m != nil {
			return s.displayed(m, tag.In(tag.P, c.in), c)
		}
		return s.paragraphBlock(b, tag.In(tag.P, c.in), c)
	case *ast.Heading:
		lk := s.d.title(min(c.heading+max(b.Level-4, 0)/2, 6))
		role := tag.Heading(c.level)
		if c.note { // a footnote stands anywhere, so that a level would be missing before it (PDF/UA-1, 7.4.2)
			role = tag.P
		}
		rows := keep(s.text.paragraph(c.label(s.d, b.Inlines, lk, tag.In(role, c.in))))
		if b.ID != "" && len(rows) > 0 {
			rows[0].ids = append(rows[0].ids, b.ID)
		}
		return rows
	case *ast.List:
		return s.list(b, c)
	case *ast.Listing:
		return s.listings.listing(b, c)
	case *ast.Table:
		return s.tables.table(b, c)
	case *ast.Quote:
		in := s.d.nest(c, s.d.pt(16), s.d.pt(16)).inside(tag.New(tag.BlockQuote, c.in))
		in.look.style.Italic = !c.look.style.Italic && !s.d.theme.BoldEmphasis
		return s.rows(b.Blocks, in)
	case *ast.Callout:
		return s.callout(b, c)
	case *ast.Figure:
		return s.figure(b.Image, b.Caption, c)
	case *ast.DefinitionList:
		return s.definitions(b, c)
	case *ast.Details:
		return s.details(b, c)
	case *ast.Divider:
		w := c.w / 5
		rule := &Box{X: c.x + (c.w-w)/2, Y: s.d.grid, W: w, H: s.d.pt(0.6), Color: s.d.ink.rule}
		return []row{{height: 2 * s.d.grid, items: []Item{rule}}}
	case *ast.PageBreak:
		return nil // of the block after it
	default:
		unsupported(s.sink, b)
		return nil
	}
}

// paragraphBlock sets a paragraph; its images that are too large for a line follow it.
func (s *blockSetter) paragraphBlock(b *ast.Paragraph, of *tag.Content, c column) []row {
	p := c.passage(b.Inlines, c.look, of)
	if s.pics.alone(b.Inlines) {
		p.look.align, p.draws = centered, s.d.alone(c.w)
		return s.text.paragraph(p)
	}
	rows := s.text.paragraph(p)
	for _, img := range images(b.Inlines) {
		if s.pics.readable(img) && !s.pics.small(img, c.look) {
			rows = append(rows, before(s.figure(img, nil, c), s.d.grid, poor)...)
		}
	}
	return rows
}

// alone reports whether running text shows nothing but images that can be shown. Readers make figures of those that are
// not linked.
func (p *pictures) alone(in []ast.Inline) bool {
	found := false
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Image:
			if !p.readable(n) {
				return false
			}
			found = true
		case *ast.Break:
		case *ast.Text:
			if strings.TrimSpace(n.Value) != "" {
				return false
			}
		case *ast.Link:
			if !p.alone(n.Inlines) {
				return false
			}
			found = true
		default:
			return false
		}
	}
	return found
}

// images returns the images within running text.
func images(in []ast.Inline) []*ast.Image {
	var out []*ast.Image
	for _, n := range in {
		ast.Walk(n, func(n ast.Node) bool {
			if img, ok := n.(*ast.Image); ok {
				out = append(out, img)
			}
			return true
		})
	}
	return out
}

// callout sets an admonition: a bar in its color, its label, its blocks.
func (s *blockSetter) callout(b *ast.Callout, c column) []row {
	label := b.Title
	if len(label) == 0 {
		label = []ast.Inline{&ast.Text{Loc: b.Loc, Value: s.lang.Text(words.Callout(b.Kind))}}
	}
	return s.barred(label, s.d.callout(b.Kind), nil, b.Blocks, c)
}

// details sets a part that is folded in the source: open, under its summary.
func (s *blockSetter) details(b *ast.Details, c column) []row {
	return s.barred(b.Summary, s.d.ink.rule, b.Rest, b.Blocks, c)
}

// barred sets blocks beside a bar, under a bold label.
func (s *blockSetter) barred(label []ast.Inline, color Color, rest, body []ast.Block, c column) []row {
	in := s.d.nest(c, s.d.pt(12), 0).inside(tag.New(tag.Div, c.in))
	lk := s.d.title(5)
	if color != s.d.ink.rule {
		lk.color = color
	}
	rows := keep(s.text.paragraph(in.label(s.d, label, lk, tag.In(tag.P, in.in))))
	for _, bs := range [][]ast.Block{rest, body} {
		more := s.rows(bs, in)
		if len(rows) > 0 && len(more) > 0 {
			more[0].space, more[0].penalty = 0, never
		}
		rows = append(rows, more...)
	}
	bar := color
	f := &frame{x: c.x, w: c.w, bar: &bar}
	for i := range rows {
		rows[i].frames = append([]*frame{f}, rows[i].frames...)
	}
	return rows
}

// definitions sets terms in bold and their descriptions indented below.
func (s *blockSetter) definitions(b *ast.DefinitionList, c column) []row {
	var out []row
	lk := s.d.title(5)
	list := tag.New(tag.List, c.in)
	for _, d := range b.Items {
		var rows []row
		item := tag.New(tag.Item, list)
		label := tag.New(tag.Label, item)
		for _, term := range d.Terms {
			if len(rows) > 0 {
				s.text.shape.endInSpace(rows[len(rows)-1].items)
			}
			rows = append(rows, before(s.text.paragraph(c.label(s.d, term, lk, &tag.Content{Of: label})), 0, never)...)
		}
		in := s.d.nest(c, s.d.pt(16), 0).inside(tag.New(tag.Body, item))
		for i, desc := range d.Descriptions {
			penalty := betweenItems
			if i == 0 {
				penalty = never
			}
			rows = append(rows, before(s.rows(desc, in), 0, penalty)...)
		}
		gap := s.d.grid / 2
		if len(out) == 0 {
			gap = 0
		}
		out = append(out, before(rows, gap, betweenItems)...)
	}
	return out
}
