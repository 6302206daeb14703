package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // decoded, as their first picture
	"image/jpeg"
	"image/png"
	"io/fs"

	"studyguide/render/asset"
)

// maxPixels bounds what is decoded: 100 million pixels are 400 MB.
const maxPixels = 100_000_000

// images are the pictures of a guide, each read once. It is layout's Images.
type images struct {
	assets  fs.FS
	read    map[string]*picture // by the name of the file
	content map[[sha256.Size]byte]*picture
}

func newImages(assets fs.FS) *images {
	return &images{assets: assets, read: map[string]*picture{}, content: map[[sha256.Size]byte]*picture{}}
}

// picture is an image in a form that fpdf takes without trouble: a PNG of 8 bits a channel that is not interlaced, or a
// JPEG. It is wider than the author's if another of the guide has the same width, since fpdf orders images by width alone and
// those of one width at random; shown is the part that is to be seen.
type picture struct {
	name         string // of the first file that has it; others may have it, too
	data         []byte
	format       string // "PNG" or "JPG", as fpdf names them
	width, shown int
	height       int
	err          error
}

// Size is layout's question.
func (im *images) Size(src string) (int, int, error) {
	p := im.load(src)
	return p.shown, p.height, p.err
}

func (im *images) load(src string) *picture {
	name, err := asset.Locate(im.assets, src)
	if err != nil {
		return &picture{err: err}
	}
	if p, ok := im.read[name]; ok {
		return p
	}
	p := im.decode(name)
	im.read[name] = p
	return p
}

func (im *images) decode(name string) *picture {
	data, err := asset.Read(im.assets, name)
	if err != nil {
		return &picture{err: err}
	}
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return &picture{err: fmt.Errorf("the PDF takes PNG, JPEG and GIF: %w", err)}
	}
	if conf.Width < 1 || conf.Height < 1 || conf.Width*conf.Height > maxPixels {
		return &picture{err: fmt.Errorf("it has %d by %d pixels", conf.Width, conf.Height)}
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return &picture{err: err}
	}
	p := &picture{name: name, shown: conf.Width, height: conf.Height, format: "PNG"}
	if format == "jpeg" {
		p.format = "JPG"
	}
	// fpdf names pictures by their content, so one that two files have must be given to it once.
	key := digest(img, p.format)
	if same, ok := im.content[key]; ok {
		return same
	}
	im.content[key] = p
	width := conf.Width
	for im.taken(width) {
		width++
	}
	p.width = width
	if format == "jpeg" {
		// Colors of four inks are not those of the file's output intent (ISO 19005-2, 6.2.4.3).
		if width == conf.Width && conf.ColorModel != color.CMYKModel {
			p.data = data
			return p
		}
	}
	p.data, p.err = encode(img, width, p.format)
	return p
}

func (im *images) taken(width int) bool {
	for _, p := range im.content {
		if p.err == nil && p.width == width {
			return true
		}
	}
	return false
}

// digest returns a digest of what is seen of an image. It is that of its pixels, since files of one image may differ in
// how they are compressed and in what they say of it.
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

// encode writes img anew, width pixels wide: what is added at the right repeats the last column, so that scaling brings no
// edge into what is shown.
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
