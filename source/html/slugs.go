package html

import (
	"net/url"
	"path"
	"sort"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/markup"
)

// nothing is a sink of what is found twice.
type nothing struct{}

func (nothing) Report(diag.Diagnostic) {}

// findBase finds what the page's links start from, as <base> or its own address, and that address, as a canonical link gives it.
func (p *page) findBase() {
	p.body.each(func(n *node) bool {
		href := ""
		switch {
		case n.name == "base", n.name == "link" && strings.EqualFold(n.attr["rel"], "canonical"):
			href = n.attr["href"]
		case n.name == "meta" && n.attr["property"] == "og:url":
			href = n.attr["content"]
		}
		if u, err := url.Parse(strings.TrimSpace(href)); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			if p.base == nil {
				p.base = u
			}
			if p.own == nil && n.name != "base" {
				p.own = u
			}
		}
		return n.name != "svg"
	})
}

// address gives where a link leads: to a place of the page if it names the page itself, else to an absolute URL if the page
// tells its own.
func (p *page) address(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || href[0] == '#' || markup.Scheme(href) != "" && markup.Scheme(href) != "http" && markup.Scheme(href) != "https" {
		return href
	}
	u, err := url.Parse(href)
	if err != nil {
		return href
	}
	if u.Fragment != "" && u.RawQuery == "" && u.Host == "" && u.Path != "" && path.Base(u.Path) == path.Base(strings.ReplaceAll(p.Name, `\`, "/")) {
		return "#" + u.Fragment
	}
	if p.base == nil {
		return href
	}
	abs := p.base.ResolveReference(u)
	if u.Fragment != "" && abs.Host == p.base.Host && abs.Path == p.base.Path && abs.RawQuery == p.base.RawQuery {
		return "#" + u.Fragment
	}
	return abs.String()
}

// slugs gives each heading the name by which the page's links know it, else its own, and makes links to other named places lead to the
// heading over these; names are all places, for links from other pages. A link to a place that has none keeps its text only: it is
// the page's own, no fault of the author's.
func (p *page) slugs() (out map[*ast.Heading]string, names map[string]*ast.Heading) {
	out, names = map[*ast.Heading]string{}, map[string]*ast.Heading{}
	places := map[string]*node{}
	p.body.each(func(n *node) bool {
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
			continue // the link is dead, and recognition says so
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
	for _, h := range p.order {
		if slug := strings.ToLower(p.anchored[h].attr["id"]); slug != "" && out[h] == "" && used[slug] == nil {
			used[slug], out[h] = h, slug
		}
	}
	return out, names
}

// headingOf gives the heading that a named place belongs to: the one that it is, holds or stands before, else the last
// one over it.
func (p *page) headingOf(n *node) *ast.Heading {
	const near = 500 // bytes of tags between an anchor and its heading
	i := sort.Search(len(p.order), func(i int) bool { return p.anchored[p.order[i]].start >= n.start })
	if i < len(p.order) {
		h := p.anchored[p.order[i]]
		if h.start < n.end || n.chars == 0 && h.start-n.end < near && strings.TrimSpace(Plain(p.src[n.end:h.start])) == "" {
			return p.order[i]
		}
	}
	if i == 0 {
		return nil
	}
	return p.order[i-1]
}
