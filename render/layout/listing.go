package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A listingSetter sets code.
type listingSetter struct {
	d      *design
	shape  *shaper
	labels *labelSetter
	code   *highlight.Cache

	unnamed bool // the name of the language takes too much room
}

// A codeLine is a line of code, measured.
type codeLine struct {
	cells  []cell
	width  int    // of the cells, in thousandths of an em
	source string // the text of the line, tabs and all
}

// blank reports whether the line shows nothing.
func (l *codeLine) blank() bool { return strings.TrimSpace(l.source) == "" }

// cell is one character of code, as readers see characters. Its width is in thousandths of an em.
type cell struct {
	text  string
	width int
	class highlight.Class
}

// codeBox is the place and the type of the lines of a listing.
type codeBox struct {
	x, w       Length // of the lines, as they stay when the page is mirrored
	size, lead Length
}

// base returns how far below the top of a line its baseline is.
func (b *codeBox) base() Length { return b.lead * 74 / 100 }

// listing sets code in a tinted box, with the name of its language at the top right. Lines that are too long are
// wrapped and marked. The box is split between pages at blank lines rather than elsewhere and outside blocks rather
// than within, with three lines on each side.
func (s *listingSetter) listing(b *ast.Listing, c column) []row {
	lines := s.lines(b)
	longest := 0
	for i := range lines {
		longest = max(longest, lines[i].width)
	}
	c, box := s.fit(c, longest)
	var rows []row
	of := tag.New(tag.Code, c.in)
	of.Block = true
	unit := indentation(lines)
	for i := range lines {
		more := s.rows(&lines[i], box, of)
		more[0].penalty = beforeLine(lines, i, unit)
		rows = append(rows, more...)
	}
	for i := range rows {
		if near := min(i, len(rows)-i); near < 3 || len(rows) < 8 {
			rows[i].penalty = max(rows[i].penalty, poor)
		}
	}
	name := languageName(b.Language)
	if s.unnamed {
		name = ""
	}
	return s.boxed(rows, c, name)
}

// indentation returns by how many columns the lines of a listing are indented that are indented least.
func indentation(lines []codeLine) int {
	unit := 0
	for i := range lines {
		if n := lines[i].indented(); n > 0 && (unit == 0 || n < unit) {
			unit = n
		}
	}
	return max(unit, 1)
}

// indented returns by how many columns a line is indented.
func (l *codeLine) indented() int {
	n := 0
	for i, r := range l.source {
		switch {
		case r == '\t':
			n += 4 - n%4
		case r == ' ':
			n++
		default:
			return n
		}
		if i+1 == len(l.source) {
			return 0 // it is blank
		}
	}
	return 0
}

// beforeLine returns the cost of ending a page before line i of a listing that is indented in steps of unit. It is
// least where one part ends and the next begins, and the higher the deeper in a block the page would end. A line that
// closes a block belongs to it.
func beforeLine(lines []codeLine, i, unit int) int {
	l := &lines[i]
	depth := min((l.indented()+unit-1)/unit, 5)
	if strings.IndexAny(strings.TrimSpace(l.source), ")]}") == 0 {
		depth++
	}
	after := i > 0 && lines[i-1].blank()
	switch {
	case l.blank():
		return poor // the next page would begin with it
	case after && depth == 0:
		return betweenBlocks
	case after:
		return betweenBlocks + 15
	case depth == 0:
		return betweenBlocks + 20
	}
	return betweenBlocks + 30 + 10*depth
}

// fit returns the column of a listing and the place of its lines. A listing that is too wide for its column reaches
// into the margin where the numbers of questions hang; one that is still too wide has type of the theme's floor. There
// is no size between, so that listings that follow each other look alike.
func (s *listingSetter) fit(c column, longest int) (column, codeBox) {
	t := s.d.theme.Type
	wide := c
	if c.x == s.d.textX && !c.turned {
		wide.x, wide.w = s.d.wideX(), c.w+c.x-s.d.wideX()
	}
	inset := s.d.pt(insetOfCode)
	fitted := func(c column, size float64) (codeBox, bool) {
		box := codeBox{size: s.d.sized(size), lead: s.d.sized(t.Code.Lead)}
		box.w = max(c.w-2*inset, box.size)
		box.x = s.d.across(c.x+inset, box.w, c.turned)
		return box, em(longest, box.size) <= box.w
	}
	if box, ok := fitted(c, t.Code.Size); ok {
		return c, box
	}
	if box, ok := fitted(wide, t.Code.Size); ok {
		return wide, box
	}
	if box, ok := fitted(wide, t.CodeFloor); ok {
		return wide, box
	}
	box, _ := fitted(wide, t.Code.Size)
	return wide, box
}

