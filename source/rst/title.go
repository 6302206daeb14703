package rst

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
)

// titles holds the styles of titles in the order of their first use, which is that of their levels.
type titles struct{ styles []style }

// A style is how titles of a level are adorned.
type style struct {
	sign byte
	over bool
}

// level returns the level of titles of a style, 1 for the outermost.
func (t *titles) level(s style) int {
	for i, known := range t.styles {
		if known == s {
			return i + 1
		}
	}
	t.styles = append(t.styles, s)
	return len(t.styles)
}

// isAdornment reports whether a text is one punctuation character, repeated.
func isAdornment(text string) bool {
	if text == "" || text[0] > unicode.MaxASCII {
		return false
	}
	if c := rune(text[0]); !unicode.IsPunct(c) && !unicode.IsSymbol(c) {
		return false
	}
	return strings.Trim(text, text[:1]) == ""
}

// leastAdornment is the length from which a line of signs is more than text, even if it is shorter than the title above
// it.
const leastAdornment = 4

// columns returns the width of a text in a font of one width, where Chinese characters take two columns.
func columns(text string) int {
	n := 0
	for _, c := range text {
		switch width.LookupRune(c).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			if !unicode.Is(unicode.Mn, c) {
				n++
			}
		}
	}
	return n
}

// overlinedTitle reads a title between two lines of signs.
func (p *parser) overlinedTitle() bool {
	over, title, under := p.line(p.at), p.line(p.at+1), p.line(p.at+2)
	if !isAdornment(over.Text) || title.Blank() || under.Indent > 0 || !isAdornment(under.Text) ||
		over.Text[0] != under.Text[0] || len(over.Text) < leastAdornment && len(over.Text) < columns(title.Text) ||
		isAdornment(title.Text) && title.Indent == 0 {
		return false
	}
	p.title(p.lines[p.at:p.at+3], title, style{over.Text[0], true})
	p.at += 3
	return true
}

// underlinedTitle reads a title above a line of signs.
func (p *parser) underlinedTitle() bool {
	title, under := p.line(p.at), p.line(p.at+1)
	if under.Indent > 0 || !isAdornment(under.Text) ||
		len(under.Text) < leastAdornment && len(under.Text) < columns(title.Text) && !p.isShortLine() {
		return false
	}
	p.title(p.lines[p.at:p.at+2], title, style{under.Text[0], false})
	p.at += 2
	return true
}

// isShortLine reports whether three signs below the next line, which docutils takes for text, were meant to make a
// title of it: blank lines are around the two.
func (p *parser) isShortLine() bool {
	under := p.line(p.at + 1)
	return len(under.Text) == 3 && strings.Contains("=-~^*+#", under.Text[:1]) && p.line(p.at-1).Blank() &&
		p.line(p.at+2).Blank()
}

// title adds a title.
func (p *parser) title(lines []indent.Line, text indent.Line, s style) {
	under := lines[len(lines)-1]
	if len(under.Text) < columns(text.Text) {
		p.found.Report(diag.New(diag.TitleUnderline, p.Span(under.At, under.End()),
			"the line under this title is shorter than the title").
			WithHint("docutils warns of it; make the line as long as the title"))
	}
	for _, l := range lines {
		if l != text {
			p.blank(l.At, l.End())
		}
	}
	in := p.inlines(indent.Join([]indent.Line{text}))
	if len(in) == 0 {
		return
	}
	h := &ast.Heading{Loc: p.loc(lines), Level: min(p.titles.level(s), 6), Inlines: in}
	p.targets.heading(h)
	p.add(h)
}

// transition reads a line of signs between blank lines.
func (p *parser) transition() bool {
	l := p.line(p.at)
	if !isAdornment(l.Text) || len(l.Text) < leastAdornment || !p.line(p.at+1).Blank() {
		return false
	}
	p.at++
	p.blank(l.At, l.End())
	p.add(&ast.Divider{Loc: p.loc([]indent.Line{l})})
	return true
}
