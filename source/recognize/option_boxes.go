package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// Lists with boxes to check are the commonest form of options, but answers have checklists of the same form. Which they
// are depends on the guide: in a quiz they are options.

// quizShare is the share of a guide's questions that must have lists with boxes for it to be a quiz. In real quizzes
// nearly all have them.
const quizShare = 0.6

// hasBoxes reports whether b is a list with a box at one item at least.
func hasBoxes(b ast.Block) bool {
	l, ok := b.(*ast.List)
	return ok && slices.ContainsFunc(l.Items, func(it *ast.Item) bool { return it.Task != ast.NoTask })
}

// offersBoxesBelow reports whether the next list below a unit, with nothing but texts and what they show in between,
// has boxes to check for all its items: options, which authors leave at the margin below a number.
func offersBoxesBelow(e *evidence, i int) bool {
	for _, u := range e.units[i+1:] {
		switch b := u.block.(type) {
		case *ast.List:
			open := func(it *ast.Item) bool { return it.Task == ast.NoTask }
			return len(b.Items) >= minOptions && !slices.ContainsFunc(b.Items, open)
		case *ast.Heading, *ast.Divider:
			return false
		}
	}
	return false
}

// boxed returns the bounds of the options with boxes among the blocks of a question that follow its title; from == to
// if there are none.
//
// In a quiz everything from the first box to the last belongs to the options, for authors leave listings and images
// among them at the margin. Elsewhere, and in the FAQ of a quiz, a list with boxes may as well be a checklist in the
// answer. There it counts as options only if it directly follows the question, or what the question shows or asks
// further, if each of its items has a box, if both checked and open boxes occur, which mark right and wrong, and if an
// explanation follows. An FAQ outside a quiz has no options. In front of the label of an answer only options have
// boxes.
func boxed(blocks []ast.Block, quiz, faq, labelled bool) (from, to int) {
	from = slices.IndexFunc(blocks, hasBoxes)
	if from < 0 {
		return 0, 0
	}
	switch {
	case labelled, quiz && !faq:
		for i, b := range blocks {
			if hasBoxes(b) {
				to = i + 1
			}
		}
	case quiz || !faq:
		if to = directBoxes(blocks); to == len(blocks) {
			to = 0
		}
	}
	if to == 0 {
		return 0, 0
	}
	return from, to
}

// directBoxes returns the number of blocks up to and including the options with which they begin.
func directBoxes(blocks []ast.Block) int {
	end, open, done := 0, false, false
walk:
	for i, b := range blocks {
		switch b := b.(type) {
		case *ast.Listing, *ast.Figure, *ast.Table:
		case *ast.Paragraph:
			if end > 0 || !endsAsking(ast.TrimClosers(ast.PlainText(b.Inlines))) {
				break walk
			}
		case *ast.List:
			for _, it := range b.Items {
				if it.Task == ast.NoTask {
					break walk
				}
				open, done = open || it.Task == ast.Open, done || it.Task == ast.Done
			}
			end = i + 1
		default:
			break walk
		}
	}
	if !open || !done {
		return 0
	}
	return end
}

// boxOptions returns the items of the lists among blocks as options. What stands between two lists belongs to the
// option before it.
func boxOptions(blocks []ast.Block) []*ast.Option {
	var out []*ast.Option
	for _, b := range blocks {
		l, ok := b.(*ast.List)
		if ok && hasBoxes(l) {
			for _, it := range l.Items {
				out = append(out, &ast.Option{Loc: it.Loc, Blocks: it.Blocks, Right: it.Task == ast.Done})
			}
		} else if len(out) > 0 {
			last := out[len(out)-1]
			last.Blocks = append(slices.Clip(last.Blocks), b)
			last.At = last.At.To(b.Span())
		}
	}
	return out
}

// boxChoice returns the options of the lists with boxes between two bounds; nil if there is only one. Where each has a
// label in front of its text, as in canonical Markdown, that is taken off.
func boxChoice(blocks []ast.Block, from, to int) *choice {
	options := boxOptions(blocks[from:to])
	if n := len(options); n >= minOptions && to < len(blocks) && isShown(blocks[to]) && !isDivider(blocks[to]) {
		show := func(o *ast.Option) bool { return len(o.Blocks) > 0 && isShown(o.Blocks[len(o.Blocks)-1]) }
		if !slices.ContainsFunc(options[:n-1], func(o *ast.Option) bool { return !show(o) }) && !show(options[n-1]) {
			options[n-1].Blocks = append(slices.Clip(options[n-1].Blocks), blocks[to]) // the last shows what all show
			to++
		}
	}
	if len(options) < minOptions {
		return nil
	}
	c := &choice{options: options, labels: make([]optionLabel, len(options)), plain: true}
	c.before, c.after = blocks[:from:from], blocks[to:]
	for _, o := range options {
		if o.Right {
			c.right++
		}
	}
	c.takeLabels()
	return c
}

// takeLabels takes the labels off the texts of options that have boxes, if each has one. A letter or a number alone is
// a text, unless the option shows more below it: numbers are chosen from, too. So are labels if there is nothing else.
func (c *choice) takeLabels() {
	bare := 0
	for i, o := range c.options {
		var l optionLabel
		ok := false
		if len(o.Blocks) > 0 {
			if p, is := o.Blocks[0].(*ast.Paragraph); is {
				l, ok = readOption(flat(p.Inlines), true)
			}
		}
		if !ok || i == 0 && !l.first() || i > 0 && !l.follows(c.labels[i-1]) {
			return
		}
		c.labels[i] = l
		if len(o.Blocks) > 1 {
			continue
		}
		switch text := strings.TrimSpace(flat(o.Blocks[0].(*ast.Paragraph).Inlines)); {
		case text == l.text:
			bare = len(c.options)
		case l.size >= len(text):
			bare++
		}
	}
	if bare >= len(c.options) {
		clear(c.labels)
		return
	}
	c.plain = false
	for i, o := range c.options {
		o.Label = c.labels[i].text
		p := o.Blocks[0].(*ast.Paragraph)
		if in := dropPrefix(p.Inlines, c.labels[i].size); len(in) > 0 {
			o.Blocks = append([]ast.Block{paragraph(in)}, o.Blocks[1:]...)
		} else {
			o.Blocks = o.Blocks[1:]
		}
	}
}
