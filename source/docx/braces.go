package docx

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Papers for quiz programs have their options in the braces of GIFT: "{~%0% one", "~%100% two}". In a document they are
// marks that nobody wants to read.

// bracedOption matches the mark of an option: "=", "~", or "~" and its weight in percent.
var bracedOption = pattern.New(`^(?:=|~(?:%(-?\d+(?:[.,]\d+)?)%)?)\s*`)

// leastBraces is how many options in braces a document has before they are read as such.
const leastBraces = 3

// mostBraced is over how many blocks the options of a question may go.
const mostBraced = 12

// braces makes options of the lines in braces: a line each, the right ones with a star.
func (f *flow) braces() {
	found := 0
	for _, list := range blockLists(&f.blocks) {
		for i := range *list {
			if linesInBraces((*list)[i:]) != nil {
				found++
			}
		}
	}
	if found < leastBraces {
		return
	}
	for _, list := range blockLists(&f.blocks) {
		var out []ast.Block
		for i := 0; i < len(*list); {
			found := linesInBraces((*list)[i:])
			if found == nil {
				out = append(out, (*list)[i])
				i++
				continue
			}
			out = append(out, found.paragraph())
			i += found.blocks
		}
		*list = out
	}
}

// blockLists returns a list of blocks, and those in its lists.
func blockLists(list *[]ast.Block) []*[]ast.Block {
	out := []*[]ast.Block{list}
	for _, b := range *list {
		if l, ok := b.(*ast.List); ok {
			for _, item := range l.Items {
				out = append(out, blockLists(&item.Blocks)...)
			}
		}
	}
	return out
}

// A bracedText is options in braces, and what stands above them in their paragraph.
type bracedText struct {
	above   []ast.Inline
	options []string
	loc     ast.Loc
	blocks  int // that it takes
}

// paragraph returns the lines of b.
func (b *bracedText) paragraph() *ast.Paragraph {
	p := &ast.Paragraph{Loc: b.loc, Inlines: b.above}
	for _, option := range b.options {
		if len(p.Inlines) > 0 {
			p.Inlines = append(p.Inlines, &ast.Break{Loc: b.loc, Hard: true})
		}
		p.Inlines = append(p.Inlines, &ast.Text{Loc: b.loc, Value: option})
	}
	return p
}

// linesInBraces reads the options in braces in the first of blocks, or from there on; nil if there are none.
func linesInBraces(blocks []ast.Block) *bracedText {
	var out *bracedText
	for i, b := range blocks[:min(len(blocks), mostBraced)] {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			return out.unclosed(i, 0)
		}
		from := 0
		for from <= len(p.Inlines) {
			to := from
			for to < len(p.Inlines) && !isHardBreak(p.Inlines[to]) {
				to++
			}
			line := strings.TrimSpace(ast.PlainText(p.Inlines[from:to]))
			if out == nil {
				line, ok = strings.CutPrefix(line, "{")
				line = strings.TrimLeft(line, " \u00a0")
				// A brace may be forgotten.
				if m := bracedOption.FindStringSubmatch(line); m != nil && (ok || m[1] != "") {
					out = &bracedText{above: p.Inlines[:max(from-1, 0)], loc: p.Loc}
				}
			}
			if out != nil && (line != "" || to < len(p.Inlines)) {
				option, last := strings.CutSuffix(line, "}")
				if !(last && option == "") && !out.add(option) {
					return out.unclosed(i, from)
				}
				if last {
					out.blocks = i + 1
					out.loc.At = out.loc.At.To(p.At)
					if to < len(p.Inlines) {
						return nil
					}
					return out
				}
			}
			from = to + 1
		}
		if out == nil {
			return nil
		}
	}
	return out.unclosed(len(blocks), 0)
}

// unclosed returns options that end before the block i, where something else begins; nil if they are too few, or do not
// end with the block before.
func (b *bracedText) unclosed(i, from int) *bracedText {
	if b == nil || from > 0 || i > mostBraced || len(b.options) < 2 {
		return nil
	}
	b.blocks = i
	return b
}

func isHardBreak(n ast.Inline) bool {
	b, ok := n.(*ast.Break)
	return ok && b.Hard
}

// add adds the option of a line; it reports whether the line is one.
func (b *bracedText) add(line string) bool {
	m := bracedOption.FindStringSubmatch(line)
	if m == nil || len(b.options) >= 26 {
		return false
	}
	mark := string(rune('A'+len(b.options))) + ") "
	if m[0][0] == '=' || m[1] != "" && m[1] != "0" && m[1][0] != '-' {
		mark = "*" + mark
	}
	b.options = append(b.options, mark+strings.TrimSpace(line[len(m[0]):]))
	return true
}
