package finish

import (
	"crypto/md5"
	"encoding/binary"
)

// sRGB returns the profile of the color space sRGB (IEC 61966-2-1) in the form of ICC.1:2004-10, version 4.2: a matrix
// and one curve for all three channels.
func sRGB() []byte {
	curve := parametric()
	tags := []struct {
		sign string
		data []byte
	}{
		{"desc", localized("sRGB")},
		{"cprt", localized("No copyright")},
		// Numbers are in units of 1/65536; colors are relative to the light D50, as profiles require (annex E, by
		// Bradford's transformation from D65).
		{"wtpt", xyz(63190, 65536, 54061)},
		{"chad", fixed("sf32", 68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262)},
		{"rXYZ", xyz(28576, 14581, 912)},
		{"gXYZ", xyz(25239, 46983, 6361)},
		{"bXYZ", xyz(9375, 3972, 46787)},
		{"rTRC", curve},
		{"gTRC", nil}, // the same data as the one before
		{"bTRC", nil},
	}
	const header, entry = 128, 12
	start := header + 4 + entry*len(tags)
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	at := 0
	size := 0
	for _, t := range tags {
		if t.data != nil {
			at, size = start+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, t.sign...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	p := make([]byte, header, start+len(body)) // 7.2
	p = append(append(p, table...), body...)
	binary.BigEndian.PutUint32(p[0:], uint32(len(p)))
	binary.BigEndian.PutUint32(p[8:], 0x04200000)
	copy(p[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2004, 10, 1, 0, 0, 0} { // a date is required; this is that of the version
		binary.BigEndian.PutUint16(p[24+2*i:], v)
	}
	copy(p[36:], "acsp")
	for i, v := range []uint32{63190, 65536, 54061} {
		binary.BigEndian.PutUint32(p[68+4*i:], v)
	}
	// The identifier is the hash of the profile with the flags, the intent and itself as zeros (7.2.18); they are.
	id := md5.Sum(p)
	copy(p[84:], id[:])
	return p
}

// parametric returns the curve of IEC 61966-2-1 as function 3 (10.15): (a·x + b)^g from d on, c·x below.
func parametric() []byte {
	b := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []int32{157286, 62119, 3417, 5072, 2651} { // 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// xyz returns a color (10.27).
func xyz(v ...int32) []byte { return fixed("XYZ ", v...) }

// fixed returns numbers of 1/65536 (10.18).
func fixed(sign string, v ...int32) []byte {
	b := append([]byte(sign), 0, 0, 0, 0)
	for _, n := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(n))
	}
	return b
}

// localized returns a text of ASCII in American English (10.13).
func localized(s string) []byte {
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(s)))
	b = binary.BigEndian.AppendUint32(b, 28)
	for _, c := range []byte(s) {
		b = append(b, 0, c)
	}
	return b
}
