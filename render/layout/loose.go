package layout

import (
	"cmp"
	"slices"

	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/pagebreak"
)

// Some pages end far above their foot, or hold the last few lines of a section alone, however their rows are divided
// and spaced. There a paragraph is set in a line more than is best for it, or in one fewer, as typesetters do (Knuth
// calls it looseness). Page breaking chooses how many paragraphs of which page; their lines are set anew once all is
// chosen. Only paragraphs near such a page are tried, and only lines taken that are neither loose nor tight: of the
// short paragraphs of most guides one in twenty-five can be longer, and as many shorter.

// A pliant is a paragraph that may be set in a line more or one fewer.
type pliant struct {
	passage
	text  *textSetter
	lines []line // as set; those of the best number

	flow            *flow // nil: not tried
	longer, shorter setIn
	chosen          []linebreak.Line // nil: the lines stay
}

// setIn is how a paragraph is set in a number of lines: nil if it cannot be.
type setIn struct {
	lines    []linebreak.Line
	demerits int64
}

// compare orders ways to set paragraphs by what they lose.
func (a setIn) compare(b setIn) int { return cmp.Compare(a.demerits, b.demerits) }

const (
	leastPliant = 2   // lines of a paragraph that may have one fewer
	mostPliant  = 40  // lines of one that is tried
	loosest     = 150 // badness of its lines, whose spaces are then less than a third of an em
	leastLast   = 70  // thousandths of the measure that its last line takes: a word of five letters
)

// newPliant returns a paragraph of lines as one that may be set again, or nil if it is not running text of a few lines
// or leads to notes and pages, whose places are known only of the lines first set.
func newPliant(s *textSetter, p passage, lines []line) *pliant {
	if !p.look.refers || p.look.align != justified || p.look.turned || len(lines) < leastPliant ||
		len(lines) > mostPliant || slices.ContainsFunc(p.in, leads) {
		return nil
	}
	for _, ln := range lines {
		if len(ln.notes) > 0 || ln.height != p.look.lead {
			return nil
		}
	}
	return &pliant{passage: p, text: s, lines: lines}
}

// try finds out how p can be set in other numbers of lines.
func (p *pliant) try() {
	if p.flow != nil {
		return
	}
	p.flow = p.text.flow(p.passage)
	opt := linebreak.Defaults()
	opt.Tolerance, opt.ShortLast = loosest, leastLast
	in := func(n int) (out setIn) {
		width := func(int) int64 { return int64(p.width) }
		out.lines, out.demerits = linebreak.BreakInto(p.flow.items, width, opt, n)
		return out
	}
	p.longer, p.shorter = in(len(p.lines)+1), in(len(p.lines)-1)
}

// A loosener breaks rows into pages with paragraphs in a line more or one fewer.
type loosener struct{ *pageSetter }

// loosened breaks rows again whose pages begin at starts, with paragraphs that may be a line longer or shorter, if
// there are pages that need it.
func (s loosener) loosened(rows []row, starts []int, height, runt Length) []int {
	boxes := s.boxes(nil, rows)
	some := false
	for _, near := range s.faulty(rows, starts, height, runt) {
		some = s.ply(rows, boxes, near[0], near[1]) || some
	}
	if !some {
		return starts
	}
	opt := s.options(height, runt)
	starts = pagebreak.Break(boxes, opt)
	for i, start := range starts {
		s.choose(rows, boxes, sheet{rows: rows, start: start, end: endOf(starts, i, len(rows))}, opt)
	}
	return starts
}

// faulty returns the rows, from one to another, near pages that end far above their foot or hold little.
func (s loosener) faulty(rows []row, starts []int, height, runt Length) (near [][2]int) {
	lead := s.d.text().lead
	part := 0 // the page with which the part begins
	for i, start := range starts {
		if rows[start].penalty <= always {
			part = i
		}
		on := sheet{rows: rows, start: start, end: endOf(starts, i, len(rows))}
		used := s.used(on)
		last := on.end == len(rows) || rows[on.end].penalty <= always
		stretch, _ := on.slack()
		switch {
		case last && i > part && used < runt: // pages before it may take in its lines
			near = append(near, [2]int{starts[max(part, i-pagesBefore)], on.end})
		case !last && (height-used-stretch > lead*3/2 || rows[on.end].penalty >= poor):
			near = append(near, [2]int{starts[max(part, i-1)], on.end})
		}
	}
	return near
}

// pagesBefore is how many pages give room for the lines of one that holds little.
const pagesBefore = 6

