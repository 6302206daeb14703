package diag

import (
	"sort"
)

// chunk is the distance in bytes between two places of which the number of characters before them is kept: far
// enough apart to cost little, near enough that counting from one is quick in a line of any length.
const chunk = 256

// Lines knows where the lines of a file start.
type Lines struct {
	Name  string
	Src   []byte
	lines []int // where each line starts
	runes []int // characters before each multiple of chunk
}

// NewLines makes the index of the file src, which places call name.
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
	n := p.runes[offset/chunk]
	for _, c := range p.Src[offset-offset%chunk : offset] {
		if startsRune(c) {
			n++
		}
	}
	return n
}

// Pos gives the line and column of the byte at offset, which is moved into the file if it is outside.
func (p *Lines) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(p.Src))
	line := sort.SearchInts(p.lines, offset+1) // the number of lines that start at or before offset
	return Pos{Line: line, Col: p.before(offset) - p.before(p.lines[line-1]) + 1}
}

// Span gives the place of the bytes from start up to end.
func (p *Lines) Span(start, end int) Span {
	return Span{File: p.Name, Start: p.Pos(start), End: p.Pos(max(start, end))}
}

// LineEnd gives the offset of the line break that ends the line of offset, or the length of the source.
func (p *Lines) LineEnd(offset int) int {
	offset = min(max(offset, 0), len(p.Src))
	next := sort.SearchInts(p.lines, offset+1)
	if next < len(p.lines) {
		return p.lines[next] - 1
	}
	return len(p.Src)
}

// TrimEnd moves end back over white space, not before start.
func (p *Lines) TrimEnd(start, end int) int {
	for end > start && isSpace(p.Src[end-1]) {
		end--
	}
	return end
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
