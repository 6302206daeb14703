package markdown

import (
	gast "github.com/yuin/goldmark/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// A class says what a frame may hold.
type class int

const (
	flow    class = iota // blocks
	phrases              // inlines, and is a block itself: a paragraph, a heading
	span                 // inlines, and is an inline itself: emphasis, a link
	parts                // parts of a list or table: items, rows
)

// A frame is a node that is still open. Frames come from Markdown, which opens and closes them in order, and from
// HTML tags, which need not nest.
type frame struct {
	class class
	tag   string    // the HTML element, or the name of a node of Markdown that HTML can close ("paragraph")
	node  gast.Node // the node of Markdown that the frame stands for; nil for a tag
	// bar prevents tags inside from closing anything outside, and blocks from opening inside: it is set for table
	// cells and headings of Markdown.
	bar        bool
	start, end int // bytes of the source; start is -1 until content with a position is inside
	blocks     []ast.Block
	inlines    []ast.Inline
	// text is the last text of inlines and run its value so far, since goldmark splits text into many small pieces.
	text *ast.Text
	run  []byte
	data any // the list, table, details or other node that the frame builds
	// done turns the closed frame into nodes of the tree.
	done func(f *frame)
}

// A stack holds the open nodes, the outermost first. A closed node becomes part of the one around it. The first frame
// is never closed and collects the document.
type stack struct{ frames []*frame }

func (s *stack) top() *frame { return s.frames[len(s.frames)-1] }

// push opens f.
func (s *stack) push(f *frame) { s.frames = append(s.frames, f) }

// pop closes the innermost frame.
func (s *stack) pop() {
	f := s.top()
	s.frames = s.frames[:len(s.frames)-1]
	if f.start < 0 {
		f.start = f.end
	}
	f.endRun()
	if f.done != nil {
		f.done(f)
	}
	s.reach(f.start, f.end)
}

// endRun sets the value of the last text.
func (f *frame) endRun() {
	if f.text != nil {
		f.text.Value = string(f.run)
		f.text, f.run = nil, f.run[:0]
	}
}

// reach extends the innermost frame over the bytes from start to end.
func (s *stack) reach(start, end int) {
	f := s.top()
	if f.start < 0 {
		f.start = start
	}
	f.end = max(f.end, end)
}

// popTo closes every frame above index i.
func (s *stack) popTo(i int) {
	for len(s.frames) > i+1 {
		s.pop()
	}
}

// closeAt closes the frame at index i and those above it. The frame reaches at least to offset end.
func (s *stack) closeAt(i, end int) {
	s.popTo(i)
	s.top().end = max(s.top().end, end)
	s.pop()
}

// find returns the index of the innermost frame that satisfies is, looking no further than a bar; -1 if there is none.
func (s *stack) find(is func(*frame) bool) int {
	return s.findBefore(is, func(*frame) bool { return false })
}

// findBefore is like find, but gives up at the first frame that satisfies stop.
func (s *stack) findBefore(is, stop func(*frame) bool) int {
	for i := len(s.frames) - 1; i > 0; i-- {
		if is(s.frames[i]) {
			return i
		}
		if s.frames[i].bar || stop(s.frames[i]) {
			break
		}
	}
	return -1
}

// leave closes the frame of a node of Markdown, unless a tag has closed it already.
func (s *stack) leave(n gast.Node, end int) {
	for i := len(s.frames) - 1; i > 0; i-- {
		if s.frames[i].node == n {
			s.closeAt(i, end)
			return
		}
	}
}

// closeTag closes the innermost element called tag, if one is open.
func (s *stack) closeTag(tag string, end int) {
	if i := s.find(func(f *frame) bool { return f.tag == tag }); i >= 0 {
		s.closeAt(i, end)
	}
}

// barred reports whether no block can be opened here.
func (s *stack) barred() bool {
	return s.find(func(f *frame) bool { return f.bar && f.class != flow }) >= 0
}

// inPhrases reports whether the innermost frame holds inlines.
func (s *stack) inPhrases() bool {
	c := s.top().class
	return c == phrases || c == span
}

// toFlow closes frames until the innermost one holds blocks.
func (s *stack) toFlow() {
	for s.top().class != flow && !s.top().bar {
		s.pop()
	}
}

// endPhrases closes the paragraph or heading that is open, if one is.
func (s *stack) endPhrases() {
	for s.inPhrases() && !s.top().bar {
		s.pop()
	}
}

// block adds a finished block.
func (s *stack) block(b ast.Block, start, end int) {
	s.toFlow()
	s.attach(b, start, end)
}

// attach adds a block, made from a frame that was just closed, to the innermost frame.
func (s *stack) attach(b ast.Block, start, end int) {
	for i := len(s.frames) - 1; i >= 0; i-- {
		f := s.frames[i]
		if f.class == flow {
			f.blocks = append(f.blocks, b)
			s.reach(start, end)
			return
		}
		if f.bar {
			// A cell or heading holds no blocks, so the words of the block become inlines.
			f.inlines = append(f.inlines, markup.Flatten([]ast.Block{b})...)
			s.reach(start, end)
			return
		}
	}
}

// inline adds a finished inline, in a paragraph of its own if none is open.
func (s *stack) inline(n ast.Inline, start, end int) {
	s.paragraph(start)
	f := s.top()
	if text, ok := n.(*ast.Text); ok && len(f.inlines) > 0 {
		if last := f.inlines[len(f.inlines)-1]; last == ast.Inline(f.text) && f.text.At.End == text.At.Start {
			f.run = append(f.run, text.Value...)
			f.text.At.End = text.At.End
			s.reach(start, end)
			return
		}
	}
	if text, ok := n.(*ast.Text); ok {
		f.endRun()
		f.text, f.run = text, append(f.run, text.Value...)
	}
	f.inlines = append(f.inlines, n)
	s.reach(start, end)
}

// add adds the inlines of a closed frame to the frame around it.
func (s *stack) add(in ...ast.Inline) {
	f := s.top()
	f.inlines = append(f.inlines, in...)
}

// paragraph opens a paragraph if the innermost frame holds no inlines.
func (s *stack) paragraph(start int) {
	if !s.inPhrases() {
		s.push(&frame{class: phrases, tag: "paragraph", start: start, end: start, done: s.paragraphDone})
	}
}

// paragraphDone adds f as a paragraph, or as figures if it holds only images.
func (s *stack) paragraphDone(f *frame) {
	in := markup.Trim(f.inlines)
	if len(in) == 0 {
		return
	}
	if figures := markup.Figures(in); figures != nil {
		for _, fig := range figures {
			s.attach(fig, f.start, f.end)
		}
		return
	}
	at := in[0].Span().To(in[len(in)-1].Span())
	s.attach(&ast.Paragraph{Loc: ast.At(at), Inlines: in}, f.start, f.end)
}
