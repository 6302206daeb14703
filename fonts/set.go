package fonts

import (
	"sync"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"

	"studyguide/source/memo"
)

// Set finds faces for the text of one guide and shapes it. It is safe for use by several goroutines; what it gives does
// not depend on who asked first.
type Set struct {
	library *Library
	choice  Choice
	lang    language.Language

	mu     sync.RWMutex
	styles map[Style]*styled
}

// styled holds what a Set knows about one style.
type styled struct {
	chain    []source // what may show the text, best first
	features []harfbuzz.Feature
	runs     memo.Cache[string, []*Run]
}

// NewSet returns a Set of the faces that come with the program, from a Library of its own.
func NewSet() *Set { return newSet(NewLibrary(), Choice{}) }

func newSet(l *Library, c Choice) *Set {
	return &Set{library: l, choice: c, lang: language.NewLanguage(c.Language), styles: map[Style]*styled{}}
}

// Shape returns text as runs of glyphs, in the order in which they are seen, from the left; a Set shapes a text once.
// Each run is in the first face that has all of its characters: the guide's own, its fallbacks, STIX Two Math, DejaVu
// Sans. The error is that of a face that cannot be loaded. The caller must not change the runs.
func (s *Set) Shape(st Style, text string) ([]*Run, error) {
	of := s.style(st)
	if runs, ok := of.runs.Get(text); ok {
		return runs, nil
	}
	runs, err := s.shape(of, st, text)
	if err != nil {
		return nil, err
	}
	return of.runs.Add(text, runs), nil
}

// Turn begins another guide, or another state of the same one: what is not shaped again before the next Turn is
// forgotten then, so that a Set that lives on does not grow without bound. It changes nothing that Shape gives.
func (s *Set) Turn() {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, of := range s.styles {
		of.runs.Turn()
	}
}

func (s *Set) style(st Style) *styled {
	s.mu.RLock()
	of, ok := s.styles[st]
	s.mu.RUnlock()
	if ok {
		return of
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if of, ok = s.styles[st]; !ok {
		of = &styled{chain: s.library.chain(st, s.choice), features: features(st)}
		s.styles[st] = of
	}
	return of
}

// features returns the typographic features of a style beside those that are always on. Code is set as it was typed: no
// ligature may hide two characters, and no kerning move a column.
func features(st Style) []harfbuzz.Feature {
	var tags []string
	switch {
	case st.Family == Mono:
		tags = []string{"-liga", "-calt", "-kern"}
	case st.SmallCaps:
		tags = []string{"smcp"}
	}
	var out []harfbuzz.Feature
	for _, t := range tags {
		if f, err := harfbuzz.ParseFeature(t); err == nil {
			out = append(out, f)
		}
	}
	return out
}

// shape divides text where the face or the script changes and shapes the parts.
func (s *Set) shape(of *styled, st Style, text string) ([]*Run, error) {
	parts, err := s.divide(of, text)
	if err != nil {
		return nil, err
	}
	props := harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Language: s.lang}
	if st.RTL {
		props.Direction = harfbuzz.RightToLeft
	}
	runs := make([]*Run, 0, len(parts))
	for _, p := range parts {
		r := &Run{Face: p.face, Text: text[p.from:p.to], RTL: st.RTL, Missing: p.missing}
		if p.missing {
			r.Glyphs, r.Width = p.face.box(r.Text)
		} else {
			props.Script = p.script
			r.Glyphs, r.Width = p.face.shape(r.Text, props, of.features)
		}
		runs = append(runs, r)
	}
	if st.RTL {
		for i, j := 0, len(runs)-1; i < j; i, j = i+1, j-1 {
			runs[i], runs[j] = runs[j], runs[i]
		}
	}
	return runs, nil
}

// find returns the first face of a chain that has a cluster: the characters of what a reader takes for one, or the
// letters they compose to. Where none has, it gives the face with the box that stands for what is missing.
func (s *Set) find(of *styled, cluster string) (face *Face, missing bool, err error) {
	composed := norm.NFC.String(cluster)
	var box *Face
	for _, src := range of.chain {
		f, err := s.library.face(src)
		if err != nil {
			return nil, false, err
		}
		if f.covers(cluster) || composed != cluster && f.covers(composed) {
			return f, false, nil
		}
		if box == nil && f.has(boxRune) {
			box = f
		}
	}
	return box, true, nil
}
