package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// place is where an object is (ISO 32000-1, table 18).
type place struct {
	packed     bool
	at         int // the offset, or the number of the object stream
	generation int // or the position in the object stream
}

// highest is the largest object number (annex C).
const highest = 8388607

// readXref reads the table or the stream at the end, and the earlier ones that it refers to.
func (o *objects) readXref() error {
	const reach = 1024 // the trailer must be this close to the end (annex H, note 18)
	tail := o.data[max(0, len(o.data)-reach):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return errors.New("there is no startxref")
	}
	l := &lexer{b: tail, at: i + len("startxref")}
	v, _ := l.value()
	at, ok := v.(int)
	if !ok {
		return errors.New("startxref names no offset")
	}
	seen := map[int]bool{}
	for !seen[at] {
		seen[at] = true
		d, err := o.section(at)
		if err != nil {
			return fmt.Errorf("at byte %d: %w", at, err)
		}
		if o.trailer == nil {
			o.trailer = d
		}
		if at, ok = d.get("Prev").(int); !ok {
			return nil
		}
	}
	return errors.New("it goes in circles")
}

// section reads one table or stream and returns its trailer.
func (o *objects) section(at int) (dict, error) {
	if at < 0 || at >= len(o.data) {
		return nil, errors.New("it is outside the file")
	}
	l := &lexer{b: o.data, at: at, refs: true}
	v, err := l.value()
	if err != nil {
		return nil, err
	}
	if v == word("xref") {
		return o.table(l)
	}
	l.at = at
	s, err := o.object(l, 0)
	if err != nil {
		return nil, err
	}
	st, ok := s.(*stream)
	if !ok || st.dict.get("Type") != name("XRef") {
		return nil, errors.New("there is no table and no stream of type XRef")
	}
	return st.dict, o.rows(st)
}

// table reads a classic table (7.5.4).
func (o *objects) table(l *lexer) (dict, error) {
	for {
		v, err := l.value()
		if err != nil {
			return nil, ended(err, "it")
		}
		if v == word("trailer") {
			break
		}
		first, ok := v.(int)
		n, err := l.value()
		count, ok2 := n.(int)
		if err != nil || !ok || !ok2 || first < 0 || count < 0 {
			return nil, errors.New("a section has no two numbers")
		}
		for i := range count {
			a, err := l.value()
			if err != nil {
				return nil, ended(err, "it")
			}
			b, _ := l.value()
			kind, _ := l.value()
			offset, ok := a.(int)
			generation, ok2 := b.(int)
			if !ok || !ok2 || kind != word("n") && kind != word("f") {
				return nil, fmt.Errorf("entry %d is none", first+i)
			}
			if kind == word("n") {
				o.enter(first+i, place{at: offset, generation: generation})
			}
		}
	}
	v, err := l.value()
	if err != nil {
		return nil, ended(err, "the trailer")
	}
	d, ok := v.(dict)
	if !ok {
		return nil, errors.New("the trailer is no dictionary")
	}
	return d, nil
}

// enter records the place of an object, unless a later section already has.
func (o *objects) enter(n int, p place) {
	if _, ok := o.xref[n]; !ok && n > 0 && n <= highest {
		o.xref[n] = p
	}
}

// rows reads the entries of a stream (7.5.8.3).
func (o *objects) rows(s *stream) error {
	data, err := o.decode(s)
	if err != nil {
		return err
	}
	var w [3]int
	widths, _ := s.dict.get("W").(array)
	for i := range w {
		if i < len(widths) {
			w[i], _ = widths[i].(int)
		}
		if len(widths) != len(w) || w[i] < 0 || w[i] > 8 {
			return errors.New("its W is no list of three widths")
		}
	}
	size := w[0] + w[1] + w[2]
	index, ok := s.dict.get("Index").(array)
	if !ok {
		index = array{0, s.dict.get("Size")}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, ok := index[0].(int)
		count, ok2 := index[1].(int)
		if !ok || !ok2 || first < 0 || first > highest || count < 0 || size == 0 || count > len(data)/size {
			return errors.New("it has not as many entries as it says")
		}
		for n := first; n < first+count; n++ {
			v := [3]int{1}
			for i, width := range w {
				if width > 0 {
					v[i] = bigEndian(data[:width])
				}
				data = data[width:]
			}
			switch v[0] {
			case 1:
				o.enter(n, place{at: v[1], generation: v[2]})
			case 2:
				o.enter(n, place{packed: true, at: v[1], generation: v[2]})
			}
		}
	}
	if len(data) > 0 {
		return fmt.Errorf("it has %d bytes too many", len(data))
	}
	return nil
}

func bigEndian(b []byte) int {
	n := uint64(0)
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return int(n & (1<<62 - 1))
}

// version returns the version in the first line, such as "1.7".
func version(data []byte) string {
	line, _, _ := strings.Cut(string(data[:min(len(data), 32)]), "\n")
	v, ok := strings.CutPrefix(strings.TrimRight(line, "\r"), "%PDF-")
	if !ok {
		return ""
	}
	return v
}
