package layout

// Where a theme asks for it, pages are laid out as at Cornell: the titles of questions stand in a column at the left,
// beside their answers, and below both is an empty box for what the reader makes of the page.

// cued reports whether a title may stand beside its answer: it is not so long that little of the page is left.
func (s *sectionSetter) cued(title []row) bool { return height(title) <= (s.d.bottom-s.d.top)*2/3 }

// beside puts the title of a question beside what belongs to it: on the first row, with which the others stay as far
// as the title reaches. Its first line is base lower than it was set, to be on the baseline of the text.
func (s *sectionSetter) beside(title, rows []row, base Length) []row {
	head := title[0]
	if len(rows) == 0 {
		rows = []row{{}}
	}
	first := &rows[0]
	first.space, first.penalty = head.space, head.penalty
	first.ids, first.question = append(head.ids, first.ids...), head.question
	var items []Item
	y := Length(0)
	for i, r := range title {
		if i > 0 {
			y += r.space
		}
		items = append(items, lower(r.items, y+base)...)
		first.notes = append(first.notes, r.notes...)
		y += r.height
	}
	first.items = append(items, first.items...)
	below := first.height
	for i := 1; i < len(rows) && below < y; i++ {
		if rows[i].penalty > always {
			rows[i].penalty = never
		}
		below += rows[i].space + rows[i].height
	}
	if below < y {
		rows = append(rows, row{height: y - below, penalty: never})
	}
	return rows
}

// cornell draws on pages the line between titles and answers, and the box for a summary.
func cornell(d *design, pages []*Page) {
	if d.cue == 0 && d.summary == 0 {
		return
	}
	thick := d.pt(0.6)
	for _, p := range pages {
		if p.blank() {
			continue
		}
		var items []Item
		foot := d.bottom + d.grid
		if d.cue > 0 {
			items = append(items, &Box{X: d.hangX + d.cue, Y: d.top, W: thick, H: foot - d.top, Color: d.ink.rule})
		}
		if d.summary > 0 {
			w := d.textX + d.textW - d.hangX
			items = append(items, edges(d.hangX, foot, w, d.ends-foot, thick, d.ink.rule)...)
		}
		p.Items = append(items, p.Items...)
	}
}
