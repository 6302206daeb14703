package svg

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A drawer walks through a file and draws what it finds.
type drawer struct {
	out   *Drawing
	ids   map[string]*node
	rules []rule

	width, height float64 // of the viewport, for percentages
	points        int
	uses          int // that are open
	context       struct{ fill, stroke *Paint }
	labels        map[*node]string // parts of web pages, as elements of SVG
}

// A place is where an element is drawn.
type place struct {
	to    Matrix
	clips []Clip
}

func (d *drawer) diagonal() float64 { return math.Hypot(d.width, d.height) / math.Sqrt2 }

// collect finds the elements that others refer to, and the style sheets.
func (d *drawer) collect(n *node) {
	if id := n.attr["id"]; id != "" && d.ids[id] == nil {
		d.ids[id] = n
	}
	if n.name == "style" {
		d.rules = append(d.rules, sheet(n.content())...)
	}
	for _, k := range n.kids {
		d.collect(k)
	}
}

// draw draws the root.
func (d *drawer) draw(root *node) error {
	if root.name != "svg" {
		return errors.New("its root is not svg")
	}
	if len(d.rules) > 2000 {
		return fmt.Errorf("it has %d rules of style", len(d.rules))
	}
	box := numbers(root.attr["viewBox"])
	w, wide := length(root.attr["width"], 0, defaultSize)
	h, high := length(root.attr["height"], 0, defaultSize)
	known := len(box) == 4 && box[2] > 0 && box[3] > 0
	switch wide, high = wide && w > 0, high && h > 0; {
	case wide && high:
	case known && wide:
		h = w * box[3] / box[2]
	case known && high:
		w = h * box[2] / box[3]
	case known:
		w, h = box[2], box[3]
	default: // CSS 2.1, 10.3.2
		w, h = 300, 150
	}
	if w < 1 || h < 1 || w > 20_000 || h > 20_000 {
		return fmt.Errorf("it is %.0f by %.0f pixels", w, h)
	}
	d.out.Width, d.out.Height, d.width, d.height = w, h, w, h
	at := place{to: identity}
	if known {
		at.to = fitted(box, w, h, root.attr["preserveAspectRatio"])
		d.width, d.height = box[2], box[3]
	}
	return d.inside(root, d.within(newStyle(), root), at)
}

// inside draws what is inside an element.
func (d *drawer) inside(n *node, st *style, at place) error {
	for _, k := range n.kids {
		if k.name == "" {
			continue
		}
		if err := d.element(k, st, at); err != nil {
			return err
		}
	}
	return nil
}

// silent are the elements that draw nothing by themselves; what moves is drawn as it begins.
var silent = strings.Fields(`defs style title desc metadata symbol clipPath marker linearGradient radialGradient pattern
	mask filter script view cursor font font-face color-profile animate animateColor animateMotion animateTransform set
	solidColor hatch`)

// element draws an element.
func (d *drawer) element(n *node, around *style, at place) error {
	if slices.Contains(silent, n.name) {
		return nil
	}
	st := d.within(around, n)
	if st.own["display"] == "none" {
		return nil
	}
	if d.points > maxPoints {
		return errTooMuch
	}
	if v := st.own["filter"]; v != "" && v != "none" {
		if err := unfiltered(d, n, v); err != nil {
			return err
		}
	}
	moved := n.attr["transform"]
	if v, ok := st.own["transform"]; ok {
		moved = strings.NewReplacer("px", "", "deg", "").Replace(v)
	}
	at.to = at.to.Times(transform(moved))
	var err error
	if at.clips, err = d.clipped(at, st); err != nil {
		return err
	}
	if at.clips, err = masked(d, at, st.own["mask"]); err != nil {
		return err
	}
	switch n.name {
	case "g", "a":
		return d.inside(n, st, at)
	case "switch":
		return d.switched(n, st, at)
	case "svg":
		return d.nested(n, st, at, n.attr["width"], n.attr["height"])
	case "use":
		return d.use(n, st, at)
	case "text":
		return d.text(n, st, at)
	case "foreignObject":
		return d.foreign(n, st, at)
	case "image":
		return n.fault("a picture of points")
	}
	path, ok := d.outline(n, st)
	if !ok {
		return n.fault("an element of a kind")
	}
	return d.shape(n, st, at, path)
}

// shape draws a path with its markers.
func (d *drawer) shape(n *node, st *style, at place, path []Segment) error {
	if len(path) == 0 || st.set["visibility"] == "hidden" || st.set["visibility"] == "collapse" {
		return nil
	}
	tiled, err := tiled(d, n, st, at, path)
	if err != nil {
		return err
	}
	var fill *Paint
	of := area{at.to, path}
	if !tiled {
		if fill, err = d.paint(n, st, "fill", "black", of); err != nil {
			return err
		}
	}
	line, err := d.line(n, st, of)
	if err != nil {
		return err
	}
	if n.name == "line" {
		fill = nil
	}
	if fill != nil || line != nil {
		s := Shape{Path: mapped(path, at.to), Fill: fill, Line: line, Clips: at.clips}
		s.EvenOdd = st.set["fill-rule"] == "evenodd"
		if err := d.add(s); err != nil {
			return err
		}
	}
	return d.markers(n, st, at, path, fill, line)
}

