package cover

import (
	"strings"

	"github.com/rivo/uniseg"

	"studyguide/fonts"
	"studyguide/fonts/bidi"
)

// smallest is the size of type, in pixels, below which a thumbnail of the cover is not readable; longer text is cut.
const smallest = 52

// text sets s from the height y down in at most most lines, in smaller type if it is too long, and returns the height
// below it. What does not fit at the smallest size ends in an ellipsis.
func (d *drawing) text(y int, s string, st fonts.Style, color, size, most int) int {
	words := strings.Fields(s)
	if len(words) == 0 {
		return y
	}
	lines := d.wrap(words, st, size)
	for ; (len(lines) > most || d.wider(lines, st, size)) && size > smallest; size -= 4 {
		lines = d.wrap(words, st, size-4)
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = d.cut(lines[most-1]+"…", st, size)
	}
	for _, l := range lines {
		y += size
		d.line(y, d.cut(l, st, size), st, color, size)
		y += size / 5
	}
	return y
}

// wrap divides words into lines that are as full as possible.
func (d *drawing) wrap(words []string, st fonts.Style, size int) []string {
	lines := []string{words[0]}
	for _, w := range words[1:] {
		last := &lines[len(lines)-1]
		if d.width(*last+" "+w, st)*size/1000 <= width-2*margin {
			*last += " " + w
		} else {
			lines = append(lines, w)
		}
	}
	return lines
}

func (d *drawing) wider(lines []string, st fonts.Style, size int) bool {
	for _, l := range lines {
		if d.width(l, st)*size/1000 > width-2*margin {
			return true
		}
	}
	return false
}

// cut removes characters at the end of a line that is too wide, before its ellipsis.
func (d *drawing) cut(s string, st fonts.Style, size int) string {
	for cut := s; d.width(s, st)*size/1000 > width-2*margin && cut != ""; {
		cut = strings.TrimSuffix(cut, "…")
		var b strings.Builder
		for g := uniseg.NewGraphemes(cut); g.Next(); {
			if _, to := g.Positions(); to < len(cut) {
				b.WriteString(g.Str())
			}
		}
		cut = strings.TrimRight(b.String(), " ")
		s = cut + "…"
	}
	return s
}

// width returns the width of s in thousandths of an em.
func (d *drawing) width(s string, st fonts.Style) int {
	w := 0
	for _, r := range d.runs(s, st) {
		w += r.Width
	}
	return w
}

// runs returns the glyphs of a line. On a cover that runs from right to left every line does, whatever it begins with
// (rule HL1), since "3 questions" begins with a number.
func (d *drawing) runs(s string, st fonts.Style) []*fonts.Run {
	base := bidi.FirstStrong
	if d.rtl {
		base = bidi.FromRight
	}
	out, err := d.set.Line(st, s, base)
	if err != nil && d.err == nil {
		d.err = err
	}
	return out
}

// line draws a line on the baseline y, flush with the side at which it begins.
func (d *drawing) line(y int, s string, st fonts.Style, color, size int) {
	x := margin * unit
	if d.rtl {
		x = (width-margin)*unit - d.width(s, st)*size*unit/1000
	}
	var r raster
	for _, run := range d.runs(s, st) {
		for _, g := range run.Glyphs {
			r.glyph(run.Face.Outline(g.ID), (x+g.X*size*unit/1000+unit/2)/unit*unit, y*unit-g.Y*size*unit/1000, size)
			x += g.Advance * size * unit / 1000
		}
	}
	r.fill(d.im, paper, color)
}
