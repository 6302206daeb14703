package pdf

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// code is a character code with its number of bytes, since <20> and <0020> differ.
type code struct {
	bytes int
	value int
}

// String returns a code as CMaps write it: <00A0>.
func (c code) String() string { return fmt.Sprintf("<%0*X>", 2*c.bytes, c.value) }

// after returns the code n after c. Only the last byte is incremented (Adobe Technical Note 5014, section 3).
func (c code) after(n int) code { return code{c.bytes, c.value + n} }

// codeRange is a range of codes, in which each byte has bounds of its own.
type codeRange struct{ low, high code }

// holds reports whether the range contains a code.
func (r codeRange) holds(c code) bool {
	if c.bytes != r.low.bytes {
		return false
	}
	for shift := 0; shift < 8*c.bytes; shift += 8 {
		b := c.value >> shift & 0xFF
		if b < r.low.value>>shift&0xFF || b > r.high.value>>shift&0xFF {
			return false
		}
	}
	return true
}

// cmap is a table from codes to CIDs, or from codes to text (ISO 32000-1, 9.7.5 and 9.10.3).
type cmap struct {
	space    []codeRange
	cids     map[code]int
	texts    map[code]string
	identity bool // code and CID are the same
	left     *int // entries that are still allowed
}

// identityH returns the CMap of that name.
func identityH() *cmap {
	return &cmap{space: []codeRange{{code{2, 0}, code{2, 0xFFFF}}}, identity: true}
}

// next removes a code from the front of s. If the CMap knows none there, ok is false and one byte is removed.
func (m *cmap) next(s string) (c code, rest string, ok bool) {
	for n := 1; n <= min(len(s), 2); n++ {
		c := code{n, bigEndian([]byte(s[:n]))}
		for _, r := range m.space {
			if r.holds(c) {
				return c, s[n:], true
			}
		}
	}
	return code{1, int(s[0])}, s[1:], false
}

// cid returns the CID of a code, or 0 if it has none.
func (m *cmap) cid(c code) int {
	if m.identity {
		return c.value
	}
	return m.cids[c]
}

// readCMap reads either kind of table, of at most left entries.
func readCMap(data []byte, left *int) (*cmap, error) {
	m := &cmap{cids: map[code]int{}, texts: map[code]string{}, left: left}
	l := &lexer{b: data}
	var before any
	open := ""
	var operands []any
	for {
		v, err := l.value()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return m, err
		}
		w, ok := v.(word)
		switch {
		case ok && strings.HasPrefix(string(w), "begin") && sized(string(w)) > 0:
			open, operands = string(w)[len("begin"):], nil
			count, _ := before.(int)
			if count < 1 || count > 100 {
				return m, fmt.Errorf("a block of %s counts %d entries; 1 to 100 may be", open, count)
			}
			operands = append(operands, count)
		case ok && open != "" && string(w) == "end"+open:
			if err := m.block(open, operands[0].(int), operands[1:]); err != nil {
				return m, fmt.Errorf("reading a %s: %w", open, err)
			}
			open = ""
		case open != "":
			operands = append(operands, v)
		case ok && w == "usecmap":
			return m, errors.New("it is based on another one")
		}
		before = v
	}
	switch {
	case open != "":
		return m, fmt.Errorf("a block of %s has no end", open)
	case len(m.space) == 0:
		return m, errors.New("it has no range of codes")
	}
	return m, nil
}

// sized returns the number of operands of a block's entries, or 0 if w opens no block.
func sized(w string) int {
	switch w {
	case "begincodespacerange", "beginbfchar", "begincidchar":
		return 2
	case "beginbfrange", "begincidrange", "beginnotdefrange":
		return 3
	}
	return 0
}

// block adds the entries of a block.
func (m *cmap) block(kind string, count int, operands []any) error {
	size := sized("begin" + kind)
	if len(operands) != count*size {
		return fmt.Errorf("it has %d operands for %d entries", len(operands), count)
	}
	for ; len(operands) > 0; operands = operands[size:] {
		low, err := asCode(operands[0])
		if err != nil {
			return err
		}
		high, to := low, operands[size-1]
		if size == 3 || kind == "codespacerange" {
			if high, err = asCode(operands[1]); err != nil {
				return err
			}
			if high.bytes != low.bytes || high.value < low.value {
				return fmt.Errorf("%v to %v is no range", low, high)
			}
		}
		if kind == "codespacerange" {
			m.space = append(m.space, codeRange{low, high})
			continue
		}
		if low.value>>8 != high.value>>8 && kind == "bfrange" {
			return fmt.Errorf("%v to %v differ in more than the last byte", low, high)
		}
		if kind == "notdefrange" {
			continue
		}
		if err := m.entry(kind, low, high.value-low.value+1, to); err != nil {
			return err
		}
	}
	return nil
}

func asCode(v any) (code, error) {
	s, ok := v.(str)
	if !ok || len(s) < 1 || len(s) > 2 {
		return code{}, fmt.Errorf("%v is no code of one or two bytes", v)
	}
	return code{len(s), bigEndian([]byte(s))}, nil
}

// entry adds count codes from low on, whose values count up from to.
func (m *cmap) entry(kind string, low code, count int, to any) error {
	if !take(m.left, count) {
		return errors.New("it has too many entries")
	}
	switch to := to.(type) {
	case int:
		if kind == "cidchar" || kind == "cidrange" {
			for i := range count {
				m.cids[low.after(i)] = to + i
			}
			return nil
		}
	case str:
		if kind == "bfchar" || kind == "bfrange" {
			return m.text(low, count, string(to))
		}
	case array:
		if kind == "bfrange" && len(to) == count {
			for i, v := range to {
				s, ok := v.(str)
				if !ok {
					return fmt.Errorf("%v stands for something that is no string", low.after(i))
				}
				if err := m.text(low.after(i), 1, string(s)); err != nil {
					return err
				}
			}
			return nil
		}
	}
	return fmt.Errorf("%v stands for something that is not to be understood", low)
}

// text maps codes to s and its successors, in which the last byte is incremented.
func (m *cmap) text(low code, count int, s string) error {
	if len(s) == 0 || len(s)%2 != 0 {
		return fmt.Errorf("%v stands for %d bytes, which are no UTF-16", low, len(s))
	}
	if int(s[len(s)-1])+count-1 > 0xFF {
		return fmt.Errorf("what %v to %v stand for differs in more than the last byte", low, low.after(count-1))
	}
	b := []byte(s)
	for i := range count {
		m.texts[low.after(i)] = fromUTF16(string(b))
		b[len(b)-1]++
	}
	return nil
}
