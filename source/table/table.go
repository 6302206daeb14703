// Package table reads questions that are kept in a table: files of values between commas, semicolons, tabs or bars.
//
// The bytes of a file go in, the document of its questions comes out. A file is split into rows of cells (split.go)
// with their places. Its columns are judged by their cells first and by their header second (columns.go), since tables
// of any kind have a column "title", and files without a header are common. Text exports of Anki say themselves what
// their columns are (anki.go). Each row then is a record of fields, and package record makes questions of those, for
// tables and objects alike. A cell may itself hold JSON. Whether a text is such a table at all is told by looks.go.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package table

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/objects"
	"example.org/studyguide/source/pattern"
)

// Format is the name of the format.
const Format = "csv"

// A reader reads a table.
type reader struct {
	lines   *diag.Lines
	src     string
	sink    diag.Sink
	root    *record.Node // all rows
	tuples  bool         // the rows stood between brackets
	aside   []diag.Span
	ragged  int
	first   diag.Span // of the ragged
	sounds  int
	soundAt diag.Span
	unlike  map[int]bool // rows whose cells are not where those of the others are
}

// Read returns the document of a table, in the wanted language if its columns are in several. It returns nil for a
// file that is no table, which it has reported.
func Read(name string, src []byte, wanted string, sink diag.Sink) *ast.Document {
	return newReader(name, src, sink).read(wanted)
}

// Words returns src without names of columns, separators and what is no text, line by line.
func Words(src []byte) []byte {
	r := newReader("", src, &diag.List{})
	if r.read(""); r.root == nil {
		return src
	}
	return record.WordsOf(r.lines, r.root, r.aside)
}

// newReader returns a reader of a table. Lines of a program around its records are left out.
func newReader(name string, src []byte, sink diag.Sink) *reader {
	r := &reader{lines: diag.NewLines(name, src), sink: sink}
	body, others := untupled(string(src))
	r.src, r.tuples = body, body != string(src)
	for _, f := range others {
		r.leave(f, "among")
	}
	return r
}

var separatorLine = pattern.New(`^sep=(.)\r?\n`)

func (r *reader) read(wanted string) *ast.Document {
	whole := r.lines.Span(0, len(r.src))
	c := record.NewCollector(Format, whole, r.sink)
	if all := labelledRows(r.src); all != nil {
		title := r.addLabelled(c, all, wanted)
		doc := r.finish(c, nil, all.names)
		doc.Meta.Title = title
		return doc
	}
	if rows, head := starredRecords(r.src); rows != nil {
		title := r.addStarred(c, rows, head)
		doc := r.finish(c, nil, nil)
		doc.Meta.Title = title
		return doc
	}
	if all, ok := lineRowsOf(r.src); ok {
		title := r.addRows(c, all, wanted)
		doc := r.finish(c, nil, nil)
		doc.Meta.Title = title
		return doc
	}
	if all := lineRecords(r.src); all != nil {
		r.addLines(c, all)
		return r.finish(c, nil, nil)
	}
	start := 0
	var separator byte
	quotes := true
	anki, isAnki := readAnki(r.src)
	switch m := separatorLine.FindStringSubmatch(r.src); {
	case isAnki:
		start, separator = anki.size, anki.separator
	case m != nil:
		start, separator = len(m[0]), m[1][0]
	default:
		separator, quotes, _ = sniff(r.src, known)
	}
	rows := r.rows(start, separator, quotes)
	if isAnki {
		if anki.said {
			c.SetLanguage(anki.language())
		}
		r.notes(c, anki, rows)
		reportSounds(r.sounds, r.soundAt, r.sink)
		return r.finish(c, rows, nil)
	}
	if len(rows) == 0 {
		return r.finish(c, rows, nil)
	}
	rows = r.withoutComments(rows)
	if n := above(rows); n > 0 {
		at := rows[0][0].At.To(rows[n-1][len(rows[n-1])-1].At)
		r.sink.Report(diag.New(diag.LeftOut, at, "%d rows above the names of the columns are left out", n))
		rows = rows[n:]
	}
	names, headed := header(rows)
	if headed {
		rows = r.aligned(withoutHeaders(names, r.withoutHelp(names, rows[1:]), r.sink), len(names))
	} else {
		rows = r.aligned(r.narrowed(rows), 0)
		var labels []diag.Span
		names, labels = takeLabels(rows)
		r.aside = append(r.aside, labels...)
	}
	columns := survey(names, rows)
	p, ok := settle(columns, headed && !areLanguages(names))
	switch {
	case headed && isBoard(columns):
		r.board(c, names, rows)
	case ok:
		r.records(c, p, rows, nil, len(names), wanted)
	}
	return r.finish(c, rows, names)
}

