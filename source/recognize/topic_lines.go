package recognize

import "example.org/studyguide/source/ast"

// A document may be nothing but topics to be known, a line each below headings, with line breaks that are meant to be
// seen. Some of the lines ask; the others name what is asked for.

const (
	// fewestLines is how many lines such a document must have.
	fewestLines = 10
	// linesAsking is the share of the lines that must ask, unless the title says that they are questions.
	linesAsking = 0.25
)

// topicLines returns the blocks of a document that is nothing but lines of topics, with each line as a paragraph; no
// topics if it has anything else.
func topicLines(e *evidence) (out []ast.Block, topics map[*ast.Paragraph]bool) {
	if e.plain || e.marks || e.letters != noLetter {
		return nil, nil
	}
	topics = map[*ast.Paragraph]bool{}
	asking, names, several := 0, 0, 0
	for _, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			if !isHeading(u.block) && !isDivider(u.block) {
				return nil, nil
			}
			out = append(out, u.block)
			continue
		}
		if hasLink(p.Inlines) || wraps(p.Inlines) {
			return nil, nil
		}
		lines := linesOfParagraph(p.Inlines)
		if len(lines) > 1 {
			several += len(lines)
		}
		for _, l := range lines {
			text := flat(l)
			switch {
			case opensOption(text) || readMark(text, false).style != noMark || readLabel(text, noLetter) > 0:
				return nil, nil
			case asks(text):
				asking++
			case countWords(text) <= nameWords && !ast.EndsSentence(text):
				names++
			}
			line := paragraph(l)
			topics[line] = true
			out = append(out, line)
		}
	}
	n := len(topics)
	if n < fewestLines || several*2 < n || float64(asking+names) < topicNames*float64(n) ||
		!e.topical && float64(asking) < linesAsking*float64(n) {
		return nil, nil
	}
	return out, topics
}

// wraps reports whether inlines have a line break that is not meant to be seen.
func wraps(in []ast.Inline) bool {
	for _, n := range in {
		if b, ok := n.(*ast.Break); ok && !b.Hard {
			return true
		}
	}
	return false
}
