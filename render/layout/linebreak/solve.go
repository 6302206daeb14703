package linebreak

import (
	"cmp"
	"slices"
)

// state is the best known way to reach a break with a given line number and fitness. The line number stops at the last
// of paragraph.widths, as all further lines are alike.
type state struct {
	at       int // item of the break; -1 at the start of the paragraph
	start    int // first item of the next line
	line     int // number of the next line, as an index of paragraph.widths
	fitness  int // of the line before
	hyphens  int // lines up to the break that end in hyphens, without one between that does not; at most 2
	demerits int64
	from     int  // index of the state at the break before; -1 at the start
	fill     fill // of the line before
	first    bool // no break has been tried from here yet
}

// maxActive bounds the states that are compared with each other, so that the time is linear for any input, even boxes
// without width. A line of running text has fewer than a hundred. Beyond the bound, the states with the most demerits
// are dropped.
const maxActive = 512

// solver is one pass over a paragraph.
type solver struct {
	*paragraph
	*scratch
	pass pass
	full int // number of states at which those that lead nowhere are dropped
}

// scratch is the memory of a solver, which the next one uses again.
type scratch struct {
	states []state
	active []int // indexes of the states from which lines may still begin, ascending
	found  []int // states at the current break
}

// roomy is the number of states at which the dead ones are first dropped: more than most paragraphs have.
const roomy = 1 << 13

// passes returns the lines of the first pass that finds any, and their demerits.
func (p *paragraph) passes(used *scratch) (lines []Line, demerits int64) {
	for _, ps := range []pass{plain, flagged} {
		if lines, demerits, ok := p.solve(used, ps); ok {
			return lines, demerits
		}
	}
	lines, demerits, _ = p.solve(used, emergency)
	return lines, demerits
}

// solve returns the lines with the least demerits that the pass allows, and these demerits; ok is false if it allows
// none.
func (p *paragraph) solve(used *scratch, ps pass) (lines []Line, demerits int64, ok bool) {
	s := solver{paragraph: p, scratch: used, pass: ps, full: roomy}
	return s.solve()
}

// solve is [paragraph.solve].
func (s *solver) solve() (lines []Line, demerits int64, ok bool) {
	s.states = append(s.states[:0], state{at: -1, fitness: 1, from: -1, first: true})
	s.active = append(s.active[:0], 0)
	for i := 0; i < s.end; i++ {
		if s.legal(i, s.pass) {
			s.step(i)
		}
		if len(s.active) == 0 {
			return nil, 0, false
		}
	}
	if !s.forced(s.end - 1) {
		s.step(len(s.items))
	}
	if s.exactly > 0 {
		s.active = slices.DeleteFunc(s.active, func(k int) bool { return s.states[k].line != s.exactly })
	}
	if len(s.active) == 0 {
		return nil, 0, false
	}
	best := s.active[0]
	for _, a := range s.active[1:] {
		if s.states[a].demerits < s.states[best].demerits {
			best = a
		}
	}
	return s.lines(best), s.states[best].demerits, true
}

// stub reports whether a line that ends its paragraph is too short for one whose number of lines was asked for.
func (s *solver) stub(f fill, line int) bool {
	return s.exactly > 0 && thousandths(f.width, s.widths[line], 1000) < int64(s.opt.ShortLast)
}

// step considers a break at item i, which may be the end, from every active state.
func (s *solver) step(i int) {
	end := i == len(s.items) || s.forced(i)
	// Whether a later break could still fit does not depend on the hyphen that a break here would add.
	var hyphen int64
	if !end && s.items[i].Kind == Penalty {
		hyphen = s.items[i].Width
	}
	s.found = s.found[:0]
	kept := s.active[:0]
	for _, a := range s.active {
		st := &s.states[a]
		if i < int(s.next[st.at+1]) {
			kept = append(kept, a) // the line would be empty
			continue
		}
		f := s.line(st.start, i, s.widths[st.line], end, s.pass)
		// A line that is too wide is the last resort: allowed only if its first break comes too late.
		first := st.first
		st.first = false
		ugly := s.ladder(*st, i) || s.fragment(*st, i, end)
		if s.allowed(f, first) && !(end && s.stub(f, st.line)) && (s.pass == emergency || !ugly) {
			s.reach(i, end, a, f)
		}
		over := f.over
		if over && hyphen > 0 {
			over = s.wide(st.start, i, s.widths[st.line])
		}
		if !over && !end {
			kept = append(kept, a)
		}
	}
	s.active = append(kept, s.found...)
	if len(s.active) > maxActive {
		s.prune()
	}
	if len(s.states) >= s.full {
		s.sweep()
		s.full = max(s.full, 2*len(s.states))
	}
}

