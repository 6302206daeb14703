package recognize

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A text may be nothing but questions, one a line, many of which only name what is asked: "What is a keel?", "parts of
// the hull", "why ships float". What shows it are the lines that ask: where questions and answers take turns, no two of
// them meet; where all lines are questions, they meet as often as chance has it.

const (
	// onlyAsking is the share of the lines that must ask, and onlyTopical that in a text that says it has questions.
	onlyAsking, onlyTopical = 0.25, 0.1
	// onlyMeets is how often a line that asks must stand below another, as a share of what chance has.
	onlyMeets = 0.75
	// onlyTwice is how often two lines that ask must meet at least.
	onlyTwice = 2
	// onlyEnded is the share of the lines that may end like sentences and ask nothing, as answers do.
	onlyEnded = 0.15
	// onlyOthers is the share of all other lines that must ask for a block of lines at the end, the only one that asks
	// nothing, to be no questions. Of its own lines, the rest of that share may.
	onlyOthers = 0.9
	// onlyWords is the greatest number of words of a line that asks nothing.
	onlyWords = 25
)

// onlyLines returns the lines of a text that is nothing but questions, a paragraph each, and those that are questions;
// nil for any other. Lines that begin with the word of a section name one, and so do
// those with a number that ask nothing where most have none, and those with a colon above lines that are indented.
// Sentences left open with a colon ("The keel is:") are questions, as they meet as well.
func onlyLines(e *evidence) (out []ast.Block, questions map[*ast.Paragraph]bool) {
	if !e.plain {
		return nil, nil
	}
	for _, u := range e.units {
		if _, ok := u.block.(*ast.Paragraph); !ok && !isDivider(u.block) {
			return nil, nil
		}
	}
	if isWrapped(e.units) {
		return nil, nil
	}
	questions = map[*ast.Paragraph]bool{}
	var counted, silent []*ast.Paragraph // lines with a number that ask nothing; a last block without questions
	asking, meets, stopped, ended, last := 0, 0, 0, 0, false
	open, keyed := leftOpen(e.units), false
	var lines []*ast.Paragraph // between blank lines
	before, end := 0, 0        // lines that ask above them; where the last ends
	stray := 0                 // lines of the silent block that ask
	blocks := 0                // that ask nothing
	settle := func() {
		few := asking == before || before > 0 && float64(asking-before) <= (1-onlyOthers)*float64(len(lines))
		if silent = nil; few && len(lines) >= minQuestions {
			silent, stray = lines, asking-before
			blocks++
		}
		lines, before = nil, asking
	}
	for k, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			out = append(out, u.block)
			continue
		}
		if p.At.Start.Line > end+1 {
			settle()
		}
		end = p.At.End.Line
		all := linesOfParagraph(p.Inlines)
		for i, in := range all {
			line := paragraph(in)
			text := flat(in)
			if len(lines) == 0 && !open && namesLines(text, len(all)-i-1) || namesIndented(e.units[k+1:], all[i:]) ||
				!keyed && len(lines) == 0 && namesCount(all[i:]) {
				out = append(out, &ast.Heading{Loc: line.Loc, Level: maxLevel, Inlines: in})
				last = false
				continue
			}
			if keyed = keyed || len(questions) >= minQuestions && isKeyTitle(text); keyed { // what follows answers
				out = append(out, line)
				continue
			}
			lines = append(lines, line)
			asks := asks(text) || looseNumber.MatchString(text) && asks(strings.TrimLeft(text, "0123456789 "))
			switch {
			case asks && !opensOption(text):
				asking++
				if last {
					meets++
				}
				if ast.EndsSentence(text) && !ast.EndsAsking(text) {
					stopped++
				}
			case isSectionMark(text):
				out, last = append(out, line), false
				continue
			case !isTopic(text) || hasLink(in):
				return nil, nil
			case ast.EndsSentence(text) && !(open && endsInColon(text)):
				ended++
			}
			if m := readMark(text, false); m.style == numberMark && !asks {
				counted = append(counted, line)
			}
			last = asks
			out, questions[line] = append(out, line), true
		}
	}
	settle()
	// Where all others ask, they are answers in a row.
	others := len(questions) - len(silent)
	if blocks == 1 && others > 0 && float64(asking-stray) >= onlyOthers*float64(others) {
		for _, line := range silent {
			delete(questions, line)
		}
	}
	if len(counted)*2 < len(questions) { // of sections
		for _, line := range counted {
			delete(questions, line)
		}
	}
	n, share := float64(len(questions)), onlyAsking
	if e.topical {
		share = onlyTopical
	}
	if stopped*2 > asking { // the author ends questions with full stops, too
		share, ended = askingShare, 0
	}
	if meets < onlyTwice || float64(asking) < share*n || float64(ended) > onlyEnded*n ||
		float64(meets+1)*n < onlyMeets*float64(asking)*float64(asking) {
		return nil, nil
	}
	return out, questions
}

