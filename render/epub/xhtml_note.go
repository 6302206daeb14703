package epub

import "studyguide/source/ast"

// writeNote writes the aside of a footnote, with a way back to the place that refers to it. Reading devices show
// such an aside over the page when the reference is touched.
func (w *writer) writeNote(n *note) {
	n.part = &part{}
	w.begin(n.part, 1)
	w.start("aside", "id", n.anchor, "epub:type", "footnote", "role", "doc-footnote", "class", "note")
	w.text("\n")
	w.anchored(n.anchor)
	w.led(func() {
		if len(n.refs) == 0 {
			w.text(n.number)
		} else {
			w.startLink(n.refs[0], "role", "doc-backlink", "aria-label", "back to the reference of note "+n.number)
			w.text(n.number)
			w.end()
		}
		w.text(" ")
	}, n.node.Blocks, false)
	w.endLine()
}

// writeNotes writes the footnotes of parts. A footnote that refers to another takes it along. Those that nothing
// refers to go with the last part, since the author wrote them to be read.
func (w *writer) writeNotes(parts []*part, all []*ast.Note) {
	if len(parts) == 0 {
		return
	}
	for _, p := range parts {
		w.takeNotes(p)
	}
	last := parts[len(parts)-1]
	for _, n := range all {
		if nt := w.notes[n.ID]; nt.part == nil {
			last.notes = append(last.notes, nt)
			w.takeNotes(last)
		}
	}
}

// takeNotes writes the notes of p that are not written yet, and moves to p those that they bring with them.
func (w *writer) takeNotes(p *part) {
	for i := 0; i < len(p.notes); i++ {
		n := p.notes[i]
		if n.part != nil {
			continue
		}
		w.writeNote(n)
		p.notes = append(p.notes, n.part.notes...)
	}
}
