package layout

// Few pages are full to the last line: what comes next is not to be divided, or begins better on a page of its own.
// Such a page is stretched, by room that the eye does not measure: above questions first of all, where there is most of
// it.

// How much room a stretched page has more at most, in points of running text of 10.5 pt. No place gets more than about
// half of what it has, so that questions and their parts stay as far apart as they should seem.
const (
	moreAboveQuestion = 10
	moreBetweenBlocks = 3
	moreBetweenItems  = 1.5
)

// mostShort is the number of lines that a page may lack to be stretched.
const mostShort = 8

// stretch sets the room that a sheet gets above its rows so that it ends at the foot of its page. The last page before
// a forced break stays as it is.
func (s *pageSetter) stretch(d *design, on *sheet) {
	if on.end == len(on.rows) || on.rows[on.end].penalty <= always {
		return
	}
	short := d.bottom - d.top - s.used(*on)
	lead := d.text().lead
	if short < lead/2 || short > mostShort*lead {
		return
	}
	var total Length
	const step = Pt / 4
	for i := on.start + 1; i < on.end; i++ {
		total += s.stretches(&on.rows[i]) / step * step
	}
	if total < short/2 {
		return // it would be seen, and not help
	}
	on.more = make([]Length, on.end-on.start)
	left := min(short, total)
	for i := on.start + 1; i < on.end && total > 0; i++ {
		most := s.stretches(&on.rows[i]) / step * step
		more := (left*most + total/2) / total / step * step
		on.more[i-on.start] = min(more, most)
		left, total = left-on.more[i-on.start], total-most
	}
}

// stretches returns how much more room there may be above a row.
func (s *pageSetter) stretches(r *row) Length {
	switch {
	case r.space == 0 || r.penalty >= poor: // or it belongs to what stands above it
		return 0
	case r.penalty == beforeQuestion || r.penalty == sectionBreak:
		return s.d.pt(moreAboveQuestion)
	case r.penalty == betweenItems:
		return s.d.pt(moreBetweenItems)
	}
	return min(s.d.pt(moreBetweenBlocks), r.space/2)
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
