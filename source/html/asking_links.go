package html

import "strings"

// An index of questions may be nothing but links, one a question, each in a box of its own by the page's style alone:
// without that, all of them would be one paragraph.

// byLinks adds the links to other pages that have one form and stand beside each other, in one element or several, if
// most of them ask. A page whose headings ask has its questions there, and such links lead to more.
func (q *questions) byLinks(body *node) {
	groups := map[string][]*node{}
	headings := 0
	body.each(func(n *node) bool {
		if n.role == Heading && n.asks() {
			headings++
		}
		links := onlyLinks(n)
		if links == nil {
			return n.role != Table && !hidesText(n.name) && !isNavigation(n)
		}
		form := formOf(links[0])
		groups[form] = append(groups[form], links...)
		return false
	})
	if headings >= fewestNamed {
		return
	}
	for _, links := range groups {
		if len(links) < fewest || asking(links)*5 < len(links)*3 {
			continue
		}
		for _, k := range links {
			q.add(&unit{root: k, title: k})
		}
	}
}

// onlyLinks returns the children of n if they are several links of one form to other pages, and nothing stands between
// them.
func onlyLinks(n *node) []*node {
	var links []*node
	for _, k := range n.kids {
		switch {
		case k.chars == 0:
			continue
		case k.name != "a", strings.HasPrefix(k.attr["href"], "#"), len(links) > 0 && formOf(k) != formOf(links[0]):
			return nil
		}
		links = append(links, k)
	}
	if len(links) < fewestNamed {
		return nil
	}
	return links
}
