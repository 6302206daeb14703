package subset

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// program collects a TrueType font from the glyphs of list. Parts of composite glyphs are appended to the list when
// first met, so it grows during the iteration.
type program struct {
	font   *Font
	list   []uint16
	places map[uint16]int // the first index of each glyph in list
	parts  [][]int        // by index in list: the indexes of a composite's parts
	glyf   []byte
	loca   []int
}

// subsetTrueType returns the font file and the glyphs of the source that are in it. It has the tables that a PDF needs
// where glyph numbers are codes (ISO 32000-1, 9.9): no cmap, name, OS/2 or post, and none for instructions.
func subsetTrueType(f *Font, glyphs []uint16) (data []byte, list []uint16, err error) {
	p, err := collect(f, glyphs)
	if err != nil {
		return nil, nil, err
	}
	return p.assemble(), p.list, nil
}

// collect gathers the outlines of glyphs and their parts.
func collect(f *Font, glyphs []uint16) (*program, error) {
	p := &program{font: f, list: slices.Clone(glyphs), places: make(map[uint16]int, len(glyphs))}
	for i, g := range glyphs {
		if _, ok := p.places[g]; !ok {
			p.places[g] = i
		}
	}
	for i := 0; i < len(p.list); i++ {
		p.loca = append(p.loca, len(p.glyf))
		if err := p.add(p.list[i]); err != nil {
			return nil, fmt.Errorf("glyph %d: %w", p.list[i], err)
		}
		if len(p.glyf) > maxData {
			return nil, fmt.Errorf("the outlines of the subset take more than %d bytes", maxData)
		}
	}
	p.loca = append(p.loca, len(p.glyf))
	if err := p.checkNesting(); err != nil {
		return nil, err
	}
	if len(p.glyf) == 0 {
		p.glyf = []byte{0} // a table of no bytes counts as missing
	}
	return p, nil
}

// place returns the index of a part in the list, to which it is appended if necessary.
func (p *program) place(glyph uint16) (int, error) {
	i, ok := p.places[glyph]
	if ok {
		return i, nil
	}
	if int(glyph) >= p.font.glyphs {
		return 0, fmt.Errorf("its part is glyph %d, and the font has %d", glyph, p.font.glyphs)
	}
	if len(p.list) == maxGlyphs {
		return 0, fmt.Errorf("its parts make the subset larger than %d glyphs", maxGlyphs)
	}
	i = len(p.list)
	p.list = append(p.list, glyph)
	p.places[glyph] = i
	return i, nil
}

// maxNesting bounds the nesting of composites. The depth in maxp is often wrong; FreeType and Windows stop at about
// this one.
const maxNesting = 16

// checkNesting finds composites that are parts of themselves: a cycle is deeper than any bound.
func (p *program) checkNesting() error {
	heights := make([]int, len(p.list)) // 0: not known yet
	var measure func(place, above int) (int, bool)
	measure = func(place, above int) (int, bool) {
		h := heights[place]
		if h == 0 {
			h = 1
			if above < maxNesting {
				for _, part := range p.parts[place] {
					n, ok := measure(part, above+1)
					if !ok {
						return 0, false
					}
					h = max(h, n+1)
				}
				heights[place] = h
			}
		}
		return h, above+h <= maxNesting
	}
	for i, g := range p.list {
		if _, ok := measure(i, 0); !ok {
			return fmt.Errorf("glyph %d: its parts nest deeper than %d, or in a circle", g, maxNesting)
		}
	}
	return nil
}

// assemble writes the tables about all glyphs, and the given ones.
func (p *program) assemble(more ...namedTable) []byte {
	n := len(p.list)
	same := 1 // number of equal widths at the end, which are written once
	for same < n && p.font.advance(p.list[n-1-same]) == p.font.advance(p.list[n-1]) {
		same++
	}
	widths := n - same + 1
	var hmtx []byte
	for i, g := range p.list {
		if i < widths {
			hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(p.font.advance(g)))
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(p.font.bearing(g)))
	}

	// Offsets are halved in the short format (OpenType, loca), so glyphs begin at even offsets.
	format := uint16(0)
	if len(p.glyf) >= 1<<17 {
		format = 1
	}
	var loca []byte
	for _, at := range p.loca {
		if format == 0 {
			loca = binary.BigEndian.AppendUint16(loca, uint16(at/2))
		} else {
			loca = binary.BigEndian.AppendUint32(loca, uint32(at))
		}
	}

	head := slices.Clone(p.font.head[:54])
	binary.BigEndian.PutUint16(head[50:], format)
	binary.BigEndian.PutUint16(head[52:], 0) // the only format of glyf
	hhea := slices.Clone(p.font.hhea[:36])
	binary.BigEndian.PutUint16(hhea[34:], uint16(widths))
	tables := append(more, []namedTable{
		{"glyf", p.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", p.maxp()},
	}...)
	slices.SortFunc(tables, func(a, b namedTable) int { return strings.Compare(a.tag, b.tag) })
	return writeFile("\x00\x01\x00\x00", tables)
}

// maxp keeps the bounds on points, contours and parts, which hold for a subset too, and clears those for instructions.
func (p *program) maxp() []byte {
	t := make([]byte, 32)
	copy(t, p.font.maxp)
	binary.BigEndian.PutUint32(t, 1<<16) // version 1.0
	binary.BigEndian.PutUint16(t[4:], uint16(len(p.list)))
	binary.BigEndian.PutUint16(t[14:], 1) // maxZones: no twilight zone
	clear(t[16:28])
	return t
}
