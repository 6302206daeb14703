package subset

import (
	"errors"
	"fmt"
)

// cff is a CFF font. A name-keyed one is held as a CID-keyed one with a single font dictionary, plus the charset, which
// the accents of old fonts need.
type cff struct {
	data        table
	top         dict
	matrix      []byte // the FontMatrix entry for the top dictionary, if it needs one
	charstrings index
	subrs       index // global ones
	fonts       []fontDict
	choice      table // FDSelect; nil: all glyphs are of fonts[0]
	named       bool  // the charset contains names of glyphs rather than CIDs
}

// parseCFF reads the structure of a CFF font (Adobe Technical Note 5176), but no charstrings.
func parseCFF(data table, upem int) (*cff, error) {
	if len(data) < 4 {
		return nil, errors.New("it is cut short")
	}
	if data.u8(0) != 1 {
		return nil, fmt.Errorf("it has version %d, not 1", data.u8(0))
	}
	_, at, err := readIndex(data, data.u8(2)) // names
	if err != nil {
		return nil, err
	}
	tops, at, err := readIndex(data, at)
	if err != nil {
		return nil, err
	}
	_, at, err = readIndex(data, at) // strings
	if err != nil {
		return nil, err
	}
	c := &cff{data: data}
	if c.subrs, _, err = readIndex(data, at); err != nil {
		return nil, err
	}
	top, ok := tops.item(0)
	if !ok {
		return nil, errors.New("it holds no font")
	}
	if c.top, err = readDict(top); err != nil {
		return nil, err
	}
	if c.top.has(opCharstringType) && c.top.int(opCharstringType, 0) != 2 {
		return nil, errors.New("its charstrings are not of type 2")
	}
	if c.charstrings, _, err = readIndex(data, c.top.int(opCharStrings, 0)); err != nil {
		return nil, fmt.Errorf("charstrings: %w", err)
	}
	if c.charstrings.count == 0 {
		return nil, errors.New("it has no glyphs")
	}
	return c, c.readFonts(upem)
}
