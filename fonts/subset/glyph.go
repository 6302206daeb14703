package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Flags of a component (OpenType, glyf, "Composite glyph description").
const (
	wordArgs         = 1 << 0
	oneScale         = 1 << 3
	moreComponents   = 1 << 5
	twoScales        = 1 << 6
	fourScales       = 1 << 7
	haveInstructions = 1 << 8
)

// Flags of a point (OpenType, glyf, "Simple glyph description").
const (
	xShort = 1 << 1
	yShort = 1 << 2
	repeat = 1 << 3
	xSame  = 1 << 4 // if not short
	ySame  = 1 << 5
)

var errCutShort = errors.New("its outline is cut short")

// outlines are the glyphs of a TrueType font.
type outlines struct {
	loca, glyf table
	long       bool // offsets in loca have four bytes
}

// data returns the bytes of a glyph in glyf; those of an empty glyph are none.
func (o outlines) data(glyph uint16) (table, error) {
	var from, to int
	if !o.long {
		offsets, ok := o.loca.cut(2*int(glyph), 4)
		if !ok {
			return nil, errors.New("table loca is too short for it")
		}
		from, to = 2*offsets.u16(0), 2*offsets.u16(2)
	} else {
		offsets, ok := o.loca.cut(4*int(glyph), 8)
		if !ok {
			return nil, errors.New("table loca is too short for it")
		}
		from, to = offsets.offset(0, 4), offsets.offset(4, 4)
	}
	data, ok := o.glyf.cut(from, to-from)
	if !ok {
		return nil, fmt.Errorf("table loca says bytes %d to %d of %d", from, to, len(o.glyf))
	}
	return data, nil
}

// add appends the glyph to glyf, without instructions, and records its parts.
func (p *program) add(glyph uint16) error {
	data, err := p.font.outlines.data(glyph)
	if err != nil {
		return err
	}
	p.parts = append(p.parts, nil)
	switch contours := data.i16(0); {
	case len(data) == 0 || contours == 0:
		return nil
	case len(data) < 10:
		return errCutShort
	case contours > 0:
		err = p.addSimple(data, contours)
	default:
		err = p.addComposite(data)
	}
	if len(p.glyf)%2 != 0 {
		p.glyf = append(p.glyf, 0)
	}
	return err
}

// addSimple copies everything before and after the instructions.
func (p *program) addSimple(data table, contours int) error {
	ends, ok := data.cut(0, 10+2*contours)
	if !ok {
		return errCutShort
	}
	points := ends.u16(len(ends)-2) + 1
	after := len(ends) + 2 + data.u16(len(ends))
	rest, ok := data.cut(after, len(data)-after)
	if !ok {
		return errCutShort
	}
	size, ok := pointsSize(rest, points)
	if !ok {
		return errCutShort
	}
	p.glyf = append(p.glyf, ends...)
	p.glyf = append(p.glyf, 0, 0)
	p.glyf = append(p.glyf, rest[:size]...)
	return nil
}

// pointsSize returns the length of the flags and coordinates of so many points; ok is false if they are incomplete.
// Bytes after them are padding.
func pointsSize(data table, points int) (size int, ok bool) {
	coordinates := 0
	for points > 0 {
		flags := data.u8(size)
		size++
		times := 1
		if flags&repeat != 0 {
			times += data.u8(size)
			size++
		}
		each := 0
		switch {
		case flags&xShort != 0:
			each++
		case flags&xSame == 0:
			each += 2
		}
		switch {
		case flags&yShort != 0:
			each++
		case flags&ySame == 0:
			each += 2
		}
		coordinates += each * min(times, points)
		points -= times
	}
	size += coordinates
	return size, size <= len(data)
}

// addComposite copies the components, with their numbers in the program.
func (p *program) addComposite(data table) error {
	place := len(p.parts) - 1
	p.glyf = append(p.glyf, data[:10]...)
	for at := 10; ; {
		flags := data.u16(at)
		record, ok := data.cut(at, componentSize(flags))
		if !ok {
			return errCutShort
		}
		part, err := p.place(uint16(record.u16(2)))
		if err != nil {
			return err
		}
		p.parts[place] = append(p.parts[place], part)
		p.glyf = binary.BigEndian.AppendUint16(p.glyf, uint16(flags&^haveInstructions))
		p.glyf = binary.BigEndian.AppendUint16(p.glyf, uint16(part))
		p.glyf = append(p.glyf, record[4:]...)
		if flags&moreComponents == 0 {
			return nil
		}
		at += len(record)
	}
}

// componentSize returns the length of a component: flags, glyph, two arguments, up to four scales of two bytes.
func componentSize(flags int) int {
	size := 6
	if flags&wordArgs != 0 {
		size += 2
	}
	switch {
	case flags&oneScale != 0:
		size += 2
	case flags&twoScales != 0:
		size += 4
	case flags&fourScales != 0:
		size += 8
	}
	return size
}
