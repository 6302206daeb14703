package pdf

import (
	"errors"
	"fmt"
)

// trueType holds the number of glyphs and the widths of a TrueType program.
type trueType struct {
	glyphs  int
	metrics int // number of widths; glyphs beyond have the last one
	em      int
	hmtx    []byte
}

// readTrueType reads the tables head, hhea, hmtx and maxp (ISO 14496-22).
func readTrueType(data []byte) (*trueType, error) {
	if len(data) < 12 || bigEndian(data[:4]) != 0x00010000 && string(data[:4]) != "true" {
		return nil, errors.New("it is no TrueType")
	}
	tables := map[string][]byte{}
	for i := range bigEndian(data[4:6]) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errors.New("its directory is cut off")
		}
		e := data[at : at+16]
		from, size := bigEndian(e[8:12]), bigEndian(e[12:16])
		if from > len(data) || size > len(data)-from {
			return nil, fmt.Errorf("its table %q is outside of it", e[:4])
		}
		tables[string(e[:4])] = data[from : from+size]
	}
	for _, need := range []struct {
		table string
		size  int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 0}} {
		if t, ok := tables[need.table]; !ok || len(t) < need.size {
			return nil, fmt.Errorf("it has no table %s of %d bytes", need.table, need.size)
		}
	}
	t := &trueType{
		glyphs: bigEndian(tables["maxp"][4:6]), metrics: bigEndian(tables["hhea"][34:36]),
		em:   bigEndian(tables["head"][18:20]),
		hmtx: tables["hmtx"],
	}
	if t.em == 0 || t.metrics == 0 || 4*t.metrics > len(t.hmtx) {
		return nil, errors.New("its widths are not all there")
	}
	return t, nil
}

// advance returns the width of a glyph in thousandths of an em.
func (t *trueType) advance(glyph int) float64 {
	i := 4 * min(glyph, t.metrics-1)
	return float64(bigEndian(t.hmtx[i:i+2])) * 1000 / float64(t.em)
}
