package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// cardsShape has flash cards in text, as note-taking programs write them: "front::back" or "front:::back" on a line or
// in an item of a list; a front, a line with nothing but a sign, and the back; sentences with gaps ("{{c1::gap}}",
// "==gap=="); and in text the rows of a table without a header, and riddles (see cards_bracketed.go). Several cards may
// follow each other line by line. Headings are sections.
//
// Two colons also divide the names of programs ("std::vector"). So a line is a card only if one of its sides is more
// than a name, or if the document says by a tag that it holds cards or is nothing but such lines, and a paragraph holds
// cards only if every line of it is one.
type cardsShape struct{}

func (cardsShape) name() string { return "cards" }

// largeDeck is the number of pieces from which a document of nothing but cards is a deck beyond doubt.
const largeDeck = 200

// A card is a question and its answer in one paragraph. Without a back its answer is below, or missing.
type card struct{ front, back []ast.Inline }

// A deck reads the cards of a document.
type deck struct {
	e       *evidence
	f       *finding
	tagged  bool // the document says that it holds cards
	paired  bool // there is nothing but pairs of words
	divided bool // there are several lines of a front and a back
	signed  bool // there are several with a sign on a line of its own between front and back
	open    bool // there is not much else, so that a card may lack its back
	gapped  bool // sentences with gaps are cards
	fronted bool // lines that end in a tag are fronts
	cards   int
}

