package epub

import (
	"io/fs"
	"path"
	"strings"

	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
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

// show puts an image into the book and returns how pages show it.
func (im *images) show(n *ast.Image) (markup.Picture, error) {
	name, ground, err := im.add(n.Src)
	if err != nil {
		return markup.Picture{}, err
	}
	if n.Alt == "" {
		im.noAlt = true
	}
	return markup.Picture{URL: "../" + name, Class: ground, Style: markup.Size(n)}, nil
}

// A resource is a file of the book that is not a page.
type resource struct {
	name      string // below EPUB/, such as images/i-disk.png
	mediaType string
	data      []byte
}

type found struct {
	name   string
	ground string // class of what is behind it
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
	e, err := asset.Embed(im.assets, name)
	if err != nil {
		return found{err: err}
	}
	im.moves = im.moves || e.Moves
	base := im.names.name(markup.Stem("i", strings.TrimSuffix(name, path.Ext(name))))
	r := resource{"images/" + base + e.Ext, e.MediaType, e.Data}
	im.all = append(im.all, r)
	return found{name: r.name, ground: e.Ground}
}
