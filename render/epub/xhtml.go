package epub

import (
	"slices"

	"studyguide/render"
	"studyguide/render/highlight"
	"studyguide/render/tongue"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/memo"
	"studyguide/source/words"
)

// A part is the smallest stretch of the book that stays in one file: a section's opening, a question with its
// answer, a footnote.
type part struct {
	markup
	path    []*ast.Section // the sections around it, outermost first
	headed  bool           // it goes on from another part, under a heading that says so: it begins a file
	opens   bool           // it begins the last section of path ...
	label   string         // ... and its element is labelled by the heading with this id
	ids     []string       // anchors that links may lead to
	notes   []*note        // footnotes that are referred to here before anywhere else
	hasMath bool           // a formula was written
	drawn   bool           // a drawing was written
}

// anchored records that the part holds anchor.
func (p *part) anchored(anchor string) { p.ids = append(p.ids, anchor) }

// A note is a footnote in the making.
type note struct {
	node   *ast.Note
	number string   // as printed: footnotes are counted through the book
	anchor string   // id of its element
	refs   []string // ids of the references to it, so far
	part   *part    // its text; nil until it is written
	lead   int      // offset in part at which the number belongs
}

// A textWriter writes inlines to the current part.
type textWriter struct {
	*part
	sink     diag.Sink
	images   *images
	anchors  map[string]string // id of the tree, as of a question → anchor in the book
	targets  map[string]string // the same id → where links to it lead, such as a heading
	notes    map[string]*note  // by id of the tree
	lang     *words.Language
	spoken   string // the language of the text being written; "" is that of the guide
	tongues  *tongue.Tongues
	rtl      bool // the guide's language runs from right to left
	inLink   bool // links cannot hold links
	standIns int  // number of images whose text was written in their place
}

// A blockWriter writes blocks under headings.
type blockWriter struct {
	textWriter
	code   *highlight.Cache
	level  int   // of the heading that the blocks being written stand under
	outer  []int // source levels of the headings that are open below it
	tables int   // that have a name, as tables or as records

	turn   func() // ends the part and begins another for the rest of a block; nil where none can
	around int    // how many elements are open around such a block
}

// A writer writes the sections, questions, answers and notes of a guide, each to a part of its own.
type writer struct {
	blockWriter
	pages  pages
	fold   bool            // answers are folded
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
		blockWriter: blockWriter{
			textWriter: textWriter{
				sink:    job.Sink,
				images:  im,
				anchors: map[string]string{},
				targets: map[string]string{},
				notes:   map[string]*note{},
				lang:    words.For(g.Meta.Language, g.Meta.Words),
				tongues: tongue.Of(language(g.Meta), g.Tongues),
				rtl:     ast.RightToLeft(language(g.Meta)),
			},
			code: job.Code,
		},
		pages:  pagesOf(g, pdf),
		fold:   g.Meta.Answers == ast.AnswersDetails,
		levels: g.Grades(),
		accent: accentOf(job.Theme),
		named:  map[string]bool{},
		memory: job.Memory,
	}
	chapters := 0
	for _, s := range g.Sections {
		if !s.Back {
			chapters++
		}
	}
	w.alone = chapters == 1
	headed := func(prefix, id string) {
		w.anchors[id] = anchor(prefix, id)
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
			a := anchor("p", h.ID)
			w.anchors[h.ID], w.targets[h.ID] = a, a
		}
		return true
	})
	for i, n := range g.Notes {
		a := anchor("n", n.ID)
		w.anchors[n.ID], w.targets[n.ID] = a, a
		w.notes[n.ID] = &note{node: n, number: ordinal(i + 1), anchor: a}
	}
	return w
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
