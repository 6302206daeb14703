package epub

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/tex"
)

const mathSpace = "http://www.w3.org/1998/Math/MathML"

// math writes a formula as MathML (MathML Core), with a line of plain text as the alternative text and as an
// annotation, which plain.css shows where MathML is not known, and its source as another. A formula that cannot be
// parsed, or is too wide for any small screen, is written as its source. Punctuation that follows is written on the
// same line as the formula's last part, which devices ensure between words only.
func (w *textWriter) math(n *ast.Math, sign string) {
	var parts []mathPart
	row, err := tex.Parse(n.TeX)
	ok := err == nil
	if ok {
		parts, ok = mathParts(row, n.TeX)
	}
	if !ok {
		w.start("code", "class", "tex", "dir", w.codeDirection())
		w.text(n.Source())
		w.end()
		w.text(sign)
		return
	}
	w.hasMath = true
	for i, p := range parts {
		display, style, size := "inline", "", ""
		switch {
		case n.Display && len(parts) == 1:
			display = "block"
		case n.Display:
			style = "true"
		}
		if p.wide > mathScreen {
			size = fmt.Sprintf("fit-%d", mathScreen*10/p.wide)
		}
		if i > 0 {
			w.text(" ")
		}
		together := sign != "" && i == len(parts)-1
		if together {
			w.start("span", "class", "together")
		}
		source, plain := strings.TrimSpace(p.source), tex.PlainRow(p.kids)
		w.start("math", "xmlns", mathSpace, "display", display, "displaystyle", style, "class", size, "alttext", plain)
		w.start("semantics")
		mathWriter{&w.markup}.mathRow(p.kids)
		w.start("annotation", "encoding", "application/x-tex")
		w.text(source)
		w.end()
		w.start("annotation", "encoding", "text/plain", "class", "plain")
		w.text(plain)
		w.end()
		w.end()
		w.end()
		if together {
			w.text(sign)
			w.end()
		}
	}
}

// codeDirection returns the direction of code, which is left to right in every language, if it differs from that of the
// text.
func (w *textWriter) codeDirection() string {
	if w.rtl {
		return "ltr"
	}
	return ""
}

// A mathWriter writes the trees of formulas as MathML.
type mathWriter struct{ *markup }

func (w mathWriter) mathRow(kids []tex.Node) {
	w.start("mrow")
	for _, k := range kids {
		w.formula(k)
	}
	w.end()
}

// parts writes an element and its children, each as one element.
func (w mathWriter) parts(name string, kids ...tex.Node) {
	w.start(name)
	for _, k := range kids {
		w.formula(k)
	}
	w.end()
}

func (w mathWriter) formula(n tex.Node) {
	switch n := n.(type) {
	case *tex.Row:
		w.mathRow(n.Kids)
	case *tex.Atom:
		w.atom(n)
	case *tex.Scripts:
		w.scripts(n)
	case *tex.Fraction:
		w.fraction(n)
	case *tex.Root:
		if n.Degree == nil {
			w.parts("msqrt", n.Of)
		} else {
			w.parts("mroot", n.Of, n.Degree)
		}
	case *tex.Fence:
		w.start("mrow")
		w.fence(n.Open, "prefix")
		w.mathRow(n.Kids)
		w.fence(n.Close, "postfix")
		w.end()
	case *tex.Middle:
		w.fence(n.Text, "infix")
	case *tex.Grid:
		w.grid(n)
	case *tex.Mark:
		w.mark(n)
	case *tex.Stack:
		switch {
		case n.Below == nil:
			w.parts("mover", n.Of, n.Above)
		case n.Above == nil:
			w.parts("munder", n.Of, n.Below)
		default:
			w.parts("munderover", n.Of, n.Below, n.Above)
		}
	case *tex.Enclosed:
		switch n.How {
		case tex.Boxed:
			w.start("menclose", "notation", "box")
		case tex.Struck:
			w.start("menclose", "notation", "updiagonalstrike")
		default:
			w.start("mphantom")
		}
		w.formula(n.Of)
		w.end()
	case *tex.Space:
		w.empty("mspace", "width", fmt.Sprintf("%gem", float64(n.Width)/1000))
	case *tex.Styled:
		w.start("mstyle", "displaystyle", fmt.Sprint(n.Display), "scriptlevel", "0")
		for _, k := range n.Kids {
			w.formula(k)
		}
		w.end()
	default:
		w.mathRow(nil) // not reached: Node is sealed
	}
}

