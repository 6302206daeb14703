package asset

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// An orientation is how a picture must be turned to stand as it was taken (Exif 2.32, tag 0x0112): 1 is as stored, 3 is
// upside down, 6 and 8 are a quarter to the right and to the left; 2, 4, 5 and 7 are their mirrors.
type orientation int

const upright orientation = 1

// lying reports whether the picture's width is the height of what is stored.
func (o orientation) lying() bool { return o >= 5 }

// orientationOf returns the orientation that a file of JPEG, PNG, WebP or TIFF states.
func orientationOf(data []byte, format string) orientation {
	switch format {
	case "jpeg":
		return inTIFF(exifOfJPEG(data))
	case "png":
		return inTIFF(chunk(data, 8, "eXIf", binary.BigEndian, 4))
	case "webp":
		return inTIFF(bytes.TrimPrefix(chunk(data, 12, "EXIF", binary.LittleEndian, 0), []byte("Exif\x00\x00")))
	case "tiff":
		return inTIFF(data)
	}
	return upright
}

// exifOfJPEG returns the block of Exif data in a JPEG, which stands in a segment APP1 before the image (ITU-T T.81,
// B.1.1.4), or nil.
func exifOfJPEG(data []byte) []byte {
	const app1, startOfScan = 0xE1, 0xDA
	for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != startOfScan; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + size
		if size < 2 || end > len(data) {
			return nil
		}
		if exif, ok := bytes.CutPrefix(data[at+4:end], []byte("Exif\x00\x00")); ok && data[at+1] == app1 {
			return exif
		}
		at = end
	}
	return nil
}

// chunk returns the content of the first chunk called name in a file of PNG, where its size stands before its name, or
// of RIFF, where it stands behind it. The chunks begin at offset at; behind each are check bytes.
func chunk(data []byte, at int, name string, order binary.ByteOrder, check int) []byte {
	for at+8 <= len(data) {
		size, id := data[at:at+4], data[at+4:at+8]
		if order == binary.LittleEndian {
			size, id = id, size
		}
		n := int(order.Uint32(size))
		start := at + 8
		if n > len(data)-start {
			return nil
		}
		if string(id) == name {
			return data[start : start+n]
		}
		if at = start + n + check; order == binary.LittleEndian {
			at += n % 2 // chunks of RIFF begin at even offsets
		}
	}
	return nil
}

// inTIFF returns the orientation in the first directory of data in the form of TIFF (TIFF 6.0, section 2), which is
// that of Exif, too.
func inTIFF(data []byte) orientation {
	if len(data) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	const entry, tag = 12, 0x0112
	at := int64(order.Uint32(data[4:]))
	if at+2 > int64(len(data)) {
		return upright
	}
	n := int64(order.Uint16(data[at:]))
	for i := at + 2; i < at+2+n*entry && i+entry <= int64(len(data)); i += entry {
		if order.Uint16(data[i:]) != tag {
			continue
		}
		if o := orientation(order.Uint16(data[i+8:])); o > upright && o <= 8 {
			return o
		}
	}
	return upright
}

// turned returns img as it was taken.
func (o orientation) turned(img image.Image) image.Image {
	if o == upright {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	from := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(from, from.Bounds(), img, b.Min, draw.Src)
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if o.lying() {
		out = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch o {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(out.Pix[out.PixOffset(tx, ty):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return out
}