// known returns how many names of a header are known.
func known(names []string) int {
	n := 0
	for _, name := range names {
		if role, _ := record.RoleOf(strings.Trim(name, `"`)); role != record.Unknown {
			n++
		}
	}
	return n
}

// rows returns the cells of all rows, as many as are read.
func (r *reader) rows(start int, separator byte, quotes bool) [][]*record.Node {
	s := newSplitter(r.src[start:], separator, quotes)
	own := isOwn(r.src[start:], separator)
	var out [][]*record.Node
	for len(out) <= record.MostQuestions+1 {
		fields, ok := s.row()
		if !ok {
			break
		}
		row := make([]*record.Node, len(fields))
		for i, f := range fields {
			f.start, f.end = f.start+start, f.end+start
			if own && isGuarded(r.src[f.start:f.end]) {
				f.start++
			}
			row[i] = r.cell(f)
		}
		out = append(out, row)
	}
	if s.unclosed >= 0 {
		at := r.lines.Span(start+s.unclosed, start+s.unclosed+1)
		r.sink.Report(diag.New(diag.TableRagged, at, "a quotation mark is never closed; it is taken as text"))
	}
	return out
}

// cell returns a cell without blanks around its text.
func (r *reader) cell(f field) *record.Node {
	return r.textCell(f.text(r.src).Trim(), r.lines.Span(f.start, f.end))
}

// textCell returns a cell of a text, without what is played.
func (r *reader) textCell(text bank.Text, at diag.Span) *record.Node {
	text, sounds := silent(text)
	if sounds > 0 && r.sounds == 0 {
		r.soundAt = at
	}
	r.sounds += sounds
	n := &record.Node{Kind: record.Text, Value: text.Value(r.lines), At: at}
	if text.String() == "" {
		n.Value = bank.Fixed("", at)
	}
	return n
}

// cells returns the cells of rows of fields.
func (r *reader) cells(rows [][]field) [][]*record.Node {
	out := make([][]*record.Node, len(rows))
	for i, row := range rows {
		for _, f := range row {
			out[i] = append(out[i], r.cell(f))
		}
	}
	return out
}

// records adds a record for each row. parts are the titles above the rows, if there are any.
func (r *reader) records(
	c *record.Collector, p plan, rows [][]*record.Node, parts []string, width int, wanted string,
) {
	root := &record.Node{Kind: record.List, At: r.lines.Span(0, len(r.src))}
	marked := p.isMarkedUp()
	usualWidth := width
	if width == 0 {
		usualWidth = commonWidth(rows)
	}
	for at, row := range rows {
		row = r.joined(row, p, usualWidth, width > 0)
		n := &record.Node{Kind: record.Map, At: row[0].At.To(row[len(row)-1].At)}
		for i, cell := range row {
			f := record.Field{Name: "column " + strconv.Itoa(i+1), At: cell.At, Value: cell}
			if i < len(p.columns) {
				col := p.columns[i]
				if f.Role, f.Label = col.role, col.label; col.name != "" {
					f.Name = col.name
				}
				is := cmp.Or(f.Role, col.known)
				if r.unlike[at] && (is == record.Right || is == record.Answer) && isKeyLine(cell.String()) {
					f.Role = record.Unsure
				}
			}
			switch {
			case marked && width == 0 && f.Role == record.Tags: // of Anki, between spaces
				f.Value = spaced(cell)
			case i != p.question:
				f.Value = r.nested(cell)
			}
			if i >= width && width > 0 && !cell.IsEmpty() {
				r.overflow(cell)
			}
			n.Fields = append(n.Fields, f)
		}
		root.Items = append(root.Items, n)
	}
	if r.ragged > 0 {
		r.sink.Report(diag.New(diag.TableRagged, r.first, "%s no column in the header, the first here",
			plural(r.ragged, "cell has", "cells have")).
			WithHint("put cells that hold the separator between quotation marks"))
	}
	root, tongues := record.Localize(root, wanted, "")
	tongues.Report(r.sink)
	c.Language = tongues.Chosen
	for _, n := range tongues.Aside {
		r.aside = append(r.aside, n.At)
	}
	for i, n := range root.Items {
		var path []string
		if parts != nil && parts[i] != "" {
			path = []string{parts[i]}
		}
		c.Add(n, path, "")
	}
	r.root = root
}