// insetOfCode is the room between the edges of a listing's box and its lines, and padOfCode that above and below them,
// in points of running text of 10.5 pt.
const insetOfCode, padOfCode = 9, 7

// boxed puts the box around the rows of a listing, and the name of its language in the corner.
func (s *listingSetter) boxed(rows []row, c column, language string) []row {
	fill, bar := s.d.ink.tint, s.d.ink.ornament
	f := &frame{x: c.x, w: c.w, fill: &fill, bar: &bar, pad: s.d.pt(padOfCode), continued: true}
	above := s.d.pt(padOfCode)
	var name *Text
	if language != "" {
		name = s.labels.corner(language, c.x, c.w, s.d.pt(8), c.turned)
		if low := name.Y + s.d.pt(2); meets(name, rows[0]) {
			above = max(above, low)
		}
	}
	rows = framed(f, above, s.d.pt(padOfCode), rows)
	if name != nil {
		rows[0].items = append(rows[0].items, name)
	}
	return rows
}

// meets reports whether the text of a row reaches below the label that stands above it.
func meets(label *Text, r row) bool {
	for _, it := range r.items {
		t, ok := it.(*Text)
		if ok && t.X < label.X+label.Width() && t.X+t.Width() > label.X-label.Size/2 {
			return true
		}
	}
	return false
}

// lines measures the lines of a listing, without the blank ones at its end.
func (s *listingSetter) lines(b *ast.Listing) []codeLine {
	var out []codeLine
	lines := s.code.Lines(b.Language, b.Text)
	for i, tokens := range lines {
		out = append(out, s.line(tokens, lineAt(b.At, i, len(lines))))
	}
	for len(out) > 1 && out[len(out)-1].blank() {
		out = out[:len(out)-1]
	}
	return out
}

// lineAt returns the place of line i of n of a listing, if the listing stands in the source line by line, with a fence
// around it or without; else that of the listing.
func lineAt(at diag.Span, i, n int) diag.Span {
	first := 0
	switch at.End.Line - at.Start.Line + 1 {
	case n:
	case n + 2:
		first = 1
	default:
		return at
	}
	line := at.Start.Line + first + i
	return diag.Span{File: at.File, Start: diag.Pos{Line: line, Col: 1}, End: diag.Pos{Line: line, Col: 2}}
}

// line measures the characters of a line; a tab reaches to the next multiple of four columns.
func (s *listingSetter) line(tokens []highlight.Token, at diag.Span) codeLine {
	var out codeLine
	var source strings.Builder
	for _, t := range tokens {
		source.WriteString(t.Text)
		_, st := s.d.codeLook(t.Class)
		for i, part := range strings.Split(t.Text, "\t") {
			if i > 0 {
				part = strings.Repeat(" ", 4-len(out.cells)%4) + part
			}
			if part == "" {
				continue
			}
			for _, run := range s.shape.shape(st, part, at) {
				for _, g := range run.Glyphs {
					out.width += g.Advance
					if n := len(out.cells); g.Text == "" && n > 0 {
						out.cells[n-1].width += g.Advance
						continue
					}
					out.cells = append(out.cells, cell{g.Text, g.Advance, t.Class})
				}
			}
		}
	}
	out.source = source.String()
	return out
}

// rows sets one line of code: one row, or several with a mark before each continuation. The line copies as it was
// written. It has content of its own, without which programs that read the tree would run lines together.
func (s *listingSetter) rows(line *codeLine, box codeBox, of *tag.Element) []row {
	in := &tag.Content{Of: of}
	parts := wrap(line.cells, int(box.w*1000/box.size), int(s.d.pt(10)*1000/box.size))
	switch {
	case bidi.Turns(line.source):
		// Programs that copy text take an ActualText in the page for text as it is seen, and turn it around.
		in = tag.In(tag.Span, of)
		in.Of.With().Actual = line.source
	case len(parts) > 1:
		in.Actual = line.source
	}
	rows := make([]row, len(parts))
	for i, part := range parts {
		r := row{height: box.lead}
		x := box.x
		if i > 0 {
			r.penalty = poor
			x += em(part.indent, box.size)
			r.items = append(r.items, s.hook(x-s.d.pt(8), box.base()-box.size*26/100)...)
		}
		r.items = append(r.items, s.placed(part.cells, box, in, x)...)
		s.d.settle(r.items)
		rows[i] = r
	}
	return rows
}

