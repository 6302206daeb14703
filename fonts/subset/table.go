package subset

import "encoding/binary"

// table is bytes of a font, big-endian. Beyond its end it reads zeros: the tables of older versions of OpenType are
// shorter, and lack just the fields that then have no value.
type table []byte

// cut returns n bytes from at on, and whether they are all there.
func (t table) cut(at, n int) (table, bool) {
	if at < 0 || n < 0 || at > len(t) || n > len(t)-at {
		return nil, false
	}
	return t[at : at+n : at+n], true
}

func (t table) u8(at int) int {
	if at < 0 || at >= len(t) {
		return 0
	}
	return int(t[at])
}

func (t table) u16(at int) int {
	b, ok := t.cut(at, 2)
	if !ok {
		return 0
	}
	return int(binary.BigEndian.Uint16(b))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) uint32 {
	b, ok := t.cut(at, 4)
	if !ok {
		return 0
	}
	return binary.BigEndian.Uint32(b)
}

// offset reads an offset or a length of size bytes, 1 to 4. One too large for an int is -1, which cut refuses.
func (t table) offset(at, size int) int {
	b, ok := t.cut(at, size)
	if !ok {
		return -1
	}
	var v uint32
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	if v > 1<<31-1 {
		return -1
	}
	return int(v)
}
