package recognize

import (
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A document becomes evidence in stages, each a value that is made of the one before and does not change afterwards:
//
//	flowOf    → flow      the blocks in one row, paragraphs split at labels
//	takeTitle → titled    without the line that is the title of a text
//	clear     → cleared   without furniture
//	evidence  → evidence  with what the shapes ask for
//
// A part of a document is evidence of its own ([evidence.part]): of the whole it knows only what holds for both.

// flow is the blocks of a document in a row.
type flow struct {
	units []unit
	labels
	plain bool // scraped or typed text, without markup
}

// flowOf returns the row of blocks.
func flowOf(blocks []ast.Block, plain bool) flow {
	f := flow{labels: findLabels(blocks), plain: plain}
	for _, b := range blocks {
		f.units = append(f.units, spread(b, f.labels)...)
	}
	return f
}

// titled is the flow of a document whose title, if it is a line of text, was taken out of it.
type titled struct {
	flow
	doc   *ast.Document
	title []ast.Inline // that line, as far as it is the guide's title
	// titleWords are the words of the whole line with those of its advertisement, which captions repeat.
	titleWords map[string]bool
}

// cleared is the flow of a document without its title and its furniture.
type cleared struct {
	titled
	titles map[string]bool       // of headings and marked paragraphs before anything was set aside, by key; see ownTitles
	named  map[*ast.Heading]bool // headings that the contents lead to
}

// gather takes a document through all stages but the last. What is set aside is reported.
func gather(doc *ast.Document, sink diag.Sink) cleared {
	return takeTitle(doc, flowOf(doc.Blocks, doc.Format == "text"), sink).clear(sink)
}

// evidence is what the shapes judge a document, or a part of one, by.
type evidence struct {
	flow
	whole   cleared // of the document
	topical bool    // the title of the document speaks of questions
	folds   folds
	heads   headFacts
	found   map[string]*finding // by shape
}

// evidence returns that of the whole document. asTopical reports whether its title may count.
func (c cleared) evidence(asTopical bool) *evidence {
	return &evidence{
		flow:    c.flow,
		whole:   c,
		topical: asTopical && c.topical(),
		folds:   foldsOf(c.units),
		heads:   headFacts{},
		found:   map[string]*finding{},
	}
}

// part returns the evidence of some blocks of the document, or of blocks that were made of them. The document's title says nothing
// of those.
func (e *evidence) part(blocks []ast.Block, plain bool) *evidence {
	f := flowOf(blocks, plain)
	return &evidence{
		flow:  f,
		whole: e.whole,
		folds: foldsOf(f.units),
		heads: e.heads, // headings do not change once the furniture is cleared
		found: map[string]*finding{},
	}
}

// read returns what a shape finds in the document, with the tally of it; nil if that is nothing. Findings are kept, as shapes build on
// each other. What is returned is a copy with pieces of its own, which the caller may change.
func read(e *evidence, s shape) *finding {
	f, known := e.found[s.name()]
	if !known {
		f = readAnew(e, s)
		e.found[s.name()] = f
	}
	if f == nil {
		return nil
	}
	own := *f
	own.pieces = slices.Clone(f.pieces)
	return &own
}

func readAnew(e *evidence, s shape) *finding {
	f := s.read(e)
	if f == nil {
		return nil
	}
	f.shape = s.name()
	f.tally = count(f.pieces)
	f.topical = e.topical
	return f
}
