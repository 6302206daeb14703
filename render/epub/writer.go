package epub

import (
	"slices"
	"strconv"

	"example.org/studyguide/render"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/memo"
	"example.org/studyguide/source/words"
)

// A part is the smallest stretch of the book that stays in one file: a section's opening, a question with its
// answer, a footnote.
type part struct {
	markup.Fragment
	path   []*ast.Section // the sections around it, outermost first
	headed bool           // it goes on from another part, under a heading that says so: it begins a file
	opens  bool           // it begins the last section of path ...
	label  string         // ... and its element is labelled by the heading with this id
	drawn  bool           // a drawing was written
}

// A writer writes the sections, questions, answers and notes of a guide, each to a part of its own.
type writer struct {
	*markup.Writer
	part    *part // the current one, unless a note is being written
	images  *images
	anchors map[string]string       // id of the tree, as of a question → anchor in the book
	targets map[string]string       // the same id → where links to it lead, such as a heading
	notes   map[string]*markup.Note // by id of the tree
	listed  []*markup.Note          // in the order of their numbers
	lang    *words.Language
	tongues *tongue.Tongues
	rtl     bool // the guide's language runs from right to left

	turn   func() // ends the part and begins another for the rest of a block; nil where none can
	around int    // how many elements are open around such a block

	pages  pages
	fold   bool            // answers are folded
	exam   bool            // the guide is a paper, or its key: questions have marks
	alone  bool            // there is one chapter
	accent string          // the color of numbers, lines and the ornament
	levels []ast.Tally     // the difficulties of the guide, from the title page on
	named  map[string]bool // the names of the sections and questions so far
	more   []*part         // that go on where another part was full
	folded bool            // an answer was folded
	memory *memo.Memory
}

// newWriter prepares a writer for g: every id gets its anchor before the first link is written. The book lists the
// pages of pdf, unless that is nil.
func newWriter(g *ast.Guide, im *images, job *render.Job, pdf *render.PageMap) *writer {
	w := &writer{
		images:  im,
		anchors: map[string]string{},
		targets: map[string]string{},
		notes:   map[string]*markup.Note{},
		lang:    words.For(g.Meta.Language, g.Meta.Words),
		tongues: tongue.Of(markup.Language(g.Meta), g.Tongues),
		rtl:     ast.RightToLeft(markup.Language(g.Meta)),
		pages:   pagesOf(g, pdf),
		exam:    job.Theme.Examines(g.Meta.Answers),
		fold:    g.Meta.Answers == ast.AnswersDetails,
		levels:  g.Grades(),
		accent:  accentOf(job.Theme),
		named:   map[string]bool{},
		memory:  job.Memory,
	}
	w.Writer = markup.NewWriter(markup.Config{
		Language: w.lang,
		Tongues:  w.tongues,
		RTL:      w.rtl,
		Code:     job.Code,
		Sink:     job.Sink,
		Format:   "the EPUB",
		Anchor:   func(id string) string { return w.anchors[id] },
		Target:   func(id string) string { return w.targets[id] },
		Image:    im.show,
		Note:     func(id string) *markup.Note { return w.notes[id] },
		Full:     w.full,
		GoOn:     w.goOnInFile,
	})
	chapters := 0
	for _, s := range g.Sections {
		if !s.Back {
			chapters++
		}
	}
	w.alone = chapters == 1
	w.name(g)
	return w
}

// name records the anchor of all that links may lead to.
func (w *writer) name(g *ast.Guide) {
	headed := func(prefix, id string) {
		w.anchors[id] = markup.Anchor(prefix, id)
		w.targets[id] = headingID(w.anchors[id])
	}
	for _, s := range g.AllSections() {
		headed("s", s.ID)
		if blank(s.Title) && !slices.Contains(g.Sections, s) {
			w.targets[s.ID] = w.anchors[s.ID] // it has no heading
		}
		for _, q := range s.Questions {
			headed("q", q.ID)
		}
		for _, a := range s.Answers {
			headed("a", a.ID)
		}
	}
	ast.Walk(g, func(n ast.Node) bool {
		if h, ok := n.(*ast.Heading); ok && h.ID != "" {
			a := markup.Anchor("p", h.ID)
			w.anchors[h.ID], w.targets[h.ID] = a, a
		}
		return true
	})
	w.anchors[introductionID], w.targets[introductionID] = introHeading, introHeading
	for i, n := range g.Notes {
		a := markup.Anchor("n", n.ID)
		w.anchors[n.ID], w.targets[n.ID] = a, a
		w.notes[n.ID] = &markup.Note{Node: n, Number: ordinal(i + 1), Anchor: a}
		w.listed = append(w.listed, w.notes[n.ID])
	}
}

// begin makes p the current part, under a heading of the given level.
func (w *writer) begin(p *part, level int) {
	w.part = p
	w.Begin(&p.Fragment, level)
}

// writeNotes writes the footnotes of parts.
func (w *writer) writeNotes(parts []*part) {
	fragments := make([]*markup.Fragment, len(parts))
	for i, p := range parts {
		fragments[i] = &p.Fragment
	}
	w.WriteNotes(fragments, w.listed)
}

// label returns the id of the heading that names an element, or nothing if an earlier element has the same name: screen
// readers list named elements, and two of one name would be ambiguous.
func (w *writer) label(name, heading string) string {
	if w.named[name] {
		return ""
	}
	w.named[name] = true
	return heading
}

// ordinal formats a number for HTML.
func ordinal(n int) string { return strconv.Itoa(n) }
