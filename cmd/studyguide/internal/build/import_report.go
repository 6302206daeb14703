package build

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/loss"
)

// An importReport reports the import of one source.
type importReport struct {
	Version   int             `json:"studyguideImport"` // version of this format
	Source    string          `json:"source"`
	Output    string          `json:"output"`
	Shape     string          `json:"shape"`
	Sections  int             `json:"sections"`
	Questions int             `json:"questions"`
	SetAside  []importFinding `json:"setAside"`
	Doubtful  []importFinding `json:"doubtful"`
	loss.Result
}

// An importFinding is a diagnostic in the format of the report.
type importFinding struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	EndLine  int    `json:"endLine"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// addReport adds the report of an imported guide. It returns an error if something was lost.
func (i *importing) addReport(c *compilation, in *opened, g *ast.Guide) error {
	found, output := c.sink.Found(), c.task.Targets[0].To.String()
	var sources []loss.Source
	for name, data := range i.Report.Sources() {
		if name == in.name && !in.folder || in.folder && strings.HasPrefix(name, in.name+"/") {
			body, format := source.Words(name, data, i.Options.Source)
			sources = append(sources, loss.Source{Name: name, Body: body, Format: format})
		}
	}
	slices.SortFunc(sources, func(a, b loss.Source) int { return strings.Compare(a.Name, b.Name) })
	r := importReport{
		Version: 1, Source: filepath.ToSlash(in.name), Output: filepath.ToSlash(output), Shape: g.Shape,
		Sections: len(g.AllSections()), Questions: len(g.AllQuestions()), SetAside: []importFinding{},
		Doubtful: []importFinding{},
		Result:   loss.Compare(sources, g, found),
	}
	for _, d := range found {
		f := importFinding{d.Span.File, d.Span.Start.Line, d.Span.End.Line, string(d.Rule), d.Severity.String(),
			d.Message}
		if d.Rule == diag.Furniture {
			r.SetAside = append(r.SetAside, f)
		} else {
			r.Doubtful = append(r.Doubtful, f)
		}
	}
	i.reports = append(i.reports, r)
	if len(r.Lost) == 0 {
		return nil
	}
	var what []string
	for _, c := range r.Counts {
		if c.Lost > 0 {
			what = append(what, report.Plural(c.Lost, strings.TrimSuffix(c.Kind, "s")))
		}
	}
	return failure.New(failure.Findings, fmt.Errorf("%s of %s cannot be found in %s; the report says where they stand",
		strings.Join(what, ", "), in.name, output))
}

// writeReports writes the reports: as text, or as one JSON object a line if the file has the extension .json.
func (i *importing) writeReports(ctx context.Context) error {
	to := i.ReportTo
	if to == (Dest{}) || len(i.reports) == 0 {
		return nil
	}
	d, err := i.draft(ctx, to)
	if err != nil {
		return err
	}
	path, _ := to.Path()
	for n, r := range i.reports {
		if strings.EqualFold(filepath.Ext(path), ".json") {
			enc := json.NewEncoder(d)
			enc.SetEscapeHTML(false)
			err = enc.Encode(r)
		} else {
			err = r.write(d, n > 0)
		}
		if err != nil {
			return fmt.Errorf("writing the report: %w; %w", err, d.Discard())
		}
	}
	return d.Commit()
}

// write writes the report as text, after an empty line if it is not the first.
func (r *importReport) write(w io.Writer, more bool) error {
	var b strings.Builder
	if more {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s → %s: %s in %s, shape %s\n", report.Shown(r.Source), report.Shown(r.Output),
		report.Plural(r.Questions, "question"),
		report.Plural(r.Sections, "section"), r.Shape)
	list := func(title string, fs []importFinding) {
		fmt.Fprintf(&b, "\n%s: %d\n", title, len(fs))
		for _, f := range fs {
			where := lines(f.Line, f.EndLine)
			if f.File != r.Source {
				where = report.Shown(f.File) + ":" + where
			}
			fmt.Fprintf(&b, "  %-9s %s\n", where, diag.Visible(f.Message))
		}
	}
	list("set aside", r.SetAside)
	list("doubtful", r.Doubtful)
	fmt.Fprintf(&b, "\n%-10s %8s %10s %8s %8s\n", "", "source", "set aside", "guide", "lost")
	for _, c := range r.Counts {
		fmt.Fprintf(&b, "%-10s %8d %10d %8d %8d\n", c.Kind, c.Source, c.Aside, c.Guide, c.Lost)
	}
	fmt.Fprintf(&b, "\nlost: %d\n", len(r.Lost))
	for _, p := range r.Lost {
		where := fmt.Sprint(p.Line)
		if p.File != r.Source {
			where = fmt.Sprintf("%s:%d", report.Shown(p.File), p.Line)
		}
		fmt.Fprintf(&b, "  %-9s %s\n", where, strings.TrimSpace(p.Kind+" "+p.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// lines formats a range of line numbers.
func lines(first, last int) string {
	if last <= first {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d-%d", first, last)
}
