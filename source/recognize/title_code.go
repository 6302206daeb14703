package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// What stands where the title of a question is expected may say nothing that asks: points ("Question 5 (3 marks)"), a
// code ("T1A01"), the number once more. The text below is the title then.

var (
	// bracketed matches brackets that hold a number, and little more: "(3 marks)", "[2 Punkte]", "(1 point) - MSQ".
	bracketed = pattern.New(`^[(\[（【]\s*[^()\[\]（）【】]{0,30}\d[^()\[\]（）【】]{0,30}[)\]）】](?:\s+[-–—]\s+\S+(?:\s\S+){0,2})?$`)
	// remarked matches brackets behind a number that is the whole heading: "6 (Swift)".
	remarked = pattern.New(`^[(\[（【][^()\[\]（）【】]{1,30}[)\]）】]$`)
	// bareCode matches digits with signs between: "1.1.01-001".
	bareCode = pattern.New(`^\d[\d.\-–/]*[A-Z]?$`)
	// leadingCode matches letters and digits that count a question, and brackets behind them: "T1A01 (C) [97.1]".
	leadingCode = pattern.New(`^([A-Z]{1,3}\d[0-9A-Z.\-]{0,8})[ \t]*((?:(?:\([^()\[\]\n]{1,20}\)|\[[^\[\]\n]{1,60}\])[ \t]*)*)[ \t\n]+`)
)

// isCode reports whether a text has digits and no word of letters alone: "| S1-004."
func isCode(text string) bool {
	plain := func(w string) bool { return len(w) > 1 && strings.Trim(w, "0123456789") == w }
	return strings.ContainsAny(text, "0123456789") && !slices.ContainsFunc(words(text), plain)
}

// takeCode takes a code behind the mark of a question for a part of it, if both are in bold type and the title is not:
// "**Q004 | S1-004.** The stem is …".
func takeCode(in []ast.Inline, m mark, title []ast.Inline) (mark, []ast.Inline) {
	in = trim(in)
	s, ok := in[0].(*ast.Strong)
	if !ok || len(in) == 1 {
		return m, title
	}
	size := flatSize(in[:1])
	if size <= m.size || !isCode(flat(s.Inlines)[min(m.size, len(flat(s.Inlines))):]) {
		return m, title
	}
	rest := flat(in[1:])
	m.size = size + len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	return m, dropPrefix(in, m.size)
}

// isOnlyFact reports whether what follows the mark of a question is no title: points in brackets, or a code behind a
// word.
func isOnlyFact(m mark, text string) bool {
	text = strings.TrimSpace(text)
	return m.style != noMark && (bracketed.MatchString(text) ||
		bareCode.MatchString(m.label) && remarked.MatchString(text)) || speaks(m.style) && bareCode.MatchString(text)
}

// isOnlyMark reports whether a text is nothing but a mark, perhaps in brackets: "【第1题】".
func isOnlyMark(text string) bool {
	text = strings.Trim(strings.TrimSpace(text), "*_[](){}【】（）")
	m := readMark(text, true)
	return m.style != noMark && m.size == len(text)
}

// isFactLine reports whether each line of a paragraph is a label in bold type and a short value: "**Category:** Logic".
func isFactLine(p *ast.Paragraph) bool {
	const longest = 4 // words of a value
	lines := linesOfParagraph(p.Inlines)
	short := 0
	for _, l := range lines {
		if !isFact(l, 2*longest) {
			return false
		}
		if isFact(l, longest) {
			short++
		}
	}
	return short > 0 && short*2 >= len(lines)
}

// isFact reports whether a line is a label in bold type and a value of so many words.
func isFact(line []ast.Inline, longest int) bool {
	in := trim(line)
	if len(in) < 2 {
		return false
	}
	if _, ok := in[0].(*ast.Strong); !ok {
		return false
	}
	label, value := strings.TrimSpace(flat(in[:1])), flat(in[1:])
	if trimmed := strings.TrimRight(label, ":："); trimmed == label {
		rest := strings.TrimLeft(value, " ")
		if value = strings.TrimLeft(rest, ":："); value == rest {
			return false
		}
	}
	n := len(words(value))
	return n > 0 && n <= longest && !asks(value) && !opensPart(label+":")
}

// splitCaption splits off the lines of a paragraph that name what is seen, above the line that asks.
func splitCaption(in []ast.Inline) (caption, rest []ast.Inline) {
	const longest = 4 // words of a line that only names
	in = trim(in)
	for _, n := range in {
		if b, ok := n.(*ast.Break); ok && !b.Hard { // the line wraps
			return nil, in
		}
	}
	lines := linesOfParagraph(in)
	for i, l := range lines {
		text := flat(l)
		if endsAsking(text) {
			if i == 0 {
				break
			}
			return joined(lines[:i]), joined(lines[i:])
		}
		if n := len(words(text)); n == 0 || n > longest || ast.EndsSentence(text) || isOnlyMark(text) {
			break
		}
	}
	return nil, in
}

// partLetter matches the letter that counts the questions of an exam's part: "a. Name two buses."
var partLetter = pattern.New(`^[a-z][.)]\s+`)

// takeLetters takes the letters that count the questions of each section off the titles, where those of most headings
// count on from the first letter.
func takeLetters(pieces []piece) {
	all, counted := 0, 0
	var last optionLabel
	for _, p := range pieces {
		if p.kind != questionPiece {
			continue
		}
		all++
		text := flat(p.title)
		l, ok := readOption(text, false)
		if ok && p.heading != nil && p.mark.style == noMark && partLetter.MatchString(text) &&
			(l.first() || l.follows(last)) {
			counted++
		}
		last = l
	}
	if counted < minQuestions || float64(counted) < regularShare*float64(all) {
		return
	}
	for i := range pieces {
		p := &pieces[i]
		if m := partLetter.FindString(flat(p.title)); p.kind == questionPiece && p.mark.style == noMark && m != "" {
			p.mark = mark{style: numberMark, number: m[:1], label: strings.TrimSpace(m), size: len(m)}
			p.title = dropPrefix(p.title, len(m))
		}
	}
}

// takeCodes takes the codes that count questions off the titles, where most titles begin with one of their own.
func takeCodes(pieces []piece) {
	codes := map[string]bool{}
	all := 0
	for _, p := range pieces {
		if p.kind != questionPiece {
			continue
		}
		all++
		if m := leadingCode.FindStringSubmatch(flat(p.title)); m != nil && p.mark.style == noMark {
			codes[m[1]] = true
		}
	}
	if len(codes) < minQuestions || float64(len(codes)) < regularShare*float64(all) {
		return
	}
	for i := range pieces {
		p := &pieces[i]
		m := leadingCode.FindStringSubmatch(flat(p.title))
		if p.kind != questionPiece || p.mark.style != noMark || m == nil {
			continue
		}
		if rest := dropPrefix(p.title, len(m[0])); len(rest) > 0 {
			p.code, _ = cut(p.title, len(m[0]))
			label := strings.TrimSpace(stemBrackets.ReplaceAllString(m[0], "")) // not with the answer
			p.mark = mark{style: letterMark, number: strings.TrimRight(m[1], ".-"), label: label, size: len(m[0])}
			p.title = rest
		}
	}
}
