package layout

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// A labelled is a list whose items begin with letters or Roman numerals, such as "c." in "c. The third". Readers write
// them so, since the tree counts by numbers only; they hang at the left as numbers do.
type labelled struct {
	labels []string
	items  []*ast.Item // without their labels
}

// lettered returns a list as one of labels; it has none if not all items begin with one, in order.
func lettered(l *ast.List) labelled {
	var out labelled
	if l.Ordered || len(l.Items) < 2 {
		return labelled{}
	}
	var bare []string
	for _, it := range l.Items {
		label, rest := labelOf(it)
		if rest == nil {
			return labelled{}
		}
		bare = append(bare, label)
		out.labels = append(out.labels, label+".")
		out.items = append(out.items, rest)
	}
	if ast.LabelStyle(bare) == "" {
		return labelled{}
	}
	return out
}

// labelOf returns the label of an item and the item without it; nil if it has none.
func labelOf(it *ast.Item) (string, *ast.Item) {
	if it.Task != ast.NoTask || len(it.Blocks) == 0 {
		return "", nil
	}
	p, ok := it.Blocks[0].(*ast.Paragraph)
	if !ok || len(p.Inlines) == 0 {
		return "", nil
	}
	first, ok := p.Inlines[0].(*ast.Text)
	if !ok {
		return "", nil
	}
	label, text, _ := strings.Cut(first.Value, ". ")
	if text == "" && (len(p.Inlines) < 2 || !strings.HasSuffix(first.Value, ". ")) {
		return "", nil
	}
	in := p.Inlines[1:]
	if text != "" {
		in = append([]ast.Inline{&ast.Text{Loc: first.Loc, Value: text}}, in...)
	}
	blocks := append([]ast.Block{&ast.Paragraph{Loc: p.Loc, Inlines: in}}, it.Blocks[1:]...)
	return label, &ast.Item{Loc: it.Loc, Blocks: blocks}
}

// counted returns the name that PDF has for the way in which a list counts (ISO 32000-1, table 347). Labels that are
// text of the guide have none: they are read out, as in an EPUB.
func counted(b *ast.List, of labelled) string {
	switch {
	case b.Ordered:
		return "Decimal"
	case of.labels != nil:
		return ""
	}
	return "Disc"
}
