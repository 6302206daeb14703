package record

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

// takeListed takes the list at the end of a question for its options if its items are counted by letters and the answer
// is one of these: authors write both into one text.
func (c *Collector) takeListed(d *draft, e *bank.Entry) {
	if len(e.Question) < 2 || len(d.answers) != 1 {
		return
	}
	l, ok := e.Question[len(e.Question)-1].(*ast.List)
	said := ast.BlockText(c.blocks(d.answers[0].node, answered), ast.OwnText)
	right := place(strings.TrimRight(strings.TrimSpace(said), ".)"))
	if !ok || right < 1 || right > len(l.Items) || len(l.Items) < 2 || d.answers[0].node.Kind != Text {
		return
	}
	var options []*ast.Option
	for i, it := range l.Items {
		o, ok := letteredOption(it, i+1)
		if !ok {
			return
		}
		o.Right = i+1 == right
		options = append(options, o)
	}
	e.Question, e.Options = e.Question[:len(e.Question)-1], options
	c.aside(d.answers[0].node)
	d.answers = nil
}

// letteredOption returns the option that an item of a list is whose first text begins with the letter of a place.
func letteredOption(it *ast.Item, at int) (o *ast.Option, ok bool) {
	if len(it.Blocks) == 0 {
		return nil, false
	}
	p, isText := it.Blocks[0].(*ast.Paragraph)
	if !isText || len(p.Inlines) == 0 {
		return nil, false
	}
	t, isText := p.Inlines[0].(*ast.Text)
	if !isText {
		return nil, false
	}
	m := letterBefore.FindStringSubmatchIndex(t.Value + "x")
	if m == nil || place(t.Value[m[2]:m[3]]) != at || t.Value[m[2]] < 'A' {
		return nil, false
	}
	rest := *t
	rest.Value = t.Value[min(m[4], len(t.Value)):]
	rest.At.Start.Col += m[4]
	q := *p
	q.Inlines = p.Inlines[1:]
	if rest.Value != "" {
		q.Inlines = append([]ast.Inline{&rest}, q.Inlines...)
	}
	blocks := append([]ast.Block{&q}, it.Blocks[1:]...)
	return &ast.Option{Loc: it.Loc, Label: t.Value[m[2]:m[3]], Blocks: blocks}, true
}

// letterBehind matches the letter of an option within a line.
var letterBehind = pattern.New(`\s\(?(\p{L})[.)]\s*(\S)`)

// takeBehind takes the options out of the text of the question, where they stand on its line behind letters that count
// ("Which? A) one B) two"), if the answer is such a letter.
func (d *draft) takeBehind() {
	if len(d.options)+len(d.list)+len(d.claims) > 0 || len(d.question) != 1 || len(d.answers) != 1 {
		return
	}
	n, said := d.question[0], d.answers[0].node
	right := place(strings.TrimRight(strings.TrimSpace(said.String()), ".)"))
	if right < 1 || n.Kind != Text || said.Kind != Text || strings.Contains(n.Value.Text, "\n") {
		return
	}
	text := n.Value.Text
	var starts, ends []int // of the letters and the signs behind them
	var labels []string
	for at := 0; ; {
		m := letterBehind.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		if place(text[at+m[2]:at+m[3]]) == len(starts)+1 {
			starts, ends = append(starts, at+m[0]), append(ends, at+m[4])
			labels = append(labels, text[at+m[2]:at+m[3]])
		}
		at += m[4]
	}
	if len(starts) < 2 || right > len(starts) || strings.TrimSpace(text[:starts[0]]) == "" {
		return
	}
	d.question = []*Node{n.Slice(0, starts[0]).trimmed()}
	for i, from := range ends {
		to := len(text)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		d.options = append(d.options, &option{label: labels[i], text: n.Slice(from, to).trimmed()})
	}
	d.claims, d.answers = append(d.claims, claim{said, d.answers[0].base, false}), nil
}
