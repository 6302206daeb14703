package formula

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/source/tex"
)

// fraction sets one node over another (The TeXbook, appendix G, rule 15).
func (st style) fraction(n *tex.Fraction) *Box {
	switch {
	case n.Display:
		st.display = true
		if st.level > 0 {
			st.level, st.size = 0, st.s.size
		}
	case n.Small:
		st.display = false
	}
	m := st.s.math
	above, below := st.part().node(n.Above), st.part().cramp().node(n.Below)
	up, down := st.em(m.NumeratorUp), st.em(m.DenominatorDown)
	gapUp, gapDown, thick := st.em(m.NumeratorGap), st.em(m.DenominatorGap), st.em(m.Rule)
	if st.display {
		up, down = st.em(m.NumeratorDisplayUp), st.em(m.DenominatorDisplay)
		gapUp, gapDown = st.em(m.NumeratorDisplayGap), st.em(m.DenominatorDisplayGap)
	}
	axis := st.em(m.Axis)
	if n.Bare {
		up, down, thick = st.em(m.StackTopUp), st.em(m.StackBottomDown), 0
		gap := st.em(m.StackGap)
		if st.display {
			up, down, gap = st.em(m.StackTopDisplayUp), st.em(m.StackBottomDisplay), st.em(m.StackDisplayGap)
		}
		if between := up - above.Below + down - below.Above; between < gap {
			up += (gap - between) / 2
			down += (gap - between) - (gap-between)/2
		}
	} else {
		up = max(up, axis+thick/2+gapUp+above.Below)
		down = max(down, gapDown+below.Above-axis+thick/2)
	}
	side := st.em(120) // TeX's \nulldelimiterspace, 1.2 pt at 10 pt
	width := max(above.Width, below.Width)
	out := &Box{Width: width + 2*side}
	out.put(above, side+(width-above.Width)/2, up)
	out.put(below, side+(width-below.Width)/2, -down)
	if !n.Bare {
		out.rule(side, axis-thick/2, width, thick)
	}
	return out
}

// root sets a root (The TeXbook, appendix G, rule 11).
func (st style) root(n *tex.Root) *Box {
	m := st.s.math
	in := st.cramp().node(n.Of)
	gap, thick := st.em(m.RootGap), st.em(m.RootRule)
	if st.display {
		gap = st.em(m.RootDisplayGap)
	}
	height := in.Above + in.Below + gap + thick
	run := st.run("√")
	sign := &Box{}
	for _, p := range m.Grown(run, int(height*1000/st.size), false) {
		sign.glyphs(st, p.Run, st.em(p.X), st.em(p.Y))
		sign.Width = max(sign.Width, st.em(p.X+p.Run.Width))
	}
	if more := sign.Above + sign.Below - height; more > 0 { // half of what the sign is too high goes above
		gap += more / 2
	}
	out := &Box{}
	top := in.Above + gap + thick
	var x int64
	if n.Degree != nil {
		degree := st.script().script().node(n.Degree)
		x = max(st.em(m.DegreeBefore)+degree.Width+st.em(m.DegreeAfter), 0)
		bottom := top - (sign.Above + sign.Below)
		out.put(degree, st.em(m.DegreeBefore), bottom+(sign.Above+sign.Below)*int64(m.DegreePercent)/100+degree.Below)
	}
	out.put(sign, x, top-sign.Above)
	x += sign.Width
	out.put(in, x, 0)
	out.rule(x, top-thick, in.Width, thick)
	out.Width = x + in.Width
	out.Above += st.em(m.RootExtra)
	return out
}

// fence sets nodes between signs as high as they are (The TeXbook, appendix G, rule 19).
func (st style) fence(n *tex.Fence) *Box {
	atoms := st.atoms(n.Kids)
	inner := join(atoms)
	axis := st.em(st.s.math.Axis)
	reach := max(inner.Above-axis, inner.Below+axis)
	// TeX's \delimiterfactor and \delimitershortfall: nine tenths, or half an em less.
	height := max(2*reach*901/1000, 2*reach-st.em(500))
	for i := range atoms {
		if middle, ok := n.Kids[atoms[i].kid].(*tex.Middle); ok {
			atoms[i].Box = st.sign(middle.Text, height)
		}
	}
	out := &Box{}
	for _, b := range []*Box{st.sign(n.Open, height), join(atoms), st.sign(n.Close, height)} {
		out.put(b, out.Width, 0)
		out.Width += b.Width
	}
	return out
}

