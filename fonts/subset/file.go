package subset

import (
	"encoding/binary"
	"math/bits"
)

// namedTable is a table to be written.
type namedTable struct {
	tag  string
	data []byte
}

// writeFile writes a font file (OpenType, "Organization of an OpenType font") from tables in the order of their tags.
// One of them is head, whose checksum of the whole file it sets.
func writeFile(magic string, tables []namedTable) []byte {
	n := len(tables)
	// Fields for a binary search, which readers do not use.
	power := bits.Len(uint(n)) - 1
	out := append([]byte(nil), magic...)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
			binary.BigEndian.PutUint32(t.data[8:], 0) // counts as zero in the sums
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	// OpenType, head, checksumAdjustment: the file with it sums to this number.
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum adds words of four bytes, the last padded with zeros.
func checksum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}
