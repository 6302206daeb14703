package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"studyguide/source/diag"
)

// A report gathers the diagnostics of all guides of a run, to be written at its end in one order.
type report struct {
	settings *settings
	list     diag.List
	mu       sync.Mutex
	sources  map[string][]byte // what was read, by the name that diagnostics use
}

func newReport(s *settings) *report {
	return &report{settings: s, sources: map[string][]byte{}}
}

// keep keeps what was read of a file, for excerpts in diagnostics.
func (r *report) keep(file string, data []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sources[file] = data
}

// A tally is the sink of one guide: it passes diagnostics on to the report and knows whether the guide has failed.
type tally struct {
	report *report
	found  diag.List // what this guide was reported for, disabled rules included
	bad    atomic.Bool
	count  [3]atomic.Int64 // by severity
}

// Report passes d on unless its rule is disabled.
func (t *tally) Report(d diag.Diagnostic) {
	t.found.Report(d)
	s := t.report.settings
	if s.disabled[d.Rule] && d.Severity != diag.Error {
		return
	}
	if level, ok := s.levels[d.Rule]; ok && d.Severity != diag.Error {
		d.Severity = level
	}
	if d.Severity == diag.Error || s.strict && d.Severity == diag.Warning {
		t.bad.Store(true)
	}
	t.count[d.Severity].Add(1)
	t.report.list.Report(d)
}

// counts gives how many findings there were of each severity.
func (t *tally) counts() map[diag.Severity]int {
	out := map[diag.Severity]int{}
	for s := range t.count {
		out[diag.Severity(s)] = int(t.count[s].Load())
	}
	return out
}

// write writes the diagnostics that are to be shown.
func (r *report) write(w io.Writer) error {
	var shown []diag.Diagnostic
	count := map[diag.Severity]int{}
	for _, d := range r.list.Sorted() {
		count[d.Severity]++
		if d.Severity != diag.Note || r.settings.notes && !r.settings.quiet {
			shown = append(shown, d)
		}
	}
	return r.put(w, shown, count)
}

// put writes diagnostics in the forms asked for, to w or to files; the text form ends in a line that counts them.
func (r *report) put(w io.Writer, shown []diag.Diagnostic, count map[diag.Severity]int) error {
	var errs []error
	for _, f := range r.settings.forms {
		errs = append(errs, f.write(w, func(w io.Writer) error { return r.form(w, f.name, shown, count) }))
	}
	return errors.Join(errs...)
}

func (r *report) form(w io.Writer, name string, shown []diag.Diagnostic, count map[diag.Severity]int) error {
	source := func(file string) []byte { return r.sources[file] }
	switch name {
	case "json":
		return diag.WriteJSON(w, shown)
	case "sarif":
		return diag.WriteSARIF(w, shown, source)
	case "github":
		return diag.WriteGitHub(w, shown)
	case "gitlab":
		return diag.WriteGitLab(w, shown, source)
	}
	if err := diag.WriteText(w, shown, source); err != nil {
		return err
	}
	if r.settings.quiet {
		return nil
	}
	return r.summary(w, count)
}

// end writes the report of a run that ended with err, and gives what the run then ends with.
func (r *report) end(c console, err error) error {
	e := r.write(c.err)
	if e == nil {
		return err
	}
	var f *failure
	if errors.As(err, &f) && f.code > exitOutput {
		return err
	}
	return &failure{exitOutput, errors.Join(err, e)}
}

func (r *report) summary(w io.Writer, count map[diag.Severity]int) error {
	var parts []string
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		if n := count[s]; n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	line := strings.Join(parts, ", ")
	if count[diag.Note] > 0 && !r.settings.notes {
		line += " (show them with --notes)"
		if count[diag.Note] == 1 {
			line = strings.Replace(line, "them", "it", 1)
		}
	}
	_, err := fmt.Fprintln(w, line)
	return err
}
