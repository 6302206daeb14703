package asset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

// claiming returns a PNG whose header says that it has size by size pixels, padded to so many bytes. Its data are those
// of one pixel, so that decoding it fails soon.
func claiming(t *testing.T, size, bytesLong int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	const header = 12 // of the chunk IHDR: its name, width, height … and its checksum (ISO 15948, 11.2.2)
	binary.BigEndian.PutUint32(data[header+4:], uint32(size))
	binary.BigEndian.PutUint32(data[header+8:], uint32(size))
	binary.BigEndian.PutUint32(data[header+17:], crc32.ChecksumIEEE(data[header:header+17]))
	return append(data, make([]byte, max(bytesLong-len(data), 0))...)
}

// TestPicturesHaveABudgetTogether loads pictures that claim more pixels than their files can hold, and some that do
// not.
func TestPicturesHaveABudgetTogether(t *testing.T) {
	for _, c := range []struct {
		name           string
		size, bytes, n int
		refused        int
	}{
		{"bombs", 9_000, 100, 4, 3},
		{"a bomb alone", 9_990, 100, 1, 0},
		{"small bombs", 3_000, 100, 30, 19},
		{"many screenshots", 3_000, 90_100, 30, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for i := range c.n {
				files[fmt.Sprintf("%d.png", i)] = &fstest.MapFile{Data: claiming(t, c.size, c.bytes)}
			}
			ps, refused := NewPictures(files), 0
			for i := range c.n {
				p := ps.Load(fmt.Sprintf("%d.png", i))
				if p.Err != nil && strings.Contains(p.Err.Error(), "too many pixels") {
					refused++
				}
			}
			if refused != c.refused {
				t.Errorf("%d refused, want %d", refused, c.refused)
			}
		})
	}
}
