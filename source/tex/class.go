package tex

// ClassOf returns the class of a node as its neighbors see it.
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

// Operands changes the classes of adjacent nodes according to context and returns them: a sign is a binary operator
// only between two operands (The TeXbook, appendix G, rules 5 and 6).
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
