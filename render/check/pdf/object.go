package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// objects are the objects of a file. They are read through its cross-reference table, within limits.
type objects struct {
	data    []byte
	left    limits
	xref    map[int]place
	trailer dict
	loaded  map[int]any
	loading map[int]bool
	packs   map[int]*pack
	reading report // findings made while reading

	packed   lexer         // of objects in object streams
	sparse   bool          // what no rule asks for is not kept; see [Faults]
	inflater io.ReadCloser // nil: none yet; reused for each stream
	content  []byte        // of a page; reused for each
}

func newObjects(data []byte) *objects {
	return &objects{
		data: data, left: newLimits(len(data)), xref: map[int]place{}, loaded: map[int]any{}, loading: map[int]bool{},
		packs: map[int]*pack{}, packed: lexer{refs: true},
	}
}

// loadAll reads every object that has not been, so that every broken one is found.
func (o *objects) loadAll() {
	for _, n := range slices.Sorted(maps.Keys(o.xref)) {
		o.load(n)
	}
}

// load returns an object, nil if it cannot be read.
func (o *objects) load(n int) any {
	if v, ok := o.loaded[n]; ok {
		return v
	}
	p, ok := o.xref[n]
	// Loading nests where the length of a stream is an object; that has no length to be loaded in turn.
	if !ok || o.loading[n] || len(o.loading) > 4 {
		return nil
	}
	o.loading[n] = true
	defer delete(o.loading, n)
	v, err := o.at(n, p)
	if err != nil {
		o.reading.add("file-object", fmt.Sprintf("object %d", n), "it cannot be read: %v", err)
	}
	o.loaded[n] = v
	return v
}

// at reads object n at a place.
func (o *objects) at(n int, p place) (any, error) {
	if p.packed {
		return o.unpack(n, p)
	}
	if p.at < 0 || p.at >= len(o.data) {
		return nil, errors.New("its place is outside the file")
	}
	l := &lexer{b: o.data, at: p.at, refs: true}
	v, err := o.object(l, n)
	// Unclosed objects overlap: each extends to the end of the file.
	if !take(&o.left.scanned, l.at-p.at) {
		return nil, errors.New("objects overlap")
	}
	return v, err
}

// object reads "1 0 obj" and what follows (ISO 32000-1, 7.3.10). Unless want is 0, it is the expected number.
func (o *objects) object(l *lexer, want int) (any, error) {
	if o.left.scanned < 0 {
		return nil, errors.New("objects overlap")
	}
	a, _ := l.value()
	b, _ := l.value()
	c, err := l.value()
	if err != nil {
		return nil, ended(err, "the file")
	}
	number, ok := a.(int)
	if _, ok2 := b.(int); !ok || !ok2 || c != word("obj") {
		return nil, errors.New("there is no object")
	}
	if want != 0 && number != want {
		return nil, fmt.Errorf("in its place is object %d", number)
	}
	v, err := l.value()
	if err != nil {
		return nil, ended(err, "the object")
	}
	switch end, _ := l.value(); {
	case end == word("endobj"):
		return v, nil
	case end != word("stream"):
		return nil, errors.New("there is no endobj")
	}
	d, ok := v.(dict)
	if !ok {
		return nil, errors.New("a stream has no dictionary")
	}
	raw, err := o.raw(l, d)
	return &stream{number: number, dict: d, raw: raw}, err
}

// raw returns the data of a stream; l is after the keyword.
func (o *objects) raw(l *lexer, d dict) ([]byte, error) {
	switch {
	case l.follows("\r\n"):
		l.at += 2
	case l.follows("\n"):
		l.at++
	default:
		return nil, errors.New("the keyword stream has no end of line")
	}
	n, ok := o.resolve(d.get("Length")).(int)
	if !ok || n < 0 || n > len(l.b)-l.at {
		return nil, errors.New("a stream has no length, or one that the file has not")
	}
	data := l.b[l.at : l.at+n]
	rest := bytes.TrimLeft(l.b[l.at+n:min(len(l.b), l.at+n+len("\r\nendstream"))], "\r\n")
	if !bytes.HasPrefix(rest, []byte("endstream")) {
		return nil, fmt.Errorf("a stream does not end after its length of %d", n)
	}
	return data, nil
}

