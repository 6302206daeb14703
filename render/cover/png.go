package cover

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
)

// bitsPerPixel is enough for the four colors.
const bitsPerPixel = 2

// encode writes a picture of four colors as PNG (ISO/IEC 15948). The standard library's encoder reads each pixel
// through an interface and takes four times as long, a fifth of the time of a whole EPUB. Rows are not filtered: areas
// of one color deflate well as they are.
func encode(im *image.Paletted) ([]byte, error) {
	b := im.Bounds()
	stride := (b.Dx()*bitsPerPixel + 7) / 8
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.DefaultCompression)
	if err != nil {
		return nil, fmt.Errorf("compressing it: %w", err)
	}
	row := make([]byte, 1+stride) // the first byte means: not filtered
	for y := range b.Dy() {
		pack(row[1:], im.Pix[y*im.Stride:y*im.Stride+b.Dx()])
		if _, err := z.Write(row); err != nil {
			return nil, fmt.Errorf("compressing it: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("compressing it: %w", err)
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(b.Dx()))
	head = binary.BigEndian.AppendUint32(head, uint32(b.Dy()))
	head = append(head, bitsPerPixel, 3, 0, 0, 0) // of a palette
	out := []byte("\x89PNG\r\n\x1a\n")
	out = appendChunk(out, "IHDR", head)
	out = appendChunk(out, "PLTE", palette(im.Palette))
	out = appendChunk(out, "IDAT", packed.Bytes())
	return appendChunk(out, "IEND", nil), nil
}

// pack writes the numbers of pixels, from 0 to 3, to row, four in a byte.
func pack(row, pixels []byte) {
	for i := range row {
		at := 4 * i
		if at+4 <= len(pixels) {
			// The product has each pixel where it belongs in the highest byte.
			const places = 1<<30 | 1<<20 | 1<<10 | 1
			row[i] = byte(binary.LittleEndian.Uint32(pixels[at:]) * places >> 24)
			continue
		}
		row[i] = 0
		for x, p := range pixels[at:] {
			row[i] |= p & 3 << (6 - 2*x)
		}
	}
}

func palette(p color.Palette) []byte {
	var out []byte
	for _, c := range p {
		r, g, b, _ := c.RGBA()
		out = append(out, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	return out
}

// appendChunk adds a chunk with its length and checksum.
func appendChunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	at := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[at:]))
}
