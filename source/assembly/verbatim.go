package assembly

import (
	"slices"
	"strings"

	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tex"
)

// A passedOver knows which parts of a text within its lines are no prose: code, formulas, comments, what HTML or other
// programs take as it stands, and escaped characters. All that it looks up is collected in one pass over the text.
type passedOver struct {
	text  string
	ticks map[int][]int    // offsets of runs of backticks, by their length
	ends  map[string][]int // offsets behind the ends of elements and tags, by their names
	vue   map[int]int      // from elements with v-pre to what is behind their ends
	para  int              // where the paragraph ends in which a code span was last met
}

var (
	htmlTag  = pattern.New(`(?i)^<(/?)([a-z][\w-]*)([^<>]*)>`)
	openTag  = pattern.New(`(?i)^<([a-z][\w-]*)(?:[ \t\n/][^<>]*)?>`)
	siteOpen = pattern.New(`^(?:\{%-?[ \t]*(raw|verbatim|comment|highlight)\b[^%\n]*%\}|` +
		`\{\{[<%][ \t]*(highlight|raw)\b[^{}\n]*\}\})`)
	siteClose = pattern.New(`^(?:\{%-?[ \t]*end(raw|verbatim|comment|highlight)[ \t]*-?%\}|` +
		`\{\{[<%][ \t]*/[ \t]*(highlight|raw)[ \t]*[>%]\}\})`)
	vuePre   = pattern.New(`[ \t\n]v-pre(?:[ \t\n=/]|$)`)
	newBlock = pattern.New("^[ \t>]*(?:$|#|\\||\\$\\$|```|~~~|<!--|(?:[-*+]|\\d{1,9}[.)])(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)")
)

func newPassedOver(text []byte) *passedOver {
	v := &passedOver{text: string(text), ticks: map[int][]int{}, ends: map[string][]int{}, vue: map[int]int{}, para: -1}
	open := map[string][]element{}
	for at := 0; at < len(v.text); {
		i := strings.IndexAny(v.text[at:], "`<{-")
		if i < 0 {
			break
		}
		at += i
		switch v.text[at] {
		case '`':
			n := runOf(v.text[at:], '`')
			v.ticks[n] = append(v.ticks[n], at)
			at += n - 1
		case '<':
			v.tag(at, open)
		case '{':
			s := v.text[at:min(len(v.text), at+longestTag)]
			if m := siteClose.FindStringSubmatch(s); m != nil {
				name := "{" + m[1] + m[2]
				v.ends[name] = append(v.ends[name], at+len(m[0]))
			}
		case '-':
			if strings.HasPrefix(v.text[at:], "-->") {
				v.ends["!"] = append(v.ends["!"], at+len("-->"))
			}
		}
		at++
	}
	return v
}

const longestTag = 1000 // bytes

// An element is the start of one whose end has not been met.
type element struct {
	at  int
	vue bool
}

// tag notes the tag at an offset: where an element ends, and whether it is one with v-pre.
func (v *passedOver) tag(at int, open map[string][]element) {
	m := htmlTag.FindStringSubmatch(v.text[at:min(len(v.text), at+longestTag)])
	if m == nil {
		return
	}
	name := strings.ToLower(m[2])
	switch stack := open[name]; {
	case m[1] != "":
		v.ends[name] = append(v.ends[name], at+len(m[0]))
		if n := len(stack) - 1; n >= 0 {
			if stack[n].vue {
				v.vue[stack[n].at] = at + len(m[0])
			}
			open[name] = stack[:n]
		}
	case !strings.HasSuffix(m[3], "/"):
		open[name] = append(stack, element{at, vuePre.MatchString(m[3])})
	}
}

// runOf returns how many of a byte s begins with.
func runOf(s string, c byte) int { return len(s) - len(strings.TrimLeft(s, string(c))) }

// after returns the first of sorted offsets that is greater than at and at most limit; -1 if there is none.
func after(offsets []int, at, limit int) int {
	i, _ := slices.BinarySearch(offsets, at+1)
	if i == len(offsets) || offsets[i] > limit {
		return -1
	}
	return offsets[i]
}

// line returns the parts that are no prose of the line from an offset on and before another. The last may end in a line
// further below.
func (v *passedOver) line(from, to int) (out [][2]int) {
	for at := from; at < to; {
		i := strings.IndexAny(v.text[at:to], "\\`${<")
		if i < 0 {
			break
		}
		at += i
		if end := v.at(at, from, to); end > at {
			out = append(out, [2]int{at, end})
			at = end
		} else {
			at++
			if v.text[at-1] == '{' {
				at++
			}
		}
	}
	return out
}

