package recognize

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// Options are found in a row of entries: the lines of paragraphs, the items of lists, the cells of tables, and blocks
// that hold no options themselves but may stand between two.

// An entry is a part of a block that may be an option or belong to one.
type entry struct {
	of     int          // index of the block it is of
	in     []ast.Inline // of a line, an item or a cell; nil for a block
	rest   []ast.Block  // of an item, after its first paragraph
	at     ast.Loc
	task   ast.Task
	count  string // number of the item of an ordered list
	item   *ast.Item
	block  ast.Block // if it is a block of its own
	broken bool      // the author ended the line before it on purpose
	header diag.Span // above the cells of a table, of which this is the first
}

// entriesOf returns the entries of blocks.
func entriesOf(blocks []ast.Block) []entry {
	out := make([]entry, 0, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case *ast.Paragraph:
			out = append(out, paragraphLines(i, b.Inlines)...)
		case *ast.List:
			out = append(out, itemsOf(i, b)...)
		case *ast.Table:
			out = append(out, cellsOf(i, b)...)
		case *ast.Quote:
			out = append(out, quotedLines(i, b)...)
		default:
			out = append(out, entry{of: i, block: b})
		}
	}
	return out
}

// paragraphLines returns the lines of a paragraph, divided before each label of an option that follows another.
func paragraphLines(of int, in []ast.Inline) []entry {
	var out []entry
	start, hard := 0, false
	line := func(end int, next bool) {
		if text := trim(in[start:end]); len(text) > 0 {
			parts := inLine(text)
			for i, part := range parts {
				out = append(out, entry{of: of, in: part, at: ast.At(inlineSpan(part)), broken: hard || i > 0})
			}
		}
		start, hard = end+1, next
	}
	for i, n := range in {
		if b, ok := n.(*ast.Break); ok {
			line(i, b.Hard)
		}
	}
	line(len(in), false)
	return out
}

// inLine divides a line before each label in it, if at least two follow each other: "A. ebb B. flood C. slack".
func inLine(in []ast.Inline) [][]ast.Inline {
	text := flat(in)
	r, _ := utf8.DecodeRuneInString(text)
	if text == "" || !hasLabelSign(text[1:]) && unicode.Is(unicode.Latin, r) {
		return [][]ast.Inline{in}
	}
	var cuts []int
	var last optionLabel
	first, worded := -1, mayBeWorded(text)
	for at := range text {
		if !opensInLine(text, at) || !worded && opensASCIIWord(text[at:]) { // as nearly every word does
			continue
		}
		l, ok := readOption(text[at:], false)
		switch {
		case !ok || text[at] == ' ':
		case l.first() && first < 0:
			first, last, cuts = at, l, []int{at}
		case first >= 0 && l.follows(last):
			last, cuts = l, append(cuts, at)
		}
	}
	if at, ok := readOption(text, false); len(cuts) < 2 && ok && !at.first() { // goes on from the line before
		cuts = followers(text, at)
	}
	if len(cuts) < 2 {
		return [][]ast.Inline{in}
	}
	cuts = append(cuts, partCuts(text, cuts[len(cuts)-1])...)
	var out [][]ast.Inline
	for i := len(cuts) - 1; i >= 0; i-- {
		var tail []ast.Inline
		in, tail = cut(in, cuts[i])
		out = append(out, trim(tail))
	}
	if in = trim(in); len(in) > 0 {
		out = append(out, in)
	}
	slices.Reverse(out)
	return out
}

// hasLabelSign reports whether a text has a sign that may stand behind a label, or is one.
func hasLabelSign(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return strings.ContainsFunc(text[i:], isLabelSign)
		}
		if strings.IndexByte(".):-/", text[i]) >= 0 {
			return true
		}
	}
	return false
}

func isLabelSign(r rune) bool {
	switch r {
	case '.', ')', '）', ':', '：', '、', '．', '①', '②', 'ⓐ', 'ⓑ', '❶', '❷', '-', '–', '—', '/':
		return true
	}
	return false
}

