package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Text returns the text of the structure tree in reading order, as a screen reader reads it: each block on a line of
// its own, the cells of a row separated by tabs. Soft hyphens, at which words are divided at the end of a line, are
// left out.
func (f *File) Text() string {
	var w reader
	for _, e := range f.tops {
		w.element(e)
	}
	return strings.ReplaceAll(w.b.String(), "\u00AD", "")
}

// reader writes text.
type reader struct {
	b   strings.Builder
	gap string // to be written before what comes next
}

func (w *reader) write(s string) {
	if s == "" {
		return
	}
	if w.b.Len() > 0 {
		w.b.WriteString(w.gap)
	}
	w.gap = ""
	w.b.WriteString(s)
}

func (w *reader) element(e *Element) {
	before := w.gap
	// After a label or a cell the line continues, even with a block.
	if block(e) && w.gap == "" {
		w.gap = "\n"
	}
	switch {
	case e.Actual != "":
		w.write(e.Actual)
	case e.Alt != "":
		w.write(e.Alt)
	default:
		for i, k := range e.Kids {
			if k.Element != nil {
				w.element(k.Element)
				continue
			}
			// Each line of a listing is content of its own.
			if i > 0 && e.Role == "Code" && e.Attributes["Placement"] == "Block" && w.b.Len() > 0 &&
				!strings.HasSuffix(w.b.String(), "\n") {
				w.gap = "\n"
			}
			w.write(k.Text)
		}
	}
	switch {
	case e.Role == "Lbl":
		w.gap = " "
	case e.Role == "TD" || e.Role == "TH":
		w.gap = "\t"
	case block(e):
		w.gap = "\n"
	case w.gap == "\n" && before == "":
		w.gap = ""
	}
}

// block reports whether an element is set off from its neighbors. After a label or a cell the line continues.
func block(e *Element) bool {
	return e.Attributes["Placement"] == "Block" ||
		has(
			"Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI LBody Table TR THead TBody TFoot "+
				"Figure Formula Note",
			e.Role,
		)
}

// Dump prints the tree on one line, for tests: Document(Sect(H1 "Title" P("See " Link "this" "."))). Attributes are in
// brackets.
func (e *Element) Dump() string {
	var b strings.Builder
	e.dump(&b)
	return b.String()
}

func (e *Element) dump(b *strings.Builder) {
	b.WriteString(e.Role)
	e.dumpAttributes(b)
	parts, elements := 0, 0
	var kids strings.Builder
	text := ""
	flush := func() {
		if text != "" {
			parts++
			kids.WriteString(" " + strconv.Quote(text))
			text = ""
		}
	}
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			flush()
			elements++
			kids.WriteByte(' ')
			k.Element.dump(&kids)
		case !k.Link:
			text += k.Text
		}
	}
	flush()
	switch {
	case parts+elements == 0:
	case parts == 1 && elements == 0:
		b.WriteString(kids.String())
	default:
		b.WriteString("(" + kids.String()[1:] + ")")
	}
}

func (e *Element) dumpAttributes(b *strings.Builder) {
	var list []string
	for _, a := range []struct{ key, value string }{
		{"ID", e.ID}, {"T", e.Title}, {"Alt", e.Alt}, {"ActualText", e.Actual}, {"Lang", e.Lang},
	} {
		if a.value != "" {
			list = append(list, fmt.Sprintf("%s=%q", a.key, a.value))
		}
	}
	own := len(list)
	for k, v := range e.Attributes {
		list = append(list, k+"="+v)
	}
	slices.Sort(list[own:])
	if len(list) > 0 {
		b.WriteString("[" + strings.Join(list, " ") + "]")
	}
}
