package theme

// leastMargin is the share of a paper's width that a margin keeps on a narrower paper: a twelfth, 17 mm on A4 and 13 mm
// on 6 × 9 in. Printers of books ask for 6 mm outside and, in a book of 700 pages, 19 mm inside.
const leastMargin = 1.0 / 12

// ColumnGap is the room between two columns of text, in sizes of running text: nearly two, 6 mm for text of 9 pt.
const ColumnGap = 1.9

// CueGap is the room between titles and the answers beside them, in sizes of running text.
const CueGap = 1.2

// On returns p on another paper. On a narrower one its margins shrink before its lines do, each in proportion to what
// it has above the least margin; those above and below shrink with the height. On a wider paper they stay as they are.
func (p Page) On(width, height float64) Page {
	on := p
	on.Width, on.Height = width, height
	less := p.Width - width
	if less <= 0 {
		return on
	}
	least := width * leastMargin
	left, right := max(p.Left-least, 0), max(p.Right-least, 0)
	if spare := left + right; spare > 0 {
		share := min(less/spare, 1)
		on.Left -= left * share
		on.Right -= right * share
	}
	on.Cue *= width / p.Width
	if height < p.Height {
		on.Top *= height / p.Height
		on.Bottom *= height / p.Height
		on.Summary *= height / p.Height
	}
	return on
}

// fitPaper fits the margins that a file does not set to the paper that it names.
func (r *reader) fitPaper(base Page) {
	p := &r.theme.Page
	if r.size.IsZero() || r.theme.Cards.Across > 0 { // the margins of cards have nothing to do with the paper
		return
	}
	fit := base.On(p.Width, p.Height)
	if p.Cue == base.Cue {
		p.Cue = fit.Cue
	}
	if p.Summary == base.Summary {
		p.Summary = fit.Summary
	}
	for _, m := range []struct {
		given bool
		to    *float64
		fit   float64
	}{
		{!r.top.IsZero(), &p.Top, fit.Top}, {!r.bottom.IsZero(), &p.Bottom, fit.Bottom},
		{!r.left.IsZero(), &p.Left, fit.Left}, {!r.right.IsZero(), &p.Right, fit.Right},
	} {
		if !m.given {
			*m.to = m.fit
		}
	}
}
