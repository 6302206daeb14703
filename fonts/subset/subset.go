// Package subset cuts from a font the glyphs that a document uses.
//
// In goes an OpenType file (outlines in glyf or CFF tables, name-keyed or CID-keyed) and a list of glyphs; out comes a
// [Program]: a font of just those glyphs, in that order, as a PDF embeds it, with the measures that a PDF's font
// descriptor gives. Hinting instructions are left out: what is printed, and what screens of today show, does without.
//
// The package shapes nothing and writes no PDF.
package subset

import (
	"errors"
	"fmt"
	"strings"
)

// Font is the tables of one font. It is safe for use by several goroutines.
type Font struct {
	head, hhea, maxp, hmtx, os2, post table

	outlines outlines // of glyf
	cff      *cff     // nil: the outlines are in glyf
	names    names
	chars    charMap
	upem     int // units of the font in an em
	glyphs   int
	widths   int // how many glyphs have a width of their own in hmtx; the others have the last one's
}

// Program is a font program of a PDF. All measures are in thousandths of an em, as in ISO 32000-1, 9.2.4.
type Program struct {
	Name    string // PostScript name, without the tag that marks a subset
	CFF     bool   // Data is a bare CFF font (FontFile3, CIDFontType0C), else a TrueType font (FontFile2)
	Data    []byte
	Advance []int // by glyph of the program
	Metrics
}

// Metrics are measures of a whole font, in thousandths of an em; ItalicAngle is in degrees, negative for type that
// leans to the right.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // of all glyphs: left, bottom, right, top
	ItalicAngle                float64
	Weight                     int // 400 regular, 700 bold (OpenType, OS/2, usWeightClass)
	FixedPitch                 bool
}

// Glyphs returns the number of glyphs.
func (f *Font) Glyphs() int { return f.glyphs }

// Name returns the PostScript name (OpenType, name table, ID 6), of letters, digits and hyphens only; "Font" if it has
// none.
func (f *Font) Name() string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '-', '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
			return r
		}
		return -1
	}, f.names.text(6))
	if name == "" {
		return "Font"
	}
	return name
}

// Advance returns the width of a glyph in thousandths of an em, rounded half up. It is hmtx's, in CFF fonts too: text
// is shaped with that one. A glyph that the font lacks has none.
func (f *Font) Advance(glyph uint16) int { return f.thousandths(f.advance(glyph)) }

// Subset makes a program whose glyph i is the font's glyph glyphs[i]. A glyph may come more than once, for a PDF gives
// each pair of a glyph and a source text a number of its own. glyphs[0] should be 0, the glyph for what is missing.
// Parts of composite glyphs are added at the end. The same input gives the same bytes.
func (f *Font) Subset(glyphs []uint16) (*Program, error) {
	if len(glyphs) == 0 {
		return nil, errors.New("a subset of no glyphs")
	}
	if len(glyphs) > maxGlyphs {
		return nil, fmt.Errorf("a subset of %d glyphs: a font has %d at most", len(glyphs), maxGlyphs)
	}
	for _, g := range glyphs {
		if int(g) >= f.glyphs {
			return nil, fmt.Errorf("glyph %d: the font has %d", g, f.glyphs)
		}
	}
	p := &Program{Name: f.Name(), CFF: f.cff != nil, Metrics: f.Metrics()}
	var err error
	if p.CFF {
		ems := make([]float64, len(glyphs))
		for i, g := range glyphs {
			ems[i] = float64(f.advance(g)) / float64(f.upem)
		}
		p.Data, err = f.cff.subset(p.Name, glyphs, ems)
	} else {
		p.Data, glyphs, err = subsetTrueType(f, glyphs)
	}
	if err != nil {
		return nil, err
	}
	p.Advance = make([]int, len(glyphs))
	for i, g := range glyphs {
		p.Advance[i] = f.Advance(g)
	}
	return p, nil
}

// maxGlyphs is what the counts of glyphs in maxp and of charstrings in CFF can say.
const maxGlyphs = 1<<16 - 1

// maxData bounds a program, whose glyphs a hostile font can let share one large outline: no real font comes near it.
const maxData = 1 << 27
