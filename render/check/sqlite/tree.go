package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// A tree is a table that is being read.
type tree struct {
	*reader
	Table
	least   int64 // the ids of the rows to come are greater ...
	bounded bool  // ... if this is set
}

// read reads the page n and all below it; level is from 1 at the root.
func (t *tree) read(n uint32, level int) error {
	page, err := t.page(n, t.Name)
	if err != nil {
		return err
	}
	start := 0
	if n == 1 {
		start = 100
	}
	kind := page[start]
	if kind != 5 && kind != 13 {
		return fmt.Errorf("page %d is of kind %d", n, kind)
	}
	cells, err := cellsOf(page, start)
	if err != nil {
		return fmt.Errorf("page %d: %w", n, err)
	}
	if kind == 13 {
		return t.leaf(page, cells, level)
	}
	if len(cells) == 0 && n != 1 {
		return fmt.Errorf("page %d has no cells", n)
	}
	for _, at := range cells {
		key, size := varint(page[at+4:])
		if size == 0 {
			return fmt.Errorf("page %d: a cell is cut", n)
		}
		if err := t.read(binary.BigEndian.Uint32(page[at:]), level+1); err != nil {
			return err
		}
		if len(t.Rows) > 0 && t.Rows[len(t.Rows)-1].ID > int64(key) {
			return fmt.Errorf("page %d: row %d is below %d", n, t.Rows[len(t.Rows)-1].ID, int64(key))
		}
		t.above(int64(key))
	}
	return t.read(binary.BigEndian.Uint32(page[start+8:]), level+1)
}

// above records that all rows to come have ids greater than key.
func (t *tree) above(key int64) { t.least, t.bounded = key, true }

// cellsOf returns where the cells of a page begin. They may not overlap, nor leave gaps: nothing was ever taken away.
func cellsOf(page []byte, start int) ([]int, error) {
	head := start + 8
	if page[start] == 5 {
		head += 4
	}
	if page[start+1] != 0 || page[start+2] != 0 || page[start+7] != 0 {
		return nil, errors.New("there are gaps between its cells")
	}
	n, content := int(binary.BigEndian.Uint16(page[start+3:])), int(binary.BigEndian.Uint16(page[start+5:]))
	if head+2*n > content || content > len(page) {
		return nil, fmt.Errorf("%d cells are not in the %d bytes from %d", n, len(page), content)
	}
	cells := make([]int, n)
	for i := range cells {
		cells[i] = int(binary.BigEndian.Uint16(page[head+2*i:]))
		if cells[i] < content || cells[i] > len(page)-4 {
			return nil, fmt.Errorf("cell %d begins at %d", i, cells[i])
		}
	}
	return cells, nil
}

// leaf reads the rows of a leaf.
func (t *tree) leaf(page []byte, cells []int, level int) error {
	if t.Depth == 0 {
		t.Depth = level
	}
	if level != t.Depth {
		return fmt.Errorf("leaves are at levels %d and %d", t.Depth, level)
	}
	ends := slices.Sorted(slices.Values(append(slices.Clone(cells), len(page))))
	for _, at := range cells {
		i, _ := slices.BinarySearch(ends, at)
		if err := t.row(page[at:ends[i+1]]); err != nil {
			return err
		}
	}
	return nil
}

// row reads the row of a cell, which it must fill.
func (t *tree) row(cell []byte) error {
	size, a := varint(cell)
	id, b := varint(cell[a:])
	if a == 0 || b == 0 {
		return errors.New("a cell is cut")
	}
	row := Row{ID: int64(id)}
	if n := len(t.Rows); n > 0 && t.Rows[n-1].ID >= row.ID || t.bounded && row.ID <= t.least {
		return fmt.Errorf("row %d is not in order", row.ID)
	}
	record, err := t.payload(cell[a+b:], int(size))
	if err != nil {
		return fmt.Errorf("row %d: %w", row.ID, err)
	}
	if row.Values, err = values(record); err != nil {
		return fmt.Errorf("row %d: %w", row.ID, err)
	}
	t.Rows = append(t.Rows, row)
	return nil
}

// payload returns the record of a size that begins in a cell (section 1.6: the letters are those of the format).
func (t *tree) payload(cell []byte, p int) ([]byte, error) {
	u := t.size
	x, m := u-35, (u-12)*32/255-23
	local := p
	if p > x {
		if local = m + (p-m)%(u-4); local > x {
			local = m
		}
	}
	if local == p {
		if len(cell) != p {
			return nil, fmt.Errorf("%d bytes are in a cell of %d", p, len(cell))
		}
		return cell[:p], nil
	}
	if len(cell) != local+4 {
		return nil, fmt.Errorf("%d bytes of %d are in a cell of %d", local, p, len(cell))
	}
	out := slices.Clone(cell[:local])
	next := binary.BigEndian.Uint32(cell[local:])
	for len(out) < p {
		page, err := t.page(next, t.Name+", the rest of a row")
		if err != nil {
			return nil, err
		}
		next = binary.BigEndian.Uint32(page)
		out = append(out, page[4:4+min(p-len(out), u-4)]...)
	}
	if next != 0 {
		return nil, fmt.Errorf("a chain goes on to page %d", next)
	}
	return out, nil
}

// values returns the values of a record.
func values(record []byte) ([]any, error) {
	head, n := varint(record)
	if n == 0 || head > uint64(len(record)) {
		return nil, errors.New("the head of a record is cut")
	}
	types, body := record[n:head], record[head:]
	var out []any
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 {
			return nil, errors.New("a type is cut")
		}
		types = types[n:]
		size := sizeOf(kind)
		if size < 0 || size > len(body) {
			return nil, fmt.Errorf("a value of type %d in %d bytes", kind, len(body))
		}
		v, err := value(kind, body[:size])
		if err != nil {
			return nil, err
		}
		out, body = append(out, v), body[size:]
	}
	if len(body) > 0 {
		return nil, fmt.Errorf("%d bytes are of no value", len(body))
	}
	return out, nil
}

// sizeOf returns the size of a value of a type (section 2.1), or a negative number if there is no such type.
func sizeOf(kind uint64) int {
	switch {
	case kind < 10:
		return [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[kind]
	case kind < 12 || kind > math.MaxInt32:
		return -1
	default:
		return int(kind-12) / 2
	}
}

func value(kind uint64, b []byte) (any, error) {
	switch {
	case kind == 0:
		return nil, nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), nil
	case kind == 8 || kind == 9:
		return int64(kind - 8), nil
	case kind < 7:
		n := int64(int8(b[0])) // the sign is in the first byte
		for _, c := range b[1:] {
			n = n<<8 | int64(c)
		}
		return n, nil
	case kind%2 == 0:
		return slices.Clone(b), nil
	case !utf8.Valid(b):
		return nil, errors.New("a text is not in UTF-8")
	default:
		return string(b), nil
	}
}

// varint returns the number at the beginning of b and its size in bytes, which is 0 if b is too short.
func varint(b []byte) (v uint64, n int) {
	for n < len(b) {
		c := b[n]
		if n++; n == 9 {
			return v<<8 | uint64(c), n
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, n
		}
	}
	return 0, 0
}
