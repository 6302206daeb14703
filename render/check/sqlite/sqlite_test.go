package sqlite_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	write "example.org/studyguide/render/anki/sqlite"
	"example.org/studyguide/render/check/sqlite"
)

// good returns a file of a table with leaves, an interior page and a chain of pages: page 1 is the table of tables, 2
// and 3 hold the rest of the second row, then come the leaves and their root.
func good(t testing.TB) []byte {
	t.Helper()
	text := func(n int) []write.Value { return []write.Value{{}, write.Text(strings.Repeat("x", n))} }
	data, err := write.Bytes([]write.Table{{Name: "t", Create: "CREATE TABLE t (id integer primary key, s text)",
		Rows: []write.Row{{ID: 1, Values: text(3000)}, {ID: 2, Values: text(9000)}, {ID: 9, Values: text(3000)}}}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestReadFindsWhatIsWrong changes one byte or number of a good file.
func TestReadFindsWhatIsWrong(t *testing.T) {
	if _, err := sqlite.Read(good(t)); err != nil {
		t.Fatal(err)
	}
	root := len(good(t)) - 4096
	u16 := func(at int, v uint16) func([]byte) []byte {
		return func(b []byte) []byte { binary.BigEndian.PutUint16(b[at:], v); return b }
	}
	u32 := func(at int, v uint32) func([]byte) []byte {
		return func(b []byte) []byte { binary.BigEndian.PutUint32(b[at:], v); return b }
	}
	for _, c := range []struct {
		want string
		do   func([]byte) []byte
	}{
		{"not a file of SQLite", func(b []byte) []byte { b[0] = 's'; return b }},
		{"pages of 1000 bytes", u16(16, 1000)},
		{"are not", u32(28, 3)},
		{"are not", func(b []byte) []byte { return b[:len(b)-1] }},
		{"header says", func(b []byte) []byte { b[20] = 8; return b }},
		{"last change", u32(24, 7)},
		{"free pages", u32(36, 1)},
		{"encoding 2", u32(56, 2)},
		{"never used", func(b []byte) []byte {
			b = append(b, make([]byte, 4096)...)
			return u32(28, uint32(len(b)/4096))(b)
		}},
		{"is of kind 2", func(b []byte) []byte { b[root] = 2; return b }},
		{"gaps", u16(root+1, 4000)},
		{"cells are not in", u16(root+3, 3000)},
		{"there is no page 99", u32(root+8, 99)},
		{"page 1 is for", u32(root+8, 1)},
		{"chain goes on", u32(2*4096, 4)},
		{"there is no page 0", u32(1*4096, 0)},
	} {
		if _, err := sqlite.Read(c.do(slices.Clone(good(t)))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("want %q, got %v", c.want, err)
		}
	}
}

// FuzzRead reads damaged files, of which none may make it panic or go on for ever.
func FuzzRead(f *testing.F) {
	f.Add(good(f))
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := sqlite.Read(data)
		if err == nil && tables == nil {
			t.Error("neither tables nor an error")
		}
	})
}
