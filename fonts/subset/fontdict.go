package subset

import (
	"errors"
	"fmt"
	"sort"
)

// fontDict is what the glyphs of one font dictionary have in common.
type fontDict struct {
	matrix []byte // the entry FontMatrix, if it has one of its own
	scale  float64
	subrs  index
}

const (
	defaultScale = 0.001 // without a FontMatrix there are a thousand units to the em
	leastScale   = 1e-6  // well below that of the finest em of OpenType, 1/16384
)

// readFonts reads the font dictionaries of a CID-keyed font (Adobe Technical Note 5176, 18), or the one that the top
// dictionary of a name-keyed font makes up.
func (c *cff) readFonts(upem int) error {
	if !c.top.has(opROS) {
		c.named = true
		f, err := c.readFont(dict{opPrivate: c.top[opPrivate]}, upem)
		c.fonts = []fontDict{f}
		return err
	}
	list, _, err := readIndex(c.data, c.top.int(opFDArray, 0))
	if err != nil {
		return fmt.Errorf("font dictionaries: %w", err)
	}
	if list.count == 0 || list.count > 256 {
		return fmt.Errorf("it has %d font dictionaries, not 1 to 256", list.count)
	}
	at := c.top.int(opFDSelect, 0)
	choice, ok := c.data.cut(at, len(c.data)-at)
	if !ok || at == 0 || choice.u8(0) != 0 && choice.u8(0) != 3 {
		return errors.New("it lacks the list of which font dictionary a glyph is of")
	}
	c.choice = choice
	for i := range list.count {
		item, ok := list.item(i)
		if !ok {
			return errIndexCutShort
		}
		d, err := readDict(item)
		if err != nil {
			return err
		}
		f, err := c.readFont(d, upem)
		if err != nil {
			return err
		}
		c.fonts = append(c.fonts, f)
	}
	return nil
}

// readFont reads the Private DICT of a font dictionary, of which subroutines are all that is needed: hints are left out,
// and widths are hmtx's.
func (c *cff) readFont(d dict, upem int) (fontDict, error) {
	f := c.matrix(d, upem)
	if len(d[opPrivate].operands) == 0 {
		return f, nil
	}
	size, at := d.int(opPrivate, 0), d.int(opPrivate, 1)
	data, ok := c.data.cut(at, size)
	if !ok {
		return f, errors.New("a private dictionary lies beyond its end")
	}
	private, err := readDict(data)
	if err != nil {
		return f, err
	}
	// The place is relative to the dictionary's own; zero means none.
	if distance := private.int(opSubrs, 0); private.has(opSubrs) && distance != 0 {
		if f.subrs, _, err = readIndex(c.data, at+distance); err != nil || distance < 0 {
			return f, errors.New("its subroutines lie beyond its end")
		}
	}
	return f, nil
}

// matrix gives a font dictionary that has no more than its scale.
func (c *cff) matrix(d dict, upem int) (f fontDict) {
	switch {
	case d.has(opFontMatrix):
		// It is applied before the top dictionary's (Adobe Technical Note 5176, 18).
		f = fontDict{matrix: d[opFontMatrix].raw, scale: scaleOf(d)}
		if c.top.has(opFontMatrix) {
			f.scale *= scaleOf(c.top)
		}
	case c.top.has(opFontMatrix):
		f.scale = scaleOf(c.top)
	case upem == 1000:
		f.scale = defaultScale
	default:
		// In an OpenType file head has the last word. What comes out has no head.
		f.scale = 1 / float64(upem)
		f.matrix = appendMatrix(nil, f.scale)
	}
	return f
}

// scaleOf gives the first number of the FontMatrix: how many ems a unit is wide.
func scaleOf(d dict) float64 {
	if m := d[opFontMatrix].operands; len(m) == 6 && m[0] >= leastScale {
		return m[0]
	}
	return defaultScale
}

// font gives the number of the font dictionary of a glyph (Adobe Technical Note 5176, 19).
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
