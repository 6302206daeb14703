package table

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
)

// Programs that read so many lines for each record need neither blank lines nor numbers between records. What shows
// them is where the lines that ask stand: on the same line of each record, and nowhere else.
const (
	fewestRows  = 3    // records
	longestRow  = 10   // lines of one
	longestHead = 2    // lines above the first: a title, a count
	longestTail = 1    // lines below the last, if the text has no records without
	rowAsking   = 0.6  // the share of the records that ask
	rowStrays   = 0.03 // the share of the lines that ask which may stand elsewhere
	rowChance   = 1e-6 // the chance that so many lines stand where they do, if fewer ask
	longestLead = 3    // words of a line above the question of a record: a number, a topic
)

// lineRows holds the records of a text that have as many lines each.
type lineRows struct {
	head     []field
	tail     []field // what closes the text
	cut      []field // the record at the end of the text, if it has not all its lines
	rows     [][]field
	parts    []string     // the title above each record
	question int          // the line of a record that asks
	asking   int          // records that ask
	asks     map[int]bool // what is known of lines by where they start: whether they ask
}

// lineMark matches a line with a number, a label or a bullet before it: other rules read questions with those.
var lineMark = pattern.New(`^\s*(?:\(?` + number.Digits + `\s?[.):、．）]|\pL{1,12}\s?\p{Nd}*\s?:\s|\pL{1,12}\s?\p{Nd}+[.)]\s|[-*•]\s)`)

// offersBehind matches options by letters behind what is asked, on the same line.
var offersBehind = pattern.New(`[?:.]\s+\(?[Aa][.)]\s*\S.*\s\(?[Bb][.)]\s*\S`)

// lineRowsOf returns the records of a text; ok is false if it is not made of such. A line between blank lines names a
// part. Lines that divide into columns are rows themselves. Where the same rule stands between all records, they say
// themselves which option is right: other rules read cards between rules.
func lineRowsOf(src string) (best lineRows, ok bool) {
	blocks, ruled := lineBlocks(src)
	if blocks == nil {
		return lineRows{}, false
	}
	if ruled {
		best, ok = rowsOf(src, blocks)
		return best, ok && (best.repeats(src) || best.keyed(src))
	}
	if _, _, score := sniff(src, known); score >= usual {
		return lineRows{}, false
	}
	if best, ok = rowsOf(src, blocks); !ok {
		best, ok = cutOff(src, blocks)
	}
	return best, ok
}

// rowsOf divides blocks into records in the way in which most of them ask; ok is false if they are not regular in any.
func rowsOf(src string, blocks [][]field) (best lineRows, ok bool) {
	asks := map[int]bool{}
	for tail := 0; tail <= longestTail && !ok; tail++ {
		for size := 2; size <= longestRow; size++ {
			for head := range longestHead + 1 {
				if r := rowsIn(src, blocks, size, head, tail).with(asks); r.isRegular(src) &&
					(!ok || r.asking*len(best.rows) > best.asking*len(r.rows)) {
					best, ok = *r, true
				}
			}
		}
	}
	return best, ok
}

// cutOff returns records the last of which is cut off before its end, as the text of a page may be.
func cutOff(src string, blocks [][]field) (best lineRows, ok bool) {
	asks := map[int]bool{}
	last := blocks[len(blocks)-1]
	for size := 3; size <= longestRow; size++ {
		for head := range longestHead + 1 {
			left := len(last)
			if len(blocks) == 1 {
				left -= head
			}
			tail := left % size
			if left <= size || tail < 2 {
				continue
			}
			if first := last[len(last)-tail]; !isAsked(strings.TrimSpace(src[first.start:first.end])) {
				continue
			}
			r := rowsIn(src, blocks, size, head, tail).with(asks)
			if r.cut, r.tail = r.tail, nil; r.isRegular(src) && r.question == 0 && (!ok || r.asking > best.asking) {
				best, ok = *r, true
			}
		}
	}
	return best, ok
}

