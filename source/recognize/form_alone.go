package recognize

import (
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// Where neither words nor labels say what the questions of a text are, its form alone may: numbers that count through
// all of it, as in the list of what an exam asks. There must be more of them than a recipe has steps, with a few lines
// each: the chapters of licences and manuals count as well.
const (
	fewestThrough = 15   // questions
	throughOn     = 0.9  // the share of them whose number is one more than the last
	throughShare  = 0.75 // the share of the lines that must stand in them; titles of sections may stand between
	throughLines  = 8    // lines for each on average
	throughKey    = 3    // letters of the longest name of options: a list of the right ones counts as well
)

// byForm returns the reading of a plain text whose numbers count through all of it; nil if there is none. It is asked
// only where no other reading is plausible.
func byForm(e *evidence) *finding {
	if !e.plain {
		return nil
	}
	var best *finding
	for _, s := range []shape{outlineShape{}, countedLists{}} {
		every := *e
		every.forced, every.found = s.name(), map[string]*finding{}
		if f := read(&every, s); countsThrough(f) && f.score() > best.score() {
			best = f
		}
	}
	return best
}

// countedLists is the list shape where all numbered lists hold questions, and a line right above one names a section.
type countedLists struct{ listShape }

func (countedLists) read(e *evidence) *finding {
	f := &finding{what: "list items", form: 1.6}
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		switch {
		case isOrdered(u.block):
			f.pieces = append(f.pieces, e.items(u.block.(*ast.List), itemForm{})...)
		case ok && i+1 < len(e.units) && isOrdered(e.units[i+1].block) && oneLine(p) && !endsSentence(flat(p.Inlines)):
			f.pieces = append(f.pieces, section(p.Inlines, lineLevel, p.At, nil))
		default:
			f.pieces = append(f.pieces, e.content(u.block, e.letters))
		}
	}
	return f
}

// countsThrough reports whether numbers count through a whole text and mark everything in it.
func countsThrough(f *finding) bool {
	if f == nil {
		return false
	}
	n, keys := float64(f.questions), 0
	for _, p := range f.pieces {
		if p.kind == questionPiece && utf8.RuneCountInString(key(flat(p.title))) <= throughKey {
			keys++
		}
	}
	return keys*2 <= f.questions && f.questions >= fewestThrough && f.numbered == f.questions && f.restarts == 0 &&
		float64(f.goesUp+1) >= throughOn*n && float64(f.lines) <= throughLines*n &&
		float64(f.covered) >= throughShare*float64(f.lines)
}
