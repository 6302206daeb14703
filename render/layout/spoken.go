package layout

import (
	"strings"

	"studyguide/render/layout/tag"
)

// spoken returns what the stretches of a line, in the order in which they are read, say of each content. Where a word
// ends with the line, a space follows.
func spoken(parts []stretch, ends bool) map[*tag.Content]string {
	out := map[*tag.Content]string{}
	for _, p := range parts {
		if len(p.runs) > 0 && p.runs[0].Text == "\u00ad" || p.drawn() {
			continue
		}
		out[p.face.in] += p.text()
	}
	if n := len(parts); n > 0 && ends {
		out[parts[n-1].face.in] += " "
	}
	return out
}

// say notes with the items of a line what they say: all of it with the first of a content.
func say(items []Item, said map[*tag.Content]string) {
	for _, it := range items {
		t, ok := it.(*Text)
		if !ok {
			continue
		}
		if text, ok := said[t.In]; ok && t.In != nil {
			t.said = &text
			said[t.In] = ""
		}
	}
}

// A speech collects what elements say whose text does not stand in the order in which it is read: glyphs of Hebrew and
// Arabic stand from the left to the right.
type speech struct {
	of     map[*tag.Element]*strings.Builder
	turned map[*tag.Element]bool
}

func newSpeech() *speech {
	return &speech{of: map[*tag.Element]*strings.Builder{}, turned: map[*tag.Element]bool{}}
}

// add adds a text of the pages, which come in reading order.
func (s *speech) add(t *Text) {
	if t.In == nil {
		return
	}
	b := s.of[t.In.Of]
	if b == nil {
		b = &strings.Builder{}
		s.of[t.In.Of] = b
	}
	if t.said != nil {
		s.turned[t.In.Of] = true
		b.WriteString(*t.said)
		return
	}
	for _, r := range t.Runs {
		if r.Text != "\u00ad" {
			b.WriteString(r.Text)
		}
	}
	if t.In.Actual != "" {
		s.turned[t.In.Of] = false
	}
}

// end sets the ActualText of the elements that have nothing but such text (ISO 32000-1, 14.9.4): it takes the place of
// all that is in them, and a link or a formula has something of its own to say.
func (s *speech) end() {
	for e, turned := range s.turned {
		plain := turned
		for _, k := range e.Kids {
			if _, ok := k.(tag.Mark); !ok {
				plain = false
			}
		}
		if plain {
			e.Actual = strings.Join(strings.Fields(s.of[e].String()), " ")
		}
	}
}
