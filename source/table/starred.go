package table

import (
	"slices"
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// A star right before one option of each question, "*Keel", shows what the records of a text are, whatever divides
// them: rows that a count begins and tabs divide, whose cells may go on on further lines, as a table copied from a
// document has them; or lines, below a question as many options each time.

const (
	fewestStarred = 5   // records
	nearlyStarred = 0.9 // the share of the records that must be alike
	mostOffered   = 8   // options of a question
	longestStem   = 4   // lines of a question
)

// A starred record is a question, and what it offers.
type starred struct {
	count  field // its number; empty if it has none
	fields []field
	right  []int   // the fields that are right options, if another sign than a star shows them
	others []field // what stands between the record and the one before, and is of neither
}

// starredRecords returns the records of a text whose right options have a star, or another sign before or around them,
// and the lines above the first; nil if it has no such.
func starredRecords(src string) (rows []starred, head []field) {
	if rows = ruledRecords(src); rows != nil {
		return rows, nil
	}
	if rows = signedRecords(src); rows != nil {
		return rows, nil
	}
	if rows, head = enclosedRecords(src); rows != nil {
		return rows, head
	}
	if strings.Count(src, "*") < fewestStarred {
		return nil, nil
	}
	if rows, head = countedRows(src); rows != nil {
		return rows, head
	}
	return offeredLines(src)
}

// rowCount matches the count of a row.
var rowCount = pattern.New(`^\s*\d{1,4}[.)]?\t`)

// countedRows returns the rows that begin with a count, without it.
func countedRows(src string) (rows []starred, head []field) {
	at, marked := 0, 0
	var all []field
	var counts []field
	for line := range strings.Lines(src) {
		f := field{start: at, end: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		switch m := rowCount.FindString(line); {
		case m != "":
			all = append(all, field{start: f.start + len(m), end: f.end})
			counts = append(counts, field{start: f.start, end: f.start + len(m)})
		case len(all) > 0:
			all[len(all)-1].end = f.end
		case strings.TrimSpace(line) != "":
			head = append(head, f)
		}
	}
	for k, f := range all {
		var row []field
		for at := f.start; at <= f.end; {
			end := f.end
			if i := strings.IndexByte(src[at:f.end], '\t'); i >= 0 {
				end = at + i
			}
			if strings.TrimSpace(src[at:end]) != "" {
				row = append(row, field{start: at, end: end})
			}
			at = end + 1
		}
		if len(row) == 0 {
			continue
		}
		if stars(src, row[1:]) == 1 && len(row) <= mostOffered+1 {
			marked++
		}
		rows = append(rows, starred{count: counts[k], fields: row})
	}
	if marked < fewestStarred || float64(marked) < nearlyStarred*float64(len(rows)) {
		return nil, nil
	}
	return rows, head
}

// stars returns how many fields begin with a star.
func stars(src string, fields []field) int {
	n := 0
	for _, f := range fields {
		if _, ok := star(src, f); ok {
			n++
		}
	}
	return n
}

// star returns a field without the star right before its text.
func star(src string, f field) (field, bool) {
	text := strings.TrimLeft(src[f.start:f.end], " \t\n")
	if !strings.HasPrefix(text, "*") || strings.HasPrefix(text, "**") || strings.TrimSpace(text[1:]) == "" {
		return f, false
	}
	return field{start: f.end - len(text) + 1, end: f.end}, true
}

// offeredLines returns the questions of a text each of which has as many lines of options below it, one with a star. A
// question may go on over several lines; it ends where it asks.
func offeredLines(src string) (rows []starred, head []field) {
	var lines []field
	var asks []int // the lines that end questions
	at := 0
	for line := range strings.Lines(src) {
		f := field{start: at, end: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		if text := strings.TrimSpace(line); text != "" {
			if isAsked(text) && !strings.HasPrefix(text, "*") {
				asks = append(asks, len(lines))
			}
			lines = append(lines, f)
		}
	}
	if len(asks) < fewestStarred {
		return nil, nil
	}
	size, best := 0, 0
	for n := 2; n <= mostOffered; n++ {
		fit := 0
		for k, i := range asks {
			end := len(lines)
			if k+1 < len(asks) {
				end = asks[k+1]
			}
			if i+1+n <= end && end-i-1-n < longestStem && stars(src, lines[i+1:i+1+n]) == 1 &&
				stars(src, lines[i+1+n:end]) == 0 {
				fit++
			}
		}
		if fit > best {
			size, best = n, fit
		}
	}
	if best < fewestStarred || float64(best) < nearlyStarred*float64(len(asks)) {
		return nil, nil
	}
	from := max(0, asks[0]+1-longestStem)
	if from == 0 {
		from = asks[0]
	}
	head = lines[:from]
	for k, i := range asks {
		stem := field{start: lines[from].start, end: lines[i].end}
		end := min(i+1+size, len(lines))
		if k+1 < len(asks) {
			end = min(end, asks[k+1])
		}
		rows = append(rows, starred{fields: append([]field{stem}, lines[i+1:end]...)})
		from = end
	}
	return rows, head
}

// addStarred adds the records whose right options have a star, and returns the title above them.
func (r *reader) addStarred(c *record.Collector, rows []starred, head []field) (title string) {
	for _, f := range head {
		text := strings.TrimSpace(r.src[f.start:f.end])
		if title == "" && !strings.Contains(text, "\t") {
			title = text
			continue
		}
		at := r.lines.Span(f.start, f.end)
		r.aside = append(r.aside, at)
		r.sink.Report(diag.New(diag.LeftOut, at, "a line above the records is left out"))
	}
	r.root = &record.Node{Kind: record.List, At: r.lines.Span(0, len(r.src))}
	for _, row := range rows {
		for _, f := range row.others {
			r.leave(f, "between")
		}
		n := &record.Node{Kind: record.Map}
		if row.count.end > 0 {
			cell := r.cell(row.count)
			n.Fields = append(n.Fields, record.Field{Name: "count", At: cell.At, Value: cell, Role: record.Ordinal})
		}
		for i, f := range row.fields {
			role := record.Option
			if i == 0 {
				role = record.Question
			}
			right := slices.Contains(row.right, i)
			if len(row.right) == 0 {
				f, right = star(r.src, f)
			}
			cell := r.oneLine(f)
			n.Fields = append(n.Fields, record.Field{Name: "cell", At: cell.At, Value: cell, Role: role})
			if right && i > 0 {
				n.Fields = append(n.Fields, record.Field{Name: "key", At: cell.At, Value: cell, Role: record.Right})
			}
		}
		n.At = n.Fields[0].Value.At.To(n.Fields[len(n.Fields)-1].Value.At)
		r.root.Items = append(r.root.Items, n)
		c.Add(n, nil, "")
	}
	return title
}

// oneLine returns a cell that goes on over several lines as one line.
func (r *reader) oneLine(f field) *record.Node {
	n := r.cell(f)
	var text bank.Text
	at := f.start
	for line := range strings.Lines(r.src[f.start:f.end]) {
		if words := strings.TrimSpace(line); words != "" {
			if !text.IsBlank() {
				text.Decode(" ", at)
			}
			text.Add(words, at+strings.Index(line, words))
		}
		at += len(line)
	}
	if !text.IsBlank() {
		n.Value = text.Value(r.lines)
	}
	return n
}
