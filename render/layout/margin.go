package layout

// Marks in the margins help to keep a place in a printed book: boxes to tick below the number of a question, and a tab
// at the edge of a page that shows its section while the book is closed.

// Boxes to tick: three, for what was seen, is known and is sure, as large as a pen needs.
const (
	ticks   = 3
	boxSide = 22 * MM / 10
	boxGap  = 12 * MM / 10
)

// tickBoxes puts boxes below the number of a question whose title begins with the first of rows: right-aligned with it
// or, where what follows the title reaches into the margin, at the left of it.
func (s *sectionSetter) tickBoxes(rows []row) {
	const width = ticks*boxSide + (ticks-1)*boxGap
	right := s.d.textX - s.d.pt(10)
	if !s.d.theme.Boxes || right-width < s.d.hangX || s.d.cue > 0 {
		return
	}
	lk := s.d.title(4)
	x, y := right-width, lk.base()+s.d.pt(4)
	if len(rows) > 1 && s.reachesOut(&rows[1]) {
		x, y = s.d.hangX, lk.base()-boxSide
	}
	for i := range Length(ticks) {
		rows[0].items = append(rows[0].items, edges(x+i*(boxSide+boxGap), y, boxSide, boxSide, Pt/2, s.d.ink.quiet)...)
	}
}

// reachesOut reports whether a row reaches into the hanging column.
func (s *sectionSetter) reachesOut(r *row) bool {
	for _, f := range r.frames {
		if f.x < s.d.textX {
			return true
		}
	}
	for _, it := range r.items {
		if t, ok := it.(*Text); ok && t.X < s.d.textX-s.d.pt(2) { // letters may protrude
			return true
		}
	}
	return false
}

// A tab is as wide as a thumb sees and as high as it covers.
const (
	tabWidth  = 3 * MM
	tabHeight = 12 * MM
	tabStep   = 15 * MM // from one section to the next, at most
)

// tabs returns the section to which the tab of each page belongs, counted from 0, and how many there are. It is the one
// in which the page begins; -1 stands for none.
func (s *pageSetter) tabs(rows []row, starts []int) (of []int, n int) {
	section := -1
	for i, start := range starts {
		end := endOf(starts, i, len(rows))
		if end == start {
			of = append(of, -1) // an empty page
			continue
		}
		shown := section
		for at := start; at < end; at++ {
			if rows[at].section != nil && rows[at].rank == 1 {
				section = n
				n++
				if shown < 0 || at == start || rows[start].opener && section == shown+1 {
					shown = section
				}
			}
		}
		of = append(of, shown)
	}
	return of, n
}

// tab puts the tabs of sections on pages, lower for each section. Pages that lie on their side have none.
func (s *pageSetter) tab(pages []*Page, of []int, n int) {
	room := s.d.bottom - s.d.top - tabHeight
	step := min(tabStep, room/Length(max(n-1, 1)))
	for i, p := range pages {
		if of[i] < 0 || p.Width != s.d.pageW {
			continue
		}
		x := p.Width - tabWidth
		if p.Left {
			x = -s.d.over()
		}
		p.Items = append(p.Items, &Box{
			X: x, Y: s.d.top + Length(of[i])*step, W: tabWidth, H: tabHeight, Color: s.d.ink.ornament,
		})
	}
}
