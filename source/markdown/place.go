package markdown

import (
	"sort"

	"studyguide/source/diag"
)

// chunk is the distance in bytes between two places of which the number of characters before them is kept: far
// enough apart to cost little, near enough that counting from one is quick in a line of any length.
const chunk = 256

// places turns byte offsets into lines and columns.
type places struct {
	name  string
	src   []byte
	lines []int // where each line starts
	runes []int // characters before each multiple of chunk
}

func newPlaces(name string, src []byte) *places {
	p := &places{name: name, src: src, lines: []int{0}}
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
func (p *places) before(offset int) int {
	n := p.runes[offset/chunk]
	for _, c := range p.src[offset-offset%chunk : offset] {
		if startsRune(c) {
			n++
		}
	}
	return n
}

func (p *places) pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(p.src))
	line := sort.SearchInts(p.lines, offset+1) // the number of lines that start at or before offset
	return diag.Pos{Line: line, Col: p.before(offset) - p.before(p.lines[line-1]) + 1}
}

// span gives the place of the bytes from start up to end.
func (p *places) span(start, end int) diag.Span {
	return diag.Span{File: p.name, Start: p.pos(start), End: p.pos(max(start, end))}
}

// lineEnd gives the offset of the line break that ends the line of offset, or the length of the source.
func (p *places) lineEnd(offset int) int {
	offset = min(max(offset, 0), len(p.src))
	next := sort.SearchInts(p.lines, offset+1)
	if next < len(p.lines) {
		return p.lines[next] - 1
	}
	return len(p.src)
}

// trimEnd moves end back over white space, not before start.
func (p *places) trimEnd(start, end int) int {
	for end > start && isSpace(p.src[end-1]) {
		end--
	}
	return end
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
