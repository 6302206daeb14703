package finish

import (
	"fmt"
	"math"
	"strconv"
)

// dict is a dictionary in the order in which it was written. Values are as written.
type dict []entry

type entry struct {
	key   string // without the slash
	value []byte
}

// readDict reads b, which is one dictionary and nothing else.
func readDict(b []byte) (dict, error) {
	t, err := scan(b, 0)
	if err != nil {
		return nil, err
	}
	if t.kind != open || string(b[t.start:t.end]) != "<<" {
		return nil, fmt.Errorf("no dictionary begins at %.20q", b)
	}
	var d dict
	for {
		if t, err = scan(b, t.end); err != nil {
			return nil, err
		}
		if t.kind == shut && b[t.start] == '>' {
			break
		}
		if t.kind != name {
			return nil, fmt.Errorf("%.20q is no key", b[t.start:])
		}
		key := string(b[t.start+1 : t.end])
		if t, err = scan(b, t.end); err != nil {
			return nil, err
		}
		end, err := value(b, t)
		if err != nil {
			return nil, fmt.Errorf("reading the value of %s: %w", key, err)
		}
		d = append(d, entry{key, b[t.start:end]})
		t.end = end
	}
	if t, err = scan(b, t.end); err != nil || t.kind != blank {
		return nil, fmt.Errorf("more follows a dictionary")
	}
	return d, nil
}

// readArray returns the elements of the array that is b.
func readArray(b []byte) ([][]byte, error) {
	t, err := scan(b, 0)
	if err != nil {
		return nil, err
	}
	if t.kind != open || b[t.start] != '[' {
		return nil, fmt.Errorf("no array begins at %.20q", b)
	}
	var out [][]byte
	for {
		if t, err = scan(b, t.end); err != nil {
			return nil, err
		}
		if t.kind == shut && b[t.start] == ']' {
			return out, nil
		}
		end, err := value(b, t)
		if err != nil {
			return nil, err
		}
		out = append(out, b[t.start:end])
		t.end = end
	}
}

// readNumbers reads an array of four numbers, such as a rectangle.
func readNumbers(b []byte) (out [4]float64, err error) {
	parts, err := readArray(b)
	if err != nil {
		return out, err
	}
	if len(parts) != len(out) {
		return out, fmt.Errorf("%.40q is not four numbers", b)
	}
	for i, p := range parts {
		out[i], err = strconv.ParseFloat(string(p), 64)
		if err != nil || math.IsInf(out[i], 0) || math.IsNaN(out[i]) {
			return out, fmt.Errorf("%.40q is no number", p)
		}
	}
	return out, nil
}

// get returns the value of key, nil if there is none.
func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// ref returns the number of the object that key refers to.
func (d dict) ref(key string) (int, bool) { return asReference(d.get(key)) }

func asReference(b []byte) (int, bool) {
	t, err := scan(b, 0)
	if err != nil || t.kind != number {
		return 0, false
	}
	n, _, ok := reference(b, t)
	return n, ok
}

// appendCopy adds the object raw in as few bytes as its syntax allows. ref maps the numbers of objects to their new
// ones.
func appendCopy(b, raw []byte, ref func(int) (int, error)) ([]byte, error) {
	for at := 0; ; {
		t, err := scan(raw, at)
		if err != nil {
			return nil, err
		}
		if t.kind == blank {
			return b, nil
		}
		part := raw[t.start:t.end]
		at = t.end
		if len(b) > 0 && regular(b[len(b)-1]) && regular(part[0]) {
			b = append(b, ' ')
		}
		if t.kind == number {
			if n, end, ok := reference(raw, t); ok {
				if n, err = ref(n); err != nil {
					return nil, err
				}
				b, at = append(strconv.AppendInt(b, int64(n), 10), " 0 R"...), end
				continue
			}
		}
		b = append(b, part...)
	}
}

// appendRef adds a reference to object n after a delimiter or a space.
func appendRef(b []byte, n int) []byte {
	return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
}

// appendRefs adds an array of references to count objects from the first on.
func appendRefs(b []byte, first, count int) []byte {
	b = append(b, '[')
	for i := range count {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, first+i)
	}
	return append(b, ']')
}

// appendInt adds a whole number.
func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendReal adds f, rounded to hundredths: of a point, that is below what can be seen.
func appendReal(b []byte, f float64) []byte {
	f = math.Round(f*100) / 100
	if f == 0 {
		return append(b, '0') // also for -0
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// appendRect adds a rectangle, the lower left corner first.
func appendRect(b []byte, r [4]float64) []byte {
	b = append(b, '[')
	for i, f := range [4]float64{min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendReal(b, f)
	}
	return append(b, ']')
}

// appendName adds a name with its slash (ISO 32000-1, 7.3.5).
func appendName(b []byte, s string) []byte {
	b = append(b, '/')
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7F || c == '#' || !regular(c) {
			b = fmt.Appendf(b, "#%02X", c)
			continue
		}
		b = append(b, c)
	}
	return b
}
