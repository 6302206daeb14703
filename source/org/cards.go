package org

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// isCard reports whether a headline is a flash card: of anki-editor by its type of note, of org-fc and org-drill by its
// tag.
func isCard(h *headline) bool {
	if h.props["ANKI_NOTE_TYPE"] != "" || h.props["FC_TYPE"] != "" {
		return true
	}
	for _, tag := range h.tags {
		if tag == "drill" || tag == "fc" {
			return true
		}
	}
	return false
}

// The fields of cards, by the titles of the headlines below them.
var (
	frontField = pattern.New(`^(?i)(?:front|text|question)$`)
	anyField   = pattern.New(`^(?i)(?:front|text|question|back|answer|the answer|extra|back extra|explanation)$`)
	// {{c1::words::hint}} of Anki, {{words}{hint}@0} of org-fc, [words||hint] of org-drill
	gapAnki  = pattern.New(`\{\{c\d+::((?s:.*?))(?:::((?s:.*?)))?\}\}`)
	gapFC    = pattern.New(`\{\{([^{}]*)\}(?:\{([^{}]*)\})?@\d+\}`)
	gapDrill = pattern.New(`\[([^\[\]|:<>]+?)(?:\|\|([^\[\]]*))?\]`)
)

// card returns a card as a heading with the question and, below it, the answer. below holds the headlines of its
// fields.
func (f *file) card(h *headline, below []*headline) []ast.Block {
	front, body := h.title, h.body
	if field := h.props["ANKI_FIELD_FRONT"]; field != "" {
		front.Text = field // without a place of its own: the drawer is left out
		front = f.inside(front)
	}
	var back []ast.Block
	answered := false
	for _, field := range below {
		switch name := field.title.Text; {
		case frontField.MatchString(name):
			f.blankLines([]indent.Line{field.line})
			front, body = indent.Line{}, field.body
			if h.title.Text != "" {
				f.blankLines([]indent.Line{h.line}) // the name of the card in Emacs
			}
			body = append(append([]indent.Line{}, h.body...), body...)
		default:
			if anyField.MatchString(name) {
				f.blankLines([]indent.Line{field.line})
			} else {
				back = append(back, f.heading(field, field.title))
			}
			back = append(back, f.body(field.body, false)...)
			answered = true
		}
	}
	if words.Is(words.QuestionLabel, front.Text) || strings.EqualFold(front.Text, "item") {
		f.blankLines([]indent.Line{h.line})
		front = indent.Line{}
	}
	gaps := h.gaps(body)
	if gaps != nil {
		return f.cloze(h, front, body, gaps, back)
	}
	blocks := f.body(body, false)
	if !answered && front.Text != "" {
		return append(append([]ast.Block{f.heading(h, front)}, f.tags(h)...), blocks...)
	}
	result, blocks := f.asked(h, front, blocks)
	if len(blocks) > 0 && len(back) > 0 {
		at := ast.At(back[0].Span())
		result = append(result, &ast.Paragraph{Loc: at, Inlines: []ast.Inline{
			&ast.Strong{Loc: at, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: "Answer:"}}}}})
	}
	return append(result, back...)
}

// asked returns the heading, the tags and the other blocks of a card, and those blocks alone. Without a front, the
// first paragraph is the heading.
func (f *file) asked(h *headline, front indent.Line, blocks []ast.Block) (all, rest []ast.Block) {
	var out *ast.Heading
	if p, ok := first(blocks).(*ast.Paragraph); ok && front.Text == "" {
		out = &ast.Heading{Loc: f.loc([]indent.Line{h.line}), Level: min(h.level, 6), Inlines: p.Inlines}
		f.identified(out, h)
		blocks = blocks[1:]
	} else {
		if front.Text == "" {
			front = h.title
		}
		out = f.heading(h, front)
	}
	all = append([]ast.Block{out}, f.tags(h)...)
	return append(all, blocks...), blocks
}

func first(blocks []ast.Block) ast.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// gaps returns the pattern of the gaps that the text of a card has, nil if it has none.
func (h *headline) gaps(body []indent.Line) *pattern.Pattern {
	text := h.title.Text + "\n" + indent.Join(body).Text
	switch {
	case gapAnki.MatchString(text):
		return gapAnki
	case h.isDrill() && gapDrill.MatchString(text):
		return gapDrill
	case !h.isDrill() && gapFC.MatchString(text):
		return gapFC
	}
	return nil
}

func (h *headline) isDrill() bool {
	for _, tag := range h.tags {
		if tag == "drill" {
			return true
		}
	}
	return false
}

// cloze returns a card of a text with gaps: the text with lines in their places is the question, what they hide the
// answer, before what else the card says.
func (f *file) cloze(h *headline, front indent.Line, body []indent.Line, gaps *pattern.Pattern,
	back []ast.Block,
) []ast.Block {
	var hidden []string
	gapped := make([]indent.Line, 0, len(body)+1)
	if gaps.MatchString(front.Text) || front.Text == "" {
		gapped = append(gapped, front)
	}
	gapped = append(gapped, indent.Trim(body)...)
	for i, l := range gapped {
		for {
			m := gaps.FindStringSubmatchIndex(l.Text)
			if m == nil {
				break
			}
			hidden = append(hidden, l.Text[m[2]:m[3]])
			f.blank(l.At+m[0], l.At+m[2])
			f.blank(l.At+m[3], l.At+m[1])
			gap := "____"
			if m[4] >= 0 && m[5] > m[4] {
				gap += " (" + l.Text[m[4]:m[5]] + ")"
			}
			l.Text = l.Text[:m[0]] + gap + l.Text[m[1]:]
		}
		gapped[i] = f.inside(l)
	}
	blocks := f.body(gapped, false)
	result, blocks := f.asked(h, indent.Line{}, blocks)
	at := f.loc([]indent.Line{h.line})
	if len(body) > 0 {
		at = f.loc(body)
	}
	var answer []ast.Inline
	for _, words := range hidden {
		value := f.plain(words)
		if value == "" {
			continue
		}
		if len(answer) > 0 {
			answer = append(answer, &ast.Text{Loc: at, Value: ", "})
		}
		answer = append(answer, &ast.Text{Loc: at, Value: value})
	}
	if len(answer) == 0 { // nothing is hidden
		return append(result, back...)
	}
	if len(blocks) > 0 {
		answer = append([]ast.Inline{&ast.Strong{Loc: at,
			Inlines: []ast.Inline{&ast.Text{Loc: at, Value: "Answer:"}}}, &ast.Text{Loc: at, Value: " "}}, answer...)
	}
	result = append(result, &ast.Paragraph{Loc: at, Inlines: answer})
	return append(result, back...)
}

// inside returns a line whose text may have grown, so that its places are in the file.
func (f *file) inside(l indent.Line) indent.Line {
	l.At = max(min(l.At, len(f.Src)-len(l.Text)), 0)
	return l
}
