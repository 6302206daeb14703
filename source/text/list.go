package text

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A marker is the bullet or number of a list item.
type marker struct {
	kind   rune // the bullet, or the sign after a number
	number int  // of an ordered item
	size   int  // bytes
	indent int  // columns before the marker
	inside int  // columns before the item's text
}

func (m marker) ordered() bool { return m.kind == '.' || m.kind == ')' }

// bulletWidth returns the length in bytes of the bullet at the start of t, or 0. The letter o is a bullet only if o is
// set.
func bulletWidth(t string, o bool) int {
	r, n := utf8.DecodeRuneInString(t)
	switch r {
	case '•', '◦', '‣', '●', '▪', '○', '∙', '⁃', '■', '□', '➢', '➤', '✓', '✔', '\uf0b7', '\uf0a7', '\uf0d8', '\uf076':
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

// marker returns the marker at the start of l, and whether there is one that text follows.
func (s *survey) marker(l line) (marker, bool) {
	m := marker{indent: l.indent}
	option := s.bullets.options[l.num]
	if s.offered[l.num] || option && !s.bullets.apart {
		return m, false
	}
	if option {
		m.kind = '-' // those of right options and of wrong ones are one list
		m.size, _ = s.bullets.size(l)
	} else if n := bulletWidth(l.text, s.oBullet); n > 0 {
		m.kind, _ = utf8.DecodeRuneInString(l.text)
		m.size = n
	} else {
		n := 0
		for n < len(l.text) && l.text[n] >= '0' && l.text[n] <= '9' {
			n++
		}
		if n == 0 || n > 4 || n+1 >= len(l.text) || l.text[n] != '.' && l.text[n] != ')' ||
			l.text[n+1] != ' ' && l.text[n+1] != '\t' {
			return m, false
		}
		m.number, _ = strconv.Atoi(l.text[:n]) // four digits cannot fail
		m.kind, m.size = rune(l.text[n]), n+1
	}
	in := l.unscored(m.size)
	m.inside = l.indent + in.col - l.col
	return m, in.text != ""
}

// follows reports whether b is the marker of the next item after a: of the same kind, at the same indentation within
// one column, and with the next number.
func (a marker) follows(b marker) bool {
	return a.kind == b.kind && a.indent-b.indent <= 1 && b.indent-a.indent <= 1 &&
		(!a.ordered() || b.number == a.number+1)
}

// startsList reports whether a list begins at line j, directly below a line of a paragraph.
func (p *passage) startsList(j int) bool {
	m, ok := p.marker(p.lines[j])
	if !ok || m.ordered() {
		return false
	}
	if !p.wrapped || !strings.ContainsRune("-*–+o", m.kind) || leadsIn(p.lines[j-1].text) ||
		m.indent > p.lines[j-1].indent {
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
func (r *reader) list() bool {
	m, ok := r.marker(r.lines[r.i])
	if !ok || r.depth >= maxDepth || m.ordered() && !r.ordered(r.i, m) || r.mark(r.lines[r.i]) {
		return false
	}
	list := &ast.List{Ordered: m.ordered(), Start: m.number, Tight: true}
	first, j := r.lines[r.i], r.i
	for {
		end := r.itemEnd(j, m)
		list.Items = append(list.Items, r.item(j, end, m))
		r.i = end
		if body := trimBlank(r.lines[j:end]); len(body) > 0 {
			r.lead = body[len(body)-1].text
		}
		j = skipBlank(r.lines, end)
		if j == len(r.lines) || r.mark(r.lines[j]) {
			break
		}
		next, ok := r.marker(r.lines[j])
		if !ok || !m.follows(next) {
			break
		}
		if j > end {
			// A numbered question after numbered steps continues the count of the questions.
			if m.ordered() && strings.HasSuffix(r.lines[j].text, "?") && !strings.HasSuffix(first.text, "?") {
				break
			}
			list.Tight = false
		}
		m = next
	}
	all := trimBlank(r.lines[:r.i])
	list.At = r.span(first, all[len(all)-1])
	r.add(list)
	return true
}

// item reads the item in the lines from j up to end.
func (r *reader) item(j, end int, m marker) *ast.Item {
	lines := trimBlank(r.lines[j:end])
	it := &ast.Item{Loc: ast.At(r.span(lines[0], lines[len(lines)-1]))}
	in := lines[0].rest(m.size)
	if r.bullets.options[lines[0].num] {
		it.Task = ast.Open
		if _, isRight := r.bullets.size(lines[0]); isRight {
			it.Task = ast.Done
		}
	} else if !m.ordered() || in.text[0] == '[' {
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
	sub := r.inside(append([]line{in}, dedent(lines[1:], m.inside)...))
	// The item's text may itself be a list or a listing.
	if r.bullets.options[lines[0].num] || !sub.list() && !sub.fence() {
		sub.paragraph()
	}
	sub.blocks()
	r.title = sub.title
	it.Blocks = sub.out
	return it
}

// itemEnd returns the line after the item with marker m that begins at line j.
func (p *passage) itemEnd(j int, m marker) int {
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

// deeperEnd returns the line after the run of deeper lines at k, if they belong to the item above them, else k. It is
// for text without wrapped lines. The lines belong to the item if they continue its sentence or if the list continues
// below them. Otherwise they are text after the list.
func (p *passage) deeperEnd(k int, m marker) int {
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

// lazy reports whether line k, which is not indented, continues the sentence of the item above it. What continues an
// option behind a tab has a tab, too.
func (p *passage) lazy(k int) bool {
	a, b := p.lines[k-1], p.lines[k]
	if a.led && !b.led && countsLetters(a.text) {
		return false
	}
	return runsOn(a, b) && !b.code() && a.width()*3 >= p.width*2
}

// ordered reports whether the numbered line i begins a list: the next number must follow, with only lines of the item
// in between. A question with its answer below it is not an item.
func (p *passage) ordered(i int, m marker) bool {
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

// option returns the line of an option behind its bullet, and the sign that stands for the bullet of a right one.
func (r *reader) option(l line) ([]ast.Inline, line) {
	const sign = "* "
	n, isRight := r.bullets.size(l)
	if !isRight {
		return nil, l.rest(n)
	}
	at := l.cut(0, n)
	return []ast.Inline{&ast.Text{Loc: ast.At(r.span(at, at)), Value: sign}}, l.rest(n)
}
