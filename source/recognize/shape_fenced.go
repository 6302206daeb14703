package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/text"
)

// fencedShape stands wholly inside code fences: its author pasted plain text into Markdown and fenced it to preserve
// the lines. The fences are removed and their content is read as plain text, by the rules of labels, outlines and
// lists. The first question may stand on the line of the fence itself; the Markdown reader keeps it as the first line
// of the listing.
//
// In a document whose questions stand outside fences, a fence with numbered lines is a listing. So most lines of the
// document must be in fences, and at least five of them must have a mark.
type fencedShape struct{}

func (fencedShape) name() string { return "fenced" }

// The minimum of marked lines in fences, and of lines in fences as a share of all.
const (
	fencedMarks = 5
	fencedShare = 0.7
)

func (fencedShape) read(e *evidence) *finding {
	if e.plain {
		return nil
	}
	marks, fenced, all := 0, 0, 0
	inCells := len(e.whole.doc.Cells) > 0 // which hold code
	opens := make([]bool, len(e.units))
	for i, u := range e.units {
		at := u.block.Span()
		lines := at.End.Line - at.Start.Line + 1
		all += lines
		if l, ok := u.block.(*ast.Listing); ok && (l.Language == "" || !inCells) {
			if n := markedLines(l.Text); n > 0 {
				marks += n
				fenced += lines
				opens[i] = true
			}
		}
	}
	if marks == 0 {
		return nil
	}
	if marks < fencedMarks || float64(fenced) < fencedShare*float64(all) {
		return nothing("%d marked lines in fences, which are %d %% of the lines; at least %d in %d %%",
			marks, percent(fenced, all), fencedMarks, asPercent(fencedShare))
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
	f := best.derive(" inside code fences")
	f.reports = reports.Sorted()
	return f
}

// markedLines returns the number of lines of a text that begin with a mark.
func markedLines(s string) int {
	n := 0
	for line := range strings.Lines(s) {
		if m := readMark(strings.TrimRight(line, "\n"), false); m.style != noMark && m.style != dottedMark {
			n++
		}
	}
	return n
}

// firstLine returns the line on which the text of a listing begins: after the fence, unless the fence itself holds
// text.
func firstLine(l *ast.Listing) int {
	if span := l.At.End.Line - l.At.Start.Line + 1; span >= strings.Count(l.Text, "\n")+3 {
		return l.At.Start.Line + 1
	}
	return l.At.Start.Line
}
