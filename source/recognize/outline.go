package recognize

import "example.org/studyguide/source/ast"

// An outline follows the blocks of a document and knows whether an answer goes on at the next one. It is asked before
// the shape of the document is known, so that only titles that ask count.
type outline struct {
	titles  int  // of the document
	asking  int  // level of the heading above that asks; 0: none
	line    bool // a marked line that asks stands above, with no heading since
	started bool // a heading has been passed
}

// pass moves past a block.
func (o *outline) pass(u unit) {
	switch b := u.block.(type) {
	case *ast.Heading:
		first := !o.started
		o.started, o.line = true, false
		if b.Level <= o.asking {
			o.asking = 0
		}
		_, t := takeMark(b.Inlines, true)
		title := flat(t)
		if o.asking == 0 && !first && asks(title) && !isFAQ(title) && !isContentsTitle(title) {
			o.asking = b.Level
		}
	case *ast.Paragraph:
		if m, t := takeMark(b.Inlines, false); m.style != noMark {
			title, _ := splitTitle(t)
			o.line = asks(flat(title))
		}
	}
}

// inAnswer reports whether contents of n entries would stand within an answer. There a list of titles is the answer's
// own overview, and links lead to what it builds on; contents that have half of the document's titles are the guide's
// wherever they stand.
func (o *outline) inAnswer(n int) bool {
	return (o.asking > 0 || o.line) && 2*n < o.titles
}
