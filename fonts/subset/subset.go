// Package subset cuts from a font the glyphs that a document uses.
//
// The input is an OpenType file (outlines in glyf or CFF tables, name-keyed or CID-keyed) and a list of glyphs. The
// output is a [Program]: a font of just those glyphs, in that order, as a PDF embeds it, with the measures for a PDF's
// font descriptor. [Font.Standalone] makes a complete font file instead, for an EPUB. Hinting instructions are dropped:
// print and today's screens do not need them.
//
// The package exists because go-text, which does the shaping, has no subsetter. It shapes nothing and writes no PDF.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package subset

import (
	"errors"
	"fmt"
	"strings"
)

// Font is a parsed font. It is safe for use by several goroutines.
type Font struct {
	head, hhea, maxp, hmtx, os2, post table

	outlines outlines // of glyf
	cff      *cff     // nil: the outlines are in glyf
	names    names
	chars    charMap
	upem     int // units of the font in an em
	glyphs   int
	widths   int // number of glyphs with a width of their own in hmtx; the others have the last one's
}

// Program is a font program of a PDF. All measures are in thousandths of an em, as in ISO 32000-1, 9.2.4.
type Program struct {
	Name    string // PostScript name, without the tag that marks a subset
	CFF     bool   // Data is a bare CFF font (FontFile3, CIDFontType0C), else a TrueType font (FontFile2)
	Data    []byte
	Advance []int // by glyph of the program
	Metrics
}

// Metrics are measures of a whole font in thousandths of an em; ItalicAngle is in degrees, negative for type that leans
// to the right.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // of all glyphs: left, bottom, right, top
	ItalicAngle                float64
	Weight                     int // 400 regular, 700 bold (OpenType, OS/2, usWeightClass)
	FixedPitch                 bool
}

// Glyphs returns the number of glyphs.
func (f *Font) Glyphs() int { return f.glyphs }

// Name returns the PostScript name (OpenType, name table, ID 6), reduced to letters, digits and hyphens, or "Font" if
// it has none.
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

// Advance returns the width of a glyph in thousandths of an em, rounded half up. It is taken from hmtx, in CFF fonts
// too, since shaping uses that. A glyph that the font lacks has width 0.
func (f *Font) Advance(glyph uint16) int { return f.thousandths(f.advance(glyph)) }

// Subset makes a program whose glyph i is the font's glyph glyphs[i]. A glyph may occur more than once, since a PDF has
// a code for each pair of a glyph and a source text. glyphs[0] should be 0, the glyph for missing characters. Parts of
// composite glyphs are added at the end. The same input makes the same bytes.
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

// maxGlyphs is the capacity of the counts of glyphs in maxp and of charstrings in CFF.
const maxGlyphs = 1<<16 - 1

// maxData bounds a program, since a hostile font can make many glyphs share one large outline. No real font comes near
// it.
const maxData = 1 << 27
