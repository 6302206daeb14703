package recognize

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/pattern"
)

// Cards in text may be told by blank lines alone: one between the front and the back, more between cards.

const (
	// cardGap is the number of blank lines between two cards.
	cardGap = 2
	// twoEach is the share of the cards that are two paragraphs; others have longer backs, or lack them.
	twoEach = 0.8
	// frontShare is the share of the fronts that ask, break off or leave a gap.
	frontShare = 0.25
)

// brokenOff matches a front that leaves a gap for its back, or breaks off before it.
var brokenOff = pattern.New(`\[(?:\.\.\.|…|[^\]]*\?)\]|_{3,}|:$`)

// spaced reads cards between which more lines are blank than within them.
func (d *deck) spaced() bool {
	var cards [][]unit
	two, fronts, odd := 0, 0, 0
	last := 0
	for _, u := range d.e.units {
		at := u.block.Span()
		in := frontOf(u.block)
		switch {
		case len(cards) > 0 && at.Start.Line-last <= cardGap:
			cards[len(cards)-1] = append(cards[len(cards)-1], u)
		case in == nil:
			cards = append(cards, []unit{u})
			odd++
		default:
			cards = append(cards, []unit{u})
			text := strings.TrimSpace(flat(in))
			if ast.EndsAsking(text) || brokenOff.MatchString(text) {
				fronts++
			}
			if startsCounted.MatchString(text) {
				odd++
			}
		}
		if last = at.End.Line; len(cards[len(cards)-1]) == 2 {
			two++
		} else if len(cards[len(cards)-1]) == 3 {
			two--
		}
	}
	n := float64(len(cards))
	if len(cards) < minQuestions || float64(odd) > (1-twoEach)*n || float64(two) < twoEach*n ||
		float64(fronts) < frontShare*n {
		return false
	}
	for _, card := range cards {
		front := frontOf(card[0].block)
		if front == nil || len(card) == 1 {
			for _, u := range card {
				d.add(piece{kind: blockPiece, block: u.block, at: u.block.Span()})
			}
			continue
		}
		var back []ast.Block
		for _, u := range card[1:] {
			back = append(back, u.block)
		}
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
