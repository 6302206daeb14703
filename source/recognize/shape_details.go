package recognize

import "example.org/studyguide/source/ast"

// detailsShape folds each answer away under its question: the summary is the question, the body of the details block
// its answer. Headings are sections.
//
// An empty body is a question without an answer. Further blocks of the summary (a list, code) belong
// to the question; folds inside a body belong to the answer. If nearly all summaries are equal they are labels, and the
// document is of the folded shape.
type detailsShape struct{}

func (detailsShape) name() string { return "details" }

// distinctShare is the share of summaries that must be distinct for them to be questions; see labelShare.
const distinctShare = 0.6

// read takes every details block whose summary has text.
func (detailsShape) read(e *evidence) *finding {
	distinct := map[string]bool{}
	n := 0
	for _, u := range e.units {
		if d, ok := u.block.(*ast.Details); ok {
			n++
			distinct[key(flat(d.Summary))+key(blocksText(d.Rest))] = true
		}
	}
	forced := e.forced == (detailsShape{}).name()
	if n == 0 {
		return nil
	}
	if !forced && float64(len(distinct)) < distinctShare*float64(n) {
		return nothing("less than %d %% of %d summaries are distinct", asPercent(distinctShare), n)
	}
	f := &finding{what: "folded parts with summaries of their own", form: 2.5}
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
		case *ast.Details:
			if len(words(flat(b.Summary))) == 0 && len(b.Rest) == 0 {
				f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.At})
				continue
			}
			p := question(b.Summary, b.At, nil)
			p.blocks, p.called = b.Rest, e.whole.doc.Called[b.At.Start]
			f.pieces = append(f.pieces, p)
			for i, in := range b.Blocks {
				if i == 0 {
					f.pieces = append(f.pieces, e.content(in, e.letters))
					continue
				}
				f.pieces = append(f.pieces, piece{kind: blockPiece, block: in, at: in.Span()})
			}
		default:
			p := e.content(u.block, e.letters)
			p.beside = true
			f.pieces = append(f.pieces, p)
		}
	}
	markBoxes(f.pieces)
	return f
}

// blocksText returns the text of paragraphs, listings and lists, for comparing blocks.
func blocksText(blocks []ast.Block) string {
	s := ""
	for _, b := range blocks {
		switch b := b.(type) {
		case *ast.Paragraph:
			s += flat(b.Inlines) + " "
		case *ast.Listing:
			s += b.Text + " "
		case *ast.List:
			for _, it := range b.Items {
				s += blocksText(it.Blocks)
			}
		}
	}
	return s
}
