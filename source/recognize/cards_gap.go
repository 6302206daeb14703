package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// A card may be a sentence with gaps, whose words the author marks: "{{c1::red}}", "{{c1::red::a color}}", "==red==".
// The front has lines in their places, the back is the sentence.

// gapMark matches the words of a gap, and a hint.
var gapMark = pattern.New(`\{\{c\d+::(.+?)(?:::([^{}]*?))?\}\}|==([^=\s](?:[^=\n]*[^=\s])?)==`)

// A gapSpan is where a gap is in flat text.
type gapSpan struct{ from, to, word, wordEnd, hint, hintEnd int }

// gapsOf returns the gaps of a text.
func gapsOf(text string) []gapSpan {
	var out []gapSpan
	for at := 0; ; {
		m := gapMark.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return out
		}
		g := gapSpan{from: at + m[0], to: at + m[1], hint: -1}
		if m[2] >= 0 {
			g.word, g.wordEnd = at+m[2], at+m[3]
		} else {
			g.word, g.wordEnd = at+m[6], at+m[7]
		}
		if m[4] >= 0 {
			g.hint, g.hintEnd = at+m[4], at+m[5]
		}
		out = append(out, g)
		at += m[1]
	}
}

// part returns the inlines of a part of flat text.
func part(in []ast.Inline, from, to int) []ast.Inline {
	_, rest := cut(in, from)
	mid, _ := cut(rest, to-from)
	return mid
}

// withoutGaps returns inlines with the words of their gaps in place.
func withoutGaps(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	last := 0
	text := flat(in)
	gaps := gapsOf(text)
	if len(gaps) == 0 {
		return in
	}
	for _, g := range gaps {
		out = slices.Concat(out, part(in, last, g.from), part(in, g.word, g.wordEnd))
		last = g.to
	}
	return append(out, part(in, last, len(text))...)
}

// gapCard returns the card that a sentence with gaps is; ok is false if it has none.
func gapCard(in []ast.Inline) (c card, ok bool) {
	in = trim(in)
	text := flat(in)
	gaps := gapsOf(text)
	if len(gaps) == 0 {
		return card{}, false
	}
	var front []ast.Inline
	last := 0
	for _, g := range gaps {
		line := "______"
		if g.hint >= 0 {
			line += " (" + strings.TrimSpace(text[g.hint:g.hintEnd]) + ")"
		}
		at := ast.At(inlineSpan(part(in, g.from, g.to)))
		front = append(slices.Concat(front, part(in, last, g.from)), &ast.Text{Loc: at, Value: line})
		last = g.to
	}
	return card{append(front, part(in, last, len(text))...), withoutGaps(in)}, true
}

// sentences returns the lines of a paragraph as sentences, if each of them has a gap; otherwise the paragraph is one.
func sentences(p *ast.Paragraph) [][]ast.Inline {
	lines := linesOfParagraph(p.Inlines)
	for _, l := range lines {
		if len(gapsOf(flat(l))) == 0 {
			return [][]ast.Inline{p.Inlines}
		}
	}
	return lines
}

// gapShare is the share of the paragraphs of a document, and the items of its lists, that must have gaps for all gaps
// to be cards: elsewhere "==" only stresses a word.
const gapShare = 0.6

// survey counts the sentences and the cards of the document. Gaps are cards if most of its sentences have some or are
// cards anyway, or if it says that it holds cards.
func (d *deck) survey() {
	all, gaps, cards, signs := 0, 0, 0, 0
	count := func(p *ast.Paragraph) {
		if holdsSign(p) {
			signs++
		}
		text, n := flat(p.Inlines), d.fronts(p)
		all += max(n, 1)
		switch cards += n; {
		case n > 0:
		case len(gapsOf(text)) > 0:
			gaps++
		}
	}
	for _, u := range d.e.units {
		switch b := u.block.(type) {
		case *ast.Heading, *ast.Divider:
		case *ast.Paragraph:
			count(b)
		case *ast.List:
			for _, it := range b.Items {
				if p, ok := firstParagraph(it); ok {
					count(p)
				}
			}
		default:
			all++
		}
	}
	most := float64(gaps+cards) >= gapShare*float64(all)
	d.gapped = gaps > 0 && (d.tagged || most)
	d.divided = cards >= minQuestions
	d.signed = signs >= minQuestions
	d.open = d.divided && most
}

// holdsSign reports whether a line of a paragraph is the sign between the front and the back of a card. Comments of
// programs have the sign before other lines as well.
func holdsSign(p *ast.Paragraph) bool {
	if countBreaks(p.Inlines) < 2 {
		return false
	}
	lines := strings.Split(flat(p.Inlines), "\n")
	return len(lines) > 2 && slices.ContainsFunc(lines[1:len(lines)-1], isCardSign) &&
		!slices.ContainsFunc(lines, func(l string) bool { return !isCardSign(l) && strings.HasPrefix(l, "%") })
}

// fronts returns the number of lines of a paragraph that are a front and a back.
func (d *deck) fronts(p *ast.Paragraph) int {
	if !strings.Contains(flat(p.Inlines), "::") {
		return 0
	}
	lines, n := newCardLines(p), 0
	for i := range lines.texts {
		if _, ok := lines.divided(i, cardForm{tagged: d.tagged || d.paired}); ok {
			n++
		}
	}
	return n
}

// leavesGaps reports whether the gaps of a sentence make it a card.
func (d *deck) leavesGaps(in []ast.Inline) bool {
	return d.gapped || d.divided && strings.Contains(flat(in), "{{c")
}
