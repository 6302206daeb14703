package subset

// Bits of OS/2 (OpenType, OS/2, fsSelection and fsType) and of head (macStyle).
const (
	selItalic     = 1 << 0
	selBold       = 1 << 5
	selTypo       = 1 << 7 // USE_TYPO_METRICS
	selOblique    = 1 << 9
	macBold       = 1 << 0
	macItalic     = 1 << 1
	licenceUsage  = 0xF
	restricted    = 2
	noSubsetting  = 1 << 8
	bitmapsOnly   = 1 << 9
	regularWeight = 400
)

// Metrics returns the font's measures.
func (f *Font) Metrics() Metrics {
	m := Metrics{
		ItalicAngle: float64(int32(f.post.u32(4))) / (1 << 16),
		Weight:      f.os2.u16(4),
		FixedPitch:  f.post.u32(12) != 0,
	}
	for i := range m.Box {
		m.Box[i] = f.thousandths(f.head.i16(36 + 2*i))
	}
	if m.Weight == 0 {
		m.Weight = regularWeight
	}
	ascent, descent := f.height()
	m.Ascent, m.Descent = f.thousandths(ascent), f.thousandths(descent)
	m.CapHeight = f.thousandths(f.capHeight(ascent))
	return m
}

// height returns ascent and descent in units of the font. Of the pairs in hhea, OS/2 (typographic, then Windows) and
// head, it is the first that is not empty, or OS/2's typographic one if OS/2 selects that.
func (f *Font) height() (ascent, descent int) {
	type pair struct{ up, down int }
	hhea := pair{f.hhea.i16(4), f.hhea.i16(6)}
	typo := pair{f.os2.i16(68), f.os2.i16(70)}
	win := pair{f.os2.u16(74), -f.os2.u16(76)}
	box := pair{f.head.i16(42), f.head.i16(38)}
	order := []pair{hhea, typo, win, box}
	if f.os2.u16(62)&selTypo != 0 {
		order[0], order[1] = typo, hhea
	}
	for _, p := range order {
		if p.up != 0 || p.down != 0 {
			// Some fonts store the descent as a positive distance.
			return p.up, min(p.down, -p.down)
		}
	}
	return 0, 0
}

// capHeight returns the height of capitals in units of the font. OS/2 has it since version 2.
func (f *Font) capHeight(ascent int) int {
	if h := f.os2.i16(88); h > 0 && f.os2.u16(0) >= 2 {
		return h
	}
	if f.cff == nil {
		if d, err := f.outlines.data(f.chars.glyph('H')); err == nil && d.i16(8) > 0 {
			return d.i16(8) // yMax
		}
	}
	return ascent * 7 / 10 // of text faces: Times has 0.66 of 0.89, Helvetica 0.72 of 0.93
}

// Family returns the typographic family (name ID 16, else 1) and whether the face is bold or italic.
func (f *Font) Family() (name string, bold, italic bool) {
	name = f.names.text(16)
	if name == "" {
		name = f.names.text(1)
	}
	if len(f.os2) >= 64 {
		s := f.os2.u16(62)
		return name, s&selBold != 0, s&(selItalic|selOblique) != 0
	}
	s := f.head.u16(44)
	return name, s&macBold != 0, s&macItalic != 0
}

// Embeddable reports whether the font's licence bits (OS/2, fsType) allow a subset of it to be embedded.
func (f *Font) Embeddable() bool {
	t := f.os2.u16(8)
	// If an older font sets several bits of usage, the least restrictive applies.
	return t&licenceUsage != restricted && t&(noSubsetting|bitmapsOnly) == 0
}

// advance returns a width in units of the font (OpenType, hmtx).
func (f *Font) advance(glyph uint16) int {
	if int(glyph) >= f.glyphs {
		return 0
	}
	return f.hmtx.u16(4 * min(int(glyph), f.widths-1))
}

// bearing returns the left side bearing in units of the font; in hmtx those of the glyphs without a width of their own
// come last.
func (f *Font) bearing(glyph uint16) int {
	if i := int(glyph) - f.widths; i >= 0 {
		return f.hmtx.i16(4*f.widths + 2*i)
	}
	return f.hmtx.i16(4*int(glyph) + 2)
}

// thousandths converts units of the font to thousandths of an em, rounded half up, for negative numbers too.
func (f *Font) thousandths(units int) int {
	n, d := 2000*units+f.upem, 2*f.upem
	q := n / d
	if n < 0 && n%d != 0 {
		q--
	}
	return q
}
