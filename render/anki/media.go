package anki

import (
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
)

// media are the pictures of a deck. They are named by their content, since Anki keeps a picture that it has under a
// name, and in one folder for all decks.
type media struct {
	*asset.Embeds
	all   []picture // in the order of their first use
	names map[string]bool
}

// show puts an image into the deck and returns how fields show it. Its errors are for [asset.Diagnostic].
func (m *media) show(n *ast.Image) (markup.Picture, error) {
	e, err := m.Load(n.Src)
	if err != nil {
		return markup.Picture{}, err
	}
	name := e.Name()
	if !m.names[name] {
		m.names[name] = true
		m.all = append(m.all, picture{name, e.Data})
	}
	return markup.Picture{URL: name, Class: e.Ground, Style: markup.Size(n)}, nil
}