func (w mathWriter) atom(n *tex.Atom) {
	name, variant, size, limits := "mo", "", "", ""
	switch n.Kind {
	case tex.Letter:
		name = "mi"
		if n.Upright && utf8.RuneCountInString(n.Text) == 1 {
			variant = "normal" // one letter is italic, several are not (MathML Core, 3.2.3.1)
		}
	case tex.Number:
		name = "mn"
	case tex.Words:
		w.start("mtext")
		w.text(strings.ReplaceAll(n.Text, " ", "\u00a0")) // else spaces at the edges are dropped
		w.end()
		return
	}
	if n.Tall > 0 {
		size = fmt.Sprintf("%gem", float64(n.Tall)/1000)
	}
	if n.Limits && name == "mo" {
		limits = "true"
	}
	stretchy := ""
	if name == "mo" && n.Tall == 0 &&
		(n.Class == tex.Opening || n.Class == tex.Closing || n.Text == "|" || n.Text == "‖") {
		stretchy = "false"
	}
	w.start(
		name,
		"mathvariant",
		variant,
		"minsize",
		size,
		"maxsize",
		size,
		"movablelimits",
		limits,
		"stretchy",
		stretchy,
	)
	w.text(n.Text)
	w.end()
	if n.Kind == tex.Letter && n.Class == tex.Large {
		w.empty("mspace", "width", "0.167em") // between the name of a function and its argument
	}
}

func (w mathWriter) scripts(n *tex.Scripts) {
	atom, _ := n.Base.(*tex.Atom)
	mark, _ := n.Base.(*tex.Mark)
	over := n.Limits || atom != nil && atom.Limits || mark != nil && mark.Wide && strings.Contains("⏞⏟", mark.Text)
	names := [...]string{"msub", "msup", "msubsup"}
	if over {
		names = [...]string{"munder", "mover", "munderover"}
	}
	switch {
	case n.Sub == nil && n.Sup == nil:
		w.formula(n.Base)
	case n.Sup == nil:
		w.base(names[0], n.Base, n.Sub)
	case n.Sub == nil:
		w.base(names[1], n.Base, n.Sup)
	default:
		w.base(names[2], n.Base, n.Sub, n.Sup)
	}
}

// base writes scripts: the name of a function is followed by a space only after them.
func (w mathWriter) base(name string, base tex.Node, scripts ...tex.Node) {
	w.start(name)
	a, ok := base.(*tex.Atom)
	named := ok && a.Kind == tex.Letter && a.Class == tex.Large
	if named {
		plain := *a
		plain.Class = tex.Ordinary
		base = &plain
	}
	w.formula(base)
	for _, s := range scripts {
		w.formula(s)
	}
	w.end()
	if named {
		w.empty("mspace", "width", "0.167em")
	}
}

func (w mathWriter) fraction(n *tex.Fraction) {
	if n.Display || n.Small {
		w.start("mstyle", "displaystyle", fmt.Sprint(n.Display), "scriptlevel", "0")
	}
	thickness := ""
	if n.Bare {
		thickness = "0"
	}
	w.start("mfrac", "linethickness", thickness)
	w.formula(n.Above)
	w.formula(n.Below)
	w.end()
	if n.Display || n.Small {
		w.end()
	}
}

// fence writes a sign that is as tall as its content.
func (w mathWriter) fence(sign, form string) {
	if sign == "" {
		return
	}
	w.start("mo", "fence", "true", "form", form, "stretchy", "true", "symmetric", "true")
	w.text(sign)
	w.end()
}

func (w mathWriter) grid(n *tex.Grid) {
	display := ""
	if n.Equations {
		display = "true"
	}
	w.start("mtable", "displaystyle", display)
	for i, r := range n.Rows {
		w.start("mtr")
		for j, c := range r {
			w.start("mtd", "class", cellClass(n, i, j))
			w.formula(c)
			w.end()
		}
		w.end()
	}
	w.end()
}

// cellClass returns the class for a cell's alignment and the rules around it. Equations have no space within a pair.
func cellClass(n *tex.Grid, row, column int) string {
	class := []string{map[byte]string{'l': "left", 'r': "right"}[n.Align[column%len(n.Align)]]}
	if n.Equations {
		class = append(class, "eq")
	}
	for _, rule := range []struct {
		name  string
		drawn bool
	}{
		{"over", slices.Contains(n.Between, row)},
		{"under", row+1 == len(n.Rows) && slices.Contains(n.Between, row+1)},
		{"before", slices.Contains(n.Upright, column)},
		{"after", column+1 == len(n.Rows[row]) && slices.Contains(n.Upright, column+1)},
	} {
		if rule.drawn {
			class = append(class, rule.name)
		}
	}
	return strings.TrimSpace(strings.Join(class, " "))
}

func (w mathWriter) mark(n *tex.Mark) {
	if n.Below {
		w.start("munder", "accentunder", "false")
	} else {
		w.start("mover", "accent", fmt.Sprint(!n.Wide))
	}
	w.formula(n.Of)
	w.start("mo", "stretchy", fmt.Sprint(n.Wide))
	w.text(spacing(n.Text))
	w.end()
	w.end()
}

// spacing returns the spacing form of a combining accent, which MathML expects (MathML Core, appendix B).
func spacing(mark string) string {
	alone := map[string]string{
		"\u0302": "^",
		"\u0303": "~",
		"\u0304": "¯",
		"\u20D7": "→",
		"\u0307": "˙",
		"\u0308": "¨",
		"\u030C": "ˇ",
		"\u0306": "˘",
		"\u0301": "´",
		"\u0300": "`",
		"\u030A": "˚",
		"‾":      "‾",
		"_":      "_",
	}
	if s, ok := alone[mark]; ok {
		return s
	}
	return mark
}
