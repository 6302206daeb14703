package bank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// asked returns the blocks of a question so that the first makes a title: the first text of it, and of that the first
// line. A question without text is called by its name.
func asked(it Item) []ast.Block {
	blocks := slices.DeleteFunc(slices.Clone(it.Question), isBlank)
	i := slices.IndexFunc(blocks, func(b ast.Block) bool {
		switch b.(type) {
		case *ast.Paragraph, *ast.Heading:
			return true
		}
		return false
	})
	switch {
	case i > 0:
		blocks = slices.Concat(blocks[i:i+1], blocks[:i], blocks[i+1:])
	case i < 0 && it.Name != "":
		name := &ast.Text{Loc: ast.At(it.NameAt), Value: it.Name}
		return append([]ast.Block{&ast.Paragraph{Loc: name.Loc, Inlines: []ast.Inline{name}}}, blocks...)
	}
	if len(blocks) == 0 { // nothing at all to call it by
		return []ast.Block{Line("?", it.At)}
	}
	p, ok := blocks[0].(*ast.Paragraph)
	if !ok {
		return blocks
	}
	p = &ast.Paragraph{Loc: p.Loc, Inlines: unmarked(p.Inlines)}
	blocks[0] = p
	if in, shown := shownBehind(p.Inlines); len(shown) > 0 {
		head := *p
		head.Inlines = in
		blocks, p = slices.Concat([]ast.Block{&head}, shown, blocks[1:]), &head
	}
	p.Inlines = Unwrapped(p.Inlines)
	cut := slices.IndexFunc(p.Inlines, isLineEnd)
	if cut > 0 && cut+1 < len(p.Inlines) {
		blocks = append(divided(p, cut, cut+1), blocks[1:]...)
		p = blocks[0].(*ast.Paragraph)
	}
	if first, rest := firstSentence(p); rest != nil {
		blocks = append([]ast.Block{first, rest}, blocks[1:]...)
	}
	return blocks
}

// Unwrapped returns inlines with spaces for the line ends in the middle of their first sentence: the line before does
// not end one, and that behind goes on in lower case.
func Unwrapped(in []ast.Inline) []ast.Inline {
	out := in
	for i, n := range in {
		if !isLineEnd(n) {
			continue
		}
		if i+1 == len(in) {
			return out
		}
		text, isText := in[i+1].(*ast.Text)
		if !isText || ast.EndsSentence(ast.PlainText(in[:i])) {
			return out
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text.Value, " "))
		if !unicode.IsLower(r) || strings.ContainsAny(text.Value, "={};") { // that is code
			return out
		}
		if &out[0] == &in[0] {
			out = slices.Clone(in)
		}
		out[i] = &ast.Text{Loc: ast.At(n.Span()), Value: " "}
	}
	return out
}

// divided returns a paragraph in two: its inlines before end and those from start on.
func divided(p *ast.Paragraph, end, start int) []ast.Block {
	head, tail := *p, *p
	head.Inlines, tail.Inlines = p.Inlines[:end:end], p.Inlines[start:]
	tail.At.Start = tail.Inlines[0].Span().Start
	return []ast.Block{&head, &tail}
}

// Lengths of titles in bytes. A longer one than the first is divided behind its first sentence, if that is no longer
// than the second.
const (
	longTitle    = 220
	longSentence = 180
)

// firstSentence returns the first sentence of a long text and the rest of it; nil if it is to stay as it is.
func firstSentence(p *ast.Paragraph) (first, rest *ast.Paragraph) {
	if len(ast.PlainText(p.Inlines)) <= longTitle {
		return p, nil
	}
	before := 0
	for i, n := range p.Inlines {
		t, ok := n.(*ast.Text)
		if !ok {
			before += len(ast.PlainText([]ast.Inline{n}))
			continue
		}
		end := sentenceEnd(t.Value)
		if end > 0 && before+end <= longSentence {
			head, tail := *t, *t
			head.Value, tail.Value = t.Value[:end], strings.TrimLeft(t.Value[end:], " ")
			if t.At.Start.Line == t.At.End.Line { // on several lines it is not known where
				tail.At.Start.Col += utf8.RuneCountInString(t.Value) - utf8.RuneCountInString(tail.Value)
				tail.At.Start.Col = min(tail.At.Start.Col, t.At.End.Col)
			}
			at := p.At
			at.Start = tail.At.Start
			in := append(p.Inlines[:i:i], &head)
			more := append([]ast.Inline{&tail}, p.Inlines[i+1:]...)
			return &ast.Paragraph{Loc: p.Loc, Inlines: in}, &ast.Paragraph{Loc: ast.At(at), Inlines: markup.Trim(more)}
		}
		before += len(t.Value)
	}
	return p, nil
}