func (cardsShape) read(e *evidence) *finding {
	d := deck{e: e, f: &finding{what: "cards of a front and a back", form: 2.5, named: true}}
	if e.plain {
		if d.f.pieces = riddles(e); d.f.pieces != nil || d.columns() || d.unsigned() || d.spaced() || d.terms() {
			d.f.alone = len(d.f.pieces) >= largeDeck
			return d.f
		}
	}
	if parts := slidesOf(e.units); parts != nil {
		for _, part := range parts {
			d.slide(part)
		}
		return d.f
	}
	d.tagged = slices.ContainsFunc(e.units, func(u unit) bool { return isTagged(u.block) })
	d.paired = isPaired(e.units)
	d.fronted = d.tagged && hasFronts(e.units)
	d.survey()
	d.f.pieces = make([]piece, 0, len(e.units))
	for i := 0; i < len(e.units); {
		i = d.unit(i)
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

// unit adds what a unit holds and returns the index of the next.
func (d *deck) unit(i int) int {
	switch b := d.e.units[i].block.(type) {
	case *ast.Heading:
		d.add(section(d.untagged(b.Inlines), b.Level, b.At, b))
	case *ast.Paragraph:
		if next := d.spread(i); next > i {
			return next
		}
		d.paragraph(b, d.form(i))
	case *ast.List:
		d.list(b)
	default:
		d.add(d.e.content(b, d.e.letters))
	}
	return i + 1
}

func (d *deck) add(ps ...piece) { d.f.pieces = append(d.f.pieces, ps...) }

// card adds a card, and what stands below its back. One without a front is left out: its back is no part of the answer
// above it.
func (d *deck) card(c card, more []ast.Block) {
	if len(c.front) == 0 {
		d.f.reports = append(d.f.reports,
			diag.New(diag.LeftOut, inlineSpan(c.back), "a card without a front is left out").
				WithHint("write the front before the sign that divides the card"))
		return
	}
	if len(c.back) == 0 {
		d.add(question(c.front, inlineSpan(c.front), nil))
		d.cards++
		return
	}
	back := paragraph(c.back)
	d.add(question(c.front, inlineSpan(c.front), nil),
		piece{kind: answerPiece, block: back, at: back.At, blocks: append([]ast.Block{back}, more...)})
	d.cards++
}

// spread adds the card that begins with the paragraph i and goes on in the blocks right below it, one of which begins
// with a line that is only a sign. It returns the index of the unit behind the card; i if there is none.
func (d *deck) spread(i int) int {
	end := i + 1
	for d.adjoins(end) {
		end++
	}
	sign := i + 1
	for sign < end && !d.opensBack(sign) {
		sign++
	}
	p := d.e.units[i].block.(*ast.Paragraph)
	if sign == end || slices.ContainsFunc(linesOfParagraph(p.Inlines), isSignLine) {
		return i
	}
	front := d.untagged(p.Inlines)
	d.add(question(front, inlineSpan(front), nil))
	d.cards++
	for _, u := range d.e.units[i+1 : sign] {
		d.add(piece{kind: blockPiece, block: u.block, at: u.block.Span()})
	}
	d.back(d.e.units[sign:end])
	return end
}

// back adds the back of a card: units the first of which is a paragraph that begins with a line that is only a sign.
func (d *deck) back(units []unit) {
	back := units[0].block.(*ast.Paragraph)
	more := piece{kind: answerPiece, block: back, at: back.At}
	if text := flat(trim(back.Inlines)); strings.Contains(text, "\n") {
		more.blocks = []ast.Block{paragraph(dropPrefix(back.Inlines, strings.IndexByte(text, '\n')))}
	}
	d.add(more)
	for _, u := range units[1:] {
		d.add(d.e.content(u.block, d.e.letters))
	}
}

// slide adds what stands between two rules.
func (d *deck) slide(part []unit) {
	back := backOf(part)
	if back < 0 {
		for _, u := range part {
			d.add(d.e.content(u.block, d.e.letters))
		}
		return
	}
	front := d.untagged(part[0].block.(*ast.Paragraph).Inlines)
	d.add(question(front, inlineSpan(front), nil))
	d.cards++
	for _, u := range part[1:back] {
		d.add(piece{kind: blockPiece, block: u.block, at: u.block.Span()})
	}
	d.back(part[back:])
}

// opensBack reports whether a unit is a paragraph that begins with a line that is only a sign.
func (d *deck) opensBack(i int) bool {
	p, ok := d.e.units[i].block.(*ast.Paragraph)
	return ok && isSignLine(trim(untilBreak(p.Inlines)))
}

// adjoins reports whether a unit is no heading and begins on the line below the one before it.
func (d *deck) adjoins(i int) bool {
	return i < len(d.e.units) && !isHeading(d.e.units[i].block) &&
		d.e.units[i].block.Span().Start.Line == d.e.units[i-1].block.Span().End.Line+1
}

// how returns what tells cards in the document.
func (d *deck) how() cardForm {
	return cardForm{tagged: d.tagged || d.paired, divided: d.divided, signed: d.signed || d.tagged, open: d.open}
}

// form returns what tells the cards among the lines of unit i.
func (d *deck) form(i int) cardForm {
	how := d.how()
	how.below = d.adjoins(i + 1)
	return how
}

func (d *deck) paragraph(p *ast.Paragraph, how cardForm) {
	if d.fronted && endsInTag(untilBreak(p.Inlines)) {
		tagFronts(d, p)
		return
	}
	in := d.untagged(p.Inlines)
	if len(in) == 0 {
		return
	}
	p = &ast.Paragraph{Loc: p.Loc, Inlines: in}
	if cards := cardsIn(p, how); len(cards) > 0 {
		for _, c := range cards {
			d.card(c, nil)
		}
		return
	}
	if d.leavesGaps(in) {
		for _, line := range sentences(p) {
			if c, ok := gapCard(line); ok {
				d.card(c, nil)
			} else {
				d.add(d.e.content(paragraph(line), d.e.letters))
			}
		}
		return
	}
	d.add(d.e.content(p, d.e.letters))
}

// list adds the cards in the items of a list, if most are cards.
func (d *deck) list(l *ast.List) {
	cards := make([]*card, len(l.Items))
	n := 0
	for i, it := range l.Items {
		if cards[i] = d.item(it); cards[i] != nil {
			n++
		}
	}
	if n == 0 || float64(n) < listShare*float64(len(l.Items)) {
		d.add(d.e.content(l, d.e.letters))
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
		if c := cards[i]; c.back == nil && len(it.Blocks) > 1 {
			back := loose(it.Blocks[1:])
			d.add(question(c.front, inlineSpan(c.front), nil),
				piece{kind: answerPiece, block: back[0], at: back[0].Span(), blocks: back})
			d.cards++
			continue
		}
		d.card(*cards[i], it.Blocks[1:])
	}
}

// item returns the card in an item of a list; nil if it is none. Its back may be below.
func (d *deck) item(it *ast.Item) *card {
	p, ok := firstParagraph(it)
	if !ok {
		return nil
	}
	if len(it.Blocks) > 1 && lastTag(flat(p.Inlines)) != nil && !strings.Contains(flat(p.Inlines), "::") {
		return &card{front: d.tagless(p.Inlines)}
	}
	own := paragraph(d.tagless(p.Inlines))
	how := d.how()
	how.below = len(it.Blocks) > 1
	if cs := cardsIn(own, how); len(cs) == 1 {
		return &cs[0]
	}
	if c, ok := gapCard(own.Inlines); ok && d.leavesGaps(own.Inlines) {
		return &c
	}
	return nil
}

// loose returns blocks without the list around them, if they are a list of one item.
func loose(blocks []ast.Block) []ast.Block {
	if l, ok := blocks[0].(*ast.List); ok && len(blocks) == 1 && len(l.Items) == 1 && len(l.Items[0].Blocks) > 0 {
		return l.Items[0].Blocks
	}
	return blocks
}

// A cardForm says what cards there may be among lines.
type cardForm struct {
	tagged  bool // the document says that it holds cards, which may be of single words then
	divided bool // it has several; one that asks may lack its back
	signed  bool // it has several with a sign on a line of its own; any of these may lack a side
	open    bool // any card may lack its back, and a line among them goes on with the back above it
	below   bool // the back of the last may be in the block below
}

// cardsOf returns the cards that a paragraph consists of; nil if it is no cards.
func cardsOf(p *ast.Paragraph) []card { return cardsIn(p, cardForm{}) }

// cardsIn does the same for a document of cards.
func cardsIn(p *ast.Paragraph, how cardForm) []card {
	if !mayHoldCards(flat(p.Inlines)) {
		return nil
	}
	lines := newCardLines(p)
	var out []card
	divided := false // by two colons
	for i := 0; i < len(lines.texts); {
		if c, ok := lines.divided(i, how); ok {
			out, divided = append(out, c), true
			i++
			continue
		}
		if c, ok := gapCard(lines.inlines[i]); ok && i+1 < len(lines.texts) && !isCardSign(lines.texts[i+1]) {
			out = append(out, c)
			i++
			continue
		}
		if back, ok := lines.frontless(i, how); ok {
			out = append(out, card{back: back})
			i++
			continue
		}
		sign := i
		for sign < len(lines.texts) && !isCardSign(lines.texts[sign]) {
			if _, ok := lines.divided(sign, how); ok {
				break
			}
			sign++
		}
		if lines.isSign(sign) && (sign > i || how.signed && sign+1 < len(lines.texts)) &&
			(sign+1 < len(lines.texts) || how.below || how.divided || how.signed) {
			end := len(lines.texts)
			next := slices.IndexFunc(lines.texts[min(sign+2, end):], isCardSign)
			if next > 0 || next == 0 && how.signed { // at 0 the back is missing
				end = sign + 1 + next // the line before the next sign is a front
			}
			out = append(out, card{joinLines(lines.from(i, sign)), lines.from(sign+1, end)})
			i = end
			continue
		}
		c, ok := gapCard(lines.inlines[i])
		switch {
		case ok:
			out = append(out, c)
		case how.open && divided:
			last := &out[len(out)-1]
			last.back = trim(slices.Concat(last.back, lines.all[lines.starts[i]-1:lines.starts[i]], lines.inlines[i]))
		default:
			return nil
		}
		i++
	}
	if !divided && slices.ContainsFunc(lines.texts, func(l string) bool { return len(gapsOf(l)) > 0 }) &&
		!slices.ContainsFunc(lines.texts, isCardSign) {
		return nil // sentences with gaps alone (see [deck.survey])
	}
	return out
}

// mayHoldCards reports whether a text has any of the signs of cards, as few paragraphs have.
func mayHoldCards(text string) bool {
	return strings.Contains(text, "::") || strings.Contains(text, "{{c") || strings.Contains(text, "==") ||
		strings.Contains(text, "\n") && strings.ContainsAny(text, "?%")
}

// cardLines holds the lines of a paragraph that may be cards.
type cardLines struct {
	all     []ast.Inline // of the paragraph
	starts  []int        // of the lines in all
	inlines [][]ast.Inline
	texts   []string
}

func newCardLines(p *ast.Paragraph) *cardLines {
	l := &cardLines{all: p.Inlines, starts: []int{0}, inlines: linesOfParagraph(p.Inlines)}
	for i, n := range p.Inlines {
		if isLineBreak(n) {
			l.starts = append(l.starts, i+1)
		}
	}
	for _, in := range l.inlines {
		l.texts = append(l.texts, flat(in))
	}
	return l
}

// from returns the inlines of some of the lines.
func (l *cardLines) from(i, j int) []ast.Inline {
	end := len(l.all)
	if j < len(l.starts) {
		end = l.starts[j]
	}
	if i >= len(l.starts) {
		return nil
	}
	return trim(l.all[l.starts[i]:end:end])
}

func (l *cardLines) isSign(i int) bool { return i < len(l.texts) && isCardSign(l.texts[i]) }

// frontless returns the back of a line that begins with the two colons of a document of cards.
func (l *cardLines) frontless(i int, how cardForm) (back []ast.Inline, ok bool) {
	rest := strings.TrimLeft(l.texts[i], ":")
	size := len(l.texts[i]) - len(rest)
	if !how.open || size < len("::") || size > len(":::") || strings.TrimSpace(rest) == "" {
		return nil, false
	}
	return dropPrefix(l.inlines[i], size), true
}

// divided returns the card on a line that two colons divide.
func (l *cardLines) divided(i int, how cardForm) (c card, ok bool) {
	if !strings.Contains(l.texts[i], "::") {
		return card{}, false
	}
	return cardOf(l.inlines[i], how)
}

// tailOf returns the flat text of lines.
func tailOf(lines [][]ast.Inline) string {
	var parts []string
	for _, l := range lines {
		parts = append(parts, flat(l))
	}
	return strings.Join(parts, "\n")
}

// isCardSign reports whether a line divides the front of a card from its back.
func isCardSign(line string) bool {
	return line == "?" || line == "??" || line == "%" || line == "::" || line == ":::"
}

func isSignLine(line []ast.Inline) bool { return isCardSign(flat(line)) }

// lead returns the inlines at the start of a paragraph that make its first lines.
func lead(in []ast.Inline, lines [][]ast.Inline) []ast.Inline {
	head, _ := cut(in, len(tailOf(lines)))
	return trim(head)
}

// cardOf returns the card on a line, divided at two colons: an answer may have more.
func cardOf(line []ast.Inline, how cardForm) (c card, ok bool) {
	text, signs := flat(line), signText(line)
	at := divider(signs)
	if at <= 0 || strings.Contains(text[:at], "{{") {
		return card{}, false
	}
	end := at + len("::")
	if end < len(text) && text[end] == ':' {
		end++
	}
	front, back := strings.TrimSpace(text[:at]), strings.TrimSpace(text[end:])
	more := strings.Contains(signs[end:], "::")
	switch {
	case back == "":
		ok = how.open || how.tagged || how.divided && ast.EndsAsking(front)
	case how.tagged:
		ok = true
	default:
		ok = !isName(front) || !isName(back) && !more
	}
	if !ok {
		return card{}, false
	}
	head, _ := cut(line, at)
	return card{trim(head), withoutGaps(dropPrefix(line, end))}, true
}

// divider returns the offset of the two colons that divide a card; -1 if there are none: the first, unless these are
// part of a name and others stand behind a question mark ("What is std::map?::a tree").
func divider(text string) int {
	first := strings.Index(text, "::")
	for at := first; at > 0; {
		if ast.EndsAsking(strings.TrimSpace(text[:at])) {
			return at
		}
		end := at + len("::")
		if end == len(text) || !isNamed(text[at-1]) || !isNamed(text[end]) {
			return first
		}
		next := strings.Index(text[end:], "::")
		if next < 0 {
			return first
		}
		at = end + next
	}
	return first
}

// isNamed reports whether a byte can be part of a name in a program.
func isNamed(b byte) bool {
	return b == '_' || b < utf8.RuneSelf && (unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b)))
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