// mark sets an accent, a line or a brace above or below a node (The TeXbook, appendix G, rules 9, 10 and 12).
func (st style) mark(n *tex.Mark) *Box {
	m := st.s.math
	in := st.cramp().node(n.Of)
	out := &Box{Width: in.Width, italic: in.italic, glyph: in.glyph}
	out.put(in, 0, 0)
	switch {
	case n.Text == "‾":
		out.rule(0, in.Above+st.em(m.OverbarGap), in.Width, st.em(m.OverbarRule))
		return out
	case n.Text == "_":
		out.rule(0, -in.Below-st.em(m.UnderbarGap)-st.em(m.UnderbarRule), in.Width, st.em(m.UnderbarRule))
		return out
	}
	run := st.run(n.Text)
	parts := []fonts.Part{{Run: run}}
	if n.Wide {
		parts = m.Grown(run, int(in.Width*1000/st.size), true)
	}
	left, right, bottom, top := 1<<30, -1<<30, 1<<30, -1<<30
	for _, p := range parts {
		b := m.Bounds(p.Run)
		left, right = min(left, p.X+b.Left), max(right, p.X+b.Right)
		bottom, top = min(bottom, b.Bottom), max(top, b.Top)
	}
	middle := in.Width / 2
	if in.glyph && len(in.Glyphs) == 1 && !n.Wide {
		middle = st.em(m.Accent(in.Glyphs[0].Run))
	}
	x := middle - st.em(left+right)/2
	y := max(in.Above-st.em(m.AccentBase), 0)
	switch {
	case n.Below:
		y = -in.Below - st.em(m.LowerGap) - st.em(top)
	case n.Wide && bottom < m.AccentBase*8/10: // an arrow or a brace, which is not drawn above the letters
		y = in.Above + st.em(m.UpperGap) - st.em(bottom)
	}
	for _, p := range parts {
		out.glyphs(st, p.Run, x+st.em(p.X), y+st.em(p.Y))
	}
	return out
}

// enclosed sets a node with lines, or the room of one.
func (st style) enclosed(n *tex.Enclosed) *Box {
	in := st.node(n.Of)
	thick := st.em(st.s.math.Rule)
	switch n.How {
	case tex.Boxed: // with TeX's \fboxsep around it, 3 pt at 10 pt
		sep := st.em(300)
		out := &Box{Width: in.Width + 2*sep}
		out.put(in, sep, 0)
		above, below := in.Above+sep, in.Below+sep
		out.rule(0, above-thick, out.Width, thick)
		out.rule(0, -below, out.Width, thick)
		out.rule(0, -below, thick, above+below)
		out.rule(out.Width-thick, -below, thick, above+below)
		return out
	case tex.Struck:
		out := &Box{Width: in.Width}
		out.put(in, 0, 0)
		out.rule(0, (in.Above-in.Below)/2, in.Width, thick)
		return out
	case tex.Phantom:
		return &Box{Width: in.Width, Above: in.Above, Below: in.Below}
	case tex.PhantomWidth:
		return &Box{Width: in.Width}
	}
	return &Box{Above: in.Above, Below: in.Below}
}

// cells are the set cells of a grid.
type cells struct {
	rows   [][]*Box
	widths []int64 // of the columns
	lefts  []int64 // where these begin; behind the last, where it ends
	align  string
	strut  [2]int64 // a line and its lead: TeX's \strutbox
	lead   int64    // between rows
}

// cells sets the cells of a grid.
func (st style) cells(n *tex.Grid) *cells {
	inner := st
	inner.display = n.Equations
	c := &cells{rows: make([][]*Box, len(n.Rows)), align: n.Align}
	c.strut, c.lead = [2]int64{st.em(720), st.em(280)}, st.em(120)
	if n.Equations {
		c.lead = st.em(350) // TeX's \jot, which separates fractions in neighboring lines
	}
	for i, r := range n.Rows {
		for j, k := range r {
			b := inner.node(k)
			c.rows[i] = append(c.rows[i], b)
			if j == len(c.widths) {
				c.widths = append(c.widths, 0)
			}
			c.widths[j] = max(c.widths[j], b.Width)
		}
	}
	c.lefts = make([]int64, len(c.widths)+1)
	for j, w := range c.widths {
		if j > 0 {
			c.lefts[j] += columnGap(st, n, j)
		}
		c.lefts[j+1] = c.lefts[j] + w
	}
	return c
}

