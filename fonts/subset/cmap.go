package subset

import "sort"

// A charMap maps characters to glyphs (OpenType, cmap).
type charMap struct{ table }

// glyph returns the glyph of a character of the Basic Multilingual Plane, 0 if the font lacks it. It reads format 4
// only, which all fonts for text have; shaping has a better reader.
func (t charMap) glyph(char int) uint16 {
	for i := range t.u16(2) {
		r, ok := t.cut(4+8*i, 8)
		if !ok {
			break
		}
		at := r.offset(4, 4)
		if sub, ok := t.cut(at, len(t.table)-at); ok && sub.u16(0) == 4 && r.u16(0) != platformMacintosh {
			return lookUpSegment(sub, char)
		}
	}
	return 0
}

// lookUpSegment reads four arrays with a word for each segment: last character, (a gap,) first character, difference
// between character and glyph, and the distance from that very word to a list of glyphs, or zero.
func lookUpSegment(t table, char int) uint16 {
	size := t.u16(6) // twice the number of segments
	ends, starts, deltas, ranges := 14, 16+size, 16+2*size, 16+3*size
	i := 2 * sort.Search(size/2, func(i int) bool { return t.u16(ends+2*i) >= char })
	if i >= size || t.u16(starts+i) > char {
		return 0
	}
	delta, distance := t.u16(deltas+i), t.u16(ranges+i)
	if distance == 0 {
		return uint16(char + delta)
	}
	g := t.u16(ranges + i + distance + 2*(char-t.u16(starts+i)))
	if g == 0 {
		return 0
	}
	return uint16(g + delta)
}
