package build

import (
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

// A summary is the result of every guide of a run.
type summary struct {
	Version  int          `json:"version"` // version of this format: 1
	Tool     string       `json:"tool,omitempty"`
	Guides   []summaryRow `json:"guides"`
	Built    int          `json:"built"`
	UpToDate int          `json:"upToDate"`
	Stale    int          `json:"stale"` // with --check
	Failed   int          `json:"failed"`
	Errors   int          `json:"errors"`
	Warnings int          `json:"warnings"`
	Notes    int          `json:"notes"`
}

// A summaryRow is the result of one guide in one edition.
type summaryRow struct {
	Guide     string            `json:"guide"`
	Edition   string            `json:"edition,omitempty"`
	Result    string            `json:"result"` // built, up to date, stale or failed
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
	resultUpToDate = "up to date"
	resultStale    = "stale"
	resultFailed   = "failed"
)

// summarize reports every task that ran and, for a project, those that were
// up to date. Stale tasks that the run never reached get the result left.
func summarize(done []outcome, inc *incremental, left string) *summary {
	s := &summary{Version: 1, Guides: []summaryRow{}}
	if inc == nil {
		for _, o := range done {
			s.add(o.row())
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
	if o.err != nil {
		r.Result = resultFailed
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
	if len(s.Guides) > 1 && s.Built+s.Failed > 0 && !o.Diagnostics.Quiet && o.Diagnostics.ForPeople() &&
		o.session == nil {
		_, err := fmt.Fprintf(r.Console.Err, "guides  built  up to date  failed\n%6d  %5d  %10d  %6d\n", len(s.Guides),
			s.Built, s.UpToDate, s.Failed)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
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
	fmt.Fprintf(&b, "### Study guides\n\n| guides | built | up to date | stale | failed | errors | warnings |\n| "+
		"---: | ---: | ---: | ---: | ---: | ---: | ---: |\n| %d | %d | %d | %d | %d | %d | %d |\n",
		len(s.Guides), s.Built, s.UpToDate, s.Stale, s.Failed, s.Errors, s.Warnings)
	rows := slices.DeleteFunc(slices.Clone(s.Guides), func(r summaryRow) bool { return r.Result == resultUpToDate })
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
