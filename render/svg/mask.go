package svg

import (
	"slices"
	"strings"
)

// masked returns the areas in which an element is seen that has a mask, if the mask shows all or nothing of what is
// below each of its points. The error is for one that shows a part.
func masked(d *drawer, at place, mask string) ([]Clip, error) {
	id, ok := reference(mask)
	m := d.ids[id]
	if !ok || m == nil || m.name != "mask" {
		return at.clips, nil
	}
	if m.attr["maskContentUnits"] == "objectBoundingBox" {
		return nil, m.fault("a mask by parts of a box")
	}
	st := d.within(d.ancestors(m), m)
	c := stencil{drawer: d, alpha: st.own["mask-type"] == "alpha"}
	if err := c.inside(m, st, at.to); err != nil {
		return nil, err
	}
	if len(at.clips) == 16 {
		return nil, m.fault("too many clips")
	}
	return append(slices.Clip(at.clips), c.clip), nil
}

// A stencil is the area of a mask through which all is seen.
type stencil struct {
	*drawer
	alpha bool // the mask counts by what its shapes cover, whatever their colors
	clip  Clip
}

// inside adds the shapes inside an element of a mask.
func (s *stencil) inside(n *node, st *style, to Matrix) error {
	for _, k := range n.kids {
		if k.name == "" || slices.Contains(silent, k.name) {
			continue
		}
		in := s.within(st, k)
		if in.own["display"] == "none" {
			continue
		}
		if in.own["filter"] != "" || in.own["mask"] != "" || in.own["clip-path"] != "" {
			return k.fault("a mask within a mask")
		}
		moved := to.Times(transform(k.attr["transform"]))
		if k.name == "g" {
			if err := s.inside(k, in, moved); err != nil {
				return err
			}
			continue
		}
		if err := s.shape(k, in, moved); err != nil {
			return err
		}
	}
	return nil
}

// shape adds a shape of a mask.
func (s *stencil) shape(n *node, st *style, to Matrix) error {
	path, ok := s.outline(n, st)
	if !ok {
		return n.fault("a mask by an element of a kind")
	}
	if v := strings.TrimSpace(st.set["stroke"]); v != "" && v != "none" {
		return n.fault("a mask by a line")
	}
	if id, ok := reference(st.set["fill"]); ok && s.ids[id] != nil {
		return n.fault("a mask that fades")
	}
	fill, err := s.paint(n, st, "fill", "black", area{to, path})
	switch {
	case err != nil:
		return err
	case fill == nil:
	case fill.A == 255 && (s.alpha || fill.Color == Color{255, 255, 255, 255}):
		s.clip.Path = append(s.clip.Path, mapped(path, to)...)
		s.clip.EvenOdd = s.clip.EvenOdd || st.set["fill-rule"] == "evenodd"
	case fill.A == 0 || !s.alpha && fill.Color == Color{A: 255} && len(s.clip.Path) == 0: // hides what is hidden
	default:
		return n.fault("a mask that shows a part")
	}
	return nil
}
