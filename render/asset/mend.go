package asset

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// mended returns a PNG that differs from a damaged one in checksums and at most its last row of pixels, as browsers
// show it; nil if more is damaged than that. Images that were edited by hand or cut while they were copied are so.
func mended(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte(pngSignature)) || len(data) < 33 {
		return nil
	}
	out := []byte(pngSignature)
	var packed []byte
	for at := len(pngSignature); at+8 <= len(data); {
		size, name := int(binary.BigEndian.Uint32(data[at:])), string(data[at+4:at+8])
		start := at + 8
		end := min(start+size, len(data))
		switch name {
		case "IDAT":
			packed = append(packed, data[start:end]...)
		case "IHDR", "PLTE", "tRNS", "eXIf":
			out = appendChunk(out, name, data[start:end])
		}
		at = end + 4
	}
	header := data[16:29] // width, height, depth, color, compression, filter, interlace (ISO 15948, 11.2.2)
	samples := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[header[9]]
	row := 1 + (int(binary.BigEndian.Uint32(header))*int(header[8])*samples+7)/8
	rows := int(binary.BigEndian.Uint32(header[4:]))
	if samples == 0 || header[12] != 0 || len(packed) < 3 || rows < 1 || row > maxPixels/rows {
		return nil
	}
	pixels := bytes.NewBuffer(nil) // what can be unpacked before the error
	_, _ = io.Copy(pixels, io.LimitReader(flate.NewReader(bytes.NewReader(packed[2:])), int64(row*rows)))
	missing := row*rows - pixels.Len()
	if missing >= row {
		return nil
	}
	pixels.Write(make([]byte, missing))
	var again bytes.Buffer
	w := zlib.NewWriter(&again)
	_, _ = w.Write(pixels.Bytes()) // to memory
	_ = w.Close()
	return appendChunk(appendChunk(out, "IDAT", again.Bytes()), "IEND", nil)
}

// appendChunk appends a chunk of PNG to b.
func appendChunk(b []byte, name string, content []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(content)))
	named := slices.Concat([]byte(name), content)
	b = append(b, named...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(named))
}
