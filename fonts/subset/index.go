package subset

import "errors"

// index is a list of byte strings within a CFF font (Adobe Technical Note 5176, 5). Items are located on demand.
type index struct {
	count      int
	offsetSize int
	offsets    table
	data       table // after the offsets, to the end of the font
}

var errIndexCutShort = errors.New("a list is cut short")

// readIndex reads the list at a place in a font, and returns the place after it.
func readIndex(font table, at int) (x index, end int, err error) {
	count, ok := font.cut(at, 2)
	if !ok {
		return index{}, 0, errIndexCutShort
	}
	x.count = count.u16(0)
	if x.count == 0 {
		return x, at + 2, nil
	}
	x.offsetSize = font.u8(at + 2)
	if x.offsetSize < 1 || x.offsetSize > 4 {
		return index{}, 0, errors.New("a list has offsets of an unknown size")
	}
	size := (x.count + 1) * x.offsetSize
	if x.offsets, ok = font.cut(at+3, size); !ok {
		return index{}, 0, errIndexCutShort
	}
	x.data = font[at+3+size:]
	// Offsets count from the byte before the data.
	last := x.offsets.offset(size-x.offsetSize, x.offsetSize) - 1
	if last < 0 || last > len(x.data) {
		return index{}, 0, errIndexCutShort
	}
	return x, at + 3 + size + last, nil
}

// item returns a byte string, and whether there is one with that number.
func (x index) item(i int) (table, bool) {
	if i < 0 || i >= x.count {
		return nil, false
	}
	from := x.offsets.offset(i*x.offsetSize, x.offsetSize)
	to := x.offsets.offset((i+1)*x.offsetSize, x.offsetSize)
	return x.data.cut(from-1, to-from)
}

// appendIndex writes a list.
func appendIndex(out []byte, items ...[]byte) []byte {
	out = append(out, byte(len(items)>>8), byte(len(items)))
	if len(items) == 0 {
		return out
	}
	end := 1
	for _, item := range items {
		end += len(item)
	}
	size := 1
	for end>>(8*size) != 0 {
		size++
	}
	out = append(out, byte(size))
	offset := func(v int) {
		for i := size - 1; i >= 0; i-- {
			out = append(out, byte(v>>(8*i)))
		}
	}
	end = 1
	offset(end)
	for _, item := range items {
		end += len(item)
		offset(end)
	}
	for _, item := range items {
		out = append(out, item...)
	}
	return out
}
