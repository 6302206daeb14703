package recognize

// itemShape has a heading for each question too, but the heading begins an item of a list ("12. ### What is it?"): the
// number of the item is that of the question, the rest of the item is the answer.
//
// Few authors indent such items as Markdown requires. Where the indentation drifts, items are parsed as parts of the
// item before, and the end of an answer as text after the list. So lists are opened (see openList), and all blocks
// between two headings of items belong to the first, at any indentation. A heading that does not begin an item
// is a section, unless the count of items continues after it (see swallowed): then it is part of the answer.
type itemShape struct{}

func (itemShape) name() string { return "item" }

func (itemShape) read(e *evidence) *finding {
	h := newHeadings(e)
	return h.read("headings of list items", func(f family) bool { return f.inOl })
}
