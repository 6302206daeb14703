package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/render/highlight"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// listing sets code in a quiet box: its language at the top right, lines that are too long wrapped and marked. One whose longest
// line is only a little too long is set smaller, down to the theme's floor, rather than wrapped. It splits at blank lines rather
// than elsewhere, three lines on each side.
func (s *setter) listing(b *ast.Listing, c column) []row {
	t := s.d.theme.Type
	size, lead, floor := s.d.sized(t.Code.Size), s.d.sized(t.Code.Lead), s.d.sized(t.CodeFloor)
	inset := s.d.pt(9)
	x, w := c.x+inset, max(c.w-2*inset, size)
	lines := s.in.Code.Lines(b.Language, b.Text)
	for len(lines) > 1 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	code := make([][]cell, len(lines))
	longest := 0
	for i, tokens := range lines {
		code[i] = s.code(tokens, b)
		n := 0
		for _, c := range code[i] {
			n += c.width
		}
		longest = max(longest, n)
	}
	if em(longest, size) > w && em(longest, floor) <= w {
		size = w * 1000 / Length(longest)
	}
	var rows []row
	of := tag.New(tag.Code, c.in)
	of.Block = true
	for i, line := range code {
		in := &tag.Content{Of: of} // of its own for each line: whoever reads the tree would run lines together
		more := s.codeRows(line, written(lines[i]), in, s.across(x, w, c.turned), w, size, lead, i > 0 && blank(lines[i-1]))
		for _, r := range more {
			s.settle(r.items)
		}
		rows = append(rows, more...)
	}
	for i := range rows {
		if near := min(i, len(rows)-i); near < 3 || len(rows) < 8 {
			rows[i].penalty = max(rows[i].penalty, poor)
		}
	}
	fill, bar := s.d.ink.tint, s.d.ink.accent
	f := &frame{x: c.x, w: c.w, fill: &fill, bar: &bar, pad: s.d.pt(7), continued: true}
	h := Length(len(rows)) * lead
	pads := s.d.ceil(h+s.d.pt(12)) - h
	above := pads / 2
	var name *Text
	if n := languageName(b.Language); n != "" {
		name = s.corner(n, c.x, c.w, s.d.pt(8), c.turned)
		if low := name.Y + s.d.pt(2); meets(name, rows[0]) && above < low {
			above, pads = low, s.d.ceil(h+low+s.d.pt(6))-h
		}
	}
	rows = framed(f, above, pads-above, rows)
	if name != nil {
		rows[0].items = append(rows[0].items, name)
	}
	return rows
}

// meets tells whether the text of a row reaches to where word stands above it.
func meets(word *Text, r row) bool {
	for _, it := range r.items {
		t, ok := it.(*Text)
		if ok && t.X < word.X+word.Width() && t.X+t.Width() > word.X-word.Size/2 {
			return true
		}
	}
	return false
}

// codeRows sets one line of code: one row, or more if it is wrapped, with a mark before each that goes on. What is copied is the
// line as it was written.
func (s *setter) codeRows(line []cell, written string, in *tag.Content, x, w, size, lead Length, afterBlank bool) []row {
	var rows []row
	base := lead * 74 / 100
	parts := wrap(line, int(w*1000/size), int(s.d.pt(10)*1000/size))
	if len(parts) > 1 {
		in = &tag.Content{Of: in.Of, Actual: written}
	}
	for i, part := range parts {
		r := row{height: lead, penalty: inListing}
		if afterBlank {
			r.penalty = atBlankLine
		}
		at := x
		if i > 0 {
			r.penalty = poor
			at += em(part.indent, size)
			r.items = append(r.items, s.hook(at-s.d.pt(8), base-size*26/100)...)
		}
		r.items = append(r.items, s.codeLine(part.cells, in, at, base, size)...)
		rows = append(rows, r)
	}
	return rows
}

