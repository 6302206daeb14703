package text

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
)

// maxDepth bounds the nesting of lists; deeper lists are text of the item around them.
const maxDepth = 12

// A reader reads the lines of one container into blocks: of the file, a list item, or a fence around questions.
type reader struct {
	file
	passage
	seams seamFinder
	depth int // number of containers around
	i     int // the next line
	out   []ast.Block

	title    string // the last line that looked like a question, in any container
	lead     string // the text directly before line i, if it may introduce a listing
	language string // the language printed above the next listing
	unclosed string // a fence that no later line closes
}

// read returns the blocks of all lines of the file.
func (f file) read(lines []line) []ast.Block {
	lines = capitalLabels(divideCounted(divideTags(lines)))
	s := inspect(f.name, lines)
	r := newReader(f, &s, lines)
	r.blocks()
	return r.out
}

func newReader(f file, s *survey, lines []line) *reader {
	p := passage{s, lines}
	return &reader{file: f, passage: p, seams: seamFinder{passage: p}}
}

// inside returns a reader for the lines of a nested container.
func (r *reader) inside(lines []line) *reader {
	in := newReader(r.file, r.survey, lines)
	in.depth, in.title = r.depth+1, r.title
	return in
}

// blocks reads the remaining lines.
func (r *reader) blocks() {
	for r.i = skipBlank(r.lines, r.i); r.i < len(r.lines); r.i = skipBlank(r.lines, r.i) {
		r.block()
	}
}

// block reads one block at line i, which is not blank. The order matters: the kinds that need most evidence come first,
// and the paragraph last.
func (r *reader) block() {
	switch {
	case r.pairs(), r.formula(), r.fence(), r.residue(), r.rule(), r.tableHere(), r.listing(), r.list():
	default:
		r.paragraph()
	}
}

// tableHere reads a table with pipes, with aligned columns, or with cells that ran together.
func (r *reader) tableHere() bool {
	g, end := pipeTable(r.lines, r.i)
	if end > r.i {
		r.raggedRows(r.lines[r.i:end])
	} else {
		g, end = r.columnTable(r.i)
	}
	if end == r.i && !r.lines[r.i].code() {
		if end = r.seams.end(r.i); end > r.i {
			g = r.seams.table(r.i, end)
			r.report(diag.RunTogether, r.span(g.first, g.first),
				"the cells of %d lines ran together; they were taken apart as a table of %d columns",
				end-r.i, len(g.rows[0]))
		}
	}
	if end == r.i {
		return false
	}
	r.add(r.table(g))
	r.lead = ""
	r.i = end
	return true
}

// listing reads a listing without fences.
func (r *reader) listing() bool {
	code := listingFinder{r.passage, r.language}
	end := code.end(r.i, r.lead)
	if end == r.i {
		return false
	}
	lines := trimBlank(r.lines[r.i:end])
	text := dedented(lines, minIndent(lines))
	lang := r.language
	if lang == "" {
		lang = listing.Detect(r.context(), text)
	}
	if lang == "text" {
		lang = ""
	}
	r.add(&ast.Listing{Loc: ast.At(r.span(lines[0], lines[len(lines)-1])), Language: lang, Text: text})
	r.lead, r.language = "", ""
	r.i = end
	return true
}

// context returns the text before a listing: the question's title, then the lead-in.
func (r *reader) context() string { return listing.LeadIn(r.title, r.lead) }

func (r *reader) add(b ast.Block) { r.out = append(r.out, b) }

// starts reports whether a block or a new paragraph begins at line j, directly below line j-1 of a paragraph.
func (r *reader) starts(j int) bool {
	before, l := r.lines[j-1], r.lines[j]
	if end, _ := formulaEnd(r.lines, j); end > j {
		return true
	}
	switch {
	case r.mark(l), r.digitStarts(before, l):
		return true
	case r.separator != "" && r.depth == 0 && l.divides(r.separator): // the first card of a part
		return true
	case !r.wrapped && before.indent > maxMarkIndent && l.indent <= maxMarkIndent && !boxBefore.MatchString(l.text):
		return true // back at the edge of a page's text, and no further option
	case fenceOf(l.text) != "", r.residueEnd(j) > j:
		return true
	case r.startsList(j):
		return true
	case ruleOf(l.text) != 0:
		return true
	}
	code := listingFinder{r.passage, r.language}
	if code.starts(j) {
		return true
	}
	return leadsIn(before.text) && (pipeEnd(r.lines, j) > j || r.seams.end(j) > j)
}

// paragraph reads running text, with breaks between its lines.
func (r *reader) paragraph() {
	from := r.i
	j := from + 1
	for j < len(r.lines) && !r.lines[j].blank() && !r.endsTitle(from, j) && !r.starts(j) {
		j++
	}
	r.text(r.lines[from:j])
	r.i = j
}

// endsTitle reports whether the marked line at from is a complete question, so that line j begins its answer.
func (r *reader) endsTitle(from, j int) bool {
	if j != from+1 || !strings.HasSuffix(r.lines[from].text, "?") {
		return false
	}
	l := r.lines[from]
	return (r.mark(l) && !labelOnly(l.text) || digit(l)) &&
		(letterLabel(r.lines[j].text) || !runsOn(line{text: "x"}, r.lines[j]))
}

// text adds a paragraph of lines.
func (r *reader) text(lines []line) {
	r.add(&ast.Paragraph{Loc: ast.At(r.span(lines[0], lines[len(lines)-1])), Inlines: r.join(lines)})
	r.lead = lines[len(lines)-1].text
	if r.titled(lines[0]) {
		r.title = lines[0].text
	}
}

// join returns the inlines of lines with a break between each two.
func (r *reader) join(lines []line) []ast.Inline {
	widest := 0
	for _, l := range lines {
		widest = max(widest, l.width())
	}
	if len(lines) < 3 {
		widest = r.width
	}
	ragged := r.ragged(lines, widest)
	var out []ast.Inline
	for i, l := range lines {
		if i == 0 && r.apart[l.num] && len(lines) > 1 { // it stands before the text of the next line
			out = append(out, &ast.Text{Loc: ast.At(r.span(l, l)), Value: strings.TrimRight(l.text, ".)") + ". "})
			continue
		}
		if i > 0 && !(i == 1 && r.apart[lines[0].num]) {
			prev := lines[i-1]
			at := diag.Span{File: r.name, Start: prev.end(), End: l.start()}
			out = append(out, &ast.Break{Loc: ast.At(at), Hard: r.hardBreak(prev, l, widest, ragged)})
		}
		if i == 0 && r.bare[l.num] { // a full stop, so that it is known for a number that counts
			digits, between := bareOf(l)
			number := l.cut(0, len(digits))
			at := ast.At(r.span(number, number))
			out = append(out, &ast.Text{Loc: at, Value: number.text + ". "})
			l = l.rest(len(digits) + len(between))
		}
		if r.bullets.options[l.num] && !r.bullets.apart {
			var sign []ast.Inline
			sign, l = r.option(l)
			out = append(out, sign...)
		}
		if n := r.signed[l.num] + r.signedAnswers[l.num]; i == 0 && n > 0 {
			label, sign := signLabel, l.cut(0, n)
			if r.signed[l.num] == 0 {
				label = signAnswerLabel
			}
			if !countsBehind(l.text, n) {
				out = append(out, &ast.Text{Loc: ast.At(r.span(sign, sign)), Value: label})
				l = l.rest(n)
			}
		}
		out = append(out, r.inlines(l)...)
	}
	return out
}
