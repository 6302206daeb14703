package markup

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Buffer is XML in the making. Nothing else escapes: text and attributes are passed to it as they are, and what it
// holds is well formed once every start has its end. The zero Buffer is empty and ready to use.
//
// A link to an id of the guide is left open, because the file that will hold the id may not be known until every file
// has its parts; see [Buffer.Resolve].
type Buffer struct {
	b     strings.Builder
	open  []string // names of the elements that are not ended yet
	slots []slot
}

// slot is a place in the text where the name of the file that holds a target belongs.
type slot struct {
	at     int
	target string // id, as it is written in the file that has it
}

// Raw adds text that is XML already: the declaration and what another Buffer holds.
func (m *Buffer) Raw(s string) { m.b.WriteString(s) }

// String returns what was written, with links as if they led to places in the same file.
func (m *Buffer) String() string { return m.b.String() }

// Len returns the number of bytes written.
func (m *Buffer) Len() int { return m.b.Len() }

// Depth returns how many elements are open.
func (m *Buffer) Depth() int { return len(m.open) }

// Links returns how many links there are to ids of the guide.
func (m *Buffer) Links() int { return len(m.slots) }

// Text adds character data.
func (m *Buffer) Text(s string) { escape(&m.b, s, false) }

// Start opens an element. The attributes are pairs of name and value; one without a value is left out, but for
// alt, whose absence would have a meaning.
func (m *Buffer) Start(name string, attrs ...string) {
	m.tag(name, attrs)
	m.b.WriteByte('>')
	m.open = append(m.open, name)
}

// Open opens an element for others, which begin on a line of their own.
func (m *Buffer) Open(name string, attrs ...string) {
	m.Start(name, attrs...)
	m.b.WriteByte('\n')
}

// End closes the element that was opened last.
func (m *Buffer) End() {
	if len(m.open) == 0 {
		return
	}
	m.b.WriteString("</" + m.open[len(m.open)-1] + ">")
	m.open = m.open[:len(m.open)-1]
}

// EndLine closes the element that was opened last and ends the line, for elements between which space means nothing.
func (m *Buffer) EndLine() {
	m.End()
	m.b.WriteByte('\n')
}

// Empty adds an element without content.
func (m *Buffer) Empty(name string, attrs ...string) {
	m.tag(name, attrs)
	m.b.WriteString("/>")
}

// Line adds an element with text in it and ends the line.
func (m *Buffer) Line(name, text string, attrs ...string) {
	m.Start(name, attrs...)
	m.Text(text)
	m.EndLine()
}

// StartLink opens an a element that leads to an id of the guide.
func (m *Buffer) StartLink(target string, attrs ...string) {
	m.b.WriteString(`<a href="`)
	m.slots = append(m.slots, slot{m.b.Len(), target})
	m.b.WriteByte('#')
	escape(&m.b, target, true)
	m.b.WriteByte('"')
	m.attrs(attrs)
	m.b.WriteByte('>')
	m.open = append(m.open, "a")
}

func (m *Buffer) tag(name string, attrs []string) {
	m.b.WriteByte('<')
	m.b.WriteString(name)
	m.attrs(attrs)
}

func (m *Buffer) attrs(attrs []string) {
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" && attrs[i] != "alt" {
			continue
		}
		m.b.WriteString(" " + attrs[i] + `="`)
		escape(&m.b, attrs[i+1], true)
		m.b.WriteByte('"')
	}
}

// insert inserts the content of another Buffer at an offset.
func (m *Buffer) insert(at int, in *Buffer) {
	s, more := m.b.String(), in.b.String()
	m.b = strings.Builder{}
	m.b.WriteString(s[:at] + more + s[at:])
	i := 0
	for i < len(m.slots) && m.slots[i].at < at {
		i++
	}
	for k := range m.slots[i:] {
		m.slots[i+k].at += len(more)
	}
	slots := slices.Clone(in.slots)
	for k := range slots {
		slots[k].at += at
	}
	m.slots = slices.Insert(m.slots, i, slots...)
}

// Resolve returns the output with every slot filled. fileOf returns the name of the file that holds a target, or "" for
// the file that the text itself will be in.
func (m *Buffer) Resolve(fileOf func(target string) string) string {
	s := m.b.String()
	if len(m.slots) == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16*len(m.slots))
	done := 0
	for _, sl := range m.slots {
		b.WriteString(s[done:sl.at])
		b.WriteString(fileOf(sl.target))
		done = sl.at
	}
	b.WriteString(s[done:])
	return b.String()
}

// escape writes s with the characters of XML's syntax escaped. A character that XML 1.0 does not allow, a C1 control or
// a noncharacter becomes U+FFFD; in an attribute a tab or the end of a line becomes a space.
func escape(b *strings.Builder, s string, attr bool) {
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"' && attr:
			b.WriteString("&quot;")
		case (r == '\n' || r == '\t') && attr:
			b.WriteByte(' ')
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case forbidden(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
}

// forbidden reports whether r is outside of XML 1.0's Char (section 2.2) or among the characters that the note there
// discourages.
func forbidden(r rune) bool {
	switch {
	case r < 0x20, 0x7F <= r && r <= 0x9F:
		return true
	case 0xFDD0 <= r && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true
	}
	return false
}
