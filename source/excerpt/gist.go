package excerpt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A Gist is the least of an answer that is worth knowing by heart, in the words of its author. Links are their text,
// and references to notes are left out.
type Gist struct {
	Said   []ast.Inline   // its first sentence
	Items  [][]ast.Inline // of the list that Said leads on to, or with which the answer begins: what each begins with
	Cut    bool           // the list has more items
	Terms  [][]ast.Inline // what else it has in bold type
	Code   *ast.Listing   // a short one that Said leads on to, or with which the answer begins
	Tables []*ast.Table   // those that are marked for this
}

// What is short enough for a gist: letters of an item or of a term, and lines of a listing; and how many items or terms
// there are at most.
const (
	mostOfItem  = 90
	mostOfTerm  = 40
	mostOfLines = 6
	mostItems   = 8
)

// colons are the signs by which a sentence or a label leads on to what follows.
const colons = ":："

// GistOf returns the gist of an answer. It is empty if the answer says nothing.
func GistOf(answer []ast.Block) Gist {
	var g Gist
	g.lead(answer)
	g.rest(answer)
	return g
}

// lead takes the first sentence of blocks and what that leads on to. It reports whether there is one. A callout, and a
// sentence that leads on to what no gist has, such as a table, say it only if nothing else does.
func (g *Gist) lead(bs []ast.Block) bool {
	var spare *Gist
	for i, b := range bs {
		was := *g
		if !g.starts(b, next(bs, i)) {
			continue
		}
		_, beside := b.(*ast.Callout)
		if !beside && !g.promises() {
			return true
		}
		if spare == nil {
			kept := *g
			spare = &kept
		}
		*g = was
	}
	if spare != nil {
		*g = *spare
	}
	return spare != nil
}

// promises reports whether the sentence ends in a colon, and nothing of what it leads on to is in the gist.
func (g *Gist) promises() bool {
	text := strings.TrimRightFunc(ast.PlainText(g.Said), unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(colons, last) && len(g.Items) == 0 && g.Code == nil
}

// next returns the block behind the ith; nil if that is the last.
func next(bs []ast.Block, i int) ast.Block {
	if i+1 < len(bs) {
		return bs[i+1]
	}
	return nil
}

// starts takes what a block begins with. It reports whether this is what the answer begins with, not a picture of it
// or its title.
func (g *Gist) starts(b, after ast.Block) bool {
	switch b := b.(type) {
	case *ast.Paragraph:
		if titles(b) || allLinks(b.Inlines) {
			return false // it says where, not what
		}
		if g.Said = sentence(b.Inlines); len(g.Said) == 0 {
			return false
		}
		if open(g.Said) {
			g.follow(after)
		}
		return true
	case *ast.List:
		if len(b.Items) == 1 { // all of the answer, behind a bullet
			return g.lead(b.Items[0].Blocks)
		}
		return g.follow(b)
	case *ast.DefinitionList:
		return g.follow(b)
	case *ast.Listing:
		g.follow(b)
		return false // whatever text comes says more
	case *ast.Quote:
		return g.lead(b.Blocks)
	case *ast.Callout:
		return g.lead(b.Blocks)
	case *ast.Details:
		return g.lead(slices.Concat(b.Rest, b.Blocks))
	default: // headings, pictures, tables
		return false
	}
}

// follow takes a block that a sentence leads on to. It reports whether there is something in it.
func (g *Gist) follow(b ast.Block) bool {
	var items [][]ast.Block
	switch b := b.(type) {
	case *ast.Listing:
		if g.Code == nil && strings.Count(strings.TrimSpace(b.Text), "\n") < mostOfLines {
			g.Code = b
		}
		return false
	case *ast.List:
		for _, it := range b.Items {
			items = append(items, it.Blocks)
		}
	case *ast.DefinitionList:
		for _, d := range b.Items {
			for _, term := range d.Terms {
				items = append(items, []ast.Block{&ast.Paragraph{Inlines: term}})
			}
		}
	}
	for _, bs := range items {
		said := begins(bs)
		switch {
		case len(said) == 0:
		case len(g.Items) == mostItems, letters(said) > mostOfItem:
			g.Cut = true
		default:
			g.Items = append(g.Items, said)
		}
	}
	return len(g.Items) > 0
}

// allLinks reports whether running text is nothing but links and signs.
func allLinks(in []ast.Inline) bool {
	links := false
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Link:
			links = true
		case *ast.Text:
			if strings.ContainsFunc(n.Value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				return false
			}
		case *ast.Break:
		default:
			return false
		}
	}
	return links
}

