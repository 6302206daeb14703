package svg

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Labels that programs such as Mermaid write as parts of a web page are drawn as lines of text in the middle of their
// boxes. A browser decides there where a line ends; here it is decided by how many lines the box is high.

// xhtml begins the names of elements of web pages.
const xhtml = "html "

// lineHeight is that of lines of a label, in sizes of its type, where no other is given.
const lineHeight = 1.5

// The elements of web pages that labels consist of: blocks begin and end lines.
var (
	htmlBlocks = strings.Fields("div p ul ol li h1 h2 h3 h4 h5 h6 section body center pre")
	htmlSpans  = strings.Fields("span b strong i em u s code a small font label tt kbd")
)

// A label collects the lines of a part of a web page.
type label struct {
	w      *writer
	lines  []*Text
	align  string
	ground *Paint // behind it
	apart  float64
	fixed  bool // lines end only where the author ends them
}

// foreign draws a part of a web page that consists of words.
func (d *drawer) foreign(n *node, st *style, at place) error {
	x, y := d.lengthOf(n, "x", d.width, st), d.lengthOf(n, "y", d.height, st)
	width, height := d.lengthOf(n, "width", d.width, st), d.lengthOf(n, "height", d.height, st)
	l := &label{w: &writer{d: d, at: at, blank: true}, apart: lineHeight, align: st.set["text-align"]}
	if l.align == "" && st.set["direction"] == "rtl" {
		l.align = "right"
	}
	l.end()
	if err := l.inside(n, st); err != nil {
		return err
	}
	l.end()
	lines := l.wrapped(width, height)
	if len(lines) == 0 {
		return nil
	}
	var plain strings.Builder
	defer func() { d.labels[n] = plain.String() }()
	if l.ground != nil && width > 0 && height > 0 {
		fmt.Fprintf(&plain, `<rect x="%.6g" y="%.6g" width="%.6g" height="%.6g" style="fill:%s;stroke:none"/>`, x, y, width,
			height, css(l.ground))
		p := &pen{}
		p.box(x, y, width, height)
		if err := d.add(Shape{Path: mapped(p.out, at.to), Fill: l.ground, Clips: at.clips}); err != nil {
			return err
		}
	}
	anchor := map[string]float64{"center": 0.5, "right": 1, "end": 1}[l.align]
	total := 0.
	for _, t := range lines {
		total += l.apart * sizeOf(t)
	}
	if room := height - total; room > 0 {
		y += room / 2
	}
	for _, t := range lines {
		size := sizeOf(t)
		t.To = at.to.Times(shifted(x+anchor*width, y+l.apart*size/2+0.35*size))
		t.Anchor, t.RTL = anchor, st.set["direction"] == "rtl"
		if t.RTL {
			t.Anchor = 1 - anchor
		}
		if err := d.add(Shape{Text: t, Clips: at.clips}); err != nil {
			return err
		}
		writeText(&plain, t, x+anchor*width, y+l.apart*size/2+0.35*size)
		y += l.apart * size
	}
	return nil
}

// sizeOf returns the size of the largest letters of a line.
func sizeOf(t *Text) float64 {
	size := 0.
	for _, s := range t.Spans {
		size = max(size, s.Size)
	}
	return size
}

// inside adds what is inside an element.
func (l *label) inside(n *node, st *style) error {
	for _, k := range n.kids {
		if k.name == "" {
			if err := l.w.add(n, k.text, st); err != nil {
				return err
			}
			continue
		}
		if err := l.element(k, st); err != nil {
			return err
		}
	}
	return nil
}

func (l *label) element(n *node, around *style) error {
	name, ok := strings.CutPrefix(n.name, xhtml)
	if !ok {
		return n.fault("a drawing within a part of a web page")
	}
	switch name {
	case "br":
		l.end()
		return nil
	case "style", "script", "title", "head", "wbr":
		return nil
	}
	block := slices.Contains(htmlBlocks, name)
	if !block && !slices.Contains(htmlSpans, name) {
		return n.fault("a part of a web page")
	}
	st := l.styled(n, name, around)
	if st.own["display"] == "none" {
		return nil
	}
	if block {
		l.end()
	}
	if err := l.inside(n, st); err != nil {
		return err
	}
	if block {
		l.end()
	}
	return nil
}

