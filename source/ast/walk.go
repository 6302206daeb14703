package ast

// Walk visits n and everything in it, depth first and in document order; the notes of a guide come last. If
// visit gives false for a node, what is in that node is passed over. A nil n is not visited.
//
// Guides, documents, sections, questions, answers that stand apart, notes, items, cells and definitions are visited as well as blocks and
// inlines.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	switch n := n.(type) {
	case *Document:
		walkAll(n.Blocks, visit)
		walkAll(n.Notes, visit)
	case *Guide:
		walkAll(n.Intro, visit)
		walkAll(n.Sections, visit)
		walkAll(n.Notes, visit)
	case *Section:
		walkAll(n.Title, visit)
		walkAll(n.Intro, visit)
		walkAll(n.Questions, visit)
		walkAll(n.Answers, visit)
		walkAll(n.Sections, visit)
	case *Question:
		walkAll(n.Title, visit)
		walkAll(n.Prompt, visit)
		walkAll(n.Answer, visit)
	case *Answer:
		walkAll(n.Title, visit)
		walkAll(n.Blocks, visit)
	case *Note:
		walkAll(n.Blocks, visit)
	case Block:
		walkBlock(n, visit)
	case Inline:
		walkInline(n, visit)
	case *Item:
		walkAll(n.Blocks, visit)
	case *Cell:
		walkAll(n.Inlines, visit)
	case *Definition:
		for _, term := range n.Terms {
			walkAll(term, visit)
		}
		for _, description := range n.Descriptions {
			walkAll(description, visit)
		}
	default:
		// A node of another package has no children that could be known here. TestWalkKnowsEveryKind holds that
		// no kind of this package ends here.
	}
}

func walkBlock(b Block, visit func(Node) bool) {
	switch b := b.(type) {
	case *Paragraph:
		walkAll(b.Inlines, visit)
	case *Heading:
		walkAll(b.Inlines, visit)
	case *List:
		walkAll(b.Items, visit)
	case *Table:
		walkAll(b.Header, visit)
		for _, row := range b.Rows {
			walkAll(row, visit)
		}
	case *Quote:
		walkAll(b.Blocks, visit)
	case *Callout:
		walkAll(b.Title, visit)
		walkAll(b.Blocks, visit)
	case *Figure:
		if b.Image != nil {
			Walk(b.Image, visit)
		}
		walkAll(b.Caption, visit)
	case *DefinitionList:
		walkAll(b.Items, visit)
	case *Details:
		walkAll(b.Summary, visit)
		walkAll(b.Rest, visit)
		walkAll(b.Blocks, visit)
	case *Listing, *Divider:
	default:
		// Block is sealed: there is no other kind.
	}
}

func walkInline(in Inline, visit func(Node) bool) {
	switch in := in.(type) {
	case *Emph:
		walkAll(in.Inlines, visit)
	case *Strong:
		walkAll(in.Inlines, visit)
	case *Strike:
		walkAll(in.Inlines, visit)
	case *Script:
		walkAll(in.Inlines, visit)
	case *Link:
		walkAll(in.Inlines, visit)
	case *Text, *Code, *Math, *Image, *Break, *NoteRef:
	default:
		// Inline is sealed: there is no other kind.
	}
}

func walkAll[T Node](nodes []T, visit func(Node) bool) {
	for _, n := range nodes {
		Walk(n, visit)
	}
}
