package tex

// ClassOf gives what a node is to its neighbors.
func ClassOf(n Node) Class {
	switch n := n.(type) {
	case *Atom:
		return n.Class
	case *Scripts:
		return ClassOf(n.Base)
	case *Mark:
		if n.Wide {
			return Ordinary
		}
		return ClassOf(n.Of)
	case *Stack:
		if r, ok := n.Of.(*Row); ok && len(r.Kids) == 1 {
			return ClassOf(r.Kids[0])
		}
		return ClassOf(n.Of)
	case *Fence, *Fraction:
		return Inner
	case *Middle:
		return Relation
	}
	return Ordinary
}

// Operands makes of the classes of nodes beside each other what they are where they stand: a sign is a binary one only between two operands
// (The TeXbook, appendix G, rules 5 and 6). It changes classes and gives them.
func Operands(classes []Class) []Class {
	for i, c := range classes {
		if c != Binary {
			continue
		}
		before, after := Opening, Closing
		if i > 0 {
			before = classes[i-1]
		}
		if i+1 < len(classes) {
			after = classes[i+1]
		}
		switch before {
		case Binary, Large, Relation, Opening, Punctuation:
			classes[i] = Ordinary
		}
		switch after {
		case Relation, Closing, Punctuation:
			classes[i] = Ordinary
		}
	}
	return classes
}
