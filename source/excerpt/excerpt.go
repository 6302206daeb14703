// Package excerpt takes the beginnings of texts, for pages that have no room for all of them. What goes in is blocks or
// running text of the tree; what comes out is a copy of their beginning, which ends where a reader can stop: at the end
// of a sentence, of a line of code, of a row of a table or of an item; or the gist of an answer, for cram sheets.
// Nothing is rewritten.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package excerpt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A Grain is how finely a text is divided into parts.
type Grain int

// The grains. Everything else than running text and code has the same parts in both: rows of tables, and whatever
// cannot be divided, such as a picture.
const (
	Sentences Grain = iota // sentences, and lines of code
	Words                  // words, and pieces of lines of code
)

// Beginning returns the first n parts of blocks, or all of them if they have fewer; whole reports which. A heading that
// nothing follows is left out.
func Beginning(bs []ast.Block, n int, by Grain) (out []ast.Block, whole bool) {
	t := taker{left: n, by: by}
	out = t.blocks(bs)
	return out, !t.cut
}

// A taker takes parts until none is left to take.
type taker struct {
	left int
	by   Grain
	cut  bool // something was left out
}

// ends reports whether the beginning ends before a part that comes next.
func (t *taker) ends() bool {
	t.cut = t.cut || t.left == 0
	return t.cut
}

// blocks returns the beginning of blocks.
func (t *taker) blocks(bs []ast.Block) []ast.Block {
	var out []ast.Block
	for _, b := range bs {
		if t.ends() {
			break
		}
		if b := t.block(b); b != nil {
			out = append(out, b)
		}
	}
	for t.cut && len(out) > 0 {
		if _, ok := out[len(out)-1].(*ast.Heading); !ok {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// block returns the beginning of a block; nil if there is nothing of it.
func (t *taker) block(b ast.Block) ast.Block {
	switch b := b.(type) {
	case *ast.Paragraph:
		c := *b
		c.Inlines = t.inlines(b.Inlines)
		return &c
	case *ast.Listing:
		c := *b
		c.Text = t.code(b.Text)
		return &c
	case *ast.List:
		return t.list(b)
	case *ast.Table:
		c := *b
		c.Rows = slices.Clip(b.Rows[:t.take(len(b.Rows))])
		return &c
	case *ast.DefinitionList:
		return t.definitions(b)
	case *ast.Quote:
		c := *b
		c.Blocks = t.blocks(b.Blocks)
		return &c
	case *ast.Callout:
		c := *b
		c.Blocks = t.blocks(b.Blocks)
		return &c
	case *ast.Details:
		c := *b
		c.Rest, c.Blocks = t.blocks(b.Rest), t.blocks(b.Blocks)
		return &c
	default: // what cannot be divided: pictures, headings, breaks
		t.take(1)
		return b
	}
}

// take takes up to n parts, of n that there are, and returns how many.
func (t *taker) take(n int) int {
	took := min(n, t.left)
	t.left -= took
	t.cut = t.cut || took < n
	return took
}

// list returns the beginning of a list.
func (t *taker) list(b *ast.List) ast.Block {
	c := *b
	c.Items = nil
	for _, it := range b.Items {
		if t.ends() {
			break
		}
		d := *it
		if d.Blocks = t.blocks(it.Blocks); len(it.Blocks) == 0 {
			t.take(1)
		}
		c.Items = append(c.Items, &d)
	}
	if len(c.Items) == 0 {
		return nil
	}
	return &c
}

// definitions returns the beginning of a list of definitions. No term stands without what it means.
func (t *taker) definitions(b *ast.DefinitionList) ast.Block {
	c := *b
	c.Items = nil
	for _, it := range b.Items {
		d := *it
		d.Descriptions = nil
		for _, desc := range it.Descriptions {
			if t.ends() {
				break
			}
			d.Descriptions = append(d.Descriptions, t.blocks(desc))
		}
		if len(d.Descriptions) > 0 || len(it.Descriptions) == 0 && t.take(1) > 0 {
			c.Items = append(c.Items, &d)
		}
		if t.cut {
			break
		}
	}
	if len(c.Items) == 0 {
		return nil
	}
	return &c
}

// inlines returns the beginning of running text.
func (t *taker) inlines(in []ast.Inline) []ast.Inline {
	var ends []int
	if text := masked(in); t.by == Words {
		ends = wordEnds(text)
	} else {
		ends = sentenceEnds(text)
	}
	if len(ends) == 0 { // a picture, a formula
		t.take(1)
		return in
	}
	n := t.take(len(ends))
	if n == len(ends) {
		return in
	}
	return head(in, ends[n-1])
}

// pieceOfCode is how many bytes of a line of code are a part where those are pieces.
const pieceOfCode = 40

// code returns the beginning of a listing.
func (t *taker) code(text string) string {
	var ends []int
	at := 0
	for line := range strings.Lines(text) {
		for end := at + pieceOfCode; t.by == Words && end < at+len(line)-1; end += pieceOfCode {
			for !utf8.RuneStart(text[end]) {
				end--
			}
			ends = append(ends, end)
		}
		at += len(line)
		ends = append(ends, at)
	}
	if n := t.take(len(ends)); n < len(ends) {
		return strings.TrimRight(text[:ends[n-1]], "\n")
	}
	return text
}
