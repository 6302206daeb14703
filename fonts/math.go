package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
)

// Math holds a font's data for setting formulas (OpenType 1.9, MATH table), in thousandths of an em. The font is STIX
// Two Math, in which every guide's formulas are set. It is safe for use by several goroutines.
type Math struct {
	Constants
	face *Face

	italics  map[uint16]int // how far a slanted glyph leans out of its width
	accents  map[uint16]int // where the middle of an accent above is placed
	vertical map[uint16]growth
	wide     map[uint16]growth
	overlap  int // the least overlap of the parts of an assembled sign

	mu     sync.Mutex
	bounds map[uint16]Bounds
}

// Constants are the constants of the MATH table that layout uses; the table's specification defines each.
type Constants struct {
	ScriptPercent, ScriptScriptPercent                                   int
	DisplayOperatorHeight                                                int
	Axis, AccentBase                                                     int
	SubDown, SubTopMax, SubDropMin                                       int
	SupUp, SupUpCramped, SupBottomMin, SupDropMax                        int
	SubSupGap, SupBottomMaxWithSub, SpaceAfterScript                     int
	UpperGap, UpperRise, LowerGap, LowerDrop                             int
	StackTopUp, StackTopDisplayUp, StackBottomDown, StackBottomDisplay   int
	StackGap, StackDisplayGap                                            int
	NumeratorUp, NumeratorDisplayUp, DenominatorDown, DenominatorDisplay int
	NumeratorGap, NumeratorDisplayGap, Rule                              int
	DenominatorGap, DenominatorDisplayGap                                int
	OverbarGap, OverbarRule, UnderbarGap, UnderbarRule                   int
	RootGap, RootDisplayGap, RootRule, RootExtra                         int
	DegreeBefore, DegreeAfter, DegreePercent                             int
}

// growth is the forms of a sign that grows: larger glyphs, and the parts of which one of any size is assembled.
type growth struct {
	variants []variant
	parts    []assembled
}

type variant struct {
	glyph uint16
	size  int
}

type assembled struct {
	glyph             uint16
	start, end, whole int // the connectors, and the length of the part
	extends           bool
}

// Bounds is the box of a glyph's ink, from its origin, Y upwards.
type Bounds struct{ Left, Bottom, Right, Top int }

// Part is a run of one glyph and its position: an assembled sign has several.
type Part struct {
	Run  *Run
	X, Y int
}

// Math returns the data for setting formulas. The error is for a font that cannot be read.
func (s *Set) Math() (*Math, error) {
	src := fallbacks(Style{})[0]
	face, err := s.library.face(src)
	if err != nil {
		return nil, err
	}
	return face.math(src.data)
}

// math reads the MATH table of a face from its file, once.
func (f *Face) math(data []byte) (*Math, error) {
	f.mathOnce.Do(func() {
		table, err := tableOf(data, "MATH")
		if err != nil {
			f.mathErr = fmt.Errorf("reading font %s: %w", f.name, err)
			return
		}
		f.mathInfo = readMath(f, table)
	})
	return f.mathInfo, f.mathErr
}

// tableOf returns a table of an OpenType file.
func tableOf(data []byte, tag string) (mathTable, error) {
	t := mathTable(data)
	for i := range t.u16(4) {
		at := 12 + 16*i
		if at+16 <= len(t) && string(t[at:at+4]) == tag {
			from, size := int(binary.BigEndian.Uint32(t[at+8:])), int(binary.BigEndian.Uint32(t[at+12:]))
			if from >= 0 && size >= 0 && from+size <= len(t) {
				return t[from : from+size], nil
			}
		}
	}
	return nil, errors.New("it has no table " + tag)
}

// Bounds returns the box of the ink of a run's glyphs.
func (m *Math) Bounds(r *Run) Bounds {
	var out Bounds
	x := 0
	for i, g := range r.Glyphs {
		b := m.glyph(r.Face, g.ID)
		b.Left, b.Right, b.Bottom, b.Top = b.Left+x+g.X, b.Right+x+g.X, b.Bottom+g.Y, b.Top+g.Y
		x += g.Advance
		if i == 0 {
			out = b
			continue
		}
		out = Bounds{min(out.Left, b.Left), min(out.Bottom, b.Bottom), max(out.Right, b.Right), max(out.Top, b.Top)}
	}
	return out
}

