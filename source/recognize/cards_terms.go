package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A text without a word about questions may still be nothing but cards: terms and what they mean, in one form from the
// first line to the last. What shows the form is that the terms are short and differ, and what they mean is longer.

const (
	// fewestTerms is how many terms such a text must have: fewer pairs of lines come by chance.
	fewestTerms = 12
	// formShare is the share of the pairs that must have the form.
	formShare = 0.9
	// termWords is the greatest number of words of a term.
	termWords = 5
	// meaningWords is the least number of words of what terms mean, on average.
	meaningWords = 4
	// meaningTimes is how many times as many words meanings must have as terms.
	meaningTimes = 2
)

// terms reads a text that is nothing but terms and their meanings, on two lines, behind a colon or below a sign.
func (d *deck) terms() bool {
	return d.termLines() || d.definitions() || d.quotedTerms()
}

// areTerms reports whether all pairs have a term on one side and its meaning on the other.
func areTerms(pairs []card) bool {
	return termsOn(pairs, false) || termsOn(pairs, true)
}

// termsOn reports whether the terms stand on one side: in front, or behind.
func termsOn(pairs []card, behind bool) bool {
	short, longer, names, on, few, many := 0, 0, 0, 0, 0, 0
	seen := map[string]bool{}
	for _, p := range pairs {
		term, meaning := flat(p.front), flat(p.back)
		if behind {
			term, meaning = meaning, term
		}
		n, m := countWords(term), countWords(meaning)
		if isTerm(term) {
			short++
		}
		if m > n && !hasLink(p.front) && !hasLink(p.back) {
			longer++
		}
		if n > 1 && isPerson(term) {
			names++
		}
		if r, _ := utf8.DecodeRuneInString(meaning); unicode.IsLower(r) && opensTitle(term) {
			on++
		}
		few, many = few+n, many+m
		seen[key(term)] = true
	}
	n := float64(len(pairs))
	return len(pairs) >= fewestTerms && float64(short) >= formShare*n && float64(longer) >= formShare*n &&
		float64(len(seen)) >= formShare*n && many >= meaningWords*len(pairs) && many >= meaningTimes*few &&
		!(behind && names*2 > len(pairs)) && // sayings and who said them
		!(!behind && on*2 > len(pairs)) // sentences over two lines, as in a poem
}

// isTerm reports whether a line is a few words, and no sentence, field, option or date.
func isTerm(line string) bool {
	n := countWords(line)
	return n > 0 && n <= termWords && (!ast.EndsSentence(line) || ast.EndsAsking(line)) &&
		!strings.ContainsAny(line, "={}<>\\;@:|") && !opensOption(line) &&
		!strings.ContainsFunc(line, unicode.IsDigit) && strings.ContainsFunc(line, unicode.IsLetter)
}

// isPerson reports whether each word of a line has a capital.
func isPerson(line string) bool {
	for w := range strings.FieldsSeq(line) {
		if !opensTitle(w) {
			return false
		}
	}
	return true
}

// termLines reads terms and meanings on lines in turn, or in blocks of two lines.
func (d *deck) termLines() bool {
	var sides [][]ast.Inline
	if title := d.e.whole.title; title != nil {
		sides = append(sides, title)
	}
	blocks, two, last, end := 0, 0, 0, 0
	for i, u := range d.e.units {
		at := u.block.Span()
		if i > 0 && at.Start.Line > end+1 {
			if blocks++; len(sides)-last == 2 {
				two++
			}
			last = len(sides)
		}
		end = at.End.Line
		switch b := u.block.(type) {
		case *ast.Paragraph:
			sides = append(sides, linesOfParagraph(b.Inlines)...)
		case *ast.Listing: // a term that is a word of a language
			if strings.Contains(strings.TrimSpace(b.Text), "\n") {
				return false
			}
			code := &ast.Code{Loc: b.Loc, Value: strings.TrimSpace(b.Text)}
			sides = append(sides, []ast.Inline{code})
		default:
			return false
		}
	}
	if blocks++; len(sides)-last == 2 {
		two++
	}
	if len(sides)%2 != 0 && d.e.whole.title != nil { // the title is one
		sides = sides[1:]
	}
	if len(sides)%2 != 0 || blocks > 1 && float64(two) < formShare*float64(blocks) {
		return false
	}
	var pairs []card
	for i := 0; i < len(sides); i += 2 {
		pairs = append(pairs, card{sides[i], sides[i+1]})
	}
	return d.addTerms(pairs)
}