// overflow counts a cell beyond the header.
func (r *reader) overflow(cell *record.Node) {
	if r.ragged++; r.ragged == 1 {
		r.first = cell.At
	}
}

// commonWidth returns the number of cells that nearly all rows have; 0 if there is none.
func commonWidth(rows [][]*record.Node) int {
	widths := map[int]int{}
	for _, row := range rows {
		widths[len(row)]++
	}
	for width, n := range widths {
		if float64(n) >= usual*float64(len(rows)) {
			return width
		}
	}
	return 0
}

// joined returns a row with more cells than the header, or than other rows, so that the last column has what stands
// beyond it, separators included, if that column holds texts: its author forgot the quotation marks. What stands behind
// an empty cell is no part of a text.
func (r *reader) joined(row []*record.Node, p plan, width int, headed bool) []*record.Node {
	if width == 0 || len(row) <= width || !p.columns[width-1].isText() || p.columns[width-1].names() {
		return row
	}
	last := len(row) - 1
	for last >= width && row[last].IsEmpty() {
		last--
	}
	if last < width {
		return row[:width]
	}
	if slices.ContainsFunc(row[width:last], (*record.Node).IsEmpty) {
		return row
	}
	for _, cell := range row[width : last+1] {
		if headed {
			r.overflow(cell)
		}
	}
	start, end := r.lines.Offset(row[width-1].At.Start), r.lines.Offset(row[last].At.End)
	return append(slices.Clone(row[:width-1]), r.cell(field{start: start, end: end}))
}

// narrowed returns rows without a header of which most have a question and an answer, so that the answers of the others
// have all that stands behind their questions: their authors use the separator in texts, too.
func (r *reader) narrowed(rows [][]*record.Node) [][]*record.Node {
	const answered, fewest = 3, 5 // cells, of which one may be empty; rows
	widths, most := map[int]int{}, 0
	for i, row := range rows {
		for len(row) > 1 && row[len(row)-1].IsEmpty() {
			row = row[:len(row)-1]
		}
		rows[i] = row
		if widths[len(row)]++; widths[len(row)] > widths[most] {
			most = len(row)
		}
	}
	if most < 2 || most > answered || len(rows) < fewest || widths[most]*2 < len(rows) {
		return rows
	}
	asking := 0
	for _, row := range rows {
		if record.EndsAsking(row[0].String()) {
			asking++
		}
	}
	if asking*2 < len(rows) || most == answered && widths[2] > 0 {
		return rows
	}
	for i, row := range rows {
		if last := len(row) - 1; last >= most {
			f := field{start: r.lines.Offset(row[most-1].At.Start), end: r.lines.Offset(row[last].At.End)}
			rows[i] = append(slices.Clone(row[:most-1]), r.cell(f))
		}
	}
	return rows
}

// board adds a record for each cell, in the section of its column.
func (r *reader) board(c *record.Collector, names []string, rows [][]*record.Node) {
	r.root = &record.Node{Kind: record.List}
	for i, name := range names {
		for _, row := range rows {
			if i >= len(row) || row[i].IsEmpty() {
				continue
			}
			n := &record.Node{Kind: record.Map, At: row[i].At, Fields: []record.Field{
				{Name: "question", Role: record.Question, At: row[i].At, Value: row[i]},
			}}
			c.Add(n, []string{name}, "")
			r.root.Items = append(r.root.Items, n)
		}
	}
}

// nested returns the JSON, or the list of Python, that a cell holds, else the cell.
func (r *reader) nested(cell *record.Node) *record.Node {
	s := cell.String()
	if len(s) < 2 || s[0] != '[' && s[0] != '{' || s[len(s)-1] != ']' && s[len(s)-1] != '}' {
		return cell
	}
	if n, ok := objects.ParseValue(cell.Value, r.sink); ok {
		return n
	}
	if list := pythonList(cell); list != nil {
		return list
	}
	return cell
}

var pythonItem = pattern.New(`^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(?:,|$)`)