// shortest is the least number of letters before the full stop of a sentence: there are abbreviations.
const shortest = 3

// sentenceEnd returns the offset behind the first sentence of a text that goes on; 0 if none ends in it.
func sentenceEnd(s string) int {
	letters := 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch {
		case end >= len(s):
			return 0
		case strings.ContainsRune("。？！", r):
			return end
		case strings.ContainsRune(".?!؟।", r) && letters >= shortest && s[end] == ' ':
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " "))
			if !unicode.IsLower(next) {
				return end
			}
		}
		if letters++; !unicode.IsLetter(r) && !unicode.IsMark(r) {
			letters = 0
		}
	}
	return 0
}

// titled returns the blocks of a question with a paragraph first, which makes its title: the first that there is, what
// stands in a list of one item, or else the first line of what it holds.
func titled(blocks []ast.Block, at diag.Span) []ast.Block {
	switch title, _ := markup.SplitTitle(blocks); {
	case strings.TrimSpace(ast.PlainText(title)) != "":
		return blocks
	case len(title) > 0: // a picture without words
		return append([]ast.Block{Line("?", at)}, blocks...)
	}
	isText := func(b ast.Block) bool {
		p, ok := b.(*ast.Paragraph)
		return ok && !isBlank(p)
	}
	if i := slices.IndexFunc(blocks, isText); i >= 0 {
		return slices.Concat(blocks[i:i+1], blocks[:i], blocks[i+1:])
	}
	if len(blocks) > 0 {
		if l, ok := blocks[0].(*ast.List); ok && len(l.Items) == 1 && len(l.Items[0].Blocks) > 0 {
			return titled(slices.Concat(l.Items[0].Blocks, blocks[1:]), at)
		}
		at = blocks[0].Span()
	}
	at.End = at.Start
	for line := range strings.Lines(ast.BlockText(blocks, ast.OwnText)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			return append([]ast.Block{Line(line, at)}, blocks...)
		}
	}
	return append([]ast.Block{Line("?", at)}, blocks...)
}

func isLineEnd(n ast.Inline) bool {
	b, ok := n.(*ast.Break)
	return ok && b.Hard
}

// unmarked returns a text without marks that enclose all of it, for a title is marked by its place, and without spaces
// that do not break at its ends.
func unmarked(in []ast.Inline) []ast.Inline {
	for len(in) == 1 {
		switch n := in[0].(type) {
		case *ast.Strong:
			in = n.Inlines
		case *ast.Emph:
			in = n.Inlines
		default:
			if t, ok := n.(*ast.Text); ok {
				t.Value = strings.Trim(t.Value, " \u00a0")
			}
			return in
		}
	}
	if len(in) > 0 {
		if t, ok := in[0].(*ast.Text); ok {
			t.Value = strings.TrimLeft(t.Value, " \u00a0")
		}
		if t, ok := in[len(in)-1].(*ast.Text); ok {
			t.Value = strings.TrimRight(t.Value, " \u00a0")
		}
	}
	return markup.Trim(in)
}

// shownBehind returns a text without the pictures at its end, and these as figures. Nothing but pictures stays as it
// is.
func shownBehind(in []ast.Inline) (text []ast.Inline, shown []ast.Block) {
	end := len(in)
	for ; end > 0; end-- {
		switch n := in[end-1].(type) {
		case *ast.Image:
			shown = append(shown, &ast.Figure{Loc: n.Loc, Image: n})
			continue
		case *ast.Break:
			continue
		case *ast.Text:
			if strings.TrimSpace(n.Value) == "" {
				continue
			}
		}
		break
	}
	if end == 0 {
		return in, nil
	}
	slices.Reverse(shown)
	return markup.Trim(in[:end:end]), shown
}

// isBlank reports whether b is a paragraph without anything to see.
func isBlank(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok || strings.Trim(ast.PlainText(p.Inlines), " \t\n\u00a0") != "" {
		return false
	}
	seen := false
	ast.Walk(p, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.Image, *ast.Math:
			seen = true
		}
		return !seen
	})
	return !seen
}
