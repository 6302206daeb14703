package cover

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/color"

	"example.org/studyguide/render/deflate"
)

// encode writes a picture as PNG (ISO/IEC 15948), in the colors of p. The standard library's encoder reads each pixel
// through an interface and takes four times as long.
func encode(im *bitmap, p color.Palette) ([]byte, error) {
	var packed bytes.Buffer
	if err := deflate.NewZlib(deflate.Fast).Append(&packed, im.rows); err != nil {
		return nil, err
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(im.width))
	head = binary.BigEndian.AppendUint32(head, uint32(im.height))
	head = append(head, bitsPerPixel, 3, 0, 0, 0) // of a palette
	out := []byte("\x89PNG\r\n\x1a\n")
	out = appendChunk(out, "IHDR", head)
	out = appendChunk(out, "PLTE", palette(p))
	out = appendChunk(out, "IDAT", packed.Bytes())
	return appendChunk(out, "IEND", nil), nil
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
