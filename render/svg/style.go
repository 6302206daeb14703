package svg

import (
	"maps"
	"slices"
	"strings"
)

// A style holds the properties of an element, by their names.
type style struct {
	own   map[string]string // of the element itself
	set   map[string]string // inherited ones among them
	size  float64           // of its type
	alpha float64           // of the element and all around it
}

// inherited are the properties that an element has from the one around it.
var inherited = strings.Fields(`fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-linecap
	stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset clip-rule color visibility font-family font-size
	font-style font-weight text-anchor marker-start marker-mid marker-end letter-spacing word-spacing text-decoration
	text-decoration-line text-transform direction writing-mode font-variant font-variant-caps paint-order text-align`)

// defaultSize is the size of type where none is given.
const defaultSize = 16

func newStyle() *style { return &style{set: map[string]string{}, size: defaultSize, alpha: 1} }

// within returns the style of an element in another of style st: its attributes, the rules of sheets and its own style
// attribute, each before the one ahead of it.
func (d *drawer) within(st *style, n *node) *style {
	out := &style{own: map[string]string{}, set: st.set, size: st.size, alpha: st.alpha}
	for k, v := range n.attr {
		if slices.Contains(properties, k) || slices.Contains(inherited, k) {
			out.own[k] = v
		}
	}
	d.points += len(d.rules) / 8
	var found []rule
	for _, r := range d.rules {
		if matches(r.path, n) {
			found = append(found, r)
		}
	}
	slices.SortStableFunc(found, func(a, b rule) int { return a.weight - b.weight })
	for _, r := range found {
		maps.Copy(out.own, r.sets)
	}
	maps.Copy(out.own, declarations(n.attr["style"]))
	if m, ok := out.own["marker"]; ok {
		for _, k := range []string{"marker-start", "marker-mid", "marker-end"} {
			out.own[k] = m
		}
	}
	copied := false
	for _, k := range inherited {
		if v, ok := out.own[k]; ok && v != "inherit" {
			if !copied {
				out.set, copied = maps.Clone(st.set), true
			}
			out.set[k] = v
		}
	}
	if v, ok := out.own["font-size"]; ok {
		if size, ok := length(v, st.size, st.size); ok && size >= 0 {
			out.size = size
		}
	}
	out.alpha *= fraction(out.own["opacity"])
	return out
}

// properties are the ones read that are not inherited.
var properties = strings.Fields(`opacity display clip-path mask mask-type filter stop-color stop-opacity transform
	dominant-baseline alignment-baseline baseline-shift overflow unicode-bidi
	background-color line-height white-space`)

// fraction reads an opacity.
func fraction(s string) float64 {
	if v, ok := length(s, 1, 0); ok {
		return max(0, min(v, 1))
	}
	return 1
}

// or returns a property that may be an attribute, such as the radius of a circle.
func (s *style) or(n *node, name string) string {
	if v, ok := s.own[name]; ok {
		return v
	}
	return n.attr[name]
}

// lengthOf returns a length of an element; of is what percentages are of.
func (d *drawer) lengthOf(n *node, name string, of float64, st *style) float64 {
	v, _ := length(st.or(n, name), of, st.size)
	return bounded(v)
}

// reference returns the id in url(#id).
func reference(s string) (id string, ok bool) {
	_, s, ok = strings.Cut(s, "url(")
	if !ok {
		return "", false
	}
	s, _, _ = strings.Cut(s, ")")
	return strings.TrimPrefix(strings.Trim(s, "\"' "), "#"), true
}

// paint returns what the fill or the stroke of an area is painted with, nil for nothing.
func (d *drawer) paint(n *node, st *style, property, initial string, of area) (*Paint, error) {
	v := st.set[property]
	if v == "" {
		v = initial
	}
	alpha := st.alpha * fraction(st.set[property+"-opacity"])
	if id, ok := reference(v); ok {
		if g := d.ids[id]; g != nil {
			p, err := shaded(d, g, of)
			if p == nil || err != nil {
				return nil, err
			}
			return p.faded(alpha), nil
		}
		_, v, _ = strings.Cut(v, ")")
	}
	switch v = strings.TrimSpace(v); v {
	case "none", "":
		return nil, nil
	case "context-stroke":
		return d.context.stroke, nil
	case "context-fill":
		return d.context.fill, nil
	case "currentColor", "currentcolor":
		v = st.set["color"]
	}
	c, ok := colorOf(v)
	if !ok {
		c = Color{A: 255}
	}
	return Paint{Color: c}.faded(alpha), nil
}

// line returns how the outline of an element is drawn, nil if it is not.
func (d *drawer) line(n *node, st *style, of area) (*Line, error) {
	p, err := d.paint(n, st, "stroke", "none", of)
	if p == nil || err != nil {
		return nil, err
	}
	scale := of.to.Scale()
	across := func(name string, or float64) float64 {
		if v, ok := length(st.set[name], d.diagonal(), st.size); ok {
			return v
		}
		return or
	}
	l := &Line{Paint: *p, Width: across("stroke-width", 1) * scale, Phase: across("stroke-dashoffset", 0) * scale}
	if l.Width <= 0 {
		return nil, nil
	}
	l.Cap = map[string]int{"round": 1, "square": 2}[st.set["stroke-linecap"]]
	l.Join = map[string]int{"round": 1, "bevel": 2}[st.set["stroke-linejoin"]]
	l.Miter = max(across("stroke-miterlimit", 4), 1)
	sum := 0.
	for _, v := range numbers(strings.ReplaceAll(st.set["stroke-dasharray"], "px", " ")) {
		l.Dash = append(l.Dash, max(v, 0)*scale)
		sum += max(v, 0) * scale
	}
	if sum < 0.01 || len(l.Dash) > 16 {
		l.Dash = nil
	}
	if len(l.Dash)%2 == 1 {
		l.Dash = append(l.Dash, l.Dash...)
	}
	return l, nil
}
