package text

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
)

// A marker is what a list's item begins with.
type marker struct {
	kind   rune // the bullet, or the sign after a number
	number int  // of an ordered item
	size   int  // bytes
	indent int  // columns before the marker
	inside int  // columns before the item's text
}

func (m marker) ordered() bool { return m.kind == '.' || m.kind == ')' }

// bulletWidth gives the bytes of the bullet that t begins with, or 0. The letter o is one only if o says so.
func bulletWidth(t string, o bool) int {
	r, n := utf8.DecodeRuneInString(t)
	switch r {
	case '•', '◦', '‣', '●', '▪', '○', '∙', '⁃', '■', '□', '➢', '➤', '✓', '✔', '\uf0b7':
		if strings.TrimLeft(t[n:], " \t\u00a0") == "" {
			return 0
		}
		return n
	case 'o':
		if !o {
			return 0
		}
	case '-', '*', '–', '·', '+':
	default:
		return 0
	}
	if n < len(t) && (t[n] == ' ' || t[n] == '\t') && strings.TrimSpace(t[n:]) != "" && ruleOf(t) == 0 {
		return n
	}
	return 0
}

// marker gives the marker that l begins with.
func (d *document) marker(l line) (marker, bool) {
	m := marker{indent: l.indent}
	if n := bulletWidth(l.text, d.oBullet); n > 0 {
		m.kind, _ = utf8.DecodeRuneInString(l.text)
		m.size = n
	} else {
		n := 0
		for n < len(l.text) && l.text[n] >= '0' && l.text[n] <= '9' {
			n++
		}
		if n == 0 || n > 4 || n+1 >= len(l.text) || l.text[n] != '.' && l.text[n] != ')' || l.text[n+1] != ' ' && l.text[n+1] != '\t' {
			return m, false
		}
		m.number, _ = strconv.Atoi(l.text[:n]) // four digits cannot fail
		m.kind, m.size = rune(l.text[n]), n+1
	}
	in := l.rest(m.size)
	m.inside = l.indent + in.col - l.col
	return m, in.text != ""
}

// follows tells whether an item with marker b stands beside the item with marker a: the same kind at the same
// indentation, one column more or less, and the next number.
func (a marker) follows(b marker) bool {
	return a.kind == b.kind && a.indent-b.indent <= 1 && b.indent-a.indent <= 1 && (!a.ordered() || b.number == a.number+1)
}

// startsList tells whether a list begins at line j, directly below a line of a paragraph.
func (p *parser) startsList(j int) bool {
	m, ok := p.marker(p.lines[j])
	if !ok || m.ordered() {
		return false
	}
	if !p.wrapped || !strings.ContainsRune("-*–+o", m.kind) || leadsIn(p.lines[j-1].text) || m.indent > p.lines[j-1].indent {
		return true
	}
	// A dash at the start of a wrapped line is a bullet if another one follows.
	const near = 8
	for k := j + 1; k < min(j+near, len(p.lines)) && !p.lines[k].blank(); k++ {
		if n, ok := p.marker(p.lines[k]); ok {
			return m.follows(n)
		}
	}
	return false
}

// list reads a list.
func (p *parser) list() bool {
	m, ok := p.marker(p.lines[p.i])
	if !ok || p.depth >= maxDepth || m.ordered() && !p.ordered(p.i, m) || p.mark(p.lines[p.i]) {
		return false
	}
	list := &ast.List{Ordered: m.ordered(), Start: m.number, Tight: true}
	first, j := p.lines[p.i], p.i
	for {
		end := p.itemEnd(j, m)
		list.Items = append(list.Items, p.item(j, end, m))
		p.i = end
		if body := trimBlank(p.lines[j:end]); len(body) > 0 {
			p.lead = body[len(body)-1].text
		}
		j = skipBlank(p.lines, end)
		if j == len(p.lines) || p.mark(p.lines[j]) {
			break
		}
		next, ok := p.marker(p.lines[j])
		if !ok || !m.follows(next) {
			break
		}
		if j > end {
			// A numbered question after steps with the same numbers counts on with the questions.
			if m.ordered() && strings.HasSuffix(p.lines[j].text, "?") && !strings.HasSuffix(first.text, "?") {
				break
			}
			list.Tight = false
		}
		m = next
	}
	all := trimBlank(p.lines[:p.i])
	list.At = p.span(first, all[len(all)-1])
	p.add(list)
	return true
}