// opensInLine reports whether a label may stand at a place in a line: at its start, or behind a blank, a comma or a
// semicolon, or a sign of Chinese, which needs no blank.
func opensInLine(line string, at int) bool {
	if at == 0 {
		return true
	}
	switch b := line[at-1]; {
	case b == ' ' || b == '\t' || b == ';' || b == ',':
		return true
	case b < utf8.RuneSelf:
		return false
	}
	switch r, _ := utf8.DecodeLastRuneInString(line[:at]); r {
	case '\u00a0', '\u3000', '。', '．', '？', '！', '）', '】', '；', '，':
		return true
	}
	return false
}

// opensASCIIWord reports whether a text begins with two letters of ASCII.
func opensASCIIWord(s string) bool {
	return len(s) > 1 && isASCIILetter(s[0]) && isASCIILetter(s[1])
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// partCuts returns where other parts of the question begin in a line, behind the last option: "C. slack Answer: B".
func partCuts(text string, from int) []int {
	var cuts []int
	for at := from + 1; at < len(text); at++ {
		if text[at-1] == ' ' && text[at] != ' ' && strings.Contains(text[at:], ":") && opensPart(text[at:]) {
			cuts = append(cuts, at)
			at += max(0, statementLabel(text[at:])-1) // "Correct answer:" has another label in it
		}
	}
	return cuts
}

// followers returns where a line that begins with a label has the labels after it: "C. slack  D. neap".
func followers(text string, last optionLabel) []int {
	cuts := []int{0}
	for at := range text {
		if at == 0 || text[at-1] != ' ' && text[at-1] != '\t' {
			continue
		}
		if l, ok := readOption(text[at:], false); ok && l.follows(last) {
			last, cuts = l, append(cuts, at)
		}
	}
	return cuts
}

// itemsOf returns the items of a list.
func itemsOf(of int, l *ast.List) []entry {
	var out []entry
	for i, it := range l.Items {
		e := entry{of: of, at: it.Loc, task: it.Task, item: it, broken: true}
		if l.Ordered {
			e.count = strconv.Itoa(l.Start + i)
		}
		e.rest = it.Blocks
		if p, ok := firstParagraph(it); ok {
			e.in, e.rest = p.Inlines, it.Blocks[1:]
		}
		if e.in == nil {
			e.in = []ast.Inline{}
		}
		out = append(out, e)
	}
	return out
}

// quotedLines returns the lines of a quote that is nothing but options by letters: "> A. ebb". Any other is a block.
func quotedLines(of int, q *ast.Quote) []entry {
	var out []entry
	for _, b := range q.Blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			return []entry{{of: of, block: q}}
		}
		out = append(out, paragraphLines(of, p.Inlines)...)
	}
	var last optionLabel
	for i, e := range out {
		l, ok := readOption(flat(e.in), false)
		if !ok || i == 0 && !l.first() || i > 0 && !l.follows(last) {
			return []entry{{of: of, block: q}}
		}
		last = l
	}
	if len(out) < minOptions {
		return []entry{{of: of, block: q}}
	}
	return out
}

// cellsOf returns the cells of a table whose cells are options, row by row. The label may have a cell of its own.
func cellsOf(of int, t *ast.Table) []entry {
	var out []entry
	next := 0
	var header diag.Span
	var last optionLabel
	var label *ast.Cell
	for _, row := range append([][]*ast.Cell{t.Header}, t.Rows...) {
		for _, c := range row {
			text := strings.TrimSpace(flat(c.Inlines))
			if text == "" {
				continue
			}
			if label != nil {
				sign := " "
				if last.form == "" {
					sign = ". "
				}
				in := append(slices.Clip(label.Inlines), &ast.Text{Loc: ast.At(label.At), Value: sign})
				at := ast.At(label.At.To(c.At))
				out = append(out, entry{of: of, in: append(in, c.Inlines...), at: at, broken: true})
				label = nil
				continue
			}
			l, ok := readOption(text, true)
			if !ok || next == 0 && !l.first() || next > 0 && !l.follows(last) {
				if next == 0 && len(out) == 0 && row[0] == c && t.Header[0] == c {
					for _, h := range t.Header {
						header = header.To(h.At)
					}
					break // a header: "Option | Text"
				}
				return []entry{{of: of, block: t}}
			}
			next, last = next+1, l
			if l.size >= len(text) { // the label has a cell of its own
				label = c
				continue
			}
			out = append(out, entry{of: of, in: c.Inlines, at: c.Loc, broken: true})
		}
	}
	if next < minOptions || label != nil {
		return []entry{{of: of, block: t}}
	}
	out[0].header = header
	return out
}

