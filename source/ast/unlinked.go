package ast

// Unlinked gives a title as it is repeated elsewhere, in a table of contents or over an answer: the text of links in their place, which lead
// from the first place only, and no references to notes, at whatever depth they stand. The nodes of in stay as they are.
func Unlinked(in []Inline) []Inline {
	var out []Inline
	for _, n := range in {
		switch n := n.(type) {
		case *NoteRef:
		case *Link:
			out = append(out, Unlinked(n.Inlines)...)
		case *Emph:
			out = append(out, &Emph{Loc: n.Loc, Inlines: Unlinked(n.Inlines)})
		case *Strong:
			out = append(out, &Strong{Loc: n.Loc, Inlines: Unlinked(n.Inlines)})
		case *Strike:
			out = append(out, &Strike{Loc: n.Loc, Inlines: Unlinked(n.Inlines)})
		case *Script:
			out = append(out, &Script{Loc: n.Loc, Up: n.Up, Inlines: Unlinked(n.Inlines)})
		default: // text, code, breaks and images hold no others
			out = append(out, n)
		}
	}
	return out
}
