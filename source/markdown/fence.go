package markdown

import (
	"bytes"
	"strconv"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"example.org/studyguide/source/pattern"
)

// A fenceParser parses fenced code. A fence that its author forgot to close would swallow all headings up to the next
// line that closes it; this parser ends it before the first heading that clearly belongs to the document.
type fenceParser struct {
	parser.BlockParser
	src  []byte
	cuts map[gast.Node]int // offsets at which unclosed fences end

	seen    [7]bool // levels of headings read so far
	number  [7]int  // number of the last numbered heading of each level
	barren  int     // from this offset on, no line closes a fence and no heading could end one
	settled bool    // barren is known
}

func (f *fenceParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	_, seg := reader.PeekLine()
	node, state := f.BlockParser.Open(parent, reader, pc)
	if node != nil {
		if cut := f.cut(seg.Start); cut > 0 {
			f.cuts[node] = cut
		}
	}
	return node, state
}

func (f *fenceParser) Continue(node gast.Node, reader text.Reader, pc parser.Context) parser.State {
	if cut, ok := f.cuts[node]; ok {
		if _, seg := reader.PeekLine(); seg.Start >= cut {
			return parser.Close
		}
	}
	return f.BlockParser.Continue(node, reader, pc)
}

// fenceLine matches a line that opens or closes a fence, in any containers.
var fenceLine = pattern.New("^[ \t>]*(`{3,}|~{3,})[ \t]*([^`\n]*)$")

// fenceOf returns the match of fenceLine in a line; nil for other lines.
func fenceOf(line []byte) [][]byte {
	if text := inContainers(line); len(text) == 0 || text[0] != '`' && text[0] != '~' {
		return nil
	}
	return fenceLine.FindSubmatch(line)
}

// inContainers returns a line without the blanks and the marks of quotations before its text.
func inContainers(line []byte) []byte { return bytes.TrimLeft(line, " \t>") }

// headingLine matches an ATX heading, perhaps in an ordered list. Its groups are the number of the list marker, the #s
// and the number in the title.
var headingLine = pattern.New(
	`^[ \t>]*(?:(\d{1,6})[.)][ \t]+)?(#{1,6})[ \t]+` +
		`(?:[*_]{0,2}(?:[Qq](?:ue(?:s(?:tion)?)?)?[ .:#-]{0,2})?(\d{1,6})[ \t]*[.):-])?.*\S`)

// headingOf returns the level of line as a heading, 0 for another line, and its number if it has one.
func headingOf(line []byte) (level, number int, numbered bool) {
	if text := inContainers(line); len(text) == 0 || text[0] != '#' && (text[0] < '0' || text[0] > '9') {
		return 0, 0, false // nearly every line; an expression costs more
	}
	m := headingLine.FindSubmatch(line)
	if m == nil {
		return 0, 0, false
	}
	digits := m[3]
	if len(m[1]) > 0 {
		digits = m[1]
	}
	n, err := strconv.Atoi(string(digits))
	return len(m[2]), n, err == nil
}

// cut returns the offset before which the fence at offset start has to end, if its author forgot to close it: the first
// heading that clearly belongs to the document. It returns 0 if the fence is closed, or if there is no such heading.
func (f *fenceParser) cut(start int) int {
	if f.settled && start >= f.barren {
		return 0
	}
	line, _, _ := bytes.Cut(f.src[start:], []byte("\n"))
	open := fenceOf(line)
	if open == nil {
		return 0
	}
	candidate := 0
	for at := start + len(line) + 1; at < len(f.src); {
		line, rest, _ := bytes.Cut(f.src[at:], []byte("\n"))
		if m := fenceOf(line); m != nil && m[1][0] == open[1][0] && len(m[1]) >= len(open[1]) {
			if len(bytes.TrimSpace(m[2])) == 0 {
				return 0 // closed; the heading before it may be a comment in the code
			}
			if candidate > 0 {
				return candidate // a second fence opens, so the first is unclosed
			}
		}
		if level, n, numbered := headingOf(line); level > 0 && f.seen[level] {
			last := f.number[level]
			// The number continues the headings before the fence; a few may be missing between two questions. In a
			// fence of more than three characters, which its author chose with care, headings are content.
			if len(open[1]) == 3 && numbered && last > 0 && n > last && n <= last+3 {
				return at
			}
			// "# text" is a comment in many languages.
			if level > 1 && candidate == 0 {
				candidate = at
			}
		}
		at = len(f.src) - len(rest)
		if len(rest) == 0 {
			break
		}
	}
	if candidate == 0 {
		f.settled, f.barren = true, start
	}
	return candidate
}

// A headingParser parses ATX headings, and records their levels and numbers for fenceParser.
type headingParser struct {
	parser.BlockParser
	fences *fenceParser
}

func (h *headingParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	_, seg := reader.PeekLine()
	node, state := h.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	src := h.fences.src
	start := bytes.LastIndexByte(src[:seg.Start], '\n') + 1
	line, _, _ := bytes.Cut(src[start:], []byte("\n"))
	if level, n, numbered := headingOf(line); level > 0 {
		h.fences.seen[level] = true
		if numbered {
			h.fences.number[level] = n
		}
	}
	return node, state
}
