package subset

import (
	"errors"
	"math"
	"strconv"
)

// operator is an operator of a DICT; one of two bytes is 0x0C00 plus the second.
type operator int

// Operators of a DICT (Adobe Technical Note 5176, 9, 10, 15, 18 and 19).
const (
	opFontBBox       operator = 5
	opCharset        operator = 15
	opCharStrings    operator = 17
	opPrivate        operator = 18
	opSubrs          operator = 19
	opDefaultWidthX  operator = 20
	opNominalWidthX  operator = 21
	opCharstringType operator = 0x0C06
	opFontMatrix     operator = 0x0C07
	opROS            operator = 0x0C1E
	opCIDCount       operator = 0x0C22
	opFDArray        operator = 0x0C24
	opFDSelect       operator = 0x0C25
)

// entry is one key and value of a DICT.
type entry struct {
	operands []float64
	raw      []byte // as it is in the font, with the operator
}

// dict is the entries of a DICT that are used here.
type dict map[operator]entry

// maxOperands bounds the operands before an operator, in a DICT and in a charstring alike (Adobe Technical Notes 5176,
// 4, and 5177, appendix B).
const maxOperands = 48

var errDict = errors.New("a dictionary is damaged")

// readDict reads a DICT (Adobe Technical Note 5176, 4).
func readDict(data table) (dict, error) {
	d := dict{}
	var operands []float64
	start := 0
	for at := 0; at < len(data); {
		b := int(data[at])
		size, value := 0, 0.0
		switch {
		case b == 28:
			size, value = 3, float64(data.i16(at+1))
		case b == 29:
			size, value = 5, float64(int32(data.u32(at+1)))
		case b == 30:
			size, value = readReal(data[at:])
		case 32 <= b && b < 255:
			value, size = smallInt(data[at:])
		case b <= 21:
			op := operator(b)
			at++
			if b == 12 {
				op = operator(b<<8 | data.u8(at))
				at++
			}
			if at > len(data) {
				return nil, errDict
			}
			d[op] = entry{operands, data[start:at]}
			operands, start = nil, at
			continue
		}
		if size == 0 || size > len(data)-at || len(operands) == maxOperands {
			return nil, errDict
		}
		operands = append(operands, value)
		at += size
	}
	return d, nil
}

// smallInt reads an integer of one byte or two that begins with 32 to 254, which DICTs and charstrings encode alike.
func smallInt(data table) (value float64, size int) {
	b, next := data.u8(0), data.u8(1)
	switch {
	case b <= 246:
		return float64(b - 139), 1
	case b <= 250:
		return float64((b-247)*256 + next + 108), 2
	}
	return float64(-(b-251)*256 - next - 108), 2
}

// readReal reads a number of decimal digits, two in a byte. The size is 0 if it has no end, or is not a number.
func readReal(data table) (size int, value float64) {
	var text []byte
	for i := 1; i < len(data) && len(text) < 64; i++ {
		for _, nibble := range []byte{data[i] >> 4, data[i] & 15} {
			switch {
			case nibble <= 9:
				text = append(text, '0'+nibble)
			case nibble == 10:
				text = append(text, '.')
			case nibble == 11:
				text = append(text, 'E')
			case nibble == 12:
				text = append(text, 'E', '-')
			case nibble == 14:
				text = append(text, '-')
			case nibble == 15:
				value, err := strconv.ParseFloat(string(text), 64)
				if err != nil {
					return 0, 0
				}
				return i + 1, value
			default:
				return 0, 0
			}
		}
	}
	return 0, 0
}

// int returns an operand that is an integer, such as an offset; -1 if there is no such operand.
func (d dict) int(op operator, i int) int {
	e := d[op].operands
	if i >= len(e) || e[i] != math.Trunc(e[i]) || math.Abs(e[i]) > 1<<31-1 {
		return -1
	}
	return int(e[i])
}

// has reports whether the DICT has an entry.
func (d dict) has(op operator) bool {
	_, ok := d[op]
	return ok
}

// appendEntry writes an entry of integers in the fewest bytes. A top dictionary must begin with such an entry: veraPDF
// finds no ROS after numbers of five bytes.
func appendEntry(out []byte, op operator, operands ...int) []byte {
	for _, v := range operands {
		if math.MinInt16 <= v && v <= math.MaxInt16 {
			out = appendNumber(out, number(v<<16)) // as in charstrings
		} else {
			out = appendLong(out, v)
		}
	}
	return appendOperator(out, op)
}

// appendOffsets writes an entry whose integers take five bytes each, so that its length is known before they are.
func appendOffsets(out []byte, op operator, operands ...int) []byte {
	for _, v := range operands {
		out = appendLong(out, v)
	}
	return appendOperator(out, op)
}

func appendLong(out []byte, v int) []byte {
	return append(out, 29, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func appendOperator(out []byte, op operator) []byte {
	if op >= 1<<8 {
		out = append(out, byte(op>>8))
	}
	return append(out, byte(op))
}

// appendMatrix writes a FontMatrix that only scales.
func appendMatrix(out []byte, scale float64) []byte {
	const zero = 139
	out = append(appendReal(out, scale), zero, zero)
	out = append(appendReal(out, scale), zero, zero)
	return appendOperator(out, opFontMatrix)
}

// appendReal writes a number in decimal digits, with more precision than is needed.
func appendReal(out []byte, v float64) []byte {
	nibbles := []byte{}
	for _, c := range []byte(strconv.FormatFloat(v, 'f', 10, 64)) {
		if c == '.' {
			c = '0' + 10
		}
		nibbles = append(nibbles, c-'0')
	}
	nibbles = append(nibbles, 15, 15) // the end, and the rest of the last byte
	out = append(out, 30)
	for i := 0; i+1 < len(nibbles); i += 2 {
		out = append(out, nibbles[i]<<4|nibbles[i+1])
	}
	return out
}
