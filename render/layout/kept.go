package layout

import (
	"slices"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/memo"
)

// Breaking text into lines takes half of the time of a layout whose words are shaped already, and when a guide is set
// again after an edit, most paragraphs are unchanged. So the lines of text without links, notes, formulas and pictures
// are cached: they do not depend on where the text stands in the tree.

// linesKey is the cache key of lines: all that they depend on.
type linesKey struct {
	text     string
	look     look
	x, width Length
	mirrored bool
	bold     bool // emphasis is bold
	fonts    *fonts.Set
	hyphens  *hyphen.Dictionary
}

// key returns the cache key of a passage; ok is false if its lines cannot be cached.
func (s *textSetter) key(p passage) (k linesKey, ok bool) {
	if s.memory == nil || len(p.in) == 0 || p.named || s.tongues.Foreign(p.in) {
		return k, false
	}
	k = linesKey{
		look: p.look, x: s.d.across(p.x, p.width, p.look.turned), width: p.width, mirrored: s.d.mirrored,
		bold: s.d.theme.BoldEmphasis, fonts: s.shape.fonts, hyphens: s.shape.hyphens,
	}
	if t, plain := p.in[0].(*ast.Text); plain && len(p.in) == 1 {
		k.text = t.Value
		return k, true
	}
	var b strings.Builder
	ok = encode(&b, p.in)
	k.text = b.String()
	return k, ok
}

// encode writes running text with marks that no text contains. It reports whether there is nothing else in it.
func encode(b *strings.Builder, in []ast.Inline) bool {
	for _, n := range in {
		ok := true
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(n.Value + "\x00text\x00")
		case *ast.Code:
			b.WriteString(n.Value + "\x00code\x00")
		case *ast.Emph:
			ok = encode(b, n.Inlines)
			b.WriteString("\x00em\x00")
		case *ast.Strong:
			ok = encode(b, n.Inlines)
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

// keptLine is a line in the cache: its texts, and the content of each: 0 is that of the passage, the others are the
// elements of code within it, in order.
type keptLine struct {
	line
	texts []Text
	of    []int
}

// store caches the lines of a content unless they involve more than text, such as a character to be reported.
func (s *textSetter) store(k linesKey, lines []line, in *tag.Content) {
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
				if in == nil || t.In == nil || t.In.Of.Role != tag.Code || t.In.Of.Parent != in.Of ||
					t.In.Actual != "" {
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
	memo.Put(s.memory, k, out)
}

// kept returns lines from the cache, as part of a content.
func (s *textSetter) kept(k linesKey, in *tag.Content) ([]line, bool) {
	was, ok := memo.Get[[]keptLine](s.memory, k)
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
