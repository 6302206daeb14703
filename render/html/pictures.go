package html

import (
	"encoding/base64"
	"fmt"
	"io/fs"
	"slices"

	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// mostBytes bounds what the pictures of a page take together. A phone loads a file of ten megabytes in some seconds.
const mostBytes = 8 << 20

// pictures are the pictures of a page, which stand in it as data, or of a folder of pages, which hold them as files.
type pictures struct {
	folder bool
	files  []render.File // of a folder
	assets fs.FS
	byPath map[string]shown
	bytes  int
	sizes  []string // that authors give pictures, as CSS; each has a class, since the page allows no style attributes
}

// pictureDir is where the files of pictures are in a folder of pages.
const pictureDir = "pictures/"

type shown struct {
	url, class string
	err        error
}

// newPictures returns the pictures of a page that come from assets.
func newPictures(assets fs.FS) *pictures {
	return &pictures{assets: assets, byPath: map[string]shown{}}
}

// show returns how an image is shown.
func (ps *pictures) show(n *ast.Image) (markup.Picture, error) {
	s := ps.load(n.Src)
	p := markup.Picture{URL: s.url, Class: s.class}
	if size := markup.Size(n); size != "" && s.err == nil {
		i := slices.Index(ps.sizes, size)
		if i < 0 {
			i = len(ps.sizes)
			ps.sizes = append(ps.sizes, size)
		}
		p.Class = fmt.Sprintf("%s size%d", p.Class, i)
	}
	return p, s.err
}

// load returns the picture of a source. Its errors are for [asset.Diagnostic].
func (ps *pictures) load(src string) shown {
	path, err := asset.Locate(ps.assets, src)
	if err != nil {
		return shown{err: err}
	}
	s, ok := ps.byPath[path]
	if ok {
		return s
	}
	e, err := asset.Embed(ps.assets, path)
	switch {
	case err != nil:
		s.err = err
	case ps.folder:
		s.url, s.class = pictureDir+e.Name(), e.Ground
		if !slices.ContainsFunc(ps.files, func(f render.File) bool { return f.Name == s.url }) {
			ps.files = append(ps.files, render.File{Name: s.url, Data: e.Data})
		}
	case ps.bytes+len(e.Data) > mostBytes:
		s.err = &asset.Error{
			Rule: diag.ImageUnreadable,
			Why:  fmt.Sprintf("has no room: the pictures of a page take %d MB together at most", mostBytes>>20),
			Hint: "make pictures smaller; 1600 pixels are as wide as a page shows them",
		}
	default:
		ps.bytes += len(e.Data)
		s.url = "data:" + e.MediaType + ";base64," + base64.StdEncoding.EncodeToString(e.Data)
		s.class = e.Ground
	}
	ps.byPath[path] = s
	return s
}

// rules returns the style sheet's rules for the sizes, and for pictures side by side, which have some.
func (ps *pictures) rules() string {
	out := ""
	if len(ps.sizes) > 0 {
		out = ".beside{display:flex;align-items:baseline;gap:1em}\n.beside figure{flex:1}\n" +
			".beside img{width:100%!important}\n"
	}
	for i, size := range ps.sizes {
		out += fmt.Sprintf(".size%d{%s}\n", i, size)
	}
	return out
}