// hook draws a mark before a continuation line: a stroke down from the line above and to the right at y. It is drawn,
// not written, so that it is not copied with the code.
func (s *listingSetter) hook(x, y Length) []Item {
	stroke, w, h := s.d.pt(0.7), s.d.pt(5), s.d.pt(4.5)
	return []Item{
		&Box{X: x, Y: y - h, W: stroke, H: h, Color: s.d.ink.quiet},
		&Box{X: x, Y: y - stroke, W: w, H: stroke, Color: s.d.ink.quiet},
	}
}

// placed places the characters of one printed line from x on, neighbors of one class as one text.
func (s *listingSetter) placed(cells []cell, box codeBox, in *tag.Content, x Length) []Item {
	var items []Item
	for i := 0; i < len(cells); {
		class := cells[i].class
		var text strings.Builder
		width := 0
		for ; i < len(cells) && cells[i].class == class; i++ {
			text.WriteString(cells[i].text)
			width += cells[i].width
		}
		color, st := s.d.codeLook(class)
		fc := &face{style: st, size: box.size, color: color, in: in}
		if bidi.Turns(text.String()) {
			parts := s.turned(text.String(), fc)
			for _, p := range parts {
				items = append(items, p.at(x, box.base()))
				x += p.width
			}
			continue
		}
		items = append(items, s.shape.piece(text.String(), fc, diag.Span{}).at(x, box.base()))
		x += em(width, box.size)
	}
	return items
}

// turned returns characters of one class, some of which run from right to left, such as those of a Hebrew string or
// comment, in the order in which they are seen. As in editors that keep to UTS #55 (4.1), each stretch of code is an
// isolate that runs from left to right, so that strings stay where they are used.
func (s *listingSetter) turned(text string, fc *face) []stretch {
	var parts []stretch
	for _, p := range s.shape.byLevel(text, bidi.FromLeft, fc, diag.Span{}) {
		parts = append(parts, stretch{piece: p, width: p.width})
	}
	return visual(parts, 0)
}

// part is one printed line of a line of code.
type part struct {
	cells  []cell
	indent int // of a continuation line, in thousandths of an em
}

// wrap breaks a line of code that is wider than w: after a space, an opening bracket or a separator, else before a dot
// or within a path, else where the room ends. Continuation lines are indented under the line's own first letter, and by
// more, unless that leaves too little room. Widths are in thousandths of an em.
func wrap(line []cell, w, more int) []part {
	own := 0
	for _, g := range line {
		if g.text != " " {
			break
		}
		own += g.width
	}
	indent := own + more
	if indent > w/3 {
		indent = more
	}
	var parts []part
	room := w
	for {
		end, used := 0, 0
		for end < len(line) && used+line[end].width <= room {
			used += line[end].width
			end++
		}
		if end == len(line) {
			return append(parts, part{line, indent})
		}
		end = max(end, 1) // a character that is wider than the room sticks out of it
		best := end
		for i := min(end, len(line)-1); i > end/3; i-- {
			last, next := line[i-1].text, line[i].text
			if last == " " || next != " " && strings.Contains(",;({[|&", last) {
				best = i
				break
			}
			if best == end && i > end/2 && (next == "." || strings.Contains("/=?:", last)) {
				best = i // unless there is a better place
			}
		}
		parts = append(parts, part{line[:best], indent})
		line = line[best:]
		room = w - indent
	}
}

// languageName returns the name of a language as people write it.
func languageName(lang string) string {
	names := map[string]string{
		"javascript": "JavaScript", "typescript": "TypeScript", "sql": "SQL", "php": "PHP", "html": "HTML",
		"css": "CSS", "json": "JSON", "yaml": "YAML", "xml": "XML", "cpp": "C++", "csharp": "C#", "toml": "TOML",
		"graphql": "GraphQL", "http": "HTTP", "jsx": "JSX", "tsx": "TSX", "text": "", "plaintext": "", "": "",
		"bash": "Shell", "dockerfile": "Dockerfile",
	}
	if n, ok := names[lang]; ok {
		return n
	}
	first, n := utf8.DecodeRuneInString(lang)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + lang[n:]
}
