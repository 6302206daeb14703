package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"

	"example.org/studyguide/render/svg"
)

// An Embedded is a picture as a book or a page of XHTML may hold it: it shows everywhere, runs nothing and fetches
// nothing.
type Embedded struct {
	Data      []byte
	MediaType string // by its content, since a name may be wrong
	Ext       string // with the dot: ".png"
	Ground    string // class for what is behind it: "on-light", "on-dark", or "" if it covers that
	Moves     bool   // it may be animated
}

// Embed reads the picture name, which [Locate] has found. Its errors are for [Diagnostic].
func Embed(fsys fs.FS, name string) (Embedded, error) {
	data, err := Read(fsys, name)
	if err != nil {
		return Embedded{}, err
	}
	e, err := embeddable(data)
	if err != nil {
		return Embedded{}, err
	}
	e.Ground = groundOf(e.Data, e.MediaType)
	e.Moves = e.Ext == ".gif" || e.Ext == ".svg"
	return e, nil
}

// Name returns a file name for e that tells its content: pictures of one name are the same.
func (e Embedded) Name() string {
	sum := sha256.Sum256(e.Data)
	return "sg-" + hex.EncodeToString(sum[:6]) + e.Ext
}

// Embeds reads the pictures of a folder, each once.
type Embeds struct {
	folder fs.FS
	byPath map[string]embed
}

type embed struct {
	Embedded
	err error
}

// NewEmbeds returns a reader of the pictures in folder, which may be nil.
func NewEmbeds(folder fs.FS) *Embeds { return &Embeds{folder, map[string]embed{}} }

// Load returns the picture of a source in a guide. Its errors are for [Diagnostic].
func (e *Embeds) Load(src string) (Embedded, error) {
	path, err := Locate(e.folder, src)
	if err != nil {
		return Embedded{}, err
	}
	p, ok := e.byPath[path]
	if !ok {
		p.Embedded, p.err = Embed(e.folder, path)
		e.byPath[path] = p
	}
	return p.Embedded, p.err
}

func embeddable(data []byte) (Embedded, error) {
	if looksLikeSVG(data) {
		data = svg.Plain(plainSVG(data))
		err := checkSVG(data)
		if d, bad := svg.Parse(data); err == nil && bad == nil && len(d.Shapes) == 0 {
			err = errors.New("it draws nothing")
		}
		return Embedded{Data: data, MediaType: "image/svg+xml", Ext: ".svg"}, err
	}
	out, format, err := Portable(data)
	ext := "." + format
	if format == "jpeg" {
		ext = ".jpg"
	}
	return Embedded{Data: out, MediaType: "image/" + format, Ext: ext}, err
}
