package epub

import (
	"context"
	"slices"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// section writes a section as parts: its opening, its questions and its own sections. path is the sections around it. A
// top-level section without a title is headed by the guide's, as every file needs a heading of the first level.
func (w *writer) section(ctx context.Context, s *ast.Section, path []*ast.Section, guide string) ([]*part, error) {
	path = append(slices.Clip(path), s)
	level := levelOf(path)
	open := &part{path: path, opens: true}
	w.begin(open, level)
	w.anchored(w.anchors[s.ID])
	if s.NewPage {
		w.newPage()
	}
	w.pageBreak(s.ID)
	if titled(path) {
		open.label = w.label(sectionTitle(s, guide), "h-"+w.anchors[s.ID])
		w.heading(level, "h-"+w.anchors[s.ID], s.Title)
		if !blank(s.Title) {
			w.inlines(s.Title)
		} else {
			w.text(guide)
		}
		w.endLine()
	}
	w.under(level)
	w.blocks(s.Intro)
	parts := []*part{open}
	for _, q := range s.Questions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &part{path: path}
		w.begin(p, level+1)
		w.question(q, level+1)
		parts = append(parts, p)
	}
	for _, a := range s.Answers {
		p := &part{path: path}
		w.begin(p, level+1)
		w.answer(a, level+1)
		parts = append(parts, p)
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

// introduction writes what stands before the first section.
func (w *writer) introduction(bs []ast.Block) *part {
	p := &part{}
	w.begin(p, 1)
	w.start("section", "epub:type", "introduction", "role", "doc-introduction", "aria-labelledby", "h-intro")
	w.text("\n")
	w.pageBreak(introductionID)
	w.line("h1", w.lang.Text(words.Introduction), "id", "h-intro")
	w.blocks(bs)
	w.endLine()
	return p
}

// pageBreak marks that a page of the PDF edition begins with the element of the id, if one does (EPUB Accessibility
// 1.1, section 3.2).
func (w *writer) pageBreak(id string) {
	label := w.pages.at[id]
	if label == "" {
		return
	}
	w.start("span", "epub:type", "pagebreak", "role", "doc-pagebreak", "id", pageAnchor(label), "aria-label", label)
	w.endLine()
	w.anchored(pageAnchor(label))
}
