package svg

import "strings"

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
	for _, t := range w.texts {
		if n := len(t.Spans); n > 0 {
			last := &t.Spans[n-1]
			if last.Value = strings.TrimRight(last.Value, " "); last.Value == "" {
				t.Spans = t.Spans[:n-1]
			}
		}
		if len(t.Spans) == 0 {
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
	w.texts = append(w.texts, &Text{To: w.at.to.Times(shifted(x, y)), Anchor: anchor})
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
	fill, err := w.d.paint(n, st, "fill", "black")
	if err != nil {
		return err
	}
	if st.set["visibility"] == "hidden" {
		fill = nil
	}
	w.d.points += glyph * b.Len()
	s := Span{Value: b.String(), DX: w.dx, DY: w.dy, Size: st.size, Fill: fill}
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
