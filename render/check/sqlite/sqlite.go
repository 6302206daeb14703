// Package sqlite reads files of SQLite 3 back, of tables alone, and finds what is wrong with them.
//
// The input is the bytes of a file, the output every table with its rows. It shares nothing with the package that
// writes such files, and follows https://www.sqlite.org/fileformat2.html to the letter: every page must be used once,
// every tree be balanced, every row stand in order and within its page. What SQLite knows and this package does not,
// such as indexes, is an error.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A Table is a table that was read.
type Table struct {
	Name, Create string
	Rows         []Row
	Depth        int // levels of its tree
}

// A Row is a row of a table. Its values are nil, int64, float64, string or []byte.
type Row struct {
	ID     int64
	Values []any
}

// Read returns the tables of a file, in its order.
func Read(data []byte) ([]Table, error) {
	r := &reader{data: data, used: map[uint32]string{}}
	if err := r.header(); err != nil {
		return nil, err
	}
	schema, err := r.table("sqlite_schema", 1)
	if err != nil {
		return nil, err
	}
	out := []Table{}
	for _, row := range schema.Rows {
		v := row.Values
		if len(v) != 5 || v[0] != "table" || v[1] != v[2] {
			return nil, fmt.Errorf("%v is no table", v)
		}
		name, _ := v[1].(string)
		root, _ := v[3].(int64)
		t, err := r.table(name, uint32(root))
		if err != nil {
			return nil, err
		}
		t.Create, _ = v[4].(string)
		out = append(out, t)
	}
	for n := uint32(1); n <= r.pages(); n++ {
		if r.used[n] == "" {
			return nil, fmt.Errorf("page %d is never used", n)
		}
	}
	return out, nil
}

type reader struct {
	data []byte
	size int               // of a page
	used map[uint32]string // what each page is for
}

func (r *reader) pages() uint32 { return uint32(len(r.data) / r.size) }

func (r *reader) header() error {
	if len(r.data) < 512 || string(r.data[:16]) != "SQLite format 3\x00" {
		return errors.New("not a file of SQLite")
	}
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(r.data[at:])) }
	u32 := func(at int) uint32 { return binary.BigEndian.Uint32(r.data[at:]) }
	r.size = u16(16)
	switch {
	case r.size < 512 || r.size&(r.size-1) != 0:
		return fmt.Errorf("pages of %d bytes", r.size)
	case len(r.data)%r.size != 0 || u32(28) != r.pages():
		return fmt.Errorf("%d bytes are not %d pages", len(r.data), u32(28))
	case len(r.data) > 1<<30:
		return errors.New("the page that locks the file is in use")
	case u16(18) != 0x0101 || r.data[20] != 0 || r.data[21] != 64 || r.data[22] != 32 || r.data[23] != 32:
		return fmt.Errorf("the header says % x", r.data[18:24])
	case u32(24) != u32(92):
		return errors.New("the number of pages is not of the last change")
	case u32(32) != 0 || u32(36) != 0 || u32(52) != 0:
		return errors.New("there are free pages")
	case u32(44) != 4 || u32(56) != 1:
		return fmt.Errorf("format %d, encoding %d", u32(44), u32(56))
	}
	return nil
}

// page returns page n, which nothing else may use.
func (r *reader) page(n uint32, use string) ([]byte, error) {
	if n == 0 || n > r.pages() {
		return nil, fmt.Errorf("%s: there is no page %d", use, n)
	}
	if was := r.used[n]; was != "" {
		return nil, fmt.Errorf("page %d is for %s and for %s", n, was, use)
	}
	r.used[n] = use
	return r.data[int(n-1)*r.size:][:r.size], nil
}

// table reads the tree below a root.
func (r *reader) table(name string, root uint32) (Table, error) {
	t := tree{reader: r, Table: Table{Name: name}}
	if err := t.read(root, 1); err != nil {
		return Table{}, fmt.Errorf("table %s: %w", name, err)
	}
	return t.Table, nil
}