// ply notes in the boxes of rows from one to another which paragraphs can be longer or shorter. It reports whether some
// can.
func (s loosener) ply(rows []row, boxes []pagebreak.Box, from, to int) (some bool) {
	for i := from; i < to; i++ {
		p := rows[i].pliant
		if p == nil || rows[i].line != len(p.lines)-1 || !p.whole(rows, i) {
			continue
		}
		p.try()
		b := &boxes[i]
		b.Lines, b.Longer, b.Shorter = len(p.lines), p.longer.lines != nil, p.shorter.lines != nil
		some = some || b.Longer || b.Shorter
	}
	return some
}

// whole reports whether the rows up to i are the lines of p, and nothing between.
func (p *pliant) whole(rows []row, i int) bool {
	from := i + 1 - len(p.lines)
	if from < 0 {
		return false
	}
	for k, ln := range p.lines {
		r := &rows[from+k]
		if r.pliant != p || r.line != k || r.height != ln.height || len(ln.items) == 0 || r.places(ln) < 0 {
			return false
		}
	}
	return true
}

// places returns where the items of a line stand among those of r, or -1.
func (r *row) places(ln line) int {
	at := slices.Index(r.items, ln.items[0])
	if at < 0 || at+len(ln.items) > len(r.items) {
		return -1
	}
	return at
}

// choose chooses the paragraphs of a page that are set in other numbers of lines: those that lose least by it.
func (s loosener) choose(rows []row, boxes []pagebreak.Box, on sheet, opt pagebreak.Options) {
	var give pagebreak.Give
	var longer, shorter []*pliant
	for i := on.start; i < on.end; i++ {
		b := &boxes[i]
		if i > on.start {
			give.Stretch += b.Stretch
			give.Shrink += b.Shrink
		}
		if b.Lines == 0 || i+1-b.Lines < on.start {
			continue
		}
		if b.Longer {
			longer = append(longer, rows[i].pliant)
		}
		if b.Shorter {
			shorter = append(shorter, rows[i].pliant)
		}
	}
	give.Longer, give.Shorter = len(longer), len(shorter)
	last := on.end == len(rows) || rows[on.end].penalty <= always
	lines, _ := opt.Fill(opt.Height-int64(s.used(on)), give, last)
	slices.SortStableFunc(longer, func(a, b *pliant) int { return a.longer.compare(b.longer) })
	slices.SortStableFunc(shorter, func(a, b *pliant) int { return a.shorter.compare(b.shorter) })
	for ; lines > 0; lines-- {
		longer[lines-1].chosen = longer[lines-1].longer.lines
	}
	for ; lines < 0; lines++ {
		shorter[-lines-1].chosen = shorter[-lines-1].shorter.lines
	}
}

// reset sets the paragraphs of rows whose other lines were chosen. It returns the rows with these, and where their
// pages begin.
func reset(rows []row, starts []int) ([]row, []int) {
	if !slices.ContainsFunc(rows, func(r row) bool { return r.pliant != nil && r.pliant.chosen != nil }) {
		return rows, starts
	}
	out := make([]row, 0, len(rows))
	moved := make([]int, len(rows)+1)
	for i := 0; i < len(rows); i++ {
		moved[i] = len(out)
		p := rows[i].pliant
		if p == nil || p.chosen == nil || rows[i].line != 0 {
			out = append(out, rows[i])
			continue
		}
		out = append(out, p.rows(rows[i:i+len(p.lines)])...)
		i += len(p.lines) - 1 // no page begins within
	}
	moved[len(rows)] = len(out)
	for i, start := range starts {
		starts[i] = moved[start]
	}
	return out, starts
}

// rows returns the rows of p in the lines chosen, in place of those of the lines first set.
func (p *pliant) rows(old []row) []row {
	lines := p.text.placedLines(p.flow, p.chosen, p.passage)
	out := make([]row, len(lines))
	for i, ln := range lines {
		was := min(i, len(old)-2)
		if i == len(lines)-1 {
			was = len(old) - 1
		}
		r := old[was]
		at, n := r.places(p.lines[was]), len(p.lines[was].items)
		switch {
		case i > 0 && was == i-1 && i < len(lines)-1: // there is no such row in the old ones
			r.items, r.ids = ln.items, nil
		default:
			r.items = slices.Concat(r.items[:at], ln.items, r.items[at+n:])
		}
		r.height, r.lift, r.pliant, r.line = ln.height, ln.lift, nil, 0
		out[i] = r
	}
	return out
}
