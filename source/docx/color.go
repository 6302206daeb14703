package docx

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/pattern"
)

// Authors of tests mark the right option by its color. The tree has no colors, so such options become bold, which has
// the same meaning there. Color is a mark only where few of many options have one.

// optionLabel matches the label of an option that is typed.
var optionLabel = pattern.New(`^\s*[(\[]?[\p{L}][.)\]]\s`)

// colored reports whether colors mark options in a document.
func (r *reader) colored(root *node) bool {
	options, marked := 0, 0
	var visit func(n *node)
	visit = func(n *node) {
		if n.name == "w:p" {
			if r.isOption(n) {
				options++
				if r.inColor(n) {
					marked++
				}
			}
			return
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(root)
	const fewest = 3
	return marked >= fewest && marked*2 <= options
}

// isOption reports whether a paragraph has the label of an option, typed or counted.
func (r *reader) isOption(p *node) bool {
	numPr := p.kid("w:pPr").kid("w:numPr")
	if l, ok := r.lists.level(numPr.kidVal("w:numId"), number(numPr.kidVal("w:ilvl"))); ok {
		return strings.HasSuffix(l.format, "Letter")
	}
	return optionLabel.MatchString(p.chars())
}

// inColor reports whether all text of a paragraph is in one color that is neither black nor a shade of gray. A typed
// label may be black.
func (r *reader) inColor(p *node) bool {
	color, some := "", false
	var visit func(n *node) bool
	visit = func(n *node) bool {
		if n.name != "w:r" {
			for _, k := range n.kids {
				if !visit(k) {
					return false
				}
			}
			return true
		}
		text := strings.TrimSpace(n.chars())
		if text == "" || !some && len([]rune(text)) <= len("(A)") && optionLabel.MatchString(text+" ") {
			return true
		}
		c := n.kid("w:rPr").kidVal("w:color")
		if !vivid(c) || some && c != color {
			return false
		}
		color, some = c, true
		return true
	}
	return visit(p) && some
}

// vivid reports whether a color is neither black, nor white, nor a shade of gray.
func vivid(color string) bool {
	n, err := strconv.ParseUint(color, 16, 32)
	if err != nil || len(color) != 6 {
		return false
	}
	red, green, blue := int(n>>16), int(n>>8&0xFF), int(n&0xFF)
	const gray = 60 // how far the parts of a gray may be apart: #212529 is one
	return max(red, green, blue)-min(red, green, blue) > gray
}
