// Package report writes what a run reports to its user: diagnostics in the chosen forms, the progress bar, faults of
// the program. It decides how findings count (strict, disabled rules, levels) and where they are written, but not what
// they say.
package report

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// A Console is the streams of a command.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
}

// Options are how diagnostics count and how they are written.
type Options struct {
	Forms  []Form                    // at least one
	Strict bool                      // warnings count as errors
	Off    map[diag.ID]bool          // rules whose warnings and notes are dropped
	Levels map[diag.ID]diag.Severity // severities of rules, where the project changes them
	Quiet  bool                      // print only errors and warnings
	Notes  bool                      // print notes, not only their number
	Color  Color                     // whether text has colors
}

// Clone returns a deep copy of o.
func (o *Options) Clone() Options {
	c := *o
	c.Off, c.Levels = maps.Clone(o.Off), maps.Clone(o.Levels)
	return c
}

// A Report collects the diagnostics of all guides of a run, to be written at its end in a fixed order. It is safe for
// use by several goroutines.
type Report struct {
	opts    *Options
	list    diag.List
	mu      sync.Mutex
	sources map[string][]byte // texts, by their names in diagnostics
	files   []string          // in the order in which the user named them
}

// New returns an empty report. opts may still be changed before the first finding.
func New(opts *Options) *Report {
	return &Report{opts: opts, sources: map[string][]byte{}}
}

// Keep keeps the text of a file, for excerpts in diagnostics.
func (r *Report) Keep(file string, data []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sources[file] = data
}

// Keeps reports whether the text of a file was kept.
func (r *Report) Keeps(file string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, ok := r.sources[file]
	return ok
}

// Follow has the diagnostics written in the order of files, or folders, in place of that of their names.
func (r *Report) Follow(files []string) { r.files = files }

// ordered returns all diagnostics, by file and place.
func (r *Report) ordered() []diag.Diagnostic {
	list := r.list.Sorted()
	place := map[string]int{}
	for _, d := range list {
		at := slices.IndexFunc(r.files, func(file string) bool {
			return file == d.Span.File || strings.HasPrefix(d.Span.File, file+"/")
		})
		place[d.Span.File] = at
	}
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int {
		return cmp.Compare(place[a.Span.File], place[b.Span.File])
	})
	return list
}

// Sources returns the texts that were kept, by name.
func (r *Report) Sources() map[string][]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.sources)
}

// Sorted returns all diagnostics, by place.
func (r *Report) Sorted() []diag.Diagnostic { return r.list.Sorted() }

// Report adds a diagnostic as it is; strictness, disabled rules and levels apply in the sinks of guides.
func (r *Report) Report(d diag.Diagnostic) { r.list.Report(d) }

// Sink returns a sink for the findings of one guide.
func (r *Report) Sink() *Sink { return &Sink{report: r} }

// A Sink passes the findings of one guide on to the report, filtered by the options, and records whether the guide has
// failed.
type Sink struct {
	report *Report
	found  diag.List // including those of disabled rules
	failed atomic.Bool
	count  [3]atomic.Int64 // by severity
}

// Report passes d on unless its rule is disabled.
func (s *Sink) Report(d diag.Diagnostic) {
	s.found.Report(d)
	opts := s.report.opts
	if opts.Off[d.Rule] && d.Severity != diag.Error {
		return
	}
	if level, ok := opts.Levels[d.Rule]; ok && d.Severity != diag.Error {
		d.Severity = level
	}
	if d.Severity == diag.Error || opts.Strict && d.Severity == diag.Warning {
		s.failed.Store(true)
	}
	s.count[d.Severity].Add(1)
	s.report.list.Report(d)
}

// Failed reports whether a finding makes the guide fail.
func (s *Sink) Failed() bool { return s.failed.Load() }

// Found returns all findings, including those of disabled rules, by place.
func (s *Sink) Found() []diag.Diagnostic { return s.found.Sorted() }

// All returns all findings, including those of disabled rules, in the order of reports.
func (s *Sink) All() []diag.Diagnostic { return s.found.All() }

// Counts returns the number of findings of each severity.
func (s *Sink) Counts() map[diag.Severity]int {
	out := map[diag.Severity]int{}
	for severity := range s.count {
		out[diag.Severity(severity)] = int(s.count[severity].Load())
	}
	return out
}

// End writes the report of a run that ended with err, and returns the failure of the run.
func (r *Report) End(c Console, err error) error {
	e := r.write(c.Err)
	if e == nil || failure.KindOf(err) > failure.Output {
		return err
	}
	return failure.New(failure.Output, errors.Join(err, e))
}

// write writes the diagnostics that are not hidden.
func (r *Report) write(w io.Writer) error {
	var shown []diag.Diagnostic
	count := map[diag.Severity]int{}
	for _, d := range r.ordered() {
		count[d.Severity]++
		if d.Severity != diag.Note || r.opts.Notes {
			shown = append(shown, d)
		}
	}
	return r.Write(w, shown, count)
}

// Write writes diagnostics in the chosen forms, to w or to files. The text form ends in a line with the counts.
func (r *Report) Write(w io.Writer, shown []diag.Diagnostic, count map[diag.Severity]int) error {
	var errs []error
	for _, f := range r.opts.Forms {
		errs = append(errs, f.Write(w, func(w io.Writer) error { return r.form(w, f, shown, count) }))
	}
	return errors.Join(errs...)
}

func (r *Report) form(w io.Writer, f Form, shown []diag.Diagnostic, count map[diag.Severity]int) error {
	text := func(file string) []byte {
		data, ok := r.sources[file]
		if !ok {
			return nil
		}
		body, _ := source.Text(file, data, source.Options{})
		return body
	}
	switch f.Name {
	case "json":
		return diag.WriteJSON(w, shown)
	case "sarif":
		return diag.WriteSARIF(w, shown, text)
	case "github":
		return diag.WriteGitHub(w, shown)
	case "gitlab":
		return diag.WriteGitLab(w, shown, text)
	}
	if r.opts.Quiet { // files for programs have notes even so
		shown = slices.DeleteFunc(slices.Clone(shown), func(d diag.Diagnostic) bool {
			return d.Severity == diag.Note
		})
	}
	write := diag.WriteText
	if f.Streams() && r.opts.Color.on(w) {
		write = diag.WriteColored
	}
	if err := write(w, diag.Fold(shown), text); err != nil {
		return err
	}
	if r.opts.Quiet {
		return nil
	}
	return r.counts(w, count)
}

func (r *Report) counts(w io.Writer, count map[diag.Severity]int) error {
	var parts []string
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		if n := count[s]; n > 0 {
			parts = append(parts, Plural(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	line := strings.Join(parts, ", ")
	if count[diag.Note] > 0 && !r.opts.Notes {
		line += " (show them with --notes)"
		if count[diag.Note] == 1 {
			line = strings.Replace(line, "them", "it", 1)
		}
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

// Shown returns a path as it is printed to people, with slashes and without anything that a terminal obeys.
func Shown(path string) string { return diag.Visible(filepath.ToSlash(path)) }

// Error prints an error, each line of it with the program's name: no line begins with what a file is called.
func Error(w io.Writer, err error) error {
	var b strings.Builder
	for line := range strings.SplitSeq(err.Error(), "\n") {
		b.WriteString("studyguide: " + diag.Visible(line) + "\n")
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// Plural returns a count with its noun: "3 guides".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
