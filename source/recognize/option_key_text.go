package recognize

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// has reports whether a key has an entry for a number.
func (k *answerKey) has(number string) bool {
	number = bareNumber(number)
	return slices.ContainsFunc(k.entries, func(e *keyEntry) bool { return bareNumber(e.number) == number })
}

// bareNumber returns the number of a question in the digits of ASCII, without the zeros before it: a key and its
// questions need share neither.
func bareNumber(s string) string { return strings.TrimLeft(number.Plain(s), "0") }

// isKeyTitle reports whether a title is that of a key to the answers.
func isKeyTitle(title string) bool {
	title = strings.Trim(title[signsLen(title):], " :：*")
	for _, c := range []vocabulary.Concept{
		vocabulary.AnswerKey, vocabulary.AnswerLabel, vocabulary.CorrectAnswer, vocabulary.KeyLabel,
	} {
		if vocabulary.Is(c, title) {
			return true
		}
	}
	return vocabulary.Begins(vocabulary.AnswerKey, title) || vocabulary.Ends(vocabulary.AnswerKey, title)
}

// section reads a section as a key.
func (k *answerKey) section(s *ast.Section) {
	if rest, ok := k.takePart(s.Title, true); ok && len(rest) > 0 {
		k.lines(paragraph(rest))
	} else if !ok && len(s.Title) > 0 {
		k.titles, k.part = append(k.titles, inlineSpan(s.Title)), nil
	}
	k.blocks(s.Intro)
	for _, q := range s.Questions {
		if pairs := keyPairs(q.Number + ". " + flat(q.Title)); len(pairs) > 1 && len(q.Prompt)+len(q.Answer) == 0 {
			k.addPairs(pairs, q.At)
			continue
		}
		e := &keyEntry{number: q.Number, at: q.At, part: k.part, blocks: []ast.Block{paragraph(q.Title)}}
		for _, below := range slices.Concat(q.Prompt, q.Answer) {
			if p, ok := below.(*ast.Paragraph); ok { // the title of the next part
				if rest, ok := k.takePart(p.Inlines, true); ok && len(rest) == 0 {
					continue
				}
			}
			e.blocks = append(e.blocks, below)
		}
		if e.headed = len(e.blocks) > 1 || q.Label != ""; q.Label != "" {
			k.titles = append(k.titles, labelSpan(q))
		}
		k.entries = append(k.entries, e)
	}
	for _, part := range s.Sections {
		isPart := k.partOf(flat(part.Title)) != nil
		if !isPart && len(part.Questions) == 0 && k.head(part.Title, inlineSpan(part.Title)) {
			k.blocks(part.Intro)
			continue
		}
		k.section(part)
	}
}

// labelSpan returns where the label of a question stands: at the start of its line, perhaps behind the signs of a
// heading.
func labelSpan(q *ast.Question) diag.Span {
	at := q.At
	at.End = at.Start
	at.End.Col += len("###### ") + utf8.RuneCountInString(q.Label)
	return at
}

// blocks reads blocks as entries. What follows an entry and is none belongs to it.
func (k *answerKey) blocks(blocks []ast.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *ast.Divider:
			continue
		case *ast.Paragraph:
			k.lines(b)
			continue
		case *ast.Heading:
			if _, ok := k.takePart(b.Inlines, true); ok {
				continue
			}
			if !k.head(b.Inlines, b.At) {
				k.titles = append(k.titles, b.At)
			}
			continue
		case *ast.List:
			if k.list(b) {
				continue
			}
		case *ast.Table:
			if k.table(b) {
				continue
			}
		case *ast.Details:
			if n := len(k.entries); isKeyTitle(flat(b.Summary)) {
				k.titles = append(k.titles, inlineSpan(b.Summary))
				if k.blocks(slices.Concat(b.Rest, b.Blocks)); len(k.entries) > n {
					continue
				}
			}
		}
		k.more(b)
	}
}

// head adds the entry that a heading opens, and reports whether it opens one.
func (k *answerKey) head(title []ast.Inline, at diag.Span) bool {
	m, in := takeMark(title, true)
	if m.number == "" {
		if m.number, in = answerNumber(title), nil; m.number == "" {
			return false
		}
		k.titles = append(k.titles, at)
	} else if speaks(m.style) {
		label, _ := cut(trim(title), m.size)
		k.titles = append(k.titles, inlineSpan(label))
	}
	k.add(m.number, in, nil, at)
	k.entries[len(k.entries)-1].headed = true
	return true
}

func (k *answerKey) add(number string, in []ast.Inline, more []ast.Block, at diag.Span) {
	e := &keyEntry{number: number, at: at, part: k.part}
	if in = trim(in); len(in) > 0 {
		e.blocks = []ast.Block{paragraph(in)}
	}
	e.blocks = append(e.blocks, more...)
	k.entries = append(k.entries, e)
}

