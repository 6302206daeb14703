package epub

import (
	"bytes"
	"errors"
	"image"
	_ "image/gif"  // the formats that a book may hold (EPUB 3.3, core media types) ...
	_ "image/jpeg" // ... and that DecodeConfig is to know
	_ "image/png"
	"io/fs"
	"path"
	"strings"

	"studyguide/render/asset"
)

// images are the pictures of a book, each read once.
type images struct {
	assets fs.FS
	byPath map[string]found
	all    []resource // in the order of their first use
	names  taken

	noAlt bool // one of them has no alternative text
	moves bool // one of them may be animated
}

// A resource is a file of the book that is not a page.
type resource struct {
	name      string // below EPUB/, such as images/i-disk.png
	mediaType string
	data      []byte
}

type found struct {
	name string
	err  error
}

func newImages(assets fs.FS) *images {
	return &images{assets: assets, byPath: map[string]found{}, names: taken{}}
}

// add puts the image at src into the book and returns its name there. Its errors are for [asset.Diagnostic].
func (im *images) add(src string) (string, error) {
	name, err := asset.Locate(im.assets, src)
	if err != nil {
		return "", err
	}
	if f, ok := im.byPath[name]; ok {
		return f.name, f.err
	}
	f := im.load(name)
	im.byPath[name] = f
	return f.name, f.err
}

// put adds an image that has no file of its own, and returns its name.
func (im *images) put(r resource) string {
	im.all = append(im.all, r)
	return r.name
}

func (im *images) load(name string) found {
	data, err := asset.Read(im.assets, name)
	if err != nil {
		return found{err: err}
	}
	mediaType, ext, err := imageType(data)
	if err != nil {
		return found{err: err}
	}
	if ext == ".gif" || ext == ".svg" {
		im.moves = true
	}
	base := im.names.name(stem("i", strings.TrimSuffix(name, path.Ext(name))))
	r := resource{"images/" + base + ext, mediaType, data}
	im.all = append(im.all, r)
	return found{name: r.name}
}

// imageType returns the type of an image by its content, since a name may be wrong.
func imageType(data []byte) (mediaType, ext string, err error) {
	if _, format, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
		switch format {
		case "png":
			return "image/png", ".png", nil
		case "jpeg":
			return "image/jpeg", ".jpg", nil
		case "gif":
			return "image/gif", ".gif", nil
		}
	}
	if !looksLikeSVG(data) {
		return "", "", errors.New("it is no PNG, JPEG, GIF or SVG")
	}
	if err := checkSVG(data); err != nil {
		return "", "", err
	}
	return "image/svg+xml", ".svg", nil
}
