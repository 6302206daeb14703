package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Cards in text may be told by blank lines alone: one between the front and the back, more between cards. Their fronts
// ask, leave a gap, or are terms.

const (
	// cardGap is the number of blank lines between two cards.
	cardGap = 2
	// twoEach is the share of the cards that are two paragraphs; others have longer backs, or lack them.
	twoEach = 0.8
	// frontShare is the share of the fronts that ask, break off or leave a gap.
	frontShare = 0.25
	// fewestSpaced is how many cards there must be where the fronts are terms: notes have parts with short titles.
	fewestSpaced = 30
)

// brokenOff matches a front that leaves a gap for its back, or breaks off before it.
var brokenOff = pattern.New(`\[(?:\.\.\.|…|[^\]]*\?)\]|_{3,}|:$`)

// A spacedCard is the units of a card, in parts between blank lines.
type spacedCard struct {
	units []unit
	parts int
}

// spacedCards returns the units of a text as cards between which more lines are blank than within them.
func (d *deck) spacedCards() []spacedCard {
	units := d.e.units
	if title := d.e.whole.title; title != nil && len(units) > 0 &&
		units[0].block.Span().Start.Line-inlineSpan(title).End.Line == cardGap { // it is the first front
		units = append([]unit{{block: paragraph(title)}}, units...)
	}
	var cards []spacedCard
	last := 0
	for _, u := range units {
		at := u.block.Span()
		gap := at.Start.Line - last
		if len(cards) == 0 || gap > cardGap {
			cards = append(cards, spacedCard{})
		}
		c := &cards[len(cards)-1]
		if c.units = append(c.units, u); gap >= cardGap || len(c.units) == 1 {
			c.parts++
		}
		last = at.End.Line
	}
	return cards
}

// back returns the blocks of a card behind its front.
func (c spacedCard) back() []ast.Block {
	var out []ast.Block
	for _, u := range c.units[1:] {
		out = append(out, u.block)
	}
	return out
}

// spaced reads cards between which more lines are blank than within them.
func (d *deck) spaced() bool {
	cards := d.spacedCards()
	two, fronts, odd := 0, 0, 0
	var pairs []card
	for _, c := range cards {
		if c.parts == 2 {
			two++
		}
		in := frontOf(c.units[0].block)
		text := strings.TrimSpace(flat(in))
		switch {
		case in == nil, startsCounted.MatchString(text):
			odd++
		case ast.EndsAsking(text) || brokenOff.MatchString(text):
			fronts++
		}
		if in != nil && len(c.units) > 1 {
			back := &ast.Text{Value: ast.BlockText(c.back(), ast.OwnText)}
			pairs = append(pairs, card{in, []ast.Inline{back}})
		}
	}
	n := float64(len(cards))
	if len(cards) < minQuestions || float64(odd) > (1-twoEach)*n || float64(two) < twoEach*n ||
		float64(fronts) < frontShare*n && (len(cards) < fewestSpaced || !termsOn(pairs, false)) {
		return false
	}
	for _, c := range cards {
		front := frontOf(c.units[0].block)
		if front == nil || len(c.units) == 1 {
			for _, u := range c.units {
				d.add(piece{kind: blockPiece, block: u.block, at: u.block.Span()})
			}
			continue
		}
		back := c.back()
		d.add(question(front, inlineSpan(front), nil),
			piece{kind: answerPiece, block: back[0], at: back[0].Span(), blocks: back})
		d.cards++
	}
	return true
}

// frontOf returns the inlines of a block that can be the front of a card; nil for another. Short lines of text are read
// as headings.
func frontOf(b ast.Block) []ast.Inline {
	switch b := b.(type) {
	case *ast.Paragraph:
		return b.Inlines
	case *ast.Heading:
		return b.Inlines
	}
	return nil
}

// startsCounted matches a text with a number or a label before it, which makes another shape.
var startsCounted = pattern.New(`^\s*(?:\(?\d{1,3}[.)]\s|\pL{1,12}\s?\d*[:.)]\s|\pL{1,12}\t)`)
