package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
	vocabulary "example.org/studyguide/source/words"
)

// A web page about something else, a product or an article, may have questions in one part: the answers that it folds
// away, or a section that is called so. That part is the guide then.

const (
	// pageAsking is the share of the questions of such a part that must ask.
	pageAsking = 0.8
	// otherAsking is the share of other headings of the form of its questions that may ask.
	otherAsking = 0.4
)

// takePart leaves the part of a web page that has its questions, if the rest of the page is about something else.
func takePart(f *finding, e *evidence) {
	if e.whole.doc.Format != "html" || e.topical || e.forced != "" || len(e.units) != len(e.whole.units) ||
		f.questions < minQuestions {
		return
	}
	if first, end, ok := namedPart(f.pieces); ok {
		for i, p := range f.pieces {
			if p.kind == questionPiece && (i < first || i >= end) {
				f.pieces[i] = section(p.title, p.heading.Level, p.at, p.heading)
			}
		}
		f.counts, f.narrowed = count(f.pieces), true
	} else if !areCalled(f.pieces) {
		return
	}
	if float64(f.asking) < pageAsking*float64(f.questions) || float64(f.covered) >= coveredShare*float64(f.lines) {
		return
	}
	first, end := askingStretch(f.pieces)
	for _, out := range [][]piece{f.pieces[:first], f.pieces[end:]} {
		if len(out) > 0 {
			f.asides = append(f.asides, aside{out[0].at.To(out[len(out)-1].at), pagePart})
		}
	}
	f.pieces = f.pieces[first:end]
	f.counts, f.narrowed = count(f.pieces), true
}

// takeTails sets aside what stands behind the folds of a page's questions and before the next section: a page that
// folds answers away has nothing of them outside, but often a box that says whom to ask.
func takeTails(f *finding, e *evidence) {
	if e.whole.doc.Format != "html" || !areCalled(f.pieces) {
		return
	}
	var kept []piece
	open, tail := false, 0 // whether a question is, and the pieces behind it that may be set aside
	drop := func() {
		n := len(kept)
		if open && slices.ContainsFunc(kept[n-tail:], func(p piece) bool { return !isDivider(p.block) }) {
			f.asides = append(f.asides, aside{kept[n-tail].at.To(kept[n-1].at), pagePart})
			kept = kept[:n-tail]
		}
		tail = 0
	}
	for _, p := range f.pieces {
		switch {
		case p.kind == sectionPiece:
			drop()
			open = false
		case p.kind == questionPiece:
			open, tail = true, 0
		case p.beside:
			tail++
		default:
			tail = 0
		}
		kept = append(kept, p)
	}
	drop()
	if len(kept) < len(f.pieces) {
		f.pieces = kept
		f.counts = count(kept)
	}
}

// takeBox sets aside a box for readers with further questions that stands behind the last answer of a page without a
// heading, and what follows.
func takeBox(f *finding, e *evidence) {
	if e.whole.doc.Format != "html" {
		return
	}
	last, end := -1, len(f.pieces)
	for i, p := range f.pieces {
		switch {
		case p.kind == questionPiece:
			last, end = i, len(f.pieces)
		case p.kind == sectionPiece && end == len(f.pieces):
			end = i
		}
	}
	for i := last + 2; i < end; i++ { // below something that answers
		p, ok := f.pieces[i].block.(*ast.Paragraph)
		if !ok || !leadsOn(flat(p.Inlines)) {
			continue
		}
		f.asides = append(f.asides, aside{p.At.To(f.pieces[end-1].at), pagePart})
		f.pieces = slices.Concat(f.pieces[:i], f.pieces[end:])
		f.counts = count(f.pieces)
		return
	}
}

// areCalled reports whether the page calls most of the questions so, or the section of the first.
func areCalled(pieces []piece) bool {
	inSection := false
	for _, p := range pieces {
		if p.kind == questionPiece {
			break
		}
		if title := flat(p.title); p.kind == sectionPiece {
			inSection = vocabulary.In(vocabulary.FAQ, title) || speaksOfQuestions(title)
		}
	}
	return mostQuestions(pieces, func(p piece) bool {
		called := p.called || inSection
		inSection = false // of the others
		return called
	})
}

// mostQuestions reports whether at least half of the questions are of a kind.
func mostQuestions(pieces []piece, are func(p piece) bool) bool {
	all, n := 0, 0
	for _, p := range pieces {
		if p.kind == questionPiece {
			if all++; are(p) {
				n++
			}
		}
	}
	return n > 0 && n*2 >= all
}

// namedPart returns the section that is called questions, if what its form has there asks, and elsewhere does not.
func namedPart(pieces []piece) (first, end int, ok bool) {
	first = -1
	for i, p := range pieces {
		if p.kind == sectionPiece && p.heading != nil && isFAQ(flat(p.title)) {
			if first >= 0 {
				return 0, 0, false
			}
			first = i
		}
	}
	if first < 0 {
		return 0, 0, false
	}
	end = sectionEnds(pieces)[first]
	in, inAsking, out, outAsking := 0, 0, 0, 0
	for i, p := range pieces {
		if p.kind != questionPiece {
			continue
		}
		asking := 0
		if endsAsking(ast.TrimClosers(flat(p.title))) {
			asking = 1
		}
		if i > first && i < end {
			in++
			inAsking += asking
			continue
		}
		if p.heading == nil || p.mark.style != noMark {
			return 0, 0, false
		}
		out++
		outAsking += asking
	}
	return first, end, in >= minQuestions && float64(inAsking) >= pageAsking*float64(in) && out > 0 &&
		float64(outAsking) < otherAsking*float64(out)
}

// askingStretch returns the stretch from the titles above the first question to the end of the last one.
func askingStretch(pieces []piece) (first, end int) {
	first, end = -1, len(pieces)
	for i, p := range pieces {
		switch p.kind {
		case questionPiece:
			if first < 0 {
				first = i
			}
			end = len(pieces)
		case sectionPiece:
			if first >= 0 && end == len(pieces) {
				end = i
			}
		}
	}
	if first > 0 && isShortBlock(pieces, first-1) {
		first--
	}
	for first > 0 && pieces[first-1].kind == sectionPiece {
		first--
	}
	return first, end
}

// isShortBlock reports whether piece i is one line between a title and the questions below it.
func isShortBlock(pieces []piece, i int) bool {
	p, ok := pieces[i].block.(*ast.Paragraph)
	return ok && i > 0 && pieces[i-1].kind == sectionPiece && len(words(flat(p.Inlines))) <= maxTitleWords
}
