package finish

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// file is a finished file that a test reads: by its cross-reference stream, as viewers do.
type file struct {
	testing.TB
	data    []byte
	trailer dict
	object  map[int][]byte // values
	stream  map[int][]byte // data of those that are streams, inflated
}

// openFile reads a finished file.
func openFile(t testing.TB, data []byte) *file {
	t.Helper()
	f := &file{TB: t, data: data, object: map[int][]byte{}, stream: map[int][]byte{}}
	tail := data[bytes.LastIndex(data, []byte("startxref\n"))+len("startxref\n"):]
	start, ok := integer(bytes.TrimSuffix(tail, []byte("\n%%EOF\n")))
	if !ok {
		t.Fatalf("no place of the table: %q", tail)
	}
	var table []byte
	f.trailer, table = f.readStream(start)
	width := f.int(must(readArray(f.trailer.get("W")))(t)[1])
	table = unpredicted(t, table, width+2)
	packs := map[int][][2]string{}
	for n := 0; n*(width+2) < len(table); n++ {
		row := table[n*(width+2):][:width+2]
		place := 0
		for _, c := range row[1 : 1+width] {
			place = place<<8 | int(c)
		}
		switch row[0] {
		case 1:
			if want := fmt.Sprintf("%d 0 obj\n", n); !bytes.HasPrefix(data[place:], []byte(want)) {
				t.Fatalf("object %d is not at byte %d", n, place)
			}
			d, s := f.readStream(place)
			f.object[n], f.stream[n] = raw(d), s
			if string(d.get("Type")) == "/ObjStm" {
				packs[n] = unpack(t, d, s)
			}
		case 2:
			// Object streams come before what is in them only by their numbers, which are higher: they are read below.
			f.object[n] = fmt.Append(nil, place, " ", row[1+width])
		}
	}
	for n, value := range f.object {
		var pack, at int
		if _, err := fmt.Sscanf(string(value), "%d %d", &pack, &at); err != nil {
			continue // a stream
		}
		if entry := packs[pack][at]; entry[0] == strconv.Itoa(n) {
			f.object[n] = []byte(entry[1])
		} else {
			t.Fatalf("object %d is not where the table says, %s is", n, entry[0])
		}
	}
	return f
}

// must returns what was read; an error ends the test.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// raw writes a dictionary as it was.
func raw(d dict) []byte {
	o := []byte("<<")
	for _, e := range d {
		o = append(append(appendName(o, e.key), ' '), e.value...)
	}
	return append(o, ">>"...)
}

// readStream reads the stream object at a place.
func (f *file) readStream(at int) (dict, []byte) {
	f.Helper()
	b := f.data[at+bytes.Index(f.data[at:], []byte("obj\n"))+len("obj\n"):]
	t := must(scan(b, 0))(f)
	end := must(value(b, t))(f)
	d := must(readDict(b[:end]))(f)
	length := f.int(d.get("Length"))
	data, ok := bytes.CutPrefix(b[end:], []byte("stream\n"))
	if !ok || !bytes.HasPrefix(data[length:], []byte("\nendstream\nendobj\n")) {
		f.Fatalf("the stream at byte %d is not as long as it says", at)
	}
	data = data[:length]
	if string(d.get("Filter")) == "/FlateDecode" {
		data = must(io.ReadAll(must(zlib.NewReader(bytes.NewReader(data)))(f)))(f)
	}
	return d, data
}

// unpredicted reverses the predictor "up".
func unpredicted(t testing.TB, b []byte, columns int) []byte {
	var out []byte
	above := make([]byte, columns)
	for ; len(b) > 0; b = b[columns+1:] {
		if b[0] != 2 {
			t.Fatalf("predictor %d", b[0])
		}
		for i, c := range b[1 : columns+1] {
			above[i] += c
		}
		out = append(out, above...)
	}
	return out
}

// unpack returns the numbers and values of an object stream.
func unpack(t testing.TB, d dict, s []byte) (out [][2]string) {
	first, _ := integer(d.get("First"))
	count, _ := integer(d.get("N"))
	head := strings.Fields(string(s[:first]))
	if len(head) != 2*count {
		t.Fatalf("an object stream of %d objects begins with %d numbers", count, len(head))
	}
	for i := range count {
		from, _ := strconv.Atoi(head[2*i+1])
		to := len(s) - first
		if i < count-1 {
			to, _ = strconv.Atoi(head[2*i+3])
		}
		out = append(out, [2]string{head[2*i], strings.TrimSuffix(string(s[first+from:first+to]), "\n")})
	}
	return out
}

func (f *file) int(b []byte) int {
	f.Helper()
	n, err := strconv.Atoi(string(b))
	if err != nil {
		f.Fatal(err)
	}
	return n
}

// number returns the number of the object that a reference leads to.
func (f *file) number(ref []byte) int {
	f.Helper()
	n, ok := asReference(ref)
	if !ok {
		f.Fatalf("%q is no reference", ref)
	}
	return n
}

// follow returns the dictionary at the end of keys, from the trailer on.
func (f *file) follow(keys ...string) dict {
	f.Helper()
	d := f.trailer
	for _, key := range keys {
		d = f.dict(d.get(key))
	}
	return d
}

// dict reads a dictionary, direct or by reference.
func (f *file) dict(b []byte) dict {
	f.Helper()
	if n, ok := asReference(b); ok {
		b = f.object[n]
	}
	return must(readDict(b))(f)
}

// array reads an array.
func (f *file) array(b []byte) [][]byte {
	f.Helper()
	return must(readArray(b))(f)
}

// pages returns the pages and their numbers, in order.
func (f *file) pages() (pages []dict, numbers []int) {
	f.Helper()
	for _, ref := range f.array(f.follow("Root", "Pages").get("Kids")) {
		pages = append(pages, f.dict(ref))
		numbers = append(numbers, f.number(ref))
	}
	return pages, numbers
}

// text reads a text string.
func (f *file) text(b []byte) string {
	f.Helper()
	if len(b) < 2 || b[0] != '(' {
		f.Fatalf("%q is no string", b)
	}
	var s []byte
	for i := 1; i < len(b)-1; i++ {
		c := b[i]
		if c == '\\' {
			if i++; b[i] == 'r' {
				c = '\r'
			} else {
				c = b[i]
			}
		}
		s = append(s, c)
	}
	if !bytes.HasPrefix(s, []byte("\xFE\xFF")) {
		return string(s)
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
