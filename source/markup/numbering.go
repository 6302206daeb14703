package markup

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
)

// A Numbering is how an ordered list of HTML counts its items (WHATWG HTML, 4.4.5).
type Numbering struct {
	Start    string      // the attribute start
	Reversed bool        // the attribute reversed
	Style    string      // the attribute type: "a", "A", "i", "I"; all others count by figures
	Values   map[int]int // numbers that items state, by their index
}

// Value notes the number that the item at an index states in its attribute value.
func (n *Numbering) Value(index int, value string) {
	v, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || v < 0 {
		return
	}
	if n.Values == nil {
		n.Values = map[int]int{}
	}
	n.Values[index] = v
}

// Numbered returns a list with the numbers of its items. [ast.List] counts up by one and in figures, so that a list
// with other numbers becomes several, and one with letters has them in the text of its items.
func (n *Numbering) Numbered(l *ast.List) []*ast.List {
	numbers := n.numbers(len(l.Items))
	if labels := n.labels(numbers); labels != nil {
		l.Ordered, l.Start = false, 0
		for i, it := range l.Items {
			label(it, labels[i])
		}
		return []*ast.List{l}
	}
	var out []*ast.List
	for i, it := range l.Items {
		if i > 0 && numbers[i] == numbers[i-1]+1 {
			last := out[len(out)-1]
			last.Items = append(last.Items, it)
			last.At.End = it.At.End
			continue
		}
		out = append(out, &ast.List{
			Loc: it.Loc, Ordered: true, Start: numbers[i], Tight: l.Tight, Items: []*ast.Item{it},
		})
	}
	if len(out) == 1 {
		l.Start = numbers[0]
		return []*ast.List{l}
	}
	return out
}

// numbers returns the numbers of so many items.
func (n *Numbering) numbers(items int) []int {
	next, step := 1, 1
	if n.Reversed {
		next, step = items, -1
	}
	if v, err := strconv.Atoi(strings.TrimSpace(n.Start)); err == nil && v >= 0 {
		next = v
	}
	out := make([]int, items)
	for i := range out {
		if v, ok := n.Values[i]; ok {
			next = v
		}
		out[i] = max(next, 0)
		next += step
	}
	return out
}

// labels returns the letters or Roman numerals for numbers, or nil if they are figures.
func (n *Numbering) labels(numbers []int) []string {
	out := make([]string, len(numbers))
	for i, v := range numbers {
		switch {
		case (n.Style == "a" || n.Style == "A") && v >= 1 && v <= 26:
			out[i] = string(rune(n.Style[0])+rune(v-1)) + "."
		case (n.Style == "i" || n.Style == "I") && v >= 1 && v < 4000:
			if out[i] = roman(v) + "."; n.Style == "i" {
				out[i] = strings.ToLower(out[i])
			}
		default:
			return nil
		}
	}
	return out
}

// roman returns a Roman numeral.
func roman(v int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
		{9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; v >= d.value; v -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// label puts a label in front of an item.
func label(it *ast.Item, text string) {
	at := it.At
	at.End = at.Start
	if len(it.Blocks) > 0 {
		if p, ok := it.Blocks[0].(*ast.Paragraph); ok {
			first := &ast.Text{Loc: ast.At(at), Value: text + " "}
			it.Blocks[0] = &ast.Paragraph{Loc: p.Loc, Inlines: append([]ast.Inline{first}, p.Inlines...)}
			return
		}
	}
	p := &ast.Paragraph{Loc: ast.At(at), Inlines: []ast.Inline{&ast.Text{Loc: ast.At(at), Value: text}}}
	it.Blocks = append([]ast.Block{p}, it.Blocks...)
}
