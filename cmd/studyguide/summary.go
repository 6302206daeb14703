package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/source/diag"
)

// A summary tells what became of every guide of a run.
type summary struct {
	Version  int    `json:"version"` // of this form: 1
	Tool     string `json:"tool,omitempty"`
	Guides   []row  `json:"guides"`
	Built    int    `json:"built"`
	UpToDate int    `json:"upToDate"`
	Stale    int    `json:"stale"` // of a build --check
	Failed   int    `json:"failed"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
}

// A row is what became of one guide in one edition.
type row struct {
	Guide     string         `json:"guide"`
	Edition   string         `json:"edition,omitempty"`
	Result    string         `json:"result"` // built, up to date, stale or failed
	Why       []string       `json:"why,omitempty"`
	Artifacts []summaryEntry `json:"artifacts"`
	Errors    int            `json:"errors"`
	Warnings  int            `json:"warnings"`
	Notes     int            `json:"notes"`
}

type summaryEntry struct {
	Path    string  `json:"path"`
	SHA256  string  `json:"sha256,omitempty"`
	Bytes   int64   `json:"bytes,omitempty"`
	Seconds float64 `json:"seconds,omitempty"`
}

const (
	resultBuilt    = "built"
	resultUpToDate = "up to date"
	resultStale    = "stale"
	resultFailed   = "failed"
)

// summarize makes the summary of what was done and, if there is a book, of what needed not be done; what is stale and nobody came to is left.
func summarize(done []outcome, book *ledger, left string) *summary {
	s := &summary{Version: 1, Guides: []row{}}
	if book == nil {
		for _, o := range done {
			s.add(o.row(filepath.ToSlash(o.file)))
		}
		return s
	}
	s.Tool = book.tool
	of := map[lock.Key]outcome{}
	for _, o := range done {
		of[o.key()] = o
	}
	for _, t := range book.picked {
		if o, ok := of[t.key()]; ok {
			s.add(o.row(filepath.ToSlash(t.file)))
			continue
		}
		r := row{Guide: filepath.ToSlash(t.file), Edition: t.variant.edition, Result: resultUpToDate, Artifacts: []summaryEntry{}}
		if book.notes[t.key()] != nil { // nobody came to it
			r.Result, r.Why = left, book.notes[t.key()]
		} else if e := book.lock.Get(t.key()); e != nil {
			for _, f := range e.Made {
				r.Artifacts = append(r.Artifacts, summaryEntry{Path: filepath.ToSlash(filepath.Join(book.dir, filepath.FromSlash(f.Path))), SHA256: f.Digest})
			}
		}
		s.add(r)
	}
	return s
}

func (o outcome) row(guide string) row {
	r := row{
		Guide: guide, Edition: o.variant.edition, Result: resultBuilt, Why: o.why, Artifacts: []summaryEntry{},
		Errors: o.count[diag.Error], Warnings: o.count[diag.Warning], Notes: o.count[diag.Note],
	}
	if o.err != nil {
		r.Result = resultFailed
	}
	for _, a := range o.made {
		if a.target.path != "" {
			r.Artifacts = append(r.Artifacts, summaryEntry{filepath.ToSlash(a.target.path), a.digest(), a.size, a.took.Seconds()})
		}
	}
	return r
}

func (s *summary) add(r row) {
	s.Guides = append(s.Guides, r)
	s.Errors, s.Warnings, s.Notes = s.Errors+r.Errors, s.Warnings+r.Warnings, s.Notes+r.Notes
	switch r.Result {
	case resultBuilt:
		s.Built++
	case resultUpToDate:
		s.UpToDate++
	case resultStale:
		s.Stale++
	default:
		s.Failed++
	}
}

func reportForms() []string { return []string{"json", "markdown"} }

// write writes a summary wherever it is wanted: as --report says, to the page of a job of GitHub Actions, and, of several guides, as a table
// for people.
func (s *summary) write(c console, set *settings) error {
	var errs []error
	if f := set.report; f.name != "" {
		errs = append(errs, f.write(c.out, func(w io.Writer) error {
			if f.name == "markdown" {
				return s.markdown(w)
			}
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return written(enc.Encode(s))
		}))
	}
	if page := set.stepSummary; page != "" {
		errs = append(errs, appendTo(page, s.markdown))
	}
	if len(s.Guides) > 1 && s.Built+s.Failed > 0 && !set.quiet && set.text() && set.session == nil {
		_, err := fmt.Fprintf(c.err, "guides  built  up to date  failed\n%6d  %5d  %10d  %6d\n", len(s.Guides), s.Built, s.UpToDate, s.Failed)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// appendTo adds to a file that others add to, too.
func appendTo(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return errors.Join(write(f), f.Close())
}

// maxRows bounds the table of guides: GitHub takes a megabyte for the page of a step.
const maxRows = 500

// markdown writes the summary as Markdown: a table of numbers, and one of the guides that were built or failed, those first.
func (s *summary) markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### Study guides\n\n| guides | built | up to date | stale | failed | errors | warnings |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n| %d | %d | %d | %d | %d | %d | %d |\n",
		len(s.Guides), s.Built, s.UpToDate, s.Stale, s.Failed, s.Errors, s.Warnings)
	rows := slices.DeleteFunc(slices.Clone(s.Guides), func(r row) bool { return r.Result == resultUpToDate })
	slices.SortStableFunc(rows, func(a, b row) int {
		// "failed" stands after "built" in the alphabet
		return strings.Compare(b.Result, a.Result)
	})
	cell := strings.NewReplacer("|", "\\|", "<", "&lt;", "&", "&amp;", "\n", " ", "\r", " ", "`", "'")
	if len(rows) > 0 {
		b.WriteString("\n| guide | edition | result | why | artifacts |\n| --- | --- | --- | --- | --- |\n")
	}
	for i, r := range rows {
		if i == maxRows {
			fmt.Fprintf(&b, "\nand %d more\n", len(rows)-maxRows)
			break
		}
		var paths []string
		for _, a := range r.Artifacts {
			paths = append(paths, a.Path)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell.Replace(r.Guide), cell.Replace(r.Edition), r.Result,
			cell.Replace(reasons(r.Why)), cell.Replace(strings.Join(paths, ", ")))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
