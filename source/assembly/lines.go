package assembly

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

// The forms that take a line of their own, which is not code.
var (
	includeLine = pattern.New(`^[ \t]*\{\{[ \t]*include[ \t]+(?:"([^"{}\n]+)"|([^\s"{}][^"{}\n]*?))[ \t]*\}\}[ \t]*$`)
	ifLine      = pattern.New(`^[ \t]*\{\{[ \t]*if[ \t]+(not[ \t]+)?edition[ \t]+([\pL\pN_.,\t -]+?)[ \t]*\}\}[ \t]*$`)
	elseLine    = pattern.New(`^[ \t]*\{\{[ \t]*else[ \t]*\}\}[ \t]*$`)
	endLine     = pattern.New(`^[ \t]*\{\{[ \t]*end[ \t]*\}\}[ \t]*$`)
	// What other programs end by a line such as ours, and what was meant to be one of ours.
	otherLine = pattern.New(`^[ \t]*\{\{-?[ \t]*(?:if|ifedition|range|with|define|block)\b[^{}\n]*\}\}[ \t]*$`)
)

// A kind is what a line is.
type kind int

const (
	prose    kind = iota
	verbatim      // code, a formula, a comment
	include
	ifOpen
	ifElse
	ifEnd
	other // the beginning of what ends by {{end}}, and is no passage of ours
)

// A line is a line of a file.
type line struct {
	kind             kind
	from, to         int // with its line feed
	textTo           int // without it
	name             string
	nameFrom, nameTo int
	not              bool
	stray            string   // of an else or end: why it is none
	of               kind     // other: the line begins, divides or ends what is no passage of ours
	skip             [][2]int // parts of a line of prose that are none
	base             int      // the column of the content of the list in which it stands; 0: in none
	end              int      // of ifOpen and ifElse: the line at which the passage ends; 0: it does not
}

// linesOf returns the lines of a text from body on.
func linesOf(text []byte, body int) []line {
	var out []line
	var c code
	v, until := newPassedOver(text), 0 // which is where what is no prose ends, if it goes on in the next line
	for at := body; at < len(text); {
		to := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			to = at + i + 1
		}
		l := line{from: at, to: to, textTo: len(bytes.TrimRight(text[:to], "\n"))}
		l.textTo = max(l.textTo, at)
		s := text[at:l.textTo]
		switch {
		case until >= l.textTo && until > at || until < l.textTo && until <= at && c.line(text[at:to]):
			l.kind = verbatim
		case until > at:
			l.skip = [][2]int{{at, until}}
		case bytes.Contains(s, []byte("{{")):
			l.base = c.base
			l.directive(string(s))
		}
		if l.kind == include {
			c.text = false
		}
		if l.kind == prose {
			l.skip = append(l.skip, v.line(max(at, until), l.textTo)...)
			if n := len(l.skip); n > 0 {
				until = max(until, l.skip[n-1][1])
			}
		}
		out = append(out, l)
		at = to
	}
	match(out)
	return out
}

// directive reads a line that may be one of the forms.
func (l *line) directive(s string) {
	if m := includeLine.FindStringSubmatchIndex(s); m != nil {
		at := 2
		if m[2] < 0 {
			at = 4
		}
		if name := s[m[at]:m[at+1]]; readable(name) {
			l.kind, l.name, l.nameFrom, l.nameTo = include, name, l.from+m[at], l.from+m[at+1]
		}
		return
	}
	if m := ifLine.FindStringSubmatchIndex(s); m != nil {
		l.kind, l.not = ifOpen, m[2] >= 0
		l.name, l.nameFrom, l.nameTo = s[m[4]:m[5]], l.from+m[4], l.from+m[5]
		return
	}
	switch {
	case elseLine.MatchString(s):
		l.kind = ifElse
	case endLine.MatchString(s):
		l.kind = ifEnd
	case otherLine.MatchString(s):
		l.kind = other
	}
}

// match finds the ends of passages. What other programs begin and end the same way is left to them.
func match(lines []line) {
	type passage struct{ open, last int } // last: its line that is still to be ended
	var open []passage
	for i := range lines {
		l := &lines[i]
		n := len(open) - 1
		switch l.kind {
		case ifOpen, other:
			open = append(open, passage{i, i})
		case ifElse:
			switch {
			case n < 0:
				l.kind, l.stray = prose, "there is no passage before this line"
			case lines[open[n].open].kind == other:
				l.kind, l.of = prose, other
			case open[n].last != open[n].open:
				l.kind, l.stray = prose, "this passage has an {{else}} already"
			default:
				lines[open[n].last].end, open[n].last = i, i
			}
		case ifEnd:
			switch {
			case n < 0:
				l.kind, l.stray = prose, "there is no passage that this line ends"
				continue
			case lines[open[n].open].kind == other:
				l.kind, l.of = prose, other
			default:
				lines[open[n].last].end = i
			}
			open = open[:n]
		}
	}
	for _, p := range open {
		if p.last != p.open {
			lines[p.last].kind, lines[p.last].of = prose, other // its beginning is reported
		}
		lines[p.open].end = 0
	}
	for i := range lines {
		if lines[i].kind == other {
			lines[i].kind, lines[i].of = prose, other
		}
	}
}

// A code follows what is no prose in a file, line by line.
type code struct {
	fence   site.Fence
	formula bool  // between lines of $$
	text    bool  // the line before is text, which an indented line goes on with
	items   []int // the columns of the content of open lists
	base    int   // that of the list in which the line stands; 0: it stands in none
}

// line reports whether the next line is code, a formula or a comment, or part of one.
func (c *code) line(line []byte) bool {
	c.base = 0
	if c.fence.Line(line) {
		c.text = false
		return true
	}
	s := strings.TrimSpace(string(line))
	if strings.HasPrefix(s, "$$") || c.formula {
		was := c.formula
		if strings.Count(s, "$$")%2 == 1 {
			c.formula = !c.formula
		}
		return was || c.formula || strings.HasPrefix(s, "$$")
	}
	if s == "" {
		c.text = false
		return false
	}
	return c.place(string(line)) || commentLine.MatchString(string(line))
}
