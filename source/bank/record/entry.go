package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// entry returns the question of a draft.
func (c *Collector) entry(d *draft, number string, titles []section) bank.Entry {
	e := bank.Entry{At: d.at, Section: slices.Clone(d.path), Number: number}
	for _, s := range titles {
		title := c.plain(s.node)
		if counting.MatchString(title) && strings.Trim(title, "0123456789.") == "" {
			title = human(s.field) + " " + title
		}
		if title != "" {
			e.Section = append(e.Section, title)
		}
	}
	for i, n := range d.question {
		blocks := c.blocks(n, asked)
		if i == 0 {
			blocks = splitLine(blocks)
		}
		e.Question = append(e.Question, blocks...)
	}
	if d.code != nil {
		d.takeLanguage()
		e.Question = append(e.Question, d.listed())
	}
	for _, n := range d.images {
		c.aside(n)
		e.Question = append(e.Question, figure(n))
	}
	for _, o := range d.options {
		made := &ast.Option{Label: o.label, Right: o.right}
		if _, err := strconv.Atoi(o.label); err == nil {
			made.Label = ""
		}
		if o.text != nil {
			made.Loc, made.Blocks = ast.At(o.text.At), c.blocks(o.text, offered)
		}
		if o.image != nil {
			c.aside(o.image)
			made.Loc = ast.At(o.image.At)
			made.Blocks = append(made.Blocks, figure(o.image))
		}
		e.Options = append(e.Options, made)
	}
	if len(e.Options) == 0 {
		c.takeListed(d, &e)
	}
	if len(e.Options) == 1 {
		e.Answer, e.Options = e.Options[0].Blocks, nil
	}
	e.Answer = append(e.Answer, c.answer(d, e.Options)...)
	if d.grade != nil {
		e.Difficulty = spacedOut(d.grade.String())
	}
	e.Tags = d.words
	return e
}

// answer returns the blocks of the answer: several answers as a list, then what is said beside them.
func (c *Collector) answer(d *draft, options []*ast.Option) []ast.Block {
	var answers [][]ast.Block
	for _, a := range d.answers {
		if blocks := c.blocks(a.node, answered); len(blocks) > 0 {
			answers = append(answers, blocks)
		}
	}
	out := listedAnswers(answers)
	labels := ast.Labels(options)
	for i, o := range d.options {
		if o.note != nil && i < len(labels) {
			out = append(out, labelled(labels[i]+".", o.note.At, c.blocks(o.note, answered))...)
		}
	}
	met := map[Role]bool{}
	for _, n := range d.notes {
		blocks := c.blocks(n.node, answered)
		if n.role == Unknown || n.role == Explanation && !met[n.role] {
			out = append(out, blocks...)
		} else {
			out = append(out, labelled(human(n.label)+":", n.node.At, linkedTo(blocks, n.node))...)
		}
		met[n.role] = true
	}
	for _, f := range d.extras {
		if c.kept[f.Name] {
			for _, s := range scalars(f.Value) {
				blocks := c.blocks(s, answered)
				if utf8.RuneCountInString(f.Name) > 1 { // a letter says nothing
					blocks = labelled(human(f.Name)+":", s.At, blocks)
				}
				out = append(out, blocks...)
			}
		}
	}
	return out
}

// listedAnswers returns one answer as it is, and several as a list.
func listedAnswers(answers [][]ast.Block) []ast.Block {
	if len(answers) < 2 {
		return slices.Concat(answers...)
	}
	l := &ast.List{Tight: true}
	for _, a := range answers {
		it := &ast.Item{Loc: ast.At(a[0].Span().To(a[len(a)-1].Span())), Blocks: a}
		l.Tight = l.Tight && len(a) == 1
		l.Items, l.At = append(l.Items, it), l.At.To(it.At)
	}
	return []ast.Block{l}
}

// labelled returns blocks behind a label in bold.
func labelled(label string, at diag.Span, blocks []ast.Block) []ast.Block {
	at.End = at.Start
	loc := ast.At(at)
	lead := []ast.Inline{
		&ast.Strong{Loc: loc, Inlines: []ast.Inline{&ast.Text{Loc: loc, Value: label}}},
		&ast.Text{Loc: loc, Value: " "},
	}
	if len(blocks) == 0 {
		return nil
	}
	if p, ok := blocks[0].(*ast.Paragraph); ok {
		return append([]ast.Block{&ast.Paragraph{Loc: p.Loc, Inlines: append(lead, p.Inlines...)}}, blocks[1:]...)
	}
	return append([]ast.Block{&ast.Paragraph{Loc: loc, Inlines: lead[:1]}}, blocks...)
}

// linkedTo returns the blocks of a text that is an address as a link.
func linkedTo(blocks []ast.Block, n *Node) []ast.Block {
	s := n.String()
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || strings.ContainsAny(s, " \n<>") {
		return blocks
	}
	loc := ast.At(n.At)
	return []ast.Block{&ast.Paragraph{Loc: loc, Inlines: []ast.Inline{
		&ast.Link{Loc: loc, URL: s, Inlines: []ast.Inline{&ast.Text{Loc: loc, Value: s}}},
	}}}
}

// human returns the name of a field as an author writes it: "examTip" is "Exam tip".
func human(name string) string {
	s := strings.TrimSpace(name)
	if !strings.Contains(s, " ") {
		s = cmp.Or(spelled(name), s)
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// splitLine makes the first line of a paragraph a paragraph of its own, which can be a title, and its pictures figures.
func splitLine(blocks []ast.Block) []ast.Block {
	if len(blocks) == 0 {
		return blocks
	}
	p, ok := blocks[0].(*ast.Paragraph)
	if !ok || len(p.Inlines) == 0 {
		return blocks
	}
	if text, ok := p.Inlines[0].(*ast.Text); ok {
		text.Value = strings.TrimLeft(text.Value, " \u00a0")
	}
	var words []ast.Inline
	pictures := []ast.Block{}
	for _, n := range p.Inlines {
		if image, ok := n.(*ast.Image); ok {
			pictures = append(pictures, &ast.Figure{Loc: image.Loc, Image: image})
		} else {
			words = append(words, n)
		}
	}
	if words = markup.Trim(words); len(words) > 0 && len(pictures) > 0 {
		q := *p
		q.Inlines = words
		p = &q
		blocks = slices.Concat([]ast.Block{p}, pictures, blocks[1:])
	}
	if in := bank.Unwrapped(p.Inlines); len(in) > 0 && &in[0] != &p.Inlines[0] {
		q := *p
		q.Inlines = in
		p, blocks = &q, append([]ast.Block{&q}, blocks[1:]...)
	}
	i := slices.IndexFunc(p.Inlines, func(n ast.Inline) bool {
		b, ok := n.(*ast.Break)
		return ok && b.Hard
	})
	if i <= 0 || i+1 == len(p.Inlines) {
		return blocks
	}
	head, tail := *p, *p
	head.Inlines, tail.Inlines = p.Inlines[:i:i], p.Inlines[i+1:]
	head.At.End, tail.At.Start = p.Inlines[i-1].Span().End, p.Inlines[i+1].Span().Start
	return append([]ast.Block{&head, &tail}, blocks[1:]...)
}

// figure returns the picture at an address.
func figure(n *Node) ast.Block {
	loc := ast.At(n.At)
	return &ast.Figure{Loc: loc, Image: &ast.Image{Loc: loc, Src: n.String()}}
}