// more adds a block to the last entry.
func (k *answerKey) more(b ast.Block) {
	if n := len(k.entries); n > 0 {
		e := k.entries[n-1]
		e.blocks = append(e.blocks, b)
		return
	}
	k.rest = append(k.rest, b)
}

// lines reads the lines of a paragraph as entries.
func (k *answerKey) lines(p *ast.Paragraph) {
	var rest []ast.Inline
	flush := func() {
		if len(trim(rest)) > 0 {
			k.more(paragraph(rest))
		}
		rest = nil
	}
	for _, line := range byLine(p.Inlines) {
		if more, ok := k.takePart(line, false); ok {
			flush()
			if line = more; len(line) == 0 {
				continue
			}
		}
		text := flat(line)
		pairs := keyPairs(text)
		if pairs == nil && len(k.entries) == 0 {
			pairs = k.run(text)
		}
		at := inlineSpan(line)
		if len(pairs) > 1 || len(pairs) == 1 && readMark(text, false).number == "" {
			flush()
			k.addPairs(pairs, at)
			continue
		}
		if m, in := takeMark(line, false); m.number != "" {
			flush()
			k.add(m.number, in, nil, at)
			continue
		}
		if len(rest) > 0 {
			rest = append(rest, &ast.Break{})
		}
		rest = append(rest, line...)
	}
	flush()
}

// addPairs adds the pairs of a line.
func (k *answerKey) addPairs(pairs []pair, at diag.Span) {
	if len(pairs) > 0 && pairs[0].ranged {
		k.spent = append(k.spent, at)
	}
	for _, p := range pairs {
		k.add(p.number, []ast.Inline{&ast.Text{Loc: ast.At(at), Value: p.says}}, nil, at)
	}
}

// byLine returns the lines of inlines.
func byLine(in []ast.Inline) [][]ast.Inline {
	var out [][]ast.Inline
	start := 0
	for i := range in {
		if _, ok := in[i].(*ast.Break); ok {
			out = append(out, trim(in[start:i]))
			start = i + 1
		}
	}
	return append(out, trim(in[start:]))
}

// list reads the items of a list as entries; it reports false if they have no numbers.
func (k *answerKey) list(l *ast.List) bool {
	one := &answerKey{parts: k.parts, part: k.part}
	for i, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok {
			return false
		}
		m, in := takeMark(p.Inlines, false)
		if rest, ok := one.takePart(p.Inlines, false); ok && !l.Ordered {
			if len(rest) > 0 {
				one.lines(paragraph(rest))
			}
			one.blocks(it.Blocks[1:])
			continue
		}
		if l.Ordered {
			m.number, in = strconv.Itoa(l.Start+i), p.Inlines
			// A line of pairs is an item in Markdown: "1. A 2. B".
			if pairs := keyPairs(m.number + ". " + flat(in)); len(pairs) > 1 && len(it.Blocks) == 1 {
				one.addPairs(pairs, p.At)
				continue
			}
		} else if m.number == "" {
			return false
		}
		one.add(m.number, in, it.Blocks[1:], it.At)
	}
	k.entries, k.part = append(k.entries, one.entries...), one.part
	k.titles, k.spent = append(k.titles, one.titles...), append(k.spent, one.spent...)
	return true
}

// table reads the rows of a table as entries: a number, the answer, an explanation; or several pairs of number and
// answer in a row.
func (k *answerKey) table(t *ast.Table) bool {
	rows := append([][]*ast.Cell{t.Header}, t.Rows...)
	number := func(c *ast.Cell) string {
		m := keyNumber.FindStringSubmatch(strings.TrimSpace(flat(c.Inlines)))
		if m == nil {
			return ""
		}
		return m[1]
	}
	one := &answerKey{part: k.part}
	if one.transposed(rows) {
		k.entries, k.spent = append(k.entries, one.entries...), append(k.spent, t.At)
		return true
	}
	one.entries = nil
	for i, row := range rows {
		found := false
		for j := 0; j < len(row); j++ {
			n := number(row[j])
			if n == "" || j+1 == len(row) {
				if found && len(trim(row[j].Inlines)) > 0 {
					one.more(paragraph(row[j].Inlines))
				}
				continue
			}
			one.add(n, row[j+1].Inlines, nil, row[j].At)
			found = true
			j++
		}
		if !found && i > 0 {
			return false
		}
		if !found {
			header := t.At
			header.End = row[len(row)-1].At.End
			one.titles = append(one.titles, header)
		}
	}
	if len(one.entries) == 0 {
		return false
	}
	k.entries, k.titles = append(k.entries, one.entries...), append(k.titles, one.titles...)
	return true
}

// keyNumber matches the cell with the number of a question.
var keyNumber = pattern.New(`^(?:\p{L}{1,9}\.?\s*)?#?(` + number.Digits + `)[.):]?$`)
