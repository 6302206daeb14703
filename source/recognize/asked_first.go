package recognize

import "example.org/studyguide/source/ast"

// In text the question may be the first line of a paragraph, and the answer the lines right below it. Where several
// that end in a question mark stand so, first lines that ask by their words alone are questions, too: the author left
// the sign out.

// asksInFirst reports whether several paragraphs of a text have a question in their first line and its answer below.
func asksInFirst(e *evidence) bool {
	n := 0
	for _, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if ok && hasBreak(p.Inlines) && endsAsking(flat(trim(untilBreak(p.Inlines)))) {
			n++
		}
	}
	return n >= minQuestions
}

// isAskedFirst reports whether the first line of a paragraph asks by its words alone and none below does.
func isAskedFirst(lines [][]ast.Inline) bool {
	title := flat(lines[0])
	if len(lines) < 2 || endsAsking(title) || ast.EndsSentence(title) || countWords(title) > taskWords ||
		!asks(title) || opensOption(title) || readMark(title, false).style != noMark || !opensTitle(title) {
		return false
	}
	for _, l := range lines[1:] {
		if text := flat(l); endsAsking(text) || opensOption(text) {
			return false
		}
	}
	return true
}
