package html

import (
	"encoding/json"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// A linkedData is the metadata of a page in JSON-LD (schema.org).
type linkedData struct {
	questions         []string // the names of the questions of an FAQPage
	author, published string
	headline          string
}

// readLinkedData reads the JSON-LD scripts of the page, ignoring invalid ones.
func readLinkedData(body *node) *linkedData {
	out := &linkedData{}
	body.each(func(n *node) bool {
		if n.name == "script" && isLinkedData(n.attr["type"]) {
			var b strings.Builder
			for _, k := range n.kids {
				b.WriteString(k.text)
			}
			var v any
			if json.Unmarshal([]byte(b.String()), &v) == nil {
				out.take(v, 0)
			}
		}
		return true
	})
	return out
}

// isLinkedData reports whether a script of the type is JSON-LD.
func isLinkedData(kind string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(kind)), "application/ld+json")
}

// take collects the metadata in v, a value of JSON-LD.
func (d *linkedData) take(v any, depth int) {
	const deep = 12 // @graph, mainEntity and their like nest to five or six
	if depth > deep {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			d.take(x, depth+1)
		}
	case map[string]any:
		text := func(key string) string { s, _ := v[key].(string); return s }
		switch text("@type") {
		case "Question":
			if name := (&node{kids: []*node{{text: strings.TrimSpace(Plain(text("name")))}}}).plain(); name != "" {
				d.questions = append(d.questions, name)
			}
		case "Article", "BlogPosting", "TechArticle", "NewsArticle", "WebPage", "FAQPage":
			if d.published == "" {
				d.published = text("datePublished")
			}
			if d.author == "" {
				d.author = nameOf(v["author"])
			}
			if d.headline == "" {
				d.headline = text("headline")
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "itemListElement", "item", "hasPart"} {
			d.take(v[key], depth+1)
		}
	}
}

// nameOf returns the name of a person or organization in JSON-LD.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["name"].(string)
		return s
	case []any:
		if len(v) > 0 {
			return nameOf(v[0])
		}
	}
	return ""
}

// meta returns the metadata of the page, from its head and from JSON-LD, and the title in its head.
func (p *page) meta(data *linkedData) (m ast.Meta, head string) {
	m.Loc = ast.At(p.Span(p.body.start, p.body.start))
	said := map[string]string{}
	title := ""
	p.body.each(func(n *node) bool {
		switch n.name {
		case "title":
			if title == "" {
				title = n.plain()
			}
		case "meta":
			name := strings.ToLower(n.attr["name"] + n.attr["property"] + n.attr["itemprop"])
			if c := strings.Join(strings.Fields(n.attr["content"]), " "); c != "" && said[name] == "" {
				said[name] = c
			}
		}
		return n.name != "svg"
	})
	first := func(names ...string) string {
		for _, n := range names {
			if s := said[n]; s != "" {
				return s
			}
		}
		return ""
	}
	head = cleanTitle(title, p.siteName)
	m.Title = p.mainTitle(head)
	if m.Title == "" {
		m.Title = first("og:title")
	}
	m.Description = first("description", "og:description")
	if a := first("author", "article:author"); a != "" && !strings.Contains(a, "://") {
		m.Authors = []string{a}
	} else if data.author != "" {
		m.Authors = []string{data.author}
	}
	m.Date = isoDate(first("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
		"citation_publication_date"))
	if m.Date == "" {
		m.Date = isoDate(data.published)
	}
	lang := p.body.attr["lang"]
	if lang == "" {
		lang = p.body.attr["xml:lang"]
	}
	if lang == "" {
		lang = first("language", "content-language")
	}
	if languageTag.MatchString(lang) {
		m.Language = lang
	}
	return m, head
}

