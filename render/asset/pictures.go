package asset

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io/fs"
	"math"

	"example.org/studyguide/render/svg"
	"example.org/studyguide/source/diag"
)

// maxPixels bounds what is decoded: 100 million pixels are 400 MB.
const maxPixels = 100_000_000

// The pictures of a guide have a budget together, so that a few files of some kilobytes cannot take minutes and
// gigabytes. A screenshot has some 30 pixels a byte of its file, and a drawing less than 100, so that only pixels
// beyond that many count: a guide may have any number of real pictures.
const (
	fullPixels = 100
	maxHollow  = 100_000_000
)

// Pictures holds the images of a guide for printing, each read once.
type Pictures struct {
	files   fs.FS
	read    map[string]*Picture // by the name of the file
	content map[[sha256.Size]byte]*Picture
	hollow  int // pixels beyond fullPixels a byte so far
}

var errHollow = errors.New("the guide's pictures have too many pixels for the size of their files")

// NewPictures returns the pictures of a guide's folder; none is read yet.
func NewPictures(files fs.FS) *Pictures {
	return &Pictures{files: files, read: map[string]*Picture{}, content: map[[sha256.Size]byte]*Picture{}}
}

// A Picture is an image in a form that fpdf draws: a PNG of 8 bits a channel that is not interlaced, or a JPEG.
//
// No two pictures of a guide have the same width, because fpdf orders images by width alone, and those of one width at
// random. One whose width is taken is padded at the right; Shown is the width without the padding.
type Picture struct {
	Name         string // of the first file that has it; others may have it, too
	Data         []byte
	Format       string // "PNG" or "JPG", as fpdf names them
	Width, Shown int
	Height       int
	Drawing      *svg.Drawing // in place of the data; its pixels are half as large again
	Err          error        // why it cannot be shown
}

// Size returns the width and height of the image src in pixels. Its errors are for [Diagnostic].
func (ps *Pictures) Size(src string) (width, height int, err error) {
	p := ps.Load(src)
	return p.Shown, p.Height, p.Err
}

// Load returns the image src. One that cannot be shown has an Err.
func (ps *Pictures) Load(src string) *Picture {
	name, err := Locate(ps.files, src)
	if err != nil {
		return &Picture{Err: err}
	}
	if p, ok := ps.read[name]; ok {
		return p
	}
	p := ps.decode(name)
	ps.read[name] = p
	return p
}

// decode reads the image of a file.
func (ps *Pictures) decode(name string) *Picture {
	data, err := Read(ps.files, name)
	if err != nil {
		return &Picture{Err: err}
	}
	if isSVG(data) {
		return ps.drawn(name, data)
	}
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return &Picture{Err: refused(data, err)}
	}
	if conf.Width < 1 || conf.Height < 1 || conf.Width*conf.Height > maxPixels {
		return &Picture{Err: fmt.Errorf("it has %d by %d pixels", conf.Width, conf.Height)}
	}
	if hollow := conf.Width*conf.Height - fullPixels*len(data); hollow > 0 {
		if ps.hollow += hollow; ps.hollow > maxHollow {
			return &Picture{Err: errHollow}
		}
	}
	img, data, err := decoded(data, format)
	if err != nil {
		return &Picture{Err: refused(data, err)}
	}
	stored := orientationOf(data, format) == upright
	b := img.Bounds()
	p := &Picture{Name: name, Shown: b.Dx(), Height: b.Dy(), Format: "PNG"}
	if format == "jpeg" {
		p.Format = "JPG"
	}
	// fpdf names pictures by their content, so one that two files have must be given to it once.
	key := digest(img, p.Format)
	if same, ok := ps.content[key]; ok {
		return same
	}
	ps.content[key] = p
	width := b.Dx()
	for ps.taken(width) {
		width++
	}
	p.Width = width
	if format == "jpeg" {
		// Colors of four inks are not those of the file's output intent (ISO 19005-2, 6.2.4.3).
		if stored && width == b.Dx() && conf.ColorModel != color.CMYKModel {
			p.Data = data
			return p
		}
	}
	p.Data, p.Err = encode(img, width, p.Format)
	return p
}

// drawn returns a drawing. Its pixels are 96 to the inch, those of other pictures 144.
func (ps *Pictures) drawn(name string, data []byte) *Picture {
	d, err := svg.Parse(data)
	if err != nil {
		return &Picture{Err: undrawn(err)}
	}
	if len(d.Shapes) == 0 {
		return &Picture{Err: &Error{Rule: diag.ImageUnreadable, Why: "draws nothing"}}
	}
	// A point takes the time of some twenty pixels, and drawings seldom have more points than bytes.
	if hollow := 20 * (d.Points - len(data)); hollow > 0 {
		if ps.hollow += hollow; ps.hollow > maxHollow {
			return &Picture{Err: errHollow}
		}
	}
	return &Picture{
		Name: name, Drawing: d, Shown: int(math.Ceil(d.Width * 144 / 96)), Height: int(math.Ceil(d.Height * 144 / 96)),
	}
}

// taken reports whether a picture has this width.
func (ps *Pictures) taken(width int) bool {
	for _, p := range ps.content {
		if p.Err == nil && p.Width == width {
			return true
		}
	}
	return false
}

// digest returns a digest of an image's pixels: files of one image may differ in compression and metadata.
func digest(img image.Image, format string) (key [sha256.Size]byte) {
	b := img.Bounds()
	h := sha256.New()
	fmt.Fprintln(h, format, b.Dx(), b.Dy())
	row := image.NewNRGBA(image.Rect(0, 0, b.Dx(), 1))
	for y := b.Min.Y; y < b.Max.Y; y++ {
		draw.Draw(row, row.Bounds(), img, image.Pt(b.Min.X, y), draw.Src)
		h.Write(row.Pix)
	}
	h.Sum(key[:0])
	return key
}

// encode encodes img padded to width pixels. The padding repeats the last column, so that scaling blends no edge into
// what is shown.
func encode(img image.Image, width int, format string) ([]byte, error) {
	b := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, width, b.Dy()))
	draw.Draw(out, out.Bounds(), img, b.Min, draw.Src)
	for x := b.Dx(); x < width; x++ {
		draw.Draw(out, image.Rect(x, 0, x+1, b.Dy()), img, image.Pt(b.Max.X-1, b.Min.Y), draw.Src)
	}
	var buf bytes.Buffer
	var err error
	if format == "JPG" {
		err = jpeg.Encode(&buf, out, &jpeg.Options{Quality: 92})
	} else {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, out)
	}
	if err != nil {
		return nil, fmt.Errorf("encoding it for the PDF: %w", err)
	}
	return buf.Bytes(), nil
}
