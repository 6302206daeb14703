package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// shapingTables reads the tables of an OpenType file that shaping needs. go-text would otherwise parse everything that
// it knows: names, color, and each outline of each glyph. Read and Seek return the reduced table directory, ReadAt the
// tables.
type shapingTables struct {
	*bytes.Reader // the directory of the tables that are shown
	data          []byte
}

// newShapingTables returns the tables of a file; of a collection, those of the first font. Outlines are needed for
// fonts without tables for the position of marks: HarfBuzz then places marks by the extents of outlines.
func newShapingTables(data []byte, outlines bool) (*shapingTables, error) {
	cut := errors.New("the table directory is cut short")
	at := uint64(0)
	if len(data) >= 16 && string(data[:4]) == "ttcf" {
		at = uint64(binary.BigEndian.Uint32(data[12:]))
	}
	if at+12 > uint64(len(data)) {
		return nil, cut
	}
	head := data[at:]
	n := int(binary.BigEndian.Uint16(head[4:]))
	if 12+16*n > len(head) {
		return nil, cut
	}
	directory := slices.Clone(head[:12])
	for entry := range slices.Chunk(head[12:12+16*n], 16) {
		if shapes(string(entry[:4]), outlines) {
			directory = append(directory, entry...)
		}
	}
	binary.BigEndian.PutUint16(directory[4:], uint16(len(directory)/16))
	return &shapingTables{bytes.NewReader(directory), data}, nil
}

// ReadAt reads from the file, whatever the directory contains.
func (t *shapingTables) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(t.data).ReadAt(b, at)
}

// shapes reports whether shaping reads a table: those of OpenType, of Apple's AAT, and of variable fonts, whose default
// instance is used.
func shapes(tag string, outlines bool) bool {
	switch tag {
	case "cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "GDEF", "GSUB", "GPOS", "kern",
		"morx", "kerx", "ankr", "trak", "feat", "ltag", "fvar", "avar", "HVAR", "MVAR":
		return true
	case "glyf", "loca", "CFF ", "CFF2", "gvar":
		return outlines
	}
	return false
}
