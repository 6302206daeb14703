// Package diag describes faults of a guide and where they are.
//
// A [Diagnostic] has a [Rule], a position in the source ([Span]) and a message. Stages report to a [Sink] and continue,
// so that one run shows every problem. rules.go has the one table of rules, which `studyguide rules` prints; a test
// fails for a rule that no fixture shows. The output forms (text, JSON, SARIF, GitHub, GitLab) are in the files of
// those names.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Pos is a position in a file: line and column, both from 1, the column counted in characters (Unicode code points).
// The zero Pos is no position.
type Pos struct {
	Line, Col int
}

// Before reports whether p precedes q in the file.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col
}

// Span is a range of a file, from Start up to but not including End. File is the name under which the file was opened.
type Span struct {
	File       string
	Start, End Pos
}

// String returns file:line:col, which editors turn into links.
func (s Span) String() string {
	return fmt.Sprintf("%s:%d:%d", s.File, s.Start.Line, s.Start.Col)
}

// IsZero reports whether s is no position at all.
func (s Span) IsZero() bool { return s.Start.Line == 0 }

// To returns the span from the start of s to the end of t, or of s if that is later. If one of them is zero, it returns
// the other.
func (s Span) To(t Span) Span {
	switch {
	case s.IsZero():
		return t
	case t.IsZero():
		return s
	}
	if s.End.Before(t.End) {
		s.End = t.End
	}
	return s
}

// Severity is how serious a diagnostic is.
type Severity int

// The severities, worst first. An Error fails the build (exit code 1); a Warning fails it under --strict;
// a Note only informs.
const (
	Error Severity = iota
	Warning
	Note
)

// String returns the word that is printed.
func (s Severity) String() string {
	return [...]string{"error", "warning", "note"}[s]
}

// Related is a second position that a diagnostic refers to ("first used here").
type Related struct {
	Span    Span
	Message string
}

// A Diagnostic is one finding. Message is lower case without a full stop; Hint, if any, says how to resolve it.
type Diagnostic struct {
	Rule     ID
	Severity Severity
	Span     Span
	Message  string
	Hint     string
	Related  []Related
}

// New returns a diagnostic of the rule id, with the rule's severity, at span. The message is formatted as by
// [fmt.Sprintf].
func New(id ID, span Span, format string, args ...any) Diagnostic {
	return Diagnostic{Rule: id, Severity: Lookup(id).Severity, Span: span, Message: fmt.Sprintf(format, args...)}
}

// WithHint returns d with a hint.
func (d Diagnostic) WithHint(format string, args ...any) Diagnostic {
	d.Hint = fmt.Sprintf(format, args...)
	return d
}

// WithRelated returns d with one more related position.
func (d Diagnostic) WithRelated(span Span, format string, args ...any) Diagnostic {
	d.Related = append(slices.Clip(d.Related), Related{span, fmt.Sprintf(format, args...)})
	return d
}

// String returns the first line of the text form: file:line:col: severity: message (rule-id).
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s: %s: %s (%s)", d.Span, d.Severity, d.Message, d.Rule)
}

// A Sink receives diagnostics. It must be safe for use by several goroutines.
type Sink interface {
	Report(Diagnostic)
}

// Counter is a [Sink] that counts diagnostics and passes them on. It is not safe for use by several goroutines.
type Counter struct {
	Sink Sink
	N    int
}

// Report counts d and passes it on.
func (c *Counter) Report(d Diagnostic) {
	c.N++
	c.Sink.Report(d)
}

// List is a [Sink] that collects diagnostics. The zero List is ready to use.
type List struct {
	mu  sync.Mutex
	all []Diagnostic
}

// Report adds d to the list.
func (l *List) Report(d Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, d)
}

// Sorted returns the diagnostics by file and position, and at the same position by severity, rule and message, whatever
// the order of reports. Duplicates are dropped.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Clone(l.all)
	order := func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Span.File, b.Span.File),
			cmp.Compare(a.Span.Start.Line, b.Span.Start.Line),
			cmp.Compare(a.Span.Start.Col, b.Span.Start.Col),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	}
	slices.SortStableFunc(out, order)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return order(a, b) == 0 })
}

// All returns the diagnostics in the order of reports, duplicates too.
func (l *List) All() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.all)
}

// Count returns the number of diagnostics of severity s.
func (l *List) Count(s Severity) int {
	n := 0
	for _, d := range l.Sorted() {
		if d.Severity == s {
			n++
		}
	}
	return n
}
