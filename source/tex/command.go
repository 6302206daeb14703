package tex

import (
	"math"
	"strconv"
	"strings"
)

// run parses a command with its arguments and returns kids with the result added.
func (p *parser) run(kids []Node) []Node {
	start := p.at
	name := p.command()
	if a, ok := named()[name]; ok {
		atom := a
		return append(kids, &atom)
	}
	if w, ok := spaces[name]; ok {
		return append(kids, &Space{Width: w})
	}
	if m, ok := marks[name]; ok {
		m.Of = p.argument()
		mark := m
		return append(kids, &mark)
	}
	if text, ok := functions()[name]; ok {
		limits := strings.Contains(" lim limsup liminf max min sup inf argmax argmin det gcd Pr ", " "+name+" ")
		return append(kids, &Atom{Text: text, Class: Large, Kind: Letter, Upright: true, Limits: limits})
	}
	if v, ok := alphabets[name]; ok {
		return append(kids, p.within(v))
	}
	if tall, ok := talls[strings.TrimRight(name, "lmr")]; ok && len(name) <= 5 {
		return append(kids, p.tall(name, tall))
	}
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		f := &Fraction{Above: p.argument(), Below: p.argument(), Display: name == "dfrac" || name == "cfrac",
			Small: name == "tfrac"}
		return append(kids, f)
	case "binom", "dbinom", "tbinom":
		f := &Fraction{Above: p.argument(), Below: p.argument(), Bare: true, Display: name == "dbinom",
			Small: name == "tbinom"}
		return append(kids, &Fence{Open: "(", Close: ")", Kids: []Node{f}})
	case "sqrt":
		return append(kids, p.root())
	case "left":
		return append(kids, p.fence(start))
	case "right":
		p.fail(start, `\right stands without \left`)
		return kids
	case "begin":
		return append(kids, p.environment(start))
	case "end":
		p.fail(start, `\end stands without \begin`)
		return kids
	case "text", "textrm", "textnormal", "textbf", "textit", "texttt", "textsf", "mbox", "hbox":
		return append(kids, &Atom{Text: p.words(start), Kind: Words, Upright: true})
	case "operatorname":
		return append(kids, p.operator(p.eat("*"), start))
	case "overset", "stackrel":
		above := p.argument()
		return append(kids, &Stack{Above: above, Of: p.argument()})
	case "underset":
		below := p.argument()
		return append(kids, &Stack{Below: below, Of: p.argument()})
	case "limits", "nolimits":
		return p.limits(kids, name == "limits", start)
	case "not":
		return append(kids, p.not())
	case "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle":
		return append(kids, &Styled{Display: name == "displaystyle", Kids: p.rest()})
	case "bmod":
		return append(kids, &Atom{Text: "mod", Class: Binary, Upright: true})
	case "pmod":
		mod := &Atom{Text: "mod", Class: Large, Upright: true}
		return append(kids, &Space{Width: 444}, &Atom{Text: "(", Kind: Sign, Class: Opening}, mod, p.argument(),
			&Atom{Text: ")", Kind: Sign, Class: Closing})
	case "over", "choose", "atop":
		frac := &Fraction{Above: &Row{Kids: kids}, Below: &Row{Kids: p.rest()}, Bare: name != "over"}
		if name == "choose" {
			return []Node{&Fence{Open: "(", Close: ")", Kids: []Node{frac}}}
		}
		return []Node{frac}
	case "substack":
		return append(kids, p.substack(start))
	case "xrightarrow", "xleftarrow":
		arrow := map[string]string{"xrightarrow": "⟶", "xleftarrow": "⟵"}[name]
		return append(kids, &Stack{Of: &Row{Kids: []Node{&Atom{Text: arrow, Kind: Sign, Class: Relation}}},
			Above: p.argument()})
	case "hspace", "mspace":
		p.eat("*")
		return append(kids, p.space(start))
	case "color":
		p.group(start) // pages have the colors of their theme
		return kids
	case "textcolor":
		p.group(start)
		return append(kids, p.argument())
	case "mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner", "smash",
		"ensuremath":
		return append(kids, p.argument())
	case "label":
		p.group(start) // its name is never printed
		return kids
	case "nonumber", "notag":
		return kids
	case "tag":
		star := p.eat("*")
		text := p.words(start)
		if !star {
			text = "(" + text + ")"
		}
		return append(kids, &Space{Width: 2000}, &Atom{Text: text, Kind: Words, Upright: true})
	case "boxed", "fbox":
		return append(kids, &Enclosed{Of: p.argument(), How: Boxed})
	case "cancel", "bcancel", "xcancel", "sout":
		return append(kids, &Enclosed{Of: p.argument(), How: Struck})
	case "phantom":
		return append(kids, &Enclosed{Of: p.argument(), How: Phantom})
	case "hphantom":
		return append(kids, &Enclosed{Of: p.argument(), How: PhantomWidth})
	case "vphantom", "mathstrut":
		of := Node(&Atom{Text: "(", Kind: Sign})
		if name == "vphantom" {
			of = p.argument()
		}
		return append(kids, &Enclosed{Of: of, How: PhantomHeight})
	case `\`:
		p.fail(start, `a line is ended outside of a matrix or of aligned lines`)
		return kids
	}
	p.fail(start, `the command \%s is not known`, name)
	return kids
}

// substack parses lines above each other, as below a sum.
func (p *parser) substack(start int) Node {
	g := &Grid{Align: "c"}
	if !p.eat("{") {
		p.fail(start, "an argument in braces is missing")
		return g
	}
	for {
		g.Rows = append(g.Rows, []Node{&Row{Kids: p.until(start, `\\`, "}")}})
		if !p.eat(`\\`) {
			p.eat("}")
			return g
		}
	}
}

// units maps each unit in which spaces are given to thousandths of an em. A point is a tenth of the em of 10 pt type.
var units = map[string]float64{"em": 1000, "ex": 430, "mu": 1000.0 / 18, "pt": 100, "mm": 284, "cm": 2845}

// space parses the width of a space.
func (p *parser) space(start int) Node {
	text := strings.TrimSpace(p.group(start))
	unit := strings.TrimLeft(text, "+-.0123456789 ")
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, unit)), 64)
	const most = 20 // em
	if em, ok := units[unit]; ok && err == nil && math.Abs(n*em) <= most*1000 {
		return &Space{Width: int(n * em)}
	}
	p.fail(start, "%q is not a width", text)
	return &Space{}
}

// rest parses the remainder of the group.
func (p *parser) rest() []Node {
	var kids []Node
	for p.skip(); p.at < len(p.src); p.skip() {
		if c := p.src[p.at]; c == '}' || c == '&' || c == ']' && p.depth > 0 {
			break
		}
		if p.peek(`\right`) && letters(p.src[p.at+1:]) == 5 || p.peek(`\end`) && letters(p.src[p.at+1:]) == 3 ||
			p.peek(`\\`) {
			break
		}
		kids = p.next(kids)
	}
	return kids
}

// within parses an argument whose letters are in the given alphabet.
func (p *parser) within(alphabet string) Node {
	was := p.variant
	p.variant = alphabet
	defer func() { p.variant = was }()
	arg := p.argument()
	row, ok := arg.(*Row)
	if !ok || alphabet == "it" {
		return arg
	}
	// The letters of a name stand close: they are one atom.
	var name strings.Builder
	for _, k := range row.Kids {
		a, ok := k.(*Atom)
		if !ok || a.Kind != Letter && a.Kind != Number {
			return arg
		}
		name.WriteString(a.Text)
	}
	return &Atom{Text: name.String(), Upright: true}
}

// tall parses the delimiter that a command such as \Big enlarges.
func (p *parser) tall(name string, height int) Node {
	a := &Atom{Text: p.delimiter(), Kind: Sign, Tall: height}
	switch {
	case strings.HasSuffix(name, "l"):
		a.Class = Opening
	case strings.HasSuffix(name, "r"):
		a.Class = Closing
	case strings.HasSuffix(name, "m"):
		a.Class = Relation
	}
	return a
}

// delimiter parses a delimiter; "." is the empty one.
func (p *parser) delimiter() string {
	if p.skip(); p.at >= len(p.src) {
		p.fail(p.at, "a delimiter is missing")
		return ""
	}
	start := p.at
	c := p.src[p.at]
	if c == '\\' {
		name := p.command()
		if a, ok := named()[name]; ok && isDelimiter(a.Text) {
			return a.Text
		}
		p.fail(start, `\%s is not a delimiter`, name)
		return ""
	}
	p.at++
	switch s := string(rune(c)); {
	case s == ".":
		return ""
	case s == "<":
		return "⟨"
	case s == ">":
		return "⟩"
	case isDelimiter(s):
		return s
	}
	p.fail(start, "%q is not a delimiter", string(rune(c)))
	return ""
}

// isDelimiter reports whether a sign grows with what it encloses.
func isDelimiter(s string) bool { return strings.Contains(" "+delimiters+" ", " "+s+" ") }

// fence parses what is between \left and \right.
func (p *parser) fence(start int) Node {
	f := &Fence{Open: p.delimiter()}
	for {
		f.Kids = append(f.Kids, p.until(start, `\right`, `\middle`)...)
		if p.command() == "right" || p.err != nil {
			f.Close = p.delimiter()
			return f
		}
		f.Kids = append(f.Kids, &Middle{Text: p.delimiter()})
	}
}

func (p *parser) root() Node {
	r := &Root{}
	if start := p.at; p.eat("[") {
		r.Degree = &Row{Kids: p.until(start, "]")}
		p.eat("]")
	}
	r.Of = p.argument()
	return r
}

// words parses verbatim text in braces, resolving escapes.
func (p *parser) words(start int) string {
	if !p.eat("{") {
		p.fail(start, "the text of a formula stands between braces")
		return ""
	}
	var b strings.Builder
	for depth := 0; p.at < len(p.src); p.at++ {
		switch c := p.src[p.at]; {
		case c == '\\' && p.at+1 < len(p.src) && strings.IndexByte(`_%$&#{} `, p.src[p.at+1]) >= 0:
			p.at++
			b.WriteByte(p.src[p.at])
			continue
		case c == '{':
			depth++
			continue
		case c == '}' && depth == 0:
			p.at++
			return b.String()
		case c == '}':
			depth--
			continue
		case c == '\n' || c == '~':
			b.WriteByte(' ')
			continue
		case strings.HasPrefix(p.src[p.at:], textBackslash):
			b.WriteByte('\\')
			p.at += endOfName(p.src[p.at:], textBackslash) - 1
			continue
		case strings.HasPrefix(p.src[p.at:], textTilde):
			b.WriteByte('~')
			p.at += endOfName(p.src[p.at:], textTilde) - 1
			continue
		case c == '$' || c == '\\':
			p.fail(p.at, "text within a formula holds no formula and no command")
			return ""
		}
		b.WriteByte(p.src[p.at])
	}
	p.fail(start, "what opens here is not closed")
	return ""
}

