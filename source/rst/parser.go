package rst

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// maxDepth is the greatest depth of bodies within bodies that are read: several times what authors write. Deeper text
// becomes a listing.
const maxDepth = 32

// A parser reads the lines of a body into blocks: those of the file, of a list item, of a directive.
type parser struct {
	*file
	lines []indent.Line
	at    int // index of the next line
	depth int
	top   bool // the body is that of the file, or of a directive that is as if it were not there
	item  bool // the body is that of a list item
	out   []ast.Block
}

// within returns the blocks of a body inside that of p.
func (p *parser) within(lines []indent.Line) []ast.Block { return p.sub(lines, false) }

func (p *parser) sub(lines []indent.Line, item bool) []ast.Block {
	if p.depth >= maxDepth {
		return p.tooDeep(lines)
	}
	q := &parser{file: p.file, lines: lines, depth: p.depth + 1, item: item}
	return q.parse()
}

// through returns the blocks of the body of a directive that only encloses them.
func (p *parser) through(lines []indent.Line) []ast.Block {
	if p.depth >= maxDepth {
		return p.tooDeep(lines)
	}
	q := &parser{file: p.file, lines: lines, depth: p.depth + 1, top: p.top}
	return q.parse()
}

func (p *parser) tooDeep(lines []indent.Line) []ast.Block {
	lines = indent.Trim(lines)
	if len(lines) == 0 {
		return nil
	}
	loc := p.loc(lines)
	p.report(diag.LeftOut, loc.At, "parts nested deeper than %d levels are shown as they are written", maxDepth)
	return []ast.Block{&ast.Listing{Loc: loc, Text: markup.Code(indent.Verbatim(lines))}}
}

// parse reads the body.
func (p *parser) parse() []ast.Block {
	for p.at < len(p.lines) {
		if p.lines[p.at].Blank() {
			p.at++
			continue
		}
		p.block()
	}
	return p.out
}

// add adds a block to the body.
func (p *parser) add(b ast.Block) {
	p.targets.reached(b)
	p.out = append(p.out, b)
}

func (p *parser) addAll(blocks []ast.Block) {
	for _, b := range blocks {
		p.add(b)
	}
}

// line returns the line at index i; beyond the body it is blank.
func (p *parser) line(i int) indent.Line {
	if i < 0 || i >= len(p.lines) {
		return indent.Line{At: len(p.Src)}
	}
	return p.lines[i]
}

// block reads the block that begins on the next line, in the order in which docutils tries them.
func (p *parser) block() {
	l := p.lines[p.at]
	switch {
	case l.Indent > 0:
		p.quote()
	case p.bulletList(), p.enumeratedList(), p.fieldList(), p.optionList():
	case strings.HasPrefix(l.Text, ">>> "), l.Text == ">>>":
		p.doctest()
	case l.Text == "|" || strings.HasPrefix(l.Text, "| "):
		p.lineBlock()
	case isGridBorder(l.Text):
		tables{p}.grid()
	case isSimpleBorder(l.Text) && tables{p}.simple():
	case l.Text == ".." || strings.HasPrefix(l.Text, ".. "):
		p.explicit()
	case l.Text == "__" || strings.HasPrefix(l.Text, "__ "):
		p.anonymousTarget()
	case p.overlinedTitle(), p.transition(), p.underlinedTitle():
	case p.definitionList():
	default:
		p.paragraph()
	}
}

// indented returns the index after the lines from i on that are blank or indented by at least width, without blank
// lines at their end.
func (p *parser) indented(i, width int) int {
	end := i
	for ; i < len(p.lines); i++ {
		if l := p.lines[i]; !l.Blank() {
			if l.Indent < width {
				break
			}
			end = i + 1
		}
	}
	return end
}

// quote reads indented text. A paragraph of it that begins with a dash says who is quoted.
func (p *parser) quote() {
	end := p.indented(p.at, 1)
	lines := p.lines[p.at:end]
	p.at = end
	p.addQuote(lines, p.loc(lines))
}

// addQuote adds lines as a quote.
func (p *parser) addQuote(lines []indent.Line, loc ast.Loc) {
	blocks := p.within(indent.Dedent(lines, indent.Least(lines)))
	if len(blocks) == 0 {
		return
	}
	if last, ok := blocks[len(blocks)-1].(*ast.Paragraph); ok {
		if text, ok := last.Inlines[0].(*ast.Text); ok && strings.HasPrefix(text.Value, "--") {
			text.Value = "— " + strings.TrimLeft(text.Value, "- ") // the author of the words
		}
	}
	p.add(&ast.Quote{Loc: loc, Blocks: blocks})
}

// colons matches the end of a paragraph that a literal block follows.
const colons = "::"

// lead is a line that a list begins on in the middle of a paragraph, as authors write it who forget the blank line.
var lead = pattern.New(`^(?:[-*+•] +|(?:\d{1,3}|#)[.)] +)\S`)

