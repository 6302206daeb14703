package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
)

// A folded is an open <details>.
type folded struct {
	node     *ast.Details
	summary  bool // the summary has been read
	unclosed bool // the end tag is missing
	level    int  // level of the heading above it
}

// unclosedDetails returns the offsets of the <details> tags without an end tag. A <details> followed by a heading of at
// least the level of the heading above it, and then by another <details>, was meant to end before that heading: the
// next end tag belongs to the other.
func unclosedDetails(doc parsed, src []byte) (map[int]bool, error) {
	type entry struct {
		at     int
		under  int  // level of the heading above it
		passed bool // a heading of that level or above followed
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

func (b *builder) openDetails(start, end int) {
	b.toFlow()
	b.endUnclosed(func(*folded) bool { return true })
	d := &folded{node: &ast.Details{}, unclosed: b.unclosed[start], level: b.level}
	b.push(&frame{class: flow, tag: "details", start: start, end: end, data: d, done: func(f *frame) {
		b.level = d.level
		d.node.Loc = b.loc(f)
		d.node.Blocks = f.blocks
		if len(d.node.Summary)+len(d.node.Rest)+len(d.node.Blocks) > 0 {
			b.attach(d.node, f.start, f.end)
		}
	}})
}

// endDetails closes details without an end tag before a heading of at least the level of the heading above them.
func (b *builder) endDetails(level int) {
	b.endUnclosed(func(d *folded) bool { return d.level == 0 || level <= d.level })
}

// endUnclosed closes the open details that lack their end tag and satisfy is, but not those around an open list or
// quote of Markdown.
func (b *builder) endUnclosed(is func(*folded) bool) {
	for i := len(b.frames) - 1; i > 0; i-- {
		f := b.frames[i]
		if f.bar || f.node != nil && f.class != phrases && f.class != span {
			return
		}
		if d, ok := f.data.(*folded); ok && d.unclosed && is(d) {
			b.popTo(i)
			b.pop()
		}
	}
}

// A summary is an open <summary>. closed is set when its end tag has been read.
type summary struct{ closed bool }

func (b *builder) openSummary(start, end int) {
	i := b.find(func(f *frame) bool { d, ok := f.data.(*folded); return ok && !d.summary })
	if i < 0 {
		b.toFlow()
		return
	}
	b.popTo(i)
	d := b.top().data.(*folded)
	d.summary = true
	s := &summary{}
	b.push(&frame{class: flow, tag: "summary", start: start, end: end, data: s, done: func(f *frame) {
		title, rest := markup.SplitTitle(f.blocks)
		d.node.Summary = title
		if s.closed {
			d.node.Rest = rest
			return
		}
		// The end tag is missing: everything after the first block is the body.
		b.top().blocks = append(b.top().blocks, rest...)
	}})
}

func (b *builder) closeSummary(end int) {
	i := b.findBefore(func(f *frame) bool { return f.tag == "summary" },
		func(f *frame) bool { return f.tag == "details" })
	if i < 0 {
		b.toFlow()
		return
	}
	b.frames[i].data.(*summary).closed = true
	b.closeTag("summary", end)
}
