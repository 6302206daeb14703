package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// Plain returns a drawing with text in place of the labels that are parts of a web page, for books, which hold nothing
// that a script could stand in. A drawing that is not drawn is returned as it is.
func Plain(data []byte) []byte {
	if !bytes.Contains(data, []byte("foreignObject")) {
		return data
	}
	root, err := read(data)
	if err != nil {
		return data
	}
	d := &drawer{out: &Drawing{}, ids: map[string]*node{}, labels: map[*node]string{}}
	d.collect(root)
	if err := d.draw(root); err != nil {
		return data
	}
	var all []*node
	var find func(n *node)
	find = func(n *node) {
		if n.name == "foreignObject" {
			all = append(all, n)
			return
		}
		for _, k := range n.kids {
			find(k)
		}
	}
	find(root)
	slices.SortFunc(all, func(a, b *node) int { return int(a.from - b.from) })
	var out []byte
	kept := int64(0)
	for _, n := range all {
		out = append(out, data[kept:n.from]...)
		out = append(out, `<g xmlns="`+space+`"`...)
		for _, name := range []string{"id", "class", "transform", "opacity", "display"} {
			if v, ok := n.attr[name]; ok {
				out = append(out, " "+name+`="`+escaped(v)+`"`...)
			}
		}
		out = append(out, ">"+d.labels[n]+"</g>"...)
		kept = n.to
	}
	return append(out, data[kept:]...)
}

// writeText writes a line of text that stands at a place. Its style counts more than that of any sheet.
func writeText(b *strings.Builder, t *Text, x, y float64) {
	anchor := []string{"start", "middle", "end"}[int(t.Anchor*2)]
	direction := "ltr"
	if t.RTL {
		direction = "rtl"
	}
	fmt.Fprintf(b, `<text x="%.6g" y="%.6g" style="text-anchor:%s;direction:%s">`, x, y, anchor, direction)
	for _, s := range t.Spans {
		style := fmt.Sprintf("font-size:%.6gpx;stroke:none;fill:%s", s.Size, css(s.Fill))
		for _, kind := range []struct {
			is  bool
			css string
		}{
			{s.Bold, "font-weight:bold"}, {!s.Bold, "font-weight:normal"}, {s.Italic, "font-style:italic"},
			{s.Mono, "font-family:monospace"}, {slices.Contains(s.Strokes, -0.12), "text-decoration:underline"},
			{slices.Contains(s.Strokes, 0.27), "text-decoration:line-through"},
		} {
			if kind.is {
				style += ";" + kind.css
			}
		}
		fmt.Fprintf(b, `<tspan style="%s">%s</tspan>`, style, escaped(s.Value))
	}
	b.WriteString("</text>")
}

// css returns a color as CSS.
func css(c *Paint) string {
	switch {
	case c == nil:
		return "none"
	case c.A == 255:
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	default:
		return fmt.Sprintf("rgba(%d,%d,%d,%.3g)", c.R, c.G, c.B, float64(c.A)/255)
	}
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder has no errors
	return b.String()
}
