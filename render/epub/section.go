package epub

import (
	"context"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// section writes a section as parts: its opening, its questions and its own sections. path is the sections around it. A
// top-level section without a title is headed by the guide's, as every file needs a heading of the first level.
func (w *writer) section(ctx context.Context, s *ast.Section, path []*ast.Section, guide string) ([]*part, error) {
	path = append(slices.Clip(path), s)
	level := levelOf(path)
	open := &part{path: path, opens: true}
	w.begin(open, level)
	w.Anchored(w.anchors[s.ID])
	if s.NewPage {
		w.NewPage()
	}
	w.pageBreak(s.ID)
	if titled(path) {
		w.Anchored(headingID(w.anchors[s.ID]))
		open.label = w.label(sectionTitle(s, guide), headingID(w.anchors[s.ID]))
		class, held := "", ""
		if len(path) == 1 {
			held = opener{w}.held(s)
		}
		if held != "" {
			class = "opening"
		}
		w.Heading(level, headingID(w.anchors[s.ID]), class, s.Title)
		if !blank(s.Title) {
			w.Inlines(s.Title)
		} else {
			w.Text(guide)
		}
		w.EndLine()
		if held != "" {
			opener{w}.write(s, held)
		}
	}
	w.Under(level)
	w.divided(s.Intro, func(bool) {}, func() {
		w.goOn(&part{path: path}, level)
	})
	w.key(s.Key)
	parts := append([]*part{open}, w.taken()...)
	for _, q := range s.Questions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &part{path: path}
		w.begin(p, level+1)
		w.question(q, level+1)
		parts = append(append(parts, p), w.taken()...)
	}
	for _, a := range s.Answers {
		p := &part{path: path}
		w.begin(p, level+1)
		w.answer(a, level+1)
		parts = append(append(parts, p), w.taken()...)
	}
	for _, sub := range s.Sections {
		ps, err := w.section(ctx, sub, path, guide)
		if err != nil {
			return nil, err
		}
		parts = append(parts, ps...)
	}
	return parts, nil
}

// levelOf returns the level of the heading of the last section of path: 1 for a top-level section, one more for
// every section with a title below it.
func levelOf(path []*ast.Section) int {
	level := 1
	for i := 1; i < len(path); i++ {
		if !blank(path[i].Title) {
			level++
		}
	}
	return level
}

// titled reports whether the last section of path has a heading.
func titled(path []*ast.Section) bool {
	return len(path) == 1 || !blank(path[len(path)-1].Title)
}

// blank reports whether a title shows nothing, so that its heading would be empty.
func blank(title []ast.Inline) bool { return ast.PlainText(title) == "" }

// introHeading is the id of the heading of the introduction.
const introHeading = "h-intro"

// introduction writes what stands before the first section.
func (w *writer) introduction(bs []ast.Block) []*part {
	p := &part{}
	w.begin(p, 1)
	title := w.lang.Text(words.Introduction)
	start := func(class, label string) {
		w.Start("section", "epub:type", "introduction", "role", "doc-introduction",
			"class", class, "aria-labelledby", label)
		w.Text("\n")
	}
	start("", introHeading)
	w.pageBreak(introductionID)
	w.Line("h1", title, "id", introHeading)
	w.Anchored(introHeading)
	w.divided(bs, func(bool) {}, func() {
		w.EndLine()
		w.goOn(&part{headed: true}, 1)
		start("continued", "")
		w.Line("h1", w.lang.Text(words.ContinuedTitle, "title", title))
	})
	w.EndLine()
	return append([]*part{p}, w.taken()...)
}

// divided writes blocks, of which those that are too many for one file go on in the next part: next ends the part and
// begins another. open opens the element around the blocks, if there is one, in each part; again is set for all but the
// first. A block goes on in another part between the rows of a table, the items of a list or its [piecesOf].
func (w *writer) divided(bs []ast.Block, open func(again bool), next func()) {
	depth := w.Depth()
	open(false)
	wrapped := w.Depth() > depth
	begun := w.Len()
	w.around = w.Depth()
	w.turn = func() {
		if wrapped {
			w.EndLine()
		}
		next()
		open(true)
		begun, w.around = w.Len(), w.Depth()
	}
	for i := 0; i < len(bs); i++ {
		if n := ast.Beside(bs[i:]); n > 0 {
			w.Blocks(bs[i : i+n])
			i += n - 1
			continue
		}
		for _, b := range piecesOf(bs[i]) {
			size := sizeOf(b)
			if size > maxPart/2 && divisible(b) {
				size = 0 // it fills this part first
			}
			if w.Len() > begun && w.Len()+size > maxPart {
				w.turn()
			}
			w.Blocks([]ast.Block{b})
		}
	}
	w.turn = nil
	if wrapped {
		w.EndLine()
	}
}

// divisible reports whether a block can go on in another part.
func divisible(b ast.Block) bool {
	switch b.(type) {
	case *ast.Table, *ast.List, *ast.DefinitionList:
		return true
	}
	return false
}

// goOnInFile begins another part for the rest of a block, at the start of a file: beside its beginning it would look
// divided without a reason.
func (w *writer) goOnInFile() {
	w.turn()
	w.part.headed = true
}

// full reports whether the block being written, of whose elements some are open, is to go on in another part.
func (w *writer) full(open int) bool {
	return w.turn != nil && w.Depth() == w.around+open && w.Len() > maxPart
}

// goOn makes p the current part: what is written goes on in it.
func (w *writer) goOn(p *part, level int) {
	w.more = append(w.more, p)
	w.begin(p, level)
}

// taken returns the parts that were begun by goOn since it was last called.
func (w *writer) taken() []*part {
	more := w.more
	w.more = nil
	return more
}

// pageBreak marks that a page of the PDF edition begins with the element of the id, if one does (EPUB Accessibility
// 1.1, section 3.2).
func (w *writer) pageBreak(id string) {
	label := w.pages.at[id]
	if label == "" {
		return
	}
	w.Start("span", "epub:type", "pagebreak", "role", "doc-pagebreak", "id", pageAnchor(label), "aria-label", label)
	w.EndLine()
	w.Anchored(pageAnchor(label))
}
