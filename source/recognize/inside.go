package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// inside removes links to the top and badges from a block, where indentation or a fold swallowed them, and from a
// heading. It returns the block, or a copy without them.
func inside(b ast.Block, report func(diag.Span, furniture)) ast.Block {
	switch b := b.(type) {
	case *ast.Heading:
		// In place: the document's slugs know a heading by its address.
		if in, at := withoutTop(b.Inlines); !at.IsZero() {
			report(at, linkToTop)
			b.Inlines = in
		}
		if in, at := withoutTopBefore(b.Inlines); !at.IsZero() {
			report(at, linkToTop)
			b.Inlines = in
		}
		if in, at := withoutBadges(b.Inlines); !at.IsZero() {
			report(at, badge)
			b.Inlines = in
		}
		return b
	case *ast.List:
		out := *b
		out.Items = make([]*ast.Item, 0, len(b.Items))
		for _, it := range b.Items {
			cp := *it
			cp.Blocks = insideAll(it.Blocks, report)
			out.Items = append(out.Items, &cp)
		}
		return &out
	case *ast.Details:
		out := *b
		out.Blocks = insideAll(b.Blocks, report)
		return &out
	case *ast.Quote:
		out := *b
		out.Blocks = insideAll(b.Blocks, report)
		return &out
	default:
		return b
	}
}

func insideAll(blocks []ast.Block, report func(diag.Span, furniture)) []ast.Block {
	out := make([]ast.Block, 0, len(blocks))
	for _, b := range blocks {
		if p, ok := b.(*ast.Paragraph); ok {
			if what := smallFurniture(p); what != "" {
				report(p.At, what)
				continue
			}
		}
		out = append(out, inside(b, report))
	}
	return out
}

// withoutBadges removes badges from a heading that has words too. The span is zero if there are none.
func withoutBadges(in []ast.Inline) ([]ast.Inline, diag.Span) {
	var kept, badges []ast.Inline
	for _, n := range in {
		switch n.(type) {
		case *ast.Image, *ast.Link:
			if allBadges([]ast.Inline{n}) {
				badges = append(badges, n)
				continue
			}
		}
		kept = append(kept, n)
	}
	if len(badges) == 0 || countWords(flat(kept)) == 0 {
		return in, diag.Span{}
	}
	return trim(kept), inlineSpan(badges)
}

// withoutTop removes a link to the top from the end of a heading. The span is zero if there is none.
func withoutTop(in []ast.Inline) ([]ast.Inline, diag.Span) {
	const longest = 100 // bytes: no words that lead to the top are as long
	in = trim(in)
	for i := len(in) - 1; i > 0; i-- {
		text := flat(in[i:])
		if len(text) > longest {
			break
		}
		var links []*ast.Link
		eachLink(in[i:], func(l *ast.Link) { links = append(links, l) })
		if !isTop(in[i:], text, links) {
			continue
		}
		head := trim(in[:i])
		if t, ok := tailText(head); ok { // brackets that the link stood in
			if s := strings.TrimRight(t, " [("); s != t {
				head, _ = cut(head, len(flat(head))-(len(t)-len(s)))
			}
		}
		return head, inlineSpan(in[i:])
	}
	return in, diag.Span{}
}

// withoutTopBefore removes a link to the top, with its brackets, from the start of a heading. The span is zero if there
// is none. Only an arrow counts there, because a word could begin the title.
func withoutTopBefore(in []ast.Inline) ([]ast.Inline, diag.Span) {
	in = trim(in)
	text, at := flat(in), 0
	for i, n := range in {
		at += len(flat(in[i : i+1]))
		l, ok := n.(*ast.Link)
		if !ok {
			if i > 0 || countWords(text[:at]) > 0 {
				break
			}
			continue
		}
		if !strings.HasPrefix(l.URL, "#") || countWords(text[:at]) > 0 || !strings.ContainsAny(text[:at], arrows) {
			break
		}
		rest := strings.TrimLeft(text[at:], " ])")
		if countWords(rest) == 0 {
			break
		}
		return dropPrefix(in, len(text)-len(rest)), inlineSpan(in[:i+1])
	}
	return in, diag.Span{}
}

func tailText(in []ast.Inline) (string, bool) {
	if len(in) == 0 {
		return "", false
	}
	t, ok := in[len(in)-1].(*ast.Text)
	if !ok {
		return "", false
	}
	return t.Value, true
}
