package markdown

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
)

// list returns a list. second selects the other kind of marker, which separates it from a list of the same kind before
// it.
func (w *writer) list(l *ast.List, second bool) string {
	tight := isTight(l)
	var b strings.Builder
	for i, it := range l.Items {
		if i > 0 {
			if !tight {
				b.WriteByte('\n')
			}
			b.WriteByte('\n')
		}
		marker := "-"
		switch {
		case l.Ordered && second:
			marker = strconv.Itoa(l.Start+i) + ")"
		case l.Ordered:
			marker = strconv.Itoa(l.Start+i) + "."
		case second:
			marker = "+"
		}
		box := map[ast.Task]string{ast.Open: "[ ]", ast.Done: "[x]"}[it.Task]
		body := indent(w.blocks(it.Blocks, tight), strings.Repeat(" ", len(marker)+1))
		if len(it.Blocks) == 0 && box == "" {
			body = "<!-- -->" // an item without text could be read as something else
		}
		if box != "" && len(it.Blocks) > 0 {
			switch it.Blocks[0].(type) {
			case *ast.Paragraph, *ast.Figure:
				box += " "
			case *ast.DefinitionList: // whose first term would take the box for a term
				box += "\n\n" + strings.Repeat(" ", len(marker)+1)
			default: // a box is part of a paragraph
				box += "\n" + strings.Repeat(" ", len(marker)+1)
			}
		}
		b.WriteString(strings.TrimRight(marker+" "+box+body, " "))
	}
	return b.String()
}

// isTight reports whether a list is written without empty lines between its blocks: if it was read so and can be, or if
// it has no place for an empty line.
func isTight(l *ast.List) bool {
	can, room := true, len(l.Items) > 1
	for _, it := range l.Items {
		room = room || len(it.Blocks) > 1
		for i, b := range it.Blocks {
			if i > 0 && !closes(it.Blocks[i-1], b) {
				can = false
			}
			if standsOpen(b) {
				can = false
			}
		}
	}
	return !room || l.Tight && can
}

// closes reports whether b is read as a block of its own on the line after a.
func closes(a, b ast.Block) bool {
	switch b := b.(type) {
	case *ast.List:
		_, after := a.(*ast.Paragraph)
		return after && (!b.Ordered || b.Start == 1)
	case *ast.Listing, *ast.Heading:
		switch a.(type) {
		case *ast.Paragraph, *ast.Listing, *ast.Heading, *ast.List:
			return true
		}
	case *ast.Paragraph:
		switch a.(type) {
		case *ast.Listing, *ast.Heading:
			return true
		}
	}
	return false
}

// standsOpen reports whether a block has empty lines that are not inside another block.
func standsOpen(b ast.Block) bool {
	switch b.(type) {
	case *ast.Details, *ast.DefinitionList:
		return true
	default:
		return false
	}
}
