package layout

import (
	"slices"
	"strings"

	"studyguide/fonts"
	"studyguide/render/hyphen"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/memo"
)

// Breaking text into lines takes half of the time of a layout whose words are shaped already, and most paragraphs are as they were when a guide
// is set again after a change. So lines are kept of text without links, notes, formulas and pictures, whose lines are the same wherever it stands in
// the tree.

// wording is the key of lines: all that they are made from.
type wording struct {
	text     string
	look     look
	x, width Length
	mirrored bool
	bold     bool // emphasis is
	fonts    *fonts.Set
	hyphens  *hyphen.Dictionary
}

// key gives the key of running text; ok is false if its lines cannot be kept.
func (s *setter) key(in []ast.Inline, lk look, x, width Length) (k wording, ok bool) {
	if s.in.Memory == nil || len(in) == 0 {
		return k, false
	}
	k = wording{
		look: lk, x: s.across(x, width, lk.turned), width: width, mirrored: s.mirrored, bold: s.d.theme.BoldEmphasis, fonts: s.in.Fonts, hyphens: s.in.Hyphens,
	}
	if t, plain := in[0].(*ast.Text); plain && len(in) == 1 {
		k.text = t.Value
		return k, true
	}
	var b strings.Builder
	ok = spell(&b, in)
	k.text = b.String()
	return k, ok
}

// spell writes running text with its marks, none of which text can have; it is false where there is more to it.
func spell(b *strings.Builder, in []ast.Inline) bool {
	for _, n := range in {
		ok := true
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(n.Value + "\x00text\x00")
		case *ast.Code:
			b.WriteString(n.Value + "\x00code\x00")
		case *ast.Emph:
			ok = spell(b, n.Inlines)
			b.WriteString("\x00em\x00")
		case *ast.Strong:
			ok = spell(b, n.Inlines)
			b.WriteString("\x00strong\x00")
		case *ast.Break:
			if n.Hard {
				b.WriteString("\x00end\x00")
			} else {
				b.WriteString("\x00space\x00")
			}
		default:
			ok = false
		}
		if !ok {
			return false
		}
	}
	return true
}

// keptLine is a line as it is kept: its texts, and to which of the paragraph's contents each belongs: 0 is that of the paragraph, the others are
// elements of code within it, in their order.
type keptLine struct {
	line
	texts []Text
	of    []int
}

// store keeps lines of a content that have just been set, unless there is more to them than text: a character that is to be reported, say.
func (s *setter) store(k wording, lines []line, in *tag.Content) {
	out := make([]keptLine, len(lines))
	var code []*tag.Content
	for i, ln := range lines {
		kept := keptLine{line: ln, texts: make([]Text, 0, len(ln.items)), of: make([]int, 0, len(ln.items))}
		kept.items = nil
		for _, it := range ln.items {
			t, ok := it.(*Text)
			if !ok || slices.ContainsFunc(t.Runs, func(r *fonts.Run) bool { return r.Missing }) {
				return
			}
			of := 0
			if t.In != in {
				if in == nil || t.In == nil || t.In.Of.Role != tag.Code || t.In.Of.Parent != in.Of || t.In.Actual != "" {
					return
				}
				if of = 1 + slices.Index(code, t.In); of == 0 {
					code = append(code, t.In)
					of = len(code)
				}
			}
			c := *t
			c.In, c.Runs = nil, slices.Clip(t.Runs)
			kept.texts, kept.of = append(kept.texts, c), append(kept.of, of)
		}
		out[i] = kept
	}
	memo.Put(s.in.Memory, k, out)
}

// kept gives lines that are kept, as part of a content.
func (s *setter) kept(k wording, in *tag.Content) ([]line, bool) {
	was, ok := memo.Get[[]keptLine](s.in.Memory, k)
	if !ok {
		return nil, false
	}
	n := 0
	for _, ln := range was {
		n += len(ln.texts)
	}
	texts := make([]Text, 0, n)
	items := make([]Item, 0, n)
	contents := []*tag.Content{in}
	out := make([]line, len(was))
	for i, ln := range was {
		from := len(items)
		for j, t := range ln.texts {
			for len(contents) <= ln.of[j] {
				contents = append(contents, tag.In(tag.Code, in.Of))
			}
			t.In = contents[ln.of[j]]
			texts = append(texts, t)
			items = append(items, &texts[len(texts)-1])
		}
		out[i] = ln.line
		out[i].items = items[from:len(items):len(items)]
	}
	return out, true
}
