package layout

// A guide in a language that is written from right to left is set as any other is, from the left margin on, and in the end its pages are
// mirrored: so numbers hang at the right, lists are indented from there, columns follow each other from right to left. Only
// lines keep the order of what is on them: those of text and of code are put where the mirror would put their column, and stay.

// across gives where a column of width w that begins at x is in the mirror of its page, if there is one. turned tells which way the page
// stands.
func (s *setter) across(x, w Length, turned bool) Length {
	if s.mirrored {
		return s.of(turned).pageW - x - w
	}
	return x
}

// settle marks items as standing where they stay.
func (s *setter) settle(items []Item) []Item {
	if !s.mirrored {
		return items
	}
	for _, it := range items {
		switch it := it.(type) {
		case *Text:
			it.settled = true
		case *Box:
			it.settled = true
		case *Picture:
			it.settled = true
		case *Link:
			it.settled = true
		}
	}
	return items
}

// shift moves an item from the start of a line to its end by dx.
func (s *setter) shift(it Item, dx Length) {
	if s.mirrored && settled(it) {
		dx = -dx
	}
	move(it, dx, 0)
}

func settled(it Item) bool {
	switch it := it.(type) {
	case *Text:
		return it.settled
	case *Box:
		return it.settled
	case *Picture:
		return it.settled
	case *Link:
		return it.settled
	}
	return false
}

// mirror mirrors pages.
func mirror(pages []*Page) {
	for _, p := range pages {
		for _, it := range p.Items {
			if settled(it) {
				continue
			}
			switch it := it.(type) {
			case *Text:
				it.X = p.Width - it.X - it.visible()
			case *Box:
				it.X = p.Width - it.X - it.W
			case *Leader:
				it.X = p.Width - it.X - it.W
			case *Picture:
				it.X = p.Width - it.X - it.W
			case *Link:
				it.X = p.Width - it.X - it.W
			}
		}
	}
}

// visible is the width of t without the spaces that end it.
func (t *Text) visible() Length {
	c := *t
	for n := len(c.Runs); n > 0 && c.Runs[n-1].Text == " "; n-- {
		c.Runs = c.Runs[:n-1]
	}
	return c.Width()
}
