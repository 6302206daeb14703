package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/excerpt"
)

// mostAsked is how many lines a listing on a cram sheet has at most that a question asks about.
const mostAsked = 14

// question sets a question and the gist of its answer, on the same line unless the question has a listing.
func (c *cram) question(e *crammed, level int, parent *tag.Element) []row {
	of := tag.New(tag.Sect, parent)
	g := e.gist
	body := c.d.column(of, level)
	p := passage{look: c.d.text(), of: tag.In(tag.P, of), x: c.d.textX, width: c.d.textW}
	p.look.refers = false
	in := c.text.inliner(p)
	c.asked(in, e.q, tag.In(tag.Heading(level), of))
	var rows []row
	gap := Length(0)
	if asked := listingOf(e.q.Prompt); asked != nil {
		gap = c.d.pt(2.5)
		rows = follow(c.lines(in, p), c.notes.blocks.block(asked, body), gap, never)
		in = c.text.inliner(p)
	}
	c.said(in, p, e, g)
	rows = follow(rows, c.lines(in, p), gap, never)
	var more []ast.Block
	for _, l := range c.rightListings(e) {
		more = append(more, l)
	}
	if g.Code != nil {
		more = append(more, g.Code)
	}
	for _, t := range g.Tables {
		more = append(more, t)
	}
	rows = follow(rows, c.notes.blocks.spaced(more, body, c.d.pt(2.5)), c.d.pt(2.5), betweenBlocks)
	rows[0].ids, rows[0].question = []string{e.q.ID}, e.q.Number
	return before(rows, c.d.led(c.d.theme.Spacing.Question), beforeQuestion)
}

// asked adds the number and the title of a question.
func (c *cram) asked(in *inliner, q *ast.Question, heading *tag.Content) {
	lk := c.d.title(4)
	title := &face{style: lk.style, size: lk.size, color: c.d.ink.text, in: heading}
	if q.Number != "" {
		number := *title
		number.color = c.d.ink.accent
		in.words(q.Number, &number, q.At)
		in.space(title)
	}
	in.inlines(ast.Unlinked(q.Title), title)
	said := strings.TrimSpace(q.PlainTitle())
	if last, _ := utf8.DecodeLastRuneInString(said); unicode.IsLetter(last) || unicode.IsDigit(last) {
		in.word(":", title, q.At)
	}
}

// said adds what a cram sheet says of an answer: the right options, its first sentence, the beginnings of the list that
// it leads on to, and its terms.
func (c *cram) said(in *inliner, p passage, e *crammed, g excerpt.Gist) {
	lk := p.look
	text := &face{style: lk.style, size: lk.size, color: lk.color, in: p.of}
	right, bold := *text, *text
	right.color, bold.style.Bold = c.d.ink.accent, true
	put := func(parts [][]ast.Inline, before, between string, fc *face) {
		for i, part := range parts {
			sign := between
			if i == 0 {
				sign = before
			} else if punctuated(parts[i-1]) {
				sign = ""
			}
			if sign == "" {
				in.space(text)
			} else {
				in.words(sign, text, e.q.At)
			}
			in.inlines(part, fc)
		}
	}
	options := c.rightOptions(e)
	put(options, "", "; ", &right)
	sign := ""
	if len(options) > 0 {
		sign = " – "
	}
	if said := c.unlabelled(g.Said); len(said) > 0 && !again(said, options) {
		put([][]ast.Inline{said}, sign, "", text)
		sign = ""
	}
	put(g.Items, sign, "; ", text)
	if g.Cut && len(g.Items) > 0 {
		in.words("\u00a0…", text, e.q.At)
	}
	put(c.telling(g.Terms), " – ", c.comma, &bold)
}

// punctuated reports whether a text ends with a sign.
func punctuated(in []ast.Inline) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(ast.PlainText(in)))
	return unicode.IsPunct(last) && !strings.ContainsRune(")]}\"'”’»%", last)
}

// again reports whether a text only says again which options are right.
func again(said []ast.Inline, options [][]ast.Inline) bool {
	have := ""
	for _, o := range options {
		have += onlyLetters(o)
	}
	return have != "" && onlyLetters(said) == have
}

// onlyLetters returns the letters and digits of a text, in lower case.
func onlyLetters(in []ast.Inline) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, ast.PlainText(in))
}

// unlabelled returns a sentence without the label that it begins with, if many answers begin so: "Answer:".
func (c *cram) unlabelled(said []ast.Inline) []ast.Inline {
	s, ok := boldLabel(said)
	if !ok || c.labels[s] < mostOfLabel || len(said) < 2 {
		return said
	}
	return said[1:]
}

// boldLabel returns the label in bold type and with a colon that a sentence begins with, as terms are compared.
func boldLabel(said []ast.Inline) (string, bool) {
	if len(said) == 0 {
		return "", false
	}
	s, ok := said[0].(*ast.Strong)
	if !ok {
		return "", false
	}
	label, ok := strings.CutSuffix(strings.TrimSpace(folded(s.Inlines)), ":")
	return label, ok
}

// telling returns the terms that not many answers have: others are labels, such as "Follow-up".
func (c *cram) telling(terms [][]ast.Inline) (out [][]ast.Inline) {
	for _, t := range terms {
		if c.labels[folded(t)] < mostOfLabel {
			out = append(out, t)
		}
	}
	return out
}

// mostOfLabel is how many answers have a term that is none.
const mostOfLabel = 4

// folded returns a term as terms are compared.
func folded(term []ast.Inline) string { return strings.ToLower(ast.PlainText(term)) }

// rightOptions returns the texts of the options of a question that are right, or their labels if it has no text of
// theirs.
func (c *cram) rightOptions(e *crammed) (out [][]ast.Inline) {
	for _, label := range e.right {
		said := []ast.Inline{&ast.Text{Loc: e.q.Loc, Value: label}}
		if o := option(e.q, label); o != nil && len(o.Blocks) > 0 {
			if p, ok := o.Blocks[0].(*ast.Paragraph); ok {
				said = ast.Unlinked(p.Inlines)
			} else if listingOf(o.Blocks) != nil {
				continue // it follows
			}
		}
		out = append(out, said)
	}
	return out
}

// rightListings returns the listings of the options of a question that are right.
func (c *cram) rightListings(e *crammed) (out []*ast.Listing) {
	for _, label := range e.right {
		if o := option(e.q, label); o != nil {
			if l := listingOf(o.Blocks); l != nil {
				out = append(out, l)
			}
		}
	}
	return out
}

// option returns the option of a question that has a label; nil if there is none.
func option(q *ast.Question, label string) *ast.Option {
	i := slices.Index(ast.Labels(q.Options), label)
	if i < 0 {
		return nil
	}
	return q.Options[i]
}

// listingOf returns the first listing of blocks that is not too long for a cram sheet.
func listingOf(bs []ast.Block) *ast.Listing {
	for _, b := range bs {
		if l, ok := b.(*ast.Listing); ok && strings.Count(strings.TrimSpace(l.Text), "\n") < mostAsked {
			return l
		}
	}
	return nil
}

// lines returns a passage as rows; none if nothing is in it.
func (c *cram) lines(in *inliner, p passage) []row {
	if len(in.f.items) == 0 {
		return nil
	}
	in.prepared(p)
	var rows []row
	for _, ln := range c.text.placedLines(in.f, in.f.broken(p.look, p.width), p) {
		rows = append(rows, row{height: ln.height, lift: ln.lift, items: ln.items, penalty: inParagraph})
	}
	if n := len(rows); n > 1 {
		rows[1].penalty, rows[n-1].penalty = poor, poor
	}
	return rows
}
