package html

import (
	"net/url"
	"path"
	"strings"

	"example.org/studyguide/source/markup"
)

// addresses holds the URLs that the links of a page are relative to.
type addresses struct {
	file string
	base *url.URL // nil if the page does not name it
	own  *url.URL // the page's; nil if it does not name it

	former string // the relative path that the page calls its own, where it was saved under another name
}

// findAddresses returns the base URL of the page's links (<base>, or else its own address), and its own address from
// its canonical link.
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
	a.former = formerPath(body)
	return a
}

// formerPath returns the relative path of a page to whose places several links of the page body lead, nearly all of
// which are its own; "" if there is none.
func formerPath(body *node) string {
	const fewestLinks = 3
	places := map[string]bool{}
	links := map[string][]string{} // fragments by path
	body.each(func(n *node) bool {
		places[n.attr["id"]] = true
		if n.name != "a" {
			return true
		}
		places[n.attr["name"]] = true
		u, err := url.Parse(strings.TrimSpace(n.attr["href"]))
		if err == nil && u.Scheme == "" && u.Host == "" && u.Path != "" && u.RawQuery == "" && u.Fragment != "" {
			links[u.Path] = append(links[u.Path], u.Fragment)
		}
		return true
	})
	best := ""
	for path, fragments := range links {
		here := 0
		for _, f := range fragments {
			if places[f] {
				here++
			}
		}
		if len(fragments) >= fewestLinks && here*5 >= len(fragments)*4 &&
			(len(fragments) > len(links[best]) || len(fragments) == len(links[best]) && path < best) {
			best = path
		}
	}
	return best
}

// resolve returns the target of a link: an anchor if the link leads to the page itself, else an absolute URL if the
// base is known.
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
		(u.Path == a.former || path.Base(u.Path) == path.Base(strings.ReplaceAll(a.file, `\`, "/"))) {
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
