// Package sqlite writes files of SQLite 3, of tables and their rows alone.
//
// The input is tables, each with the statement that creates it and its rows in the order of their ids; the output is
// the bytes of a database that any SQLite reads. The same tables make the same bytes, which no library promises: those
// put their version into the file, and change it.
//
// There are no indexes, no views, no free pages and no WITHOUT ROWID tables; whoever opens the file may add what it
// needs. The format is that of https://www.sqlite.org/fileformat2.html: pages of 4,096 bytes, of which the first holds
// the header of the file and the table of tables; every table is a b-tree of pages, and a row that is too long for
// its page goes on in a chain of others.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package sqlite

import (
	"encoding/binary"
	"fmt"
)

// A Table is a table with all its rows.
type Table struct {
	Name   string
	Create string // the statement that creates it, of SQL; it is not looked at
	Rows   []Row  // by their ids, from the least
}

// A Row is a row of a table.
type Row struct {
	ID     int64   // its rowid, which no other row of the table has
	Values []Value // a value for each column; null for the one that is its INTEGER PRIMARY KEY
}

// Parts of the header of a file (section 1.3 of the format).
const (
	magic       = "SQLite format 3\x00"
	headerSize  = 100
	utf8Text    = 1
	schemaForm  = 4       // with 0 and 1 as types of values
	readVersion = 1       // without a write-ahead log
	wroteBy     = 3008000 // 3.8.0: a version that wrote such files
)

// Bytes returns the file of tables. The error says what of them the format does not hold.
func Bytes(tables []Table) ([]byte, error) {
	f := &file{}
	f.page() // the first, which is written last
	var schema []Row
	for i, t := range tables {
		root, err := f.table(t.Rows)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", t.Name, err)
		}
		row := []Value{Text("table"), Text(t.Name), Text(t.Name), Int(int64(root)), Text(t.Create)}
		schema = append(schema, Row{ID: int64(i + 1), Values: row})
	}
	if err := f.schema(schema); err != nil {
		return nil, fmt.Errorf("the table of tables: %w", err)
	}
	f.header()
	return f.data, nil
}

// header writes the header of the file.
func (f *file) header() {
	h := f.data[:headerSize]
	copy(h, magic)
	binary.BigEndian.PutUint16(h[16:], pageSize)
	h[18], h[19] = readVersion, readVersion
	h[21], h[22], h[23] = 64, 32, 32 // shares of a page that a row may fill, which the format fixes
	const changes = 1
	binary.BigEndian.PutUint32(h[24:], changes)
	binary.BigEndian.PutUint32(h[28:], f.pages())
	binary.BigEndian.PutUint32(h[40:], 1) // of the schema, which readers count
	binary.BigEndian.PutUint32(h[44:], schemaForm)
	binary.BigEndian.PutUint32(h[56:], utf8Text)
	binary.BigEndian.PutUint32(h[92:], changes) // the changes after which the number of pages was right
	binary.BigEndian.PutUint32(h[96:], wroteBy)
}

// ascending returns an error unless the ids of rows ascend.
func ascending(rows []Row) error {
	for i := 1; i < len(rows); i++ {
		if rows[i].ID <= rows[i-1].ID {
			return fmt.Errorf("row %d stands after row %d", rows[i].ID, rows[i-1].ID)
		}
	}
	return nil
}
