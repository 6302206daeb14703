package theme

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Cards says that pages are sheets to be cut into cards, and where the cards stand. The zero value says that they are
// pages.
type Cards struct {
	Across, Down  int     // cards beside and below each other on a sheet
	Width, Height float64 // of a card; 0: what the sheet has for each
	Top, Left     float64 // of the first card, from the edges of the sheet
	Flip          Flip
	Scored        bool // the sheet comes divided into cards, so that it needs no marks to cut by
}

// Flip is how the back of a card comes to stand behind its front.
type Flip uint8

// The values of Flip.
const (
	LongEdge  Flip = iota // the sheet is printed on both sides and turned like the leaf of a book
	ShortEdge             // it is printed on both sides and turned like the leaf of a wall calendar
	Fold                  // it is printed on one side; the back stands beside the front, and the pair is folded
)

// A stock is a way to divide a sheet that has a name.
type stock struct {
	name  string
	paper string // that the stock is made of; empty: any
	cards Cards
}

// inch is an inch in points.
const inch = 72

// stocks returns the named ways to divide a sheet. Those of ISO 216 divide any paper; A4 gives their sizes. Those of
// card stock are of Avery's products 5371 (ten business cards of 3.5 × 2 in) and 5388 (three index cards of 5 × 3
// in), which stand in the middle of US Letter without gaps.
func stocks() []stock {
	return []stock{
		{"a6", "", Cards{Across: 2, Down: 2}},
		{"a7", "", Cards{Across: 2, Down: 4}},
		{"avery-5371", "letter", Cards{
			Across: 2, Down: 5, Width: 3.5 * inch, Height: 2 * inch, Top: 0.5 * inch, Left: 0.75 * inch, Scored: true,
		}},
		{"avery-5388", "letter", Cards{
			Across: 1, Down: 3, Width: 5 * inch, Height: 3 * inch, Top: inch, Left: 1.75 * inch, Scored: true,
		}},
	}
}

// mostCards bounds the cards beside or below each other.
const mostCards = 12

// cardFields returns the keys of the cards of a theme.
func (r *reader) cardFields() []config.Field {
	c := &r.theme.Cards
	return []config.Field{
		{Names: []string{"size"}, One: r.setStock},
		{Names: []string{"across"}, Form: config.Whole,
			One: func(s string) error { return setNumber(&c.Across, s) }},
		{Names: []string{"down"}, Form: config.Whole, One: func(s string) error { return setNumber(&c.Down, s) }},
		length("width", &c.Width, 0, maxPage),
		length("height", &c.Height, 0, maxPage),
		length("top", &c.Top, 0, maxPage),
		length("left", &c.Left, 0, maxPage),
		{Names: []string{"flip"}, Words: []string{"long", "short", "fold"},
			One: func(s string) error { return setFlip(&c.Flip, s) }},
	}
}

// setStock divides the sheet in a way that has a name.
func (r *reader) setStock(s string) error {
	var names []string
	for _, st := range stocks() {
		if names = append(names, st.name); st.name != s {
			continue
		}
		flip := r.theme.Cards.Flip
		r.theme.Cards = st.cards
		r.theme.Cards.Flip = flip
		if st.paper != "" {
			return setPaper(&r.theme.Page, st.paper)
		}
		return nil
	}
	return diag.Unknown("cards.size", s, names)
}

// setNumber sets a number of cards.
func setNumber(to *int, s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > mostCards {
		return fmt.Errorf("%q is not a number of cards: want 1 to %d", s, mostCards)
	}
	*to = n
	return nil
}

// setFlip sets how backs come behind fronts.
func setFlip(to *Flip, s string) error {
	n := slices.Index([]string{LongEdge: "long", ShortEdge: "short", Fold: "fold"}, s)
	if n < 0 {
		return fmt.Errorf("%q is not a way to turn a sheet: want long or short, for its edge, or fold", s)
	}
	*to = Flip(n)
	return nil
}

// On returns c with the size of cards on a sheet. The error says what does not fit on it.
func (c Cards) On(width, height float64) (Cards, error) {
	if c.Width == 0 {
		c.Width = (width - 2*c.Left) / float64(c.Across)
	}
	if c.Height == 0 {
		c.Height = (height - 2*c.Top) / float64(c.Down)
	}
	const hair = 0.01 // sizes in millimetres are no whole points
	switch w, h := c.Left+c.Width*float64(c.Across), c.Top+c.Height*float64(c.Down); {
	case w > width+hair || h > height+hair:
		return c, fmt.Errorf("%d × %d cards reach %.0fpt and %.0fpt into a sheet of %.0f × %.0fpt",
			c.Across, c.Down, w, h, width, height)
	case c.Flip == Fold && c.Across%2 == 1:
		return c, errors.New("cards that are folded stand in pairs: across must be even")
	}
	return c, nil
}

// The least room on a card within its margins, in points: a line of about 25 letters in the least size, and six of
// those lines below the number.
const (
	leastCardWidth  = 105
	leastCardHeight = 72
)

// checkCards reports cards that do not fit on the sheet, and cards without room for text.
func (r *reader) checkCards() {
	p := r.theme.Page
	c, err := r.theme.Cards.On(p.Width, p.Height)
	if err != nil {
		r.report(diag.ThemeValue, []diag.Span{r.cards}, "cards: %v", err)
		return
	}
	if w, h := c.Width-p.Left-p.Right, c.Height-p.Top-p.Bottom; w < leastCardWidth || h < leastCardHeight {
		r.report(diag.ThemeValue, []diag.Span{r.cards, r.page},
			"cards: the margins leave %.0f × %.0fpt of a card; text needs %d × %dpt", w, h, leastCardWidth, leastCardHeight)
	}
}
