package html

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// The titles of accordions have parts of their own: the number of the question before the text, before or behind it
// badges ("Hard"), and the sign that opens the answer (▼).

// ornaments are the signs that pages draw to open and close, or to lead on.
const ornaments = "+-−–—×✕✖✚＋－﹢➕➖▼▽▾▿▲△▴▵►▶▸▹◄◀◂◃›‹»«❯❮❱>⌄⌃˅˄∨∧↓↑→←⇓⇑⌵⏷⏶🔽🔼⬇⬆➜➤➔\ufe0e\ufe0f"

// isOrnament reports whether n is an element that only draws a sign of the page.
func isOrnament(n *node) bool {
	const longest = 12 // bytes
	switch {
	case n.name == "" || n.chars > 0 || n.role == Code || n.role == Pre:
		return false
	}
	text := strings.TrimSpace(n.says())
	return text != "" && len(text) <= longest && strings.Trim(text, ornaments) == ""
}

// followsTitle reports whether the text right before n is a heading that asks.
func (n *node) followsTitle() bool {
	if n.chars > 0 {
		return false
	}
	k := n.before()
	return k != nil && k.role == Heading && isAsking(k.plain())
}

// withoutOrnaments returns a title without the signs that end it.
func withoutOrnaments(title string) string {
	cut := strings.TrimRight(title, ornaments+" ")
	if ast.EndsAsking(ast.TrimClosers(cut)) {
		return cut
	}
	return title
}

// pointers are the signs that pages write before what opens.
const pointers = ">›»❯❱►▶▸▹▷➤➜→⇒"

// withoutPointer returns a title without the sign before its text that says that it opens.
func withoutPointer(title []ast.Inline) []ast.Inline {
	if len(title) == 0 {
		return title
	}
	t, ok := title[0].(*ast.Text)
	if !ok {
		return title
	}
	sign, rest, ok := strings.Cut(t.Value, " ")
	if !ok || sign == "" || strings.Trim(sign, pointers) != "" || rest == "" && len(title) == 1 {
		return title
	}
	return append([]ast.Inline{&ast.Text{Loc: t.Loc, Value: rest}}, title[1:]...)
}

// A besides holds what stands in the title of an accordion besides its text.
type besides struct {
	number *node
	badges []*node
	last   *node // of the text, where there are badges
}

// partsOf finds the parts of a title.
func partsOf(n *node) besides {
	var kids []*node
	for {
		kids = kids[:0]
		for _, k := range n.kids {
			if k.chars > 0 && !hidesText(k.name) {
				kids = append(kids, k)
			}
		}
		if len(kids) != 1 || kids[0].name == "" {
			break
		}
		n = kids[0]
	}
	var p besides
	if len(kids) > 1 && isQuestionNumber(kids[0]) {
		p.number = kids[0]
		kids = kids[1:]
	}
	for len(kids) > 1 && isBadge(kids[0]) {
		p.badges = append(p.badges, kids[0])
		kids = kids[1:]
	}
	front := len(p.badges)
	for len(kids) > 1 && isBadge(kids[len(kids)-1]) {
		p.badges = slices.Insert(p.badges, front, kids[len(kids)-1])
		kids = kids[:len(kids)-1]
	}
	if len(p.badges) > 0 {
		p.last = kids[len(kids)-1]
	}
	return p
}

// isQuestionNumber reports whether an element holds only a number, as of a question.
func isQuestionNumber(n *node) bool {
	const longest = 5 // letters and digits
	return n.name != "" && n.chars <= longest && !n.role.Block() &&
		isNumbers(strings.Trim(strings.TrimSpace(n.plain()), "Qq#№()"))
}

// isBadge reports whether an element marks a title by a word: its classes say so.
func isBadge(n *node) bool {
	const longest = 24 // letters and digits
	if n.name == "" || n.chars > longest || n.role == Code || isAsking(n.plain()) {
		return false
	}
	return slices.ContainsFunc(n.words(), func(w string) bool {
		switch w {
		case "badge", "badges", "tag", "tags", "diff", "difficulty", "level", "pill", "chip", "count", "category",
			"topic", "freq", "points", "marks":
			return true
		}
		return false
	})
}

// asks reports whether a title asks without its badges and ornaments.
func (n *node) asks() bool {
	if text := n.plain(); isAsking(text) || isAsking(withoutOrnaments(text)) {
		return true
	}
	last := partsOf(n).last
	return last != nil && isAsking(last.plain())
}

// numbered returns a title behind the number n, which the page sets in an element of its own.
func numbered(f *flow, n *node, title []ast.Inline) []ast.Inline {
	label := strings.TrimSpace(n.plain())
	if strings.TrimRight(label, ".:)") == label {
		label += "."
	}
	return append([]ast.Inline{&ast.Text{Loc: f.at(n), Value: label + " "}}, title...)
}
