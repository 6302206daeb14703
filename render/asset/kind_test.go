package asset

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// corners returns a picture of 20 by 30 pixels with corners of four colors, from the top left to the bottom right.
func corners() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 20, 30))
	for y := range 30 {
		for x := range 20 {
			c := color.NRGBA{R: 220, A: 255}
			switch right, low := x >= 10, y >= 15; {
			case right && !low:
				c = color.NRGBA{G: 220, A: 255}
			case !right && low:
				c = color.NRGBA{B: 220, A: 255}
			case right:
				c = color.NRGBA{R: 220, G: 220, B: 220, A: 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// seen returns the colors of the corners of a picture for printing, by the letters of red, green, blue and white.
func seen(t *testing.T, p *Picture) string {
	t.Helper()
	if p.Err != nil {
		t.Fatal(p.Err)
	}
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, at := range []image.Point{{2, 2}, {p.Shown - 3, 2}, {2, p.Height - 3}, {p.Shown - 3, p.Height - 3}} {
		r, g, b, _ := img.At(at.X, at.Y).RGBA()
		switch {
		case r > 0x8000 && b > 0x8000:
			out += "w"
		case r > 0x8000:
			out += "r"
		case g > 0x8000:
			out += "g"
		case b > 0x8000:
			out += "b"
		default:
			out += "-"
		}
	}
	return out
}

// exif returns Exif data that state an orientation, behind an entry of another tag.
func exif(order binary.ByteOrder, o orientation) []byte {
	head := "II*\x00"
	if order == binary.BigEndian {
		head = "MM\x00*"
	}
	out := append([]byte(head), make([]byte, 4)...)
	order.PutUint32(out[4:], 8)
	entries := make([]byte, 2+2*12+4)
	order.PutUint16(entries, 2)
	for i, e := range [][2]uint16{{0x010F, 0}, {0x0112, uint16(o)}} {
		at := entries[2+12*i:]
		order.PutUint16(at, e[0])
		order.PutUint16(at[2:], 3) // SHORT
		order.PutUint32(at[4:], 1)
		order.PutUint16(at[8:], e[1])
	}
	return append(out, entries...)
}

// withExif returns a JPEG with Exif data in a segment of its own, behind another one.
func withExif(data, exif []byte) []byte {
	out := append([]byte{}, data[:2]...)
	for _, content := range []string{"JFIF\x00", "Exif\x00\x00" + string(exif)} {
		marker := byte(0xE0)
		if content[0] == 'E' {
			marker = 0xE1
		}
		out = append(out, 0xFF, marker, byte((len(content)+2)>>8), byte(len(content)+2))
		out = append(out, content...)
	}
	return append(out, data[2:]...)
}

func TestPhotosStandAsTheyWereTaken(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, corners(), nil); err != nil {
		t.Fatal(err)
	}
	for o, want := range map[orientation]string{
		0: "rgbw", 1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb", 9: "rgbw",
	} {
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			ps := NewPictures(fstest.MapFS{"p.jpg": {Data: withExif(b.Bytes(), exif(order, o))}})
			p := ps.Load("p.jpg")
			if got := seen(t, p); got != want {
				t.Errorf("orientation %d, %v: corners %s, want %s", o, order, got, want)
			}
			if lies := p.Shown == 30 && p.Height == 20; lies != (o >= 5 && o <= 8) {
				t.Errorf("orientation %d: %d by %d pixels", o, p.Shown, p.Height)
			}
		}
	}
}

func TestDamagedExifIsPassedOver(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, corners(), nil); err != nil {
		t.Fatal(err)
	}
	whole := exif(binary.BigEndian, 6)
	for i := range len(whole) - 16 {
		p := NewPictures(fstest.MapFS{"p.jpg": {Data: withExif(b.Bytes(), whole[:i])}}).Load("p.jpg")
		if got := seen(t, p); got != "rgbw" {
			t.Errorf("%d bytes of Exif: corners %s", i, got)
		}
	}
}

// TestKindsOfPictures has a picture in every form that is decoded.
func TestKindsOfPictures(t *testing.T) {
	img := corners()
	encoded := func(encode func(*bytes.Buffer) error) []byte {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	plain := encoded(func(b *bytes.Buffer) error { return png.Encode(b, img) })
	const header = 33 // signature and IHDR
	var turned bytes.Buffer
	turned.Write(plain[:header])
	data := exif(binary.LittleEndian, 3)
	turned.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	chunk := append([]byte("eXIf"), data...)
	turned.Write(binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk)))
	turned.Write(plain[header:])
	frame := image.NewPaletted(img.Bounds(), color.Palette{color.NRGBA{R: 220, A: 255}, color.NRGBA{B: 220, A: 255}})
	second := image.NewPaletted(img.Bounds(), frame.Palette)
	for i := range second.Pix {
		second.Pix[i] = 1
	}
	part := image.NewPaletted(image.Rect(0, 15, 20, 30), frame.Palette)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"png":        {plain, "rgbw"},
		"turned png": {turned.Bytes(), "wbgr"},
		"bmp":        {encoded(func(b *bytes.Buffer) error { return bmp.Encode(b, img) }), "rgbw"},
		"tiff":       {encoded(func(b *bytes.Buffer) error { return tiff.Encode(b, img, nil) }), "rgbw"},
		"packed tiff": {encoded(func(b *bytes.Buffer) error {
			return tiff.Encode(b, img, &tiff.Options{Compression: tiff.Deflate, Predictor: true})
		}), "rgbw"},
		"animated gif": {encoded(func(b *bytes.Buffer) error {
			return gif.EncodeAll(b, &gif.GIF{Image: []*image.Paletted{frame, second}, Delay: []int{9, 9}})
		}), "rrrr"},
		"gif of a part": {encoded(func(b *bytes.Buffer) error {
			conf := image.Config{Width: 20, Height: 30, ColorModel: frame.Palette}
			return gif.EncodeAll(b, &gif.GIF{Image: []*image.Paletted{part}, Delay: []int{9}, Config: conf})
		}), "--rr"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := seen(t, NewPictures(fstest.MapFS{"p": {Data: c.data}}).Load("p")); got != c.want {
				t.Errorf("corners %s, want %s", got, c.want)
			}
			out, format, err := Portable(c.data)
			if err != nil {
				t.Fatal(err)
			}
			if _, as, err := image.Decode(bytes.NewReader(out)); err != nil || as != format {
				t.Errorf("for an EPUB it is %s, which is read as %s: %v", format, as, err)
			}
			if kept := bytes.Equal(out, c.data); kept != (strings.Contains(name, "png") || strings.Contains(name, "gif")) {
				t.Errorf("for an EPUB it stays as it is: %v", kept)
			}
		})
	}
}

