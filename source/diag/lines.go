package diag

import (
	"sort"
)

// chunk is the distance in bytes between offsets whose character counts are stored: large enough to take little memory,
// small enough to count on from one quickly in a line of any length.
const chunk = 256

// Lines converts byte offsets of a file to positions.
type Lines struct {
	Name  string
	Src   []byte
	lines []int // offset at which each line starts
	runes []int // characters before each multiple of chunk
}

// NewLines returns the index of the file src, which positions call name.
func NewLines(name string, src []byte) *Lines {
	p := &Lines{Name: name, Src: src, lines: []int{0}}
	n := 0
	for i, c := range src {
		if i%chunk == 0 {
			p.runes = append(p.runes, n)
		}
		if startsRune(c) {
			n++
		}
		if c == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	if len(src)%chunk == 0 {
		p.runes = append(p.runes, n)
	}
	return p
}

func startsRune(c byte) bool { return c&0xC0 != 0x80 }

// before counts the characters before offset.
func (p *Lines) before(offset int) int {
	return p.runes[offset/chunk] + count(p.Src[offset-offset%chunk:offset])
}

// count counts the characters that begin in src.
func count(src []byte) int {
	n := 0
	for _, c := range src {
		if startsRune(c) {
			n++
		}
	}
	return n
}

// Pos returns the line and column of the byte at offset; an offset outside the file is moved to its nearest end.
func (p *Lines) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(p.Src))
	line := sort.SearchInts(p.lines, offset+1) // the number of lines that start at or before offset
	start := p.lines[line-1]
	if offset-start < chunk { // as in nearly all lines
		return Pos{Line: line, Col: count(p.Src[start:offset]) + 1}
	}
	return Pos{Line: line, Col: p.before(offset) - p.before(start) + 1}
}

// Offset returns the offset of the character at pos; a position outside the file is moved to its nearest end.
func (p *Lines) Offset(pos Pos) int {
	switch {
	case pos.Line < 1:
		return 0
	case pos.Line > len(p.lines):
		return len(p.Src)
	}
	start := p.lines[pos.Line-1]
	want := p.before(start) + max(pos.Col-1, 0)
	i := sort.SearchInts(p.runes, want+1) - 1 // the last chunk that has at most so many characters before it
	at, n := i*chunk, p.runes[i]
	for at < len(p.Src) && (n < want || !startsRune(p.Src[at])) {
		if startsRune(p.Src[at]) {
			n++
		}
		at++
	}
	return at
}

// Span returns the span of the bytes from start up to end.
func (p *Lines) Span(start, end int) Span {
	return Span{File: p.Name, Start: p.Pos(start), End: p.Pos(max(start, end))}
}

// LineEnd returns the offset of the line break that ends the line of offset, or the length of the source.
func (p *Lines) LineEnd(offset int) int {
	offset = min(max(offset, 0), len(p.Src))
	next := sort.SearchInts(p.lines, offset+1)
	if next < len(p.lines) {
		return p.lines[next] - 1
	}
	return len(p.Src)
}

// TrimEnd returns end moved back over white space, but not before start.
func (p *Lines) TrimEnd(start, end int) int {
	for end > start && isSpace(p.Src[end-1]) {
		end--
	}
	return end
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