// pythonList returns the texts of a list as Python prints it: ['a', "b's"]; nil if it is none.
func pythonList(cell *record.Node) *record.Node {
	out := &record.Node{Kind: record.List, At: cell.At}
	text := cell.Value.Text
	from := strings.IndexByte(text, '[') + 1
	end := strings.LastIndexByte(text, ']')
	for from > 0 && from < end {
		m := pythonItem.FindStringSubmatchIndex(text[from:end])
		if m == nil {
			return nil
		}
		start, stop := m[2], m[3]
		if start < 0 {
			start, stop = m[4], m[5]
		}
		out.Items = append(out.Items, cell.Slice(from+start, from+stop))
		from += m[1]
	}
	if len(out.Items) == 0 {
		return nil
	}
	return out
}

// notes adds the notes of an export of Anki.
func (r *reader) notes(c *record.Collector, h ankiHead, rows [][]*record.Node) {
	r.root = &record.Node{Kind: record.List}
	for _, row := range rows {
		n := &record.Node{Kind: record.Map, At: row[0].At.To(row[len(row)-1].At)}
		var path []string
		n.Fields, path = h.fieldsOf(row)
		if h.tags != "" {
			tags := &record.Node{Kind: record.Text, Value: bank.Fixed(h.tags, n.At), At: n.At}
			n.Fields = append(n.Fields, record.Field{Name: "tags", Role: record.Tags, Value: spaced(tags)})
		}
		c.Add(n, path, "")
		r.root.Items = append(r.root.Items, n)
	}
}

// finish returns the document of the collected records.
func (r *reader) finish(c *record.Collector, rows [][]*record.Node, names []string) *ast.Document {
	doc := c.Document()
	doc.Meta.Language = c.Language
	r.aside = append(r.aside, c.Aside...)
	if c.Questions() == 0 {
		doc.Seen = seen(rows, names)
		doc.Wanted = "a table of questions has a column of them, such as question or front, and one of answers, or " +
			"options and the right one"
	}
	return doc
}

// seen says what a table without questions holds.
func seen(rows [][]*record.Node, names []string) string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if len(names) == 0 {
		return "a table of " + strconv.Itoa(len(rows)) + " rows and " + strconv.Itoa(width) +
			" columns, none of which asks"
	}
	const most = 6
	var quoted []string
	for _, name := range names[:min(len(names), most)] {
		quoted = append(quoted, strconv.Quote(record.Clipped(name)))
	}
	if len(names) > most {
		quoted = append(quoted, "…")
	}
	return "a table with the columns " + strings.Join(quoted, ", ")
}

// isComment reports whether a row with one cell is a comment of programmers.
func isComment(text string) bool {
	return strings.HasPrefix(text, "//") || strings.HasPrefix(text, "#")
}

// withoutComments returns the rows that are no comments.
func (r *reader) withoutComments(rows [][]*record.Node) [][]*record.Node {
	var out [][]*record.Node
	n := 0
	var first diag.Span
	for _, row := range rows {
		if len(row) > 1 || !isComment(row[0].String()) {
			out = append(out, row)
			continue
		}
		if n == 0 {
			first = row[0].At
		}
		n++
		r.aside = append(r.aside, row[0].At)
	}
	if n == 0 || len(out) == 0 || len(out[0]) == 1 {
		return rows
	}
	r.sink.Report(diag.New(diag.LeftOut, first, "%s left out, the first here", plural(n, "comment", "comments")))
	return out
}

// withoutHelp returns the rows below a header without the first if that says how to fill in the columns of a template:
// most of its cells are in brackets or say the names of their columns again, in other words around them.
func (r *reader) withoutHelp(names []string, rows [][]*record.Node) [][]*record.Node {
	const fewest = 3
	if len(rows) < 2 {
		return rows
	}
	filled, helps := 0, 0
	for i, cell := range rows[0] {
		s := strings.ToLower(cell.String())
		if s == "" || i >= len(names) {
			continue
		}
		filled++
		said := strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
		if list := strings.Fields(strings.ToLower(names[i])); len(strings.Fields(s)) > len(list) && len(list) > 1 {
			said = said || !slices.ContainsFunc(list, func(word string) bool { return !strings.Contains(s, word) })
		}
		if said {
			helps++
		}
	}
	if helps < fewest || helps*2 <= filled {
		return rows
	}
	at := rows[0][0].At.To(rows[0][len(rows[0])-1].At)
	r.sink.Report(diag.New(diag.LeftOut, at, "a row that says how to fill in the columns is left out"))
	return rows[1:]
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
