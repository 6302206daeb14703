package cover

import (
	"strings"

	"github.com/rivo/uniseg"

	"studyguide/fonts"
	"studyguide/fonts/bidi"
)

// smallest is the size of type below which a thumbnail of the cover is not readable; longer text is cut.
const smallest = 52

// text sets s from the height y down in at most most lines, in smaller type if it is too long, and returns the height
// below it. What does not fit at the smallest size ends in an ellipsis.
func (d *drawing) text(y int, s string, st fonts.Style, shade uint8, size, most int) int {
	words := strings.Fields(s)
	if len(words) == 0 {
		return y
	}
	w := d.widths(words, st)
	for ; size > smallest && w.lines(d.room()*1000/size) > most; size -= 4 {
	}
	for _, l := range d.atMost(w.wrap(d.room()*1000/size), most, st, size) {
		y += size
		d.line(y, l, st, shade, size)
		y += size / 5
	}
	return y
}

// The largest size of a title, which only one or two short words have, and the share of a sheet's height that a title
// takes at most. One of many words gets smaller until it fits.
const (
	largestTitle       = 292
	titleNum, titleDen = 3, 10
	titleLines         = 5
)

// title sets a title from the height y down, as large as fits, in lines of about one length, and returns the height
// below it.
func (d *drawing) title(y int, s string) int {
	words := strings.Fields(s)
	if len(words) == 0 {
		return y
	}
	st := fonts.Style{Bold: true}
	w := d.widths(words, st)
	room, size := d.Height*titleNum/titleDen, largestTitle
	for ; size > smallest; size -= 4 {
		if n := w.lines(d.room() * 1000 / size); n <= titleLines && n*leadOf(size) <= room {
			break
		}
	}
	lines := d.atMost(w.balanced(d.room()*1000/size), min(titleLines, max(room/leadOf(size), 1)), st, size)
	y += size * capital / 1000
	for i, l := range lines {
		if i > 0 {
			y += leadOf(size)
		}
		d.line(y, l, st, ink, size)
	}
	return y + size/3
}

// capital is the height of capital letters in thousandths of the size, about, in the fonts that come with the program.
const capital = 660

// leadOf returns the distance of the lines of a title: large type needs little.
func leadOf(size int) int { return size * 108 / 100 }

// room returns the width of lines.
func (d *drawing) room() int { return d.Width - 2*margin }

// measured are words with their widths, and that of a space, in thousandths of an em.
type measured struct {
	words  []string
	widths []int
	space  int
}

func (d *drawing) widths(words []string, st fonts.Style) measured {
	m := measured{words: words, space: d.width(" ", st)}
	for _, w := range words {
		m.widths = append(m.widths, d.width(w, st))
	}
	return m
}

// lines returns the number of lines as wide as a measure that the words make, or more than any title may have if one
// of them is wider.
func (m measured) lines(measure int) int {
	for _, w := range m.widths {
		if w > measure {
			return len(m.words) + 1000
		}
	}
	return len(m.wrap(measure))
}

// wrap divides the words into lines that are as full as possible.
func (m measured) wrap(measure int) []string {
	lines, last := []string{m.words[0]}, m.widths[0]
	for i, w := range m.words[1:] {
		if wide := last + m.space + m.widths[i+1]; wide <= measure {
			lines[len(lines)-1] += " " + w
			last = wide
		} else {
			lines, last = append(lines, w), m.widths[i+1]
		}
	}
	return lines
}

// balanced divides the words into as few lines as possible, of about one length.
func (m measured) balanced(measure int) []string {
	n := len(m.wrap(measure))
	const step = 50
	for m.lines(measure-step) == n {
		measure -= step
	}
	return m.wrap(measure)
}

// atMost returns at most most of some lines, none of them too wide. An ellipsis stands for the rest.
func (d *drawing) atMost(lines []string, most int, st fonts.Style, size int) []string {
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += "…"
	}
	for i, l := range lines {
		lines[i] = d.cut(l, st, size)
	}
	return lines
}

// cut removes characters at the end of a line that is too wide, before its ellipsis.
func (d *drawing) cut(s string, st fonts.Style, size int) string {
	for cut := s; d.width(s, st)*size/1000 > d.room() && cut != ""; {
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

// line adds a line on the baseline y, flush with the side at which it begins.
func (d *drawing) line(y int, s string, st fonts.Style, shade uint8, size int) {
	x := margin
	if d.rtl {
		x = d.Width - margin - d.width(s, st)*size/1000
	}
	d.Lines = append(d.Lines, Line{X: x, Y: y, Size: size, Shade: shade, Runs: d.runs(s, st)})
}