// item reads the item in the lines from j up to end.
func (p *parser) item(j, end int, m marker) *ast.Item {
	lines := trimBlank(p.lines[j:end])
	it := &ast.Item{Loc: ast.At(p.span(lines[0], lines[len(lines)-1]))}
	in := lines[0].rest(m.size)
	if !m.ordered() || in.text[0] == '[' {
		for _, box := range [...]string{"[ ] ", "[x] ", "[X] "} {
			if strings.HasPrefix(in.text, box) {
				it.Task = ast.Done
				if box[1] == ' ' {
					it.Task = ast.Open
				}
				in = in.rest(len(box) - 1)
				break
			}
		}
	}
	sub := &parser{document: p.document, lines: append([]line{in}, dedent(lines[1:], m.inside)...), depth: p.depth + 1}
	if sub.list() || sub.fence() {
		// The item's text is itself a list or a listing.
	} else {
		sub.paragraph()
	}
	for sub.i = skipBlank(sub.lines, sub.i); sub.i < len(sub.lines); sub.i = skipBlank(sub.lines, sub.i) {
		sub.block()
	}
	it.Blocks = sub.out
	return it
}

// itemEnd gives the line after the item with marker m at line j.
func (p *parser) itemEnd(j int, m marker) int {
	k := j + 1
	for k < len(p.lines) {
		l := p.lines[k]
		if l.blank() {
			q := skipBlank(p.lines, k)
			if q == len(p.lines) || p.lines[q].indent < m.inside || p.mark(p.lines[q]) {
				return k
			}
			if n, ok := p.marker(p.lines[q]); ok && m.follows(n) {
				return k
			}
			k = q + 1
			continue
		}
		if p.mark(l) {
			return k
		}
		if _, ok := p.marker(l); ok {
			if l.indent <= m.indent+1 {
				return k
			}
			k++
			continue
		}
		switch {
		case l.indent > m.indent && (p.wrapped || p.lines[k-1].blank()):
			k++
		case l.indent > m.indent:
			end := p.deeperEnd(k, m)
			if end == k {
				return k
			}
			k = end
		case p.wrapped && !p.lines[k-1].blank() && p.lazy(k):
			k++
		default:
			return k
		}
	}
	return k
}

// deeperEnd gives the line after the run of deeper lines at k that belong to the item above them, in a text whose
// lines are not wrapped; k if they do not. They do when they go on in mid-sentence or when the list goes on below
// them. Otherwise a page has lost the end of its list there: they are what comes after it.
func (p *parser) deeperEnd(k int, m marker) int {
	end := k
	for end < len(p.lines) && !p.lines[end].blank() && p.lines[end].indent > m.indent {
		if _, ok := p.marker(p.lines[end]); ok {
			break
		}
		end++
	}
	if runsOn(p.lines[k-1], p.lines[k]) {
		return end
	}
	if end < len(p.lines) {
		if n, ok := p.marker(p.lines[end]); ok && n.indent >= m.indent-1 && n.indent > 0 {
			return end
		} else if ok && m.follows(n) {
			return end
		}
	}
	return k
}

// lazy tells whether line k at the edge goes on with the sentence of the item above it.
func (p *parser) lazy(k int) bool {
	a, b := p.lines[k-1], p.lines[k]
	return runsOn(a, b) && !b.code() && a.width()*3 >= p.width*2
}

// ordered tells whether the numbered line i begins a list: the next number must follow with nothing in between
// but lines of the item itself. A question with its answer below it is no item.
func (p *parser) ordered(i int, m marker) bool {
	content, question := false, strings.HasSuffix(p.lines[i].text, "?")
	j := i + 1
	for ; j < len(p.lines); j++ {
		l := p.lines[j]
		if l.blank() {
			continue
		}
		if n, ok := p.marker(l); ok && n.ordered() && n.indent <= m.indent+1 && !p.mark(l) {
			return m.follows(n) && !(question && content)
		}
		if p.mark(l) {
			break
		}
		if l.indent > m.indent || p.wrapped && !p.lines[j-1].blank() && p.lazy(j) {
			if !p.lines[j-1].blank() && runsOn(p.lines[j-1], l) && !strings.HasSuffix(p.lines[j-1].text, "?") {
				question = question || strings.HasSuffix(l.text, "?") && !content
				continue
			}
			content = true
			continue
		}
		break
	}
	return false
}
