package tex

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// Title returns a title as plain text, for places such as an outline that cannot set a formula: O(n log n), x², a/b. A
// formula that cannot be parsed stays in TeX.
func Title(in []ast.Inline) string {
	return strings.TrimSpace(ast.TextOf(in, func(n ast.Node) string {
		switch n := n.(type) {
		case *ast.Math:
			return Plain(n.TeX)
		case *ast.Break:
			return " "
		default:
			return ast.OwnText(n)
		}
	}))
}

// Plain returns a formula as one line of plain text, as far as Unicode can express it.
func Plain(source string) string {
	row, err := Parse(source)
	if err != nil {
		return source
	}
	return PlainRow(row.Kids)
}

// PlainRow returns the nodes of a formula as one line of plain text.
func PlainRow(kids []Node) string {
	s := strings.Join(strings.Fields(lines(kids)), " ")
	for _, c := range []string{"(", "["} { // the space around the name of a function has no place within brackets
		s = strings.ReplaceAll(s, c+" ", c)
	}
	for _, c := range []string{")", "]", ","} {
		s = strings.ReplaceAll(s, " "+c, c)
	}
	return s
}

// line returns a node as one line; spaces may be doubled.
func line(n Node) string {
	switch n := n.(type) {
	case *Row:
		return lines(n.Kids)
	case *Styled:
		return lines(n.Kids)
	case *Atom:
		switch {
		case n.Class == Relation, n.Class == Binary:
			return " " + n.Text + " "
		case n.Class == Large && n.Kind == Letter:
			return " " + n.Text + " "
		case n.Class == Punctuation:
			return n.Text + " "
		}
		return n.Text
	case *Scripts:
		gap := "" // between the name of a function and its argument
		if a, ok := n.Base.(*Atom); ok && a.Class == Large && a.Kind == Letter {
			gap = " "
		}
		base := strings.TrimRight(line(n.Base), " ")
		if row, ok := n.Base.(*Row); ok && len(row.Kids) == 1 {
			base = group(row) // it has scripts of its own
		}
		return base + script(n.Sub, lowered, "_") + script(n.Sup, raised, "^") + gap
	case *Fraction:
		if n.Bare {
			return group(n.Above) + " over " + group(n.Below)
		}
		return group(n.Above) + "/" + group(n.Below)
	case *Root:
		degree := ""
		if n.Degree != nil {
			degree = script(n.Degree, raised, "")
		}
		return degree + "√" + group(n.Of)
	case *Fence:
		return n.Open + lines(n.Kids) + n.Close
	case *Middle:
		return n.Text
	case *Grid:
		var rows []string
		for _, r := range n.Rows {
			var cells []string
			for _, c := range r {
				cells = append(cells, line(c))
			}
			rows = append(rows, strings.Join(cells, " "))
		}
		return strings.Join(rows, "; ")
	case *Mark:
		in := line(n.Of)
		if r, _ := utf8.DecodeRuneInString(n.Text); utf8.RuneCountInString(in) == 1 &&
			(r >= 0x300 && r < 0x370 || r == 0x20D7) {
			return in + n.Text
		}
		return in
	case *Stack:
		return line(n.Of)
	case *Enclosed:
		if n.How < Phantom {
			return line(n.Of)
		}
	case *Space:
		if n.Width > 100 {
			return " "
		}
	}
	return ""
}

func lines(kids []Node) string {
	var b strings.Builder
	for _, k := range kids {
		b.WriteString(line(k))
	}
	return b.String()
}

// group returns a node in parentheses if it is more than one character.
func group(n Node) string {
	s := strings.TrimSpace(line(n))
	if _, fenced := n.(*Fence); fenced || utf8.RuneCountInString(s) <= 1 || strings.Trim(s, "0123456789.") == "" {
		return s
	}
	return "(" + s + ")"
}

// Characters that Unicode has as superscripts and subscripts, each followed by that form.
const (
	raised  = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾nⁿiⁱ′′″″"
	lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ"
)

// script returns a script in the characters of table if it has all of them, else the plain node after mark.
func script(n Node, table, mark string) string {
	if n == nil {
		return ""
	}
	plain := strings.TrimSpace(line(n))
	pairs := []rune(table)
	var b strings.Builder
	for _, r := range strings.ReplaceAll(plain, " ", "") {
		found := false
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == r {
				b.WriteRune(pairs[i+1])
				found = true
			}
		}
		if !found {
			return mark + group(n)
		}
	}
	return b.String()
}
