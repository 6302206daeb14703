package tree

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"

	"example.org/studyguide/source/diag"
)

// A value is a value of JSON with its place in the file.
type value struct {
	at     int
	scalar any // string, json.Number, bool or nil
	form   byte
	fields map[string]*value // of an object
	names  []string          // of fields, in the order of the file
	items  []*value          // of an array
	used   map[string]bool   // fields that were asked for
}

// The forms of values.
const (
	scalarForm byte = 0
	objectForm byte = '{'
	arrayForm  byte = '['
)

// fail reports that a value breaks the rules of the form. The first such finding tells enough: others may follow from
// it.
func (r *reader) fail(at int, format string, args ...any) {
	if !r.failed {
		r.sink.Report(diag.New(diag.InputMalformed, r.Span(at, at), format, args...))
	}
	r.failed = true
}

// deeper calls body one level deeper, unless that is too deep, and reports that.
func (r *reader) deeper(at int, body func()) {
	if r.depth >= deepest {
		r.fail(at, "this is nested more than %d deep", deepest)
		return
	}
	r.depth++
	body()
	r.depth--
}

// A parser reads values from a file.
type parser struct {
	*reader
	dec   *json.Decoder
	depth int
}

// parse returns the value that is the file; nil for a file that is not JSON, which is reported.
func (r *reader) parse() *value {
	p := &parser{reader: r, dec: json.NewDecoder(bytes.NewReader(r.Src))}
	p.dec.UseNumber()
	root, err := p.value()
	if err == nil {
		if _, more := p.dec.Token(); !errors.Is(more, io.EOF) {
			r.fail(p.start(int(p.dec.InputOffset())), "something stands behind the end of the tree")
		}
	}
	if err != nil {
		at := int(p.dec.InputOffset())
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = int(syntax.Offset)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			r.fail(len(r.Src), "the file ends before the tree does")
		} else {
			r.fail(min(at, len(r.Src)), "this is not JSON: %v", err)
		}
	}
	if r.failed {
		return nil
	}
	return root
}

// start returns where the token behind an offset begins.
func (p *parser) start(from int) int {
	for from < len(p.Src) && bytes.IndexByte([]byte(" \t\r\n,:"), p.Src[from]) >= 0 {
		from++
	}
	return from
}

// errDeep is the error for values within each other that no tree has.
var errDeep = errors.New("it is nested too deep")

// value reads a value.
func (p *parser) value() (*value, error) {
	const most = 8 * deepest // values within each other: a node is an object in an array in an object
	v := &value{at: p.start(int(p.dec.InputOffset()))}
	tok, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := tok.(json.Delim)
	if !ok {
		v.scalar = tok
		return v, nil
	}
	if p.depth++; p.depth > most {
		return nil, errDeep
	}
	defer func() { p.depth-- }()
	v.form = byte(delim)
	if v.form == objectForm {
		v.fields, v.used = map[string]*value{}, map[string]bool{}
	}
	for p.dec.More() {
		name := ""
		if v.form == objectForm {
			tok, err := p.dec.Token()
			if err != nil {
				return nil, err
			}
			name, _ = tok.(string) // the decoder sees to it
		}
		inner, err := p.value()
		if err != nil {
			return nil, err
		}
		if v.form == arrayForm {
			v.items = append(v.items, inner)
			continue
		}
		if v.fields[name] == nil {
			v.names = append(v.names, name)
		}
		v.fields[name] = inner
	}
	_, err = p.dec.Token()
	return v, err
}

// get returns a field of an object; nil if there is none, or null.
func (v *value) get(name string) *value {
	if v == nil || v.form != objectForm {
		return nil
	}
	v.used[name] = true
	if f := v.fields[name]; f != nil && (f.form != scalarForm || f.scalar != nil) {
		return f
	}
	return nil
}

// object reports whether v is an object; it is an error if it is none.
func (r *reader) object(v *value, what string) bool {
	if v.form == objectForm {
		return true
	}
	r.fail(v.at, "expected %s as an object", what)
	return false
}

// text returns a field that is a string; "" if it is absent.
func (r *reader) text(v *value, name string) string {
	f := v.get(name)
	if f == nil {
		return ""
	}
	s, ok := f.scalar.(string)
	if !ok {
		r.fail(f.at, "%q must be a string", name)
	}
	return s
}

// flag returns a field that is true or false; false if it is absent.
func (r *reader) flag(v *value, name string) bool {
	f := v.get(name)
	if f == nil {
		return false
	}
	b, ok := f.scalar.(bool)
	if !ok {
		r.fail(f.at, "%q must be true or false", name)
	}
	return b
}

// whole returns a field that is a whole number within bounds; missing if it is absent.
func (r *reader) whole(v *value, name string, least, most, missing int) int {
	f := v.get(name)
	if f == nil {
		return missing
	}
	i, ok := f.whole()
	if !ok || i < least || i > most {
		r.fail(f.at, "%q must be a whole number from %d to %d", name, least, most)
		return missing
	}
	return i
}

// mostWhole bounds whole numbers that have no bound of their own.
const mostWhole = 1 << 30

// whole returns a value that is a whole number. It may be written as programs without such numbers do: 2.0 is 2.
func (v *value) whole() (int, bool) {
	n, ok := v.scalar.(json.Number)
	if !ok {
		return 0, false
	}
	x, err := n.Float64()
	return int(x), err == nil && x == math.Trunc(x) && math.Abs(x) <= mostWhole
}

// points returns a field that is a length in points; 0 if it is absent.
func (r *reader) points(v *value, name string, least, most float64) float64 {
	f := v.get(name)
	if f == nil {
		return 0
	}
	n, ok := f.scalar.(json.Number)
	x, err := n.Float64()
	if !ok || err != nil || x < least || x > most || math.IsNaN(x) {
		r.fail(f.at, "%q must be a number from %g to %g", name, least, most)
		return 0
	}
	return x
}

// list returns the items of a field that is an array; nil if it is absent.
func (r *reader) list(v *value, name string) []*value {
	f := v.get(name)
	if f == nil {
		return nil
	}
	if f.form != arrayForm {
		r.fail(f.at, "%q must be an array", name)
		return nil
	}
	return f.items
}

// texts returns the items of a field that is an array of strings.
func (r *reader) texts(v *value, name string) []string {
	var out []string
	for _, it := range r.list(v, name) {
		s, ok := it.scalar.(string)
		if !ok {
			r.fail(it.at, "%q must hold strings", name)
			return nil
		}
		out = append(out, s)
	}
	return out
}
