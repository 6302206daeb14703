package recognize

import (
	"maps"

	"strings"

	"example.org/studyguide/source/ast"
)

// A text may be nothing but questions, a line each with blank lines between, without an answer: most ask, many one
// right below another, and the others name a subject. Where questions and answers take turns, no two that ask meet.

const (
	// bareShare is the share of the blocks, without sections, that must be such lines.
	bareShare = 0.8
	// bareMeets is the share of the lines that ask which must stand right above another.
	bareMeets = 0.25
	// fewestStated is how many paragraphs must name topics: more than a page has that only introduces.
	fewestStated = 10
	// clearlyAsking is the share of the paragraphs of a document in Markdown that ask where the others are no topics.
	clearlyAsking = 0.9
	// topicWords is the greatest number of words of a topic.
	topicWords = 40
)

// bareLines returns the units that are questions in a text of nothing but lines; nil in any other document. Lines that
// ask nothing and have a number or the word of a section name sections.
func bareLines(e *evidence, options map[int]bool) map[int]bool {
	lines := 0 // more than are questions or name sections
	for _, u := range e.units {
		if p, ok := u.block.(*ast.Paragraph); ok && oneLine(p) {
			lines++
		}
	}
	if float64(lines) < bareShare*float64(len(e.units)) {
		return nil // as nearly always; the marks of all paragraphs cost more
	}
	out := map[int]bool{}
	for _, option := range options {
		if option && !e.plain {
			return nil
		}
	}
	asking, meets, sections, last := 0, 0, 0, -2
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok || !oneLine(p) {
			continue
		}
		m, title := takeMark(p.Inlines, false)
		text := flat(title)
		switch {
		case !e.plain && isBoldHead(p):
			sections++
			continue
		case asks(text):
			asking++
			if last == i-1 {
				meets++
			}
			last = i
		case m.style == numberMark, isSectionMark(text), isFramed(text):
			sections++
			continue
		case countWords(text) > nameWords || ast.EndsSentence(text):
			continue
		}
		out[i] = true
	}
	if !e.plain && float64(asking) >= clearlyAsking*float64(len(e.units)-sections) {
		maps.DeleteFunc(out, func(i int, _ bool) bool { return !asks(flat(e.units[i].block.(*ast.Paragraph).Inlines)) })
	}
	if asking >= fewestTopics && float64(len(out)) >= bareShare*float64(len(e.units)-sections) &&
		float64(meets) >= bareMeets*float64(asking) && float64(asking) >= askingShare*float64(len(out)) {
		return out
	}
	return nil
}

// statedTopics reports whether a document is nothing but topics, a paragraph each and most of one sentence, and asks
// nothing. They are questions where its title says so: of an oral exam, say.
func statedTopics(e *evidence) bool {
	if len(e.units) < fewestStated {
		return false
	}
	topics := 0
	for _, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok || endsInQuestion(p) {
			return false
		}
		text := strings.TrimSpace(flat(joinLines(p.Inlines)))
		if n := countWords(text); n > 1 && n <= topicWords && !hasLink(p.Inlines) &&
			!strings.Contains(strings.TrimRight(text, "."), ". ") {
			topics++
		}
	}
	return float64(topics) >= topicNames*float64(len(e.units))
}

// isFramed reports whether a line of words stands between signs that draw a rule: "--- open questions ---".
func isFramed(line string) bool {
	const fewest = 2 // signs at each end
	line = strings.TrimSpace(line)
	inner := strings.Trim(line, "-–—=~_*#")
	first := strings.Index(line, inner)
	return first >= fewest && len(line)-len(inner)-first >= fewest && countWords(inner) > 0
}
