package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// A piece is one step in building a guide. Shapes produce pieces; assemble builds the tree from them.
type piece struct {
	kind     pieceKind
	level    int // of a section, 1 for the highest
	mark     mark
	title    []ast.Inline // of a section or question, without its mark
	at       diag.Span
	untitled bool         // a question whose title is only its mark
	tags     []string     // of a question, where they stand apart from its text
	code     []ast.Inline // what stood before the title and counts the question: "T1A01 (C)"
	quiz     bool         // a question of a quiz, where nearly all have options
	called   bool         // a question that the page calls so
	beside   bool         // a block outside the folds of questions
	heading  *ast.Heading // the source of the title, if it was a heading: links may lead to it
	block    ast.Block    // for blockPiece; for answerPiece the label itself
	blocks   []ast.Block  // of an answer: the blocks after its label; of a question: the rest of its prompt
}

type pieceKind int

const (
	blockPiece    pieceKind = iota // belongs to whatever is open
	sectionPiece                   // opens a section
	questionPiece                  // opens a question
	answerPiece                    // begins the answer; the question's blocks so far are its prompt
)

func isDivider(b ast.Block) bool {
	_, ok := b.(*ast.Divider)
	return ok
}

// question returns the piece of a question, given the inlines of its title including the mark.
func question(in []ast.Inline, at diag.Span, heading *ast.Heading) piece {
	m, title := takeMark(in, heading != nil)
	if m.style != noMark {
		m, title = takeCode(in, m, title)
	}
	if m.style.counted() { // "Question 3. Question: …"
		if again, rest := takeMark(title, false); again.style == wordMark && len(rest) > 0 {
			title = rest
		}
	}
	m.label = strings.TrimSpace(flat(in)[:m.size])
	title = unwrap(withoutStars(flat(trim(in))[:m.size], title))
	p := piece{kind: questionPiece, mark: m, at: at, heading: heading}
	switch {
	case len(title) == 0, m.style.counted() && countWords(flat(title)) == 0:
		// "### Q5" and nothing more, or "### Task 5 (+)": only the text below can be a title
		title, p.untitled = trim(in), true
	case isOnlyFact(m, flat(title)):
		title, p.untitled = trim(in), true
		p.mark.label = strings.TrimSpace(flat(title))
	}
	p.title = joinLines(title)
	return p
}

// withoutStars drops the stars behind a title whose mark they precede: "**1) Name two buses.**", in text.
func withoutStars(mark string, title []ast.Inline) []ast.Inline {
	const stars = "**"
	text := flat(title)
	if strings.HasPrefix(mark, stars) && strings.HasSuffix(text, stars) && strings.Count(text, stars) == 1 {
		title, _ = cut(title, len(text)-len(stars))
	}
	return title
}

// section returns the piece of a section.
func section(in []ast.Inline, level int, at diag.Span, heading *ast.Heading) piece {
	return piece{kind: sectionPiece, level: level, title: joinLines(unwrap(trim(in))), at: at, heading: heading}
}

// content returns the piece of a block that is neither a question nor a section: the label of an answer, or content of
// one. letters says which letters are labels in this document.
func (e *evidence) content(b ast.Block, letters answerLetter) piece {
	switch b := b.(type) {
	case *ast.Paragraph:
		if letters == e.letters && e.texts[b] { // most shapes ask the same
			break
		}
		if at := slices.IndexFunc(b.Inlines, isLineBreak); at >= 0 && isSignLine(trim(b.Inlines[:at])) {
			rest := paragraph(dropPrefix(b.Inlines, len(flat(trim(b.Inlines[:at])))))
			return piece{kind: answerPiece, block: b, at: b.At, blocks: []ast.Block{rest}}
		}
		rest, ok := takeLabel(b, letters)
		if !ok {
			if isAnswerWord(flat(b.Inlines)) && !hasLink(b.Inlines) { // of a button: "View Answer"
				return piece{kind: answerPiece, block: b, at: b.At}
			}
			if letters == e.letters {
				e.texts[b] = true
			}
			break
		}
		p := piece{kind: answerPiece, block: b, at: b.At}
		if rest != nil {
			p.blocks = []ast.Block{rest}
		}
		return p
	case *ast.Heading:
		if isAnswerHead(b) {
			return piece{kind: answerPiece, block: b, at: b.At}
		}
	case *ast.Details:
		if e.folds.isAnswer(b) {
			return piece{kind: answerPiece, block: b, at: b.At, blocks: slices.Concat(b.Rest, b.Blocks)}
		}
	}
	return piece{kind: blockPiece, block: b, at: b.Span()}
}

