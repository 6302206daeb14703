package diag

// Moved returns a sink that passes findings on to sink with the places that to returns for theirs. It is for readers of
// text that is inside a file of another format.
func Moved(sink Sink, to func(Span) Span) Sink { return moved{sink, to} }

type moved struct {
	sink Sink
	to   func(Span) Span
}

// Report implements [Sink].
func (s moved) Report(d Diagnostic) {
	d.Span = s.to(d.Span)
	for i := range d.Related {
		d.Related[i].Span = s.to(d.Related[i].Span)
	}
	s.sink.Report(d)
}