// lineBlocks returns the lines between blank lines; none if the blank lines divide the records, or rules of several
// forms do. Ruled reports whether the same rule stands between lines again and again; they then are one block. A
// semicolon that ends every line is none of their text.
func lineBlocks(src string) (blocks [][]field, ruled bool) {
	at, open := 0, false
	rule, rules := "", 0
	for line := range strings.Lines(src) {
		f := field{start: at, end: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		if strings.TrimSpace(line) == "" {
			open = false
			continue
		}
		if !strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			text := strings.TrimSpace(line)
			if rules++; rules > 1 && text != rule {
				return nil, false // rules, or the underlines of titles
			}
			rule = text
			continue
		}
		if !open {
			blocks, open = append(blocks, nil), true
		}
		blocks[len(blocks)-1] = append(blocks[len(blocks)-1], f)
	}
	cutEnds(src, blocks)
	if rules > 0 {
		if rules < fewestRows-1 {
			return nil, false
		}
		return [][]field{slices.Concat(blocks...)}, true
	}
	sizes, common := map[int]int{}, 0
	for _, b := range blocks {
		if sizes[len(b)]++; sizes[len(b)] > common {
			common = sizes[len(b)]
		}
	}
	if len(blocks) >= fewestRows && common*2 > len(blocks) {
		return nil, false
	}
	return blocks, false
}

// cutEnds cuts the semicolon off all lines if each ends with one.
func cutEnds(src string, blocks [][]field) {
	text := func(f field) string { return strings.TrimRight(src[f.start:f.end], " \t\r") }
	for _, b := range blocks {
		if slices.ContainsFunc(b, func(f field) bool { return !strings.HasSuffix(text(f), ";") }) {
			return
		}
	}
	for _, b := range blocks {
		for i, f := range b {
			b[i].end = f.start + len(text(f)) - 1
		}
	}
}

// rowsIn divides blocks into records of so many lines, below so many that introduce them and above so many that close
// the text; none if they do not fit.
func rowsIn(src string, blocks [][]field, size, head, tail int) lineRows {
	var r lineRows
	part := ""
	for i, lines := range blocks {
		if i == 0 {
			if len(lines) <= head {
				return lineRows{}
			}
			r.head, lines = lines[:head], lines[head:]
		}
		if i == len(blocks)-1 && tail > 0 {
			if len(lines) <= tail {
				return lineRows{}
			}
			r.tail, lines = lines[len(lines)-tail:], lines[:len(lines)-tail]
		}
		if len(lines) == 1 {
			if part = strings.TrimSpace(src[lines[0].start:lines[0].end]); !namesPart(part) {
				return lineRows{}
			}
			continue
		}
		if len(lines)%size != 0 {
			return lineRows{}
		}
		for row := range slices.Chunk(lines, size) {
			r.rows, r.parts = append(r.rows, row), append(r.parts, part)
		}
	}
	return r
}

// namesPart reports whether a line between blank lines may be the title of a part.
func namesPart(line string) bool {
	const longest = 60 // bytes
	return len(line) <= longest && !ast.EndsSentence(line) && strings.ContainsFunc(line, unicode.IsLetter)
}

// isRegular reports whether the lines that ask stand on one line of the records, which it sets, or one line of nearly
// every record says which option is right.
func (r *lineRows) isRegular(src string) bool {
	if len(r.rows) < fewestRows {
		return false
	}
	size := len(r.rows[0])
	asking, all := make([]int, size), 0
	for _, row := range r.rows {
		for i, f := range row {
			if r.asksIn(src, f) {
				asking[i]++
				all++
			}
		}
	}
	if r.repeats(src) || r.keyed(src) {
		r.asking = len(r.rows)
		others := all - asking[r.question] // two records would be one
		return others*2 < len(r.rows)
	}
	r.asking = slices.Max(asking)
	r.question = slices.Index(asking, r.asking)
	if float64(all-r.asking) > rowStrays*float64(all) {
		return false
	}
	marked, leads := 0, make([]map[string]int, r.question)
	for i := range leads {
		leads[i] = map[string]int{}
	}
	for _, row := range r.rows {
		if f := row[r.question]; r.asksIn(src, f) && lineMark.MatchString(src[f.start:f.end]) {
			marked++
		}
		for i, f := range row[:r.question] {
			text := strings.TrimSpace(src[f.start:f.end])
			if len(strings.Fields(text)) > longestLead {
				return false
			}
			if !isKeyLine(text) {
				leads[i][text]++
			}
		}
	}
	for _, texts := range leads { // topics say the same again
		if len(texts)*2 > len(r.rows) {
			return false
		}
	}
	if marked*2 > r.asking { // of several records with one question, only one has its mark
		return false
	}
	return float64(r.asking) >= rowAsking*float64(len(r.rows)) ||
		math.Pow(1/float64(size), float64(r.asking)) < rowChance
}

// with returns r with what is known of the lines, which other ways of dividing them share.
func (r lineRows) with(asks map[int]bool) *lineRows {
	r.asks = asks
	return &r
}