// leadsStatement reports whether bold type at the start of a question says how to answer what follows it: "True or
// false:", "Select all that apply:".
func leadsStatement(text string) bool {
	return vocabulary.Begins(vocabulary.TrueOrFalse, text) || vocabulary.In(vocabulary.SelectAll, text)
}

// optionsFrom returns the index of the line break before the first of options by letters or small Roman numerals, each
// on a line of its own; -1 if there are none.
func optionsFrom(in []ast.Inline) int {
	if !hasBreak(in) {
		return -1
	}
	first, roman := -1, -1
	var last optionLabel
	text, off := flat(in), 0
	for i, n := range in {
		if _, ok := n.(*ast.Break); !ok {
			off += flatSize(in[i : i+1])
			continue
		}
		off++
		line, _, _ := strings.Cut(text[off:], "\n")
		switch {
		case opensRoman(line, "i"):
			roman = i
		case roman >= 0 && opensRoman(line, "ii"):
			return roman
		}
		l, ok := readOption(line, false)
		switch {
		case !ok || l.letter == 0:
		case first >= 0 && l.follows(last):
			return first
		case l.first():
			first, last = i, l
		}
	}
	return -1
}

// opensRoman reports whether a line begins with a numeral and its sign: "ii. the keel".
func opensRoman(line, numeral string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t("), numeral)
	return ok && len(rest) > 1 && strings.IndexByte(".):", rest[0]) >= 0 && strings.IndexByte(" \t\u00a0", rest[1]) >= 0
}

func isLineBreak(n ast.Inline) bool {
	_, ok := n.(*ast.Break)
	return ok
}

func hasBreak(in []ast.Inline) bool { return slices.ContainsFunc(in, isLineBreak) }

func countBreaks(in []ast.Inline) (n int) {
	for _, x := range in {
		if isLineBreak(x) {
			n++
		}
	}
	return n
}

// bulletLine matches a line that begins with the bullet or the number of an item.
var bulletLine = pattern.New(`^(?:[-*+•]|\d{1,2}[.)])\s+\S`)

// bulletsFrom returns the break before the first of several lines that begin like the items of a list, right below
// another line: Markdown takes such a list for a part of the paragraph where it is indented too far. It returns 0 if
// there are none.
func bulletsFrom(in []ast.Inline) int {
	first, n := 0, 0
	for i, b := range in {
		if !isLineBreak(b) || i == 0 || !bulletLine.MatchString(lineText(in[i+1:])) {
			continue
		}
		if n++; n == 1 {
			first = i
		}
	}
	if n < 2 {
		return 0
	}
	return first
}

// lineText returns the text of inlines up to their first break.
func lineText(in []ast.Inline) string { return flat(untilBreak(in)) }

// untilBreak returns inlines up to their first break.
func untilBreak(in []ast.Inline) []ast.Inline {
	if at := slices.IndexFunc(in, isLineBreak); at >= 0 {
		return in[:at]
	}
	return in
}

// brokenAtBullets returns inlines whose breaks before such lines are meant to be seen.
func brokenAtBullets(in []ast.Inline) []ast.Inline {
	out := slices.Clone(in)
	for i, n := range out {
		if b, ok := n.(*ast.Break); ok && bulletLine.MatchString(lineText(in[i+1:])) {
			own := *b
			own.Hard = true
			out[i] = &own
		}
	}
	return out
}

// splitTitle splits a paragraph that opens a question into its title and the rest: after bold type that holds the
// title, after a line that ends in a question mark, or after a line break that is meant to be seen. A title that wraps
// stays whole.
func splitTitle(in []ast.Inline) (title, rest []ast.Inline) {
	in = trim(in)
	if len(in) > 1 {
		if s, ok := in[0].(*ast.Strong); ok {
			_, t := takeMark(s.Inlines, false)
			if len(words(flat(t))) > 1 && !isCode(flat(t)) && len(words(flat(in[1:]))) > 0 && !leadsStatement(flat(t)) {
				return in[:1], trim(in[1:])
			}
		}
	}
	if at := optionsFrom(in); at > 0 {
		return trim(in[:at]), trim(in[at+1:])
	}
	if at := bulletsFrom(in); at > 0 {
		return trim(in[:at]), trim(brokenAtBullets(in[at+1:]))
	}
	const wraps = 300 // bytes of a title that may follow a line break that is meant to be seen
	text, off := flat(in), 0
	for i, n := range in {
		b, ok := n.(*ast.Break)
		if !ok {
			off += flatSize(in[i : i+1])
			continue
		}
		before, after := text[:off], text[off+1:]
		if endsAsking(before) && (!endsAsking(after) || opensOption(after)) ||
			b.Hard && !(endsAsking(after) && len(after) <= wraps) {
			return trim(in[:i]), trim(in[i+1:])
		}
		off++
	}
	return in, nil
}
