package asset

import (
	"bytes"
	"image"
	"image/color"
)

// The ground of a picture that is transparent, as classes in style sheets: black lines on nothing cannot be seen at
// night, white ones not by day.
const (
	lightGround = "on-light"
	darkGround  = "on-dark"
)

// mostPixels bounds the pictures that are looked at; a larger transparent one gets the light ground.
const mostPixels = 8 << 20

// groundOf returns the class for a picture's ground; it is empty for one that covers what is behind it.
func groundOf(data []byte, mediaType string) string {
	switch mediaType {
	case "image/svg+xml": // what it draws is known only once it is drawn
		return lightGround
	case "image/png", "image/gif":
	default:
		return ""
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || mediaType == "image/png" && covering(data, c.ColorModel) {
		return ""
	}
	if c.Width*c.Height > mostPixels {
		return lightGround
	}
	im, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return ""
	}
	return shownOn(im)
}

// covering reports whether a PNG says in its head that nothing in it is transparent: it has no alpha channel and no
// chunk tRNS, which stands before the pixels (PNG, section 5.6).
func covering(data []byte, m color.Model) bool {
	head, _, _ := bytes.Cut(data, []byte("IDAT"))
	return m != color.NRGBAModel && m != color.NRGBA64Model && !bytes.Contains(head, []byte("tRNS"))
}

// shownOn returns the class for the ground on which a picture can be seen, by the lightness of what is not transparent.
func shownOn(im image.Image) string {
	const (
		full   = 0xffff
		enough = 100 // of how many pixels one is transparent in a picture that has holes; fewer are its rounded corners
		bright = 75  // percent of white, on average, that is hard to see on paper
	)
	var light, seen, clear, all uint64
	b := im.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := im.At(x, y).RGBA() // multiplied by alpha
			light += uint64(299*r+587*g+114*bl) / 1000
			seen += uint64(a)
			all++
			if a < full/2 {
				clear++
			}
		}
	}
	switch {
	case clear*enough < all:
		return ""
	case light*100 > seen*bright:
		return darkGround
	}
	return lightGround
}
