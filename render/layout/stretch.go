package layout

import "example.org/studyguide/render/layout/pagebreak"

// Few pages are full to the last line: what comes next is not to be divided, or begins better on a page of its own.
// Such a page is stretched, and one that holds a little too much is shrunk, by room that the eye does not measure:
// above questions first of all, where there is most of it. All places get or lose the same part of what they have, so
// that what belongs together seems so as on any other page. Page breaking knows how much a page has to give.

// stretch returns how much more room there may be above a row: three fifths of what there is.
func (r *row) stretch() Length { return r.space * 3 / 5 / quarter * quarter }

// shrink returns how much less room there may be above a row: a fifth.
func (r *row) shrink() Length { return r.space / 5 / quarter * quarter }

// quarter is the unit by which room is given: less is not to be seen.
const quarter = Pt / 4

// stretch sets the room that a sheet gets or loses above its rows so that it ends at the foot of its page.
func (s *pageSetter) stretch(d *design, on *sheet) {
	stretch, shrink := on.slack()
	last := on.low || on.end == len(on.rows) || on.rows[on.end].penalty <= always
	short := d.bottom - d.top - s.used(*on) + on.empty()
	switch by := Length(pagebreak.Fit(int64(short), int64(stretch), int64(shrink), last)); {
	case by > 0:
		on.share(by/quarter, stretch, (*row).stretch, quarter)
	case by < 0:
		on.share((-by+quarter-1)/quarter, shrink, (*row).shrink, -quarter)
	}
}

// empty returns the height of what fills the last rows of a sheet up to the grid: nothing is to be seen of it at the
// foot of a page, where the last line of text is to be.
func (on *sheet) empty() (h Length) {
	for i := on.end - 1; i > on.start && on.rows[i].filler && len(on.rows[i].frames) == 0; i-- {
		h += on.rows[i].height
	}
	return h
}

// slack returns how much more room there may be above the rows of a sheet, and how much less.
func (on *sheet) slack() (stretch, shrink Length) {
	for i := on.start + 1; i < on.end; i++ {
		stretch += on.rows[i].stretch()
		shrink += on.rows[i].shrink()
	}
	return stretch, shrink
}

// share shares n times a unit among the rows of a sheet after the first, in proportion to what most returns for each,
// which is total for all.
func (on *sheet) share(n, total Length, most func(*row) Length, unit Length) {
	on.more = make([]Length, on.end-on.start)
	for i := on.start + 1; i < on.end && total > 0; i++ {
		of := most(&on.rows[i])
		part := min((2*n*of+total)/(2*total), of/quarter, n)
		on.more[i-on.start] = part * unit
		n, total = n-part, total-of
	}
}

// used returns the height of the rows of a sheet on their page, with its footnotes and what is repeated of frames.
func (s *pageSetter) used(on sheet) Length {
	var h, notes int64
	for i := on.start; i < on.end; i++ {
		b := s.box(on.rows, i)
		h += b.Height
		if i > on.start {
			h += b.Space
		} else {
			h += b.Top
		}
		if i == on.end-1 {
			h += b.Bottom
		}
		notes += b.Notes
	}
	if notes > 0 {
		h += notes + int64(s.d.pt(aboveNotes))
	}
	return Length(h)
}
