package moodle

import (
	"strconv"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/gift"
	"example.org/studyguide/source/pattern"
)

// cloze reads a text with answers in it.
func (r *reader) cloze(q *asking) {
	n := q.node.Element("questiontext")
	c := gift.Cloze{Lines: r.Lines, Blocks: func(t bank.Text) []ast.Block { return r.blocksOf(t, n, q.format) }}
	shown, gaps, outcomes := c.Read(textOf(n))
	q.Question = r.blocksOf(shown, n, q.format)
	q.Outcomes = append(q.Outcomes, outcomes...)
	if len(gaps) > 0 {
		q.Fill(gaps)
	}
}

var numbered = pattern.New(`\[\[(\d{1,3})\]\]`)

// gaps reads a text with gaps that are to be filled from a list of words: "[[1]]" is filled by the first.
func (r *reader) gaps(q *asking) {
	n := q.node.Element("questiontext")
	t := textOf(n)
	s := t.String()
	type word struct {
		blocks []ast.Block
		group  string
		choice bank.Choice
	}
	var words []word
	for _, w := range q.node.Elements("dragbox", "selectoption") {
		text := textOf(w).Trim()
		blocks := r.blocksOf(text, w, "html")
		words = append(words, word{blocks, w.Element("group").Word(),
			bank.Choice{At: text.Span(r.Lines), Blocks: blocks}})
	}
	var places [][]int
	for from := 0; ; {
		m := numbered.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		for i := range m {
			m[i] += from
		}
		places = append(places, m)
		from = m[1]
	}
	var out bank.Text
	var gaps []bank.Gap
	from := 0
	for i, m := range places {
		out.Append(t.Slice(from, m[0]))
		out.Decode(bank.Blank(i, len(places)), t.Offset(m[0]))
		from = m[1]
		var g bank.Gap
		right, _ := strconv.Atoi(s[m[2]:m[3]])
		for j, w := range words {
			if right-1 >= 0 && right-1 < len(words) && w.group == words[right-1].group {
				c := w.choice
				if j == right-1 {
					c.Share = 100
				}
				g.Choices = append(g.Choices, c)
			}
		}
		gaps = append(gaps, g)
	}
	out.Append(t.Slice(from, len(s)))
	q.Question = r.blocksOf(out, n, q.format)
	if len(gaps) > 0 {
		q.Fill(gaps)
	}
}
