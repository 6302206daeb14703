package svg

import (
	"slices"
	"strings"
)

// A writer collects the texts of a text element.
type writer struct {
	d     *drawer
	at    place
	texts []*Text
	blank bool // the last character was white space, or there is none

	dx, dy float64 // how far away the next letter stands
}

// text draws a text element.
func (d *drawer) text(n *node, st *style, at place) error {
	if len(numbers(n.attr["x"])) > 1 || len(numbers(n.attr["y"])) > 1 || n.attr["rotate"] != "" {
		return n.fault("letters at places of their own")
	}
	w := &writer{d: d, at: at, blank: true}
	w.begin(d.lengthOf(n, "x", d.width, st), d.lengthOf(n, "y", d.height, st), st)
	if err := w.element(n, st); err != nil {
		return err
	}
	if err := w.stretch(n, st); err != nil {
		return err
	}
	for _, t := range w.texts {
		if n := len(t.Spans); n > 0 {
			last := &t.Spans[n-1]
			if last.Value = strings.TrimRight(last.Value, " "); last.Value == "" {
				t.Spans = t.Spans[:n-1]
			}
		}
		if !slices.ContainsFunc(t.Spans, func(s Span) bool { return s.Fill != nil || s.Line != nil }) {
			continue
		}
		if err := d.add(Shape{Text: t, Clips: at.clips}); err != nil {
			return err
		}
	}
	return nil
}

// begin begins a text at a place.
func (w *writer) begin(x, y float64, st *style) {
	anchor := map[string]float64{"middle": 0.5, "end": 1}[st.set["text-anchor"]]
	t := &Text{To: w.at.to.Times(shifted(x, y)), Anchor: anchor, RTL: st.set["direction"] == "rtl"}
	w.texts = append(w.texts, t)
	w.blank = true
}

