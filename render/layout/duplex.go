package layout

import "example.org/studyguide/render/theme"

// On leaves that are printed on both sides, pages are set as right ones, whose left margin is the inner one. In the end
// the left ones are moved, so that the same margins meet in the middle of a spread. Numbers hang at the left of both,
// for that is where lines begin. The first page of the front matter and that of the body are right ones, so that every
// page with an odd folio is.

// bound returns margins with room for the binding at the inner one. The outer one gives it as far as it is the wider of
// the two, so that lines stay as long as they are if that can be.
func bound(inner, outer, gutter Length) (in, out Length) {
	return inner + gutter, outer - min(gutter, max(outer-inner, 0))
}

// isLeft reports whether a page of the front matter or of the body, counted from 0, is the left one of a spread.
func (d *design) isLeft(page int) bool { return d.duplex && page%2 == 1 }

// over returns how much farther right the type area of a left page is than that of a right one.
func (d *design) over() Length { return d.pageW - d.areaW - 2*d.hangX }

// farther returns how much farther right the type area of the farthest page is than that of a right one.
func (d *design) farther() Length {
	if !d.duplex {
		return 0
	}
	return max(d.over(), 0)
}

// impose moves the left pages so that their margins are those of the right ones mirrored. Pages that lie on their side
// have the same margin at both ends; they are read with their heads at the left of the leaf, so that the foot of a left
// one is at the spine and needs the margin that the head of a right one has.
func (d *design) impose(pages []*Page) {
	turned := d.turned()
	up := turned.pageH - turned.bottom - turned.top // more room is at the foot of a right page than at its head
	for _, p := range pages {
		switch {
		case !p.Left:
		case p.Width != d.pageW:
			lower(p.Items, max(up, d.top-turned.top))
		default:
			for _, it := range p.Items {
				d.shift(it, d.over())
			}
		}
	}
}

// edge returns where a label of a width begins that ends at an edge of the type area of p, the outer or the inner one.
func (d *design) edge(p *Page, width Length, outer bool) Length {
	if outer == p.Left {
		return d.hangX
	}
	return d.textX + d.textW - width
}

// openRight puts an empty page before each section that would open on a left page, if the theme wants right ones. An
// empty page begins with the row that the one after it begins with.
func (s *pageSetter) openRight(rows []row, starts []int) []int {
	if s.d.theme.Openings != theme.RightPages {
		return starts
	}
	var out []int
	for i, start := range starts {
		if i%s.d.columns == 0 && rows[start].opener && s.d.isLeft(len(out)/s.d.columns) {
			for range s.d.columns {
				out = append(out, start)
			}
		}
		out = append(out, start)
	}
	return out
}

// blank reports whether nothing stands on a page, not even a folio.
func (p *Page) blank() bool { return len(p.Items) == 0 }
