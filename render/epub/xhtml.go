package epub

import (
	"studyguide/render"
	"studyguide/render/highlight"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/memo"
	"studyguide/source/words"
)

// A part is the smallest stretch of the book that stays in one file: a section's opening, a question with its
// answer, a footnote.
type part struct {
	markup
	path  []*ast.Section // the sections around it, outermost first
	opens bool           // it begins the last section of path ...
	label string         // ... whose element is named by the heading of this id
	ids   []string       // anchors that links may lead to
	notes []*note        // footnotes that are referred to here before anywhere else
}

// A note is a footnote on its way into the book.
type note struct {
	node   *ast.Note
	number string   // as printed: footnotes are counted through the book
	anchor string   // id of its aside
	refs   []string // ids of the references to it, so far
	part   *part    // its text; nil until it is begun
	lead   int      // offset in part of what stands before its first words
}

// A writer turns nodes into XHTML. Methods write to the current part.
type writer struct {
	*part
	sink    diag.Sink
	images  *images
	code    *highlight.Cache
	memory  *memo.Memory
	anchors map[string]string // id of a section, question or note of the tree → anchor in the book
	notes   map[string]*note  // by id of the tree
	lang    *words.Language
	rtl     bool // the guide's language runs from right to left
	fold    bool // answers are folded away
	pages   pages

	level    int   // of the heading that the blocks being written stand under
	outer    []int // source levels of the headings that are open below it
	inLink   bool  // links cannot hold links
	listings int   // how many were written
	tables   int   // how many were written, as tables or as records

	mathML bool // a formula was written

	named map[string]bool // the names of the sections and questions so far
}

// newWriter prepares a writer for g: every id gets its anchor before the first link is written. The book names the
// pages of pdf, unless that is nil.
func newWriter(g *ast.Guide, im *images, job *render.Job, pdf *render.PageMap) *writer {
	w := &writer{
		sink: job.Sink,
		code: job.Code, memory: job.Memory,
		images:  im,
		pages:   pagesOf(g, pdf),
		anchors: map[string]string{},
		notes:   map[string]*note{},
		lang:    words.For(g.Meta.Language, g.Meta.Words),
		rtl:     ast.RightToLeft(language(g.Meta)),
		fold:    g.Meta.Answers == ast.AnswersDetails,
		named:   map[string]bool{},
	}
	for _, s := range g.AllSections() {
		w.anchors[s.ID] = anchor("s", s.ID)
		for _, q := range s.Questions {
			w.anchors[q.ID] = anchor("q", q.ID)
		}
		for _, a := range s.Answers {
			w.anchors[a.ID] = anchor("a", a.ID)
		}
	}
	for i, n := range g.Notes {
		a := anchor("n", n.ID)
		w.anchors[n.ID] = a
		w.notes[n.ID] = &note{node: n, number: ordinal(i + 1), anchor: a}
	}
	return w
}

// begin makes p the current part, under a heading of the given level.
func (w *writer) begin(p *part, level int) {
	w.part = p
	w.under(level)
}

// under says that what follows stands under a heading of the given level, 1 to 6.
func (w *writer) under(level int) {
	w.level = level
	w.outer = w.outer[:0]
}

// mapped gives the level of a heading inside an answer or an introduction. It is below the heading that all of it
// stands under and never more than one step below the heading before it, whatever levels the source uses: readers
// of a screen take a gap for a missing heading (WCAG 2.2, technique G141).
func (w *writer) mapped(level int) int {
	for len(w.outer) > 0 && w.outer[len(w.outer)-1] >= level {
		w.outer = w.outer[:len(w.outer)-1]
	}
	w.outer = append(w.outer, level)
	return min(w.level+len(w.outer), 6)
}

// heading starts the element of a heading that will say text; [markup.endLine] ends it.
func (w *writer) heading(level int, id string, text []ast.Inline) {
	w.start("h"+ordinal(min(max(level, 1), 6)), "id", id, "dir", w.direction(text))
}

// label gives the id of the heading that names an element, or nothing if an element before has the same name: a reader
// of a screen lists named elements, and cannot tell two of one name apart.
func (w *writer) label(name, heading string) string {
	if w.named[name] {
		return ""
	}
	w.named[name] = true
	return heading
}

// anchored notes that the current part holds anchor.
func (w *writer) anchored(anchor string) { w.ids = append(w.ids, anchor) }

// report passes a finding on.
func (w *writer) report(d diag.Diagnostic) {
	if w.sink != nil {
		w.sink.Report(d)
	}
}

// unsupported reports a node whose kind is not known here.
func (w *writer) unsupported(n ast.Node) {
	w.report(diag.New(diag.UnsupportedNode, n.Span(), "the EPUB has no form for %T", n))
}
