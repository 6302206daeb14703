package bank

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"example.org/studyguide/source/diag"
)

// A Text is text as the format of its file means it, with the place in the file of each part: escapes are decoded and
// pieces joined.
type Text struct {
	text  []byte
	marks []mark
}

// A mark says where the text from a byte on stands in the file.
type mark struct {
	at, src int
	fixed   bool // all of it is at src: it stands for something else
}

// Add adds s, which stands as it is at the offset src of the file.
func (t *Text) Add(s string, src int) {
	if s == "" {
		return
	}
	n := len(t.marks)
	if n == 0 || t.marks[n-1].fixed || t.marks[n-1].src+len(t.text)-t.marks[n-1].at != src {
		t.marks = append(t.marks, mark{at: len(t.text), src: src})
	}
	t.text = append(t.text, s...)
}

// Decode adds s, for which something else stands at the offset src of the file, such as an escape.
func (t *Text) Decode(s string, src int) {
	if s == "" {
		return
	}
	t.marks = append(t.marks, mark{at: len(t.text), src: src, fixed: true})
	t.text = append(t.text, s...)
}

// Append adds another text.
func (t *Text) Append(more Text) {
	for i, m := range more.marks {
		end := len(more.text)
		if i+1 < len(more.marks) {
			end = more.marks[i+1].at
		}
		if s := string(more.text[m.at:end]); m.fixed {
			t.Decode(s, m.src)
		} else {
			t.Add(s, m.src)
		}
	}
}

// String returns the text.
func (t Text) String() string { return string(t.text) }

// IsBlank reports whether there is nothing but white space.
func (t Text) IsBlank() bool { return strings.TrimSpace(string(t.text)) == "" }

// Offset returns the offset in the file of the byte at i, 0 to the length of the text.
func (t Text) Offset(i int) int {
	if len(t.marks) == 0 {
		return 0
	}
	n := sort.Search(len(t.marks), func(n int) bool { return t.marks[n].at > i })
	m := t.marks[max(n-1, 0)]
	if m.fixed {
		return m.src
	}
	return m.src + i - m.at
}

// Slice returns the text from the byte at i up to that at j.
func (t Text) Slice(i, j int) Text {
	out := Text{text: t.text[i:j:j]}
	if i == j {
		return out
	}
	first := sort.Search(len(t.marks), func(n int) bool { return t.marks[n].at > i }) - 1
	last := sort.Search(len(t.marks), func(n int) bool { return t.marks[n].at >= j })
	out.marks = slices.Clone(t.marks[first:last])
	for n := range out.marks {
		m := &out.marks[n]
		if m.at -= i; m.at < 0 {
			if !m.fixed {
				m.src -= m.at
			}
			m.at = 0
		}
	}
	return out
}

// Trim returns the text without white space at both ends.
func (t Text) Trim() Text {
	s := string(t.text)
	start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return t.Slice(start, start+len(strings.TrimSpace(s[start:])))
}

// Value returns the text as a value of the file that lines is the index of.
func (t Text) Value(lines *diag.Lines) Value {
	return Value{Text: string(t.text), File: lines.Name, At: func(i int) diag.Pos { return lines.Pos(t.Offset(i)) }}
}

// Span returns the place of the text in its file.
func (t Text) Span(lines *diag.Lines) diag.Span {
	return lines.Span(t.Offset(0), t.Offset(len(t.text)))
}