var errTooMuch = errors.New("it has too many shapes")

// add adds a shape to the drawing.
func (d *drawer) add(s Shape) error {
	d.points += len(s.Path)
	for _, c := range s.Clips {
		d.points += len(c.Path)
	}
	if len(d.out.Shapes) >= maxShapes || d.points > maxPoints {
		return errTooMuch
	}
	d.out.Shapes = append(d.out.Shapes, s)
	return nil
}

// clipped returns the areas in which an element is seen.
func (d *drawer) clipped(at place, st *style) ([]Clip, error) {
	id, ok := reference(st.own["clip-path"])
	n := d.ids[id]
	if !ok || n == nil || n.name != "clipPath" {
		return at.clips, nil
	}
	if n.attr["clipPathUnits"] == "objectBoundingBox" {
		return nil, n.fault("a clip by parts of a box")
	}
	c := Clip{}
	to := at.to.Times(transform(n.attr["transform"]))
	for _, k := range n.kids {
		if k.name == "" || slices.Contains(silent, k.name) {
			continue
		}
		in := d.within(newStyle(), k)
		moved := to.Times(transform(k.attr["transform"]))
		if k.name == "use" {
			moved = moved.Times(shifted(d.lengthOf(k, "x", d.width, in), d.lengthOf(k, "y", d.height, in)))
			if k = d.ids[strings.TrimPrefix(k.attr["href"], "#")]; k == nil {
				continue
			}
			in = d.within(in, k)
			moved = moved.Times(transform(k.attr["transform"]))
		}
		path, ok := d.outline(k, in)
		if !ok {
			return nil, k.fault("a clip by an element of a kind")
		}
		c.Path = append(c.Path, mapped(path, moved)...)
		c.EvenOdd = c.EvenOdd || in.set["clip-rule"] == "evenodd"
	}
	if len(at.clips) == 16 {
		return nil, n.fault("too many clips")
	}
	return append(slices.Clip(at.clips), c), nil
}

// switched draws the first alternative that needs no other vocabulary (SVG 1.1, 5.8).
func (d *drawer) switched(n *node, st *style, at place) error {
	for _, k := range n.kids {
		if k.name == "" || k.name == "foreignObject" || k.attr["requiredExtensions"] != "" {
			continue
		}
		if l := k.attr["systemLanguage"]; l != "" && !strings.HasPrefix(l, "en") {
			continue
		}
		return d.element(k, st, at)
	}
	for _, k := range n.kids {
		if k.name == "foreignObject" {
			return d.element(k, st, at)
		}
	}
	return nil
}

// nested draws an svg or a symbol as a picture of its own.
func (d *drawer) nested(n *node, st *style, at place, width, height string) error {
	size := func(s string, of float64) float64 {
		if v, ok := length(s, of, st.size); ok {
			return v
		}
		return of
	}
	if n.name == "svg" {
		at.to = at.to.Times(shifted(d.lengthOf(n, "x", d.width, st), d.lengthOf(n, "y", d.height, st)))
	}
	w, h := size(width, d.width), size(height, d.height)
	if w <= 0 || h <= 0 {
		return nil
	}
	if v := st.own["overflow"]; v != "visible" && v != "auto" {
		p := &pen{}
		p.box(0, 0, w, h)
		at.clips = append(slices.Clip(at.clips), Clip{Path: mapped(p.out, at.to)})
	}
	oldW, oldH := d.width, d.height
	d.width, d.height = w, h
	if box := numbers(n.attr["viewBox"]); len(box) == 4 {
		at.to = at.to.Times(fitted(box, w, h, n.attr["preserveAspectRatio"]))
		d.width, d.height = box[2], box[3]
	}
	err := d.inside(n, st, at)
	d.width, d.height = oldW, oldH
	return err
}

func (p *pen) box(x, y, w, h float64) {
	p.move(Point{x, y})
	p.line(Point{x + w, y})
	p.line(Point{x + w, y + h})
	p.line(Point{x, y + h})
	p.close()
}

// use draws an element once more.
func (d *drawer) use(n *node, st *style, at place) error {
	of := d.ids[strings.TrimPrefix(strings.TrimSpace(n.attr["href"]), "#")]
	if of == nil {
		return nil
	}
	if d.uses++; d.uses > maxUses {
		return n.fault("a repetition of itself")
	}
	defer func() { d.uses-- }()
	at.to = at.to.Times(shifted(d.lengthOf(n, "x", d.width, st), d.lengthOf(n, "y", d.height, st)))
	if d.points += glyph; d.points > maxPoints {
		return errTooMuch
	}
	if of.name == "symbol" {
		return d.nested(of, d.within(st, of), at, n.attr["width"], n.attr["height"])
	}
	return d.element(of, st, at)
}

// without notes that something in the file is left out of what is drawn.
func (d *drawer) without(what string, n *node) {
	s := fmt.Sprintf("%s in line %d (<%s>)", what, n.line, n.name)
	if !slices.Contains(d.out.Lacks, s) && len(d.out.Lacks) < maxLacks {
		d.out.Lacks = append(d.out.Lacks, s)
	}
}

// maxLacks is how much is named that is left out: who reads of three filters knows of the others.
const maxLacks = 3
