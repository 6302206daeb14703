package docx

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
)

// math adds an equation of Office (OMML, ISO/IEC 29500-1, 22.1) as TeX.
func (in *inlineReader) math(m *node, display bool) {
	t := &texWriter{}
	t.children(m)
	source := tex.Normal(strings.TrimSpace(t.String()))
	for _, name := range t.unknown {
		in.omits.add("part of an equation ("+name+")", in.here())
	}
	if source == "" {
		return
	}
	shown := &ast.Math{TeX: source, Display: display}
	in.node(shown.Source(), func(at ast.Loc) ast.Inline {
		shown.Loc = at
		return shown
	})
}

// A texWriter writes equations in TeX.
type texWriter struct {
	strings.Builder
	unknown []string // names of elements that it cannot write
	aligned bool     // & and line ends separate what is aligned
}

// children writes the children of n.
func (t *texWriter) children(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		t.element(k)
	}
}

// arg returns the argument name of n.
func (t *texWriter) arg(n *node, name string) string {
	own := &texWriter{aligned: t.aligned}
	own.children(n.kid(name))
	t.unknown = append(t.unknown, own.unknown...)
	return strings.TrimSpace(own.String())
}

// write adds TeX. A space keeps a command and a letter apart.
func (t *texWriter) write(s string) {
	if s == "" {
		return
	}
	before := t.String()
	if first := rune(s[0]); tex.EndsInCommand(before) && first < unicode.MaxASCII && unicode.IsLetter(first) {
		t.WriteByte(' ')
	}
	t.WriteString(s)
}

func (t *texWriter) element(k *node) {
	switch k.name {
	case "", "m:ctrlPr", "m:argPr", "m:rPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:del", "w:moveFrom",
		"w:proofErr", "w:commentRangeStart", "w:commentRangeEnd":
	case "m:r", "w:r":
		t.run(k)
	case "m:f":
		t.fraction(k)
	case "m:sSup", "m:sSub", "m:sSubSup":
		t.write(braced(t.arg(k, "m:e")))
		if s := t.arg(k, "m:sub"); s != "" {
			t.write("_" + script(s))
		}
		if s := t.arg(k, "m:sup"); s != "" {
			t.write("^" + script(s))
		}
	case "m:sPre":
		t.write("{}_" + group(t.arg(k, "m:sub")) + "^" + group(t.arg(k, "m:sup")) + group(t.arg(k, "m:e")))
	case "m:rad":
		degree := t.arg(k, "m:deg")
		if hidden, _ := k.kid("m:radPr").on("m:degHide"); hidden || degree == "" {
			t.write(`\sqrt` + group(t.arg(k, "m:e")))
		} else {
			t.write(`\sqrt[` + degree + "]" + group(t.arg(k, "m:e")))
		}
	case "m:nary":
		t.nary(k)
	case "m:d":
		t.delimited(k)
	case "m:m":
		t.matrix(k)
	case "m:eqArr":
		t.write(`\begin{aligned}` + t.equations(k) + `\end{aligned}`)
	case "m:acc":
		t.write(accent(char(k, "m:accPr", "\u0302"), t.arg(k, "m:e")))
	case "m:bar":
		command := `\underline`
		if k.kid("m:barPr").kidVal("m:pos") == "top" {
			command = `\overline`
		}
		t.write(command + group(t.arg(k, "m:e")))
	case "m:func":
		t.write(function(t.arg(k, "m:fName")))
		t.write(" " + t.arg(k, "m:e"))
	case "m:limLow", "m:limUpp":
		t.limit(k)
	case "m:groupChr":
		t.grouped(k)
	case "m:box", "w:ins", "w:moveTo", "m:oMath", "m:e", "w:smartTag", "w:hyperlink":
		t.write(t.inner(k))
	case "m:borderBox", "m:phant":
		t.unknown = append(t.unknown, strings.TrimPrefix(k.name, "m:"))
		if k.name == "m:borderBox" {
			t.write(group(t.arg(k, "m:e")))
		}
	default:
		if strings.HasSuffix(k.name, "Pr") {
			return
		}
		t.unknown = append(t.unknown, k.name)
		t.write(escaped(k.chars(), false))
	}
}

