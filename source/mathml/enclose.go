package mathml

import "strings"

// enclosed writes a term with lines around or through it.
func (w *writer) enclosed(e *Element, kids []*Element) {
	in := w.of(kids...)
	if in == "" {
		return
	}
	notations := strings.Fields(e.Attr["notation"])
	if len(notations) == 0 {
		notations = []string{"longdiv"} // as if it were written (MathML 3, 3.3.9)
	}
	has := map[string]bool{}
	for _, n := range notations {
		has[n] = true
	}
	switch {
	case has["updiagonalstrike"] && has["downdiagonalstrike"]:
		in = `\xcancel{` + in + "}"
	case has["updiagonalstrike"]:
		in = `\cancel{` + in + "}"
	case has["downdiagonalstrike"]:
		in = `\bcancel{` + in + "}"
	case has["horizontalstrike"], has["verticalstrike"]:
		in = `\sout{` + in + "}"
	}
	switch {
	case has["box"], has["roundedbox"], has["circle"], has["left"] && has["right"] && has["top"] && has["bottom"]:
		w.write(`\boxed{` + in + "}")
		return
	case has["radical"]:
		in = `\sqrt{` + in + "}"
	case has["longdiv"]:
		in = divided(in)
	case has["actuarial"]:
		in = `\overline{` + in + "}|"
	case has["top"]:
		in = `\overline{` + in + "}"
	}
	if has["bottom"] {
		in = `\underline{` + in + "}"
	}
	if has["left"] {
		in = "|" + in
	}
	if has["right"] {
		in += "|"
	}
	w.write(in)
}

// divided returns what is divided under the sign of a long division.
func divided(s string) string { return `\overline{)` + s + "}" }
