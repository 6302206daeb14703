// Package mathml turns formulas in MathML into TeX, which the tree of a guide keeps.
//
// The input is an element and what is in it, as a reader of pages found them. The output is TeX of the subset that
// package tex parses. An element that has no form in it gives what is in it: no character of a formula is lost.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package mathml

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/tex"
)

// An Element is an element of MathML, or a text if it has no name.
type Element struct {
	Name string // in lower case, without a prefix
	Attr map[string]string
	Text string // of a text
	Kids []*Element
}

// deepest bounds nesting. What is deeper is left out; no formula that people read is a tenth as deep.
const deepest = 200

// TeX returns a formula as TeX. It is empty for a formula that shows nothing.
func TeX(math *Element) string {
	w := &writer{}
	w.row(math.elements())
	source := strings.TrimSpace(w.String())
	if row, err := tex.Parse(source); err == nil && !slices.ContainsFunc(row.Kids, seen) {
		return ""
	}
	return source
}

// seen reports whether a part of a formula is more than a space.
func seen(n tex.Node) bool {
	_, space := n.(*tex.Space)
	return !space
}

// elements returns the children of e that are elements.
func (e *Element) elements() []*Element {
	var out []*Element
	for _, k := range e.Kids {
		if k.Name != "" && !strings.HasPrefix(k.Name, "annotation") {
			out = append(out, k)
		}
	}
	return out
}

// chars returns the text of e on one line.
func (e *Element) chars() string {
	var b strings.Builder
	for _, k := range e.Kids {
		switch k.Name {
		case "":
			b.WriteString(k.Text)
		case "mglyph": // a picture of a character
			b.WriteString(k.Attr["alt"])
		default:
			b.WriteString(k.chars())
		}
	}
	space := func(r rune) bool { return r < utf8.RuneSelf && unicode.IsSpace(r) } // not a space that is kept
	return strings.Join(strings.FieldsFunc(b.String(), space), " ")
}

// sign returns the text of an operator, "" for another element.
func (e *Element) sign() string {
	for e.Name != "mo" {
		kids := e.elements()
		if len(kids) != 1 || !groups(e.Name) {
			return ""
		}
		e = kids[0]
	}
	return e.chars()
}

// groups reports whether an element only groups what is in it.
func groups(name string) bool {
	switch name {
	case "math", "mrow", "mstyle", "mpadded", "semantics", "merror":
		return true
	}
	return false
}

// A writer writes TeX.
type writer struct {
	strings.Builder
	depth int
}

// write adds TeX. A space keeps a command and a letter apart.
func (w *writer) write(s string) {
	if s == "" {
		return
	}
	if r, _ := utf8.DecodeRuneInString(s); tex.EndsInCommand(w.String()) && r < utf8.RuneSelf && unicode.IsLetter(r) {
		w.WriteByte(' ')
	}
	w.WriteString(s)
}

// of returns an element as TeX.
func (w *writer) of(es ...*Element) string {
	own := &writer{depth: w.depth + 1}
	if own.depth < deepest {
		own.row(es)
	}
	return strings.TrimSpace(own.String())
}

// row writes elements side by side. Signs around what is higher than a line grow with it.
func (w *writer) row(es []*Element) {
	for i := 0; i < len(es); i++ {
		e := es[i]
		open := e.sign()
		switch {
		case open == "{" && i+2 == len(es) && table(es[i+1]) != nil:
			w.write(`\begin{cases}` + w.cells(table(es[i+1])) + `\end{cases}`)
			return
		case fences[open] != "" && fences[open] != open:
			if end := closing(es, i); end > 0 {
				inner := es[i+1 : end]
				if len(inner) == 1 && bare(inner[0]) && open == "(" {
					parts := inner[0].elements()
					w.write(`\binom` + w.arg(parts, 0) + w.arg(parts, 1))
				} else if tall(inner) {
					w.write(`\left` + tex.Escape(open) + " " + w.of(inner...) + ` \right` + tex.Escape(es[end].sign()))
				} else {
					w.write(tex.Escape(open))
					continue
				}
				i = end
				continue
			}
		}
		w.element(e)
	}
}