// inner returns what is in an element that only groups.
func (t *texWriter) inner(k *node) string {
	if k.name == "m:box" {
		return t.arg(k, "m:e")
	}
	own := &texWriter{aligned: t.aligned}
	own.children(k)
	t.unknown = append(t.unknown, own.unknown...)
	return own.String()
}

// group returns an argument in braces.
func group(s string) string { return "{" + s + "}" }

// braced returns the base of a script, in braces unless it is one sign.
func braced(s string) string {
	runes := []rune(s)
	if len(runes) == 1 || len(runes) > 1 && tex.EndsInCommand(s) && strings.Count(s, `\`) == 1 && runes[0] == '\\' {
		return s
	}
	return group(s)
}

// script returns a script: in braces unless it is one letter or digit.
func script(s string) string {
	if len(s) == 1 && ('a' <= s[0]|0x20 && s[0]|0x20 <= 'z' || '0' <= s[0] && s[0] <= '9') {
		return s
	}
	return group(s)
}

// fonts are the commands of scripts (m:scr) and styles (m:sty).
var fonts = map[string]string{
	"double-struck": `\mathbb`, "fraktur": `\mathfrak`, "script": `\mathcal`, "sans-serif": `\mathsf`,
	"monospace": `\mathtt`, "b": `\mathbf`, "bi": `\boldsymbol`,
}

// run writes the characters of a run.
func (t *texWriter) run(k *node) {
	var b strings.Builder
	for _, c := range k.kids {
		switch c.name {
		case "m:t", "w:t":
			b.WriteString(c.chars())
		case "w:tab":
			b.WriteString(" ")
		case "w:br":
			if t.aligned {
				b.WriteString(" ")
			}
		}
	}
	text := b.String()
	if text == "" {
		return
	}
	pr := k.kid("m:rPr")
	if nor, _ := pr.on("m:nor"); nor {
		if strings.TrimSpace(text) == "" {
			t.write(`\ `)
			return
		}
		t.write(`\text` + group(tex.EscapeText(text)))
		return
	}
	if command := fonts[pr.kidVal("m:scr")]; command != "" {
		t.write(command + group(escaped(text, t.aligned)))
		return
	}
	switch style := pr.kidVal("m:sty"); {
	case style == "p" && len([]rune(strings.TrimSpace(text))) > 1 && allLetters(text):
		t.write(function(strings.TrimSpace(text)))
	case fonts[style] != "" && strings.TrimSpace(text) != "":
		t.write(fonts[style] + group(escaped(text, t.aligned)))
	default:
		t.write(escaped(text, t.aligned))
	}
}

func allLetters(s string) bool {
	return strings.IndexFunc(strings.TrimSpace(s), func(c rune) bool { return !unicode.IsLetter(c) }) < 0
}

// escaped returns characters of an equation as TeX. In equations that are aligned, & aligns.
func escaped(s string, aligned bool) string {
	if !aligned {
		return tex.Escape(s)
	}
	parts := strings.Split(s, "&")
	for i := range parts {
		parts[i] = tex.Escape(parts[i])
	}
	return strings.Join(parts, "&")
}

func (t *texWriter) fraction(k *node) {
	num, den := t.arg(k, "m:num"), t.arg(k, "m:den")
	switch k.kid("m:fPr").kidVal("m:type") {
	case "lin", "skw":
		t.write(braced(num) + "/" + braced(den))
	case "noBar":
		t.write("{" + num + ` \atop ` + den + "}")
	default:
		t.write(`\frac` + group(num) + group(den))
	}
}

// large maps characters of large operators to commands.
var large = map[string]string{
	"∑": `\sum`, "∏": `\prod`, "∐": `\coprod`, "∫": `\int`, "∬": `\iint`, "∭": `\iiint`, "∮": `\oint`, "⋃": `\bigcup`,
	"⋂": `\bigcap`, "⋁": `\bigvee`, "⋀": `\bigwedge`, "⨁": `\bigoplus`, "⨂": `\bigotimes`,
}

func (t *texWriter) nary(k *node) {
	pr := k.kid("m:naryPr")
	sign := char(k, "m:naryPr", "∫")
	command, ok := large[sign]
	if !ok {
		command = escaped(sign, false)
	}
	t.write(command)
	place := pr.kidVal("m:limLoc")
	integral := strings.Contains(command, "int")
	if ok && (place == "undOvr" && integral || place == "subSup" && !integral) {
		t.write(map[bool]string{true: `\limits`, false: `\nolimits`}[place == "undOvr"])
	}
	if s := t.arg(k, "m:sub"); s != "" {
		t.write("_" + script(s))
	}
	if s := t.arg(k, "m:sup"); s != "" {
		t.write("^" + script(s))
	}
	t.write(" " + t.arg(k, "m:e"))
}

// char returns the character that an element's properties name (m:chr). Without the property it is usual.
func char(k *node, pr, usual string) string {
	c := k.kid(pr, "m:chr")
	if c == nil {
		return usual
	}
	return c.attr("m:val")
}

// delimiters maps characters to what may follow \left and \right.
var delimiters = map[string]string{
	"{": `\{`, "}": `\}`, "⟨": `\langle`, "⟩": `\rangle`, "〈": `\langle`, "〉": `\rangle`, "⌊": `\lfloor`,
	"⌋": `\rfloor`,
	"⌈": `\lceil`, "⌉": `\rceil`, "‖": `\|`, "∥": `\|`, "": ".", "(": "(", ")": ")", "[": "[", "]": "]", "|": "|",
	"∣": "|", "/": "/",
}

func (t *texWriter) delimited(k *node) {
	pr := k.kid("m:dPr")
	value := func(name, usual string) string {
		if c := pr.kid(name); c != nil {
			return c.attr("m:val")
		}
		return usual
	}
	begin, end, separator := value("m:begChr", "("), value("m:endChr", ")"), value("m:sepChr", "|")
	var parts []string
	cases := false
	for _, e := range k.kids {
		if e.name != "m:e" {
			continue
		}
		own := &texWriter{}
		if only := e.only("m:eqArr"); only != nil && begin == "{" && end == "" {
			own.WriteString(own.equations(only))
			cases = true
		} else {
			own.children(e)
		}
		t.unknown = append(t.unknown, own.unknown...)
		parts = append(parts, strings.TrimSpace(own.String()))
	}
	if cases && len(parts) == 1 {
		t.write(`\begin{cases}` + parts[0] + `\end{cases}`)
		return
	}
	if f := k.kid("m:e"); len(parts) == 1 && begin == "(" && end == ")" && f != nil {
		if only := f.only("m:f"); only != nil && only.kid("m:fPr").kidVal("m:type") == "noBar" {
			t.write(`\binom` + group(t.arg(only, "m:num")) + group(t.arg(only, "m:den")))
			return
		}
	}
	open, ok1 := delimiters[begin]
	shut, ok2 := delimiters[end]
	inside := strings.Join(parts, escaped(separator, false)+" ")
	if !ok1 || !ok2 {
		t.write(escaped(begin, false) + inside + escaped(end, false))
		return
	}
	if open != "." && shut != "." && !strings.ContainsAny(inside, `\^_`) && len(open)+len(shut) == 2 {
		t.write(open + inside + shut)
		return
	}
	t.write(`\left` + apart(open) + inside + `\right` + shut)
}

// apart returns a delimiter that a letter may follow.
func apart(s string) string {
	if tex.EndsInCommand(s) {
		return s + " "
	}
	return s
}

// only returns the child of n if it has no other but properties, and is called name.
func (n *node) only(name string) *node {
	var found *node
	for _, k := range n.kids {
		if k.name == "" || strings.HasSuffix(k.name, "Pr") {
			continue
		}
		if found != nil || k.name != name {
			return nil
		}
		found = k
	}
	return found
}

// equations returns the rows of equations that are aligned.
func (t *texWriter) equations(k *node) string {
	var rows []string
	for _, e := range k.kids {
		if e.name != "m:e" {
			continue
		}
		own := &texWriter{aligned: true}
		own.children(e)
		t.unknown = append(t.unknown, own.unknown...)
		rows = append(rows, strings.TrimSpace(own.String()))
	}
	return strings.Join(rows, ` \\ `)
}

func (t *texWriter) matrix(k *node) {
	var rows []string
	for _, mr := range k.kids {
		if mr.name != "m:mr" {
			continue
		}
		var cells []string
		for _, e := range mr.kids {
			if e.name != "m:e" {
				continue
			}
			own := &texWriter{}
			own.children(e)
			t.unknown = append(t.unknown, own.unknown...)
			cells = append(cells, strings.TrimSpace(own.String()))
		}
		rows = append(rows, strings.Join(cells, " & "))
	}
	t.write(`\begin{matrix}` + strings.Join(rows, ` \\ `) + `\end{matrix}`)
}

// accents maps combining characters to the commands over one letter and over several.
var accents = map[string][2]string{
	"\u0302": {`\hat`, `\widehat`}, "\u0303": {`\tilde`, `\widetilde`}, "\u0304": {`\bar`, `\overline`},
	"\u0305": {`\bar`, `\overline`}, "¯": {`\bar`, `\overline`}, "\u0307": {`\dot`, `\dot`},
	"\u0308": {`\ddot`, `\ddot`},
	"\u20D7": {`\vec`, `\overrightarrow`}, "\u20D6": {`\overleftarrow`, `\overleftarrow`},
	"→":      {`\vec`, `\overrightarrow`},
	"\u030C": {`\check`, `\check`}, "\u0301": {`\acute`, `\acute`}, "\u0300": {`\grave`, `\grave`},
	"\u0306": {`\breve`, `\breve`}, "^": {`\hat`, `\widehat`}, "~": {`\tilde`, `\widetilde`},
	"\u030A": {`\mathring`, `\mathring`},
}

func accent(sign, base string) string {
	commands, ok := accents[sign]
	switch {
	case !ok:
		return `\overset` + group(escaped(sign, false)) + group(base)
	case len([]rune(base)) > 1 && !tex.EndsInCommand(base):
		return commands[1] + group(base)
	}
	return commands[0] + group(base)
}

// functions are names that have a command.
var functions = map[string]bool{
	"sin": true, "cos": true, "tan": true, "cot": true, "sec": true, "csc": true, "sinh": true, "cosh": true,
	"tanh":   true,
	"arcsin": true, "arccos": true, "arctan": true, "log": true, "ln": true, "lg": true, "exp": true, "lim": true,
	"max": true, "min": true, "sup": true, "inf": true, "det": true, "dim": true, "gcd": true, "arg": true, "ker": true,
	"deg": true, "Pr": true,
}

// function returns the name of a function as TeX.
func function(name string) string {
	switch {
	case functions[name]:
		return `\` + name
	case allLetters(name) && len([]rune(name)) > 1:
		return `\operatorname` + group(name)
	}
	return name
}

func (t *texWriter) limit(k *node) {
	base, limit := function(t.arg(k, "m:e")), t.arg(k, "m:lim")
	switch {
	case k.name == "m:limLow" && tex.EndsInCommand(base) && functions[strings.TrimPrefix(base, `\`)]:
		t.write(base + "_" + group(limit))
	case strings.HasPrefix(base, `\underbrace`) && k.name == "m:limLow":
		t.write(base + "_" + group(limit))
	case strings.HasPrefix(base, `\overbrace`) && k.name == "m:limUpp":
		t.write(base + "^" + group(limit))
	case k.name == "m:limLow":
		t.write(`\underset` + group(limit) + group(base))
	default:
		t.write(`\overset` + group(limit) + group(base))
	}
}

// grouped writes a sign above or below its base: a brace, an arrow.
func (t *texWriter) grouped(k *node) {
	sign, base := char(k, "m:groupChrPr", "⏟"), t.arg(k, "m:e")
	top := k.kid("m:groupChrPr").kidVal("m:pos") == "top"
	switch {
	case sign == "⏟":
		t.write(`\underbrace` + group(base))
	case sign == "⏞":
		t.write(`\overbrace` + group(base))
	case top:
		t.write(`\overset` + group(escaped(sign, false)) + group(base))
	default:
		t.write(`\underset` + group(escaped(sign, false)) + group(base))
	}
}
