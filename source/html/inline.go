package html

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/markup"
	"studyguide/source/tex"
)

// text adds the text of n. White space is one space, and none at a line's start (CSS Text 3, 4.1).
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

// phrase adds text, and the formulas in it, which scripts set once the page is shown.
func (f *flow) phrase(s string, start, end int) {
	for f.verbatim == 0 {
		m, ok := tex.Find(s, 0)
		if !ok {
			break
		}
		f.word(s[:m.Start], start, end)
		f.space, f.breaks = false, 0
		f.in = append(f.in, &ast.Math{Loc: ast.At(f.Span(start, end)), TeX: m.TeX, Display: m.Display})
		s = s[m.End:]
	}
	f.word(s, start, end)
}

// reportWord says that a text looks like a tag.
func (p *page) reportWord(n *node) {
	if n.literal {
		p.sink.Report(diag.New(diag.HTMLUnknown, p.Span(n.start, n.end), "the tag %s is shown as text", markup.Printable(n.text)).
			WithHint("write &lt; for the sign <"))
	}
}

// blank tells whether r is white space that collapses. A no-break space is none.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// gap adds a space, if there is white space and something stands before it.
func (f *flow) gap(is bool, at int) {
	if !is || f.space || len(f.in) == 0 && f.depth == 0 {
		return
	}
	f.space = true
	f.run(" ", at, at)
}

// word adds text that is shown as it stands.
func (f *flow) word(s string, start, end int) {
	s = markup.Printable(s)
	if s == "" {
		return
	}
	f.space, f.breaks = false, 0
	f.run(s, start, end)
}

// run adds characters.
func (f *flow) run(s string, start, end int) {
	f.in = append(f.in, &ast.Text{Loc: ast.At(f.Span(start, end)), Value: s})
}

// joined makes one text of those that follow each other.
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
			if first.At.End.Before(t.At.End) { // cells that share a header stand in another order than their texts
				first.At.End = t.At.End
			}
		}
		first.Value = b.String()
		out = append(out, first)
	}
	return out
}

// lineBreak reads <br>. Two of them end a paragraph, as pages from before style sheets have it.
func (f *flow) lineBreak(n *node) {
	f.breaks++
	if f.breaks > 1 && f.depth == 0 {
		f.flush()
		return
	}
	if len(f.in) > 0 {
		f.in = append(f.in, &ast.Break{Loc: f.at(n), Hard: true})
	}
	f.space = true
}

// mark reads an element that marks the text that it encloses.
func (f *flow) mark(n *node) {
	if n.role == Anchor && f.in0 != nil && f.permalink(n) {
		return
	}
	before, space := f.in, f.space
	f.in = nil
	f.depth++
	if n.role == Code {
		f.verbatim++
	}
	f.children(n)
	if n.role == Code {
		f.verbatim--
	}
	f.depth--
	in := joined(f.in)
	f.in = before
	if len(in) == 0 {
		f.space = space
		return
	}
	at := f.at(n)
	switch n.role {
	case Strong:
		f.in = append(f.in, &ast.Strong{Loc: at, Inlines: in})
	case Strike:
		f.in = append(f.in, &ast.Strike{Loc: at, Inlines: in})
	case Sup, Sub:
		f.in = append(f.in, &ast.Script{Loc: at, Up: n.role == Sup, Inlines: in})
	case Code:
		if v := ast.PlainText(in); v != "" {
			f.in = append(f.in, &ast.Code{Loc: at, Value: v})
		}
	case Anchor:
		f.link(n, in)
	default:
		f.in = append(f.in, &ast.Emph{Loc: at, Inlines: in})
	}
}
