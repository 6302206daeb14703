package recognize

import (
	"strconv"

	"studyguide/source/ast"
)

// listShape has its questions in the items of lists: the item's first block is the title, the rest of the item and
// what follows the list is the answer.
type listShape struct{}

func (listShape) name() string { return "list" }

// listShare is the share of a list's items that must be worded as questions, or be in bold type, for the list to be one
// of questions. Bullets also list answers' points, so of them nearly all must be.
const (
	listShare   = 0.6
	bulletShare = 0.8
)

func (listShape) read(e *evidence) *finding {
	f := &finding{what: "list items worded as questions", form: 1.6}
	lists := 0
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
		case *ast.List:
			if !asksAll(b) {
				f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.At})
				continue
			}
			lists++
			for i, it := range b.Items {
				f.pieces = append(f.pieces, e.item(b, i, it)...)
			}
		default:
			f.pieces = append(f.pieces, e.content(b, e.letters)...)
		}
	}
	if lists == 0 {
		return nil
	}
	return f
}

// asksAll tells whether a list is one of questions.
func asksAll(l *ast.List) bool {
	n := 0
	for _, it := range l.Items {
		if it.Task != ast.NoTask || len(it.Blocks) == 0 {
			continue
		}
		p, ok := it.Blocks[0].(*ast.Paragraph)
		if !ok {
			continue
		}
		title, _ := splitTitle(p.Inlines)
		if asks(flat(title)) || l.Ordered && wholeStrong(title) {
			n++
		}
	}
	share := listShare
	if !l.Ordered {
		share = bulletShare
	}
	return float64(n) >= share*float64(len(l.Items))
}

// item makes the pieces of a question that is an item of a list.
func (e *evidence) item(l *ast.List, i int, it *ast.Item) []piece {
	if len(it.Blocks) == 0 {
		return nil
	}
	p, ok := it.Blocks[0].(*ast.Paragraph)
	if !ok { // an item without a title continues the question before it
		var out []piece
		for _, b := range it.Blocks {
			out = append(out, e.content(b, e.letters)...)
		}
		return out
	}
	out := opening(e, p)
	if m := &out[0].mark; m.style == noMark && l.Ordered {
		*m = mark{style: numberMark, number: strconv.Itoa(l.Start + i)}
	}
	out[0].at = it.At
	out[0].at.End = p.At.End
	for _, b := range it.Blocks[1:] {
		out = append(out, e.content(b, e.letters)...)
	}
	return out
}