// Commands for characters in text that have no others.
const (
	textBackslash = `\textbackslash`
	textTilde     = `\textasciitilde`
)

// endOfName returns the size of a command, with the braces or the space that end its name.
func endOfName(s, name string) int {
	n := len(name)
	switch {
	case strings.HasPrefix(s[n:], "{}"):
		n += len("{}")
	case strings.HasPrefix(s[n:], " "):
		n++
	}
	return n
}

// operator parses the name of a function.
func (p *parser) operator(limits bool, start int) Node {
	name := strings.NewReplacer(`\,`, " ", `\ `, " ", `-`, "-").Replace(p.group(start))
	if strings.ContainsAny(name, `\{^_$`) {
		p.fail(start, "the name of a function is of letters")
	}
	return &Atom{Text: name, Class: Large, Upright: true, Limits: limits}
}

// group returns the source of an argument in braces.
func (p *parser) group(start int) string {
	if !p.eat("{") {
		p.fail(start, "an argument in braces is missing")
		return ""
	}
	i := strings.IndexByte(p.src[p.at:], '}')
	if i < 0 {
		p.fail(start, "what opens here is not closed")
		return ""
	}
	s := p.src[p.at : p.at+i]
	p.at += i + 1
	return s
}

// limits sets whether the scripts of the last node are above and below it.
func (p *parser) limits(kids []Node, limits bool, start int) []Node {
	if len(kids) > 0 {
		switch k := kids[len(kids)-1].(type) {
		case *Atom:
			if !limits {
				k.Limits = false
				return kids
			}
			kids[len(kids)-1] = &Scripts{Base: k, Limits: true}
			return kids
		case *Scripts:
			k.Limits = limits
			return kids
		}
	}
	p.fail(start, "there is no operator whose limits these are")
	return kids
}

// not parses a relation and strikes it through.
func (p *parser) not() Node {
	a, ok := p.argument().(*Atom)
	if !ok {
		p.fail(p.at, `\not stands before a relation`)
		return &Row{}
	}
	struck := *a
	if s, ok := negated[a.Text]; ok {
		struck.Text = s
	} else {
		struck.Text += "\u0338"
	}
	return &struck
}
