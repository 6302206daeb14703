package html

import (
	"net/url"
	"sort"
	"strings"

	"example.org/studyguide/source/ast"
)

// places holds the targets of links within a page.
type places struct {
	src      string
	anchored map[*ast.Heading]*node
	headings []*ast.Heading // in document order
	links    []*ast.Link    // to places of the page
}

// slugs returns a slug for each heading that the page links to or that has an id, and redirects links to other named
// places to the headings above them. names maps the names of all places to headings, for links from other pages.
func (p *places) slugs(body *node) (out map[*ast.Heading]string, names map[string]*ast.Heading) {
	out, names = map[*ast.Heading]string{}, map[string]*ast.Heading{}
	places := map[string]*node{}
	body.each(func(n *node) bool {
		for _, a := range []string{"id", "name"} {
			if v := n.attr[a]; v != "" && places[v] == nil && (a == "id" || n.name == "a") {
				places[v] = n
				if low := strings.TrimPrefix(strings.ToLower(v), "user-content-"); names[low] == nil {
					if h := p.headingOf(n); h != nil {
						names[low] = h
					}
				}
			}
		}
		return true
	})
	used := map[string]*ast.Heading{}
	for _, l := range p.links {
		name := strings.TrimPrefix(l.URL, "#")
		if s, err := url.PathUnescape(name); err == nil {
			name = s
		}
		n := places[name]
		if n == nil {
			continue // the link is dead, which recognition reports
		}
		h := p.headingOf(n)
		if h == nil {
			continue
		}
		slug := out[h]
		if slug == "" {
			slug = strings.ToLower(name)
			if used[slug] != nil {
				slug = key(name) + "-" + key(ast.PlainText(h.Inlines))
			}
			if used[slug] != nil && used[slug] != h {
				continue
			}
			used[slug], out[h] = h, slug
		}
		l.URL = "#" + slug
	}
	for _, h := range p.headings {
		if slug := strings.ToLower(p.anchored[h].attr["id"]); slug != "" && out[h] == "" && used[slug] == nil {
			used[slug], out[h] = h, slug
		}
	}
	return out, names
}

// headingOf returns the heading that a named place belongs to: the heading that it is, contains or precedes, else the
// last heading above it.
func (p *places) headingOf(n *node) *ast.Heading {
	const near = 500 // bytes of tags between an anchor and its heading
	i := sort.Search(len(p.headings), func(i int) bool { return p.anchored[p.headings[i]].start >= n.start })
	if i < len(p.headings) {
		h := p.anchored[p.headings[i]]
		if h.start < n.end || n.chars == 0 && h.start-n.end < near &&
			strings.TrimSpace(Plain(p.src[n.end:h.start])) == "" {
			return p.headings[i]
		}
	}
	if i == 0 {
		return nil
	}
	return p.headings[i-1]
}
