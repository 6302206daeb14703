package epub

import (
	"studyguide/source/ast"
	"studyguide/source/words"
)

// writeNote writes a footnote without its number, which follows when all references are known; see writeLead. It is a
// div because engines older than HTML5 do not find the id of an aside.
func (w *writer) writeNote(n *note) {
	n.part = &part{}
	w.begin(n.part, 1)
	w.start("div", "id", n.anchor, "epub:type", "footnote", "role", "doc-footnote", "class", "note")
	w.text("\n")
	w.anchored(n.anchor)
	w.led(func() { n.lead = w.b.Len() }, n.node.Blocks, false)
	w.endLine()
}

// writeLead inserts the number of a footnote, linked back to the first place that refers to it. Devices show the note
// in a popup when the reference is touched.
func (n *note) writeLead(l *words.Language) {
	var m markup
	if len(n.refs) == 0 {
		m.text(n.number)
	} else {
		m.startLink(n.refs[0], "role", "doc-backlink", "aria-label", l.Text(words.NoteBack, "n", n.number))
		m.text(n.number)
		m.end()
	}
	m.text(" ")
	n.part.insert(n.lead, &m)
}

// writeNotes writes the footnotes of parts, each once. A footnote that refers to another brings that along. Footnotes
// that nothing refers to go with the last part, since the author wrote them to be read.
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
	// A footnote may be referred to by one that is written later, or by itself.
	for _, n := range all {
		w.notes[n.ID].writeLead(w.lang)
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