// languageTag matches the name of a language (BCP 47).
var languageTag = pattern.New(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$`)

// isoDate returns the day that an ISO 8601 date begins with, "" if there is none.
func isoDate(s string) string {
	day, _, _ := strings.Cut(s, "T")
	day, _, _ = strings.Cut(day, " ")
	if len(day) == len("2006-01-02") && ast.IsDate(day) {
		return day
	}
	return ""
}

// nothing is a sink that drops diagnostics, for text that is read a second time.
type nothing struct{}

func (nothing) Report(diag.Diagnostic) {}

// mainTitle returns the title of the text: that of the page's only h1, wherever it is, else title, which comes from
// <title>.
func (p *page) mainTitle(title string) string {
	var in, all []*node
	p.body.each(func(n *node) bool {
		if n.name == "h1" && n.chars > 0 {
			all = append(all, n)
			if n.within(p.site.root) {
				in = append(in, n)
			}
		}
		return !hidesText(n.name)
	})
	heading := func(n *node) string {
		// The heading is read again as part of the text, so this pass reports nothing and records no places.
		again := newPage(p.Lines, p.src, nothing{})
		again.body, again.questions = p.body, &questions{}
		again.site = &site{body: p.body, root: p.body, questions: again.questions, marked: p.site.marked}
		f := newFlow(again)
		f.heading(n)
		if len(f.blocks) == 1 {
			if h, ok := f.blocks[0].(*ast.Heading); ok {
				return ast.PlainText(h.Inlines)
			}
		}
		return ""
	}
	isSite := func(n *node) bool { return n == p.siteHeading }
	in, all = slices.DeleteFunc(in, isSite), slices.DeleteFunc(all, isSite)
	switch {
	case len(in) == 1:
		return heading(in[0])
	case len(in) == 0 && len(all) == 1 && (title == "" || akin(all[0].plain(), title)):
		return heading(all[0])
	}
	return title
}

// akin reports whether one of two titles contains the other. An h1 outside the text may be the site's name.
func akin(a, b string) bool {
	ka, kb := key(a), key(b)
	return strings.Contains(ka, kb) || strings.Contains(kb, ka)
}

// siteName matches the last part of a page's title, after a separator.
var siteName = pattern.New(`\s+(?:[|»·•—–-]|::)\s+[^|»·•—–]{1,40}$`)

// findSite finds the name of the site, if the page declares it, and the h1 that is only this name, as in a logo, if the
// page's title says more.
func (p *page) findSite() {
	title := ""
	var headings []*node
	p.body.each(func(n *node) bool {
		switch {
		case n.name == "title" && title == "":
			title = n.plain()
		case n.name == "meta":
			switch n.attr["name"] + n.attr["property"] {
			case "og:site_name", "application-name":
				if p.siteName == "" {
					p.siteName = strings.Join(strings.Fields(n.attr["content"]), " ")
				}
			}
		case n.name == "h1" && n.chars > 0:
			headings = append(headings, n)
		}
		return n.name != "svg"
	})
	parts := titleParts(title)
	for _, h := range headings {
		name := key(h.plain())
		declared := p.siteName != "" && name == key(p.siteName)
		// Without a declaration the name must be the last part of a title that says more before it, and the heading
		// must link to the front page.
		last := len(parts) > 1 && name == key(parts[len(parts)-1]) && leadsHome(h)
		if (declared || last) && len(parts) > 0 && name != key(title) {
			p.siteHeading = h
			return
		}
	}
}

// leadsHome reports whether an element contains a link to the front page of the site, or is inside one.
func leadsHome(n *node) bool {
	isHome := func(k *node) bool {
		href := k.attr["href"]
		if _, path, ok := strings.Cut(href, "://"); ok {
			return k.role == Anchor && strings.Count(strings.TrimSuffix(path, "/"), "/") == 0
		}
		return k.role == Anchor && (href == "/" || href == "./" || href == "index.html" || href == "/index.html")
	}
	for a := n; a != nil; a = a.parent {
		if isHome(a) {
			return true
		}
	}
	return n.find(isHome) != nil
}

// titleParts splits a page's title at separators.
func titleParts(title string) []string {
	var out []string
	for {
		m := titleDivider.FindStringIndex(title)
		if m == nil {
			break
		}
		out = append(out, title[:m[0]])
		title = title[m[1]:]
	}
	if title = strings.TrimSpace(title); title != "" {
		out = append(out, title)
	}
	return out
}

// titleDivider matches a separator in a page's title.
var titleDivider = pattern.New(`\s+(?:[|»·•—–-]|::)\s+`)

// cleanTitle removes the site's name from a page's title: the name that the page declares, at either end, or else a
// short last part.
func cleanTitle(title, site string) string {
	title = strings.Join(strings.Fields(title), " ")
	if parts := titleParts(title); site != "" && len(parts) > 1 && key(parts[0]) == key(site) {
		m := titleDivider.FindStringIndex(title)
		return title[m[1]:]
	}
	for range 2 {
		m := siteName.FindStringIndex(title)
		if m == nil {
			break
		}
		head, tail := title[:m[0]], title[m[0]:]
		named := site != "" && strings.Contains(key(tail), key(site))
		if !named && (len(strings.Fields(tail)) > 5 || len(strings.Fields(head)) < 2) {
			break
		}
		title = strings.TrimSpace(head)
		if named {
			break
		}
	}
	return title
}

// rightsSign matches the sign in a copyright line.
var rightsSign = pattern.New(`(?i)©|\(c\)\s*\d{4}`)

// isRights reports whether a text has the sign or the words of a copyright line.
func isRights(s string) bool { return rightsSign.MatchString(s) || words.In(words.Copyright, s) }