// pack is an object stream (7.5.7).
type pack struct {
	numbers, offsets []int
	body             []byte
	unread           int // objects
	left             int // bytes that may still be read, since its objects could overlap
	err              error
}

// unpack reads an object from an object stream.
func (o *objects) unpack(n int, p place) (any, error) {
	k, ok := o.packs[p.at]
	if !ok {
		k = o.readPack(p.at)
		o.packs[p.at] = k
	}
	switch {
	case k.err != nil:
		return nil, fmt.Errorf("reading the object stream %d: %w", p.at, k.err)
	case p.generation >= len(k.numbers) || k.numbers[p.generation] != n:
		return nil, fmt.Errorf("it is not number %d of the object stream %d", p.generation, p.at)
	}
	l := &o.packed // an object in a stream leads to no other while it is read
	l.b, l.at = k.body, k.offsets[p.generation]
	v, err := l.value()
	if !take(&k.left, l.at-k.offsets[p.generation]) {
		k.err = errors.New("its objects overlap")
		return nil, k.err
	}
	if k.unread--; k.unread == 0 {
		k.numbers, k.offsets, k.body = nil, nil, nil // each object is loaded once
	}
	if _, ok := v.(word); ok {
		err = errors.New("it is a word")
	}
	return v, err
}

func (o *objects) readPack(n int) *pack {
	if o.xref[n].packed {
		return &pack{err: errors.New("it is in another one")}
	}
	s, ok := o.load(n).(*stream)
	if !ok || s.dict.get("Type") != name("ObjStm") {
		return &pack{err: errors.New("there is none")}
	}
	data, err := o.decode(s)
	if err != nil {
		return &pack{err: err}
	}
	count, first := o.number(s.dict.get("N"), -1), o.number(s.dict.get("First"), -1)
	if first < 0 || first > len(data) || count < 0 || count > first {
		return &pack{err: errors.New("its head is not as long as it says")}
	}
	k := &pack{body: data[first:], unread: count, left: 2*len(data) + 1024}
	head := &lexer{b: data[:first]}
	for range count {
		a, _ := head.value()
		b, _ := head.value()
		number, ok := a.(int)
		offset, ok2 := b.(int)
		if !ok || !ok2 || offset < 0 || offset > len(k.body) {
			return &pack{err: errors.New("its head is no list of numbers and offsets")}
		}
		k.numbers, k.offsets = append(k.numbers, number), append(k.offsets, offset)
	}
	return k
}

// each calls visit for the objects in the order of their numbers.
func (o *objects) each(visit func(number int, v any)) {
	for _, n := range slices.Sorted(maps.Keys(o.loaded)) {
		visit(n, o.loaded[n])
	}
}

// resolve returns the object that a reference leads to.
func (o *objects) resolve(v any) any {
	for range 4 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = o.load(r.number)
	}
	return nil
}

// dict returns a dictionary or that of a stream; nil if v is neither.
func (o *objects) dict(v any) dict {
	switch v := o.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (o *objects) array(v any) array {
	a, _ := o.resolve(v).(array)
	return a
}

func (o *objects) name(v any) string {
	n, _ := o.resolve(v).(name)
	return string(n)
}

func (o *objects) text(v any) string {
	s, _ := o.resolve(v).(str)
	return s.text()
}

func (o *objects) number(v any, otherwise int) int {
	if n, ok := o.resolve(v).(int); ok {
		return n
	}
	return otherwise
}

// numbers returns an array of numbers; nil if v is not one.
func (o *objects) numbers(v any) []float64 {
	var out []float64
	for _, e := range o.array(v) {
		n, ok := asNumber(o.resolve(e))
		if !ok {
			return nil
		}
		out = append(out, n)
	}
	return out
}
