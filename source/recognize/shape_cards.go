package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/pattern"
	vocabulary "studyguide/source/words"
)

// cardsShape has flash cards in text, as note-taking programs write them: "front::back" or "front:::back" on a line or
// in an item of a list; a front, a line with nothing but a sign, and the back; sentences with gaps ("{{c1::gap}}",
// "==gap=="); and in text the rows of a table without a header, banks of trivia (see cards_trivia.go), and riddles (see
// cards_bracketed.go). Several cards may follow each other line by line. Headings are sections.
//
// Two colons also divide the names of programs ("std::vector"). So a line is a card only if one of its sides is more
// than a name, or if the document says by a tag that it holds cards, and a paragraph holds cards only if every line of
// it is one.
type cardsShape struct{}

func (cardsShape) name() string { return "cards" }

// largeDeck is the number of pieces from which a document of nothing but cards is a deck beyond doubt.
const largeDeck = 200

// A card is a question and its answer in one paragraph.
type card struct{ front, back []ast.Inline }

// A deck reads the cards of a document.
type deck struct {
	e      *evidence
	f      *finding
	tagged bool // the document says that it holds cards
	cards  int
}

func (cardsShape) read(e *evidence) *finding {
	d := deck{e: e, f: &finding{what: "cards of a front and a back", form: 2.5, named: true}}
	if e.plain {
		if d.f.pieces = trivia(e); d.f.pieces == nil {
			d.f.pieces = riddles(e)
		}
		if d.f.pieces != nil || d.columns() || d.unsigned() || d.spaced() || d.terms() {
			d.f.alone = len(d.f.pieces) >= largeDeck
			return d.f
		}
	}
	d.tagged = slices.ContainsFunc(e.units, func(u unit) bool { return isTagged(u.block) })
	gaps := d.leaveGaps()
	d.f.pieces = make([]piece, 0, len(e.units))
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			d.add(section(d.untagged(b.Inlines), b.Level, b.At, b))
		case *ast.Paragraph:
			d.paragraph(b, gaps)
		case *ast.List:
			d.list(b, gaps)
		default:
			d.add(e.content(u.block, e.letters)...)
		}
	}
	if d.cards > 0 && d.cards < minQuestions {
		return nothing("fewer than %d cards", minQuestions)
	}
	if d.cards == 0 {
		return nil
	}
	// A few lines of a page on a program may look like cards.
	others := 0
	for _, p := range d.f.pieces {
		if p.kind == blockPiece && !isDivider(p.block) {
			others++
		}
	}
	d.f.named = d.tagged || others <= d.cards
	d.f.alone = others == 0 && len(d.f.pieces) >= largeDeck
	return d.f
}

func (d *deck) add(ps ...piece) { d.f.pieces = append(d.f.pieces, ps...) }

// card adds a card, and what stands below its back.
func (d *deck) card(c card, more []ast.Block) {
	back := paragraph(c.back)
	d.add(question(c.front, inlineSpan(c.front), nil),
		piece{kind: answerPiece, block: back, at: back.At, blocks: append([]ast.Block{back}, more...)})
	d.cards++
}

func (d *deck) paragraph(p *ast.Paragraph, gaps bool) {
	in := d.untagged(p.Inlines)
	if len(in) == 0 {
		return
	}
	p = &ast.Paragraph{Loc: p.Loc, Inlines: in}
	if cards := cardsIn(p, d.tagged); len(cards) > 0 {
		for _, c := range cards {
			d.card(c, nil)
		}
		return
	}
	if gaps {
		for _, line := range sentences(p) {
			if c, ok := gapCard(line); ok {
				d.card(c, nil)
			} else {
				d.add(d.e.content(paragraph(line), d.e.letters)...)
			}
		}
		return
	}
	d.add(d.e.content(p, d.e.letters)...)
}

