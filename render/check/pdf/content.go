package pdf

import (
	"errors"
	"io"
)

// machine interprets the content of a page.
type machine struct {
	o         *objects
	fonts     *fontReader
	ops       operators
	p         *page
	resources dict
	named     map[string]*font // of resources
	operands  []any
	state     graphics
	saved     []graphics
	open      []marked // marked content, from the outermost
	objects   int      // text objects so far
	inText    bool
	line      matrix // the text line matrix
	pen       matrix // the text matrix
	forms     int    // nesting of the forms being shown
	lines     lines
	stopped   bool // a limit was exceeded
}

// graphics is the part of the graphics state that affects the position of text (ISO 32000-1, 8.4 and 9.3).
type graphics struct {
	ctm                              matrix
	font                             *font
	size, char, word, leading, scale float64
	rise                             float64
}

// matrix is [a b c d e f] (8.3.3).
type matrix [6]float64

// times returns the matrix that applies m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func unit() matrix { return matrix{1, 0, 0, 1, 0, 0} }

// interpret reads the content of a page: its marks, its text with positions, and violations of rules.
func interpret(fonts *fontReader, ops operators, p *page) {
	o := fonts.objects
	data := o.content[:0]
	for _, v := range o.list(p.dict.get("Contents")) {
		if !take(&o.left.steps, 1) {
			break
		}
		s, ok := o.resolve(v).(*stream)
		if !ok {
			o.reading.add("content-read", p.where(), "its content is no stream")
			continue
		}
		part, err := o.decode(s)
		if err != nil {
			o.reading.add("content-read", p.where(), "its content cannot be read: %v", err)
		}
		if data = append(append(data, part...), '\n'); len(data) > largest {
			o.reading.add("content-read", p.where(), "its content is too large")
			break
		}
	}
	m := &machine{
		o: o, fonts: fonts, ops: ops, p: p,
		resources: p.resources, named: map[string]*font{}, state: graphics{ctm: unit(), scale: 1},
	}
	o.content = data
	m.run(data)
	p.Text = m.lines.text()
	p.Runs = m.lines.runs
}

// stop ends the interpretation of the page.
func (m *machine) stop(why string) {
	if !m.stopped {
		m.bad("content-read", "%s; the rest was not looked at", why)
	}
	m.stopped = true
}

func (m *machine) bad(rule, format string, args ...any) {
	m.o.reading.add(rule, m.p.where(), format, args...)
}

// run interprets a stream, which must leave the state as it found it.
func (m *machine) run(data []byte) {
	l := &lexer{b: data, words: m.ops.words}
	saved, open := len(m.saved), len(m.open)
	for {
		v, err := l.value()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			m.bad("content-operator", "its content cannot be read from byte %d on: %v", l.at, err)
			break
		}
		w, ok := v.(word)
		if !ok {
			if m.operands = append(m.operands, v); len(m.operands) > 64 {
				m.bad("content-operator", "there are more than 64 operands")
				m.operands = nil
			}
			continue
		}
		if !take(&m.o.left.steps, 1) || m.stopped {
			m.stop("the file has too many operators")
			return
		}
		kinds, ok := m.ops.arity[string(w)]
		switch {
		case !ok:
			m.bad("content-operator", "%q is not an operator", w)
		case !fit(kinds, m.operands):
			m.bad("content-operator", "%s has the operands %v", w, m.operands)
		case w == "BI":
			m.inline(l)
		default:
			m.do(string(w))
		}
		m.operands = m.operands[:0]
	}
	if len(m.operands) > 0 {
		m.bad("content-operator", "it ends with operands")
		m.operands = nil
	}
	if m.inText {
		m.bad("content-text", "a text object has no ET")
		m.inText = false
	}
	if n := len(m.saved) - saved; n > 0 {
		m.bad("content-state", "%d q have no Q", n)
		m.state, m.saved = m.saved[saved], m.saved[:saved]
	}
	if n := len(m.open) - open; n > 0 {
		m.bad("mark-balance", "%d stretches of marked content have no EMC", n)
		m.open = m.open[:open]
	}
}

