package ast

// Walk visits n and everything in it, depth first and in document order; the notes of a guide come last. If visit
// returns false for a node, the content of that node is skipped. A nil n is not visited.
//
// Every kind of node is visited: guides, sections and questions, items and cells as well as blocks and inlines.
func Walk(n Node, visit func(Node) bool) {
	if n != nil && visit(n) {
		n.parts(walker(visit))
	}
}

// A walker walks the nodes that it is shown.
type walker func(Node) bool

func (w walker) node(n Node) { Walk(n, w) }

func (w walker) inlines(list *[]Inline) {
	for _, n := range *list {
		Walk(n, w)
	}
}

func (w walker) blocks(list *[]Block) {
	for _, b := range *list {
		Walk(b, w)
	}
}
