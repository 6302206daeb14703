package exchange

import (
	"fmt"

	"example.org/studyguide/source/diag"
)

// Losses collects what a format cannot say. The zero Losses is empty.
type Losses struct {
	list   []*loss
	byKind map[string]*loss
}

// A loss is one kind of loss: where it is met first, and how often.
type loss struct {
	one, more string
	first     diag.Span
	count     int
}

// Add takes note of something that a format cannot say. one says it of one case ("1 picture is told by its text"), more
// of several, after their number ("pictures are told by their texts"). Both tell what becomes of it.
func (l *Losses) Add(one, more string, at diag.Span) {
	if l.byKind == nil {
		l.byKind = map[string]*loss{}
	}
	k := l.byKind[more]
	if k == nil {
		k = &loss{one: one, more: more, first: at}
		l.byKind[more], l.list = k, append(l.list, k)
	}
	k.count++
}

// Report reports all of them for the format called format, in the order in which their kinds were met.
func (l *Losses) Report(format string, sink diag.Sink) {
	for _, k := range l.list {
		says := k.one
		if k.count > 1 {
			says = fmt.Sprintf("%d %s", k.count, k.more)
		}
		sink.Report(diag.New(diag.FormatLacks, k.first, "%s: %s", format, says))
	}
}