// do executes an operator.
func (m *machine) do(op string) {
	switch op {
	case "BMC", "BDC":
		m.begin(op)
	case "EMC":
		m.end()
	case "q":
		m.outsideText(op)
		m.saved = append(m.saved, m.state)
		const deep, most = 28, 1000 // ISO 19005-2, 6.1.13; a bound for hostile files
		if len(m.saved) == deep+1 {
			m.bad("content-state", "more than %d q stand within each other", deep)
		}
		if len(m.saved) > most {
			m.stop("too many q stand within each other")
		}
	case "Q":
		m.outsideText(op)
		if len(m.saved) == 0 {
			m.bad("content-state", "a Q has no q")
			return
		}
		m.state, m.saved = m.saved[len(m.saved)-1], m.saved[:len(m.saved)-1]
	case "cm":
		m.outsideText(op)
		m.state.ctm = m.matrix().times(m.state.ctm)
	case "Do":
		m.outsideText(op)
		m.object(string(m.operands[0].(name)))
	case "sh":
		m.outsideText(op)
		m.shows("a shading")
	case "k", "K":
		m.bad("color-device", "%s sets a color of four inks, but the colors of the file are red, green and blue", op)
	case "cs", "CS":
		if m.operands[0] == name("DeviceCMYK") {
			m.bad(
				"color-device",
				"%s sets a color of four inks, but the colors of the file are red, green and blue",
				op,
			)
		}
	default:
		if paints(op) {
			m.outsideText(op)
			m.shows("a path")
			return
		}
		m.textOperator(op)
	}
}

// outsideText reports an operator that is not allowed in a text object (figure 9).
func (m *machine) outsideText(op string) {
	if m.inText {
		m.bad("content-text", "%s is in a text object", op)
	}
}

// matrix reads the operands of cm and Tm.
func (m *machine) matrix() (out matrix) {
	for i := range out {
		out[i] = m.real(i)
	}
	return out
}

func (m *machine) real(i int) float64 {
	x, _ := asNumber(m.operands[i])
	return x
}

// object shows an image or a form.
func (m *machine) object(key string) {
	m.shows("an image")
	s, ok := m.o.resolve(m.o.dict(m.resources.get("XObject")).get(key)).(*stream)
	switch subtype := m.o.name(s.get("Subtype")); {
	case !ok || subtype != "Image" && subtype != "Form":
		m.bad("content-resource", "there is no image %s", key)
	case subtype == "Image":
		if m.o.name(s.get("ColorSpace")) == "DeviceCMYK" {
			m.bad(
				"color-device",
				"the image %s is of four inks, but the colors of the file are red, green and blue",
				key,
			)
		}
	default:
		m.form(s)
	}
}

// get returns the value of a key of a stream's dictionary, or nil.
func (s *stream) get(key string) any {
	if s == nil {
		return nil
	}
	return s.dict.get(key)
}

// form shows a form (8.10) as part of the page that it is on.
func (m *machine) form(s *stream) {
	const deep = 8
	data, err := m.o.decode(s)
	if err != nil || m.forms == deep {
		m.bad("content-read", "the form %d cannot be read, or shows itself", s.number)
		return
	}
	resources, named, state := m.resources, m.named, m.state
	m.forms++
	m.operands, m.named = nil, map[string]*font{}
	if r := m.o.dict(s.get("Resources")); r != nil {
		m.resources = r
	}
	if n := m.o.numbers(s.get("Matrix")); len(n) == 6 {
		m.state.ctm = matrix(n).times(m.state.ctm)
	}
	m.run(data)
	m.forms--
	m.resources, m.named, m.state = resources, named, state
}

// inline skips an inline image (8.9.7).
func (m *machine) inline(l *lexer) {
	m.outsideText("BI")
	m.shows("an image")
	for {
		v, err := l.value()
		if err != nil {
			m.bad("content-operator", "an image in the content has no ID")
			return
		}
		if v == word("ID") {
			break
		}
	}
	for l.at++; l.at+2 <= len(l.b); l.at++ {
		if l.follows("EI") && white(l.b[l.at-1]) && (l.at+2 == len(l.b) || white(l.b[l.at+2])) {
			l.at += len("EI")
			return
		}
	}
	m.bad("content-operator", "an image in the content has no EI")
}