// begins returns what an item of a list begins with: its term in bold type, or its first sentence.
func begins(bs []ast.Block) []ast.Inline {
	if len(bs) == 0 {
		return nil
	}
	p, ok := bs[0].(*ast.Paragraph)
	if !ok {
		return nil
	}
	if len(p.Inlines) > 0 {
		if s, ok := p.Inlines[0].(*ast.Strong); ok && letters(s.Inlines) > 0 {
			return plain(s.Inlines)
		}
	}
	return plain(sentence(p.Inlines))
}

// sentence returns the first sentence of running text. It is on one line if the author ends lines.
func sentence(in []ast.Inline) []ast.Inline {
	for i, n := range in {
		if b, ok := n.(*ast.Break); ok && b.Hard && letters(in[:i]) > 0 {
			in = in[:i]
			break
		}
	}
	t := taker{left: 1, by: Sentences}
	out := ast.Unlinked(t.inlines(in))
	if strings.TrimSpace(ast.PlainText(out)) == "" {
		return nil
	}
	return out
}

// titles reports whether a paragraph is nothing but words in bold type, a title of what follows.
func titles(p *ast.Paragraph) bool {
	if len(p.Inlines) != 1 {
		return false
	}
	_, ok := p.Inlines[0].(*ast.Strong)
	return ok && letters(p.Inlines) <= mostOfTerm
}

// open reports whether a sentence goes on in the block behind it.
func open(said []ast.Inline) bool {
	text := strings.TrimRightFunc(ast.PlainText(said), func(r rune) bool { return unicode.IsSpace(r) || r == '*' })
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(":：,،、", last) || unicode.IsLetter(last) || unicode.IsDigit(last)
}

// rest takes the terms in bold type and the tables of an answer.
func (g *Gist) rest(answer []ast.Block) {
	had := strings.ToLower(ast.PlainText(g.Said))
	for _, it := range g.Items {
		had += "\n" + strings.ToLower(ast.PlainText(it))
	}
	for _, b := range answer {
		ast.Walk(b, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Table:
				if n.Cram {
					g.Tables = append(g.Tables, unlinked(n))
				}
				return false
			case *ast.Heading:
				return false
			case *ast.Paragraph:
				return !titles(n) && !(n == b && labels(n))
			case *ast.Strong:
				term := plain(n.Inlines)
				text := strings.ToLower(ast.PlainText(term))
				if size := letters(term); size < 2 || size > mostOfTerm || strings.Contains(had, text) ||
					len(g.Terms) == mostItems {
					return false
				}
				had += "\n" + text
				g.Terms = append(g.Terms, term)
				return false
			default:
				return true
			}
		})
	}
}

// labels reports whether a paragraph begins with a label in bold type: "Note: …".
func labels(p *ast.Paragraph) bool {
	if len(p.Inlines) < 2 {
		return false
	}
	s, ok := p.Inlines[0].(*ast.Strong)
	if !ok {
		return false
	}
	t, after := p.Inlines[1].(*ast.Text)
	return strings.ContainsAny(ast.PlainText(s.Inlines), colons) || after && strings.IndexAny(t.Value, colons) == 0
}

// plain returns a term without links, and without the sign that ends it.
func plain(in []ast.Inline) []ast.Inline {
	out := ast.Unlinked(in)
	if n := len(out); n > 0 {
		if t, ok := out[n-1].(*ast.Text); ok {
			c := *t
			c.Value = strings.TrimRight(c.Value, " .:：,;–—-")
			out = append(slices.Clip(out[:n-1]), &c)
		}
	}
	return out
}

// unlinked returns a table without links and notes.
func unlinked(t *ast.Table) *ast.Table {
	row := func(cells []*ast.Cell) (out []*ast.Cell) {
		for _, c := range cells {
			d := *c
			d.Inlines = ast.Unlinked(c.Inlines)
			out = append(out, &d)
		}
		return out
	}
	c := *t
	c.Header, c.Rows = row(t.Header), nil
	for _, cells := range t.Rows {
		c.Rows = append(c.Rows, row(cells))
	}
	return &c
}

// letters returns the number of letters and digits of running text.
func letters(in []ast.Inline) (n int) {
	for _, r := range ast.PlainText(in) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
