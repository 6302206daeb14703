package html

import "strings"

// divideLists makes a question and a list of its options of each group of items in bulleted lists that line breaks
// divide into groups: browsers show the gaps, and nothing else marks the groups. Most first items of the groups ask.
func divideLists(n *node) {
	for i := 0; i < len(n.kids); i++ {
		k := n.kids[i]
		if parts := groupsOf(k); parts != nil {
			n.adopt(append(n.kids[:i:i], append(parts, n.kids[i+1:]...)...))
			i += len(parts) - 1
			continue
		}
		divideLists(k)
	}
}

// groupsOf returns the groups into which line breaks divide a list of questions with options, each in an element of its
// own; nil if they do not.
func groupsOf(n *node) []*node {
	if n.name != "ul" {
		return nil
	}
	var heads, beside []*node // the first item of each group; what stands between items belongs to the next
	before, options := map[*node][]*node{}, map[*node][]*node{}
	broken := true
	for _, k := range n.kids {
		switch {
		case k.role == Item && broken:
			heads, before[k], broken = append(heads, k), beside, false
			beside = nil
		case k.role == Item:
			head := heads[len(heads)-1]
			options[head] = append(append(options[head], beside...), k)
			beside = nil
		case k.role == LineBreak:
			broken = true
		case k.name != "" || strings.TrimSpace(k.text) != "":
			beside = append(beside, k)
		}
	}
	asking := 0
	for _, k := range heads {
		if len(options[k]) == 0 {
			return nil
		}
		if isAsking(k.plain()) {
			asking++
		}
	}
	if len(heads) < fewestNamed || asking*2 <= len(heads) {
		return nil
	}
	var out []*node
	for _, k := range heads {
		list := &node{name: n.name, role: List, attr: n.attr, start: options[k][0].start}
		list.adopt(options[k])
		list.end = list.kids[len(list.kids)-1].end
		title := &node{name: "div", role: Wrapper, start: k.start, end: k.end}
		title.adopt(k.kids)
		group := &node{name: "div", role: Wrapper, divided: true, start: k.start, end: list.end}
		group.adopt(append(before[k], title, list))
		group.start = group.kids[0].start
		out = append(out, group)
	}
	return append(out, beside...)
}

// adopt makes kids the content of n.
func (n *node) adopt(kids []*node) {
	n.kids = kids
	for i, k := range kids {
		k.parent, k.prev, k.next = n, nil, nil
		if i > 0 {
			k.prev, kids[i-1].next = kids[i-1], k
		}
	}
}
