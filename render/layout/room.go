package layout

import (
	"fmt"
	"strings"

	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// cutEdge is how far a knife that cuts paper may miss: 2 mm. What is nearer to the edge may be cut off.
const cutEdge = 5670

// checkRoom reports paper, margins and type sizes that leave too little of the page for lines, or for running heads and
// folios, with the values that would do. p is what flags and front matter ask for: a theme file is checked by itself.
func checkRoom(t *theme.Theme, g *ast.Guide, p ast.Page, sink diag.Sink) {
	if t.Cards.Across > 0 {
		return // cards have neither heads nor folios, and a check of their own
	}
	d := newDesign(t, p)
	lacking := lack(d)
	if lacking == "" {
		return
	}
	sink.Report(diag.New(diag.PageRoom, pageSpan(g, p), "page: %s", lacking).WithHint("%s", remedy(t, p, d)))
}

// checkPages reports a number of pages for books that have as many as they need.
func checkPages(t *theme.Theme, g *ast.Guide, p ast.Page, sink diag.Sink) {
	if p.Pages == 0 || t.Cram.On {
		return
	}
	sink.Report(diag.New(diag.PagesUnused, pageSpan(g, p), "pages: at most %d asked for, and only a cram sheet keeps to that",
		p.Pages).WithHint("--theme cram makes one"))
}

// pageSpan returns the place where a guide asks for its pages or, if it does not, where it begins.
func pageSpan(g *ast.Guide, p ast.Page) diag.Span {
	at := p.At
	if at.IsZero() {
		at = g.Meta.At
	}
	if at.IsZero() {
		start := diag.Pos{Line: 1, Col: 1}
		at = diag.Span{File: g.At.File, Start: start, End: start}
	}
	return at
}

// lack says what the pages have too little room for, or nothing.
func lack(d *design) string {
	size := d.text().size
	margin := min(d.hangX, d.top)
	switch {
	case d.textW < size*theme.MinMeasure:
		return fmt.Sprintf("lines are %.0fpt wide; text of %.4gpt needs %.0fpt", max(d.textW, 0).Points(), size.Points(),
			(size * theme.MinMeasure).Points())
	case d.bottom-d.top < d.text().lead*theme.MinLines:
		return fmt.Sprintf("%.0fpt are left for lines; %d of them need %.0fpt", max(d.bottom-d.top, 0).Points(),
			theme.MinLines, (d.text().lead * theme.MinLines).Points())
	case d.headLine()-d.label().size*3/4 < cutEdge || d.pageH-d.folioLine() < cutEdge:
		return fmt.Sprintf("margins of %.1fmm have no room for the running head and the page number", inMM(margin))
	}
	return ""
}

// inMM returns a length in millimetres.
func inMM(l Length) float64 { return l.Points() * 25.4 / 72 }

// remedy names the margins nearest to those of p, in whole millimetres, that leave room enough, and the largest type,
// in halves of a point; each with the other left as it is. It is empty if neither alone helps.
func remedy(t *theme.Theme, p ast.Page, d *design) string {
	fits := func(margin, size float64) bool {
		try := p
		try.Margin, try.TypeSize = margin, size
		return lack(newDesign(t, try)) == ""
	}
	var out []string
	const mm = 72 / 25.4
	was := inMM(min(d.hangX, d.top))
	for off := 1; float64(off)*mm <= ast.MaxMargin; off++ {
		if n := int(was) + off; float64(n)*mm <= ast.MaxMargin && fits(float64(n)*mm, p.TypeSize) {
			out = append(out, fmt.Sprintf("margins of %dmm would do", n))
			break
		}
		if n := int(was+1) - off; n > 0 && fits(float64(n)*mm, p.TypeSize) {
			out = append(out, fmt.Sprintf("margins of %dmm would do", n))
			break
		}
	}
	for half := int(d.text().size.Points() * 2); half >= 2*ast.MinTypeSize; half-- {
		if fits(p.Margin, float64(half)/2) {
			out = append(out, fmt.Sprintf("type of %gpt would do", float64(half)/2))
			break
		}
	}
	return strings.Join(out, "; ")
}
