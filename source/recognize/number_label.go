package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// Between the number of a question and its title may stand a line about it: its level, its topic, its points. What
// shows it is not its words: below most numbers that stand alone, the same few lines come again and again.

// labelTexts is such that the lines below numbers have one text in so many at most.
const labelTexts = 3

// labelsBelow takes the lines about the questions of a text out of these, whose titles then stand behind their numbers,
// and returns them by the lines of the numbers.
func labelsBelow(blocks []ast.Block) (out []ast.Block, about map[int]string) {
	texts, all := map[string]int{}, 0
	for _, b := range blocks {
		if lines := labelledLines(b); lines != nil {
			texts[flat(lines[1])]++
			all++
		}
	}
	again := 0
	for text, n := range texts {
		if n >= labelTexts && isTag(text) {
			again += n
		}
	}
	if all < regularRows || len(texts)*labelTexts > all || float64(again) < regularShare*float64(all) {
		return blocks, nil
	}
	about = map[int]string{}
	for _, b := range blocks {
		lines := labelledLines(b)
		if lines == nil || texts[flat(lines[1])] < labelTexts || !isTag(flat(lines[1])) {
			out = append(out, b)
			continue
		}
		at := inlineSpan(lines[0])
		at.Start = at.End
		title := slices.Concat(lines[0], []ast.Inline{&ast.Text{Loc: ast.At(at), Value: " "}}, lines[2])
		head := slices.Concat([][]ast.Inline{title}, lines[3:])
		out = append(out, paragraph(joined(head)))
		about[b.Span().Start.Line] = flat(lines[1])
	}
	return out, about
}

// labelledLines returns the lines of a paragraph that begins with a line that is nothing but a number and has two more
// at least; nil of any other block.
func labelledLines(b ast.Block) [][]ast.Inline {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return nil
	}
	lines := linesOfParagraph(p.Inlines)
	if len(lines) < 3 || !isOnlyMark(flat(lines[0])) {
		return nil
	}
	return lines
}

// withLoneLabels returns the units of a text with the words for a question that stand alone above its number in the
// line of that, if nearly all that stand alone do: "Question:", and below it "5. Why?".
func withLoneLabels(us []unit) []unit {
	lone, all := map[int]bool{}, 0
	for i, u := range us {
		if !isLoneLabel(u.block) {
			continue
		}
		all++
		if i+1 < len(us) {
			p, ok := us[i+1].block.(*ast.Paragraph)
			lone[i] = ok && readMark(flat(trim(p.Inlines)), false).style == numberMark
		}
	}
	n := 0
	for _, is := range lone {
		if is {
			n++
		}
	}
	if n < minQuestions || float64(n) < regularShare*float64(all) {
		return us
	}
	var out []unit
	for i, u := range us {
		switch {
		case lone[i]:
		case i > 0 && lone[i-1]:
			label, p := us[i-1].block.(*ast.Paragraph), u.block.(*ast.Paragraph)
			word := strings.TrimRight(flat(trim(label.Inlines)), ":：.)-–— ")
			before := []ast.Inline{&ast.Text{Loc: ast.At(inlineSpan(label.Inlines)), Value: word + " "}}
			out = append(out, unit{block: paragraph(append(before, trim(p.Inlines)...))})
		default:
			out = append(out, u)
		}
	}
	return out
}

// isLoneLabel reports whether a block is nothing but the word for a question.
func isLoneLabel(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok || !oneLine(p) {
		return false
	}
	text := flat(trim(p.Inlines))
	m := readMark(text, false)
	return m.style == wordMark && m.size == len(text)
}
