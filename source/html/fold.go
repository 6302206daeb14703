package html

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// details reads a details element. Without a summary it is replaced by its content, and so is a summary outside one.
// Browsers show any further summary as text, but its author meant another fold.
func (f *flow) details(n *node) {
	if n.role == Summary {
		f.wrapper(n)
		return
	}
	d := &ast.Details{Loc: f.at(n)}
	body := f.sub()
	done := func(end int) {
		body.flush()
		d.Blocks = body.blocks
		if len(d.Summary)+len(d.Rest)+len(d.Blocks) > 0 {
			d.At.End = f.Span(end, end).End
			f.called[d.At.Start] = f.questions.calledQuestions(n)
			f.block(d)
		}
	}
	for _, k := range n.kids {
		if k.role != Summary {
			body.node(k)
			continue
		}
		if d.Summary != nil || d.Rest != nil {
			done(f.TrimEnd(n.start, k.start))
			d, body = &ast.Details{Loc: f.at(k)}, f.sub()
		}
		d.Summary, d.Rest = f.summary(k)
	}
	done(f.TrimEnd(n.start, n.end))
}

// summary returns the first line of a title and the blocks after it.
func (f *flow) summary(n *node) ([]ast.Inline, []ast.Block) {
	parts := partsOf(n)
	for _, b := range append(parts.badges, parts.number) {
		f.apart[b] = true
	}
	blocks := f.inTitle(n)
	title, rest := markup.SplitTitle(blocks)
	title = withoutPointer(title)
	if parts.number != nil && len(title) > 0 {
		title = numbered(f, parts.number, title)
	}
	for _, b := range parts.badges {
		delete(f.apart, b)
		rest = append(rest, f.inside(b)...)
	}
	if len(blocks) > 1 {
		first, ok := blocks[0].(*ast.Paragraph)
		next, ok2 := blocks[1].(*ast.Paragraph)
		// The number of the question, in an element of its own before the title.
		if ok && ok2 && isNumbers(strings.Trim(ast.PlainText(first.Inlines), "Qq#()")) {
			title = append(title, &ast.Text{Loc: ast.At(next.At), Value: " "})
			return append(title, next.Inlines...), blocks[2:]
		}
	}
	return title, rest
}

// inTitle returns the blocks of a title, in which buttons are text.
func (f *flow) inTitle(n *node) []ast.Block {
	in := f.sub()
	in.title = true
	if n.role == Anchor {
		in.marked(n) // which may lead to the answer
	} else {
		in.children(n)
	}
	in.flush()
	return in.blocks
}

// unit adds a question that was found by structure as a details block.
func (f *flow) unit(u *unit) {
	delete(f.questions.units, u.root)
	end := u.root
	if n := len(u.body); n > 0 {
		end = u.body[n-1]
	}
	d := &ast.Details{Loc: ast.At(f.Span(u.root.start, f.TrimEnd(u.root.start, end.end)))}
	body := f.sub()
	if u.root == u.title {
		if label := labelCell(u.root); label != nil && isOwnLabel(label.plain()) {
			f.apart[label] = true
			f.asides.add(label, "label of a question")
		}
		d.Summary, d.Rest = f.summary(u.root)
	} else {
		body.around(u, u.root, d)
	}
	for _, k := range u.body {
		if label := labelCell(k); label != nil {
			f.apart[label] = true
			f.asides.add(label, "label of an answer")
		}
		body.node(k)
	}
	body.flush()
	d.Blocks = body.blocks
	f.called[d.At.Start] = f.questions.calledQuestions(u.root)
	f.block(d)
}

// around reads the content of a unit's root: its title into d, everything else as blocks.
func (f *flow) around(u *unit, n *node, d *ast.Details) {
	for _, k := range n.kids {
		switch {
		case k == u.title:
			f.flush()
			before := f.blocks
			var more []ast.Block
			d.Summary, more = f.summary(k)
			d.Rest = append(before, more...)
			if number := numberOf(before); number != "" && len(d.Summary) > 0 {
				at := ast.At(before[0].Span())
				d.Summary = append([]ast.Inline{&ast.Text{Loc: at, Value: number + ". "}}, d.Summary...)
				d.Rest = more
			}
			f.blocks = nil
		case u.title.within(k):
			f.around(u, k, d)
		case u.answer != nil && u.answer.within(k):
			if k != u.answer {
				f.around(u, k, d)
				continue
			}
			u.answer = nil
			f.flush()
			d.Rest = append(d.Rest, f.blocks...)
			f.blocks = nil
			f.node(k)
		default:
			f.node(k)
		}
	}
	f.flush()
}

// numberOf returns the number of a question that stands in a paragraph of its own; empty for any other blocks.
func numberOf(blocks []ast.Block) string {
	if len(blocks) != 1 {
		return ""
	}
	p, ok := blocks[0].(*ast.Paragraph)
	if !ok {
		return ""
	}
	text := strings.Trim(ast.PlainText(p.Inlines), "#№() .")
	if len(text) > 4 || !isNumbers(strings.Trim(text, "Qq")) {
		return ""
	}
	return text
}

// foldedAnswer makes a folded part of a drop-down list that hides an answer.
func (f *flow) foldedAnswer(n *node, options []*node) {
	d := &ast.Details{Loc: f.at(n)}
	for i, o := range options {
		at := f.at(o)
		in := []ast.Inline{&ast.Text{Loc: at, Value: optionText(o)}}
		if i == 0 {
			d.Summary = in
			continue
		}
		d.Blocks = append(d.Blocks, &ast.Paragraph{Loc: at, Inlines: in})
	}
	f.block(d)
}
