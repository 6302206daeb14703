package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Extract returns one font of a collection (TTC) as a file of its own: the n-th, from 0. A file that is no collection
// is returned as it is. The tables are copied, so that the collection can be let go.
func Extract(file []byte, n int) ([]byte, error) {
	data := table(file)
	if magic, ok := data.cut(0, 4); !ok || string(magic) != "ttcf" {
		return file, nil
	}
	if count := data.u32(8); n < 0 || int64(n) >= int64(count) {
		return nil, fmt.Errorf("the collection holds %d fonts, not %d", count, n+1)
	}
	at := data.offset(12+4*n, 4)
	head, ok := data.cut(at, 12)
	if !ok {
		return nil, fmt.Errorf("font %d of the collection lies beyond the end of the file", n+1)
	}
	entries, ok := data.cut(at+12, 16*head.u16(4))
	if !ok {
		return nil, errors.New("the table directory is cut short")
	}
	out := append([]byte(nil), head...)
	out = append(out, entries...)
	for i := 0; i < len(entries); i += 16 {
		body, ok := data.cut(entries.offset(i+8, 4), entries.offset(i+12, 4))
		if !ok {
			return nil, fmt.Errorf("table %s lies beyond the end of the file", []byte(entries[i:i+4]))
		}
		binary.BigEndian.PutUint32(out[12+i+8:], uint32(len(out)))
		if out = append(out, body...); len(out) > len(file)+4*len(entries) { // each may be the whole file
			return nil, errors.New("the tables of a font overlap")
		}
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out, nil
}