// Pictures of WebP, which no library of Go writes: one of 2 by 3 pixels without loss, one with, and an animation.
const (
	lossless = "UklGRjQAAABXRUJQVlA4TCcAAAAvAYAAAC8gFkx25c8byegLCRKS//ea5j/4IBIYBAJpSCaAVY7of2gA"
	lossy    = "UklGRtIAAABXRUJQVlA4IMYAAAAwBgCdASoQABgAPm0skkWkIqGYBABABsS2AE6ZQjgbyD8ANwB+s2UCazfarSANMAAdWyyer04NGOfg" +
		"AP7ysyasSj5/CJheV9dafNlrz5+c0LttGi7C0CZ/722M4if3uDhnUM/6wE/RdlPQ359Y6X/3Dscmp1caPxJS37m/l9wyGD+hbnhj" +
		"/UhY0oC+z/inXHWveSdYozvt717jU7F/zb/cOR9JT2CcQ8VZ+tfL/iYI/jfi398mxJbDqaPidk3Wq2Nfk7kAAAA="
	animated = "UklGRqoAAABXRUJQVlA4WAoAAAACAAAAAQAAAgAAQU5JTQYAAAAAAAAAAABBTk1GPAAAAAAAAAAAAAEAAAIAAGQAAAJWUDhMIwAAAC8B" +
		"gAAALyAWTHblzxvJ6N9Af/6DBxUaEAikIYiMJjii/+EAAEFOTUY6AAAAAAAAAAAAAQAAAgAAZAAAAFZQOEwiAAAALwGAAAAvIBZM" +
		"duXPG8no30B//oMHFRoQC6ahayYJFNH/yA=="
)

