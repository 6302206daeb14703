package recognize

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
)

// In Markdown a line that begins with a number above one goes on with the paragraph before it. Where an author leaves
// no blank line, that swallows a question: "Answer: yes" and "2. Why?" below it. The numbers show it: they count on,
// and answers with labels stand between them, or there are many and nearly all end in a question mark. Within raw HTML
// a number begins no list: there the count goes on from lists of one item to paragraphs and back.

// lineNumber matches the number at the start of a line; it needs no sign if the line asks.
var lineNumber = pattern.New(`^(\p{Nd}{1,3})(?:[.)]\s*|(\s)\s*)[^\s\p{Nd}.)]`)

// A countedLine is a line, or an item of a list, that begins with a number.
type countedLine struct {
	number   int
	digits   string // of the number, as written; empty for the item of a list
	asks     bool
	ends     bool // in a question mark
	block    ast.Block
	line     int  // of the paragraph; the index of the item of a list
	size     int  // bytes of the number and its sign
	answered bool // a label of an answer stands between the number before and this one, in the same paragraph
	apart    bool // the number is in bold type or in digits that begin no list in Markdown: ٢., २.
}

// countedRun returns the first run of numbers that count questions, with lines inside paragraphs among them, and all
// runs of numbers that are apart; nil if there is none.
func countedRun(blocks []ast.Block) []countedLine {
	var all, apart countedRuns
	singles := 0 // lists of one item
	add := func(l countedLine) {
		all.add(l)
		if l.apart {
			apart.add(l)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *ast.Paragraph:
			labelled := false
			for i, line := range linesOfParagraph(b.Inlines) {
				text := flat(line)
				m := lineNumber.FindStringSubmatch(text)
				if m == nil || m[2] != "" && !endsAsking(text) {
					labelled = labelled || readLabel(text, noLetter) > 0
					continue
				}
				l, ok := number.Parse(m[1])
				if !ok {
					continue
				}
				size := len(m[0]) - len(lastRune(m[0]))
				ends := endsAsking(text)
				add(countedLine{l.N, m[1], ends || asks(text[size:]), ends, b, i, size, labelled && i > 0,
					isStrong(line[0]) || m[1][0] >= utf8.RuneSelf})
				labelled = false
			}
		case *ast.List:
			if b.Ordered && len(b.Items) == 1 {
				singles++
			}
			for i, it := range b.Items {
				if p, ok := firstParagraph(it); ok && b.Ordered {
					text := flat(p.Inlines)
					first, _, _ := strings.Cut(text, "\n")
					ends := endsAsking(first)
					add(countedLine{number: b.Start + i, asks: ends || asks(text), ends: ends, block: b, line: i})
				}
			}
		}
	}
	var out []countedLine
	for _, r := range all.runs {
		asking, answered, paragraphs, single, ending, inside := 0, 0, 0, 0, 0, 0
		for _, l := range r {
			if l.ends {
				ending++
			}
			if _, ok := l.block.(*ast.Paragraph); ok && l.line > 0 {
				inside++
			}
			if list, ok := l.block.(*ast.List); !ok && l.line == 0 {
				paragraphs++
			} else if ok && len(list.Items) == 1 {
				single++
			}
			if l.asks {
				asking++
			}
			if l.answered {
				answered++
			}
		}
		mixed := paragraphs > 0 && single >= minQuestions && float64(single) >= bulletShare*float64(singles)
		far := inside > 0 && len(r) >= farCount && float64(ending) >= bulletShare*float64(len(r))
		if len(r) >= minQuestions && asking*2 >= len(r) && (answered*2 >= len(r)-1 || mixed || far) {
			out = r
			break
		}
	}
	for _, r := range apart.runs {
		if areApart(r) {
			out = slices.Concat(out, r)
		}
	}
	return out
}

// countedRuns are runs of numbers that count on.
type countedRuns struct {
	runs [][]countedLine
	next map[int]int // the latest run that a number goes on with
}

// add adds a number to the latest run that it goes on with, or begins one.
func (c *countedRuns) add(l countedLine) {
	i, ok := c.next[l.number]
	if !ok {
		i, c.runs = len(c.runs), append(c.runs, nil)
	}
	if c.next == nil {
		c.next = map[int]int{}
	}
	delete(c.next, l.number)
	c.runs[i], c.next[l.number+1] = append(c.runs[i], l), i
}

// areApart reports whether a run of numbers that are apart counts questions, some of them on lines inside paragraphs.
func areApart(r []countedLine) bool {
	asking, inside := 0, 0
	for _, l := range r {
		if l.asks {
			asking++
		}
		if l.line > 0 {
			inside++
		}
	}
	return len(r) >= minQuestions && inside > 0 && asking*2 >= len(r)
}