// fences maps opening signs to closing ones.
var fences = map[string]string{"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}

// closing returns the index of the sign that closes the one at open, 0 if there is none.
func closing(es []*Element, open int) int {
	depth := 0
	for i := open; i < len(es); i++ {
		s := es[i].sign()
		if fences[s] != "" {
			depth++
		}
		for _, shut := range fences {
			if s == shut {
				depth--
			}
		}
		if depth == 0 && i > open {
			return i
		}
	}
	return 0
}

// bare reports whether e is two terms above each other without a line.
func bare(e *Element) bool {
	if groups(e.Name) {
		kids := e.elements()
		return len(kids) == 1 && bare(kids[0])
	}
	thickness := strings.TrimRight(e.Attr["linethickness"], "abcdefghijklmnopqrstuvwxyz%")
	n, err := strconv.ParseFloat(thickness, 64)
	return e.Name == "mfrac" && err == nil && n == 0
}

// table returns the table that is all of e.
func table(e *Element) *Element {
	for groups(e.Name) {
		kids := e.elements()
		if len(kids) != 1 {
			return nil
		}
		e = kids[0]
	}
	if e.Name == "mtable" {
		return e
	}
	return nil
}

// tall reports whether one of es is higher than a line.
func tall(es []*Element) bool {
	for _, e := range es {
		switch e.Name {
		case "mtable", "mfrac", "munder", "mover", "munderover", "mroot":
			return true
		}
		if groups(e.Name) && tall(e.elements()) {
			return true
		}
	}
	return false
}

func (w *writer) element(e *Element) {
	if w.depth >= deepest {
		return
	}
	kids := e.elements()
	switch e.Name {
	case "mi":
		w.identifier(e)
	case "mn":
		w.write(number(e.chars()))
	case "mo":
		w.operator(e.chars())
	case "mtext", "ms":
		if text := words(e); strings.TrimSpace(text) != "" {
			w.write(`\text{` + text + "}")
		} else if text != "" {
			w.write(`\ `)
		}
	case "mspace":
		w.space(e.Attr["width"])
	case "mfrac":
		w.fraction(e, kids)
	case "msqrt":
		w.write(`\sqrt{` + w.of(kids...) + "}")
	case "mroot":
		if len(kids) > 1 {
			w.write(`\sqrt[` + w.of(kids[1]) + "]" + w.arg(kids, 0))
			return
		}
		w.row(kids)
	case "msub", "msup", "msubsup":
		w.scripts(e.Name, kids)
	case "munder", "mover", "munderover":
		w.limits(e.Name, kids)
	case "mmultiscripts":
		w.corners(kids)
	case "mtable":
		w.write(`\begin{matrix}` + w.cells(e) + `\end{matrix}`)
	case "mfenced":
		w.fenced(e, kids)
	case "mphantom", "none", "mprescripts":
	case "semantics":
		w.row(kids[:min(1, len(kids))])
	case "maction":
		if len(kids) > 0 {
			w.element(kids[Selected(e.Attr["selection"], len(kids))])
		}
	case "menclose":
		w.enclosed(e, kids)
	case "mstack", "mlongdiv":
		w.write(`\begin{array}{r}` + w.sum(e.Name, kids) + `\end{array}`)
	case "mglyph":
		w.write(`\text{` + tex.EscapeText(e.Attr["alt"]) + "}")
	case "mrow", "math":
		own := &writer{depth: w.depth + 1}
		own.row(kids)
		w.write(own.String())
	default:
		if len(kids) == 0 {
			w.write(tex.Escape(e.chars()))
			return
		}
		w.row(kids)
	}
}

// Selected returns the index of the part of maction that is seen, by its attribute selection. The person who reads the
// page may change it; at first it is the first, unless the page says otherwise.
func Selected(selection string, parts int) int {
	n, err := strconv.Atoi(selection)
	if err != nil || n < 1 || n > parts {
		return 0
	}
	return n - 1
}

// number returns a number as TeX that keeps it together: a comma between digits is no punctuation, and a space in it
// stays.
func number(s string) string {
	if strings.ContainsFunc(s, unicode.IsLetter) { // 0xFF, 2e10
		return `\mathrm{` + tex.Escape(s) + "}"
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		within := i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		switch {
		case within && r == ',':
			b.WriteString("{,}")
		case within && unicode.IsSpace(r):
			b.WriteString(`\,`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// words returns the text of e as it may stand in \text.
func words(e *Element) string {
	return tex.EscapeText(e.chars())
}

// alphabets maps values of mathvariant to commands.
var alphabets = map[string]string{
	"bold": `\mathbf`, "double-struck": `\mathbb`, "script": `\mathcal`, "fraktur": `\mathfrak`,
	"sans-serif": `\mathsf`, "monospace": `\mathtt`, "bold-italic": `\boldsymbol`, "normal": `\mathrm`,
}

// identifier writes the name of a variable or a function.
func (w *writer) identifier(e *Element) {
	name := e.chars()
	command := alphabets[e.Attr["mathvariant"]]
	single := utf8.RuneCountInString(name) == 1
	switch {
	case name == "":
	case command != "" && (command != `\mathrm` || single && name[0] < utf8.RuneSelf):
		w.write(command + "{" + tex.Escape(name) + "}")
	case strings.Contains(name, " "):
		w.write(`\text{` + tex.EscapeText(name) + "}")
	case single, strings.ContainsFunc(name, notLetter):
		w.write(tex.Escape(name))
	default:
		w.function(name)
	}
}

// function writes a name of several letters: that of a function as its command, if it has one.
func (w *writer) function(name string) {
	if _, err := tex.Parse(`\` + name + " x"); err == nil && functions[name] {
		w.write(`\` + name + " ")
		return
	}
	w.write(`\mathrm{` + name + "}")
}

var functions = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields("arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg " +
		"lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh") {
		m[name] = true
	}
	return m
}()

// operator writes a sign.
func (w *writer) operator(sign string) {
	switch sign {
	case "":
		return
	case "\u2061", "\u2062", "\u2063", "\u2064": // application, product, separator and sum that are not seen
		return
	case "′", "″", "‴":
		w.write(sign)
		return
	}
	if c := large[sign]; c != "" {
		w.write(c + " ")
		return
	}
	if functions[sign] {
		w.write(`\` + sign + " ")
		return
	}
	if utf8.RuneCountInString(sign) > 1 && !strings.ContainsFunc(sign, notLetter) {
		w.write(`\operatorname{` + sign + "}")
		return
	}
	w.write(tex.Escape(sign))
}

// large maps signs that stand before what they are of to commands.
var large = map[string]string{
	"∑": `\sum`, "∏": `\prod`, "∐": `\coprod`, "∫": `\int`, "∬": `\iint`, "∭": `\iiint`, "∮": `\oint`, "⋃": `\bigcup`,
	"⋂": `\bigcap`, "⋁": `\bigvee`, "⋀": `\bigwedge`, "⨁": `\bigoplus`, "⨂": `\bigotimes`,
}

// space writes a space of a width such as 0.5em.
func (w *writer) space(width string) {
	n, err := strconv.ParseFloat(strings.TrimSuffix(width, "em"), 64)
	switch {
	case err != nil || n <= 0:
	case n >= 2:
		w.write(`\qquad `)
	case n >= 1:
		w.write(`\quad `)
	default:
		w.write(`\,`)
	}
}

// arg returns the nth of es in braces; it is empty if there is none.
func (w *writer) arg(es []*Element, n int) string {
	if n >= len(es) {
		return "{}"
	}
	return "{" + w.of(es[n]) + "}"
}

func (w *writer) fraction(e *Element, kids []*Element) {
	if bare(e) {
		w.write(`{` + w.of(kids[:min(1, len(kids))]...) + ` \atop ` + w.of(kids[min(1, len(kids)):]...) + "}")
		return
	}
	w.write(`\frac` + w.arg(kids, 0) + w.arg(kids, 1))
}

// cells returns the rows of a table.
func (w *writer) cells(t *Element) string {
	var rows []string
	for _, r := range t.elements() {
		kids, label := r.elements(), ""
		if r.Name == "mlabeledtr" && len(kids) > 0 {
			kids, label = kids[1:], tag(kids[0].chars())
		}
		var cells []string
		for _, c := range kids {
			cells = append(cells, w.of(c.elements()...))
		}
		rows = append(rows, strings.Join(cells, " & ")+label)
	}
	return strings.Join(rows, ` \\ `)
}

// tag returns the label of a row, which stands behind it.
func tag(label string) string {
	inner, open := strings.CutPrefix(label, "(")
	inner, shut := strings.CutSuffix(inner, ")")
	switch {
	case label == "":
		return ""
	case open && shut && inner != "":
		return ` \tag{` + tex.EscapeText(inner) + "}"
	}
	return ` \tag*{` + tex.EscapeText(label) + "}"
}

// fenced writes mfenced: terms with signs around and between them.
func (w *writer) fenced(e *Element, kids []*Element) {
	attr := func(name, usual string) string {
		if v, ok := e.Attr[name]; ok {
			return strings.TrimSpace(v)
		}
		return usual
	}
	between := []rune(strings.ReplaceAll(attr("separators", ","), " ", ""))
	inner := &writer{depth: w.depth + 1}
	for i, k := range kids {
		if i > 0 && len(between) > 0 {
			inner.write(tex.Escape(string(between[min(i-1, len(between)-1)])) + " ")
		}
		inner.write(w.of(k))
	}
	open, shut := tex.Escape(attr("open", "(")), tex.Escape(attr("close", ")"))
	if !tall(kids) {
		w.write(open + inner.String() + shut)
		return
	}
	for _, s := range []*string{&open, &shut} {
		if *s == "" {
			*s = "."
		}
	}
	w.write(`\left` + open + " " + inner.String() + ` \right` + shut)
}
