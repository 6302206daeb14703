package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/fonts"
	"studyguide/render/highlight"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// Sizes of code. A listing whose longest line is only a little too long is set smaller, down to codeFloor, rather than
// wrapped.
const (
	codeSize  = 8.2
	codeLead  = 11
	codeFloor = 7.4
)

// listing sets code in a quiet box: its language at the top right, lines that are too long wrapped and marked. It splits
// at blank lines rather than elsewhere, three lines on each side.
func (s *setter) listing(b *ast.Listing, c column) []row {
	size, lead := s.d.pt(codeSize), s.d.pt(codeLead)
	inset := s.d.pt(9)
	x, w := c.x+inset, max(c.w-2*inset, size)
	lines := highlight.Lines(b.Language, b.Text)
	for len(lines) > 1 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	ems := make([][]glyph, len(lines))
	longest := 0
	for i, tokens := range lines {
		ems[i] = s.code(tokens, b)
		n := 0
		for _, g := range ems[i] {
			n += g.width
		}
		longest = max(longest, n)
	}
	if em(longest, size) > w && em(longest, s.d.pt(codeFloor)) <= w {
		size = w * 1000 / Length(longest)
	}
	var rows []row
	for i, line := range ems {
		rows = append(rows, s.codeRows(line, x, w, size, lead, i > 0 && blank(lines[i-1]))...)
	}
	for i := range rows {
		if near := min(i, len(rows)-i); near < 3 || len(rows) < 8 {
			rows[i].penalty = max(rows[i].penalty, poor)
		}
	}
	fill, bar := tint, accent
	f := &frame{x: c.x, w: c.w, fill: &fill, bar: &bar, pad: s.d.pt(7), continued: true}
	h := Length(len(rows)) * lead
	pads := s.d.ceil(h+s.d.pt(12)) - h
	rows = framed(f, pads/2, pads-pads/2, rows)
	if name := languageName(b.Language); name != "" {
		rows[0].items = append(rows[0].items, s.tag(name, c.x+c.w-s.d.pt(5), s.d.pt(8)))
	}
	return rows
}

// codeRows sets one line of code: one row, or more if it is wrapped, with a mark before each that goes on.
func (s *setter) codeRows(line []glyph, x, w, size, lead Length, afterBlank bool) []row {
	var rows []row
	base := lead * 74 / 100
	for i, part := range wrap(line, int(w*1000/size), int(s.d.pt(10)*1000/size)) {
		r := row{height: lead, penalty: inListing}
		if afterBlank {
			r.penalty = atBlankLine
		}
		at := x
		if i > 0 {
			r.penalty = poor
			at += em(part.indent, size)
			arrow := s.shape(fonts.Style{Family: fonts.Mono}, "↪", diag.Span{})
			r.items = append(r.items, &Text{X: at - s.d.pt(8.5), Y: base, Size: s.d.pt(7), Color: grey, Runs: arrow, Artifact: true})
		}
		r.items = append(r.items, s.codeLine(part.glyphs, at, base, size)...)
		rows = append(rows, r)
	}
	return rows
}

// tag is a small grey word that ends at x on the baseline y.
func (s *setter) tag(word string, x, y Length) *Text {
	return s.aside(word, face{size: s.d.pt(7.5), color: grey}, x, y)
}

// aside is a word that ends at x on the baseline y and is no part of the guide's text.
func (s *setter) aside(word string, fc face, x, y Length) *Text {
	p := s.piece(word, fc, diag.Span{})
	return &Text{X: x - p.width, Y: y, Size: fc.size, Color: fc.color, Runs: p.runs, Artifact: true}
}

func blank(tokens []highlight.Token) bool {
	for _, t := range tokens {
		if strings.TrimSpace(t.Text) != "" {
			return false
		}
	}
	return true
}

// glyph is one character of code with its look and its width in thousandths of an em.
type glyph struct {
	r     rune
	width int
	class highlight.Class
}

// code measures the characters of a line; a tab reaches to the next multiple of four columns.
func (s *setter) code(tokens []highlight.Token, b *ast.Listing) []glyph {
	var out []glyph
	for _, t := range tokens {
		_, st := codeLook(t.Class)
		for _, r := range t.Text {
			if r == '\t' {
				for n := 4 - len(out)%4; n > 0; n-- {
					out = append(out, s.glyph(' ', t.Class, st, b))
				}
				continue
			}
			out = append(out, s.glyph(r, t.Class, st, b))
		}
	}
	return out
}

func (s *setter) glyph(r rune, c highlight.Class, st fonts.Style, b *ast.Listing) glyph {
	w := 0
	for _, run := range s.shape(st, string(r), b.At) {
		w += run.Width
	}
	return glyph{r, w, c}
}

// part is one printed line of a line of code.
type part struct {
	glyphs []glyph
	indent int // of a line that goes on
}

// wrap breaks a line of code that is wider than w: after a space or a sign if there is one in the last third, else where the
// room ends. What goes on is indented under the line's own first letter, and by more, unless that leaves too little room.
// Widths are in thousandths of an em.
func wrap(line []glyph, w, more int) []part {
	own := 0
	for _, g := range line {
		if g.r != ' ' {
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
		for i := min(end, len(line)-1); i > end*2/3; i-- {
			if last := line[i-1].r; last == ' ' || line[i].r != ' ' && strings.ContainsRune(",;({[|&", last) {
				best = i
				break
			}
		}
		for best < len(line) && unicode.Is(unicode.Mn, line[best].r) {
			best++ // a mark stays with its letter
		}
		parts = append(parts, part{line[:best], indent})
		line = line[best:]
		room = w - indent
	}
}

// codeLine places the characters of one printed line, those of one class together.
func (s *setter) codeLine(gs []glyph, x, y, size Length) []Item {
	var items []Item
	for i := 0; i < len(gs); {
		j, w := i, 0
		var text strings.Builder
		for ; j < len(gs) && gs[j].class == gs[i].class; j++ {
			text.WriteRune(gs[j].r)
			w += gs[j].width
		}
		color, st := codeLook(gs[i].class)
		items = append(items, &Text{X: x, Y: y, Size: size, Color: color, Runs: s.shape(st, text.String(), diag.Span{})})
		x += em(w, size)
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
