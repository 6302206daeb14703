package text

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/tex"
)

// formula reads a formula that stands on lines of its own.
func (p *parser) formula() bool {
	end, source := p.formulaEnd(p.i)
	if end == p.i {
		return false
	}
	at := ast.At(p.span(p.lines[p.i], p.lines[end-1]))
	p.add(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{&ast.Math{Loc: at, TeX: source, Display: true}}})
	p.i = end
	return true
}

// formulaEnd gives the line after the formula that begins at line i and its source; i if none does.
func (p *parser) formulaEnd(i int) (end int, source string) {
	if t := p.lines[i].text; !strings.HasPrefix(t, "$$") && !strings.HasPrefix(t, `\[`) {
		return i, ""
	}
	var b strings.Builder
	for j := i; j < len(p.lines) && j < i+maxLook && !p.lines[j].blank(); j++ {
		b.WriteString(p.lines[j].text)
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
