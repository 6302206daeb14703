package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// tables reads the tables of an OpenType file that are needed. go-text would otherwise parse everything that
// it knows: names, color, and each outline of each glyph. Read and Seek return the reduced table directory, ReadAt the
// tables.
type tables struct {
	*bytes.Reader // the directory of the tables that are shown
	data          []byte
}

// newTables returns the tables of a file for which keep is true; of a collection, those of the first font.
func newTables(data []byte, keep func(tag string) bool) (*tables, error) {
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
		if keep(string(entry[:4])) {
			directory = append(directory, entry...)
		}
	}
	binary.BigEndian.PutUint16(directory[4:], uint16(len(directory)/16))
	return &tables{bytes.NewReader(directory), data}, nil
}

// ReadAt reads from the file, whatever the directory contains.
func (t *tables) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(t.data).ReadAt(b, at)
}

// shapes reports whether shaping reads a table: those of OpenType, of Apple's AAT, and of variable fonts, whose default
// instance is used. HarfBuzz also needs the outlines of fonts without tables for the position of marks, which it then
// places by their extents.
func shapes(tag string) bool {
	switch tag {
	case "GDEF", "GSUB", "GPOS", "kern", "morx", "kerx", "ankr", "trak", "feat", "ltag":
		return true
	}
	return measures(tag)
}

// draws reports whether reading outlines needs a table.
func draws(tag string) bool { return measures(tag) || outlines(tag) }

// measures reports whether a table tells which glyphs there are and how wide.
func measures(tag string) bool {
	switch tag {
	case "cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "fvar", "avar", "HVAR", "MVAR":
		return true
	}
	return false
}

func outlines(tag string) bool {
	switch tag {
	case "glyf", "loca", "CFF ", "CFF2", "gvar":
		return true
	}
	return false
}
