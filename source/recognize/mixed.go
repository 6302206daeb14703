package recognize

import (
	"fmt"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A stretch is a run of the pieces of a finding.
type stretch struct{ first, end int }

// A reading is what a guide is made of: the pieces of the best finding and of the parts that other shapes read.
type reading struct {
	pieces  []piece
	asides  []aside
	reports []diag.Diagnostic
	parts   []string // how parts were read, or why not
}

// report reports the diagnostics and the furniture of a reading.
func (r reading) report(sink diag.Sink) {
	for _, d := range r.reports {
		sink.Report(d)
	}
	for _, a := range r.asides {
		a.kind.report(a.at, sink)
	}
}

// mix reads the parts of a document in which its own shape finds no question by other shapes; shapes.go explains the
// rule. It returns the pieces of best with those parts replaced.
func mix(e *evidence, best *finding) reading {
	r := reading{asides: slices.Clone(best.asides), reports: slices.Clone(best.reports)}
	if best.narrowed {
		r.pieces = best.pieces
		return r
	}
	done := 0
	titles := titlesOf(best.pieces)
	typed := e.plain || e.whole.doc.Format == "docx"
	for _, s := range barren(e, best.pieces, typed) {
		f, doubt := readPart(e, best.pieces[s.first:s.end])
		if e.plain && f.repeats(titles) { // contents, below which a part may begin
			i := slices.IndexFunc(best.pieces[s.first:s.end], func(p piece) bool { return isDivider(p.block) })
			if i < 0 {
				continue
			}
			s.first += i + 1
			if f, doubt = readPart(e, best.pieces[s.first:s.end]); f.repeats(titles) {
				continue
			}
		}
		if f == nil || f.questions == 0 {
			continue
		}
		part := fmt.Sprintf("%s: %d %s (shape %s)", linesOf(best.pieces[s.first:s.end]), f.questions, f.what, f.shape)
		if doubt != "" {
			r.parts = append(r.parts, part+", not taken: "+doubt)
			continue
		}
		r.pieces = slices.Concat(r.pieces, best.pieces[done:s.first], f.pieces)
		done = s.end
		r.parts = append(r.parts, part)
		r.asides, r.reports = append(r.asides, f.asides...), append(r.reports, f.reports...)
	}
	r.pieces = append(r.pieces, best.pieces[done:]...)
	if s, ok := askingFolds(r.pieces); ok {
		lines := linesOf(r.pieces[s.first:s.end])
		r.parts = append(r.parts, fmt.Sprintf("%s: %d folds that ask (shape details)", lines, s.end-s.first))
		r.pieces = slices.Concat(r.pieces[:s.first], readFolds(r.pieces[s.first:s.end]), r.pieces[s.end:])
	}
	return r
}

// titlesOf returns the titles of the questions in pieces, by key.
func titlesOf(pieces []piece) map[string]bool {
	out := map[string]bool{}
	for _, p := range pieces {
		if p.kind == questionPiece {
			out[key(flat(p.title))] = true
		}
	}
	return out
}

// repeats reports whether several questions of a finding have titles that others have, and most have no answer.
func (f *finding) repeats(titles map[string]bool) bool {
	n := 0
	if f != nil && f.answered*2 > f.questions {
		return false
	}
	for t := range titlesOf(f.list()) {
		if titles[t] {
			n++
		}
	}
	return n > 1
}

// list returns the pieces of a finding; none for nil.
func (f *finding) list() []piece {
	if f == nil {
		return nil
	}
	return f.pieces
}

// askingFolds returns the folds at the end of an answer, or before the first question of a section, that are questions:
// the only ones of the document that stand by themselves, several in a row, and all ask. Their author has changed the
// form; further questions of one answer would be found in other answers too.
func askingFolds(pieces []piece) (stretch, bool) {
	var s stretch
	open, free := false, false // a question of the section is open; none was before the folds
	for i, p := range pieces {
		switch p.kind {
		case sectionPiece:
			open = false
		case questionPiece:
			open = true
		}
		d, ok := p.block.(*ast.Details)
		if !ok || p.kind != blockPiece {
			continue
		}
		if s.end > 0 && s.end != i || !ast.EndsAsking(ast.TrimClosers(flat(d.Summary))) {
			return s, false
		}
		if s.end == 0 {
			s.first, free = i, !open
		}
		s.end = i + 1
	}
	ends := free || s.end == len(pieces) || s.end > 0 && pieces[s.end].kind == sectionPiece
	return s, s.end-s.first >= minQuestions && ends
}

// readFolds returns the pieces of folds as questions with their answers.
func readFolds(folds []piece) []piece {
	var out []piece
	for _, f := range folds {
		d := f.block.(*ast.Details)
		p := question(d.Summary, d.At, nil)
		p.blocks = d.Rest
		out = append(out, p)
		for _, b := range d.Blocks {
			out = append(out, piece{kind: blockPiece, block: b, at: b.Span()})
		}
	}
	return out
}

func linesOf(pieces []piece) string {
	first, last := pieces[0].at.Start.Line, pieces[0].at.End.Line
	for _, p := range pieces {
		last = max(last, p.at.End.Line)
	}
	return fmt.Sprintf("lines %d to %d", first, last)
}

// barren returns the stretches that another shape may read: runs of adjacent sections without a question, and headings
// that isLead takes for titles of parts; in what was typed without markup, text and documents of Word, also what stands
// before the first question of a section, or before its first part, as authors change the form within a file. A section
// that only surrounds a guide ends a run.
func barren(e *evidence, pieces []piece, typed bool) []stretch {
	var out []stretch
	ends := sectionEnds(pieces)
	questions := make([]int, len(pieces)+1) // before each piece
	for i, p := range pieces {
		questions[i+1] = questions[i]
		if p.kind == questionPiece {
			questions[i+1]++
		}
	}
	run := false // the last stretch ends here
	opened := 0  // behind the title of the last section
	for i := 0; i < len(pieces); {
		p := pieces[i]
		switch {
		case p.kind == sectionPiece && questions[ends[i]] == questions[i]:
			end := ends[i]
			switch {
			case p.heading == nil || isApparatus(flat(p.title)) || isClosing(flat(p.title)) ||
				isContentsTitle(flat(p.title)):
				run = false
			case run:
				out[len(out)-1].end = end
			default:
				out = append(out, stretch{i, end})
				run = true
			}
			i, opened = end, end
		case typed && p.kind == questionPiece && questions[i] == questions[opened]:
			if i-opened >= fewestTopics {
				out = append(out, stretch{opened, i})
			}
			i, run, opened = i+1, false, i
		case p.kind == questionPiece && isLead(e, pieces, i):
			end := i + 2
			for end < len(pieces) && pieces[end].kind == blockPiece {
				end++
			}
			out = append(out, stretch{i, end})
			i, run = end, false
		case p.kind == sectionPiece:
			if typed && questions[i] == questions[opened] && i-opened >= fewestTopics { // its own questions begin below
				out = append(out, stretch{opened, i})
			}
			i, run, opened = i+1, false, i+1
		default:
			i, run = i+1, false
		}
	}
	return out
}

// sectionEnds returns for each section the index of the piece after its last subsection.
func sectionEnds(pieces []piece) []int {
	ends := make([]int, len(pieces))
	var open []int
	for i, p := range pieces {
		if p.kind != sectionPiece {
			continue
		}
		for len(open) > 0 && pieces[open[len(open)-1]].level >= p.level {
			ends[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
		open = append(open, i)
	}
	for _, i := range open {
		ends[i] = len(pieces)
	}
	return ends
}

// isLead reports whether a heading taken for a question is really the title of a part: it has no mark, asks nothing,
// and only tables of questions, lists of questions or folds are below it.
func isLead(e *evidence, pieces []piece, i int) bool {
	p := pieces[i]
	if p.heading == nil || p.mark.style != noMark || asks(flat(p.title)) || i+1 == len(pieces) {
		return false
	}
	n := 0
	for j := i + 1; j < len(pieces) && pieces[j].kind != questionPiece && pieces[j].kind != sectionPiece; j++ {
		switch b := pieces[j].block.(type) {
		case *ast.Table:
			if _, ok := quizOf(b); !ok {
				return false
			}
			n++
		case *ast.List:
			if !e.asksAll(b) && !answersInline(b) {
				return false
			}
			n++
		case *ast.Details:
			n++
		case *ast.Paragraph:
			if len(cardsOf(b)) == 0 {
				return false
			}
			n++
		case *ast.Divider:
		default:
			return false
		}
		if pieces[j].kind != blockPiece {
			return false
		}
	}
	return n > 0
}

// The minimum for a part to be read as another shape: the share of its titles that ask, unless its form already says
// so, and the share of its lines that belong to questions. Both exceed those for a document, because the document is
// known to be of another shape.
const (
	partAsking  = 0.6
	partCovered = 0.6
)

// readPart returns the best reading of a stretch of pieces by all shapes, and the reason not to take it; empty if it is
// convincing.
func readPart(e *evidence, pieces []piece) (f *finding, doubt string) {
	var blocks []ast.Block
	for _, p := range pieces {
		switch {
		case p.heading != nil:
			blocks = append(blocks, p.heading)
		case p.block != nil:
			blocks = append(blocks, p.block)
		default:
			return nil, ""
		}
	}
	f, ok := pick(candidates(e.part(blocks, e.plain)))
	switch {
	case !ok:
		_, doubt = f.judge()
	case float64(f.covered) < partCovered*float64(f.lines):
		doubt = fmt.Sprintf("%d %% covered, less than %d %%", percent(f.covered, f.lines), asPercent(partCovered))
	case speaks(f.mark) && float64(f.asking+f.asked) < askingShare*float64(f.questions) && f.answered*2 < f.questions:
		doubt = fmt.Sprintf("less than %d %% ask, and less than half have anything below them", asPercent(askingShare))
	case f.named || f.labelled*2 >= f.questions || speaks(f.mark):
	case float64(f.asking) < partAsking*float64(f.questions):
		doubt = fmt.Sprintf("%d %% ask, less than %d %%", percent(f.asking, f.questions), asPercent(partAsking))
	}
	return f, doubt
}