// element adds what is inside a text or tspan element.
func (w *writer) element(n *node, st *style) error {
	w.dx += w.d.lengthOf(n, "dx", w.d.width, st)
	w.dy += w.d.lengthOf(n, "dy", w.d.height, st)
	for _, k := range n.kids {
		var err error
		switch k.name {
		case "":
			err = w.add(n, k.text, st)
		case "tspan", "a":
			err = w.span(k, st)
		case "title", "desc", "metadata", "animate", "set", "animateTransform":
		default:
			err = k.fault("text of a kind")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// span adds a tspan, at a place of its own if it has one.
func (w *writer) span(n *node, around *style) error {
	st := w.d.within(around, n)
	if st.own["display"] == "none" {
		return nil
	}
	if n.attr["textLength"] != "" {
		return n.fault("a part of a text with a width of its own")
	}
	xs, ys := numbers(n.attr["x"]), numbers(n.attr["y"])
	if len(xs) > 1 || len(ys) > 1 {
		return n.fault("letters at places of their own")
	}
	if len(xs)+len(ys) > 0 {
		last := w.texts[len(w.texts)-1]
		at := lastPlace(w.at.to, last.To)
		x, y := at[4], at[5]
		for _, s := range last.Spans {
			y += s.DY
		}
		if len(xs) > 0 {
			x = w.d.lengthOf(n, "x", w.d.width, st)
		}
		if len(ys) > 0 {
			y = w.d.lengthOf(n, "y", w.d.height, st)
		}
		w.begin(x, y, st)
	}
	return w.element(n, st)
}

// lastPlace returns where a text begins in the coordinates of its element.
func lastPlace(outer, to Matrix) Matrix {
	det := outer[0]*outer[3] - outer[1]*outer[2]
	if det == 0 {
		return identity
	}
	x, y := to[4]-outer[4], to[5]-outer[5]
	return shifted((outer[3]*x-outer[2]*y)/det, (outer[0]*y-outer[1]*x)/det)
}

// add adds letters.
func (w *writer) add(n *node, text string, st *style) error {
	if err := legible(n, st); err != nil {
		return err
	}
	switch st.set["text-transform"] {
	case "uppercase":
		text = strings.ToUpper(text)
	case "lowercase":
		text = strings.ToLower(text)
	}
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(" \t\r\n", r) {
			if !w.blank {
				b.WriteByte(' ')
			}
			w.blank = true
			continue
		}
		w.blank = false
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return nil
	}
	fill, err := w.d.paint(n, st, "fill", "black", area{to: w.at.to})
	if err != nil {
		return err
	}
	line, err := w.d.line(n, st, area{to: w.at.to})
	if err != nil {
		return err
	}
	if st.set["visibility"] == "hidden" || st.set["visibility"] == "collapse" {
		fill, line = nil, nil
	}
	w.d.points += glyph * b.Len()
	s := Span{Value: b.String(), DX: w.dx, DY: w.dy, Size: st.size, Fill: fill, Line: line, Strokes: strokes(st)}
	s.LineFirst = strings.HasPrefix(strings.TrimSpace(st.set["paint-order"]), "stroke")
	if v, ok := length(st.set["letter-spacing"], st.size, st.size); ok {
		s.Spacing = bounded(v)
	}
	w.dx, w.dy = 0, 0
	weight := st.set["font-weight"]
	s.Bold = weight == "bold" || weight == "bolder" || len(weight) == 3 && weight >= "600"
	s.Italic = st.set["font-style"] == "italic" || strings.HasPrefix(st.set["font-style"], "oblique")
	s.Mono = isMono(st.set["font-family"])
	switch st.or(n, "dominant-baseline") + st.or(n, "alignment-baseline") {
	case "middle", "central", "middlemiddle", "centralcentral", "middlecentral", "centralmiddle":
		s.Rise = -0.35 // half of the height of letters
	case "hanging", "text-before-edge", "text-top", "before-edge":
		s.Rise = -0.75
	}
	if st.own["baseline-shift"] == "super" {
		s.Rise += 0.33
	} else if st.own["baseline-shift"] == "sub" {
		s.Rise -= 0.15
	}
	t := w.texts[len(w.texts)-1]
	t.Spans = append(t.Spans, s)
	return nil
}

// stretch sets the width that a text element asks for.
func (w *writer) stretch(n *node, st *style) error {
	v, ok := length(n.attr["textLength"], w.d.width, st.size)
	if !ok || v <= 0 {
		return nil
	}
	var one *Text
	for _, t := range w.texts {
		if len(t.Spans) == 0 {
			continue
		}
		if one != nil {
			return n.fault("several lines of one width")
		}
		t.Length, t.Stretch = bounded(v), n.attr["lengthAdjust"] == "spacingAndGlyphs"
		one = t
	}
	return nil
}

// legible returns an error for letters in a style that is not drawn.
func legible(n *node, st *style) error {
	set := st.set
	switch {
	case strings.HasPrefix(set["writing-mode"], "tb"), strings.HasPrefix(set["writing-mode"], "vertical"),
		strings.HasPrefix(set["writing-mode"], "sideways"):
		return n.fault("text that runs downwards")
	case strings.Contains(st.own["unicode-bidi"], "override"):
		return n.fault("letters in a direction of their own")
	case strings.Contains(set["font-variant"]+set["font-variant-caps"], "small-caps"):
		return n.fault("small capitals")
	case set["text-transform"] == "capitalize":
		return n.fault("capitals at the beginning of words")
	}
	if v, ok := length(set["word-spacing"], st.size, st.size); ok && v != 0 {
		return n.fault("wider spaces between words")
	}
	return nil
}

// strokes returns where the lines along a text run, in ems above the line that it stands on.
func strokes(st *style) []float64 {
	var out []float64
	for _, word := range strings.Fields(st.set["text-decoration"] + " " + st.set["text-decoration-line"]) {
		switch word {
		case "underline":
			out = append(out, -0.12)
		case "line-through":
			out = append(out, 0.27)
		case "overline":
			out = append(out, 0.8)
		}
	}
	return out
}

// isMono reports whether the letters of a typeface are all as wide.
func isMono(family string) bool {
	family = strings.ToLower(family)
	for _, name := range []string{"mono", "courier", "consol", "menlo"} {
		if strings.Contains(family, name) {
			return true
		}
	}
	return false
}
