package qti

import (
	"slices"
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/xmltree"
)

// Words returns a file with all but the words of its author blank: no rules of scoring, no settings.
func Words(src []byte) []byte {
	lines := diag.NewLines("", src)
	root := xmltree.Parse(lines, &diag.List{})
	if root == nil {
		return src
	}
	rename(root)
	var texts []bank.Text
	var walk func(n *xmltree.Node, shown bool)
	var blanks []string // of the item, as its text has them
	walk = func(n *xmltree.Node, shown bool) {
		var met []string
		if n.Name == "item" {
			blanks = nil
			for _, e := range n.All("response_lid", "response_str") {
				if name, ok := strings.CutPrefix(e.Get("ident"), "response_"); ok {
					blanks = append(blanks, "["+name+"]")
				}
			}
		}
		switch n.Name {
		case "mattext", "matemtext", "itemBody", "modalFeedback", "rubricBlock":
			shown = true
		case "endAttemptInteraction", "templateBlock", "templateInline":
			shown = false
		}
		for _, p := range n.Parts {
			switch {
			case p.Node != nil && p.Node.Name == "response_lid": // each has a list of all that it may be matched with
				var offered strings.Builder
				for _, l := range p.Node.All("response_label") {
					offered.WriteString(l.First("mattext").Word() + "\n")
				}
				if slices.Contains(met, offered.String()) {
					for _, e := range p.Node.Elements("material") {
						walk(e, shown)
					}
					continue
				}
				met = append(met, offered.String())
				walk(p.Node, shown)
			case p.Node != nil:
				walk(p.Node, shown)
			case shown:
				texts = append(texts, without(p.Text, blanks)...)
			}
		}
	}
	walk(root, false)
	return bank.Words(src, texts)
}

// without returns the parts of a text between marks.
func without(t bank.Text, marks []string) []bank.Text {
	out := []bank.Text{t}
	for _, m := range marks {
		var parts []bank.Text
		for _, t := range out {
			s := t.String()
			if "["+strings.TrimSpace(s)+"]" == m { // the name of the blank, at what fills it
				continue
			}
			i := strings.Index(s, m)
			if i < 0 {
				parts = append(parts, t)
				continue
			}
			parts = append(parts, t.Slice(0, i), t.Slice(i+len(m), len(s)))
		}
		out = parts
	}
	return out
}
