// Package csv writes the questions of a guide as a table of values between commas, for programs of flash cards and for
// spreadsheets.
//
// A guide goes in; out comes a file as RFC 4180 describes it, in UTF-8 without a byte order mark: records end in CR LF,
// lines within a field in LF. The first record names the columns:
//
//	id          eight characters that stand for the question
//	section     the titles of the sections around it, divided by " / "
//	question    its title and what else it asks
//	answer      its answer; where it has options, their explanation
//	options     "A. …", each on a line of its own, with the further lines of its text below; a list in JSON where the
//	            texts of options have what would read as the next letter
//	right       the letters of the right options, divided by ", "
//	difficulty  the author's word
//	tags        divided by ", ", or by "; " if a tag has a comma
//
// A cell that a spreadsheet would run as a formula, since it begins with = + - or @, has an apostrophe before it, which
// is OWASP's advice. Lists have bullets for that reason, so that such cells are rare.
//
// Texts are plain: see type text. Package table reads the file back, with every question, its
// options and which of them are right. Words that belong to no question have no place in it, and are reported.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package csv

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/exchange"
	"example.org/studyguide/source/diag"
)

// Renderer writes guides as tables. The zero Renderer is ready to use.
type Renderer struct{}

var _ render.Renderer = Renderer{}

// Name returns "csv".
func (Renderer) Name() string { return "csv" }

// Ext returns ".csv".
func (Renderer) Ext() string { return ".csv" }

// Render writes job.Guide to w. The error is that of w or ctx, or names a node of a kind that has no plain text.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t := &table{lines: csv.NewWriter(w), text: newText(job.Guide), guard: newGuard()}
	t.lines.UseCRLF = true
	t.put("id", "section", "question", "answer", "options", "right", "difficulty", "tags")
	for _, p := range exchange.Parts(job.Guide) {
		if len(p.Intro) > 0 {
			t.text.losses.Add("an introduction is left out", "introductions are left out", p.Intro[0].Span())
		}
		for _, it := range p.Items {
			t.item(p.Path, it)
		}
	}
	t.lines.Flush()
	t.text.losses.Report("csv", job.Sink)
	if t.guard.cells > 0 {
		d := diag.New(diag.FormatLacks, job.Guide.At,
			"csv: an apostrophe stands before %s, so that spreadsheets do not run what they hold", cells(t.guard.cells))
		d.Severity = diag.Note // nothing is lost
		job.Sink.Report(d)
	}
	if err := t.text.err; err != nil {
		return err
	}
	return t.lines.Error()
}

// A table is a table in the making.
type table struct {
	lines *csv.Writer
	text  *text
	guard *guard
}

// put writes a record, without formulas. Its error is kept by the writer, which writes nothing after it.
func (t *table) put(fields ...string) {
	for i, f := range fields {
		fields[i] = t.guard.of(f)
	}
	if t.lines.Error() == nil {
		_ = t.lines.Write(fields) // the error stays with the writer
	}
}

func cells(n int) string {
	if n == 1 {
		return "a cell"
	}
	return fmt.Sprintf("%d cells", n)
}

func (t *table) item(path []string, it exchange.Item) {
	options, right := t.options(it)
	t.put(it.Key, strings.Join(path, " / "), t.text.of(it.Asked()), t.text.of(it.Answer), options, right, it.Difficulty,
		tags(it.Tags))
}

// options returns the cells of the options of it, and of the letters of those that are right.
func (t *table) options(it exchange.Item) (cell, right string) {
	if len(it.Options) == 0 {
		return "", ""
	}
	letters := it.Letters()
	var texts, lines, of []string
	for i, o := range it.Options {
		says := t.text.of(o.Blocks)
		texts = append(texts, says)
		lines = append(lines, letters[i]+". "+says)
		if o.Right {
			of = append(of, letters[i])
		}
	}
	cell = strings.Join(lines, "\n")
	if isAmbiguous(texts, letters) {
		data, err := json.Marshal(texts)
		if err != nil { // strings always have a form in JSON
			t.text.fail(fmt.Errorf("writing options: %w", err))
		}
		cell = string(data)
	}
	return cell, strings.Join(of, ", ")
}

// isAmbiguous reports whether the text of an option has the letter of another where one may begin, or nothing at all.
func isAmbiguous(texts, letters []string) bool {
	for _, says := range texts {
		if strings.TrimSpace(says) == "" {
			return true
		}
		for _, word := range strings.Fields(says) {
			word = strings.TrimPrefix(word, "(")
			for _, l := range letters {
				if strings.EqualFold(word, l+".") || strings.EqualFold(word, l+")") {
					return true
				}
			}
		}
	}
	return len(letters) > 26
}

// tags returns tags as one text.
func tags(list []string) string {
	for _, t := range list {
		if strings.Contains(t, ",") {
			return strings.Join(list, "; ")
		}
	}
	return strings.Join(list, ", ")
}
