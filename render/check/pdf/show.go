package pdf

import (
	"math"
	"strings"
	"unicode"
)

// textOperator executes a text operator (ISO 32000-1, 9.3 and 9.4).
func (m *machine) textOperator(op string) {
	g := &m.state
	switch op {
	case "BT":
		if m.inText {
			m.bad("content-text", "a text object is within another")
		}
		m.inText = true
		m.objects++
		m.line, m.pen = unit(), unit()
	case "ET":
		if !m.inText {
			m.bad("content-text", "an ET ends nothing")
		}
		m.inText = false
	case "Tf":
		g.font, g.size = m.font(string(m.operands[0].(name))), m.real(1)
	case "Tc":
		g.char = m.real(0)
	case "Tw":
		g.word = m.real(0)
	case "Tz":
		g.scale = m.real(0) / 100
	case "TL":
		g.leading = m.real(0)
	case "Ts":
		g.rise = m.real(0)
	case "Td":
		m.move(m.real(0), m.real(1))
	case "TD":
		g.leading = -m.real(1)
		m.move(m.real(0), m.real(1))
	case "Tm":
		m.within(op)
		m.line = m.matrix()
		m.pen = m.line
	case "T*":
		m.move(0, -g.leading)
	case "Tj":
		m.show(array{m.operands[0]})
	case "TJ":
		m.show(m.operands[0].(array))
	case "'":
		m.move(0, -g.leading)
		m.show(array{m.operands[0]})
	case `"`:
		g.word, g.char = m.real(0), m.real(1)
		m.move(0, -g.leading)
		m.show(array{m.operands[2]})
	}
}

// within reports an operator that is only allowed in a text object.
func (m *machine) within(op string) {
	if !m.inText {
		m.bad("content-text", "%s is outside of text objects", op)
	}
}

func (m *machine) move(x, y float64) {
	m.within("a move to another line")
	m.line = matrix{1, 0, 0, 1, x, y}.times(m.line)
	m.pen = m.line
}

// font returns the font with a name in the resources.
func (m *machine) font(key string) *font {
	if ft, ok := m.named[key]; ok {
		return ft
	}
	var ft *font
	if v := m.o.dict(m.resources.get("Font")).get(key); m.o.dict(v) != nil {
		ft = m.fonts.read(v)
	} else {
		m.bad("content-resource", "there is no font %s", key)
	}
	m.named[key] = ft
	return ft
}

// show shows strings, and moves the pen between them.
func (m *machine) show(a array) {
	m.within("a show of text")
	m.shows("text")
	if !take(&m.o.left.runs, 1) {
		m.stop("the file has too much text")
		return
	}
	g := &m.state
	if g.font == nil {
		m.bad("content-resource", "text is shown in no font")
		return
	}
	start := m.place()
	run := Run{
		X:    start[4] - m.p.box[0],
		Y:    start[5] - m.p.box[1],
		Size: g.size * math.Hypot(start[2], start[3]),
		Font: g.font.base,
		Mark: -1,
	}
	run.rise = g.rise * math.Hypot(start[2], start[3])
	run.seen = run.X
	if k := m.current(); k != nil {
		run.Mark = k.id
	}
	var text strings.Builder
	for _, v := range a {
		switch v := v.(type) {
		case str:
			m.string(string(v), &text, &run)
		default:
			x, ok := asNumber(v)
			if !ok {
				m.bad("content-operator", "TJ shows %v", v)
			}
			m.advance(-x / 1000 * g.size * g.scale)
		}
	}
	run.Text = text.String()
	run.Width = m.place()[4] - start[4]
	hidden := m.hidden()
	if !hidden {
		m.say(run.Text)
	}
	switch {
	case m.o.sparse:
	case hidden:
		m.lines.cover(run)
	default:
		m.lines.add(run)
	}
	m.offPage(run)
}

// string shows the codes of one string.
func (m *machine) string(s string, text *strings.Builder, run *Run) {
	g := &m.state
	inked := false
	var pen matrix // after the last glyph that has ink
	for len(s) > 0 {
		c, rest, ok := g.font.encoding.next(s)
		s = rest
		if !ok {
			m.bad("font-encoding", "%v is no code of the %s", c, g.font.where)
			continue
		}
		what := m.meaning(c)
		text.WriteString(m.said(what))
		w := what.width/1000*g.size + g.char
		if c == (code{1, ' '}) {
			w += g.word
		}
		m.advance(w * g.scale)
		if !what.blank {
			inked, pen = true, m.pen
		}
	}
	if inked {
		run.seen = m.placed(pen)[4] - m.p.box[0] - g.char*g.scale
	}
}

// A meaning is what a code of a font shows.
type meaning struct {
	text    string
	width   float64 // thousandths of the size
	blank   bool    // nothing has ink
	private bool    // the text has a private use character
}

// meaning returns the meaning of a code and records its use.
func (m *machine) meaning(c code) *meaning {
	ft := m.state.font
	what := ft.used[c]
	if what == nil {
		what = &meaning{width: ft.advance(ft.encoding.cid(c))}
		if ft.unicode != nil {
			what.text = ft.unicode.texts[c]
		}
		what.blank, what.private = strings.TrimSpace(what.text) == "", strings.ContainsFunc(what.text, private)
		ft.used[c] = what
		ft.order = append(ft.order, c)
	}
	return what
}

// said returns the text of a code, "" once the limit of text is exceeded.
func (m *machine) said(what *meaning) string {
	t := m.o.left.bounded(what.text)
	// A private use character needs an ActualText (ISO 19005-2, 6.2.11.7.3).
	if ft := m.state.font; what.private && t != "" && !m.hidden() && !ft.bad[t] {
		ft.bad[t] = true
		m.bad("text-private", "%+q of the %s is private, and no ActualText tells what it is", t, ft.where)
	}
	return t
}

func private(r rune) bool { return unicode.Is(unicode.Co, r) }

func (m *machine) advance(x float64) { m.pen = matrix{1, 0, 0, 1, x, 0}.times(m.pen) }

// place returns the matrix from text space to the page.
func (m *machine) place() matrix { return m.placed(m.pen) }

// placed returns that matrix where the text matrix is pen.
func (m *machine) placed(pen matrix) matrix {
	return matrix{1, 0, 0, 1, 0, m.state.rise}.times(pen).times(m.state.ctm)
}

// offPage reports a run that begins or ends off the page; spaces do not count.
func (m *machine) offPage(r Run) {
	const near = 0.5 // points: tolerance for rounding and the side bearings of glyphs
	if strings.TrimSpace(r.Text) == "" {
		return
	}
	if r.Y < -near || r.Y > m.p.Height+near || r.X < -near || math.Max(r.X, r.seen) > m.p.Width+near {
		m.bad("off-page", "%q stands at %.1f…%.1f, %.1f, which is outside of the page", r.Text, r.X, r.seen, r.Y)
	}
}
