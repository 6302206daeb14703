package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/loss"
)

// An account is the report of one import: what became of a source.
type account struct {
	Version   int      `json:"studyguideImport"` // of this form
	Source    string   `json:"source"`
	Output    string   `json:"output"`
	Shape     string   `json:"shape"`
	Sections  int      `json:"sections"`
	Questions int      `json:"questions"`
	SetAside  []remark `json:"setAside"`
	Doubtful  []remark `json:"doubtful"`
	loss.Result
}

// A remark is a finding with its lines.
type remark struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	EndLine  int    `json:"endLine"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// account adds the account of a guide that was written. The error is a failure if something was lost.
func (i *importer) account(in *input, output string, g *ast.Guide, sink *tally) error {
	found := sink.found.Sorted()
	var sources []loss.Source
	for name, data := range i.report.sources {
		if name == in.display && !in.folder || in.folder && strings.HasPrefix(name, in.display+"/") {
			body, format := source.Text(name, data, i.settings.source)
			sources = append(sources, loss.Source{Name: name, Body: body, Format: format})
		}
	}
	slices.SortFunc(sources, func(a, b loss.Source) int { return strings.Compare(a.Name, b.Name) })
	a := account{
		Version: 1, Source: filepath.ToSlash(in.display), Output: filepath.ToSlash(output), Shape: g.Shape,
		Sections: len(g.AllSections()), Questions: len(g.AllQuestions()), SetAside: []remark{}, Doubtful: []remark{},
		Result: loss.Compare(sources, g, found),
	}
	for _, d := range found {
		r := remark{d.Span.File, d.Span.Start.Line, d.Span.End.Line, string(d.Rule), d.Severity.String(), d.Message}
		if d.Rule == diag.Furniture {
			a.SetAside = append(a.SetAside, r)
		} else {
			a.Doubtful = append(a.Doubtful, r)
		}
	}
	i.accounts = append(i.accounts, a)
	if len(a.Lost) == 0 {
		return nil
	}
	var what []string
	for _, c := range a.Counts {
		if c.Lost > 0 {
			what = append(what, plural(c.Lost, strings.TrimSuffix(c.Kind, "s")))
		}
	}
	return &failure{exitFindings, fmt.Errorf("%s of %s cannot be found in %s; the report says where they stand", strings.Join(what, ", "), in.display, output)}
}

// writeAccounts writes the report: text, or an object of JSON for each source, one a line.
func (i *importer) writeAccounts(ctx context.Context) error {
	if i.reportTo == "" || len(i.accounts) == 0 {
		return nil
	}
	d, err := i.draft(ctx, i.reportTo)
	if err != nil {
		return err
	}
	for n, a := range i.accounts {
		if strings.EqualFold(filepath.Ext(i.reportTo), ".json") {
			enc := json.NewEncoder(d)
			enc.SetEscapeHTML(false)
			err = enc.Encode(a)
		} else {
			err = a.write(d, n > 0)
		}
		if err != nil {
			return fmt.Errorf("writing the report: %w; %w", err, d.discard())
		}
	}
	return d.commit()
}

// write writes the account for people, after an empty line if it is not the first.
func (a *account) write(w io.Writer, more bool) error {
	var b strings.Builder
	if more {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s → %s: %s in %s, shape %s\n", a.Source, a.Output, plural(a.Questions, "question"), plural(a.Sections, "section"), a.Shape)
	remarks := func(title string, rs []remark) {
		fmt.Fprintf(&b, "\n%s: %d\n", title, len(rs))
		for _, r := range rs {
			where := extentOf(r.Line, r.EndLine)
			if r.File != a.Source {
				where = r.File + ":" + where
			}
			fmt.Fprintf(&b, "  %-9s %s\n", where, r.Message)
		}
	}
	remarks("set aside", a.SetAside)
	remarks("doubtful", a.Doubtful)
	fmt.Fprintf(&b, "\n%-10s %8s %10s %8s %8s\n", "", "source", "set aside", "guide", "lost")
	for _, c := range a.Counts {
		fmt.Fprintf(&b, "%-10s %8d %10d %8d %8d\n", c.Kind, c.Source, c.Aside, c.Guide, c.Lost)
	}
	fmt.Fprintf(&b, "\nlost: %d\n", len(a.Lost))
	for _, p := range a.Lost {
		where := fmt.Sprint(p.Line)
		if p.File != a.Source {
			where = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		fmt.Fprintf(&b, "  %-9s %s\n", where, strings.TrimSpace(p.Kind+" "+p.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func extentOf(first, last int) string {
	if last <= first {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d-%d", first, last)
}
