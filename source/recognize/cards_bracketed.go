package recognize

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Riddles have their answers in brackets at their ends: on the last line, or behind it. Remarks stand there as well, so
// nearly every paragraph of the text must end so, and what stands in the brackets must be short and differ: no year, no
// sign, and not the name of who said it.

const (
	// fewestBracketed is how many paragraphs must end in brackets.
	fewestBracketed = 8
	// bracketedShare is the share of the paragraphs that must.
	bracketedShare = 0.9
	// bracketedDiffer is the share of the brackets that must differ.
	bracketedDiffer = 0.6
	// bracketedWords is the greatest number of words in brackets.
	bracketedWords = 4
	// riddleLines is the greatest number of lines of a riddle with its answer.
	riddleLines = 12
	// riddleWords is the least number of words before them, on average, if most do not ask.
	riddleWords = 5
)

// bracketEnd matches brackets at the end of a text, and what may stand before and behind them.
var bracketEnd = pattern.New(`(?s)^(.*\S)\s*[(\[（【]\s*([^()\[\]（）【】\n]{1,50}?)\s*[)\]）】][\s.!。]*$`)

// riddles returns the pieces of a text that is nothing but riddles with their answers in brackets at their ends; nil of
// any other. A riddle begins behind a blank line, and behind a line that ends in brackets.
func riddles(e *evidence) []piece {
	var all [][]ast.Inline
	last, size, longest := 0, 0, 0 // the line before, and the lines of a riddle
	open := false
	add := func(line []ast.Inline) {
		at := inlineSpan(line)
		if n := len(all); open && at.Start.Line == last+1 {
			all[n-1] = append(append(all[n-1], &ast.Break{Loc: ast.At(at), Hard: true}), line...)
		} else {
			all, size = append(all, slices.Clone(line)), 0
		}
		size++
		longest = max(longest, size)
		last, open = at.End.Line, !endsInBrackets(flat(line))
	}
	if title := e.whole.title; title != nil { // perhaps a riddle, or its first line
		add(title)
	}
	for _, u := range e.units {
		if longest > riddleLines {
			return nil
		}
		switch b := u.block.(type) {
		case *ast.Divider:
		case *ast.Paragraph:
			for _, line := range linesOfParagraph(b.Inlines) {
				add(line)
			}
		case *ast.List: // a dialogue in dashes
			for _, it := range b.Items {
				p, ok := firstParagraph(it)
				if !ok || len(it.Blocks) > 1 {
					return nil
				}
				for _, line := range linesOfParagraph(p.Inlines) {
					add(line)
				}
			}
		default:
			return nil
		}
	}
	if longest > riddleLines || !areRiddles(all) {
		return nil
	}
	d := deck{f: &finding{}}
	for _, in := range all {
		m := bracketEnd.FindStringSubmatchIndex(flat(in))
		if m == nil {
			line := paragraph(in)
			d.add(piece{kind: blockPiece, block: line, at: line.At})
			continue
		}
		d.card(card{joinLines(part(in, m[2], m[3])), trim(part(in, m[4], m[5]))}, nil)
	}
	return d.f.pieces
}

// endsInBrackets reports whether a line ends in brackets. An expression on each line of a text would cost more.
func endsInBrackets(line string) bool {
	line = strings.TrimRight(line, " \u00a0.!。")
	return closesBracket(line) && bracketEnd.MatchString("x "+line)
}

// closesBracket reports whether a bracket closes at the end of a text, whatever stands in it.
func closesBracket(text string) bool {
	text = strings.TrimRight(text, " \t\n\r\f.!。")
	return text != "" && strings.Contains(")]）】", lastRune(text))
}

// areRiddles reports whether nearly all of some texts end in brackets that may hold their answers.
func areRiddles(all [][]ast.Inline) bool {
	n, names, total, asking := 0, 0, 0, 0
	answers := map[string]bool{}
	for i, in := range all {
		if float64(len(all)-(i-n)) < bracketedShare*float64(len(all)) {
			return false // too many do not
		}
		text := flat(in)
		if !closesBracket(text) {
			continue
		}
		m := bracketEnd.FindStringSubmatch(text)
		if m == nil || !isRiddleAnswer(m[2]) || hasLink(in) || strings.ContainsAny(m[1], "([（【") {
			continue
		}
		n++
		total += len(words(m[1]))
		if endsAsking(m[1]) {
			asking++
		}
		answers[key(m[2])] = true
		if len(words(m[2])) > 1 && isPerson(m[2]) {
			names++
		}
	}
	return n >= fewestBracketed && float64(n) >= bracketedShare*float64(len(all)) &&
		float64(len(answers)) >= bracketedDiffer*float64(n) && names*2 <= n &&
		(total >= riddleWords*n || float64(asking) >= listShare*float64(n))
}

// isRiddleAnswer reports whether what stands in brackets may answer a riddle: a few words, without a digit or a sign.
func isRiddleAnswer(text string) bool {
	n := len(words(text))
	return n > 0 && n <= bracketedWords && !strings.ContainsAny(text, "=/\\<>{}@:;|?+*_") &&
		!strings.ContainsFunc(text, unicode.IsDigit) && strings.ContainsFunc(text, unicode.IsLetter)
}
