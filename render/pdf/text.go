package pdf

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/pdf/finish"
)

// A typesetter writes the operators that show text (ISO 32000-1, 9.4). Glyphs are shown by codes. Every pair of a glyph
// and its text in a face has one, so that text is copied as it was written.
type typesetter struct {
	b     bytes.Buffer
	codes map[*fonts.Face]*codes
	order []*codes

	height  layout.Length // of the page
	inText  bool
	x, y    int64 // hundredths of a point: the start of the last line, from the bottom left corner
	font    *codes
	size    layout.Length
	widen   int           // thousandths by which glyphs are wider than in their face
	track   layout.Length // room behind each glyph
	color   layout.Color
	colored bool // color is the current fill color
	buf     []byte
}

// codes are the codes of one face, or of a part of one that needs several.
type codes struct {
	face     *fonts.Face
	resource string
	of       map[key]int
	glyphs   []uint16 // by code
	text     []string // by code
	runs     map[*fonts.Run]shown
}

type key struct {
	glyph uint16
	text  string
}

// shown is a run as it is written within the strings of a TJ operator, and the distance to move the pen after it, in
// thousandths of an em.
type shown struct {
	body   []byte
	after  int
	actual bool // needs an ActualText, since its text is not that of its glyphs in order (ISO 32000-1, 14.9.4)
}

func newTypesetter() *typesetter { return &typesetter{codes: map[*fonts.Face]*codes{}} }

// forget lets go of what is known of runs, once all are shown.
func (t *typesetter) forget() {
	for _, c := range t.order {
		c.runs = nil
	}
}

// out returns the buffer for operators.
func (t *typesetter) out() *bytes.Buffer { return &t.b }

// page begins a page: the state of the last one is forgotten.
func (t *typesetter) page(height layout.Length) {
	t.height, t.inText, t.font, t.widen, t.track, t.colored = height, false, nil, 0, 0, false
}

// leave ends the open text object.
func (t *typesetter) leave() {
	if t.inText {
		t.b.WriteString("ET\n")
		t.inText = false
	}
}

// text shows a text of the layout.
func (t *typesetter) text(it *layout.Text) {
	if len(it.Runs) == 0 {
		return
	}
	if !t.inText {
		t.b.WriteString("BT\n")
		t.inText, t.x, t.y = true, 0, 0
	}
	if !t.colored || t.color != it.Color {
		t.colored, t.color = true, it.Color
		t.fill(it.Color)
	}
	if widen := int(it.Widen); t.widen != widen {
		t.widen = widen
		t.number(int64(1000+widen) * 10)
		t.b.WriteString(" Tz ")
	}
	if t.track != it.Track {
		t.track = it.Track
		t.b.Write(strconv.AppendFloat(t.buf[:0], it.Track.Points(), 'f', -1, 64)) // 70 times a rounding is seen
		t.b.WriteString(" Tc ")
	}
	x := int64(it.X+5) / 10
	y := int64(t.height-it.Y+it.Rise+5) / 10
	t.number(x - t.x)
	t.b.WriteByte(' ')
	t.number(y - t.y)
	t.b.WriteString(" Td")
	t.x, t.y = x, y

	whole := spread(it)
	if whole {
		t.b.WriteString(" /Span<</ActualText" + finish.TextString(said(it)) + ">>BDC")
	}
	var adj int       // thousandths of an em to move before the next glyph
	var extra float64 // the same, for the added width of spaces
	open := false
	for _, r := range it.Runs {
		c := t.face(r)
		if t.font != c || t.size != it.Size {
			if open {
				// A pending move is in units of the font before, with its rise; both have the same size.
				t.end(adj)
				adj, open = 0, false
			}
			t.font, t.size = c, it.Size
			t.b.WriteString("/" + c.resource + " ")
			t.number(int64(it.Size+5) / 10)
			t.b.WriteString(" Tf")
		}
		if !open {
			t.b.WriteString("[(")
			open = true
		}
		s := c.run(r, it.Size)
		if s.actual && !whole {
			t.end(adj)
			t.b.WriteString("/Span<</ActualText" + finish.TextString(r.Text) + ">>BDC[(")
			t.b.Write(s.body)
			t.end(s.after)
			t.b.WriteString("EMC\n")
			adj, open = 0, false
			continue
		}
		if adj != 0 {
			t.move(adj)
		}
		t.b.Write(s.body)
		adj = s.after
		if r.Text == " " && it.Space != 0 {
			extra += float64(it.Space) * 1e6 / float64(it.Size*(1000+layout.Length(it.Widen))) // is widened too
			n := math.Round(extra)
			adj += int(n)
			extra -= n
		}
	}
	if open {
		t.end(0)
	}
	if whole {
		t.track = 0
		t.b.WriteString("0 Tc EMC\n") // else Poppler takes the room behind the last glyph for a space
	}
}

