package fonts

import "encoding/binary"

// mathTable reads the MATH table. Beyond its end it reads zeros.
type mathTable []byte

func (t mathTable) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t mathTable) i16(at int) int { return int(int16(t.u16(at))) }

// from returns the table at the offset that is stored at at, or an empty one if there is none.
func (t mathTable) from(at int) mathTable {
	if off := t.u16(at); off > 0 && off < len(t) {
		return t[off:]
	}
	return nil
}

// covered returns the glyphs of a Coverage table in the order of their indices.
func (t mathTable) covered() []uint16 {
	var out []uint16
	switch t.u16(0) {
	case 1:
		for i := range t.u16(2) {
			out = append(out, uint16(t.u16(4+2*i)))
		}
	case 2:
		for i := range t.u16(2) {
			first, last := t.u16(4+6*i), t.u16(6+6*i)
			for g := first; g <= last && len(out) <= 0xFFFF; g++ {
				out = append(out, uint16(g))
			}
		}
	}
	return out
}

func readMath(f *Face, t mathTable) *Math {
	m := &Math{face: f, bounds: map[uint16]Bounds{}}
	m.Constants = readConstants(f, t.from(4))
	info := t.from(6)
	m.italics = readValues(f, info.from(0))
	m.accents = readValues(f, info.from(2))
	v := t.from(8)
	m.overlap = f.thousandths(v.u16(0))
	tall, wide := v.u16(6), v.u16(8)
	m.vertical = readGrowth(f, v, v.from(2).covered(), tall, 10)
	m.wide = readGrowth(f, v, v.from(4).covered(), wide, 10+2*tall)
	return m
}

// readConstants reads MathConstants: two percentages, two heights, then a value every four bytes, in the order of the
// specification.
func readConstants(f *Face, t mathTable) Constants {
	value := func(n int) int { return f.thousandths(t.i16(8 + 4*n)) }
	return Constants{
		ScriptPercent: t.i16(0), ScriptScriptPercent: t.i16(2), DisplayOperatorHeight: f.thousandths(t.u16(6)),
		Axis: value(1), AccentBase: value(2), SubDown: value(4), SubTopMax: value(5), SubDropMin: value(6),
		SupUp: value(7), SupUpCramped: value(8), SupBottomMin: value(9), SupDropMax: value(10), SubSupGap: value(11),
		SupBottomMaxWithSub: value(12), SpaceAfterScript: value(13), UpperGap: value(14), UpperRise: value(15),
		LowerGap: value(16), LowerDrop: value(17), StackTopUp: value(18), StackTopDisplayUp: value(19),
		StackBottomDown: value(20), StackBottomDisplay: value(21), StackGap: value(22), StackDisplayGap: value(23),
		NumeratorUp: value(28), NumeratorDisplayUp: value(29), DenominatorDown: value(30),
		DenominatorDisplay: value(31), NumeratorGap: value(32), NumeratorDisplayGap: value(33), Rule: value(34),
		DenominatorGap: value(35), DenominatorDisplayGap: value(36), OverbarGap: value(39), OverbarRule: value(40),
		UnderbarGap: value(42), UnderbarRule: value(43), RootGap: value(45), RootDisplayGap: value(46),
		RootRule: value(47), RootExtra: value(48), DegreeBefore: value(49), DegreeAfter: value(50),
		DegreePercent: t.i16(8 + 4*51),
	}
}

// readValues reads a coverage and a value for each of its glyphs: italics corrections, positions of accents.
func readValues(f *Face, t mathTable) map[uint16]int {
	out := map[uint16]int{}
	for i, g := range t.from(0).covered() {
		if i < t.u16(2) {
			out[g] = f.thousandths(t.i16(4 + 4*i))
		}
	}
	return out
}

// readGrowth reads MathGlyphConstruction tables, whose offsets begin at at.
func readGrowth(f *Face, t mathTable, glyphs []uint16, n, at int) map[uint16]growth {
	out := make(map[uint16]growth, n)
	for i, g := range glyphs {
		c := t.from(at + 2*i)
		if i >= n || c == nil {
			break
		}
		var w growth
		for k := range c.u16(2) {
			w.variants = append(w.variants, variant{uint16(c.u16(4 + 4*k)), f.thousandths(c.u16(6 + 4*k))})
		}
		parts := c.from(0)
		for k := range parts.u16(4) {
			p := 6 + 10*k
			w.parts = append(
				w.parts,
				assembled{uint16(parts.u16(p)), f.thousandths(parts.u16(p + 2)), f.thousandths(parts.u16(p + 4)),
					f.thousandths(parts.u16(p + 6)), parts.u16(p+8)&1 != 0},
			)
		}
		out[g] = w
	}
	return out
}