// row returns a row as wide as the grid.
func (c *cells) row(i int) *Box {
	out := &Box{Width: c.lefts[len(c.widths)], Above: c.strut[0], Below: c.strut[1]}
	for j, b := range c.rows[i] {
		at := c.lefts[j]
		switch c.align[j%len(c.align)] {
		case 'c':
			at += (c.widths[j] - b.Width) / 2
		case 'r':
			at += c.widths[j] - b.Width
		}
		out.put(b, at, 0)
	}
	return out
}

// grid sets a matrix or aligned lines, its middle on the axis.
func (st style) grid(n *tex.Grid) *Box {
	c := st.cells(n)
	out := &Box{}
	var y int64
	tops := make([]int64, 0, len(c.rows)+1) // where a rule before each row stands
	for i := range c.rows {
		b := c.row(i)
		if i > 0 {
			y -= c.lead
		}
		tops = append(tops, y+c.lead/2)
		y -= b.Above
		out.put(b, 0, y)
		y -= b.Below
	}
	out.Width = c.lefts[len(c.widths)]
	st.ruled(out, n, c.lefts, append(tops, y-c.lead/2))
	// So far everything is below the first line's top.
	out.Above, out.Below = 0, -y
	for _, r := range out.Rules {
		out.Above, out.Below = max(out.Above, r.Y+r.H), max(out.Below, -r.Y)
	}
	left, right := int64(0), int64(0) // rules at the edges stand apart
	if len(n.Upright) > 0 && n.Upright[0] == 0 {
		left = st.em(gridEdge)
	}
	if len(n.Upright) > 0 && n.Upright[len(n.Upright)-1] == len(c.widths) {
		right = st.em(gridEdge)
	}
	middle := &Box{Width: left + out.Width + right}
	middle.put(out, left, -y/2+st.em(st.s.math.Axis))
	return middle
}

// Lines returns the boxes of a displayed formula that is nothing but aligned lines, one for each, to be set below each
// other; nil for another formula. Each box is as wide as all of them, so that the lines stay aligned.
func (s *Setter) Lines(row *tex.Row, source string) ([]*Box, error) {
	if len(row.Kids) != 1 {
		return nil, nil
	}
	g, ok := row.Kids[0].(*tex.Grid)
	if !ok || !g.Equations || len(g.Rows) < 2 || len(g.Between) > 0 || len(g.Upright) > 0 {
		return nil, nil
	}
	c := style{s: s, size: s.size, display: true}.cells(g)
	boxes := make([]*Box, len(c.rows))
	start := 0
	for i := range c.rows {
		b := c.row(i)
		b.Below += c.lead
		end := len(source)
		if i+1 < len(c.rows) && i < len(g.Ends) {
			end = g.Ends[i]
		}
		b.Source, start, b.Ends = source[start:end], end, i+1 < len(c.rows)
		boxes[i] = b
	}
	return boxes, s.err
}

// gridEdge is the space between a column and a rule at the edge of its grid, in thousandths of an em.
const gridEdge = 250

// ruled adds the rules of a grid, whose columns begin at lefts, each of the last ones where the one before ends, and
// whose rows have rules at tops.
func (st style) ruled(out *Box, n *tex.Grid, lefts, tops []int64) {
	thick := st.em(st.s.math.Rule)
	last := len(lefts) - 1
	for _, i := range n.Between {
		if i < len(tops) {
			out.rule(0, tops[i]-thick/2, out.Width, thick)
		}
	}
	for _, j := range n.Upright {
		if j > last {
			continue
		}
		x := lefts[j]
		switch {
		case j > 0 && j < last:
			x -= columnGap(st, n, j) / 2
		case j == last:
			x += st.em(gridEdge)
		default:
			x -= st.em(gridEdge)
		}
		out.rule(x-thick/2, tops[len(tops)-1], thick, tops[0]-tops[len(tops)-1])
	}
}

// columnGap returns the space before a column.
func columnGap(st style, n *tex.Grid, column int) int64 {
	switch {
	case n.Equations && column%2 == 1:
		return st.em(278) // as beside the relation that begins the column
	case n.Equations:
		return st.em(2000)
	}
	return st.em(1000) // 2 × TeX's \arraycolsep, 5 pt at 10 pt
}
