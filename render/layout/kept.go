package layout

import (
	"slices"
	"strings"

	"studyguide/fonts"
	"studyguide/render/layout/hyphen"
	"studyguide/render/layout/tag"
	"studyguide/render/memo"
	"studyguide/source/ast"
)

// Breaking text into lines takes half of the time of a layout whose words are shaped already, and most paragraphs are as they were when a guide
// is set again after a change. So lines of plain text are kept: text without links, notes, code and pictures, whose lines are the same wherever it
// stands in the tree.

// wording is the key of lines: all that they are made from.
type wording struct {
	text     string
	look     look
	x, width Length
	mirrored bool
	fonts    *fonts.Set
	hyphens  *hyphen.Dictionary
}

// key gives the key of running text; ok is false if its lines cannot be kept.
func (s *setter) key(in []ast.Inline, lk look, x, width Length) (k wording, ok bool) {
	if s.in.Memory == nil || len(in) == 0 {
		return k, false
	}
	k = wording{look: lk, x: s.across(x, width, lk.turned), width: width, mirrored: s.mirrored, fonts: s.in.Fonts, hyphens: s.in.Hyphens}
	if len(in) == 1 {
		t, ok := in[0].(*ast.Text)
		if ok {
			k.text = t.Value
		}
		return k, ok
	}
	var b strings.Builder
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(n.Value)
			b.WriteString("\x00text\x00") // no text has this character
		case *ast.Break:
			if n.Hard {
				b.WriteString("\x00end\x00")
			} else {
				b.WriteString("\x00space\x00")
			}
		default:
			return k, false
		}
	}
	k.text = b.String()
	return k, true
}

// store keeps lines that have just been set, unless there is more to them than text: a character that is to be reported, say.
func (s *setter) store(k wording, lines []line) {
	out := make([]line, len(lines))
	for i, ln := range lines {
		out[i] = ln
		out[i].items = make([]Item, len(ln.items))
		for j, it := range ln.items {
			t, ok := it.(*Text)
			if !ok || slices.ContainsFunc(t.Runs, func(r *fonts.Run) bool { return r.Missing }) {
				return
			}
			c := *t
			c.In, c.Runs = nil, slices.Clip(t.Runs)
			out[i].items[j] = &c
		}
	}
	memo.Put(s.in.Memory, k, out)
}

// kept gives lines that are kept, as part of a content.
func (s *setter) kept(k wording, of *tag.Content) ([]line, bool) {
	was, ok := memo.Get[[]line](s.in.Memory, k)
	if !ok {
		return nil, false
	}
	n := 0
	for _, ln := range was {
		n += len(ln.items)
	}
	texts := make([]Text, 0, n)
	items := make([]Item, 0, n)
	out := make([]line, len(was))
	for i, ln := range was {
		from := len(items)
		for _, it := range ln.items {
			t, ok := it.(*Text)
			if !ok {
				return nil, false
			}
			texts = append(texts, *t)
			c := &texts[len(texts)-1]
			c.In = of
			items = append(items, c)
		}
		out[i] = ln
		out[i].items = items[from:len(items):len(items)]
	}
	return out, true
}
