package html

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/tex"
)

// A line collects the inlines of a paragraph. White space collapses to one space, and to none at the start of a line
// (CSS Text 3, 4.1).
type line struct {
	lines    *diag.Lines
	in       []ast.Inline
	space    bool // white space was added last
	breaks   int  // number of line breaks added last
	depth    int  // open marks, in which no block can begin
	verbatim int  // open elements of code
}

// gap adds a space if is is set, unless it would be at the start of the line or after another.
func (l *line) gap(is bool, at int) {
	if !is || l.space || len(l.in) == 0 && l.depth == 0 {
		return
	}
	l.space = true
	l.run(" ", at, at)
}

// phrase adds text, and the TeX formulas in it, which a script would typeset in the browser.
func (l *line) phrase(s string, start, end int) {
	for l.verbatim == 0 {
		m, ok := tex.Find(s, 0)
		if !ok {
			break
		}
		l.word(s[:m.Start], start, end)
		l.put(&ast.Math{Loc: ast.At(l.lines.Span(start, end)), TeX: m.TeX, Display: m.Display})
		s = s[m.End:]
	}
	l.word(s, start, end)
}

// word adds text without looking for formulas.
func (l *line) word(s string, start, end int) {
	s = markup.Printable(s)
	if s == "" {
		return
	}
	l.space, l.breaks = false, 0
	l.run(s, start, end)
}

// run adds s as a text node.
func (l *line) run(s string, start, end int) {
	l.in = append(l.in, &ast.Text{Loc: ast.At(l.lines.Span(start, end)), Value: s})
}

// put adds an inline other than white space.
func (l *line) put(n ast.Inline) {
	l.space, l.breaks = false, 0
	l.in = append(l.in, n)
}

// divide ends a line within a mark, where no paragraph can end.
func (l *line) divide(at diag.Span) {
	if len(l.in) > 0 {
		l.in = append(l.in, &ast.Break{Loc: ast.At(at), Hard: true})
	}
	l.space = true
}

// take returns the inlines of the line and resets it.
func (l *line) take() []ast.Inline {
	in := joined(l.in)
	l.in, l.space, l.breaks = nil, false, 0
	return in
}

// joined returns in with adjacent texts merged.
func joined(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for i := 0; i < len(in); {
		first, ok := in[i].(*ast.Text)
		if !ok {
			out = append(out, in[i])
			i++
			continue
		}
		var b strings.Builder
		for ; i < len(in); i++ {
			t, ok := in[i].(*ast.Text)
			if !ok {
				break
			}
			b.WriteString(t.Value)
			if first.At.End.Before(t.At.End) { // repeated headers of tables are out of source order
				first.At.End = t.At.End
			}
		}
		first.Value = b.String()
		out = append(out, first)
	}
	return out
}

// text adds the text of n.
func (f *flow) text(n *node) {
	value, start, end := n.text, n.start, n.end
	f.reportWord(n)
	lead := len(value) - len(strings.TrimLeft(value, " \t\n\r\f"))
	f.gap(lead > 0, start)
	words := strings.FieldsFunc(value, blank)
	if len(words) == 0 {
		return
	}
	raw := f.src[start:end]
	start += len(raw) - len(strings.TrimLeft(raw, " \t\n\r\f"))
	stop := start + len(strings.Trim(raw, " \t\n\r\f"))
	f.phrase(strings.Join(words, " "), start, stop)
	f.gap(strings.TrimRight(value, " \t\n\r\f") != value, stop)
}

// blank reports whether r is white space that collapses. A no-break space does not.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// reportWord reports text that looks like a tag.
func (p *page) reportWord(n *node) {
	if n.literal {
		p.sink.Report(diag.New(diag.HTMLUnknown, p.Span(n.start, n.end),
			"the tag %s is shown as text", markup.Printable(n.text)).
			WithHint("write &lt; for the sign <"))
	}
}

// lineBreak reads <br>. Two in a row end a paragraph, as in pages that predate style sheets.
func (f *flow) lineBreak(n *node) {
	f.breaks++
	if f.breaks > 1 && f.depth == 0 {
		f.flush()
		return
	}
	f.divide(f.at(n).At)
}

// marked reads an element that marks its text, such as <em>.
func (f *flow) marked(n *node) {
	if n.role == Anchor && f.of != nil && f.permalink(n) {
		return
	}
	kids, tail := f.breaksAround(n)
	before, space := f.in, f.space
	f.in = nil
	f.depth++
	if n.role == Code {
		f.verbatim++
	}
	f.nodes(kids)
	if n.role == Code {
		f.verbatim--
	}
	f.depth--
	in := joined(f.in)
	f.in = before
	defer f.nodes(tail)
	if len(in) == 0 {
		f.space = space
		return
	}
	if n.role == Anchor {
		f.link(n, in)
		return
	}
	if marked := n.role.Mark(f.at(n), in); marked != nil {
		f.in = append(f.in, marked)
	}
}

// breaksAround reads the line breaks that bold type begins with, which belong before it, and returns its other content
// and the line breaks that it ends with.
func (f *flow) breaksAround(n *node) (kids, tail []*node) {
	kids = n.kids
	if n.role != Strong && n.role != Emph || f.depth > 0 || n.chars == 0 {
		return kids, nil
	}
	from, to := 0, len(kids)
	for i, k := range kids {
		if k.role == LineBreak {
			f.lineBreak(k)
			from = i + 1
		} else if k.name != "" || strings.TrimSpace(k.text) != "" {
			break
		}
	}
	for i := len(kids) - 1; i >= from; i-- {
		if k := kids[i]; k.role == LineBreak {
			to = i
		} else if k.name != "" || strings.TrimSpace(k.text) != "" {
			break
		}
	}
	return kids[from:to], kids[to:]
}
