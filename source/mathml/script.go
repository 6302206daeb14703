package mathml

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// base returns what has scripts: in braces unless it is one sign.
func (w *writer) base(es []*Element) string {
	if len(es) == 0 {
		return "{}"
	}
	s := w.of(es[0])
	if utf8.RuneCountInString(s) == 1 || simple(s) {
		return s
	}
	return "{" + s + "}"
}

// simple reports whether TeX is one command without arguments.
func simple(s string) bool {
	name, ok := strings.CutPrefix(s, `\`)
	return ok && !strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf || notLetter(r) })
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

func (w *writer) scripts(name string, kids []*Element) {
	w.write(w.base(kids))
	if name != "msup" && len(kids) > 1 {
		w.write("_" + w.arg(kids, 1))
	}
	if name != "msub" && len(kids) > 1 {
		sup := kids[len(kids)-1]
		if strings.Trim(sup.sign(), "′'") == "" && sup.sign() != "" {
			w.write(strings.NewReplacer("′", "'").Replace(sup.sign()))
			return
		}
		w.write("^{" + w.of(sup) + "}")
	}
}

// accents maps signs above and below a term to commands.
var above = map[string]string{
	"^": `\hat`, "ˆ": `\hat`, "̂": `\hat`, "~": `\tilde`, "˜": `\tilde`, "¯": `\bar`, "‾": `\overline`,
	"_": `\overline`,
	"―": `\overline`, "→": `\vec`, "⃗": `\vec`, "˙": `\dot`, ".": `\dot`, "¨": `\ddot`, "..": `\ddot`, "ˇ": `\check`,
	"˘": `\breve`, "´": `\acute`, "`": `\grave`, "˚": `\mathring`, "⏞": `\overbrace`, "-": `\bar`, "−": `\bar`,
}

var below = map[string]string{
	"_": `\underline`, "¯": `\underline`, "‾": `\underline`, "̲": `\underline`, "⏟": `\underbrace`,
}

// limits writes what stands above and below a term: an accent, the limits of a sum, or any other.
func (w *writer) limits(name string, kids []*Element) {
	if len(kids) < 2 {
		w.row(kids)
		return
	}
	sign := kids[1].sign()
	if command := above[sign]; name == "mover" && command != "" {
		base := w.of(kids[0])
		if utf8.RuneCountInString(base) > 1 && command == `\bar` {
			command = `\overline`
		}
		if utf8.RuneCountInString(base) > 1 && !simple(base) && command == `\vec` {
			command = `\overrightarrow`
		}
		w.write(command + "{" + base + "}")
		return
	}
	if command := below[sign]; name == "munder" && command != "" {
		w.write(command + w.arg(kids, 0))
		return
	}
	base := w.of(kids[0])
	limited := simple(base) || strings.HasPrefix(base, `\overbrace`) || strings.HasPrefix(base, `\underbrace`) ||
		strings.HasPrefix(base, `\operatorname`)
	switch {
	case limited:
		w.write(base)
		if name != "mover" {
			w.write("_" + w.arg(kids, 1))
		}
		if name != "munder" {
			w.write("^" + w.arg(kids, len(kids)-1))
		}
	case name == "mover":
		w.write(`\overset` + w.arg(kids, 1) + "{" + base + "}")
	case name == "munder":
		w.write(`\underset` + w.arg(kids, 1) + "{" + base + "}")
	default:
		w.write(`\overset` + w.arg(kids, 2) + `{\underset` + w.arg(kids, 1) + "{" + base + "}}")
	}
}

// corners writes scripts on both sides of a term.
func (w *writer) corners(kids []*Element) {
	if len(kids) == 0 {
		return
	}
	pairs := func(es []*Element) string {
		s := ""
		for i := 0; i < len(es); i += 2 {
			if i > 0 {
				s += "{}" // one index and one exponent stand above each other
			}
			if t := w.of(es[i]); t != "" {
				s += "_{" + t + "}"
			}
			if i+1 < len(es) {
				if t := w.of(es[i+1]); t != "" {
					s += "^{" + t + "}"
				}
			}
		}
		return s
	}
	behind, before := kids[1:], []*Element(nil)
	for i, k := range behind {
		if k.Name == "mprescripts" {
			behind, before = behind[:i], behind[i+1:]
			break
		}
	}
	if s := pairs(before); s != "" {
		w.write("{}" + s)
	}
	w.write(w.base(kids) + pairs(behind))
}
