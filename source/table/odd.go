package table

import (
	"slices"
	"strings"

	"example.org/studyguide/source/diag"
)

// A text that is nearly made of records is refused as a whole: a line that is missing or one too many shifts all values
// below it. ReportOdd names that line, so that its author can mend it.

// What such a text has at least.
const (
	oddRecords = 4   // records, or lines with a separator
	oddShare   = 0.6 // the share of them that are alike
)

// ReportOdd reports the first line of a text without questions that stands out among lines which otherwise are records:
// as many lines from one that asks to the next, or a front and a back with the same sign between.
func ReportOdd(name string, src []byte, sink diag.Sink) {
	o := &oddFinder{lines: diag.NewLines(name, src), src: string(src)}
	at := 0
	for line := range strings.Lines(o.src) {
		f := field{start: at, end: at + len(strings.TrimRight(line, "\r\n"))}
		if at += len(line); strings.TrimSpace(line) != "" {
			o.filled = append(o.filled, f)
		}
	}
	if d, ok := o.oddRecord(); ok {
		sink.Report(d)
	} else if d, ok := o.oddPair(); ok {
		sink.Report(d)
	}
}

// An oddFinder looks for the line that does not fit.
type oddFinder struct {
	lines  *diag.Lines
	src    string
	filled []field // lines that are not blank
}

func (o *oddFinder) text(i int) string {
	return strings.TrimSpace(o.src[o.filled[i].start:o.filled[i].end])
}

func (o *oddFinder) report(i int, message string, args ...any) diag.Diagnostic {
	f := o.filled[i]
	return diag.New(diag.TableRagged, o.lines.Span(f.start, f.end), message, args...)
}

// oddRecord returns the report of the first record that has more lines than most, or fewer.
func (o *oddFinder) oddRecord() (diag.Diagnostic, bool) {
	var asks []int
	for i := range o.filled {
		if isAsked(o.text(i)) {
			asks = append(asks, i)
		}
	}
	sizes := map[int]int{}
	for k, i := range asks {
		if k > 0 {
			sizes[i-asks[k-1]]++
		}
	}
	size := commonOf(sizes)
	if len(asks) < oddRecords || asks[0] > longestHead || size < 2 ||
		float64(sizes[size]) < oddShare*float64(len(asks)-1) {
		return diag.Diagnostic{}, false
	}
	for k, i := range asks[1:] {
		switch own := i - asks[k]; {
		case own < size:
			return o.report(i, "this line asks, but the record above it has %d lines, and most have %d", own, size), true
		case own > size:
			return o.report(asks[k]+size, "most records have %d lines, so that a question was expected here", size), true
		}
	}
	return diag.Diagnostic{}, false
}

// oddPair returns the report of the first line that has not one separator, as most lines have.
func (o *oddFinder) oddPair() (diag.Diagnostic, bool) {
	for _, sep := range []struct{ sign, name string }{
		{"\t", "a tab"}, {"::", "two colons"}, {"|", "a bar"}, {";", "a semicolon"},
	} {
		holds := func(f field) bool { return strings.Count(o.src[f.start:f.end], sep.sign) == 1 }
		pairs := 0
		for _, f := range o.filled {
			if holds(f) {
				pairs++
			}
		}
		if pairs < oddRecords || float64(pairs) < oddShare*float64(len(o.filled)) {
			continue
		}
		odd := slices.IndexFunc(o.filled, func(f field) bool { return !holds(f) })
		if odd < 0 {
			return diag.Diagnostic{}, false
		}
		return o.report(odd, "most lines have a front and a back with %s between; here a line like that was expected",
			sep.name), true
	}
	return diag.Diagnostic{}, false
}