// leftOpen reports whether sentences that the lines of a text leave open with a colon are questions, and no fields or
// names of sections: such have one word, or stand above lines of another kind and never meet.
func leftOpen(units []unit) bool {
	n, open, meets, sentences, last := 0, 0, 0, 0, false
	for _, u := range units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			continue
		}
		for _, in := range eachLine(p.Inlines) {
			text := flat(in)
			n++
			colon := endsInColon(text)
			if colon && last {
				meets++
			}
			if last = colon; !colon {
				continue
			}
			if open++; countWords(text) > 1 {
				sentences++
			}
		}
	}
	return meets >= onlyTwice && sentences*2 > open &&
		float64(meets+1)*float64(n) >= onlyMeets*float64(open)*float64(open)
}

func endsInColon(text string) bool { return strings.ContainsAny(lastRune(text), ":：") }

// namesIndented reports whether the first of some lines names a section: it ends in a colon, and the one below, perhaps
// in the next unit, is indented.
func namesIndented(next []unit, lines [][]ast.Inline) bool {
	text := flat(lines[0])
	if !namesLines(text, len(lines)+len(next)) {
		return false
	}
	below := paragraph(lines[0]).At
	if len(lines) > 1 {
		below = inlineSpan(lines[1])
	} else if p, ok := next[0].block.(*ast.Paragraph); ok {
		below = p.At
	}
	return below.Start.Col > inlineSpan(lines[0]).Start.Col
}

// namesCount reports whether the first of some lines names a section: it has no number, and those below it count from
// 1 without a sign behind their numbers.
func namesCount(lines [][]ast.Inline) bool {
	if len(lines) <= minQuestions || countWords(flat(lines[0])) > nameWords || looseNumber.MatchString(flat(lines[0])) {
		return false
	}
	for i, in := range lines[1:] {
		if number, _, _ := strings.Cut(flat(in), " "); number != strconv.Itoa(i+1) {
			return false
		}
	}
	return true
}

// isTopic reports whether a line may name what is asked: it is no code, no option, no field of a record and no
// paragraph.
func isTopic(text string) bool {
	n := countWords(text)
	if n == 0 || n > onlyWords || opensOption(text) || strings.ContainsAny(text, "{}=;<>\\→|\t") {
		return false
	}
	_, form, _ := strings.Cut(text, ": ")
	return form == "" || n > 2
}

// isWrapped reports whether the lines of paragraphs end where the next word would not have fitted, as an editor wraps
// them: most are about as wide as the widest, and go on with a small letter.
func isWrapped(units []unit) bool {
	type pair struct {
		width int // with the first word of the next line
		on    bool
	}
	var pairs []pair
	widest, full := 0, 0
	for _, u := range units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			continue
		}
		before := ""
		for i, in := range linesOfParagraph(p.Inlines) {
			text := flat(in)
			n := utf8.RuneCountInString(text)
			widest = max(widest, n)
			if i > 0 {
				first, _, _ := strings.Cut(text, " ")
				r, _ := utf8.DecodeRuneInString(text)
				pairs = append(pairs, pair{
					utf8.RuneCountInString(before) + 1 + utf8.RuneCountInString(first),
					unicode.IsLower(r) && !ast.EndsSentence(before),
				})
			}
			before = text
		}
	}
	for _, p := range pairs {
		if p.on && p.width*5 > widest*4 { // less leaves a fifth of the line
			full++
		}
	}
	return full*2 > len(pairs)
}

// namesLines reports whether a line with so many others right below it, the first behind a blank line, names a section:
// it is short, asks nothing and ends in a colon.
func namesLines(text string, below int) bool {
	const fewest = 2 // lines below; one would be an answer
	return below >= fewest && countWords(text) <= nameWords && endsInColon(text) &&
		!asks(text) && readMark(text, false).style == noMark
}