// list adds the cards in the items of a list, if most are cards.
func (d *deck) list(l *ast.List, gaps bool) {
	cards := make([]*card, len(l.Items))
	n := 0
	for i, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok {
			continue
		}
		if len(it.Blocks) > 1 && lastTag(flat(p.Inlines)) != nil && !strings.Contains(flat(p.Inlines), "::") {
			cards[i] = &card{front: d.tagless(p.Inlines)} // its back is below
			n++
			continue
		}
		own := paragraph(d.tagless(p.Inlines))
		if cs := cardsIn(own, d.tagged); len(cs) == 1 {
			cards[i] = &cs[0]
		} else if c, ok := gapCard(own.Inlines); ok && gaps {
			cards[i] = &c
		}
		if cards[i] != nil {
			n++
		}
	}
	if n == 0 || float64(n) < listShare*float64(len(l.Items)) {
		d.add(d.e.content(l, d.e.letters)...)
		return
	}
	for i, it := range l.Items {
		if cards[i] == nil {
			one := *l
			one.Items = l.Items[i : i+1 : i+1]
			one.Loc = it.Loc
			d.add(piece{kind: blockPiece, block: &one, at: it.At})
			continue
		}
		d.untagged(it.Blocks[0].(*ast.Paragraph).Inlines)
		if c := cards[i]; c.back == nil {
			back := loose(it.Blocks[1:])
			d.add(question(c.front, inlineSpan(c.front), nil),
				piece{kind: answerPiece, block: back[0], at: back[0].Span(), blocks: back})
			d.cards++
			continue
		}
		d.card(*cards[i], it.Blocks[1:])
	}
}

// loose returns blocks without the list around them, if they are a list of one item.
func loose(blocks []ast.Block) []ast.Block {
	if l, ok := blocks[0].(*ast.List); ok && len(blocks) == 1 && len(l.Items) == 1 && len(l.Items[0].Blocks) > 0 {
		return l.Items[0].Blocks
	}
	return blocks
}

// cardsOf returns the cards that a paragraph consists of; nil if it is no cards.
func cardsOf(p *ast.Paragraph) []card { return cardsIn(p, false) }

// cardsIn does the same. tagged reports whether the document says that it holds cards, which may be of single words
// then.
func cardsIn(p *ast.Paragraph, tagged bool) []card {
	lines := linesOfParagraph(p.Inlines)
	var out []card
	divided := false // by two colons
	for i := 0; i < len(lines); {
		if c, ok := cardOf(lines[i], tagged); ok {
			out, divided = append(out, c), true
			i++
			continue
		}
		if c, ok := gapCard(lines[i]); ok && i+1 < len(lines) && !isCardSign(flat(lines[i+1])) {
			out = append(out, c)
			i++
			continue
		}
		sign := i
		for sign < len(lines) && !isCardSign(flat(lines[sign])) {
			if _, ok := cardOf(lines[sign], tagged); ok {
				break
			}
			sign++
		}
		if sign > i && sign+1 < len(lines) && isCardSign(flat(lines[sign])) {
			end := len(lines)
			if next := slices.IndexFunc(lines[sign+2:], isSignLine); next > 0 {
				end = sign + 1 + next // the line before the next sign is a front
			}
			out = append(out, card{joinLines(linesFrom(p, lines, i, sign)), linesFrom(p, lines, sign+1, end)})
			i = end
			continue
		}
		c, ok := gapCard(lines[i])
		if !ok {
			return nil
		}
		out = append(out, c)
		i++
	}
	if !divided && slices.ContainsFunc(lines, func(l []ast.Inline) bool { return len(gapsOf(flat(l))) > 0 }) &&
		!slices.ContainsFunc(lines, isSignLine) {
		return nil // sentences with gaps alone (see [deck.leaveGaps])
	}
	return out
}

// linesFrom returns the inlines of a paragraph that make some of its lines.
func linesFrom(p *ast.Paragraph, lines [][]ast.Inline, from, to int) []ast.Inline {
	_, rest := cut(p.Inlines, len(flat(p.Inlines))-len(tailOf(lines[from:])))
	head, _ := cut(rest, len(tailOf(lines[from:to])))
	return trim(head)
}

// isCardSign reports whether a line divides the front of a card from its back.
func isCardSign(line string) bool {
	return line == "?" || line == "??" || line == "%" || line == "::" || line == ":::"
}

func isSignLine(line []ast.Inline) bool { return isCardSign(flat(line)) }

// tailOf returns the flat text of lines.
func tailOf(lines [][]ast.Inline) string {
	var parts []string
	for _, l := range lines {
		parts = append(parts, flat(l))
	}
	return strings.Join(parts, "\n")
}