// A choice is a row of options that blocks may offer.
type choice struct {
	options  []*ast.Option
	labels   []optionLabel // of the options; zero for those of a list without labels
	before   []ast.Block   // what stands before them
	after    []ast.Block
	right    int       // how many are marked as right
	bold     bool      // the mark is nothing but bold type
	most     bool      // more than half, but not all, are in bold type: a mark where other questions have it
	numbered bool      // the labels are numbers, which lists in answers have too
	drawn    bool      // boxes are drawn before them
	plain    bool      // there are no labels
	header   diag.Span // of the table that holds them, if it has one
	starred  []int     // options that end in a star, which marks them where most questions have one
	direct   bool      // nothing stands before them but what a question shows or asks
}

// findChoice returns the first row of at least two options among blocks, nil if there is none: by letters, else by
// numbers, else a list without labels.
func findChoice(blocks []ast.Block) *choice { return choiceAmong(blocks, entriesOf(blocks)) }

// choiceAmong is findChoice for blocks whose entries are known.
func choiceAmong(blocks []ast.Block, es []entry) *choice {
	var numbered []int
	for i, e := range es {
		l, ok := labelOf(e)
		if !ok || !l.first() {
			continue
		}
		if l.number > 0 {
			numbered = append(numbered, i)
		} else if c := readChoice(blocks, es, i); c != nil {
			return c
		}
	}
	for _, i := range numbered {
		if c := readChoice(blocks, es, i); c != nil {
			c.numbered = true
			return c
		}
	}
	for i, e := range es {
		if size, _ := readBox(flat(e.in)); size > 0 {
			if c := drawnBoxes(blocks, es, i); c != nil {
				return c
			}
		}
	}
	for i, b := range blocks {
		if l, ok := b.(*ast.List); ok && len(l.Items) >= minOptions {
			return plainChoice(blocks, i, l)
		}
	}
	return nil
}

// labelOf returns the label of an entry.
func labelOf(e entry) (optionLabel, bool) {
	if e.in == nil {
		return optionLabel{}, false
	}
	text := flat(e.in)
	skip := len(text) - len(strings.TrimLeft(text, rightMarks+" \ufe0f"))
	if l, ok := readOption(text[skip:], false); ok {
		l.size += skip
		return l, true
	}
	if bare := len(e.rest) > 0; bare || skip > 0 {
		if l, ok := readOption(text, bare); ok { // a label alone, above a listing
			return l, true
		}
	}
	if n, err := strconv.Atoi(e.count); err == nil && n > 0 {
		return optionLabel{text: e.count, number: n}, true
	}
	return optionLabel{}, false
}

// readChoice reads options with labels from an entry on; nil if there is only one.
func readChoice(blocks []ast.Block, es []entry, from int) *choice {
	c := &choice{header: es[from].header}
	return c.row(blocks, es, from, func(e entry) (*ast.Option, optionLabel, bool) {
		l, ok := labelOf(e)
		if n := len(c.labels); !ok || n > 0 && !l.follows(c.labels[n-1]) {
			return nil, l, false
		}
		return optionOf(e, l), l, true
	})
}

// row reads options from an entry on, as read reads one of an entry; nil if there is only one.
func (c *choice) row(
	blocks []ast.Block, es []entry, from int, read func(entry) (*ast.Option, optionLabel, bool),
) *choice {
	to := from           // after the last entry of an option
	var wait []ast.Block // what belongs to the last option if another follows
	for i := from; i < len(es); i++ {
		e := es[i]
		o, l, is := read(e)
		switch {
		case !is && len(c.options) == 0:
			return nil
		case is:
			if n := len(c.options); n > 0 && len(wait) > 0 {
				o := c.options[n-1]
				o.Blocks = append(o.Blocks, wait...)
				wait = nil
			}
			c.options, c.labels = append(c.options, o), append(c.labels, l)
			to = i + 1
			continue
		case e.block != nil && isShown(e.block):
			wait = append(wait, e.block)
			continue
		case e.in != nil && e.item == nil && e.of == es[i-1].of && len(wait) == 0 && !e.broken &&
			!opensPart(flat(e.in)):
			o := c.options[len(c.options)-1]
			if len(o.Blocks) == 0 {
				break
			}
			if p, ok := o.Blocks[len(o.Blocks)-1].(*ast.Paragraph); ok { // the line wraps
				in := append(slices.Clip(p.Inlines), &ast.Break{})
				o.Blocks[len(o.Blocks)-1] = &ast.Paragraph{Loc: p.Loc, Inlines: append(in, e.in...)}
				to = i + 1
				continue
			}
		}
		break
	}
	if len(c.options) < minOptions {
		return nil
	}
	// What each of the others shows, the last shows too.
	if n := len(c.options); to < len(es) && es[to].block != nil && isShown(es[to].block) && n > 0 {
		all := true
		for _, o := range c.options[:n-1] {
			all = all && len(o.Blocks) > 0 && isShown(o.Blocks[len(o.Blocks)-1])
		}
		if all {
			o := c.options[n-1]
			o.Blocks = append(o.Blocks, es[to].block)
			to++
		}
	}
	c.before, c.after = rebuilt(blocks, es[:from], es[from:]), rebuilt(blocks, es[to:], es[:to])
	c.direct = isDirect(c.before)
	if c.drawn {
		c.takeLabels()
	}
	c.findMarks()
	return c
}

