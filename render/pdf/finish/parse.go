package finish

import (
	"bytes"
	"errors"
	"fmt"
)

// source is fpdf's file. It is never searched: objects are where the table says, and streams are as long as they say,
// so that an author's words are never taken for syntax.
type source struct {
	data   []byte // up to the table
	offset []int  // by number of object; 0 is none
	pages  int    // the number of the page tree's root
}

// object is one of the file's objects: its value as written and, if it is a stream, the data.
type object struct {
	value  []byte
	stream []byte // not nil if it is a stream
}

// parse reads the table and the trailer (ISO 32000-1, 7.5.4 and 7.5.5) in the one form that fpdf writes.
func parse(data []byte) (*source, error) {
	const eof, start = "\n%%EOF\n", "\nstartxref\n"
	if !bytes.HasPrefix(data, []byte("%PDF-1.")) || !bytes.HasSuffix(data, []byte(eof)) {
		return nil, errors.New("it is no whole PDF")
	}
	tail := data[:len(data)-len(eof)]
	at := bytes.LastIndex(tail, []byte(start))
	if at < 0 {
		return nil, errors.New("it has no startxref")
	}
	xref, ok := integer(tail[at+len(start):])
	if !ok || xref >= at {
		return nil, errors.New("its startxref leads outside of it")
	}
	s := &source{data: data[:xref]}
	trailer, err := s.table(tail[xref:at])
	if err != nil {
		return nil, fmt.Errorf("reading the cross-reference table: %w", err)
	}
	if s.pages, err = s.tree(trailer); err != nil {
		return nil, fmt.Errorf("reading the trailer: %w", err)
	}
	return s, nil
}

// table reads the offsets and returns the trailer's dictionary.
func (s *source) table(b []byte) ([]byte, error) {
	b, ok := bytes.CutPrefix(b, []byte("xref\n0 "))
	line, b, more := bytes.Cut(b, []byte("\n"))
	count, whole := integer(line)
	const entry = len("0000000000 65535 f \n")
	if !ok || !more || !whole || count < 1 || count > len(b)/entry {
		return nil, errors.New("it does not begin with a count of objects")
	}
	s.offset = make([]int, count)
	for n := 1; n < count; n++ {
		e := b[n*entry : (n+1)*entry]
		at, ok := integer(e[:10])
		if !ok || string(e[10:]) != " 00000 n \n" || at == 0 || at >= len(s.data) {
			return nil, fmt.Errorf("the entry of object %d is %q", n, e)
		}
		s.offset[n] = at
	}
	b, ok = bytes.CutPrefix(b[count*entry:], []byte("trailer\n"))
	if !ok {
		return nil, errors.New("no trailer follows it")
	}
	return b, nil
}

// tree follows the trailer to the root of the page tree.
func (s *source) tree(trailer []byte) (int, error) {
	d, err := readDict(trailer)
	if err != nil {
		return 0, err
	}
	if d.get("Encrypt") != nil {
		return 0, errors.New("the file is encrypted")
	}
	root, ok := d.ref("Root")
	if !ok {
		return 0, errors.New("it names no catalog")
	}
	if d, _, err = s.dict(root); err != nil {
		return 0, err
	}
	pages, ok := d.ref("Pages")
	if !ok {
		return 0, errors.New("the catalog names no pages")
	}
	return pages, nil
}

// object reads object n.
func (s *source) object(n int) (o object, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("reading object %d: %w", n, err)
		}
	}()
	if n < 1 || n >= len(s.offset) {
		return o, fmt.Errorf("there are %d", len(s.offset))
	}
	b, ok := bytes.CutPrefix(s.data[s.offset[n]:], fmt.Appendf(nil, "%d 0 obj", n))
	if !ok {
		return o, errors.New("it is not where the table says")
	}
	t, err := scan(b, 0)
	if err != nil {
		return o, err
	}
	end, err := value(b, t)
	if err != nil {
		return o, err
	}
	o.value = b[t.start:end]
	rest := b[end:]
	if bytes.HasPrefix(rest, []byte("\nendobj\n")) {
		return o, nil
	}
	rest, ok = bytes.CutPrefix(rest, []byte("\nstream\n"))
	if !ok {
		return o, errors.New("neither its end nor a stream follows its value")
	}
	d, err := readDict(o.value)
	if err != nil {
		return o, err
	}
	length, ok := integer(d.get("Length"))
	if !ok || length > len(rest) || !bytes.HasPrefix(rest[length:], []byte("\nendstream\nendobj\n")) {
		return o, errors.New("its stream is not as long as it says")
	}
	o.stream = rest[:length:length]
	return o, nil
}

// dict reads object n, a dictionary or a stream with one.
func (s *source) dict(n int) (dict, []byte, error) {
	o, err := s.object(n)
	if err != nil {
		return nil, nil, err
	}
	d, err := readDict(o.value)
	if err != nil {
		return nil, nil, fmt.Errorf("reading object %d: %w", n, err)
	}
	return d, o.stream, nil
}
