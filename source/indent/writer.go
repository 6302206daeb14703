package indent

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// A Writer collects the inlines of a running text. Characters that mean only themselves are added one after the other
// and become one text, until something else is put behind them.
type Writer struct {
	Lines *diag.Lines // of the file
	Run   Running
	out   []ast.Inline
	// The open text: what it says, and where it begins and ends in the running text.
	open       strings.Builder
	start, end int
}

// At returns the position of the bytes of the running text from one offset up to another.
func (w *Writer) At(from, to int) ast.Loc {
	if to <= from {
		return ast.At(w.Lines.Span(w.Run.At(from), w.Run.At(from)))
	}
	return ast.At(w.Lines.Span(w.Run.At(from), w.Run.At(to-1)+1))
}

// Add adds text that stands between two offsets.
func (w *Writer) Add(value string, from, to int) {
	if w.open.Len() == 0 {
		w.start = from
	}
	w.open.WriteString(value)
	w.end = to
}

// Open returns the open text.
func (w *Writer) Open() string { return w.open.String() }

// Cut takes back the last n bytes of the open text, which are as they are in the source.
func (w *Writer) Cut(n int) {
	said := w.open.String()
	w.open.Reset()
	w.open.WriteString(said[:len(said)-n])
	w.end -= n
}

// Put adds inlines.
func (w *Writer) Put(in ...ast.Inline) {
	if w.open.Len() > 0 {
		value := markup.Printable(w.open.String())
		w.out = append(w.out, &ast.Text{Loc: w.At(w.start, w.end), Value: value})
		w.open.Reset()
	}
	w.out = append(w.out, in...)
}

// Inlines returns what was added.
func (w *Writer) Inlines() []ast.Inline {
	w.Put()
	return w.out
}
