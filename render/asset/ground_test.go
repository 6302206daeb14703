package asset

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"testing"
)

// framed returns a picture of one color with a frame of another, as wide as the rim.
func framed(rim int, frame, inside color.NRGBA) *image.NRGBA {
	im := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for y := range 40 {
		for x := range 40 {
			c := inside
			if min(x, y, 39-x, 39-y) < rim {
				c = frame
			}
			im.SetNRGBA(x, y, c)
		}
	}
	return im
}

func TestTransparentPicturesHaveAGround(t *testing.T) {
	none := color.NRGBA{}
	black, white, red := color.NRGBA{A: 255}, color.NRGBA{255, 255, 255, 255}, color.NRGBA{200, 0, 0, 255}
	asPNG := func(im image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, im); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	paletted := func(im *image.NRGBA) image.Image {
		p := image.NewPaletted(im.Rect, color.Palette{none, black, white})
		for y := range 40 {
			for x := range 40 {
				p.Set(x, y, im.At(x, y))
			}
		}
		return p
	}
	asGIF := func(im *image.NRGBA) []byte {
		var b bytes.Buffer
		if err := gif.Encode(&b, paletted(im), nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, c := range map[string]struct {
		data      []byte
		mediaType string
		want      string
	}{
		"black lines":       {asPNG(framed(3, black, none)), "image/png", lightGround},
		"white lines":       {asPNG(framed(3, white, none)), "image/png", darkGround},
		"red lines":         {asPNG(framed(3, red, none)), "image/png", lightGround},
		"a covered picture": {asPNG(framed(3, black, white)), "image/png", ""},
		"one clear pixel":   {asPNG(func() image.Image { im := framed(0, red, red); im.SetNRGBA(0, 0, none); return im }()), "image/png", ""},
		"a palette":         {asPNG(paletted(framed(3, white, none))), "image/png", darkGround},
		"black lines, GIF":  {asGIF(framed(3, black, none)), "image/gif", lightGround},
		"covered, GIF":      {asGIF(framed(3, black, white)), "image/gif", ""},
		"SVG":               {[]byte("<svg/>"), "image/svg+xml", lightGround},
		"JPEG":              {[]byte("\xff\xd8\xff"), "image/jpeg", ""},
		"not a picture":     {[]byte("text"), "image/png", ""},
	} {
		if got := groundOf(c.data, c.mediaType); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