// styled returns the style of an element of a web page, where letters have the property color in place of fill.
func (l *label) styled(n *node, name string, around *style) *style {
	st := l.w.d.within(around, n)
	sets := map[string]string{"fill": st.set["color"], "stroke": "none"}
	switch name {
	case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6":
		sets["font-weight"] = "bold"
	case "i", "em":
		sets["font-style"] = "italic"
	case "code", "tt", "kbd", "pre":
		sets["font-family"] = "monospace"
	case "u":
		sets["text-decoration"] = "underline"
	case "s":
		sets["text-decoration"] = "line-through"
	}
	set := make(map[string]string, len(st.set)+len(sets))
	for k, v := range st.set {
		set[k] = v
	}
	for k, v := range sets {
		set[k] = v
	}
	st.set = set
	if v := st.set["text-align"]; v != "" {
		l.align = v
	}
	if v, ok := length(st.own["line-height"], 1, 1); ok && v > 0.5 && v < 4 {
		l.apart = v
	}
	if v := st.own["white-space"]; v != "" {
		l.fixed = v == "nowrap" || v == "pre"
	}
	if c, ok := colorOf(strings.TrimSpace(st.own["background-color"])); ok && c.A > 0 {
		l.ground = Paint{Color: c}.faded(st.alpha)
	}
	return st
}

// end ends a line.
func (l *label) end() {
	w := l.w
	if n := len(w.texts); n > 0 {
		t := w.texts[n-1]
		if k := len(t.Spans); k > 0 {
			last := &t.Spans[k-1]
			if last.Value = strings.TrimRight(last.Value, " "); last.Value == "" {
				t.Spans = t.Spans[:k-1]
			}
		}
		if len(t.Spans) > 0 {
			l.lines = append(l.lines, t)
		}
	}
	w.texts, w.blank = append(w.texts[:0], &Text{}), true
}

// wrapped returns the lines, divided into as many more as the box is higher than they are if they seem wider than it.
func (l *label) wrapped(width, height float64) []*Text {
	if l.fixed || width <= 0 {
		return l.lines
	}
	var out []*Text
	left := 0
	if len(l.lines) > 0 {
		left = int(math.Round(height/(l.apart*sizeOf(l.lines[0])))) - len(l.lines)
	}
	for _, t := range l.lines {
		n := min(int(math.Ceil(wide(t.Spans)/width)), left+1)
		if n < 2 {
			out = append(out, t)
			continue
		}
		lines := divided(t, n)
		left -= len(lines) - 1
		out = append(out, lines...)
	}
	return out
}

// wide returns about how wide spans are: letters of most typefaces are half as wide as their size.
func wide(spans []Span) float64 {
	sum := 0.
	for _, s := range spans {
		sum += float64(utf8.RuneCountInString(s.Value)) * s.Size * 0.52
	}
	return sum
}

// divided divides a line between words into n or fewer of about the same length.
func divided(t *Text, n int) []*Text {
	most := wide(t.Spans) / float64(n)
	out := []*Text{{}}
	sum := 0.
	for _, s := range t.Spans {
		for _, word := range strings.SplitAfter(s.Value, " ") {
			piece := s
			piece.Value = word
			w := wide([]Span{piece})
			line := out[len(out)-1]
			if sum > 0 && sum+w/2 > most && len(out) < n && spaced(line) {
				line = &Text{}
				out = append(out, line)
				sum = 0
			}
			if k := len(line.Spans); k > 0 && line.Spans[k-1].Value != "" && same(line.Spans[k-1], s) {
				line.Spans[k-1].Value += word
			} else if word != "" {
				line.Spans = append(line.Spans, piece)
			}
			sum += w
		}
	}
	for _, line := range out {
		if k := len(line.Spans); k > 0 {
			line.Spans[k-1].Value = strings.TrimRight(line.Spans[k-1].Value, " ")
		}
	}
	return out
}

// spaced reports whether a line ends in a space.
func spaced(t *Text) bool {
	k := len(t.Spans)
	return k > 0 && strings.HasSuffix(t.Spans[k-1].Value, " ")
}

// same reports whether two spans are in one style.
func same(a, b Span) bool {
	return a.Size == b.Size && a.Bold == b.Bold && a.Italic == b.Italic && a.Mono == b.Mono && a.Fill == b.Fill &&
		len(a.Strokes) == len(b.Strokes)
}