// at returns where what is no prose ends that begins at an offset of the line between two others; the offset itself if
// nothing does.
func (v *passedOver) at(at, from, to int) int {
	s := v.text[at:to]
	switch s[0] {
	case '\\', '$':
		if f, ok := tex.At(v.text[from:to], at-from); ok {
			return from + f.End
		}
		if strings.HasPrefix(s[1:], "{{") { // escaped, or ${{ of GitHub's workflows
			return at + len(`\{{`)
		}
		if s[0] == '\\' {
			return at + min(2, len(s))
		}
	case '`':
		n := runOf(s, '`')
		if end := after(v.ticks[n], at+n-1, v.paragraph(from, to)-n); end >= 0 {
			return end + n
		}
		return at + n
	case '<':
		return v.element(at, from, to)
	case '{':
		if m := siteOpen.FindStringSubmatch(s); m != nil {
			if end := after(v.ends["{"+m[1]+m[2]], at, len(v.text)); end >= 0 {
				return end
			}
		}
		if n := runOf(s, '{'); n != 2 {
			return at + n
		}
	}
	return at
}

// element returns where the comment or the element of HTML that begins at an offset ends, if it is taken as it stands.
func (v *passedOver) element(at, from, to int) int {
	if strings.HasPrefix(v.text[at:], "<!--") {
		if end := after(v.ends["!"], at, len(v.text)); end >= 0 {
			return end
		}
		if strings.TrimSpace(v.text[from:at]) == "" {
			return len(v.text)
		}
		return at + len("<!--")
	}
	if end, ok := v.vue[at]; ok {
		return end
	}
	m := openTag.FindStringSubmatch(v.text[at:min(len(v.text), at+longestTag)])
	if m == nil {
		return at
	}
	limit := len(v.text)
	name := strings.ToLower(m[1])
	switch name {
	case "pre", "script", "style", "textarea", "xmp":
	case "code", "kbd", "samp", "tt":
		limit = v.paragraph(from, to)
	default:
		return at
	}
	return max(at, after(v.ends[name], at, limit))
}

// paragraph returns where the paragraph ends that has the line between two offsets.
func (v *passedOver) paragraph(from, to int) int {
	if to <= v.para {
		return v.para
	}
	v.para = to
	if s := strings.TrimLeft(v.text[from:to], "> \t"); strings.HasPrefix(s, "#") || strings.HasPrefix(s, "|") {
		return to
	}
	for at := to + 1; at < len(v.text); {
		end := len(v.text)
		if i := strings.IndexByte(v.text[at:], '\n'); i >= 0 {
			end = at + i
		}
		s := v.text[at:end]
		if newBlock.MatchString(s) || isDirective(s) {
			break
		}
		v.para, at = end, end+1
	}
	return v.para
}

// isDirective reports whether a line is one of the forms that take a line.
func isDirective(s string) bool {
	var l line
	if strings.Contains(s, "{{") {
		l.directive(s)
	}
	return l.kind != prose
}

// commentLine matches a definition of a link to nothing, which authors use for comments.
var commentLine = pattern.New(`^ {0,3}\[[^\]\n]*\]:[ \t]*(?:#|<>|<#>)[ \t]+["'(]`)

// item matches the sign of an item of a list with the space behind it.
var item = pattern.New(`^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)`)

// heading matches the start of a heading.
var heading = pattern.New(`^ {0,3}#{1,6}(?:[ \t]|$)`)

// place follows the lists in which a line stands, and reports whether it is code by its indentation.
func (c *code) place(line string) bool {
	indent := site.Columns(line)
	m := item.FindString(strings.TrimRight(line, "\r\n"))
	titled := heading.MatchString(line)
	if !c.text || m != "" || titled {
		for n := len(c.items); n > 0 && c.items[n-1] > indent; n-- {
			c.items = c.items[:n-1]
		}
	}
	c.base = 0
	for _, content := range c.items {
		if content <= indent {
			c.base = content
		}
	}
	if !c.text && indent >= c.base+4 {
		return true
	}
	if m != "" && indent < c.base+4 {
		c.items = append(c.items, contentOf(m))
	}
	c.text = !titled
	return false
}

// contentOf returns the column at which the content of an item of a list begins, by its sign and the space behind it.
func contentOf(sign string) int {
	col, end := 0, 0 // end: behind the sign itself
	for _, b := range sign {
		switch b {
		case '\t':
			col += 4 - col%4
		case ' ':
			col++
		default:
			col++
			end = col
		}
	}
	if col == end || col > end+4 { // nothing but the sign, or code behind it
		return end + 1
	}
	return col
}
