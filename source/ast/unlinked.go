package ast

// Unlinked returns a title as it is repeated elsewhere, in a table of contents or over an answer: links become their
// text, because only the title itself links, and references to notes are left out, at any depth.
// The nodes of in stay as they are.
func Unlinked(in []Inline) []Inline {
	var out []Inline
	for _, n := range in {
		switch n := n.(type) {
		case *NoteRef:
		case *Link:
			out = append(out, Unlinked(n.Inlines)...)
		default:
			if Encloses(n) {
				n = WithChildren(n, Unlinked(Children(n)))
			}
			out = append(out, n)
		}
	}
	return out
}
