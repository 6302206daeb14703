package recognize

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/text"
)

// fencedShape stands wholly inside code fences: an author pasted plain text into Markdown and fenced it to keep its lines. The fences are
// opened and what is in them is read as plain text; then the rules of labels, outlines and lists apply. The first question may stand on the
// line of the fence itself, where the Markdown reader keeps it as the first line of the listing.
//
// A fence with numbered lines in a document whose questions stand outside is a listing: most of the document's lines must be in
// fences, and five of them at least must have a mark.
type fencedShape struct{}

func (fencedShape) name() string { return "fenced" }

// What must stand in fences: these lines with a mark, and this share of all lines.
const (
	fencedMarks = 5
	fencedShare = 0.7
)

func (fencedShape) read(e *evidence) *finding {
	if e.plain {
		return nil
	}
	marks, fenced, all := 0, 0, 0
	opens := make([]bool, len(e.units))
	for i, u := range e.units {
		at := u.block.Span()
		lines := at.End.Line - at.Start.Line + 1
		all += lines
		if l, ok := u.block.(*ast.Listing); ok {
			if n := markedLines(l.Text); n > 0 {
				marks += n
				fenced += lines
				opens[i] = true
			}
		}
	}
	if marks < fencedMarks || float64(fenced) < fencedShare*float64(all) {
		return nil
	}
	var blocks []ast.Block
	var reports diag.List
	for i, u := range e.units {
		l, ok := u.block.(*ast.Listing)
		if !ok || !opens[i] {
			blocks = append(blocks, u.block)
			continue
		}
		blocks = append(blocks, text.Blocks(l.At.File, l.Text, firstLine(l), &reports)...)
	}
	best := bestOf(e.part(blocks, true), labelsShape{}, outlineShape{}, inlineShape{}, listShape{})
	if best == nil {
		return nil
	}
	best.what += " inside code fences"
	best.reports = reports.Sorted()
	return best
}

// markedLines counts the lines of a text that begin with a question's mark.
func markedLines(s string) int {
	n := 0
	for line := range strings.Lines(s) {
		if m := readMark(strings.TrimRight(line, "\n"), false); m.style != noMark && m.style != dottedMark {
			n++
		}
	}
	return n
}

// firstLine gives the line on which a listing's text begins: after that of its fence, if it has one that says nothing.
func firstLine(l *ast.Listing) int {
	if span := l.At.End.Line - l.At.Start.Line + 1; span >= strings.Count(l.Text, "\n")+3 {
		return l.At.Start.Line + 1
	}
	return l.At.Start.Line
}