// lead returns the inlines at the start of a paragraph that make its first lines.
func lead(in []ast.Inline, lines [][]ast.Inline) []ast.Inline {
	head, _ := cut(in, len(tailOf(lines)))
	return trim(head)
}

// cardOf returns the card on a line, divided at its first two colons: an answer may have more.
func cardOf(line []ast.Inline, tagged bool) (c card, ok bool) {
	text := flat(line)
	at := strings.Index(signText(line), "::")
	if at <= 0 || strings.Contains(text[:at], "{{") {
		return card{}, false
	}
	end := at + len("::")
	if end < len(text) && text[end] == ':' {
		end++
	}
	front, back := strings.TrimSpace(text[:at]), strings.TrimSpace(text[end:])
	more := strings.Contains(signText(line)[end:], "::")
	if back == "" || !tagged && isName(front) && (isName(back) || more) {
		return card{}, false
	}
	head, _ := cut(line, at)
	return card{trim(head), withoutGaps(dropPrefix(line, end))}, true
}

// signText returns the flat text of a line without the colons in its code and links.
func signText(line []ast.Inline) string {
	var b strings.Builder
	for i, n := range line {
		s := flat(line[i : i+1])
		if _, ok := n.(*ast.Text); !ok {
			s = strings.ReplaceAll(s, ":", ".")
		}
		b.WriteString(s)
	}
	return b.String()
}

// isName reports whether s could be a name in a program.
func isName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsUpper(r) && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '_' && r > unicode.MaxASCII || unicode.IsSpace(r)
	})
}

// cardTag matches a tag, which may have parts: "#flashcards/harbor".
var cardTag = pattern.New(`(?:^|\s)#(\p{L}+)(?:[/-][^\s#]*)?`)

// tagless returns the first line of inlines without the tags at its ends that say that it is a card, and the lines
// below.
func (d *deck) tagless(in []ast.Inline) []ast.Inline {
	own := deck{e: d.e, f: &finding{}}
	return own.untagged(in)
}

// untagged returns inlines without the tags at the ends of their lines that say that they hold cards. The tags are
// furniture.
func (d *deck) untagged(in []ast.Inline) []ast.Inline {
	in = trim(in)
	text := flat(in)
	for at := len(text); at > 0; {
		m := lastTag(text[:at])
		if m == nil {
			break
		}
		at = m[0]
		end := m[1]
		atEnd := end == len(text) || text[end] == '\n'
		if !atEnd && strings.TrimSpace(text[strings.LastIndexByte(text[:end], '\n')+1:m[0]]) != "" {
			continue // within a sentence
		}
		head, rest := cut(in, m[0])
		tag, tail := cut(rest, m[1]-m[0])
		if len(trim(head)) == 0 {
			tail = trim(tail)
		}
		d.f.asides = append(d.f.asides, aside{inlineSpan(tag), cardTags})
		in = trim(slices.Concat(head, tail))
		text = flat(in)
		at = min(at, len(text))
	}
	return in
}

// untagHeadings drops the tags of cards behind the titles of headings: they are furniture in every shape.
func (f *finding) untagHeadings() {
	d := deck{f: f}
	for i, p := range f.pieces {
		if p.heading != nil && strings.Contains(flat(p.title), "#") {
			f.pieces[i].title = d.untagged(p.title)
		}
	}
}

// lastTag returns the bounds of the last tag of a text that says that it is a card; nil if there is none.
func lastTag(text string) []int {
	var last []int
	for at := 0; ; {
		m := cardTag.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return last
		}
		if vocabulary.Is(vocabulary.CardTag, text[at+m[2]:at+m[3]]) {
			start := at + m[2] - len("#")
			last = []int{start, at + m[1]}
		}
		at += m[1]
	}
}

// isTagged reports whether a block has a tag that says that it holds cards.
func isTagged(b ast.Block) bool {
	switch b := b.(type) {
	case *ast.Paragraph:
		return lastTag(flat(b.Inlines)) != nil
	case *ast.Heading:
		return lastTag(flat(b.Inlines)) != nil
	case *ast.List:
		return slices.ContainsFunc(b.Items, func(it *ast.Item) bool {
			p, ok := firstParagraph(it)
			return ok && lastTag(flat(p.Inlines)) != nil
		})
	}
	return false
}
