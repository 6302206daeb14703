package table

import (
	"slices"
	"strings"

	"studyguide/source/bank/record"
	"studyguide/source/pattern"
	"studyguide/source/words"
)

// Programs also keep their questions a value a line: the question, its options, and the letter or the number of the
// right one, record below record. What shows the records are the lines that name an option: the same number of other
// lines stands between each two. A number for the record may stand beside it.

// A lineRecord is the lines of a question with its options, and those that name one of them.
type lineRecord struct{ lines, keys []field }

// keyLine matches a line that names options by their letters or a number.
var keyLine = pattern.New(`^(?:[A-Ja-j]{1,6}|\d{1,3})[.)]?$`)

// isKeyLine reports whether a line names options. Letters go up: "bd".
func isKeyLine(line string) bool {
	const longest = 8 // bytes
	if len(line) > longest || !keyLine.MatchString(line) {
		return false
	}
	return line[0] <= '9' || record.GoUp(strings.ToLower(strings.TrimRight(line, ".)")))
}

// lineRecords returns the records of a text; nil if it is not made of such.
func lineRecords(src string) []lineRecord {
	const (
		fewest   = 4 // records
		smallest = 3 // lines of one: a question and two options
		largest  = 12
		alike    = 0.9
	)
	var all []lineRecord
	var rec lineRecord
	at := 0
	for line := range strings.Lines(src) {
		text := strings.TrimSpace(line)
		f := field{start: at, end: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		switch {
		case text == "":
		case isKeyLine(text):
			rec.keys = append(rec.keys, f)
		case len(rec.keys) > 0:
			all, rec = append(all, rec), lineRecord{lines: []field{f}}
		default:
			if rec.lines = append(rec.lines, f); len(rec.lines) > largest {
				return nil
			}
		}
	}
	if all = append(all, rec); len(all[0].lines) == 0 { // numbers above the first
		all = all[1:]
	}
	sizes, size := map[int]int{}, 0
	for _, rec := range all {
		if n := len(rec.lines); rec.names(src, n-1) {
			if sizes[n]++; sizes[n] > sizes[size] {
				size = n
			}
		}
	}
	if size < smallest || sizes[size] < fewest || float64(sizes[size]) < alike*float64(len(all)) {
		return nil
	}
	var out []lineRecord
	for i := 0; i < len(all); i++ {
		rec := all[i]
		if i+1 < len(all) && len(rec.lines)+len(rec.keys)+len(all[i+1].lines) == size { // the key is an option
			rec.lines = slices.Concat(rec.lines, rec.keys, all[i+1].lines)
			i++
			rec.keys = all[i].keys
		}
		if n := len(rec.lines) - size; n > 0 { // further lines go on with the question
			first := field{start: rec.lines[0].start, end: rec.lines[n].end}
			rec.lines = append([]field{first}, rec.lines[n+1:]...)
		}
		out = append(out, rec)
	}
	return out
}

// names reports whether the first key of a record names one of so many options.
func (rec lineRecord) names(src string, options int) bool {
	if len(rec.keys) == 0 {
		return false
	}
	key := strings.TrimRight(strings.TrimSpace(src[rec.keys[0].start:rec.keys[0].end]), ".)")
	if key[0] <= '9' {
		n := 0
		for _, c := range []byte(key) {
			n = n*10 + int(c-'0')
		}
		return n <= options
	}
	last := words.Place(words.OptionLetters, rune(strings.ToLower(key)[len(key)-1]))
	return last < options
}

// addLines adds the records of lines.
func (r *reader) addLines(c *record.Collector, all []lineRecord) {
	r.root = &record.Node{Kind: record.List, At: r.lines.Span(0, len(r.src))}
	for _, rec := range all {
		n := &record.Node{Kind: record.Map}
		for i, f := range rec.lines {
			role := record.Option
			if i == 0 {
				role = record.Question
			}
			cell := r.cell(f)
			n.Fields = append(n.Fields, record.Field{Name: "line", At: cell.At, Value: cell, Role: role})
		}
		for i, f := range rec.keys {
			cell := r.cell(f)
			if i > 0 { // the number of the next
				r.aside = append(r.aside, cell.At)
				continue
			}
			n.Fields = append(n.Fields, record.Field{Name: "key", At: cell.At, Value: cell, Role: record.Right})
		}
		n.At = n.Fields[0].Value.At.To(n.Fields[len(n.Fields)-1].Value.At)
		r.root.Items = append(r.root.Items, n)
		c.Add(n, nil, "")
	}
}
