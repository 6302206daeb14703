package asset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	_ "golang.org/x/image/webp" // decoders of the pictures that are shown

	"example.org/studyguide/render/svg"
	"example.org/studyguide/source/diag"
)

// A kind is a kind of picture that is not decoded, and how to get one that is.
type kind struct {
	name, command, debian string
}

// foreign returns the kind of a picture that is not decoded; it is false if data is nothing of the sort.
func foreign(data []byte) (kind, bool) {
	brand := ""
	if len(data) >= 12 && string(data[4:8]) == "ftyp" { // ISO 14496-12, 4.3
		brand = string(data[8:12])
	}
	head := data[:min(len(data), 256)]
	switch {
	case brand == "avif" || brand == "avis":
		return kind{"AVIF", "avifdec in.avif out.png", "libavif-bin"}, true
	case brand == "heic" || brand == "heix" || brand == "hevc" || brand == "mif1" || brand == "msf1":
		return kind{"HEIF", "heif-convert in.heic out.jpg", "libheif-examples"}, true
	case bytes.HasPrefix(data, []byte("\xFF\x0A")), bytes.HasPrefix(data, []byte("\x00\x00\x00\x0CJXL \r\n")):
		return kind{"JPEG XL", "djxl in.jxl out.png", "libjxl-tools"}, true
	case bytes.HasPrefix(data, []byte("\x00\x00\x00\x0CjP  \r\n")), bytes.HasPrefix(data, []byte("\xFF\x4F\xFF\x51")):
		return kind{"JPEG 2000", "opj_decompress -i in.jp2 -o out.png", "libopenjp2-tools"}, true
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12 && string(data[8:12]) == "WEBP" &&
		chunk(data, 12, "ANIM", binary.LittleEndian, 0) != nil:
		return kind{"animated WebP", "webpmux -get frame 1 in.webp -o out.webp", "webp"}, true
	case bytes.HasPrefix(data, []byte("%PDF-")), bytes.HasPrefix(data, []byte("%!PS")):
		return kind{"a page of PDF or PostScript", "pdftocairo -png -r 150 -singlefile in.pdf out", "poppler-utils"}, true
	case bytes.HasPrefix(data, []byte("\xD7\xCD\xC6\x9A")), bytes.HasPrefix(data, []byte("\x01\x00\x00\x00")) &&
		bytes.Contains(head, []byte(" EMF")):
		return kind{"a Windows metafile", "soffice --headless --convert-to png in.emf", "libreoffice-draw"}, true
	}
	return kind{}, false
}

// isSVG reports whether data is an SVG drawing.
func isSVG(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) && bytes.Contains(data, []byte("<svg"))
}

// refused returns the error for a picture that cannot be decoded because of err.
func refused(data []byte, err error) *Error {
	if k, ok := foreign(data); ok {
		return &Error{
			Rule: diag.ImageUnreadable,
			Why:  "is " + k.name + ", which is not read",
			Hint: "convert it: " + k.command + " (on Debian: apt install " + k.debian + ")",
		}
	}
	if errors.Is(err, image.ErrFormat) {
		return &Error{Rule: diag.ImageUnreadable, Why: "cannot be shown: it is no PNG, JPEG, GIF, WebP, BMP, TIFF or SVG"}
	}
	return &Error{Rule: diag.ImageUnreadable, Why: "cannot be shown: " + whyNot(err)}
}

// whyNot says what is wrong with a picture that a decoder refuses.
func whyNot(err error) string {
	var (
		noPNG  png.UnsupportedError
		noJPEG jpeg.UnsupportedError
		noTIFF tiff.UnsupportedError
	)
	switch text := err.Error(); {
	case errors.Is(err, errTooLarge):
		return text
	case errors.As(err, &noPNG), errors.As(err, &noJPEG), errors.As(err, &noTIFF), errors.Is(err, bmp.ErrUnsupported):
		return "it is stored in a way that is not read; save it again as a common PNG or JPEG"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(text, "not enough"),
		strings.Contains(text, "unexpected EOF"):
		return "the file ends before the picture does"
	case strings.Contains(text, "dimension"):
		return "it has no width or no height"
	}
	return "its data is damaged"
}

// errTooLarge says that a picture has more pixels than are decoded.
var errTooLarge = errors.New("it has too many pixels")

// undrawn returns the finding for a drawing that is not drawn.
func undrawn(err error) *Error {
	e := &Error{
		Rule: diag.ImageUnreadable, Why: "cannot be drawn in the PDF: " + err.Error(),
		Hint: "convert it: rsvg-convert -z 2 in.svg -o out.png (on Debian: apt install librsvg2-bin)",
	}
	if missing := (*svg.Error)(nil); errors.As(err, &missing) {
		e.Why = err.Error() + " in the PDF"
	}
	return e
}

// decoded returns the picture of a file, upright, and a file of it without small damage, which is usually the same.
func decoded(data []byte, format string) (image.Image, []byte, error) {
	if format == "gif" {
		img, err := firstFrame(data)
		return img, data, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil && format == "png" {
		again := mended(data)
		if whole, mendErr := png.Decode(bytes.NewReader(again)); mendErr == nil {
			img, data, err = whole, again, nil
		}
	}
	if err != nil {
		return nil, data, err
	}
	return orientationOf(data, format).turned(img), data, nil
}

// firstFrame returns the first frame of a GIF, as large as its screen: a frame may fill a part of it.
func firstFrame(data []byte) (image.Image, error) {
	img, err := gif.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	conf, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	screen := image.Rect(0, 0, conf.Width, conf.Height)
	if img.Bounds() == screen {
		return img, nil
	}
	out := image.NewNRGBA(screen)
	draw.Draw(out, img.Bounds(), img, img.Bounds().Min, draw.Src)
	return out, nil
}
