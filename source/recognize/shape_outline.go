package recognize

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/number"
)

// outlineShape is an outline in plain text: each question is a paragraph with a number, as in "A1)", "Q1.", "1." or
// "Que 1."; its title is the whole paragraph; the blocks after it are the answer. Lines that look like titles are
// sections (see sections.go).
//
// Contents that repeat the titles are already set aside. A bare number may also count the steps of an answer: steps
// begin again or follow a step, while questions count on (see counter).
type outlineShape struct{}

func (outlineShape) name() string { return "outline" }

// read takes the most frequent style of mark. Bare numbers also count steps inside answers, so they must go up, or
// precede something that asks.
func (outlineShape) read(e *evidence) *finding {
	count := map[style]int{}
	marks := make([]mark, len(e.units))
	for i, u := range e.units {
		if in := lineOf(u.block, e.plain); in != nil {
			if marks[i] = e.readCounter(flat(in)); marks[i].style == noMark {
				marks[i], _ = takeMark(in, false)
			}
			count[marks[i].style]++
		}
	}
	best := noMark
	for _, s := range []style{wordNumber, letterMark, dottedMark, numberMark} {
		if count[s] > count[best] || best == noMark {
			best = s
		}
	}
	if count[best] == 0 {
		return nil
	}
	taken := map[int]bool{}
	var c counter
	for i, m := range marks {
		if _, head := e.units[i].block.(*ast.Heading); head && m.style != best {
			c.anew = true
		}
		if m.style != best {
			continue
		}
		title := flat(lineOf(e.units[i].block, e.plain))[m.size:]
		certain := e.forced == (outlineShape{}).name() || best != numberMark && best != dottedMark
		if certain || c.goesOn(m.number, asks(title), firstAsks(title)) {
			taken[i] = true
		}
	}
	f := walkText(e, func(i int) bool { return taken[i] })
	f.what = "numbered paragraphs"
	f.form = markWeight(best)
	return f
}

// markWeight returns how strongly a mark suggests a question: a word with a number hardly ever marks anything else, a
// bare number may count anything.
func markWeight(s style) float64 {
	switch s {
	case wordNumber, letterMark, wordMark:
		return 3
	case numberMark, dottedMark:
		return 2
	default:
		return 1
	}
}

// lineOf returns the inlines of a block that could open a question of an outline: those of a paragraph or, in plain
// text, of an underlined heading.
func lineOf(b ast.Block, plain bool) []ast.Inline {
	switch b := b.(type) {
	case *ast.Paragraph:
		return trim(b.Inlines)
	case *ast.Heading:
		if plain {
			return trim(b.Inlines)
		}
	}
	return nil
}

// A counter follows the numbers of questions and distinguishes them from the steps of answers.
type counter struct {
	prefix  string // of the last question's number: "2." in "2.7"
	last    int    // the last question's number
	step    int    // the last number that was a step's; 0 when none is being counted
	anew    bool   // a heading came between, so the count may start again
	started bool
}

// goesOn reports whether a paragraph with this number continues the questions. Numbers that go up by a little do, and
// so do the first numbers of another chapter. Those that begin again or follow a step are steps, unless they end in a
// question mark. A task ("Create a file.") may be either: only the count decides.
func (c *counter) goesOn(label string, asking, certain bool) bool {
	l, ok := number.Parse(label)
	if !ok {
		return asking
	}
	const leap = 5 // questions in a row that a scrape may have lost
	up := !c.started || l.Prefix == c.prefix && l.N > c.last && l.N <= c.last+leap ||
		(l.Prefix != c.prefix || c.anew) && l.N <= 2
	step := c.step > 0 && l.N == c.step+1 && l.N != c.last+1
	if certain || up && !step {
		*c = counter{prefix: l.Prefix, last: l.N, started: true}
		return true
	}
	c.step = l.N
	return false
}

// firstAsks reports whether the first line of a title, or all of it, ends in a question mark.
func firstAsks(title string) bool {
	line, _, _ := strings.Cut(title, "\n")
	return endsAsking(strings.TrimSpace(line)) || endsAsking(strings.TrimSpace(title))
}
