package recognize

import "example.org/studyguide/source/ast"

// Headings may count questions and only say what these are about, in the same few words again and again: "## 7 -
// Rigging", and the question in the paragraph below. So do lines below numbers in text (see number_label.go).

// areLabels reports whether the titles of the headings of the main family, which are counted, are labels of the
// questions below them.
func (h *headings) areLabels() bool {
	members := h.members[h.main]
	if h.main.style == noMark || h.main.inOl || len(members) < regularRows {
		return false
	}
	texts, below := map[string]bool{}, 0
	for _, i := range members {
		f := h.e.heads.of(h.e.units[i].block.(*ast.Heading))
		if f.asks || !isTag(f.text) {
			return false
		}
		texts[f.text] = true
		if i+1 < len(h.e.units) {
			if _, ok := h.e.units[i+1].block.(*ast.Paragraph); ok {
				below++
			}
		}
	}
	return len(texts)*labelTexts <= len(members) && float64(below) >= regularShare*float64(len(members))
}

// asLabel makes the title of a question its tag, so that the text below becomes its title.
func asLabel(q *piece, b *ast.Heading, f *headFact) {
	q.untitled = true
	q.title = trim(b.Inlines)
	q.tags = append(q.tags, f.text)
}
