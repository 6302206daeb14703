package epub

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // the formats that a book may hold (EPUB 3.3, core media types) ...
	_ "image/jpeg" // ... and that DecodeConfig is to know
	_ "image/png"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"studyguide/source/diag"
)

// maxImage is the size in bytes above which an image is left out. Kobo's guide to EPUB allows 5 MB; other shops
// take more, and a file of this size is still one that a reader opens.
const maxImage = 16 << 20

// images are the pictures of a book, each read once.
type images struct {
	assets fs.FS
	byPath map[string]found
	all    []resource // in the order of their first use

	noAlt bool // one of them has no alternative text
	moves bool // one of them may be animated
}

// A resource is a file of the book that is not a page.
type resource struct {
	name      string // below EPUB/, such as images/i01-disk.png
	mediaType string
	data      []byte
}

type found struct {
	name string
	err  *imageError
}

// An imageError says why an image is not in the book.
type imageError struct {
	rule diag.ID
	why  string
}

func (e *imageError) diagnostic(span diag.Span, src string) diag.Diagnostic {
	return diag.New(e.rule, span, "image %q %s", shorten(src, 120), e.why)
}

func newImages(assets fs.FS) *images {
	return &images{assets: assets, byPath: map[string]found{}}
}

// add puts the image at src into the book and gives its name there.
func (im *images) add(src string) (string, *imageError) {
	name, err := im.locate(src)
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

// locate gives the path of src below the guide's folder. A source may be written as a path or as the relative URL
// of one, with escapes.
func (im *images) locate(src string) (string, *imageError) {
	if im.assets == nil {
		return "", &imageError{diag.ImageUnreadable, "cannot be read: the guide has no folder"}
	}
	if u, err := url.Parse(src); err == nil && (u.Scheme != "" || u.Host != "") {
		return "", &imageError{diag.ImageRemote, "is not in the guide's folder"}
	}
	name := path.Clean(src)
	if _, err := fs.Stat(im.assets, name); err != nil {
		if u, err := url.Parse(src); err == nil {
			name = path.Clean(u.Path)
		}
	}
	if !fs.ValidPath(name) || name == "." {
		return "", &imageError{diag.ImageRemote, "is not in the guide's folder"}
	}
	return name, nil
}

func (im *images) load(name string) found {
	data, err := read(im.assets, name)
	if err != nil {
		return found{err: &imageError{diag.ImageUnreadable, "cannot be read: " + err.Error()}}
	}
	mediaType, ext, err := imageType(data)
	if err != nil {
		return found{err: &imageError{diag.ImageUnreadable, "cannot be shown: " + err.Error()}}
	}
	if ext == ".gif" || ext == ".svg" {
		im.moves = true
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	r := resource{"images/" + join(fmt.Sprintf("i%02d", len(im.all)+1), slug(base)) + ext, mediaType, data}
	im.all = append(im.all, r)
	return found{name: r.name}
}

// read reads a file of at most maxImage bytes. Its errors do not name the file: the message around them does.
func read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxImage+1))
	switch {
	case err != nil:
		return nil, reason(err)
	case len(data) > maxImage:
		return nil, fmt.Errorf("it is larger than %d MB", maxImage>>20)
	}
	return data, nil
}

// reason takes the path out of an error, for paths differ between machines.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// imageType tells the type of an image by its content; a name may be wrong.
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