func unpacked(t *testing.T, s string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWebP(t *testing.T) {
	for _, c := range []struct {
		data   string
		w, h   int
		format string
	}{{lossless, 2, 3, "png"}, {lossy, 16, 24, "jpeg"}} {
		data := unpacked(t, c.data)
		w, h, err := NewPictures(fstest.MapFS{"p.png": {Data: data}}).Size("p.png") // a name may be wrong
		if err != nil || w != c.w || h != c.h {
			t.Errorf("%d by %d pixels, %v", w, h, err)
		}
		out, format, err := Portable(data)
		if _, as, decodeErr := image.Decode(bytes.NewReader(out)); err != nil || format != c.format || as != format {
			t.Errorf("for an EPUB it is %s, which is read as %q: %v, %v", format, as, err, decodeErr)
		}
	}
}

// TestWhatIsNotDecodedNamesACommand has the beginnings of files as their formats define them.
func TestWhatIsNotDecodedNamesACommand(t *testing.T) {
	for name, c := range map[string]struct{ data, why, hint string }{
		"avif":          {"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1", "is AVIF", "avifdec"},
		"heic":          {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1", "is HEIF", "heif-convert"},
		"jxl":           {"\xff\x0a\x00\x10", "is JPEG XL", "djxl"},
		"boxed jxl":     {"\x00\x00\x00\x0cJXL \r\n\x87\x0a", "is JPEG XL", "djxl"},
		"jp2":           {"\x00\x00\x00\x0cjP  \r\n\x87\x0a", "is JPEG 2000", "opj_decompress"},
		"animated webp": {string(unpacked(t, animated)), "is animated WebP", "webpmux"},
		"eps":           {"%!PS-Adobe-3.0 EPSF-3.0\n", "is a page of PDF or PostScript", "pdftocairo"},
		"svg": {
			"\ufeff<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'>\n<image/></svg>",
			"has a picture of points in line 3 (<image>)", "rsvg-convert",
		},
		"text":    {"not a picture", "it is no PNG", ""},
		"cut png": {"\x89PNG\r\n\x1a\n\x00\x00", "cannot be shown", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := NewPictures(fstest.MapFS{"p": {Data: []byte(c.data)}}).Load("p")
			var e *Error
			if !errors.As(p.Err, &e) || !strings.Contains(e.Why, c.why) || !strings.Contains(e.Hint, c.hint) {
				t.Errorf("got %#v", p.Err)
			}
			if (c.hint == "") != (e.Hint == "") {
				t.Errorf("the hint is %q", e.Hint)
			}
			if _, _, err := Portable([]byte(c.data)); name != "svg" && (err == nil || err.Error() != e.Error()) {
				t.Errorf("an EPUB says %v", err)
			}
		})
	}
}

// TestAPNGWithSmallDamageIsShown has wrong checksums and a cut end, which browsers bear.
func TestAPNGWithSmallDamageIsShown(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, corners()); err != nil {
		t.Fatal(err)
	}
	idat := bytes.Index(b.Bytes(), []byte("IDAT"))
	size := int(binary.BigEndian.Uint32(b.Bytes()[idat-4:]))
	for name, damage := range map[string]func(data []byte) []byte{
		"checksum of the data":  func(data []byte) []byte { data[idat+4+size-1] ^= 1; return data },
		"checksum of the chunk": func(data []byte) []byte { data[idat+4+size] ^= 1; return data },
		"cut behind the data":   func(data []byte) []byte { return data[:idat+4+size] },
		"cut in the checksum":   func(data []byte) []byte { return data[:idat+4+size-3] },
	} {
		t.Run(name, func(t *testing.T) {
			data := damage(bytes.Clone(b.Bytes()))
			if got := seen(t, NewPictures(fstest.MapFS{"p": {Data: data}}).Load("p")); got != "rgbw" {
				t.Errorf("corners %s", got)
			}
			out, _, err := Portable(data)
			if _, decodeErr := png.Decode(bytes.NewReader(out)); err != nil || decodeErr != nil {
				t.Errorf("for an EPUB: %v, %v", err, decodeErr)
			}
		})
	}
}

// TestACutPictureIsRefusedForBothBooks has files whose beginning is right and whose end is not there.
func TestACutPictureIsRefusedForBothBooks(t *testing.T) {
	var p, j bytes.Buffer
	if err := errors.Join(png.Encode(&p, corners()), jpeg.Encode(&j, corners(), nil)); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"png": p.Bytes()[:p.Len()-60], "jpeg": j.Bytes()[:j.Len()-60], "webp": unpacked(t, lossy)[:120],
	} {
		if NewPictures(fstest.MapFS{"p": {Data: data}}).Load("p").Err == nil {
			t.Errorf("%s: the PDF takes it", name)
		}
		if _, _, err := Portable(data); err == nil {
			t.Errorf("%s: the EPUB takes it", name)
		}
	}
}
