package table

import (
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/pattern"
)

// Records are also written with a label on each line: "Question: …", "Answer: …", "Category: …", with a blank line
// between two. Lines without a label go on with a text above them; below a label that holds a name they are set aside.

// lineLabel matches a label at the start of a line.
var lineLabel = pattern.New(`^\s*(\pL[\pL\pM ]{0,30}?)\s?[:：][ \t]*`)

// lineLetter matches the letter of an option at the start of a line.
var lineLetter = pattern.New(`^\s*\(?[A-Ha-h][.)]\s`)

// labelled holds the records of a text with labels.
type labelled struct {
	names []string
	rows  [][][]field // the fields of each record by label; several where the label stands twice
	parts []string    // the title above each record
	head  []field     // lines above the first record
	loose []looseLine
}

// A looseLine is a line that belongs to no record, and where it stands.
type looseLine struct {
	field
	where string
}

// A labelLine is a line of a text with its label.
type labelLine struct {
	whole field
	value field
	name  int // of the label; -1: none
	blank bool
}

// labelledRows returns such records; none for any other text.
func labelledRows(src string) *labelled {
	p := newLabelParser(src)
	if p == nil {
		return nil
	}
	p.parse()
	const (
		fewest    = 3   // records
		nearly    = 0.9 // the share of the records that have all labels that nearly all have, or all but one
		continued = 10  // one line in so many may be of no record, or go on with a text that has letters of options
		goingOn   = 2   // one line in so many may go on with a text elsewhere
	)
	full, core := 0, 0
	for _, of := range p.core {
		if of {
			core++
		}
	}
	for _, row := range p.rows {
		filled := 0
		for i, f := range row {
			if len(f) > 0 && p.core[i] {
				filled++
			}
		}
		if filled >= core-1 {
			full++
		}
	}
	share := goingOn
	if p.lettered > 0 {
		share = continued
	}
	if len(p.rows) < fewest || float64(full) < nearly*float64(len(p.rows)) || p.going*share > len(p.lines) ||
		(len(p.loose)+max(len(p.head)-longestHead, 0))*continued > len(p.lines) {
		return nil
	}
	return &p.labelled
}

// A labelParser parses the records of a text with labels.
type labelParser struct {
	labelled
	src      string
	lines    []labelLine
	roles    []record.Role // of the labels
	core     map[int]bool  // labels that nearly all records have
	going    int           // lines that go on with a text
	lettered int           // those that begin with the letter of an option

	row     [][]field
	part    string
	last    int // the label of the last line
	pending []field
}