// addTerms adds a card for each pair, if they are terms.
func (d *deck) addTerms(pairs []card) bool {
	if !areTerms(pairs) {
		return false
	}
	for _, p := range pairs {
		d.card(p, nil)
	}
	return true
}

// definitions reads paragraphs that begin with a term and a colon.
func (d *deck) definitions() bool {
	var pairs []card
	others, sentences := 0, 0
	at := map[int]int{}                                                                // units by their pairs
	if title := d.e.whole.title; strings.Contains(flat(title), ": ") && !d.e.topical { // has the form as well
		end := strings.Index(flat(title), ": ")
		front, back := cut(title, end)
		pairs = append(pairs, card{trim(front), dropPrefix(back, len(": "))})
		d.card(card{pairs[0].front, pairs[0].back}, nil)
	}
	for i, u := range d.e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			if others++; others > fewestTerms {
				return false
			}
			continue
		}
		text := flat(p.Inlines)
		end := strings.Index(text, ": ")
		if end < 0 || strings.Contains(text[:end], "\n") {
			others++
			continue
		}
		front, back := cut(p.Inlines, end)
		if ast.EndsSentence(text) {
			sentences++
		}
		at[i] = len(pairs)
		pairs = append(pairs, card{trim(front), dropPrefix(back, len(": "))})
	}
	n := float64(len(pairs))
	if float64(others) > (1-formShare)*n || float64(sentences) < formShare*n || !termsOn(pairs, false) {
		d.f.pieces, d.cards = nil, 0
		return false
	}
	for i, u := range d.e.units {
		if k, ok := at[i]; ok {
			d.card(card{pairs[k].front, pairs[k].back}, nil)
		} else {
			d.add(d.e.content(u.block, d.e.letters))
		}
	}
	return true
}

// fewestQuoted is how many terms behind the sign of a quotation a text must have.
const fewestQuoted = 5

// quotedTerms reads terms behind the sign of a quotation, each with a list below it.
func (d *deck) quotedTerms() bool {
	var starts []int
	seen := map[string]bool{}
	for i, u := range d.e.units {
		switch b := u.block.(type) {
		case *ast.Paragraph:
			text := flat(trim(b.Inlines))
			term, quoted := strings.CutPrefix(text, ">")
			if !quoted || !oneLine(b) || countWords(term) > maxTitleWords ||
				strings.ContainsAny(term, "/;|$=") || !hasBelow(d.e, i) {
				return false
			}
			seen[key(term)] = true
			starts = append(starts, i)
		case *ast.List:
			if i == 0 || b.Ordered {
				return false
			}
		default:
			return false
		}
	}
	if len(starts) < fewestQuoted || len(seen) < len(starts) {
		return false
	}
	for k, i := range starts {
		p := d.e.units[i].block.(*ast.Paragraph)
		text := flat(trim(p.Inlines))
		term := dropPrefix(trim(p.Inlines), len(text)-len(strings.TrimLeft(text, "> ")))
		end := len(d.e.units)
		if k+1 < len(starts) {
			end = starts[k+1]
		}
		d.cardBelow(term, i+1, end)
	}
	return true
}

// hasBelow reports whether a list stands right below a unit.
func hasBelow(e *evidence, i int) bool {
	if i+1 == len(e.units) {
		return false
	}
	_, ok := e.units[i+1].block.(*ast.List)
	return ok
}

// cardBelow adds a card whose back is some units.
func (d *deck) cardBelow(front []ast.Inline, from, to int) {
	var back []ast.Block
	for _, u := range d.e.units[from:to] {
		back = append(back, u.block)
	}
	d.add(question(joinLines(front), inlineSpan(front), nil),
		piece{kind: answerPiece, block: back[0], at: back[0].Span().To(back[len(back)-1].Span()), blocks: back})
	d.cards++
}
