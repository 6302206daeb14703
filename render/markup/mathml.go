package markup

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
)

const mathSpace = "http://www.w3.org/1998/Math/MathML"

// math writes a formula as MathML (MathML Core), with a line of plain text as the alternative text and as an
// annotation, which plain.css shows where MathML is not known, and its source as another. A formula that cannot be
// parsed, or is too wide for any small screen, is written as its source. Punctuation that follows is written on the
// same line as the formula's last part, which devices ensure between words only. One that stands apart is a block.
func (w *textWriter) math(n *ast.Math, sign string, apart bool) {
	var parts []mathPart
	if w.Formula != nil {
		w.Text(w.Formula(n) + sign)
		return
	}
	row, err := tex.Parse(n.TeX)
	ok := err == nil
	if ok {
		parts, ok = mathParts(row, n.TeX)
	}
	if !ok {
		w.Start("code", "class", "tex", "dir", w.codeDirection())
		w.Text(n.Source())
		w.End()
		w.Text(sign)
		return
	}
	w.Math = true
	for i, p := range parts {
		display, style, size := "inline", "", ""
		switch {
		case apart && len(parts) == 1:
			display = "block"
		case n.Display:
			style = "true"
		}
		if p.wide > mathScreen {
			size = fmt.Sprintf("fit-%d", mathScreen*10/p.wide)
		}
		if i > 0 {
			w.Text(" ")
		}
		together := sign != "" && i == len(parts)-1
		if together {
			w.Start("span", "class", "together")
		}
		source, plain := strings.TrimSpace(p.source), tex.PlainRow(p.kids)
		w.Start("math", "xmlns", mathSpace, "display", display, "displaystyle", style, "class", size, "alttext", plain)
		w.Start("semantics")
		mathWriter{&w.Buffer}.mathRow(p.kids)
		w.Start("annotation", "encoding", "application/x-tex")
		w.Text(source)
		w.End()
		w.Start("annotation", "encoding", "text/plain", "class", "plain")
		w.Text(plain)
		w.End()
		w.End()
		w.End()
		if together {
			w.Text(sign)
			w.End()
		}
	}
}

// codeDirection returns the direction of code, which is left to right in every language, if it differs from that of the
// text.
func (w *textWriter) codeDirection() string {
	if w.RTL {
		return "ltr"
	}
	return ""
}

// A mathWriter writes the trees of formulas as MathML.
type mathWriter struct{ *Buffer }

func (w mathWriter) mathRow(kids []tex.Node) {
	w.Start("mrow")
	for _, k := range kids {
		w.formula(k)
	}
	w.End()
}

// parts writes an element and its children, each as one element.
func (w mathWriter) parts(name string, kids ...tex.Node) {
	w.Start(name)
	for _, k := range kids {
		w.formula(k)
	}
	w.End()
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
		w.Start("mrow")
		w.fence(n.Open, "prefix")
		w.mathRow(n.Kids)
		w.fence(n.Close, "postfix")
		w.End()
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
			w.Start("menclose", "notation", "box")
		case tex.Struck:
			w.Start("menclose", "notation", "updiagonalstrike")
		default:
			w.Start("mphantom")
		}
		w.formula(n.Of)
		w.End()
	case *tex.Space:
		w.Empty("mspace", "width", fmt.Sprintf("%gem", float64(n.Width)/1000))
	case *tex.Styled:
		w.Start("mstyle", "displaystyle", fmt.Sprint(n.Display), "scriptlevel", "0")
		for _, k := range n.Kids {
			w.formula(k)
		}
		w.End()
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
		w.Start("mtext")
		w.Text(strings.ReplaceAll(n.Text, " ", "\u00a0")) // else spaces at the edges are dropped
		w.End()
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
	w.Start(
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
	w.Text(n.Text)
	w.End()
	if n.Kind == tex.Letter && n.Class == tex.Large {
		w.Empty("mspace", "width", "0.167em") // between the name of a function and its argument
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
	w.Start(name)
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
	w.End()
	if named {
		w.Empty("mspace", "width", "0.167em")
	}
}

func (w mathWriter) fraction(n *tex.Fraction) {
	if n.Display || n.Small {
		w.Start("mstyle", "displaystyle", fmt.Sprint(n.Display), "scriptlevel", "0")
	}
	thickness := ""
	if n.Bare {
		thickness = "0"
	}
	w.Start("mfrac", "linethickness", thickness)
	w.formula(n.Above)
	w.formula(n.Below)
	w.End()
	if n.Display || n.Small {
		w.End()
	}
}

// fence writes a sign that is as tall as its content.
func (w mathWriter) fence(sign, form string) {
	if sign == "" {
		return
	}
	w.Start("mo", "fence", "true", "form", form, "stretchy", "true", "symmetric", "true")
	w.Text(sign)
	w.End()
}

func (w mathWriter) grid(n *tex.Grid) {
	display := ""
	if n.Equations {
		display = "true"
	}
	w.Start("mtable", "displaystyle", display)
	for i, r := range n.Rows {
		w.Start("mtr")
		for j, c := range r {
			w.Start("mtd", "class", cellClass(n, i, j))
			w.formula(c)
			w.End()
		}
		w.End()
	}
	w.End()
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
		w.Start("munder", "accentunder", "false")
	} else {
		w.Start("mover", "accent", fmt.Sprint(!n.Wide))
	}
	w.formula(n.Of)
	w.Start("mo", "stretchy", fmt.Sprint(n.Wide))
	w.Text(spacing(n.Text))
	w.End()
	w.End()
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
