package html

import (
	"net/url"
	"path"
	"strings"

	"studyguide/source/markup"
)

// The addresses of a page are what its links start from.
type addresses struct {
	file string
	base *url.URL // nil if the page does not name it
	own  *url.URL // the page's; nil if it does not name it
}

// findAddresses finds the URL that the page's links start from (<base>, or its own address), and its own address, which
// a canonical link names.
func findAddresses(body *node, file string) addresses {
	a := addresses{file: file}
	body.each(func(n *node) bool {
		href := ""
		switch {
		case n.name == "base", n.name == "link" && strings.EqualFold(n.attr["rel"], "canonical"):
			href = n.attr["href"]
		case n.name == "meta" && n.attr["property"] == "og:url":
			href = n.attr["content"]
		}
		u, err := url.Parse(strings.TrimSpace(href))
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			if a.base == nil {
				a.base = u
			}
			if a.own == nil && n.name != "base" {
				a.own = u
			}
		}
		return n.name != "svg"
	})
	return a
}

// resolve returns where a link leads: to a place of the page if it names the page itself, else to an absolute URL if
// the page names its own.
func (a addresses) resolve(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || href[0] == '#' {
		return href
	}
	if s := markup.Scheme(href); s != "" && s != "http" && s != "https" {
		return href
	}
	u, err := url.Parse(href)
	if err != nil {
		return href
	}
	if u.Fragment != "" && u.RawQuery == "" && u.Host == "" && u.Path != "" &&
		path.Base(u.Path) == path.Base(strings.ReplaceAll(a.file, `\`, "/")) {
		return "#" + u.Fragment
	}
	if a.base == nil {
		return href
	}
	abs := a.base.ResolveReference(u)
	if u.Fragment != "" && abs.Host == a.base.Host && abs.Path == a.base.Path && abs.RawQuery == a.base.RawQuery {
		return "#" + u.Fragment
	}
	return abs.String()
}
