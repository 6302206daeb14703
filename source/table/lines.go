package table

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// Programs also keep their questions a value a line: the question, its options, and the letter or the number of the
// right one, record below record. What shows the records are the lines that name an option: the same number of other
// lines stands between each two. A number for the record may stand beside it.

// A lineRecord is the lines of a question with its options, and those that name one of them. It is unlike the others
// if it has more options, or fewer: it may be that a line is missing, or is no option, and the key counts other lines.
type lineRecord struct {
	lines, keys []field
	unlike      bool
	topic       field   // above the question, as in other records; zero: none
	remark      []field // on the record before
	title       []field // between the records
}

// minOptions is the least number of options of a record.
const minOptions = 2

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
	p := &lineParser{src: src}
	at := 0
	for line := range strings.Lines(src) {
		f := field{start: at, end: at + len(strings.TrimRight(line, "\n"))}
		if at += len(line); p.text(f) != "" {
			p.lines = append(p.lines, f)
		}
	}
	sizes, named := map[int]int{}, map[int]int{}
	records := 0
	for i := p.first(); i < len(p.lines); records++ {
		rec := p.upToKeys(i)
		if i += len(rec.lines) + len(rec.keys); len(rec.lines) > largest {
			return nil
		}
		if n := len(rec.keys); n > 0 {
			if named[n]++; named[n] > named[p.keys] {
				p.keys = n
			}
		}
		if n := len(rec.lines); p.names(rec, n-1) {
			if sizes[n]++; sizes[n] > sizes[p.size] {
				p.size = n
			}
		}
	}
	if p.size < smallest || sizes[p.size] < fewest || float64(sizes[p.size]) < alike*float64(records) {
		return nil
	}
	all := p.withTopics(p.all())
	asks := 0
	for _, rec := range all {
		if isAsked(p.text(rec.lines[0])) {
			asks++
		}
	}
	var out []lineRecord
	for _, rec := range all {
		for len(rec.lines) > p.size && p.asksAgain(rec) { // no key stands between
			out = append(out, lineRecord{lines: rec.lines[:p.size], topic: rec.topic})
			rec.lines = rec.lines[p.size:]
		}
		out = append(out, p.divided(rec, float64(asks) >= alike*float64(len(all))))
	}
	return out
}

// A lineParser parses the records of a text.
type lineParser struct {
	src   string
	lines []field // that are not blank
	size  int     // the lines of most records
	keys  int     // and those of their keys
}

func (p *lineParser) text(f field) string { return strings.TrimSpace(p.src[f.start:f.end]) }

// isKey reports whether lines from one on, as many as given, are all keys.
func (p *lineParser) isKey(from, n int) bool {
	return from+n <= len(p.lines) &&
		!slices.ContainsFunc(p.lines[from:from+n], func(f field) bool { return !isKeyLine(p.text(f)) })
}

// first returns the first line of the first record, below the number that may stand above it.
func (p *lineParser) first() int {
	i := 0
	for p.isKey(i, 1) {
		i++
	}
	return i
}

// upToKeys returns the record from a line on up to the next lines that are keys.
func (p *lineParser) upToKeys(from int) lineRecord {
	key := from
	for key < len(p.lines) && !p.isKey(key, 1) {
		key++
	}
	end := key
	for p.isKey(end, 1) {
		end++
	}
	return lineRecord{lines: p.lines[from:key], keys: p.lines[key:end]}
}

// all returns all records. One ends where the keys stand in others, if it can: options may look like keys.
func (p *lineParser) all() (out []lineRecord) {
	for i := p.first(); i < len(p.lines); {
		key := i + p.size
		end := min(key+p.keys, len(p.lines))
		rec := p.upToKeys(i)
		if key < end && p.isKey(key, end-key) && !p.isKey(end, 1) {
			rec = lineRecord{lines: p.lines[i:key], keys: p.lines[key:end]}
		}
		out = append(out, rec)
		i += len(rec.lines) + len(rec.keys)
	}
	return out
}

