package fonts

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// borrowed is the installed fonts of a Set.
type borrowed struct {
	mu    sync.Mutex
	faces map[borrowing]*Face // nil: no installed font can show it
}

// A borrowing is text that no other face has, in a style.
type borrowing struct {
	style Style
	text  string
}

// borrow returns an installed face that has a grapheme cluster, or nil.
func (s *Set) borrow(st Style, cluster string) *Face {
	if s.choice.Installed == nil {
		return nil
	}
	seen := strings.Map(func(r rune) rune {
		if ignorable(r) {
			return -1
		}
		return r
	}, cluster)
	key := borrowing{Style{Family: st.Family, Bold: st.heavy(), Italic: st.Italic}, seen}
	b := &s.borrowed
	b.mu.Lock()
	defer b.mu.Unlock()
	if face, ok := b.faces[key]; ok {
		return face
	}
	if b.faces == nil {
		b.faces = map[borrowing]*Face{}
	}
	b.faces[key] = nil
	for _, name := range s.choice.Installed.Find(seen, key.style, cmp.Or(s.choice.Borrows, s.choice.Language)) {
		// One that is damaged, or must not be part of a document, is as good as none.
		if face, err := s.library.installed(name, s.choice.Installed); err == nil && face.shows(seen, s.lang) {
			b.faces[key] = face
			break
		}
	}
	return b.faces[key]
}

// shows reports whether a face has a grapheme cluster, and can be cut down to the glyphs of it.
func (f *Face) shows(cluster string, lang language.Language) bool {
	if !f.covers(cluster) {
		return false
	}
	props := harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Language: lang, Script: scriptOf(cluster),
	}
	glyphs, _, err := f.shape(cluster, props, nil)
	if err != nil {
		return false
	}
	ids := []uint16{0}
	for _, g := range glyphs {
		if !slices.Contains(ids, g.ID) {
			ids = append(ids, g.ID)
		}
	}
	return f.from.guarded(func() error {
		_, err := f.outline.Subset(ids)
		return err
	}) == nil
}

// installed loads an installed face.
func (l *Library) installed(name string, from Installed) (*Face, error) {
	return l.load("installed "+name, func() (*Face, error) {
		data, err := from.Read(name)
		if err != nil {
			return nil, err
		}
		face, err := parse(source{name: name, data: data, users: true})
		if err != nil {
			return nil, err
		}
		if !face.outline.Embeddable() {
			return nil, errors.New("its licence forbids that a document holds it")
		}
		face.family, _, _ = face.outline.Family()
		return face, nil
	})
}

// Installed returns the family of a face that is installed on the machine; "" for others.
func (f *Face) Installed() string { return f.family }
