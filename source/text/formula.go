package text

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
)

// formula reads a formula on lines of its own.
func (r *reader) formula() bool {
	end, source := formulaEnd(r.lines, r.i)
	if end == r.i {
		return false
	}
	at := ast.At(r.span(r.lines[r.i], r.lines[end-1]))
	r.add(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{&ast.Math{Loc: at, TeX: source, Display: true}}})
	r.i = end
	return true
}

// formulaEnd returns the line after the formula that begins at line i, and its source; i if none does.
func formulaEnd(lines []line, i int) (end int, source string) {
	if t := lines[i].text; !strings.HasPrefix(t, "$$") && !strings.HasPrefix(t, `\[`) {
		return i, ""
	}
	var b strings.Builder
	for j := i; j < len(lines) && j < i+maxLook && !lines[j].blank(); j++ {
		b.WriteString(lines[j].text)
		if f, ok := tex.At(b.String(), 0); ok {
			if !f.Display || strings.TrimSpace(b.String()[f.End:]) != "" {
				return i, ""
			}
			return j + 1, f.TeX
		}
		b.WriteByte('\n')
	}
	return i, ""
}