// glyph returns the box of a glyph. Those of other faces than the font of formulas are few, and not cached.
func (m *Math) glyph(face *Face, id uint16) Bounds {
	m.mu.Lock()
	defer m.mu.Unlock()
	if b, ok := m.bounds[id]; ok && face == m.face {
		return b
	}
	var b Bounds
	first := true
	for _, c := range face.Outline(id) {
		for _, p := range c.Points {
			if first {
				b, first = Bounds{p.X, p.Y, p.X, p.Y}, false
			}
			b = Bounds{min(b.Left, p.X), min(b.Bottom, p.Y), max(b.Right, p.X), max(b.Top, p.Y)}
		}
	}
	if face == m.face {
		m.bounds[id] = b
	}
	return b
}

// Italic returns how far the last glyph of a run leans out of its width.
func (m *Math) Italic(r *Run) int {
	if n := len(r.Glyphs); n > 0 && r.Face == m.face {
		return m.italics[r.Glyphs[n-1].ID]
	}
	return 0
}

// Accent returns the distance from the start of a run of one glyph to the middle of an accent; for any other run, half
// of its width.
func (m *Math) Accent(r *Run) int {
	if len(r.Glyphs) == 1 && r.Face == m.face {
		if x, ok := m.accents[r.Glyphs[0].ID]; ok {
			return x
		}
	}
	return r.Width / 2
}

// Grown returns the form of a sign that is at least as high, or as wide, as size; the largest one if none is. The parts
// stand on the baseline, or side by side from 0 on.
func (m *Math) Grown(r *Run, size int, wide bool) []Part {
	forms := m.vertical
	if wide {
		forms = m.wide
	}
	if len(r.Glyphs) != 1 || r.Face != m.face {
		return []Part{{Run: r}}
	}
	g := forms[r.Glyphs[0].ID]
	best := r.Glyphs[0].ID
	for _, v := range g.variants {
		best = v.glyph
		if v.size >= size {
			return []Part{{Run: m.run(v.glyph, r.Text)}}
		}
	}
	if len(g.parts) == 0 {
		return []Part{{Run: m.run(best, r.Text)}}
	}
	return m.assemble(g.parts, r.Text, size, wide)
}

func (m *Math) run(glyph uint16, text string) *Run {
	w := m.face.outline.Advance(glyph)
	return &Run{Face: m.face, Text: text, Width: w, Glyphs: []Glyph{{ID: glyph, Text: text, Width: w, Advance: w}}}
}

// assemble assembles a sign of a size: extenders are repeated as often as needed, and parts overlap as far as the size
// allows (OpenType 1.9, MathVariants, "Glyph assembly").
func (m *Math) assemble(parts []assembled, text string, size int, wide bool) []Part {
	const most = 200 // of one part: a sign as high as ten pages
	var chain []assembled
	for repeat := 1; ; repeat++ {
		chain = chain[:0]
		reach := 0 // with the least overlaps
		for _, p := range parts {
			n := 1
			if p.extends {
				n = repeat
			}
			for range n {
				if k := len(chain); k > 0 {
					reach -= min(m.overlap, chain[k-1].end, p.start)
				}
				chain = append(chain, p)
				reach += p.whole
			}
		}
		if reach < size && repeat < most {
			continue
		}
		// The excess is removed by overlapping the parts, as far as their connectors allow.
		excess := max(reach-size, 0)
		var out []Part
		at := 0
		for i, p := range chain {
			if i > 0 {
				least := min(m.overlap, chain[i-1].end, p.start)
				more := min(min(chain[i-1].end, p.start)-least, excess/(len(chain)-i))
				more = max(more, 0)
				excess -= more
				at -= least + more
			}
			part := Part{Run: m.run(p.glyph, text)}
			if wide {
				part.X = at
			} else {
				part.Y = at - m.glyph(m.face, p.glyph).Bottom
			}
			out = append(out, part)
			at += p.whole
		}
		return out
	}
}
