package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// Recognition turns a document into evidence in stages. Each is a value derived from the one before and immutable:
//
//	flowOf    → flow      the blocks as a flat list, paragraphs split at labels; withoutSite drops the site's parts
//	takeTitle → titled    without the line that is the title of a text
//	clear     → cleared   without furniture
//	evidence  → evidence  with the facts that shapes look up
//
// A part of a document has evidence of its own (see [evidence.part]), which includes the facts of the whole document.

// flow holds the blocks of a document as a flat list.
type flow struct {
	units []unit
	labels
	plain bool           // scraped or typed text, without markup
	about map[int]string // what stands between the numbers of questions and their titles, by line
}

// flowOf returns the flow of blocks.
func flowOf(blocks []ast.Block, plain bool) flow {
	if !plain {
		blocks = divideCounted(foldDefinitions(blocks))
	}
	var about map[int]string
	if plain {
		blocks, about = labelsBelow(blocks)
		blocks = withoutInstructions(blocks)
	}
	f := flow{labels: findLabels(blocks), plain: plain, about: about}
	for _, b := range blocks {
		f.units = append(f.units, spread(b, f.labels)...)
	}
	if plain {
		f.units = withLoneLabels(f.units)
	}
	if !plain {
		f.units = fillGaps(f.units)
	}
	for i := 1; i < len(f.units); i++ {
		f.units[i] = underlined(f.units[i-1], f.units[i])
	}
	return f
}

// underlined returns a unit as a paragraph if it is the label of a question that only became a heading because an empty
// item below it underlines it: it ranks above the heading right before it, which is the title of the question.
func underlined(before, u unit) unit {
	above, ok := before.block.(*ast.Heading)
	b, is := u.block.(*ast.Heading)
	if !ok || !is || above.Level <= b.Level {
		return u
	}
	if m, title := takeMark(b.Inlines, true); m.style != wordMark || len(title) > 0 {
		return u
	}
	return unit{block: &ast.Paragraph{Loc: b.Loc, Inlines: b.Inlines}}
}

// titled is a flow without the line that was the title of a text, if it had one.
type titled struct {
	flow
	doc   *ast.Document
	title []ast.Inline // that line without its advertisement
	// titleWords are the words of the whole line, including its advertisement. Captions repeat them.
	titleWords map[string]bool
}

// cleared is a flow without title and furniture.
type cleared struct {
	titled
	titles   map[string]bool       // of headings and marked paragraphs, by key; see ownTitles
	named    map[*ast.Heading]bool // headings that the contents link to
	contents bool                  // lists that lead to titles were set aside
	listed   map[string]bool       // titles in contents that are lines without marks or links, by key
}

// gather runs all stages but the last, and reports the furniture that it removes.
func gather(doc *ast.Document, sink diag.Sink) cleared {
	row := withoutSite(flowOf(doc.Blocks, doc.Format == "text"), sink)
	return takeTitle(doc, row, sink).clear(sink)
}

// evidence holds the facts by which shapes judge a document, or a part of one.
type evidence struct {
	flow
	whole   cleared // of the document
	topical bool    // the title of the document mentions questions
	tasks   bool    // or tasks
	folds   folds
	heads   headFacts
	found   map[string]*finding     // by shape
	counted bool                    // the questions of the document are the items of numbered lists that count on
	forced  string                  // the shape that the author named: every instance of its form is a question
	texts   map[*ast.Paragraph]bool // that label no answer; see [evidence.content]
	asking  map[*ast.List]int       // items that ask; see [evidence.askingItems]
}

// evidence returns the evidence of the whole document. asTopical reports whether the words of its title count; forced
// is the shape that the author named, if any.
func (c cleared) evidence(asTopical bool, forced string) *evidence {
	e := &evidence{
		flow:    c.flow,
		whole:   c,
		topical: asTopical && c.topical(),
		tasks:   asTopical && c.mentions(vocabulary.TaskTitle),
		folds:   foldsOf(c.units),
		heads:   headFacts{},
		found:   map[string]*finding{},
		forced:  forced,
		texts:   map[*ast.Paragraph]bool{},
		asking:  map[*ast.List]int{},
	}
	if e.isPlan() {
		for b := range c.doc.Planned {
			e.heads.plan(b)
		}
	}
	findTasks(e)
	findParts(e)
	findBare(e)
	e.counted = len(countOn(e)) > 0
	return e
}

