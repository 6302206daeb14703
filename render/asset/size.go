package asset

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif"  // the formats that both the PDF
	_ "image/jpeg" // and the EPUB
	_ "image/png"  // can show
	"io/fs"
)

// Sizes tells the sizes of the images in a folder by their first bytes, without decoding them.
type Sizes struct{ FS fs.FS }

// Size returns the width and height of the image src in pixels. Its errors are for [Diagnostic].
func (s Sizes) Size(src string) (width, height int, err error) {
	name, err := Locate(s.FS, src)
	if err != nil {
		return 0, 0, err
	}
	data, err := Read(s.FS, name)
	if err != nil {
		return 0, 0, err
	}
	conf, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, 0, fmt.Errorf("the PDF takes PNG, JPEG and GIF: %w", err)
	}
	return conf.Width, conf.Height, nil
}
