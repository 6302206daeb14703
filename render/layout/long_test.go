package layout

import (
	"strings"
	"testing"

	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestLongTextIsSetInParts sets texts that are far too long for one flow: the flow stays small, and every letter is on
// a line, in order, at no place further right than the others.
func TestLongTextIsSetInParts(t *testing.T) {
	const n = 60_000
	for name, text := range map[string]string{
		"a word":      letters(n, 'a', 26),
		"a path":      strings.Repeat("/abcdefg", n/8),
		"a paragraph": strings.Repeat("so many words ", n/14),
		"Chinese":     letters(n, '一', 999),
		"Hebrew":      strings.Repeat("שלום ", n/5),
		"accents":     strings.Repeat("q\u0301", n/2),
		"one letter":  "q" + strings.Repeat("\u0301", n/20),
	} {
		t.Run(name, func(t *testing.T) {
			s := settingOf(t)
			p := passage{in: saying(text), look: s.d.text(), of: tag.In(tag.P, s.root), width: s.d.textW}
			p.look.align = ragged
			in := s.text.inliner(p)
			most := 0
			in.place = func() {
				most = max(most, len(in.f.items))
				in.f.from(len(in.f.items) - 1)
			}
			in.passage(p)
			if most = max(most, len(in.f.items)); most > 2*mostItems {
				t.Errorf("the flow has %d items", most)
			}
			var said strings.Builder
			for _, ln := range s.text.set(p) {
				for _, it := range ln.items {
					of, ok := it.(*Text)
					if !ok {
						continue
					}
					if of.said != nil {
						said.WriteString(*of.said)
					} else {
						for _, r := range of.Runs {
							said.WriteString(r.Text)
						}
					}
					if over := of.X + of.visible() - p.x - p.width; name != "one letter" && over > Pt {
						t.Errorf("a line ends %v too far right", over)
					}
				}
			}
			bare := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), "") }
			if got, want := bare(said.String()), bare(text); got != want {
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Errorf("%d bytes are on the lines, want %d; they differ from %d on: %.40q", len(got), len(want), at, got[at:])
			}
		})
	}
}

// settingOf returns the setting of a guide.
func settingOf(t *testing.T, blocks ...ast.Block) *setting {
	t.Helper()
	in := Input{Guide: guideOf(blocks...), Fonts: faces, Images: none{}, Sink: &diag.List{}, Hyphens: hyphen.English()}
	in.Theme = builtin(t)
	return newSetting(t.Context(), in, nil)
}
