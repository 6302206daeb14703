// Package indent holds text in formats that give a meaning to indentation: reStructuredText, Org. The input is a file,
// the output its lines, each with the width of its indentation and the place of its text, so that a reader can cut the
// body of a list item or a directive out of its surroundings and still knows where everything stands.
//
// The package knows neither format.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package indent

import (
	"sort"
	"strings"
)

// tabStop is the distance of tab stops, as docutils and Org take it.
const tabStop = 8

// A Line is a line of text.
type Line struct {
	Indent int    // columns of white space before Text
	Text   string // without white space at its ends; empty: a blank line
	At     int    // offset of Text in the file
}

// Split returns the lines of src.
func Split(src string) []Line {
	lines := make([]Line, 0, 1+strings.Count(src, "\n"))
	at := 0
	for text := range strings.SplitSeq(src, "\n") {
		lines = append(lines, newLine(text, at, 0))
		at += len(text) + 1
	}
	if n := len(lines); n > 0 && lines[n-1].Blank() {
		lines = lines[:n-1]
	}
	return lines
}

// newLine returns the line with the given text, which is at an offset of the file and begins in column col.
func newLine(text string, at, col int) Line {
	trimmed := strings.TrimLeft(text, " \t\f\v\r")
	first := col
	for _, c := range text[:len(text)-len(trimmed)] {
		if c == '\t' {
			col += tabStop - col%tabStop
		} else {
			col++
		}
	}
	return Line{Indent: col - first, Text: strings.TrimRight(trimmed, " \t\f\v\r"), At: at + len(text) - len(trimmed)}
}

// Blank reports whether l has no text.
func (l Line) Blank() bool { return l.Text == "" }

// End returns the offset after the text of l.
func (l Line) End() int { return l.At + len(l.Text) }

// After returns what follows the first n bytes of the text of l, as a line of its own: white space after them is its
// indentation.
func (l Line) After(n int) Line { return newLine(l.Text[n:], l.At+n, l.Indent+n) }

// Cut returns the bytes from start to end of the text of l as a line of its own.
func (l Line) Cut(start, end int) Line { return newLine(l.Text[start:end], l.At+start, 0) }

// Least returns the least indentation of the lines that are not blank.
func Least(lines []Line) int {
	least := -1
	for _, l := range lines {
		if !l.Blank() && (least < 0 || l.Indent < least) {
			least = l.Indent
		}
	}
	return max(least, 0)
}

// Dedent returns the lines with n columns less of indentation, without blank lines at both ends.
func Dedent(lines []Line, n int) []Line {
	lines = Trim(lines)
	out := make([]Line, len(lines))
	for i, l := range lines {
		l.Indent = max(l.Indent-n, 0)
		out[i] = l
	}
	return out
}

// Trim returns the lines without the blank ones at both ends.
func Trim(lines []Line) []Line {
	for len(lines) > 0 && lines[0].Blank() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].Blank() {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// Verbatim returns the lines as text, with their indentation.
func Verbatim(lines []Line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if !l.Blank() {
			b.WriteString(strings.Repeat(" ", l.Indent) + l.Text)
		}
	}
	return b.String()
}

// A Running is the text of several lines, joined by line feeds and without their indentation.
type Running struct {
	Text  string
	lines []Line
	from  []int // where each line begins in Text
}

// Join returns the running text of lines.
func Join(lines []Line) Running {
	r := Running{lines: lines}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		r.from = append(r.from, b.Len())
		b.WriteString(l.Text)
	}
	r.Text = b.String()
	return r
}

// At returns the offset in the file of the byte of r.Text at i.
func (r Running) At(i int) int {
	if len(r.from) == 0 {
		return 0
	}
	n := max(sort.SearchInts(r.from, i+1)-1, 0)
	return r.lines[n].At + i - r.from[n]
}
