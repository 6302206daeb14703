package subset

import (
	"errors"
	"fmt"
	"slices"
	"sort"
)

// fontDict is the data shared by the glyphs of one font dictionary.
type fontDict struct {
	matrix []byte // its own FontMatrix entry, if it has one
	scale  float64
	subrs  index
}

const (
	defaultScale = 0.001 // without a FontMatrix there are a thousand units to the em
	leastScale   = 1e-6  // well below that of the finest em of OpenType, 1/16384
)

// readFonts reads the font dictionaries of a CID-keyed font (Adobe Technical Note 5176, 18), or makes one from the top
// dictionary of a name-keyed font.
func (c *cff) readFonts(upem int) error {
	dicts := []dict{{opPrivate: c.top[opPrivate]}}
	c.named = !c.top.has(opROS)
	if !c.named {
		var err error
		if dicts, err = c.readArray(); err != nil {
			return err
		}
	}
	c.matrix = c.top[opFontMatrix].raw
	scale, scaled := scaleOf(c.top), c.top.has(opFontMatrix)
	if !scaled && upem != 1000 && !slices.ContainsFunc(dicts, func(d dict) bool { return d.has(opFontMatrix) }) {
		// In an OpenType file head has precedence. The output has no head.
		scale = 1 / float64(upem)
		c.matrix = appendMatrix(nil, scale)
	}
	for _, d := range dicts {
		f := fontDict{matrix: d[opFontMatrix].raw, scale: scale}
		if f.matrix != nil {
			// It applies before the top dictionary's.
			f.scale = scaleOf(d)
			if scaled {
				f.scale *= scale
			}
		}
		var err error
		if f.subrs, err = c.readSubrs(d); err != nil {
			return err
		}
		c.fonts = append(c.fonts, f)
	}
	return nil
}

// readArray reads FDArray and finds FDSelect.
func (c *cff) readArray() (dicts []dict, err error) {
	list, _, err := readIndex(c.data, c.top.int(opFDArray, 0))
	if err != nil {
		return nil, fmt.Errorf("font dictionaries: %w", err)
	}
	if list.count == 0 || list.count > 256 {
		return nil, fmt.Errorf("it has %d font dictionaries, not 1 to 256", list.count)
	}
	for i := range list.count {
		item, ok := list.item(i)
		if !ok {
			return nil, errIndexCutShort
		}
		d, err := readDict(item)
		if err != nil {
			return nil, err
		}
		dicts = append(dicts, d)
	}
	at := c.top.int(opFDSelect, 0)
	choice, ok := c.data.cut(at, len(c.data)-at)
	if !ok || at == 0 || choice.u8(0) != 0 && choice.u8(0) != 3 {
		return nil, errors.New("it lacks the list of which font dictionary a glyph is of")
	}
	c.choice = choice
	return dicts, nil
}

// readSubrs finds the subroutines in the Private DICT of a font dictionary. The rest of it is not needed: hints are
// dropped, and widths are those of hmtx.
func (c *cff) readSubrs(d dict) (subrs index, err error) {
	if len(d[opPrivate].operands) == 0 {
		return subrs, nil
	}
	size, at := d.int(opPrivate, 0), d.int(opPrivate, 1)
	data, ok := c.data.cut(at, size)
	if !ok {
		return subrs, errors.New("a private dictionary lies beyond its end")
	}
	private, err := readDict(data)
	if err != nil {
		return subrs, err
	}
	// The offset is relative to the dictionary's own; zero means none.
	if distance := private.int(opSubrs, 0); private.has(opSubrs) && distance != 0 {
		if subrs, _, err = readIndex(c.data, at+distance); err != nil || distance < 0 {
			return subrs, errors.New("its subroutines lie beyond its end")
		}
	}
	return subrs, nil
}

// scaleOf returns the first number of the FontMatrix: the width of a unit in ems.
func scaleOf(d dict) float64 {
	if m := d[opFontMatrix].operands; len(m) == 6 && m[0] >= leastScale {
		return m[0]
	}
	return defaultScale
}

// font returns the number of the font dictionary of a glyph (Adobe Technical Note 5176, 19).
func (c *cff) font(glyph uint16) (int, error) {
	n := 0
	switch {
	case c.choice == nil:
	case c.choice.u8(0) == 0:
		n = c.choice.u8(1 + int(glyph))
	default: // ranges: first glyph, font
		ranges, ok := c.choice.cut(3, 3*c.choice.u16(1))
		if !ok {
			return 0, errors.New("the list of font dictionaries is cut short")
		}
		i := sort.Search(len(ranges)/3, func(i int) bool { return ranges.u16(3*i) > int(glyph) })
		n = ranges.u8(3*(i-1) + 2)
	}
	if n >= len(c.fonts) {
		return 0, fmt.Errorf("it is of font dictionary %d of %d", n, len(c.fonts))
	}
	return n, nil
}
