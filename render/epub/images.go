package epub

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"studyguide/render/asset"
	"studyguide/render/svg"
)

// images are the pictures of a book, each read once.
type images struct {
	assets fs.FS
	byPath map[string]found
	all    []resource // in the order of their first use
	names  taken

	noAlt bool // one of them has no alternative text
	moves bool // one of them may be animated

	faulty map[string]bool // the sources of those that cannot be shown
}

// firstFault reports whether it is asked of an image for the first time: each is reported once.
func (im *images) firstFault(src string) bool {
	if im.faulty == nil {
		im.faulty = map[string]bool{}
	}
	seen := im.faulty[src]
	im.faulty[src] = true
	return !seen
}

// A resource is a file of the book that is not a page.
type resource struct {
	name      string // below EPUB/, such as images/i-disk.png
	mediaType string
	data      []byte
}

type found struct {
	name   string
	ground string // see [groundOf]
	err    error
}

func newImages(assets fs.FS) *images {
	return &images{assets: assets, byPath: map[string]found{}, names: taken{}}
}

// add puts the image at src into the book and returns its name there and the class of its ground. Its errors are for
// [asset.Diagnostic].
func (im *images) add(src string) (name, ground string, err error) {
	path, err := asset.Locate(im.assets, src)
	if err != nil {
		return "", "", err
	}
	f, ok := im.byPath[path]
	if !ok {
		f = im.load(path)
		im.byPath[path] = f
	}
	return f.name, f.ground, f.err
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
	data, mediaType, ext, err := portable(data)
	if err != nil {
		return found{err: err}
	}
	if ext == ".gif" || ext == ".svg" {
		im.moves = true
	}
	base := im.names.name(stem("i", strings.TrimSuffix(name, path.Ext(name))))
	r := resource{"images/" + base + ext, mediaType, data}
	im.all = append(im.all, r)
	return found{name: r.name, ground: groundOf(data, mediaType)}
}

// portable returns an image as a book may hold it, with its type by its content, since a name may be wrong.
func portable(data []byte) (out []byte, mediaType, ext string, err error) {
	if looksLikeSVG(data) {
		data = plainSVG(data)
		err := checkSVG(data)
		if d, bad := svg.Parse(data); err == nil && bad == nil && len(d.Shapes) == 0 {
			err = errors.New("it draws nothing")
		}
		return data, "image/svg+xml", ".svg", err
	}
	out, format, err := asset.Portable(data)
	ext = "." + format
	if format == "jpeg" {
		ext = ".jpg"
	}
	return out, "image/" + format, ext, err
}
