package cover

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/bidi"
)

// smallest is the size of type below which a thumbnail of the cover is not readable; longer text is cut.
const smallest = 52

// text sets s from the height y down in at most most lines, in smaller type if it is too long, and returns the height
// below it. What does not fit at the smallest size ends in an ellipsis.
func (d *drawing) text(y int, s string, st fonts.Style, shade uint8, size, most int) int {
	w := d.measure(s, st)
	if len(w.words) == 0 {
		return y
	}
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
	st := fonts.Style{Bold: true}
	w := d.measure(s, st)
	if len(w.words) == 0 {
		return y
	}
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

// measured is what a line may end behind: words, or ideographs. Widths are in thousandths of an em.
type measured struct {
	words  []string // with the space behind them
	widths []int    // without it
	spaces []int    // its width; 0: there is none
}

func (d *drawing) measure(s string, st fonts.Style) measured {
	var m measured
	space := d.width(" ", st)
	for _, w := range fields(withoutPictures(s)) {
		for _, part := range d.parts(w, st) {
			m.words, m.spaces = append(m.words, part), append(m.spaces, 0)
			m.widths = append(m.widths, d.width(part, st))
		}
		last := len(m.words) - 1
		m.words[last] += " "
		m.spaces[last] = space
	}
	return m
}

// fields divides s at its spaces, but those at which no line may end.
func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' })
}

// longestWord is the width of a word, in thousandths of an em, that fits on a line of a title in type of middle size.
const longestWord = 10000

// parts divides a word where a line may end. One in Katakana, in Korean, or in a script of the same region that sets no
// spaces between words is whole unless it is too wide: all of a title says more than large type and an ellipsis.
func (d *drawing) parts(word string, st fonts.Style) []string {
	var out []string
	for _, part := range segments(word, true) {
		first, _ := utf8.DecodeRuneInString(part)
		switch {
		case d.width(part, st) <= longestWord:
			out = append(out, part)
		case unicode.In(first, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			out = append(out, syllables(part)...)
		default:
			out = append(out, segments(part, false)...)
		}
	}
	return out
}

// segments divides a word before and behind ideographs, where lines of Chinese and Japanese may end (UAX #14). If whole
// is true, words in Katakana are not divided.
func segments(word string, whole bool) []string {
	var out []string
	part := ""
	for rest, state := word, -1; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		part += segment
		last, _ := utf8.DecodeLastRuneInString(part)
		next, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || (ideographic(last) || ideographic(next)) && !(whole && withinKatakana(last, next)) {
			out, part = append(out, part), ""
		}
	}
	return out
}

// syllables divides a word before each letter.
func syllables(word string) []string {
	var out []string
	for g := uniseg.NewGraphemes(word); g.Next(); {
		if n := len(out); n > 0 && !unicode.IsLetter(g.Runes()[0]) {
			out[n-1] += g.Str()
		} else {
			out = append(out, g.Str())
		}
	}
	return out
}

// withinKatakana reports whether a line between two characters would end within a word in Katakana.
func withinKatakana(last, next rune) bool {
	return (unicode.Is(unicode.Katakana, last) || last == 'ー') && unicode.Is(unicode.Katakana, next)
}

// line returns the words from one to another, as a line.
func (m measured) line(from, to int) string {
	return strings.TrimSpace(strings.Join(m.words[from:to], ""))
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
	var lines []string
	from, wide := 0, m.widths[0]
	for i := 1; i < len(m.words); i++ {
		if wide += m.spaces[i-1] + m.widths[i]; wide > measure {
			lines = append(lines, m.line(from, i))
			from, wide = i, m.widths[i]
		}
	}
	return append(lines, m.line(from, len(m.words)))
}

// balanced divides the words into as few lines as possible, of about one length: the sum of the squares of what is
// missing at their ends is the least.
func (m measured) balanced(measure int) []string {
	n, words := len(m.wrap(measure)), len(m.words)
	if n == words || n > titleLines {
		return m.wrap(measure)
	}
	const far = 1 << 60
	cost := make([][]int, n+1) // of the first words on so many lines
	from := make([][]int, n+1) // where the last of these lines begins
	for l := range cost {
		cost[l], from[l] = make([]int, words+1), make([]int, words+1)
		for w := range cost[l] {
			cost[l][w] = far
		}
	}
	cost[0][0] = 0
	for l := 1; l <= n; l++ {
		for end := 1; end <= words; end++ {
			wide := -m.spaces[end-1]
			for begin := end - 1; begin >= 0; begin-- {
				if wide += m.widths[begin] + m.spaces[begin]; wide > measure {
					break
				}
				if c := cost[l-1][begin] + m.missing(measure-wide, end); cost[l-1][begin] < far && c < cost[l][end] {
					cost[l][end], from[l][end] = c, begin
				}
			}
		}
	}
	lines := make([]string, n)
	for l, end := n, words; l > 0; l-- {
		lines[l-1] = m.line(from[l][end], end)
		end = from[l][end]
	}
	return lines
}

// ideographic reports whether a character is of Chinese or Japanese, or a sign of theirs: U+2E80 to U+ABFF and full
// width.
func ideographic(r rune) bool { return r >= 0x2e80 && r < 0xac00 || r >= 0xff00 && unicode.IsPunct(r) }

// missing returns the cost of a line that ends before word end, short of the measure by some room. One that ends in
// "for" or "of" reads badly.
func (m measured) missing(room, end int) int {
	last := strings.TrimSpace(m.words[end-1])
	short := len([]rune(last)) < 4 && strings.ToLower(last) == last && !strings.ContainsAny(last, digits)
	if short && m.spaces[end-1] > 0 && end < len(m.words) {
		room += 2000
	}
	return room * room
}

const digits = "0123456789"

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

// withoutPictures returns s without emoji and other characters that are pictures, unless there is nothing else. On a
// poster of few words they would say more than the title.
func withoutPictures(s string) string {
	var b strings.Builder
	for g := uniseg.NewGraphemes(s); g.Next(); {
		rs := g.Runes()
		if !picture(rs[0]) && (len(rs) == 1 || rs[len(rs)-1] != keycap) {
			b.WriteString(g.Str())
		}
	}
	if strings.TrimSpace(b.String()) == "" {
		return s
	}
	return b.String()
}

// keycap is U+20E3, which makes a key of the digit before it.
const keycap = '\u20e3'

// picture reports whether a character is a picture. Below U+2300 symbols are signs of writing (©, №, ™), and between
// U+2C00 and U+1F000 ideographs in circles and the like.
func picture(r rune) bool {
	return unicode.Is(unicode.So, r) && (r >= 0x2300 && r < 0x2c00 || r >= 0x1f000)
}