// withTopics returns the records without the first line of each, which becomes their topic, if it is one: it says the
// same again and again, and the keys never name as many options as there would be without it.
func (p *lineParser) withTopics(all []lineRecord) []lineRecord {
	const (
		again  = 3 // one topic has so many records, and at least so many lines are left
		asking = 4 // one record in so many asks in the line below
	)
	topics, asks := map[string]int{}, 0
	for _, rec := range all {
		if len(rec.lines) <= again || len(rec.keys) > 0 && !p.names(rec, p.size-2) && p.names(rec, p.size-1) {
			return all
		}
		topic := p.text(rec.lines[0])
		if topics[topic]++; len(strings.Fields(topic)) > longestLead {
			return all
		}
		if isAsked(p.text(rec.lines[1])) {
			asks++
		}
	}
	if len(topics)*again > len(all) || asks*asking < len(all) {
		return all
	}
	p.size--
	for i, rec := range all {
		if topics[p.text(rec.lines[0])] > 1 {
			all[i].topic, all[i].lines = rec.lines[0], rec.lines[1:]
		}
	}
	return all
}

// divided returns a record with the lines of its question as one. The question ends in the first line that asks, if
// those of nearly all records do; what stands above that may be a remark on the record before.
func (p *lineParser) divided(rec lineRecord, asking bool) lineRecord {
	further := max(len(rec.lines)-p.size, 0)
	among := rec.lines[:further+1]
	if asking {
		among = rec.lines[:max(len(rec.lines)-minOptions, 1)]
	}
	last := slices.IndexFunc(among, func(f field) bool { return isAsked(p.text(f)) })
	rec.unlike = len(rec.lines)-max(last, 0) != p.size
	last = max(last, 0)
	first := 0
	for ; first < last; first++ {
		switch s := p.text(rec.lines[first]); {
		case isRule(s):
			rec.title = append(rec.title, rec.lines[first])
			continue
		case ast.EndsSentence(s):
			rec.remark = append(rec.remark, rec.lines[first])
			continue
		}
		break
	}
	question := field{start: rec.lines[first].start, end: rec.lines[last].end}
	rec.lines = append([]field{question}, rec.lines[last+1:]...)
	return rec
}

// asksAgain reports whether lines are those of a record, and of the next, which begins with its question.
func (p *lineParser) asksAgain(rec lineRecord) bool {
	asks := func(f field) bool { return isAsked(p.text(f)) }
	return asks(rec.lines[0]) && asks(rec.lines[p.size]) && !slices.ContainsFunc(rec.lines[1:p.size], asks)
}

// isRule reports whether a line begins and ends with signs of which rules are made: "-- second half --".
func isRule(line string) bool {
	const signs = "-=*_~#—"
	return strings.Trim(line, signs+" ") != line && strings.ContainsAny(line[:1], signs) &&
		strings.ContainsAny(line[len(line)-1:], signs)
}

// names reports whether the first key of a record names one of so many options.
func (p *lineParser) names(rec lineRecord, options int) bool {
	if len(rec.keys) == 0 {
		return false
	}
	key := strings.TrimRight(p.text(rec.keys[0]), ".)")
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
	for at, rec := range all {
		n := &record.Node{Kind: record.Map}
		if rec.topic.end > 0 {
			cell := r.cell(rec.topic)
			n.Fields = append(n.Fields, record.Field{Name: "topic", At: cell.At, Value: cell, Role: record.Section})
		}
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
			role := record.Right
			if rec.unlike {
				role = record.Unsure
			}
			n.Fields = append(n.Fields, record.Field{Name: "key", At: cell.At, Value: cell, Role: role})
		}
		if at+1 < len(all) {
			for _, f := range all[at+1].remark {
				cell := r.cell(f)
				remark := record.Field{Name: "remark", At: cell.At, Value: cell, Role: record.Explanation}
				n.Fields = append(n.Fields, remark)
			}
		}
		for _, f := range rec.title {
			r.leave(f, "between")
		}
		n.At = n.Fields[0].Value.At.To(n.Fields[len(n.Fields)-1].Value.At)
		r.root.Items = append(r.root.Items, n)
		c.Add(n, nil, "")
	}
}