// asksIn reports whether a line of a record asks.
func (r *lineRows) asksIn(src string, f field) bool {
	asks, known := r.asks[f.start]
	if !known {
		text := strings.TrimSpace(src[f.start:f.end])
		asks = isAsked(text) || offersBehind.MatchString(text)
		if r.asks != nil {
			r.asks[f.start] = asks
		}
	}
	return asks
}

// unlike returns the records whose lines are not where those of the others are: a line more above them, or less, shifts
// what stands below. Their questions are keys, or a line above these asks.
func (r *lineRows) unlike(src string) map[int]bool {
	out := map[int]bool{}
	for i, row := range r.rows {
		f := row[r.question]
		asks := slices.ContainsFunc(row[:r.question], func(f field) bool { return r.asksIn(src, f) })
		if asks || isKeyLine(strings.TrimSpace(src[f.start:f.end])) {
			out[i] = true
		}
	}
	return out
}

// repeats reports whether the same line of nearly every record says what a line between it and the first says.
func (r *lineRows) repeats(src string) bool {
	const fewest, nearly = 5, 0.9 // records
	again := make([]int, len(r.rows[0]))
	for _, row := range r.rows {
		text := func(f field) string { return strings.TrimSpace(src[f.start:f.end]) }
		for i := 3; i < len(row); i++ { // behind a question and two options
			if slices.ContainsFunc(row[1:i], func(f field) bool { return text(f) == text(row[i]) }) {
				again[i]++
			}
		}
	}
	return len(r.rows) >= fewest && float64(slices.Max(again)) >= nearly*float64(len(r.rows))
}

// keyed reports whether the last line of nearly every record, or the one behind the question, names an option by its
// letter or its number, and no other but counts the records; options have no marks. It sets the line of the question:
// the longest on average.
func (r *lineRows) keyed(src string) bool {
	const fewest, nearly, smallest, mostKeys = 5, 0.95, 4, 2 // records; lines of one: a question, two options, a key
	size := len(r.rows[0])
	if len(r.rows) < fewest || size < smallest {
		return false
	}
	keys, length, codes := make([]int, size), make([]int, size), make([]map[string]bool, size)
	for i := range codes {
		codes[i] = map[string]bool{}
	}
	marked := 0
	for _, row := range r.rows {
		for i, f := range row {
			text := strings.TrimSpace(src[f.start:f.end])
			length[i] += len(text)
			if codes[i][text] = true; isKeyLine(text) {
				keys[i]++
			} else if lineMark.MatchString(text) {
				marked++
			}
		}
	}
	isKey := func(i int) bool { return float64(keys[i]) >= nearly*float64(len(r.rows)) }
	r.question = slices.Index(length, slices.Max(length))
	n, options := 0, 0
	for i := range size {
		switch {
		case isKey(i):
			n++
		case i > r.question:
			options++
		}
	}
	right := isKey(size-1) && len(codes[size-1]) <= options || r.question+1 < size && isKey(r.question+1)
	return right && marked <= 2*len(r.rows) &&
		n <= mostKeys && options >= 2 && len(codes[r.question])*2 > len(r.rows) && r.question <= longestHead
}

// leave leaves a line out that is none of the records.
func (r *reader) leave(f field, where string) {
	at := r.lines.Span(f.start, f.end)
	r.aside = append(r.aside, at)
	r.sink.Report(diag.New(diag.LeftOut, at, "a line %s the records is left out", where))
}

// head returns the title among the lines above the records, and leaves the others out.
func (r *reader) head(lines []field) (title string) {
	for _, f := range lines {
		text := strings.TrimSpace(r.src[f.start:f.end])
		if title == "" && strings.Trim(text, "0123456789. ") != "" {
			title = text
			continue
		}
		r.leave(f, "above")
	}
	return title
}

// addRows adds records that have as many lines each.
func (r *reader) addRows(c *record.Collector, all lineRows, wanted string) (title string) {
	title = r.head(all.head)
	for _, f := range all.tail {
		r.leave(f, "below")
	}
	rows := r.cells(all.rows)
	r.unlike = all.unlike(r.src)
	columns := survey(nil, rows)
	columns[all.question].known, columns[all.question].role = record.Question, record.Question
	if p, ok := settle(columns, false); ok {
		if len(all.cut) > 0 {
			rows = append(rows, r.cells([][]field{all.cut})...)
			all.parts = append(all.parts, all.parts[len(all.parts)-1])
			r.sink.Report(diag.New(diag.TableRagged, rows[len(rows)-1][0].At,
				"the last record has %d of its %d lines; the text seems to be cut off", len(all.cut), len(all.rows[0])))
		}
		r.records(c, p, rows, all.parts, 0, wanted)
	}
	return title
}
