package subset

import (
	"errors"
	"fmt"
)

// Parse reads a font file; of a collection (TTC), its first font. It reads no outlines: Subset finds a damaged glyph.
// The error says what is wrong with the file.
func Parse(data []byte) (*Font, error) {
	at, err := findDirectory(data)
	if err != nil {
		return nil, err
	}
	f := new(Font)
	cff, err := f.readDirectory(data, at)
	if err != nil {
		return nil, err
	}
	if err := f.readCounts(); err != nil {
		return nil, err
	}
	if cff != nil {
		if f.cff, err = parseCFF(cff, f.upem); err != nil {
			return nil, fmt.Errorf("table CFF: %w", err)
		}
		f.glyphs = min(f.glyphs, f.cff.charstrings.count)
	} else if f.outlines.loca == nil || f.outlines.glyf == nil {
		return nil, errors.New("the font has no outlines: no table CFF, and not both of glyf and loca")
	}
	return f, nil
}

// findDirectory returns the offset of the table directory (OpenType, "Organization of an OpenType font").
func findDirectory(data table) (at int, err error) {
	magic, ok := data.cut(0, 4)
	if !ok {
		return 0, errors.New("not a font: it has fewer than four bytes")
	}
	if string(magic) == "ttcf" {
		at = data.offset(12, 4)
		if data.u32(8) == 0 || at < 0 {
			return 0, errors.New("the collection holds no font")
		}
		if magic, ok = data.cut(at, 4); !ok {
			return 0, errors.New("the first font of the collection lies beyond the end of the file")
		}
	}
	switch string(magic) {
	case "\x00\x01\x00\x00", "true", "OTTO":
		return at, nil
	case "wOFF", "wOF2":
		return 0, errors.New("a compressed font for the web (WOFF): unpack it to TTF or OTF first")
	case "%!PS", "%!Fo", "typ1", "\x80\x01\x00\x00":
		return 0, errors.New("a PostScript Type 1 font: convert it to OpenType first")
	}
	return 0, fmt.Errorf("not an OpenType font: it begins with %q", []byte(magic))
}

// readDirectory finds the tables that are used here, and returns the CFF table separately.
func (f *Font) readDirectory(data table, at int) (cff table, err error) {
	n := data.u16(at + 4)
	dir, ok := data.cut(at+12, 16*n)
	if !ok {
		return nil, errors.New("the table directory is cut short")
	}
	cff2 := false
	for ; len(dir) > 0; dir = dir[16:] {
		var slot *table
		switch string(dir[:4]) {
		case "head":
			slot = &f.head
		case "hhea":
			slot = &f.hhea
		case "maxp":
			slot = &f.maxp
		case "hmtx":
			slot = &f.hmtx
		case "loca":
			slot = &f.outlines.loca
		case "glyf":
			slot = &f.outlines.glyf
		case "OS/2":
			slot = &f.os2
		case "post":
			slot = &f.post
		case "name":
			slot = &f.names.table
		case "cmap":
			slot = &f.chars.table
		case "CFF ":
			slot = &cff
		case "CFF2":
			cff2 = true
			continue
		default:
			continue
		}
		if *slot, ok = data.cut(dir.offset(8, 4), dir.offset(12, 4)); !ok {
			return nil, fmt.Errorf("table %s lies beyond the end of the file", dir[:4])
		}
	}
	if cff2 && cff == nil && f.outlines.glyf == nil {
		return nil, errors.New("a variable font with CFF2 outlines: make an instance of it first")
	}
	return cff, nil
}

// readCounts reads the counts that everything else depends on. Tables have at least the length of their first version
// (OpenType, head, hhea, maxp).
func (f *Font) readCounts() error {
	for _, need := range []struct {
		tag  string
		have table
		size int
	}{{"head", f.head, 54}, {"hhea", f.hhea, 36}, {"maxp", f.maxp, 6}, {"hmtx", f.hmtx, 4}} {
		if need.have == nil {
			return fmt.Errorf("the font has no table %s", need.tag)
		}
		if len(need.have) < need.size {
			return fmt.Errorf("table %s is cut short", need.tag)
		}
	}
	f.upem = f.head.u16(18)
	f.outlines.long = f.head.u16(50) != 0
	f.glyphs = f.maxp.u16(4)
	f.widths = f.hhea.u16(34)
	switch {
	case f.upem == 0:
		return errors.New("table head: an em of no units")
	case f.glyphs == 0:
		return errors.New("table maxp: the font has no glyphs")
	case f.widths == 0:
		return errors.New("table hhea: no glyph has a width")
	case len(f.hmtx) < 4*f.widths:
		return fmt.Errorf("table hmtx is cut short: %d bytes for %d widths", len(f.hmtx), f.widths)
	}
	return nil
}
