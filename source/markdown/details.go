package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"studyguide/source/ast"
	"studyguide/source/html"
)

// folded is a <details> that is open.
type folded struct {
	node    *ast.Details
	summary bool // its summary was read
	open    bool // its end tag is missing
	level   int  // of the heading it stands under
}

// unclosed finds the <details> tags that have no end tag, by their offset. One that holds a heading as high as the one
// above it, and then another <details>, was meant to end before that heading; it does not take the end tag of another.
func unclosed(doc parsed, src []byte) (map[int]bool, error) {
	type entry struct {
		at     int
		under  int  // the level of the heading that it stands under
		passed bool // by a heading of that level or above
	}
	open := map[int]bool{}
	level := 0
	var stack []*entry
	err := doc.walk(func(n gast.Node) {
		switch n := n.(type) {
		case *xast.Footnote:
			level, stack = 0, nil
		case *gast.Heading:
			level = n.Level
			for i := len(stack) - 1; i >= 0 && !stack[i].passed; i-- {
				stack[i].passed = n.Level <= stack[i].under
			}
		case *gast.RawHTML:
			for _, tok := range html.Scan(string(n.Segments.Value(src))) {
				switch {
				case tok.Name != "details":
				case tok.Kind == html.Start:
					for len(stack) > 0 && stack[len(stack)-1].passed {
						stack = stack[:len(stack)-1]
					}
					at := n.Segments.At(0).Start
					open[at] = true
					stack = append(stack, &entry{at: at, under: level})
				case tok.Kind == html.End && len(stack) > 0:
					top := stack[len(stack)-1]
					delete(open, top.at)
					level = top.under
					stack = stack[:len(stack)-1]
				}
			}
		}
	})
	return open, err
}

func (t *tree) openDetails(start, end int) {
	t.toFlow()
	t.endOpen(func(*folded) bool { return true })
	d := &folded{node: &ast.Details{}, open: t.open[start], level: t.level}
	t.push(&frame{class: flow, tag: "details", start: start, end: end, data: d, done: func(f *frame) {
		t.level = d.level
		d.node.Loc = ast.At(t.Span(f.start, f.end))
		d.node.Blocks = f.blocks
		if len(d.node.Summary)+len(d.node.Rest)+len(d.node.Blocks) > 0 {
			t.attach(d.node, f.start, f.end)
		}
	}})
}

// endDetails ends a details without an end tag before a heading that stands at the level of the heading above it, or
// over that.
func (t *tree) endDetails(level int) {
	t.endOpen(func(d *folded) bool { return d.level == 0 || level <= d.level })
}

// endOpen ends those details around the present place that lack their end tag and for which is reports true. A list
// or quote of Markdown is not left for it.
func (t *tree) endOpen(is func(*folded) bool) {
	for i := len(t.stack) - 1; i > 0; i-- {
		f := t.stack[i]
		if f.bar || f.node != nil && f.class != phrases && f.class != span {
			return
		}
		if d, ok := f.data.(*folded); ok && d.open && is(d) {
			t.popTo(i)
			t.pop()
		}
	}
}

// A summary knows whether its end tag was read.
type summary struct{ closed bool }

func (t *tree) openSummary(start, end int) {
	i := t.find(func(f *frame) bool { d, ok := f.data.(*folded); return ok && !d.summary })
	if i < 0 {
		t.toFlow()
		return
	}
	t.popTo(i)
	d := t.top().data.(*folded)
	d.summary = true
	s := &summary{}
	t.push(&frame{class: flow, tag: "summary", start: start, end: end, data: s, done: func(f *frame) {
		rest := f.blocks
		if len(rest) > 0 {
			switch first := rest[0].(type) {
			case *ast.Paragraph:
				d.node.Summary, rest = first.Inlines, rest[1:]
			case *ast.Heading:
				d.node.Summary, rest = first.Inlines, rest[1:]
			case *ast.Figure:
				d.node.Summary, rest = []ast.Inline{first.Image}, rest[1:]
			}
		}
		if s.closed {
			d.node.Rest = rest
			return
		}
		// The author forgot the end tag: what follows the first block is the body.
		t.top().blocks = append(t.top().blocks, rest...)
	}})
}

func (t *tree) closeSummary(end int) {
	i := t.findBefore(func(f *frame) bool { return f.tag == "summary" }, func(f *frame) bool { return f.tag == "details" })
	if i < 0 {
		t.toFlow()
		return
	}
	t.stack[i].data.(*summary).closed = true
	t.closeTag("summary", end)
}