// divideCounted returns blocks, each paragraph divided before the lines whose numbers count questions, and the lists of
// such items as paragraphs.
func divideCounted(blocks []ast.Block) []ast.Block {
	opened, changed := openCounted(blocks)
	run := countedRun(opened)
	if run == nil && changed {
		opened = blocks
		run = countedRun(blocks)
	}
	if run == nil {
		return blocks
	}
	blocks = opened
	of := map[ast.Block]map[int]countedLine{}
	for _, l := range run {
		if of[l.block] == nil {
			of[l.block] = map[int]countedLine{}
		}
		of[l.block][l.line] = l
	}
	var out []ast.Block
	for _, b := range blocks {
		counted := of[b]
		switch b := b.(type) {
		case *ast.Paragraph:
			out = append(out, divideParagraph(b, counted)...)
		case *ast.List:
			if len(counted) < len(b.Items) {
				out = append(out, b)
				continue
			}
			for i, it := range b.Items {
				p := it.Blocks[0].(*ast.Paragraph)
				out = append(out, withNumber(p, 0, strconv.Itoa(b.Start+i)))
				out = append(out, it.Blocks[1:]...)
			}
		default:
			out = append(out, b)
		}
	}
	return out
}

// openCounted returns blocks with paragraphs in place of the items of lists in which the first paragraph of one has a
// line with the number that follows, and with emphasis that ends on the line that it begins on: the stars of two
// queries ("COUNT(*)") make what stands between them emphasis. changed reports whether there is any such block.
func openCounted(blocks []ast.Block) (out []ast.Block, changed bool) {
	for _, b := range blocks {
		if p, ok := b.(*ast.Paragraph); ok && slices.ContainsFunc(p.Inlines, emphasizesLines) {
			b, changed = &ast.Paragraph{Loc: p.Loc, Inlines: emphasisByLine(p.Inlines)}, true
		}
		l, ok := b.(*ast.List)
		if !ok || !holdsCounted(l) {
			out = append(out, b)
			continue
		}
		for i, it := range l.Items {
			out = append(out, withNumber(it.Blocks[0].(*ast.Paragraph), 0, strconv.Itoa(l.Start+i)))
			out = append(out, it.Blocks[1:]...)
		}
		changed = true
	}
	return out, changed
}

// emphasizesLines reports whether an inline is emphasis that goes on on another line, which begins with a number.
func emphasizesLines(n ast.Inline) bool {
	e, ok := n.(*ast.Emph)
	if !ok {
		return false
	}
	for i, line := range linesOfParagraph(e.Inlines) {
		if i > 0 && lineNumber.MatchString(flat(line)) {
			return true
		}
	}
	return false
}

// emphasisByLine returns inlines with the lines of such emphasis apart.
func emphasisByLine(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for _, n := range in {
		if !emphasizesLines(n) {
			out = append(out, n)
			continue
		}
		from, inner := 0, n.(*ast.Emph).Inlines
		for i := 0; i <= len(inner); i++ {
			if i < len(inner) && !isLineBreak(inner[i]) {
				continue
			}
			if from < i {
				part := inner[from:i]
				out = append(out, &ast.Emph{Loc: ast.At(inlineSpan(part)), Inlines: part})
			}
			if from = i + 1; i < len(inner) {
				out = append(out, inner[i])
			}
		}
	}
	return out
}

// holdsCounted reports whether the items of a list begin with paragraphs, and one of these has a line with the number
// that follows.
func holdsCounted(list *ast.List) bool {
	holds := false
	for i, it := range list.Items {
		p, ok := firstParagraph(it)
		if !ok || !list.Ordered || it.Task != ast.NoTask {
			return false
		}
		for k, line := range linesOfParagraph(p.Inlines) {
			m := lineNumber.FindStringSubmatch(flat(line))
			if holds = holds || k > 0 && m != nil && m[2] == "" && m[1] == strconv.Itoa(list.Start+i+1); holds {
				break
			}
		}
	}
	return holds
}

// divideParagraph divides a paragraph before its counted lines.
func divideParagraph(p *ast.Paragraph, counted map[int]countedLine) []ast.Block {
	if len(counted) == 0 {
		return []ast.Block{p}
	}
	var out []ast.Block
	start, line, first := 0, 0, 0
	end := func(to int) {
		if to <= start {
			return
		}
		part := paragraph(p.Inlines[start:to])
		if l, ok := counted[first]; ok {
			part = withNumber(part, l.size, l.digits)
		}
		out = append(out, part)
	}
	for i, n := range p.Inlines {
		if _, ok := n.(*ast.Break); !ok {
			continue
		}
		line++
		if _, ok := counted[line]; ok {
			end(i)
			start, first = i+1, line
		}
	}
	end(len(p.Inlines))
	return out
}

// withNumber returns a paragraph that begins with a number and a full stop in place of its first bytes.
func withNumber(p *ast.Paragraph, size int, number string) *ast.Paragraph {
	in := dropPrefix(trim(p.Inlines), size)
	mark := &ast.Text{Loc: p.Loc, Value: number + ". "}
	return &ast.Paragraph{Loc: p.Loc, Inlines: append([]ast.Inline{mark}, in...)}
}
