package markup

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// A Note is a footnote in the making.
type Note struct {
	Node   *ast.Note
	Number string    // as printed: footnotes are counted through the whole
	Anchor string    // id of its element; empty: nothing leads there, nor back
	Text   *Fragment // nil until it is written

	refs []string // ids of the references to it, so far
	lead int      // offset in Text at which the number belongs
}

// writeNote writes a footnote without its number, which follows when all references are known; see writeLead. It is a
// div because engines older than HTML5 do not find the id of an aside.
func (w *Writer) writeNote(n *Note) {
	n.Text = &Fragment{}
	w.Begin(n.Text, 1)
	w.Start("div", "id", n.Anchor, "epub:type", w.inXML("footnote"), "role", "doc-footnote", "class", "note")
	w.Text("\n")
	if n.Anchor != "" {
		w.Anchored(n.Anchor)
	}
	w.led(func() { n.lead = w.Len() }, n.Node.Blocks, false)
	w.EndLine()
}

// writeLead inserts the number of a footnote, linked back to the first place that refers to it. Devices show the note
// in a popup when the reference is touched.
func (n *Note) writeLead(l *words.Language) {
	var m Buffer
	if len(n.refs) == 0 {
		m.Text(n.Number)
	} else {
		m.StartLink(n.refs[0], "role", "doc-backlink", "aria-label", l.Text(words.NoteBack, "n", n.Number))
		m.Text(n.Number)
		m.End()
	}
	m.Text(" ")
	n.Text.insert(n.lead, &m)
}

// WriteNotes writes the footnotes of fragments, each once. A footnote that refers to another brings that along. Those
// of all that nothing refers to go with the last fragment, since the author wrote them to be read.
func (w *Writer) WriteNotes(fragments []*Fragment, all []*Note) {
	if len(fragments) == 0 {
		return
	}
	for _, f := range fragments {
		w.takeNotes(f)
	}
	last := fragments[len(fragments)-1]
	for _, n := range all {
		if n.Text == nil {
			last.Notes = append(last.Notes, n)
			w.takeNotes(last)
		}
	}
	// A footnote may be referred to by one that is written later, or by itself.
	for _, f := range fragments {
		for _, n := range f.Notes {
			n.writeLead(w.Language)
		}
	}
}

// takeNotes writes the notes of f that are not written yet, and moves to f those that they bring with them.
func (w *Writer) takeNotes(f *Fragment) {
	for i := 0; i < len(f.Notes); i++ {
		n := f.Notes[i]
		if n.Text != nil {
			continue
		}
		w.writeNote(n)
		f.Notes = append(f.Notes, n.Text.Notes...)
	}
}
