package anki

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"

	"studyguide/render/asset"
	"studyguide/render/markup"
	"studyguide/source/ast"
)

// media are the pictures of a deck, each read once. They are named by their content, since Anki keeps a picture that it
// has under a name, and in one folder for all decks.
type media struct {
	assets fs.FS
	byPath map[string]shown
	all    []picture // in the order of their first use
	names  map[string]bool
}

// shown is a picture as fields have it, or why it cannot be shown.
type shown struct {
	markup.Picture
	err error
}

// show puts an image into the deck and returns how fields show it. Its errors are for [asset.Diagnostic].
func (m *media) show(n *ast.Image) (markup.Picture, error) {
	path, err := asset.Locate(m.assets, n.Src)
	if err != nil {
		return markup.Picture{}, err
	}
	p, ok := m.byPath[path]
	if !ok {
		p = m.load(path)
		m.byPath[path] = p
	}
	p.Style = markup.Size(n)
	return p.Picture, p.err
}

func (m *media) load(path string) shown {
	e, err := asset.Embed(m.assets, path)
	if err != nil {
		return shown{err: err}
	}
	sum := sha256.Sum256(e.Data)
	name := "sg-" + hex.EncodeToString(sum[:6]) + e.Ext
	if !m.names[name] {
		m.names[name] = true
		m.all = append(m.all, picture{name, e.Data})
	}
	return shown{Picture: markup.Picture{URL: name, Class: e.Ground}}
}