// newLabelParser returns the lines of a text with their labels; nil if it has no records. A label that few records
// have, and that names no part of a question, is the text of an answer.
func newLabelParser(src string) *labelParser {
	const (
		smallest   = 3      // labels that at least half of the records have
		first, few = 40, 10 // so many of the first lines have labels at least, which saves the time for other texts
		core       = 0.9    // of the records have a label that nearly all have
	)
	p := &labelParser{src: src, core: map[int]bool{}}
	known, counts, rare := map[string]int{}, map[string]int{}, map[string]bool{}
	at, filled, with := 0, 0, 0
	for line := range strings.Lines(src) {
		l := labelLine{whole: field{start: at, end: at + len(strings.TrimRight(line, "\r\n"))}, name: -1}
		at += len(line)
		l.blank = strings.TrimSpace(line) == ""
		if !l.blank {
			filled++
		}
		if filled == first && with < few {
			return nil
		}
		if m := lineLabel.FindStringSubmatchIndex(line); m != nil {
			with++
			l.value = field{start: l.whole.start + min(m[1], l.whole.end-l.whole.start), end: l.whole.end}
			counts[strings.ToLower(strings.TrimSpace(line[m[2]:m[3]]))]++
		}
		p.lines = append(p.lines, l)
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	roles, usual := map[record.Role]bool{}, 0
	for i, l := range p.lines {
		if l.value.end == 0 {
			continue
		}
		m := lineLabel.FindStringSubmatch(p.text(l.whole))
		name := strings.TrimSpace(m[1])
		folded := strings.ToLower(name)
		at, ok := known[folded]
		if !ok {
			role, _ := record.RoleOf(name)
			if rare[folded] = role == record.Unknown && counts[folded]*2 < most; rare[folded] {
				continue
			}
			at = len(p.names)
			known[folded], p.names, p.roles = at, append(p.names, name), append(p.roles, role)
			roles[role] = true
			if counts[folded]*2 >= most {
				usual++
			}
			p.core[at] = float64(counts[folded]) >= core*float64(most)
		}
		p.lines[i].name = at
	}
	if usual < smallest || len(p.names) > longestRow ||
		!roles[record.Question] || !roles[record.Answer] && !roles[record.Right] {
		return nil
	}
	return p
}

func (p *labelParser) text(f field) string { return strings.TrimSpace(p.src[f.start:f.end]) }

// parse divides the lines into records.
func (p *labelParser) parse() {
	blank := true
	for _, l := range p.lines {
		switch {
		case l.blank:
			blank = true
			continue
		case l.name >= 0:
			p.labelLine(l, blank)
		case p.row != nil && !blank && len(p.pending) == 0:
			if p.holdsText() {
				p.goOn(l.whole)
			} else {
				p.loose = append(p.loose, looseLine{l.whole, "among"})
			}
		default:
			p.pending = append(p.pending, l.whole)
		}
		blank = false
	}
	p.settle(-1)
	p.end()
}

// labelLine adds a line with a label to the record, or begins the next: behind a blank line, or if it is the first
// label of the record that is open. A label may stand twice in others.
func (p *labelParser) labelLine(l labelLine, blank bool) {
	within := p.row != nil && len(p.row[l.name]) == 0 && l.name > p.last
	if len(p.pending) > 0 {
		p.settle(l.name)
		blank = !within
	}
	first := p.row != nil && len(p.row[l.name]) > 0 && l.name == p.first()
	if blank || first {
		p.end()
	}
	if p.row == nil {
		p.row = make([][]field, len(p.names))
	}
	p.row[l.name], p.last = append(p.row[l.name], l.value), l.name
}

// first returns the first label of the record that is open.
func (p *labelParser) first() int {
	for i, f := range p.row {
		if len(f) > 0 {
			return i
		}
	}
	return -1
}

// holdsText reports whether the last label is that of a text, which may have further lines.
func (p *labelParser) holdsText() bool {
	switch p.roles[p.last] {
	case record.Question, record.Answer, record.Explanation, record.Hint, record.Option, record.Detail:
		return true
	}
	return false
}

// goOn adds a line to the last text.
func (p *labelParser) goOn(f field) {
	p.going++
	if lineLetter.MatchString(p.src[f.start:f.end]) {
		p.lettered++
	}
	of := p.row[p.last]
	of[len(of)-1].end = f.end
}

// settle decides what the lines between blank ones are, above a label or at the end (-1): further paragraphs of a text,
// the title of a part, or nothing of the records.
func (p *labelParser) settle(next int) {
	lines := p.pending
	p.pending = nil
	switch {
	case p.row == nil && len(p.rows) == 0:
		p.head = append(p.head, lines...)
	case p.row != nil && p.holdsText():
		for _, f := range lines {
			p.goOn(f)
		}
	case next >= 0 && len(lines) == 1 && namesPart(p.text(lines[0])):
		p.end()
		p.part = p.text(lines[0])
	default:
		where := "between"
		if next < 0 {
			where = "below"
		}
		for _, f := range lines {
			p.loose = append(p.loose, looseLine{f, where})
		}
	}
}

// end closes the record.
func (p *labelParser) end() {
	if p.row != nil {
		p.rows, p.parts = append(p.rows, p.row), append(p.parts, p.part)
	}
	p.row = nil
}

// addLabelled adds records with labels, and returns the title above them.
func (r *reader) addLabelled(c *record.Collector, all *labelled, wanted string) (title string) {
	cells := make([][]*record.Node, len(all.rows))
	for i, row := range all.rows {
		cells[i] = r.labelledCells(c, all.names, row)
	}
	p, ok := settle(survey(all.names, cells), true)
	if !ok {
		return ""
	}
	title = r.head(all.head)
	for _, l := range all.loose {
		r.leave(l.field, l.where)
	}
	r.records(c, p, cells, all.parts, len(all.names), wanted)
	return title
}

// labelledCells returns the cells of a record with labels. Names of records are left out.
func (r *reader) labelledCells(c *record.Collector, names []string, row [][]field) []*record.Node {
	at := 0
	for i := len(row) - 1; i >= 0; i-- {
		if len(row[i]) > 0 {
			at = row[i][0].start
		}
	}
	cells := make([]*record.Node, len(row))
	for i, fields := range row {
		role, _ := record.RoleOf(names[i])
		if len(fields) > 0 && role == record.ID {
			id := r.cell(fields[0])
			c.LeaveOut(record.Field{Name: names[i], At: id.At, Value: id})
			fields = nil
		}
		if len(fields) == 0 {
			cells[i] = r.cell(field{start: at, end: at})
			continue
		}
		cells[i] = r.paragraphs(fields)
		at = max(at, fields[len(fields)-1].end)
	}
	return cells
}

// paragraphs returns a cell of several fields, each of which is a paragraph.
func (r *reader) paragraphs(fields []field) *record.Node {
	var text bank.Text
	for i, f := range fields {
		if i > 0 {
			text.Decode("\n\n", f.start)
		}
		text.Append(f.text(r.src).Trim())
	}
	return r.textCell(text.Trim(), r.lines.Span(fields[0].start, fields[len(fields)-1].end))
}
