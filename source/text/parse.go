package text

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// maxDepth is how deep lists may nest; what is deeper is text of the item it stands in.
const maxDepth = 12

// A parser makes blocks of the lines of one container: the file, or an item of a list.
type parser struct {
	*document
	lines []line
	depth int
	i     int // the line to go on from
	out   []ast.Block

	lead     string // the text directly before the line i, if it may lead in a listing
	language string // what a page printed above the next listing
	rejected int    // no run-together table starts before this line
	unclosed string // a fence that no line from here on closes
}

// parse gives the blocks of lines.
func (d *document) parse(lines []line, depth int) []ast.Block {
	p := &parser{document: d, lines: lines, depth: depth}
	for p.i = skipBlank(lines, 0); p.i < len(lines); p.i = skipBlank(lines, p.i) {
		p.block()
	}
	return p.out
}

// block reads one block at line i, which is not blank. The order matters: what needs most evidence comes first,
// and what is left is a paragraph.
func (p *parser) block() {
	if p.formula() || p.fence() || p.residue() || p.rule() || p.pipeTable() || p.columnTable() ||
		!p.lines[p.i].code() && p.seamTable(p.i) {
		return
	}
	if end := p.listingEnd(p.i, p.lead); end > p.i {
		p.listing(end)
		return
	}
	if p.list() {
		return
	}
	p.paragraph()
}

func (p *parser) add(b ast.Block) { p.out = append(p.out, b) }

// starts tells whether a block other than a paragraph, or a paragraph of its own, begins at line j, which follows
// line j-1 of a paragraph without a blank line.
func (p *parser) starts(j int) bool {
	before, l := p.lines[j-1], p.lines[j]
	if end, _ := p.formulaEnd(j); end > j {
		return true
	}
	switch {
	case p.mark(l), p.digitStarts(before, l):
		return true
	case !p.wrapped && before.indent > maxMarkIndent && l.indent <= maxMarkIndent: // back at the edge of a page's text
		return true
	case fenceOf(l.text) != "", p.residueEnd(j) > j:
		return true
	case p.startsList(j):
		return true
	case ruleOf(l.text) != 0:
		return true
	}
	if p.startsListing(j) {
		return true
	}
	return leadsIn(before.text) && (p.pipeEnd(j) > j || p.seamEnd(j) > j)
}

// paragraph reads running text. Its lines are kept apart by breaks.
func (p *parser) paragraph() {
	from := p.i
	j := from + 1
	for j < len(p.lines) && !p.lines[j].blank() && !p.endsTitle(from, j) && !p.starts(j) {
		j++
	}
	p.text(p.lines[from:j])
	p.i = j
}

// endsTitle tells whether the marked line from is a whole question, so that line j begins its answer.
func (p *parser) endsTitle(from, j int) bool {
	if j != from+1 || !strings.HasSuffix(p.lines[from].text, "?") {
		return false
	}
	l := p.lines[from]
	return (p.mark(l) && !labelOnly(l.text) || digit(l)) && (letterLabel(p.lines[j].text) || !runsOn(line{text: "x"}, p.lines[j]))
}

// text adds a paragraph of lines.
func (p *parser) text(lines []line) {
	p.add(&ast.Paragraph{Loc: ast.At(p.span(lines[0], lines[len(lines)-1])), Inlines: p.join(lines)})
	p.lead = lines[len(lines)-1].text
	if p.titled(lines[0]) {
		p.title = lines[0].text
	}
}

// join gives the inlines of lines with a break between each two.
func (d *document) join(lines []line) []ast.Inline {
	widest := 0
	for _, l := range lines {
		widest = max(widest, l.width())
	}
	if len(lines) < 3 {
		widest = d.width
	}
	ragged := d.ragged(lines, widest)
	var out []ast.Inline
	for i, l := range lines {
		if i > 0 {
			prev := lines[i-1]
			at := diag.Span{File: d.name, Start: prev.end(), End: l.start()}
			out = append(out, &ast.Break{Loc: ast.At(at), Hard: d.hardBreak(prev, l, widest, ragged)})
		}
		out = append(out, d.inlines(l)...)
	}
	return out
}