// part returns the evidence of some blocks of the document, or of blocks made from them. The title of the document does
// not count for a part.
func (e *evidence) part(blocks []ast.Block, plain bool) *evidence {
	f := flowOf(blocks, plain)
	return &evidence{
		flow:    f,
		whole:   e.whole,
		folds:   foldsOf(f.units),
		heads:   e.heads, // headings do not change once the furniture is cleared
		counted: e.counted,
		found:   map[string]*finding{},
		texts:   map[*ast.Paragraph]bool{},
		asking:  e.asking,
	}
}

// made is part for blocks that a shape made from the units, as plain as these. If it made none, the flow is as before.
func (e *evidence) made(blocks []ast.Block) *evidence {
	same := len(blocks) == len(e.units)
	for i := 0; same && i < len(blocks); i++ {
		same = blocks[i] == e.units[i].block
	}
	if !same {
		return e.part(blocks, e.plain)
	}
	again := &evidence{flow: e.flow, whole: e.whole, folds: e.folds, heads: e.heads, counted: e.counted}
	again.found, again.texts, again.asking = map[string]*finding{}, e.texts, e.asking
	return again
}

// read runs a shape over the document and counts the evidence; it returns nil if the shape found nothing. Findings are
// memoized, because shapes build on each other (see [finding.derive]).
func read(e *evidence, s shape) *finding {
	f, known := e.found[s.name()]
	if !known {
		f = readAnew(e, s)
		e.found[s.name()] = f
	}
	return f
}

// isPlan reports whether most headings of the document are tasks that its author has to do, with nothing below most of
// them. Questions are learned like tasks, too, but they have answers, and some end in a question mark or the title says
// what they are.
func (e *evidence) isPlan() bool {
	if len(e.whole.doc.Planned) == 0 {
		return false
	}
	all, planned, bare, asking := 0, 0, 0, 0
	for i, u := range e.whole.units {
		b, ok := u.block.(*ast.Heading)
		if !ok {
			continue
		}
		all++
		if e.whole.doc.Planned[b] {
			planned++
			if endsAsking(flat(trim(b.Inlines))) {
				asking++
			}
			if i+1 == len(e.whole.units) || isHeading(e.whole.units[i+1].block) {
				bare++
			}
		}
	}
	return planned*2 >= all && (bare*2 >= planned || asking == 0 && !e.whole.topical())
}

// plans returns the number of questions that ask by their words alone and are tasks that their author has to do.
func (e *evidence) plans(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if p.kind != questionPiece || p.heading == nil {
			continue
		}
		if f := e.heads[p.heading]; f != nil && f.planned && !f.asks && asks(flat(p.title)) {
			n++
		}
	}
	return n
}

func readAnew(e *evidence, s shape) *finding {
	f := s.read(e)
	if f == nil {
		return nil
	}
	f.shape = s.name()
	f.pieces = takeLeadOn(f.pieces)
	e.takeAskers(f.pieces)
	takeCodes(f.pieces)
	for i := range f.pieces {
		p := &f.pieces[i]
		tag := e.whole.about[p.at.Start.Line]
		if tag != "" && p.kind == questionPiece && !slices.Contains(p.tags, tag) {
			p.tags = append(p.tags, tag)
		}
	}
	takeLetters(f.pieces)
	f.counts = count(f.pieces)
	f.asking -= e.plans(f.pieces)
	takePart(f, e)
	if f.questions >= minQuestions {
		takeBox(f, e)
	}
	if f.questions >= minQuestions && s.name() == (detailsShape{}).name() {
		takeTails(f, e)
	}
	f.frequent = e.topical && e.whole.mentions(vocabulary.FAQ)
	f.topical, f.listed, f.page = e.topical, e.whole.contents, e.whole.doc.Format == "html"
	f.plan, f.tasks = e.isPlan(), e.tasks
	f.named = f.named || e.whole.doc.Format == "org" && e.areCards(f.pieces) || areTickets(f.pieces) ||
		areExamParts(f.pieces)
	if !f.plausible() && f.questions >= minQuestions {
		f.offered, f.keyed = offering(f.pieces)
		f.evenly = f.offered == f.questions && offersEvenly(f.pieces)
	}
	return f
}

// areCards reports whether most questions are headings that the document calls flash cards.
func (e *evidence) areCards(pieces []piece) bool {
	return mostQuestions(pieces, func(p piece) bool {
		return p.heading != nil && e.whole.doc.Called[p.heading.At.Start]
	})
}
