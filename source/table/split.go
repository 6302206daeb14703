package table

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
)

// A field is a cell where it stands: the bytes from start up to end, without quotation marks around them.
type field struct {
	start, end int
	quoted     bool
}

// text returns what a field says: doubled quotation marks within quotation marks are one.
func (f field) text(src string) bank.Text {
	var b bank.Text
	raw, at := src[f.start:f.end], f.start
	for f.quoted {
		i := strings.Index(raw, `""`)
		if i < 0 {
			break
		}
		b.Add(raw[:i+1], at)
		raw, at = raw[i+2:], at+i+2
	}
	b.Add(raw, at)
	return b
}

// A splitter splits a text into rows of fields. Files are not as RFC 4180 wants them: blanks stand before quotation
// marks, marks stand within cells without being doubled, and some are never closed. encoding/csv takes what follows
// such a mark for one cell, up to the end of the file, and keeps no places within cells.
type splitter struct {
	src       string
	separator byte
	quotes    bool // cells may stand between quotation marks
	at        int
	unclosed  int  // offset of the first mark that is never closed; -1: none
	sameLine  bool // marks are closed in their line only, as one was not closed at all
}

func newSplitter(src string, separator byte, quotes bool) *splitter {
	return &splitter{src: src, separator: separator, quotes: quotes, unclosed: -1}
}

// row returns the next row that is not blank; ok is false at the end.
func (s *splitter) row() (fields []field, ok bool) {
	for s.at < len(s.src) {
		fields = fields[:0]
		for {
			f := s.field()
			fields = append(fields, f)
			if s.at >= len(s.src) {
				break
			}
			end := s.src[s.at] == '\n'
			s.at++
			if end {
				break
			}
		}
		for _, f := range fields {
			if strings.TrimSpace(s.src[f.start:f.end]) != "" {
				return fields, true
			}
		}
	}
	return nil, false
}

// field reads a field up to its separator or the end of its line.
func (s *splitter) field() field {
	start := s.at
	if s.quotes {
		at := start
		for at < len(s.src) && s.src[at] == ' ' {
			at++
		}
		if at < len(s.src) && s.src[at] == '"' {
			if f, ok := s.quotedField(at); ok {
				return f
			}
		}
	}
	for s.at < len(s.src) && s.src[s.at] != s.separator && s.src[s.at] != '\n' {
		s.at++
	}
	return field{start: start, end: s.at}
}

// quotedField reads a field between quotation marks: the last is followed by a separator or the end of the line.
func (s *splitter) quotedField(start int) (f field, ok bool) {
	limit := len(s.src)
	if s.sameLine {
		if i := strings.IndexByte(s.src[start:], '\n'); i >= 0 {
			limit = start + i
		}
	}
	for at := start + 1; at < limit; {
		i := strings.IndexByte(s.src[at:limit], '"')
		if i < 0 {
			break
		}
		at += i
		if at+1 < limit && s.src[at+1] == '"' {
			if next := at + 2; next >= len(s.src) || s.src[next] != s.separator && s.src[next] != '\n' || at > start+1 {
				at += 2
				continue
			}
		}
		next := at + 1
		for next < len(s.src) && s.src[next] == ' ' {
			next++
		}
		if next == len(s.src) || s.src[next] == s.separator || s.src[next] == '\n' {
			s.at = next
			return field{start + 1, at, true}, true
		}
		at++
	}
	if !s.sameLine {
		s.unclosed = start
	}
	s.sameLine = true
	return field{}, false
}

// sampled is the number of rows by which a separator is chosen.
const sampled = 300

// sniff returns the separator of a table and whether its cells stand between quotation marks. score is 0 if the text
// has no columns.
func sniff(src string, known func(header []string) int) (separator byte, quotes bool, score float64) {
	separator, quotes = ',', true
	for _, c := range []byte{'\t', ';', ',', '|'} {
		if strings.IndexByte(src, c) < 0 {
			continue
		}
		with := fit(src, c, true, known)
		if with > score+0.001 {
			separator, quotes, score = c, true, with
		}
		const better = 0.1
		if strings.IndexByte(src, '"') >= 0 {
			if without := fit(src, c, false, known); without > max(score, with)+better {
				separator, quotes, score = c, false, without
			}
		}
	}
	return separator, quotes, score
}

// fit returns how well a separator fits: the share of rows that have as many cells as most, and more for a header of
// known names.
func fit(src string, separator byte, quotes bool, known func([]string) int) float64 {
	s := newSplitter(src, separator, quotes)
	widths := map[int]int{}
	rows, first, asking := 0, 0, 0
	var header []string
	for rows < sampled {
		row, ok := s.row()
		if !ok {
			break
		}
		if rows == 0 {
			first = len(row)
			for _, f := range row {
				header = append(header, strings.TrimSpace(src[f.start:f.end]))
			}
		}
		for _, f := range row {
			if ast.EndsAsking(strings.TrimSpace(src[f.start:f.end])) {
				asking++
				break
			}
		}
		widths[len(row)]++
		rows++
	}
	most := 0
	for w, n := range widths {
		if n > widths[most] || n == widths[most] && w > most {
			most = w
		}
	}
	if most < 2 {
		return 0
	}
	out := float64(widths[most]) / float64(rows)
	names := 0
	if first > 1 { // the names are those of all languages, which few texts need
		names = known(header)
	}
	if names > 1 {
		out += float64(min(names, first))
	} else if first != most {
		out /= 2
	}
	if s.unclosed >= 0 {
		out -= 0.05
	}
	out += 0.05 * float64(asking) / float64(rows) // a cell ends where a question does
	return out
}
