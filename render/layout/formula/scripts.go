package formula

import (
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/tex"
)

// scripts sets exponents and indices beside the base, or above and below it (The TeXbook, appendix G, rules 13 and 18).
func (st style) scripts(n *tex.Scripts) *Box {
	base := st.node(n.Base)
	var sub, sup *Box
	if n.Sub != nil {
		sub = st.script().cramp().node(n.Sub)
	}
	if a, ok := n.Sup.(*tex.Atom); ok && strings.Trim(a.Text, "′″‴") == "" {
		// A prime is drawn raised.
		base = join([]atom{{Box: base}, {Box: st.text(fonts.Style{Family: fonts.Formula}, a.Text), space: base.italic}})
	} else if n.Sup != nil {
		sup = st.script().node(n.Sup)
	}
	if st.limits(n) {
		return st.over(base, sup, sub, base.italic)
	}
	return st.beside(base, sub, sup)
}

// limits reports whether scripts stand above and below their base, as they do for sums in a displayed formula.
func (st style) limits(n *tex.Scripts) bool {
	switch b := n.Base.(type) {
	case *tex.Atom:
		return n.Limits || b.Limits && st.display
	case *tex.Mark:
		return n.Limits || b.Wide && strings.Contains("⏞⏟", b.Text)
	}
	return n.Limits
}

func (st style) beside(base, sub, sup *Box) *Box {
	m := st.s.math
	out := &Box{}
	out.put(base, 0, 0)
	var up, down int64
	if !base.glyph { // of a base that is taller than a letter the edge counts
		up, down = base.Above-st.em(m.SupDropMax), base.Below+st.em(m.SubDropMin)
	}
	x := base.Width
	lean := base.italic
	if sup != nil {
		shift := m.SupUp
		if st.cramped {
			shift = m.SupUpCramped
		}
		up = max(up, st.em(shift), sup.Below+st.em(m.SupBottomMin))
	}
	if sub != nil {
		down = max(down, st.em(m.SubDown), sub.Above-st.em(m.SubTopMax))
	}
	if sub != nil && sup != nil {
		if gap := (up - sup.Below) - (sub.Above - down); gap < st.em(m.SubSupGap) {
			need := st.em(m.SubSupGap) - gap
			lift := min(need, max(st.em(m.SupBottomMaxWithSub)-(up-sup.Below), 0))
			up += lift
			down += need - lift
		}
	}
	end := x
	if sup != nil {
		out.put(sup, x+lean, up)
		end = max(end, x+lean+sup.Width)
	}
	if sub != nil {
		out.put(sub, x, -down)
		end = max(end, x+sub.Width)
	}
	out.Width = end + st.em(m.SpaceAfterScript)
	return out
}

// over sets one box above and one below another, all centered; either may be nil. lean shifts the upper one to the
// right and the lower one to the left.
func (st style) over(base, above, below *Box, lean int64) *Box {
	m := st.s.math
	width := base.Width
	for _, b := range []*Box{above, below} {
		if b != nil {
			width = max(width, b.Width)
		}
	}
	out := &Box{Width: width}
	out.put(base, (width-base.Width)/2, 0)
	pad := st.em(100) // TeX's big_op_spacing5
	if above != nil {
		y := base.Above + max(st.em(m.UpperGap)+above.Below, st.em(m.UpperRise))
		out.put(above, (width-above.Width)/2+lean/2, y)
		out.Above += pad
	}
	if below != nil {
		y := base.Below + max(st.em(m.LowerGap)+below.Above, st.em(m.LowerDrop))
		out.put(below, (width-below.Width)/2-lean/2, -y)
		out.Below += pad
	}
	return out
}

// stack sets a smaller node above or below another.
func (st style) stack(n *tex.Stack) *Box {
	var above, below *Box
	if n.Above != nil {
		above = st.script().node(n.Above)
	}
	if n.Below != nil {
		below = st.script().cramp().node(n.Below)
	}
	return st.over(st.node(n.Of), above, below, 0)
}
