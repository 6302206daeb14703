package asset

import (
	"bytes"
	"image"
)

// Portable returns a picture in a form that every reader of EPUB shows, and the name of that form: "png", "jpeg" or
// "gif". Files of these forms stay as they are. WebP is allowed in EPUB 3.3, but few devices know it; of BMP and TIFF
// hardly any do. The error is an *Error, also for a file of which only the beginning is there.
func Portable(data []byte) (out []byte, format string, err error) {
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, "", refused(data, err)
	}
	pixels := conf.Width * conf.Height
	kept := format == "png" || format == "jpeg" || format == "gif"
	if kept && pixels > fullPixels*len(data) {
		return data, format, nil // to decode it takes far longer than to read it
	}
	if pixels < 1 || pixels > maxPixels {
		return nil, "", refused(data, errTooLarge)
	}
	img, data, err := decoded(data, format)
	if err != nil {
		return nil, "", refused(data, err)
	}
	if kept {
		return data, format, nil
	}
	format = "png"
	if _, ok := img.(*image.YCbCr); ok {
		format = "jpeg" // a photo is that in WebP; as PNG it would be many times as large
	}
	name := map[string]string{"png": "PNG", "jpeg": "JPG"}[format]
	out, err = encode(img, img.Bounds().Dx(), name)
	if err != nil {
		return nil, "", refused(data, err)
	}
	return out, format, nil
}