// paragraph reads a paragraph, and the literal block that it announces.
func (p *parser) paragraph() {
	start := p.at
	for p.at++; p.at < len(p.lines); p.at++ {
		l := p.lines[p.at]
		if l.Blank() || l.Indent > 0 || p.listBegins(start) || isExplicit(l.Text) || p.titleBegins() {
			break
		}
	}
	lines := p.lines[start:p.at]
	last := len(lines) - 1
	text := lines[last].Text
	if !strings.HasSuffix(text, colons) || strings.HasSuffix(text, `\`+colons) {
		p.addParagraph(lines)
		return
	}
	// "text::" ends in a colon, "text ::" and "::" have none.
	cut := append([]indent.Line{}, lines...)
	switch short := strings.TrimSuffix(text, colons); {
	case strings.TrimSpace(short) == "":
		cut = cut[:last]
	case strings.HasSuffix(short, " "):
		cut[last].Text = strings.TrimSpace(short)
	default:
		cut[last].Text = short + ":"
	}
	if len(cut) > 0 {
		p.addParagraph(cut)
	}
	p.literal(p.language)
}

// listBegins reports whether a list begins on the next line, within the paragraph that begins at start: in a list item,
// or after a line that announces it or is of the same list.
func (p *parser) listBegins(start int) bool {
	text := p.lines[p.at].Text
	if !lead.MatchString(text) {
		return false
	}
	before := p.lines[p.at-1].Text
	if strings.HasSuffix(before, ":") || strings.HasSuffix(before, "?") {
		return true
	}
	next := p.line(p.at + 1).Text
	return p.item && p.at == start+1 || lead.MatchString(next) && next[0] == text[0] && !isDigit(text[0])
}

// titleBegins reports whether the next line is a title to which no blank line leads.
func (p *parser) titleBegins() bool {
	under := p.line(p.at + 1)
	return under.Indent == 0 && len(under.Text) >= leastAdornment && isAdornment(under.Text) &&
		len(under.Text) >= columns(p.lines[p.at].Text) && p.line(p.at+2).Blank()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// addParagraph adds the lines as a paragraph.
func (p *parser) addParagraph(lines []indent.Line) {
	in := p.inlines(indent.Join(lines))
	loc := p.loc(lines)
	if len(in) == 0 {
		return
	}
	if figures := markup.Figures(in); figures != nil {
		for _, f := range figures {
			p.add(f)
		}
		return
	}
	p.add(&ast.Paragraph{Loc: loc, Inlines: in})
}

// literal reads the literal block that follows a paragraph: indented lines, or lines that all begin with the same sign.
func (p *parser) literal(language string) {
	i := p.at
	for p.line(i).Blank() && i < len(p.lines) {
		i++
	}
	if i >= len(p.lines) {
		return
	}
	end := p.indented(i, 1)
	if end == i {
		const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
		if sign := p.lines[i].Text[:1]; strings.Contains(signs, sign) && i > p.at {
			for end < len(p.lines) && p.lines[end].Indent == 0 && strings.HasPrefix(p.lines[end].Text, sign) {
				end++
			}
		}
	}
	if end == i {
		return // as docutils says, a literal block was expected
	}
	p.at = end
	p.listing(p.lines[i:end], language)
}

// listing adds lines as a listing.
func (p *parser) listing(lines []indent.Line, language string) {
	lines = indent.Dedent(lines, indent.Least(lines))
	if text := markup.Code(indent.Verbatim(lines)); text != "" {
		p.add(&ast.Listing{Loc: p.loc(lines), Language: language, Text: text})
	}
}

// doctest reads a session of Python, which a blank line ends.
func (p *parser) doctest() {
	start := p.at
	for p.at < len(p.lines) && !p.lines[p.at].Blank() {
		p.at++
	}
	p.listing(p.lines[start:p.at], "python")
}

// lineBlock reads lines whose breaks are kept. A bar alone divides stanzas; a line without a bar continues the one
// above it.
func (p *parser) lineBlock() {
	var in []ast.Inline
	var stanza []indent.Line
	flush := func() {
		if in = markup.Trim(in); len(in) > 0 {
			p.add(&ast.Paragraph{Loc: p.loc(stanza), Inlines: in})
		}
		in, stanza = nil, nil
	}
	for p.at < len(p.lines) {
		l := p.lines[p.at]
		if l.Indent > 0 || l.Text != "|" && !strings.HasPrefix(l.Text, "| ") {
			break
		}
		start := p.at
		lines := []indent.Line{l.After(1)}
		for p.at++; p.at < len(p.lines) && p.lines[p.at].Indent > 0 && !p.lines[p.at].Blank(); p.at++ {
			lines = append(lines, p.lines[p.at])
		}
		if l.Text == "|" && len(lines) == 1 {
			flush()
			continue
		}
		if len(in) > 0 {
			in = append(in, &ast.Break{Loc: ast.At(p.Span(l.At, l.At)), Hard: true})
		}
		in = append(in, p.inlines(indent.Join(lines))...)
		stanza = append(stanza, p.lines[start:p.at]...)
	}
	flush()
}