// sweep drops the states that no active one came from. All active states of a long text came through the same few, so
// that memory grows with the lines and not with all the breaks that were tried.
func (s *solver) sweep() {
	live := make([]bool, len(s.states))
	for _, a := range s.active {
		for ; a >= 0 && !live[a]; a = s.states[a].from {
			live[a] = true
		}
	}
	moved := make([]int, len(s.states))
	n := 0
	for i, st := range s.states {
		if !live[i] {
			continue
		}
		if st.from >= 0 {
			st.from = moved[st.from]
		}
		moved[i] = n
		s.states[n] = st
		n++
	}
	s.states = s.states[:n]
	for i, a := range s.active {
		s.active[i] = moved[a]
	}
}

// allowed reports whether the pass allows a line. first is true if it ends at the first break after its start.
func (s *solver) allowed(f fill, first bool) bool {
	switch {
	case f.over:
		return s.pass == emergency && first
	case s.pass == plain:
		return f.badness <= int64(s.opt.PreTolerance)
	case s.pass == flagged:
		return f.badness <= int64(s.opt.Tolerance)
	default:
		return true
	}
}

// wide reports whether the items from start to i are too wide for a line, apart from a hyphen added at i.
func (s *solver) wide(start, i int, width int64) bool {
	d := s.sums[i].minus(s.sums[start])
	if s.opt.Ragged {
		d.shrink = 0
	}
	return d.width-d.shrink > width+s.left(start)+s.right(start, i)
}

// reach records the line f from state a to a break at item i, unless a better way to an equal state is known.
func (s *solver) reach(i int, end bool, a int, f fill) {
	from := s.states[a]
	n := state{
		at:       i,
		start:    int(s.next[min(i+1, len(s.items))]),
		line:     min(from.line+1, len(s.widths)-1),
		fitness:  f.fitness,
		hyphens:  s.hyphens(from, i),
		demerits: from.demerits + s.demerits(from, i, end, f),
		from:     a,
		fill:     f,
		first:    true,
	}
	for _, k := range s.found {
		if o := &s.states[k]; o.line == n.line && o.fitness == n.fitness && o.hyphens == n.hyphens {
			if n.demerits < o.demerits {
				*o = n
			}
			return
		}
	}
	s.found = append(s.found, len(s.states))
	s.states = append(s.states, n)
}

// hyphens returns how many lines up to a break at item i, the next after state a, end in hyphens.
func (s *solver) hyphens(a state, i int) int {
	if i == len(s.items) || s.items[i].Kind != Penalty || !s.items[i].Flagged {
		return 0
	}
	return min(a.hyphens+1, 2)
}

// ladder reports whether a break at item i makes the line after state a the third in succession that ends in a hyphen.
func (s *solver) ladder(a state, i int) bool { return a.hyphens == 2 && s.hyphens(a, i) > 0 }

// fragment reports whether the line from state a to item i is a last one that holds nothing but the rest of a word.
func (s *solver) fragment(a state, i int, end bool) bool {
	return end && a.hyphens > 0 && s.sums[min(i, s.end)].spaces == s.sums[a.start].spaces
}

// demerits returns the demerits of the line f from state a to a break at item i.
func (s *solver) demerits(a state, i int, end bool, f fill) int64 {
	d := int64(s.opt.LinePenalty) + f.badness
	d *= d
	switch {
	case !end && s.items[i].Kind == Penalty:
		p := max(int64(s.items[i].Penalty), -Infinite)
		if p > 0 {
			d += p * p
		} else {
			d -= p * p
		}
		switch {
		case s.ladder(a, i):
			d += int64(s.opt.ForbiddenDemerits)
		case a.hyphens > 0 && s.hyphens(a, i) > 0:
			d += int64(s.opt.FlaggedDemerits)
		}
	case end && a.hyphens > 0:
		d += int64(s.opt.FinalFlaggedDemerits)
		if s.fragment(a, i, end) {
			d += int64(s.opt.ForbiddenDemerits)
		}
	}
	if end && a.at >= 0 && !s.forced(a.at) && thousandths(f.width, s.widths[a.line], 1000) < int64(s.opt.ShortLast) {
		d += int64(s.opt.ShortLastDemerits)
	}
	if a.at >= 0 && !(s.opt.Ragged && end) && (f.fitness > a.fitness+1 || f.fitness < a.fitness-1) {
		d += int64(s.opt.FitnessDemerits)
	}
	return d
}

// prune drops the active states with the most demerits.
func (s *solver) prune() {
	slices.SortFunc(s.active, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.states[a].demerits, s.states[b].demerits), cmp.Compare(a, b))
	})
	s.active = s.active[:maxActive/2]
	slices.Sort(s.active)
}

// lines returns the lines that lead to state k.
func (s *solver) lines(k int) []Line {
	var out []Line
	for ; s.states[k].from >= 0; k = s.states[k].from {
		st := s.states[k]
		f := st.fill
		out = append(out, Line{
			Start: s.states[st.from].start, End: st.at, Ratio: f.ratio, Width: f.width, Short: f.short,
		})
	}
	slices.Reverse(out)
	return out
}
