package build

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/source/diag"
)

// A summary is the result of every guide of a run. Its numbers are of guides: one that fails in an edition has failed,
// one that is stale in an edition is stale, one that is made in an edition is built.
type summary struct {
	Version  int          `json:"version"` // version of this format: 2
	Tool     string       `json:"tool,omitempty"`
	Guides   []summaryRow `json:"guides"`
	Total    int          `json:"total"`
	Built    int          `json:"built"`
	Checked  int          `json:"checked"` // by the command check, which makes nothing
	UpToDate int          `json:"upToDate"`
	Stale    int          `json:"stale"` // with --check
	Failed   int          `json:"failed"`
	Stopped  int          `json:"interrupted,omitempty"`
	Errors   int          `json:"errors"`
	Warnings int          `json:"warnings"`
	Notes    int          `json:"notes"`

	check bool // nothing was to be made
}

// A summaryRow is the result of one guide in one edition.
type summaryRow struct {
	Guide     string            `json:"guide"`
	Edition   string            `json:"edition,omitempty"`
	Result    string            `json:"result"` // one of the results below
	Why       []string          `json:"why,omitempty"`
	Artifacts []summaryArtifact `json:"artifacts"`
	Errors    int               `json:"errors"`
	Warnings  int               `json:"warnings"`
	Notes     int               `json:"notes"`
}

type summaryArtifact struct {
	Path    string  `json:"path"`
	SHA256  string  `json:"sha256,omitempty"`
	Bytes   int64   `json:"bytes,omitempty"`
	Seconds float64 `json:"seconds,omitempty"`
}

const (
	resultBuilt    = "built"
	resultChecked  = "checked"
	resultUpToDate = "up to date"
	resultStale    = "stale"
	resultFailed   = "failed"
	resultStopped  = "interrupted"
)

// summarize reports every task that ran and, for a project, those that were
// up to date. Stale tasks that the run never reached get the result left.
func summarize(done []outcome, inc *incremental, left string) *summary {
	s := &summary{Version: 2, Guides: []summaryRow{}}
	defer s.count()
	if inc == nil {
		for _, o := range done {
			s.add(o.row())
			s.check = o.makesNothing()
		}
		return s
	}
	s.Tool = inc.folder.Tool
	of := map[lock.Key]outcome{}
	for _, o := range done {
		of[o.key()] = o
	}
	for _, t := range inc.picked {
		if o, ok := of[t.key()]; ok {
			s.add(o.row())
			continue
		}
		r := summaryRow{Guide: filepath.ToSlash(t.Input.path), Edition: t.Variant.Edition, Result: resultUpToDate,
			Artifacts: []summaryArtifact{}}
		if why := inc.reasons[t.key()]; why != nil { // the run never reached it
			r.Result, r.Why = left, why
		} else if e := inc.folder.Lock.Get(t.key()); e != nil {
			r.Artifacts = inc.earlier(t, e)
		}
		s.add(r)
	}
	return s
}

// earlier returns the artifacts of a task that an earlier build has made. A folder has the digest of the list of its
// files.
func (inc *incremental) earlier(t Task, e *lock.Entry) []summaryArtifact {
	out := []summaryArtifact{}
	for _, f := range e.Made {
		path := inc.folder.ArtifactPath(f.Path)
		i := slices.IndexFunc(t.Targets, func(target Target) bool {
			return target.To.folder && strings.HasPrefix(path, target.To.path+string(filepath.Separator))
		})
		if i >= 0 {
			if path != filepath.Join(t.Targets[i].To.path, draft.ListName) {
				continue
			}
			path = t.Targets[i].To.path
		}
		out = append(out, summaryArtifact{Path: filepath.ToSlash(path), SHA256: f.Digest})
	}
	return out
}

func (o outcome) row() summaryRow {
	r := summaryRow{
		Guide: filepath.ToSlash(o.Input.Arg()), Edition: o.Variant.Edition, Result: resultBuilt, Why: o.why,
		Artifacts: []summaryArtifact{},
		Errors:    o.count[diag.Error], Warnings: o.count[diag.Warning], Notes: o.count[diag.Note],
	}
	switch {
	case errors.Is(o.err, context.Canceled):
		r.Result = resultStopped
	case o.err != nil:
		r.Result = resultFailed
	case o.makesNothing():
		r.Result = resultChecked
	}
	for _, a := range o.made {
		if to := a.To.String(); to != "" {
			r.Artifacts = append(r.Artifacts, summaryArtifact{filepath.ToSlash(to), a.Digest(), a.Size(),
				a.took.Seconds()})
		}
	}
	return r
}

