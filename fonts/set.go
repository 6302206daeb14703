package fonts

import (
	"cmp"
	"sync"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"

	"example.org/studyguide/source/memo"
)

// Set finds faces for the text of one guide and shapes it. It is safe for use by several goroutines; its results do not
// depend on which of them is first.
type Set struct {
	library *Library
	choice  Choice
	lang    language.Language
	letter  rune // see letterOf

	mu     sync.RWMutex
	styles map[Style]*styled

	borrowed borrowed
}

// styled holds what a Set knows about one style.
type styled struct {
	style    Style
	chain    []source // faces for the text, best first
	pictures []source // the same for emoji
	features []harfbuzz.Feature
	runs     memo.Cache[string, []*Run]
}

// NewSet returns a Set of the faces that come with the program, from a Library of its own.
func NewSet() *Set { return newSet(NewLibrary(), Choice{}) }

func newSet(l *Library, c Choice) *Set {
	lang := language.NewLanguage(c.Language)
	return &Set{library: l, choice: c, lang: lang, letter: letterOf(lang), styles: map[Style]*styled{}}
}

// Shape returns text as runs of glyphs in visual order, from the left; results are cached. Each run is in the first
// face that has all of its characters: the guide's own, its fallbacks, STIX Two Math, DejaVu Sans, Noto Emoji, which is
// the first for emoji, and those that are installed, if the guide asks for them. The error is for a face that cannot be
// loaded. The caller must not change the runs.
func (s *Set) Shape(st Style, text string) ([]*Run, error) {
	of := s.style(st)
	if runs, ok := of.runs.Get(text); ok {
		return runs, nil
	}
	runs, err := s.shape(of, st, text)
	if err != nil || len(text) > cached {
		return runs, err
	}
	return of.runs.Add(text, runs), nil
}

// cached is the most bytes of a text whose runs are cached. No word and few lines are longer.
const cached = 1 << 10

// mostRuns is how many texts of a style are kept before those that nothing asked for again are forgotten: what is
// used often is carried over. Two thousand words take about 1 MB.
const mostRuns = 1 << 11

// Families returns the names of the families of text and of code.
func (s *Set) Families() (text, code string) {
	return cmp.Or(s.choice.Text, "STIX Two"), cmp.Or(s.choice.Code, "DejaVu Sans Mono")
}

// Borrows reports whether installed fonts are asked for what all others lack.
func (s *Set) Borrows() bool { return s.choice.Installed != nil }

// Turn begins another guide, or another state of the same one: text that is not shaped again before the next Turn is
// then forgotten, so that a long-lived Set does not grow without bound. It does not change the results of Shape.
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
		chain := s.library.chain(st, s.choice)
		of = &styled{style: st, chain: chain, pictures: forEmoji(chain), features: features(st)}
		of.runs.Most = mostRuns
		s.styles[st] = of
	}
	return of
}

// features returns the typographic features of a style besides those that are always on. Code is set as it was typed:
// no ligature may hide two characters, and no kerning may shift a column.
func features(st Style) []harfbuzz.Feature {
	var tags []string
	switch {
	case st.Family == Mono:
		tags = []string{"-liga", "-calt", "-kern"}
	case st.SmallCaps:
		tags = []string{"smcp", "c2sc", "onum", "-liga"}
	case st.Raised:
		tags = []string{"sups"}
	case st.Proportional:
		tags = []string{"pnum"}
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
			if r.Glyphs, r.Width, err = p.face.shape(r.Text, props, of.features); err != nil {
				return nil, err
			}
			if st.SmallCaps && spaced(p.script) {
				r.spread()
			}
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

// spaced reports whether the capitals of a script are set with room between them.
func spaced(s language.Script) bool {
	return s == language.Latin || s == language.Cyrillic || s == language.Greek || s == language.Common
}

// tracking is the room between small capitals, in thousandths of an em.
const tracking = 60

// spread puts room behind each character.
func (r *Run) spread() {
	for i := range r.Glyphs {
		if last := i+1 == len(r.Glyphs); last || r.Glyphs[i+1].Text != "" {
			r.Glyphs[i].Advance += tracking
			r.Width += tracking
		}
	}
}

// find returns the first face of a chain that has a grapheme cluster, as it is or composed. If none has, it returns the
// face whose box stands for the missing characters.
func (s *Set) find(of *styled, cluster string) (face *Face, missing bool, err error) {
	composed := norm.NFC.String(cluster)
	var box *Face
	chain := of.chain
	if pictorial(cluster) {
		chain = of.pictures
	}
	for _, src := range chain {
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
	if face := s.borrow(of.style, cluster); face != nil {
		return face, false, nil
	}
	return box, true, nil
}