// isShown reports whether b is a block that an option may consist of.
func isShown(b ast.Block) bool {
	switch b.(type) {
	case *ast.Listing, *ast.Figure, *ast.Table, *ast.Divider:
		return true
	}
	return false
}

// optionOf returns an entry as an option, without its label.
func optionOf(e entry, l optionLabel) *ast.Option {
	o := &ast.Option{Loc: e.at, Label: l.text, Right: e.task == ast.Done}
	if in := dropPrefix(e.in, l.size); len(in) > 0 {
		o.Blocks = []ast.Block{paragraph(in)}
	}
	o.Blocks = append(o.Blocks, e.rest...)
	return o
}

// plainChoice returns the items of a list without labels as options.
func plainChoice(blocks []ast.Block, at int, l *ast.List) *choice {
	c := &choice{plain: true, before: blocks[:at:at], after: blocks[at+1:], labels: make([]optionLabel, len(l.Items))}
	for _, it := range l.Items {
		c.options = append(c.options, &ast.Option{Loc: it.Loc, Blocks: slices.Clone(it.Blocks)})
	}
	c.direct = isDirect(c.before)
	c.findMarks()
	return c
}

// isDirect reports whether blocks before options are no answer: what the question shows, or asks further.
func isDirect(blocks []ast.Block) bool {
	if leadsOptions(blocks) {
		return true
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *ast.Listing, *ast.Figure, *ast.Table, *ast.Divider:
		case *ast.Paragraph:
			text := ast.TrimClosers(ast.PlainText(b.Inlines))
			if !isFactLine(b) && !endsAsking(text) && !vocabulary.In(vocabulary.SelectAll, text) &&
				!strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "：") {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// rebuilt returns the blocks of entries that are left when others are taken.
func rebuilt(blocks []ast.Block, left, taken []entry) []ast.Block {
	var out []ast.Block
	for i := 0; i < len(left); {
		end := i + 1
		for end < len(left) && left[end].of == left[i].of {
			end++
		}
		b := blocks[left[i].of]
		if slices.ContainsFunc(taken, func(e entry) bool { return e.of == left[i].of }) {
			b = partOf(b, left[i:end])
		}
		out = append(out, b)
		i = end
	}
	return out
}

// partOf returns a block with some of its entries.
func partOf(b ast.Block, es []entry) ast.Block {
	if l, ok := b.(*ast.List); ok {
		c := *l
		c.Items = nil
		for _, e := range es {
			c.Items = append(c.Items, e.item)
		}
		c.At.Start = c.Items[0].At.Start
		if l.Ordered {
			c.Start = l.Start + slices.Index(l.Items, c.Items[0])
		}
		return &c
	}
	var in []ast.Inline
	for i, e := range es {
		if i > 0 {
			in = append(in, &ast.Break{Hard: e.broken})
		}
		in = append(in, e.in...)
	}
	return paragraph(in)
}

// opensPart reports whether a line begins another part of a question than its options: the answer, an explanation.
func opensPart(line string) bool {
	if statementLabel(line) > 0 {
		return true
	}
	for _, n := range vocabulary.Prefixes(vocabulary.PartLabel, line) {
		if colon.MatchString(line[n:]) {
			return true
		}
	}
	return false
}
