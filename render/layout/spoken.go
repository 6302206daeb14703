package layout

import (
	"slices"
	"strings"

	"example.org/studyguide/render/layout/tag"
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

// grouped divides the stretches of a line, which are in the order in which they are read, among contents of their own,
// and returns the order of these: an element that holds others, such as a link, cannot say its text as a whole.
func grouped(parts []stretch, ends bool) map[*tag.Content]int {
	order := map[*tag.Content]int{}
	for i := 0; i < len(parts); {
		of, j := parts[i].face.in, i+1
		for j < len(parts) && parts[j].face.in == of {
			j++
		}
		if of != nil {
			order[group(parts[i:j], of, ends && j == len(parts))] = i
		}
		i = j
	}
	return order
}

// group returns a content of their own for stretches that belong to one content. It says what they do if some of them
// run from right to left.
func group(parts []stretch, of *tag.Content, ends bool) *tag.Content {
	turned := false
	var text strings.Builder
	for _, p := range parts {
		if p.drawn() { // it has something of its own to say
			return of
		}
		turned = turned || p.level%2 == 1
		if len(p.runs) == 0 || p.runs[0].Text != "\u00ad" {
			text.WriteString(p.text())
		}
	}
	if ends {
		text.WriteByte(' ')
	}
	in := &tag.Content{Of: of.Of}
	if turned {
		in = tag.In(tag.Span, of.Of)
		in.Of.With().Actual = text.String()
	}
	for i := range parts {
		parts[i].group = in
	}
	return in
}

// inOrder puts the items of contents in the order of these.
func inOrder(items []Item, order map[*tag.Content]int) {
	var own []Item
	var at []int
	place := func(it Item) (int, bool) {
		var in *tag.Content
		switch it := it.(type) {
		case *Text:
			in = it.In
		case *Picture:
			in = it.In
		}
		n, ok := order[in]
		return n, ok
	}
	for i, it := range items {
		if _, ok := place(it); ok {
			own, at = append(own, it), append(at, i)
		}
	}
	slices.SortStableFunc(own, func(a, b Item) int {
		m, _ := place(a)
		n, _ := place(b)
		return m - n
	})
	for i, it := range own {
		items[at[i]] = it
	}
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
	of       map[*tag.Element]*strings.Builder
	contents map[*tag.Element][]*tag.Content
	turned   map[*tag.Element]bool
}

func newSpeech() *speech {
	return &speech{
		of: map[*tag.Element]*strings.Builder{}, contents: map[*tag.Element][]*tag.Content{},
		turned: map[*tag.Element]bool{},
	}
}

// add adds a text of the pages, which come in reading order.
func (s *speech) add(t *Text) {
	if t.In == nil {
		return
	}
	if all := s.contents[t.In.Of]; len(all) == 0 || all[len(all)-1] != t.In {
		s.contents[t.In.Of] = append(all, t.In)
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
// all that is in them. The text of a link is put in an element inside it, as the link leads somewhere too.
func (s *speech) end() {
	for e, turned := range s.turned {
		marks, targets := 0, 0
		for _, k := range e.Kids {
			switch k.(type) {
			case tag.Mark:
				marks++
			case tag.Target:
				targets++
			}
		}
		if !turned || marks+targets < len(e.Kids) {
			continue
		}
		said := strings.Join(strings.Fields(s.of[e].String()), " ")
		if targets == 0 {
			e.With().Actual = said
			continue
		}
		in := e.Enclose(tag.Span)
		in.With().Actual = said
		for _, c := range s.contents[e] {
			c.Of = in
		}
	}
}
