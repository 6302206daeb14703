package svg

import "strings"

// unfiltered reports an element with a filter that it is drawn without: a shadow, a glow or softened edges. The error
// is for a filter that shows something else in place of the element.
func unfiltered(d *drawer, n *node, filter string) error {
	f := n
	if id, ok := reference(filter); ok {
		if f = d.ids[id]; f == nil || f.name != "filter" {
			return nil // an element with a filter that is not there is drawn as it is (Filter Effects 1, 5)
		}
		if !keeps(f) {
			return f.fault("a filter that replaces what it is of")
		}
	} else if !strings.HasPrefix(filter, "drop-shadow(") && !strings.HasPrefix(filter, "blur(") {
		return n.fault("a filter")
	}
	d.without("a filter", f)
	return nil
}

// keeps reports whether what a filter is of can be made out in its result: it lays that over a shadow of it, or
// softens its edges.
func keeps(filter *node) bool {
	soft := true
	for _, k := range filter.kids {
		switch k.name {
		case "":
			continue
		case "feDropShadow":
			return true
		case "feMerge":
			for _, m := range k.kids {
				if m.name == "feMergeNode" && m.attr["in"] == "SourceGraphic" {
					return true
				}
			}
		case "feBlend", "feComposite":
			if k.attr["in"] == "SourceGraphic" && k.attr["operator"] != "out" || k.attr["in2"] == "SourceGraphic" &&
				k.name == "feBlend" {
				return true
			}
		}
		soft = soft && k.name == "feGaussianBlur"
	}
	return soft
}
