package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// flat returns the text of inlines with breaks as line feeds. Offsets into it are valid for cut.
func flat(in []ast.Inline) string {
	if len(in) == 1 { // most titles and paragraphs; copies of their text were half of recognition's allocations
		if t, ok := in[0].(*ast.Text); ok {
			return t.Value
		}
	}
	var b strings.Builder
	b.Grow(flatSize(in))
	flatten(&b, in)
	return b.String()
}

// flatSize returns the length of flat text in bytes.
func flatSize(in []ast.Inline) (size int) {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text: // as nearly all are
			size += len(n.Value)
		case *ast.Break:
			size++
		default:
			size += len(ast.OwnText(n)) + flatSize(ast.Children(n))
		}
	}
	return size
}

func flatten(b *strings.Builder, in []ast.Inline) {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text: // as nearly all are
			b.WriteString(n.Value)
		case *ast.Break:
			b.WriteByte('\n')
		default:
			b.WriteString(ast.OwnText(n))
			flatten(b, ast.Children(n))
		}
	}
}

// cut splits inlines at byte offset at of their flat text. Nodes are copied where they are split; images stay whole, on
// the side where they begin.
func cut(in []ast.Inline, at int) (head, tail []ast.Inline) {
	for i, n := range in {
		size := flatSize(in[i : i+1])
		if at >= size && (size > 0 || at > 0) {
			head = append(head, n)
			at -= size
			continue
		}
		if at <= 0 {
			return head, append(tail, in[i:]...)
		}
		switch n := n.(type) {
		case *ast.Text:
			a, b := *n, *n
			a.Value, b.Value = n.Value[:at], n.Value[at:]
			b.At.Start = advance(n.At, a.Value)
			a.At.End = b.At.Start
			head, tail = append(head, &a), append(tail, &b)
		case *ast.Code, *ast.Math, *ast.Image:
			head = append(head, n)
		default:
			a, b := cut(ast.Children(n), at)
			if len(a) > 0 {
				head = append(head, ast.WithChildren(n, a))
			}
			if len(b) > 0 {
				tail = append(tail, ast.WithChildren(n, b))
			}
		}
		return head, append(tail, in[i+1:]...)
	}
	return head, tail
}

// advance returns the position after s in the text at at. It stays inside at, because entities make the source longer
// than the text.
func advance(at diag.Span, s string) diag.Pos {
	p := at.Start
	p.Col += utf8.RuneCountInString(s)
	if at.End.Before(p) {
		return at.End
	}
	return p
}

// trim drops blanks and breaks at both ends of inlines, and nodes that are left without text.
func trim(in []ast.Inline) []ast.Inline {
	if isTrimmed(in) {
		return in
	}
	s := flat(in)
	if lead := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)); lead > 0 {
		_, in = cut(in, lead)
	}
	s = flat(in)
	if end := len(strings.TrimRightFunc(s, unicode.IsSpace)); end < len(s) {
		in, _ = cut(in, end)
	}
	return in
}

// isTrimmed reports whether inlines begin and end with text that is not blank, as nearly all do: their text need not be
// put together then.
func isTrimmed(in []ast.Inline) bool {
	first, _ := utf8.DecodeRuneInString(edge(in, false))
	if unicode.IsSpace(first) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(edge(in, true))
	return size > 0 && !unicode.IsSpace(last)
}

// edge returns the text of the first leaf of inlines that has one, or of the last.
func edge(in []ast.Inline, last bool) string {
	for i := range in {
		n := in[i]
		if last {
			n = in[len(in)-1-i]
		}
		switch n := n.(type) {
		case *ast.Break:
			return "\n"
		case *ast.Text: // as nearly all are
			if n.Value == "" {
				continue
			}
			return n.Value
		}
		own, within := ast.OwnText(n), edge(ast.Children(n), last)
		switch {
		case own == "" && within == "":
		case own == "" || last && within != "":
			return within
		default:
			return own
		}
	}
	return ""
}

// dropPrefix drops the first n bytes of flat text, and the blanks after them.
func dropPrefix(in []ast.Inline, n int) []ast.Inline { return trim(tailAfter(in, n)) }

// tailAfter returns the tail that cut does, at less cost.
func tailAfter(in []ast.Inline, at int) []ast.Inline {
	for i, n := range in {
		size := flatSize(in[i : i+1])
		if at >= size && (size > 0 || at > 0) {
			at -= size
			continue
		}
		if at <= 0 {
			return slices.Clip(in[i:])
		}
		t, ok := n.(*ast.Text)
		if !ok {
			_, tail := cut(in[i:], at)
			return tail
		}
		rest := *t
		rest.Value, rest.At.Start = t.Value[at:], advance(t.At, t.Value[:at])
		return append([]ast.Inline{&rest}, in[i+1:]...)
	}
	return nil
}

// joinLines makes every break of a title a soft one: a title is one run of words.
func joinLines(in []ast.Inline) []ast.Inline {
	out := make([]ast.Inline, 0, len(in))
	for _, n := range in {
		if b, ok := n.(*ast.Break); ok {
			n = &ast.Break{Loc: b.Loc}
		}
		out = append(out, ast.WithChildren(n, joinLines(ast.Children(n))))
	}
	return out
}

// unwrap removes emphasis around a whole title, which has a style of its own.
func unwrap(in []ast.Inline) []ast.Inline {
	for len(in) == 1 {
		switch n := in[0].(type) {
		case *ast.Strong:
			in = trim(n.Inlines)
		case *ast.Emph:
			in = trim(n.Inlines)
		default:
			return in
		}
	}
	return in
}

// wholeStrong reports whether everything with text in a paragraph is strong: a heading in bold type.
func wholeStrong(in []ast.Inline) bool {
	strong := false
	for _, n := range trim(in) {
		switch n := n.(type) {
		case *ast.Strong:
			strong = true
		case *ast.Text:
			if strings.ContainsFunc(n.Value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				return false
			}
		case *ast.Break:
		default:
			return false
		}
	}
	return strong
}

// inlineSpan returns the span of the source that in covers.
func inlineSpan(in []ast.Inline) diag.Span {
	var s diag.Span
	for _, n := range in {
		s = s.To(n.Span())
	}
	return s
}
