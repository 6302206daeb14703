package rst

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/pattern"
)

// What follows the two dots of explicit markup.
var (
	noteMark      = pattern.New(`^\[([^\[\]\s]+)\](?:\s+|$)`)
	targetMark    = pattern.New("^_(`(?:[^`\\\\]|\\\\.)+`|(?:[^:\\\\]|\\\\.|:[^\\s])+):(?:\\s+|$)")
	anonymousMark = pattern.New(`^__:(?:\s+|$)`)
	subMark       = pattern.New(`^\|([^|\s](?:[^|]*[^|\s])?)\|\s+([A-Za-z][\w.+:-]*)\s*::(?:\s+|$)`)
	directiveMark = pattern.New(`^([A-Za-z0-9][\w.+:-]*?) ?::(?:\s+|$)`)
	oneColon      = pattern.New(`^([a-z][\w-]*):(?:\s+|$)`)
)

// isExplicit reports whether a line begins explicit markup other than a comment.
func isExplicit(text string) bool {
	rest, ok := strings.CutPrefix(text, ".. ")
	rest = strings.TrimLeft(rest, " ")
	return ok && (noteMark.MatchString(rest) || targetMark.MatchString(rest) || anonymousMark.MatchString(rest) ||
		subMark.MatchString(rest) || directiveMark.MatchString(rest))
}

// explicit reads a construct that begins with two dots.
func (p *parser) explicit() {
	start := p.at
	l := p.lines[start]
	end := p.indented(start+1, 1)
	if l.Text == ".." && p.line(start+1).Blank() {
		end = start + 1 // an empty comment comments nothing out
	}
	rest := l.After(2)
	lines := p.lines[start:end]
	below := p.lines[start+1 : end]
	p.at = end
	switch {
	case noteMark.MatchString(rest.Text):
		m := noteMark.FindStringSubmatchIndex(rest.Text)
		p.note(rest.Text[m[2]:m[3]], body(rest, m[1], below), lines)
		p.blank(l.At, rest.At+m[3]+1)
	case anonymousMark.MatchString(rest.Text):
		p.targets.anonymous(joined(body(rest, len(anonymousMark.FindString(rest.Text)), below)))
		p.blankLines(lines)
	case targetMark.MatchString(rest.Text):
		m := targetMark.FindStringSubmatchIndex(rest.Text)
		name := strings.Trim(unescape(rest.Text[m[2]:m[3]]), "`")
		p.targets.define(name, body(rest, m[1], below))
		p.blankLines(lines)
	case subMark.MatchString(rest.Text):
		p.blankLines(lines)
	case directiveMark.MatchString(rest.Text):
		m := directiveMark.FindStringSubmatchIndex(rest.Text)
		directives{p}.read(newDirective(rest, m[3], m[1], lines))
	default:
		p.comment(rest, lines)
	}
}

// body returns what follows the first n bytes of a line, and the lines below it without their common indentation.
func body(first indent.Line, n int, below []indent.Line) []indent.Line {
	rest := first.After(n)
	rest.Indent = 0
	out := indent.Dedent(below, indent.Least(below))
	if !rest.Blank() {
		out = append([]indent.Line{rest}, out...)
	}
	return out
}

// joined returns lines as one, without the spaces that URLs are divided by.
func joined(lines []indent.Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Text)
	}
	return b.String()
}

// comment drops a comment, as every reader does. One that was meant as a directive is reported.
func (p *parser) comment(rest indent.Line, lines []indent.Line) {
	p.blankLines(lines)
	m := oneColon.FindStringSubmatch(rest.Text)
	if m != nil && kinds[m[1]] != unknown {
		p.found.Report(diag.New(diag.LeftOut, p.loc(lines).At, "%q is a comment, since it has one colon", m[1]).
			WithHint("write .. %s:: with two colons", m[1]))
	}
}

// anonymousTarget reads a target of the form "__ URL".
func (p *parser) anonymousTarget() {
	l := p.lines[p.at]
	p.targets.anonymous(l.After(2).Text)
	p.blankLines(p.lines[p.at : p.at+1])
	p.at++
}

// A directive is a construct of the form ".. name:: argument" with options and content.
type directive struct {
	name    string
	rest    indent.Line   // what follows the name on its line
	below   []indent.Line // the other lines, without their common indentation
	lines   []indent.Line // all lines
	options map[string]field
	arg     []indent.Line // lines before the options or the first blank line
	content []indent.Line // what follows them
}

// newDirective returns the directive whose name ends after n bytes of the line first, and its mark after m.
func newDirective(first indent.Line, n, m int, lines []indent.Line) *directive {
	d := &directive{name: strings.ToLower(first.Text[:n]), rest: first.After(m), lines: lines,
		options: map[string]field{}}
	below := lines[1:]
	d.below = indent.Dedent(below, indent.Least(below))
	d.rest.Indent = 0
	for len(below) > 0 && below[0].Blank() {
		below = below[1:]
	}
	rest := d.below
	if len(lines) > 1 && lines[1].Blank() {
		d.content = rest
		rest = nil
	}
	if !d.rest.Blank() {
		d.arg = append(d.arg, d.rest)
	}
	for len(rest) > 0 && !rest[0].Blank() && fieldName(rest[0].Text) == 0 {
		d.arg = append(d.arg, rest[0])
		rest = rest[1:]
	}
	fields, end := fieldsOf(rest, true)
	for _, f := range fields {
		d.options[strings.ToLower(f.name.Text)] = f
	}
	if rest != nil {
		d.content = indent.Trim(rest[end:])
	}
	return d
}

// option returns the value of an option; ok is false if the directive lacks it.
func (d *directive) option(name string) (value string, ok bool) {
	f, ok := d.options[name]
	return f.text(), ok
}

// text returns all text of a directive that takes no argument: the line of its name and what is below it.
func (d *directive) text() []indent.Line {
	if len(d.arg) == 0 {
		return d.content
	}
	out := append([]indent.Line{}, d.arg...)
	if len(d.content) > 0 {
		out = append(append(out, indent.Line{At: d.content[0].At}), d.content...)
	}
	return out
}

// argument returns the argument of a directive on one line.
func (d *directive) argument() string {
	return strings.Join(strings.Fields(indent.Join(d.arg).Text), " ")
}

// titleOf returns the argument of a directive as inlines.
func (p *parser) titleOf(d *directive) []ast.Inline { return p.inlines(indent.Join(d.arg)) }

// blankOptions records that the name and the options of d are markup.
func (p *parser) blankOptions(d *directive) {
	p.blank(d.lines[0].At, d.rest.At)
	if d.rest.Blank() {
		p.blank(d.lines[0].At, d.lines[0].End())
	}
	for _, f := range d.options {
		p.blankLines(f.lines)
	}
}
