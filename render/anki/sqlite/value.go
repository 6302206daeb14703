package sqlite

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf8"
)

// A Value is what a row has in a column. The zero Value is NULL.
type Value struct {
	kind kind
	n    int64 // of an integer; the bits of a real number
	s    string
}

type kind uint8

const (
	null kind = iota
	integer
	real
	text
	blob
)

// Int returns the value of an integer.
func Int(n int64) Value { return Value{kind: integer, n: n} }

// Real returns the value of a number with a fraction.
func Real(x float64) Value { return Value{kind: real, n: int64(math.Float64bits(x))} }

// Text returns the value of a text in UTF-8.
func Text(s string) Value { return Value{kind: text, s: s} }

// Blob returns the value of bytes that are no text.
func Blob(b []byte) Value { return Value{kind: blob, s: string(b)} }

// The types of values that say all (section 2.1 of the format).
const (
	typeNull = 0
	typeReal = 7
	typeZero = 8
	typeOne  = 9
)

// widths are the sizes in bytes of the integers of types 1 to 6.
var widths = [...]int{1, 2, 3, 4, 6, 8}

// appendRecord appends the values of a row to b: the types of all, then what they hold.
func appendRecord(b []byte, values []Value) ([]byte, error) {
	if len(values) == 0 {
		return nil, errors.New("it has no values") // and its cell fewer than the four bytes that a cell has at least
	}
	types := make([]byte, 0, 2*len(values))
	for _, v := range values {
		t, err := v.typed()
		if err != nil {
			return nil, err
		}
		types = appendVarint(types, t)
	}
	b = appendVarint(b, headSize(len(types)))
	b = append(b, types...)
	for _, v := range values {
		b = v.append(b)
	}
	return b, nil
}

// headSize returns the size of the head of a record, in which size counts itself.
func headSize(types int) uint64 {
	n := uint64(types)
	for own := uint64(1); ; own++ {
		if uint64(len(appendVarint(nil, n+own))) == own {
			return n + own
		}
	}
}

// typed returns the type under which v is written.
func (v Value) typed() (uint64, error) {
	switch v.kind {
	case null:
		return typeNull, nil
	case integer:
		switch v.n {
		case 0:
			return typeZero, nil
		case 1:
			return typeOne, nil
		}
		return uint64(v.width() + 1), nil
	case real:
		return typeReal, nil
	case text:
		if !utf8.ValidString(v.s) {
			return 0, errors.New("a text is not in UTF-8")
		}
		return 2*uint64(len(v.s)) + 13, nil
	default: // blob
		return 2*uint64(len(v.s)) + 12, nil
	}
}

// width returns the index in widths of the narrowest integer that holds v.
func (v Value) width() int {
	for i, w := range widths {
		unused := 64 - 8*w
		if v.n<<unused>>unused == v.n {
			return i
		}
	}
	return len(widths) - 1
}

// append appends what v holds beyond its type.
func (v Value) append(b []byte) []byte {
	switch v.kind {
	case null:
		return b
	case integer:
		if v.n == 0 || v.n == 1 {
			return b
		}
		var all [8]byte
		binary.BigEndian.PutUint64(all[:], uint64(v.n))
		return append(b, all[8-widths[v.width()]:]...)
	case real:
		return binary.BigEndian.AppendUint64(b, uint64(v.n))
	default: // text, blob
		return append(b, v.s...)
	}
}

// appendVarint appends v in one to nine bytes: seven bits in each, but eight in a ninth (section 1.6 of the format).
func appendVarint(b []byte, v uint64) []byte {
	var out [9]byte
	i := len(out) - 1
	if v>>56 != 0 { // the ninth byte is needed, and whole
		out[i] = byte(v)
		for v >>= 8; i > 0; v >>= 7 {
			i--
			out[i] = byte(v) | 0x80
		}
		return append(b, out[:]...)
	}
	out[i] = byte(v) & 0x7f
	for v >>= 7; v > 0; v >>= 7 {
		i--
		out[i] = byte(v) | 0x80
	}
	return append(b, out[i:]...)
}
