package markdown

import (
	gast "github.com/yuin/goldmark/ast"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/markup"
)

// A class tells what a frame may hold.
type class int

const (
	flow    class = iota // blocks
	phrases              // inlines, and is a block itself: a paragraph, a heading
	span                 // inlines, and is an inline itself: emphasis, a link
	parts                // neither: the items of a list, the rows of a table
)

// A frame is a node that is still open. Frames come from Markdown, which opens and closes them in order, and from
// HTML tags, which do as they please.
type frame struct {
	class class
	tag   string    // the HTML element, or what Markdown makes that HTML could close ("paragraph")
	node  gast.Node // the node of Markdown that the frame stands for; nil if it is from a tag
	// bar keeps HTML tags inside from closing anything outside, and blocks from being opened inside: a table cell,
	// a heading of Markdown.
	bar        bool
	start, end int // bytes of the source; start is -1 until something with a place is inside
	blocks     []ast.Block
	inlines    []ast.Inline
	// text is the last text of inlines, and run what it will say: goldmark gives it in many small pieces.
	text *ast.Text
	run  []byte
	data any // what the kind of frame needs besides
	// done turns the closed frame into nodes of the tree.
	done func(f *frame)
}

// tree builds the blocks of a document from what Markdown and HTML tags open, close and say, in document order.
type tree struct {
	*diag.Lines
	sink     diag.Sink
	stack    []*frame
	level    int                // of the last heading
	open     map[int]bool       // starts of the <details> tags that nothing closes
	literal  map[string]int     // tags shown as text, by name, whose end tags are to be shown too
	ends     map[string][]int   // where end tags start, by name, lower case
	skip     int                // inlines that start before this offset were dealt with
	counted  map[*ast.List]bool // lists whose items have numbers of their own
	headings []*ast.Heading     // in document order
	links    []*ast.Link        // to a place of the document
	targets  []target           // what the author named with <a name> or <a id>
	notes    []*note            // footnotes, by number
	referred map[string]bool    // link labels that are in use, as goldmark compares them
}

// A target is a name that the author gave to a place.
type target struct {
	name string
	at   int
}

func (t *tree) top() *frame { return t.stack[len(t.stack)-1] }

// push opens f.
func (t *tree) push(f *frame) { t.stack = append(t.stack, f) }

// pop closes the innermost frame.
func (t *tree) pop() {
	f := t.top()
	t.stack = t.stack[:len(t.stack)-1]
	if f.start < 0 {
		f.start = f.end
	}
	f.endRun()
	if f.done != nil {
		f.done(f)
	}
	t.reach(f.start, f.end)
}

// endRun gives the last text its whole value.
func (f *frame) endRun() {
	if f.text != nil {
		f.text.Value = string(f.run)
		f.text, f.run = nil, f.run[:0]
	}
}

// reach tells the innermost frame that it holds the bytes from start to end.
func (t *tree) reach(start, end int) {
	f := t.top()
	if f.start < 0 {
		f.start = start
	}
	f.end = max(f.end, end)
}

// popTo closes every frame above index i of the stack.
func (t *tree) popTo(i int) {
	for len(t.stack) > i+1 {
		t.pop()
	}
}

// find gives the index of the innermost frame for which is reports true, looking no further than a bar; -1 if there is
// none.
func (t *tree) find(is func(*frame) bool) int {
	return t.findBefore(is, func(*frame) bool { return false })
}

// findBefore is find that gives up at the first frame for which stop reports true.
func (t *tree) findBefore(is, stop func(*frame) bool) int {
	for i := len(t.stack) - 1; i > 0; i-- {
		if is(t.stack[i]) {
			return i
		}
		if t.stack[i].bar || stop(t.stack[i]) {
			break
		}
	}
	return -1
}

// leave closes the frame of a node of Markdown, if a tag has not closed it before.
func (t *tree) leave(n gast.Node, end int) {
	for i := len(t.stack) - 1; i > 0; i-- {
		if t.stack[i].node == n {
			t.popTo(i)
			t.top().end = max(t.top().end, end)
			t.pop()
			return
		}
	}
}

// closeTag closes the innermost element called tag; it reports false if none is open.
func (t *tree) closeTag(tag string, end int) bool {
	i := t.find(func(f *frame) bool { return f.tag == tag })
	if i < 0 {
		return false
	}
	t.popTo(i)
	t.top().end = max(t.top().end, end)
	t.pop()
	return true
}

// barred tells whether blocks cannot be opened here.
func (t *tree) barred() bool {
	return t.find(func(f *frame) bool { return f.bar && f.class != flow }) >= 0
}

// toFlow closes frames until one that holds blocks is the innermost.
func (t *tree) toFlow() {
	for t.top().class != flow && !t.top().bar {
		t.pop()
	}
}

// endPhrases closes the paragraph or heading that is open, if one is.
func (t *tree) endPhrases() {
	for c := t.top().class; (c == phrases || c == span) && !t.top().bar; c = t.top().class {
		t.pop()
	}
}

// block adds a finished block.
func (t *tree) block(b ast.Block, start, end int) {
	t.toFlow()
	t.attach(b, start, end)
}

// attach adds a block to the innermost frame, which a closed frame has just left.
func (t *tree) attach(b ast.Block, start, end int) {
	for i := len(t.stack) - 1; i >= 0; i-- {
		if f := t.stack[i]; f.class == flow {
			f.blocks = append(f.blocks, b)
			t.reach(start, end)
			return
		}
		if t.stack[i].bar {
			// A block in a cell or heading: its words go in line.
			in := markup.Flatten([]ast.Block{b})
			t.stack[i].inlines = append(t.stack[i].inlines, in...)
			t.reach(start, end)
			return
		}
	}
}

// inline adds a finished inline, in a paragraph of its own if none is open.
func (t *tree) inline(n ast.Inline, start, end int) {
	t.paragraph(start)
	f := t.top()
	if text, ok := n.(*ast.Text); ok && len(f.inlines) > 0 {
		if last := f.inlines[len(f.inlines)-1]; last == ast.Inline(f.text) && f.text.At.End == text.At.Start {
			f.run = append(f.run, text.Value...)
			f.text.At.End = text.At.End
			t.reach(start, end)
			return
		}
	}
	if text, ok := n.(*ast.Text); ok {
		f.endRun()
		f.text, f.run = text, append(f.run, text.Value...)
	}
	f.inlines = append(f.inlines, n)
	t.reach(start, end)
}

// paragraph makes sure that the innermost frame holds inlines.
func (t *tree) paragraph(start int) {
	if c := t.top().class; c == phrases || c == span {
		return
	}
	t.push(&frame{class: phrases, tag: "paragraph", start: start, end: start, done: t.paragraphDone})
}

// add gives the node of a closed inline frame to the frame around it, by way of done.
func (t *tree) add(n ast.Inline) {
	f := t.top()
	f.inlines = append(f.inlines, n)
}

// paragraphDone makes a paragraph of f, or figures if images are all there is.
func (t *tree) paragraphDone(f *frame) {
	in := markup.Trim(f.inlines)
	if len(in) == 0 {
		return
	}
	if figures := markup.Figures(in); figures != nil {
		for _, fig := range figures {
			t.attach(fig, f.start, f.end)
		}
		return
	}
	at := in[0].Span().To(in[len(in)-1].Span())
	t.attach(&ast.Paragraph{Loc: ast.At(at), Inlines: in}, f.start, f.end)
}
