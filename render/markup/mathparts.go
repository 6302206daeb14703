package markup

import (
	"unicode/utf8"

	"example.org/studyguide/source/tex"
)

// Reading devices do not break formulas, and a screen of 320 px holds 20 em. So a wider formula is written in parts,
// each a formula of its own, between which lines may end. A part that cannot be divided is made smaller; one that would
// be too small to read is shown as its source, which may break anywhere.
const (
	mathScreen   = 14000 // thousandths of an em: a small screen, in a list
	mathSmallest = 500   // thousandths of the size of the text
)

// A mathPart is a part of a formula and its source.
type mathPart struct {
	kids   []tex.Node
	source string
	wide   int // estimated width in thousandths of an em; there is no font to measure with
}

// mathParts divides a formula after relations, binary operators and wide spaces, into as few parts as fit the screen.
// ok is false if a part remains too wide.
func mathParts(row *tex.Row, source string) (parts []mathPart, ok bool) {
	from, start, wide, open := 0, 0, 0, 0
	last, before := -1, 0 // the last possible end of a line, and the width up to it
	cut := func(to, w int) {
		end := len(source)
		if to < len(row.Kids) {
			end = row.Ends[to-1]
		}
		parts = append(parts, mathPart{row.Kids[from:to], source[start:end], w})
		from, start, last = to, end, -1
	}
	classes := classesOf(row.Kids)
	for i, k := range row.Kids {
		w := width(k)
		if wide+w > mathScreen && last > from {
			cut(last, before)
			wide -= before
		}
		wide += w
		gap, _ := k.(*tex.Space)
		switch class := classes[i]; {
		case class == tex.Opening:
			open++
		case class == tex.Closing:
			open--
		case i == from:
		case gap != nil && gap.Width >= 1000, // formulas beside each other
			(class == tex.Relation || class == tex.Binary) && open <= 0:
			last, before = i+1, wide
		}
	}
	cut(len(row.Kids), wide)
	for _, p := range parts {
		if p.wide > mathScreen && mathScreen*1000/p.wide < mathSmallest {
			return nil, false
		}
	}
	return parts, true
}

// classesOf returns the TeX spacing class of each node in context, ignoring spaces between nodes.
func classesOf(kids []tex.Node) []tex.Class {
	out := make([]tex.Class, len(kids))
	var shown []tex.Class
	var at []int
	for i, k := range kids {
		if _, space := k.(*tex.Space); !space {
			shown, at = append(shown, tex.ClassOf(k)), append(at, i)
		}
	}
	for i, c := range tex.Operands(shown) {
		out[at[i]] = c
	}
	return out
}

// width estimates the width of a node. Fonts differ; this is one of the wider ones.
func width(n tex.Node) int {
	sum := func(kids []tex.Node) (w int) {
		for _, k := range kids {
			w += width(k)
		}
		return w
	}
	switch n := n.(type) {
	case nil:
		return 0
	case *tex.Row:
		return sum(n.Kids)
	case *tex.Styled:
		return sum(n.Kids)
	case *tex.Atom:
		letters := 650 * utf8.RuneCountInString(n.Text)
		switch n.Class {
		case tex.Relation, tex.Binary, tex.Large:
			return letters + 600
		}
		return letters
	case *tex.Scripts:
		return width(n.Base) + max(width(n.Sub), width(n.Sup))*7/10
	case *tex.Fraction:
		return max(width(n.Above), width(n.Below)) + 250
	case *tex.Root:
		return width(n.Of) + width(n.Degree)/2 + 900
	case *tex.Fence:
		return sum(n.Kids) + 1000
	case *tex.Grid:
		var columns []int
		for _, r := range n.Rows {
			for i, c := range r {
				if i == len(columns) {
					columns = append(columns, 0)
				}
				columns[i] = max(columns[i], width(c))
			}
		}
		w := 0
		for _, c := range columns {
			w += c + 800
		}
		return w
	case *tex.Mark:
		return width(n.Of)
	case *tex.Enclosed:
		return width(n.Of) + 600
	case *tex.Stack:
		return max(width(n.Of), width(n.Above)*7/10, width(n.Below)*7/10)
	case *tex.Space:
		return n.Width
	}
	return 700
}