// spread reports whether the glyphs of a text stand so far apart that programs that read the page take what is between
// them for spaces: Poppler does from a tenth of the size on.
func spread(it *layout.Text) bool { return it.Track*12 > it.Size }

// said returns what a text says.
func said(it *layout.Text) string {
	var b strings.Builder
	for _, r := range it.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func (t *typesetter) move(adj int) {
	t.b.WriteByte(')')
	t.b.Write(strconv.AppendInt(t.buf[:0], int64(-adj), 10))
	t.b.WriteByte('(')
}

func (t *typesetter) end(adj int) {
	t.b.WriteByte(')')
	if adj != 0 {
		t.b.Write(strconv.AppendInt(t.buf[:0], int64(-adj), 10))
	}
	t.b.WriteString("]TJ\n")
}

// leader draws the dots of a leader: round caps on dashes of no length (ISO 32000-1, 8.4.3.6).
func (t *typesetter) leader(it *layout.Leader) {
	t.leave()
	y := int64(t.height-it.Y+5)/10 + int64(it.Dot)/20
	t.b.WriteString("q ")
	t.color3(it.Color)
	t.b.WriteString("RG 1 J ")
	t.number(int64(it.Dot+5) / 10)
	t.b.WriteString(" w[0 ")
	t.number(int64(it.Step+5) / 10)
	t.b.WriteString("]0 d ")
	t.number(int64(it.X+5) / 10)
	t.b.WriteByte(' ')
	t.number(y)
	t.b.WriteString(" m ")
	t.number(int64(it.X+it.W+5) / 10)
	t.b.WriteByte(' ')
	t.number(y)
	t.b.WriteString(" l S Q\n")
}

// fill sets the color of text; grey, which most is, in fewer bytes.
func (t *typesetter) fill(c layout.Color) {
	if c.R == c.G && c.G == c.B {
		t.part(c.R)
		t.b.WriteString("g ")
		return
	}
	t.color3(c)
	t.b.WriteString("rg ")
}

func (t *typesetter) color3(c layout.Color) {
	t.part(c.R)
	t.part(c.G)
	t.part(c.B)
}

// part writes one component of a color, from 0 to 1, and a space.
func (t *typesetter) part(v uint8) {
	b := strconv.AppendFloat(t.buf[:0], math.Round(float64(v)/255*1000)/1000, 'f', -1, 64)
	if len(b) > 1 {
		b = bytes.TrimPrefix(b, []byte("0"))
	}
	t.b.Write(b)
	t.b.WriteByte(' ')
}

// number writes hundredths of a point.
func (t *typesetter) number(n int64) {
	b := t.buf[:0]
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	if n >= 100 || n == 0 {
		b = strconv.AppendInt(b, n/100, 10)
	}
	if rest := n % 100; rest != 0 {
		b = append(b, '.', byte('0'+rest/10))
		if rest%10 != 0 {
			b = append(b, byte('0'+rest%10))
		}
	}
	t.b.Write(b)
	t.buf = b
}

// face returns codes of the run's face with room for one more run. Faces are named in the order of first use. A face of
// which a guide shows thousands of glyphs gets another name when its codes are used up.
func (t *typesetter) face(r *fonts.Run) *codes {
	f := r.Face
	c, ok := t.codes[f]
	if !ok || len(c.glyphs)+len(r.Glyphs) > finish.Codes {
		c = &codes{
			face: f, resource: "F" + strconv.Itoa(len(t.order)), of: map[key]int{}, runs: map[*fonts.Run]shown{},
			glyphs: []uint16{0}, text: []string{"\uFFFD"},
		}
		t.codes[f] = c
		t.order = append(t.order, c)
	}
	return c
}

// run returns r as it is shown at a size. Results are cached: layout has one run for each distinct word of the guide.
func (c *codes) run(r *fonts.Run, size layout.Length) shown {
	s, ok := c.runs[r]
	if ok {
		return s
	}
	raised := false
	for i, g := range r.Glyphs {
		if before := s.after + g.X; before != 0 {
			s.body = append(s.body, ')')
			s.body = strconv.AppendInt(s.body, int64(-before), 10)
			s.body = append(s.body, '(')
		}
		raised = raised || g.Y != 0
		s.body = c.appendGlyph(s.body, r, i, size)
		s.after = g.Advance - g.Width - g.X
		// Programs that read the page take a raised mark for another line and expect a text for every glyph. Glyphs of
		// text from right to left they reorder themselves.
		s.actual = s.actual || !r.RTL && (g.X != 0 || g.Y != 0 || g.Text == "") || private(g.Text)
	}
	if !raised { // the rise is in points and so holds for one size only
		c.runs[r] = s
	}
	return s
}

// appendGlyph appends glyph i of a run. In text from right to left, a letter says its marks too, which stand before it:
// Poppler takes a mark that has a place of its own for a word.
func (c *codes) appendGlyph(b []byte, r *fonts.Run, i int, size layout.Length) []byte {
	g := r.Glyphs[i]
	said := r.RTL && onLetter(r, i)
	if r.RTL && !said {
		for i--; i >= 0 && onLetter(r, i); i-- {
			g.Text += r.Glyphs[i].Text
		}
	}
	code := c.code(g, r.RTL)
	if !said && g.Y == 0 {
		return finish.AppendCode(b, code)
	}
	b = append(b, ")]TJ "...)
	if said {
		b = append(b, "/Span<</ActualText()>>BDC "...)
	}
	if g.Y != 0 {
		b = strconv.AppendFloat(b, float64(g.Y)*size.Points()/1000, 'f', 2, 64)
		b = append(b, " Ts"...)
	}
	b = append(finish.AppendCode(append(b, "[("...), code), ")]TJ "...)
	if g.Y != 0 {
		b = append(b, "0 Ts"...)
	}
	if said {
		b = append(b, " EMC "...)
	}
	return append(b, "[("...)
}

// onLetter reports whether glyph i of a run from right to left is a mark on a letter further right.
func onLetter(r *fonts.Run, i int) bool {
	from := i
	for i < len(r.Glyphs) && isMark(r.Glyphs[i].Text) {
		i++
	}
	return i > from && i < len(r.Glyphs)
}

// isMark reports whether the text of a glyph is a mark on a letter, or was said by another glyph.
func isMark(text string) bool {
	if text == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Mn, first)
}

// private reports whether text has private use characters, which PDF/A allows only with an ActualText (ISO 19005-2,
// 6.2.11.7.3).
func private(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Co, r) })
}

// code returns the code of a glyph and its text, a new one for a new pair. Programs that copy text turn what runs from
// right to left around, character by character, so that the text of a ligature is written as its parts are seen.
func (c *codes) code(g fonts.Glyph, rtl bool) int {
	k := key{g.ID, g.Text}
	if rtl && utf8.RuneCountInString(g.Text) > 1 {
		rs := []rune(g.Text)
		slices.Reverse(rs)
		k.text = string(rs)
	}
	n, ok := c.of[k]
	if !ok {
		n = len(c.glyphs)
		c.of[k] = n
		c.glyphs = append(c.glyphs, g.ID)
		c.text = append(c.text, k.text)
	}
	return n
}

// fonts returns the faces with the glyphs shown of each.
func (t *typesetter) fonts() ([]finish.Font, error) {
	var out []finish.Font
	for _, c := range t.order {
		program, err := c.face.Subset(c.glyphs)
		if err != nil {
			return nil, err
		}
		out = append(out, finish.Font{Resource: c.resource, Program: program, Text: c.text})
	}
	return out, nil
}
