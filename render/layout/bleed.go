package layout

// bleed makes the pages of b larger by a bleed at each edge. What touches an edge goes on into it, so that no white is
// seen where the paper is cut a little beside its mark: the cover, the color of the paper, the tabs of sections.
func bleed(b *Book, by Length) {
	if by == 0 {
		return
	}
	for _, p := range b.Pages {
		for _, it := range p.Items {
			switch it := it.(type) {
			case *Box:
				it.X, it.W = stretched(it.X, it.W, p.Width, by)
				it.Y, it.H = stretched(it.Y, it.H, p.Height, by)
			case *Picture:
				if x, w := stretched(it.X, it.W, p.Width, by); w == it.W+2*by { // as wide as the page
					h := it.H * w / it.W
					it.X, it.Y, it.W, it.H = x, it.Y-(h-it.H)/2, w, h
				}
			}
			move(it, by, by)
		}
		p.Width, p.Height, p.Bleed = p.Width+2*by, p.Height+2*by, by
	}
	for id, at := range b.Places {
		at.X, at.Y = at.X+by, at.Y+by
		b.Places[id] = at
	}
}

// stretched returns the extent of a thing along one side of a page of a length, going on beyond the edges it touches.
func stretched(at, length, page, by Length) (Length, Length) {
	end := at + length
	if at <= 0 {
		at -= by
	}
	if end >= page {
		end += by
	}
	return at, end - at
}