// hook draws a mark before a line that goes on: a stroke down from the line above and to the right at y. It is drawn, not written,
// so that it is not copied with the code.
func (s *setter) hook(x, y Length) []Item {
	stroke, w, h := s.d.pt(0.7), s.d.pt(5), s.d.pt(4.5)
	return []Item{
		&Box{X: x, Y: y - h, W: stroke, H: h, Color: s.d.ink.quiet},
		&Box{X: x, Y: y - stroke, W: w, H: stroke, Color: s.d.ink.quiet},
	}
}

// corner is a small grey word at the right end of a box, where no line of code begins, on the baseline y.
func (s *setter) corner(word string, x, w, y Length, turned bool) *Text {
	t := s.aside(word, &face{size: s.d.label().size * 15 / 17, color: s.d.ink.quiet}, s.across(x, w, turned)+w-s.d.pt(5), y)
	t.settled = true
	return t
}

// aside is a word that ends at x on the baseline y and is no part of the guide's text.
func (s *setter) aside(word string, fc *face, x, y Length) *Text {
	p := s.label(word, fc)
	return p.at(x-p.width, y)
}

// written gives the text of a line of code, tabs and all.
func written(tokens []highlight.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text)
	}
	return b.String()
}

func blank(tokens []highlight.Token) bool {
	for _, t := range tokens {
		if strings.TrimSpace(t.Text) != "" {
			return false
		}
	}
	return true
}

// cell is one character of code, as readers see characters, with its look and its width in thousandths of an em.
type cell struct {
	text  string
	width int
	class highlight.Class
}

// joined gives the text of cells.
func joined(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

// code measures the characters of a line; a tab reaches to the next multiple of four columns.
func (s *setter) code(tokens []highlight.Token, b *ast.Listing) []cell {
	var out []cell
	for _, t := range tokens {
		_, st := s.d.codeLook(t.Class)
		for i, part := range strings.Split(t.Text, "\t") {
			if i > 0 {
				part = strings.Repeat(" ", 4-len(out)%4) + part
			}
			if part == "" {
				continue
			}
			for _, run := range s.shape(st, part, b.At) {
				for _, g := range run.Glyphs {
					if n := len(out); g.Text == "" && n > 0 {
						out[n-1].width += g.Advance
						continue
					}
					out = append(out, cell{g.Text, g.Advance, t.Class})
				}
			}
		}
	}
	return out
}

// part is one printed line of a line of code.
type part struct {
	cells  []cell
	indent int // of a line that goes on
}

// wrap breaks a line of code that is wider than w: after a space or a sign that opens or parts, else before a dot or within a path,
// else where the room ends. What goes on is indented under the line's own first letter, and by more, unless that leaves too little room.
// Widths are in thousandths of an em.
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
		end = max(end, 1) // a character that is wider than the room stands out of it
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

// codeLine places the characters of one printed line, those of one class together.
func (s *setter) codeLine(line []cell, in *tag.Content, x, y, size Length) []Item {
	var items []Item
	for i := 0; i < len(line); {
		j := i + 1
		for j < len(line) && line[j].class == line[i].class {
			j++
		}
		color, st := s.d.codeLook(line[i].class)
		p := s.piece(joined(line[i:j]), &face{style: st, size: size, color: color, in: in}, diag.Span{})
		items = append(items, p.at(x, y))
		x += p.width
		i = j
	}
	return items
}

// languageName gives the name of a language as people write it.
func languageName(lang string) string {
	names := map[string]string{
		"javascript": "JavaScript", "typescript": "TypeScript", "sql": "SQL", "php": "PHP", "html": "HTML", "css": "CSS",
		"json": "JSON", "yaml": "YAML", "xml": "XML", "cpp": "C++", "csharp": "C#", "toml": "TOML", "graphql": "GraphQL",
		"http": "HTTP", "jsx": "JSX", "tsx": "TSX", "text": "", "plaintext": "", "": "", "bash": "Shell", "dockerfile": "Dockerfile",
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
