package markdown

import (
	"bytes"
	"strconv"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"studyguide/source/pattern"
)

// A fenceParser reads fenced code. A fence that its author forgot to close takes in the headings after it, up to the
// next line that could close it; where such headings are plainly those of the document, the fence ends before the
// first.
type fenceParser struct {
	parser.BlockParser
	src  []byte
	cuts map[gast.Node]int // where a fence ends that has no end of its own

	seen    [7]bool // levels at which a heading was read so far
	number  [7]int  // the number of the last numbered heading of a level
	barren  int     // from here to the end of the file nothing closes a fence and no heading could end one
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

// fenceLine is a line that opens or closes a fence, whatever containers it stands in.
var fenceLine = pattern.New("^[ \t>]*(`{3,}|~{3,})[ \t]*([^`\n]*)$")

// headingLine is an ATX heading, in an ordered list perhaps: the marker's number, the level, the title's number.
var headingLine = pattern.New(
	`^[ \t>]*(?:(\d{1,6})[.)][ \t]+)?(#{1,6})[ \t]+` +
		`(?:[*_]{0,2}(?:[Qq](?:ue(?:s(?:tion)?)?)?[ .:#-]{0,2})?(\d{1,6})[ \t]*[.):-])?.*\S`)

// headingOf returns the level of line as a heading, 0 if it is none, and its number if it has one.
func headingOf(line []byte) (level, number int, numbered bool) {
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

// cut returns where the fence that opens on the line at offset start has to end, if its author forgot to close it:
// before the first heading that plainly belongs to the document. It returns 0 if the line that closes the fence is the
// one that was meant, or if there is no such heading.
func (f *fenceParser) cut(start int) int {
	if f.settled && start >= f.barren {
		return 0
	}
	line, _, _ := bytes.Cut(f.src[start:], []byte("\n"))
	open := fenceLine.FindSubmatch(line)
	if open == nil {
		return 0
	}
	candidate := 0
	for at := start + len(line) + 1; at < len(f.src); {
		line, rest, _ := bytes.Cut(f.src[at:], []byte("\n"))
		if m := fenceLine.FindSubmatch(line); m != nil && m[1][0] == open[1][0] && len(m[1]) >= len(open[1]) {
			if len(bytes.TrimSpace(m[2])) == 0 {
				return 0 // closed; a plain heading before may be a comment of the code
			}
			if candidate > 0 {
				return candidate // a second fence opens: the first was left open
			}
		}
		if level, n, numbered := headingOf(line); level > 0 && f.seen[level] {
			last := f.number[level]
			// A few numbers may be missing between two questions, hardly more. A fence of more than three characters
			// was counted: its author means what is inside.
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

// A headingParser reads ATX headings and records their levels and numbers for the fences after them.
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
