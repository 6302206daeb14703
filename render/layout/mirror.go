package layout

// A guide in a language that is written from right to left is set as any other, from the left margin on, and in the end
// its pages are mirrored: so numbers hang at the right, lists are indented from there, columns follow each other from
// right to left. Only lines keep their order inside: lines of text and of code are placed where the mirror would put
// their column, marked as settled, and left alone by the mirror.

// across returns where a column of width w that begins at x is after mirroring, or x if pages are not mirrored.
func (d *design) across(x, w Length, turned bool) Length {
	if d.mirrored {
		return d.of(turned).pageW - x - w
	}
	return x
}

// settle marks items as standing where they stay.
func (d *design) settle(items []Item) {
	if !d.mirrored {
		return
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
}

// shift moves an item by dx toward the end of its line, which is at the left if the page will be mirrored.
func (d *design) shift(it Item, dx Length) {
	if d.mirrored && settled(it) {
		dx = -dx
	}
	move(it, dx, 0)
}

// resettle moves settled items that were set for a page which is narrower by wider.
func (d *design) resettle(items []Item, wider Length) {
	if !d.mirrored {
		return
	}
	for _, it := range items {
		if settled(it) {
			move(it, wider, 0)
		}
	}
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

// visible returns the width of t without the spaces at its end.
func (t *Text) visible() Length {
	c := *t
	for n := len(c.Runs); n > 0 && c.Runs[n-1].Text == " "; n-- {
		c.Runs = c.Runs[:n-1]
	}
	return c.Width()
}