func (s *summary) add(r summaryRow) {
	s.Guides = append(s.Guides, r)
	s.Errors, s.Warnings, s.Notes = s.Errors+r.Errors, s.Warnings+r.Warnings, s.Notes+r.Notes
}

// count counts the guides. Of the results of a guide in several editions the first of failed, stale, built counts.
func (s *summary) count() {
	rank := []string{resultFailed, resultStopped, resultStale, resultBuilt, resultChecked, resultUpToDate}
	of := map[string]int{} // guide → index of its result
	for _, r := range s.Guides {
		if at, ok := of[r.Guide]; !ok || slices.Index(rank, r.Result) < at {
			of[r.Guide] = slices.Index(rank, r.Result)
		}
	}
	counts := []*int{&s.Failed, &s.Stopped, &s.Stale, &s.Built, &s.Checked, &s.UpToDate}
	for _, at := range of {
		*counts[at]++
	}
	s.Total = len(of)
}

// makesNothing reports whether a task is only to see whether its artifacts can be made.
func (t Task) makesNothing() bool {
	return !slices.ContainsFunc(t.Targets, func(target Target) bool { return target.To != Dest{} })
}

// SummaryForms returns the forms of summaries.
func SummaryForms() []string { return []string{"json", "markdown"} }

// writeSummary writes a summary to all its destinations: that of --report, the summary page of a GitHub Actions job
// and, for several guides, a table for people.
func (r *Run) writeSummary(s *summary) error {
	var errs []error
	o := r.Options
	if form := o.Summary; form.Wanted() {
		errs = append(errs, form.Write(r.Console.Out, func(w io.Writer) error {
			if form.Name == "markdown" {
				return s.markdown(w)
			}
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return failure.Stdout(enc.Encode(s))
		}))
	}
	if o.StepSummary != "" {
		errs = append(errs, appendTo(o.StepSummary, s.markdown))
	}
	if s.Total > 1 && !o.Diagnostics.Quiet && o.Diagnostics.ForPeople() && o.session == nil {
		errs = append(errs, s.table(r.Console.Err))
	}
	return errors.Join(errs...)
}

// table writes the numbers for people: of a check, or of a build that made something.
func (s *summary) table(w io.Writer) (err error) {
	switch {
	case s.Stopped > 0:
	case s.check:
		_, err = fmt.Fprintf(w, "guides checked  failed\n%14d  %6d\n", s.Total, s.Failed)
	case s.Built+s.Failed > 0:
		_, err = fmt.Fprintf(w, "guides  built  up to date  failed\n%6d  %5d  %10d  %6d\n", s.Total, s.Built, s.UpToDate,
			s.Failed)
	}
	return err
}

// appendTo appends to a file that other steps append to as well.
func appendTo(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return errors.Join(write(f), f.Close())
}

// maxRows bounds the table of guides: GitHub allows a megabyte for the page of a step.
const maxRows = 500

// markdown writes the summary as Markdown: a table of counts, and one of the guides that were built or failed, failures
// first.
func (s *summary) markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### Study guides\n\n| guides | built | checked | up to date | stale | failed | errors | warnings |\n| "+
		"---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n| %d | %d | %d | %d | %d | %d | %d | %d |\n",
		s.Total, s.Built, s.Checked, s.UpToDate, s.Stale, s.Failed, s.Errors, s.Warnings)
	rows := slices.DeleteFunc(slices.Clone(s.Guides), func(r summaryRow) bool {
		return r.Result == resultUpToDate || r.Result == resultChecked
	})
	slices.SortStableFunc(rows, func(a, b summaryRow) int {
		// "failed" stands after "built" in the alphabet
		return strings.Compare(b.Result, a.Result)
	})
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
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(r.Guide), cell(r.Edition), r.Result,
			cell(reasons(r.Why)), cell(strings.Join(paths, ", ")))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cell returns text for a cell of the table, in which nothing of it is markup (CommonMark 2.4: a backslash takes the
// meaning from any sign).
func cell(text string) string {
	var b strings.Builder
	for _, r := range diag.Visible(text) {
		if r < unicode.MaxASCII && unicode.In(r, unicode.Punct, unicode.Symbol) &&
			!strings.ContainsRune("./,;:-'\"", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
