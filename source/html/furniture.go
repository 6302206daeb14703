package html

import (
	"strings"

	"studyguide/source/diag"
)

// A kind of furniture: what elements of it are called by their classes and ids, and how much text one can have. A class
// is the site's word, not the author's, so it counts for little where much text stands.
type furnishing struct {
	what  string
	words []string // any of these among the parts of a class
	most  int      // letters and digits
}

// furnishings gives the kinds, the likelier first.
func furnishings() []furnishing {
	return []furnishing{
		{"cookie banner", []string{"cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "cookiebanner", "cookieconsent"}, 2500},
		{"navigation", []string{"nav", "navbar", "navigation", "menu", "menubar", "breadcrumb", "breadcrumbs", "topbar", "sidenav", "pager", "pagination", "skip",
			"skiplink", "masthead", "subnav", "navlinks", "topnav", "jump"}, 4000},
		{"contents", []string{"toc", "tableofcontents", "contents"}, 8000},
		{"side column", []string{"sidebar", "sidecol", "rightbar", "leftbar", "widget", "widgets"}, 8000},
		{"footer", []string{"footer", "foot", "colophon", "copyright", "sitefooter"}, 3000},
		{"share bar", []string{"share", "sharing", "social", "sharedaddy", "addtoany", "addthis", "sharebar", "socials"}, 300},
		{"related links", []string{"related", "recommended", "recommendations", "trending", "upsell", "readnext", "alsolike", "yarpp", "crp"}, 8000},
		{"comments", []string{"comment", "comments", "commentlist", "disqus", "respond", "giscus", "utterances"}, 60000},
		{"newsletter form", []string{"newsletter", "subscribe", "subscription", "signup", "optin", "mailchimp", "mc4wp"}, 1000},
		{"advertisement", []string{"ad", "ads", "advert", "adverts", "advertisement", "adsbygoogle", "sponsor", "sponsored", "promo", "promotion", "adslot"}, 1000},
		{"dialog", []string{"modal", "popup", "lightbox", "snackbar", "toast"}, 2000},
		{"note on the page", []string{"byline", "postmeta", "tags", "taglist", "authorbox", "authorbio", "usercard", "votecell", "vote", "votes", "voting", "flair", "editsection",
			"lastupdated", "timestamp", "readingtime"}, 600},
		{"control", []string{"toolbar", "clipboard", "copybutton", "copybtn", "search", "searchform", "login", "signin", "backtotop"}, 200},
	}
}

// notes are whole classes, for words that mean something else in other company.
func isPageNote(class string) bool {
	switch class {
	case "entry-meta", "post-meta", "article-meta", "post-info", "posted-on", "entry-footer", "post-tags", "author-box", "author-bio", "about-author",
		"author-info", "user-info", "user-details", "post-menu", "post-signature", "js-vote-count", "post-date", "entry-date", "reading-time", "last-updated":
		return true
	}
	return false
}

// furniture says what n is if it is part of the site and not of the text; "" if it may be text. What holds a question, or a great
// part of the page, is text whatever it calls itself.
func (p *page) furniture(n *node) string {
	if n.name == "" || n == p.root {
		return ""
	}
	switch n.name {
	case "script":
		if strings.HasPrefix(n.attr["type"], "math/tex") {
			return ""
		}
		return "script"
	case "style", "template", "noscript", "noframes", "noembed":
		return n.name
	case "select", "textarea", "datalist":
		return "form"
	case "iframe", "video", "audio", "object", "embed", "canvas":
		return "embedded page or player"
	case "svg":
		return "drawing"
	}
	if p.holds[n] > 0 || n.chars*3 > p.body.chars && n.name != "nav" || n.role.Inline() && n.role != Anchor {
		return ""
	}
	if p.body.chars > 0 && n.name == "nav" && n.chars*10 > p.body.chars*9 {
		return ""
	}
	if what := p.byClass(n); what != "" {
		return what
	}
	return p.byElement(n)
}

// byElement judges n by its element and ARIA role (WHATWG HTML, 4.3; WAI-ARIA 1.2, 5.3.4).
func (p *page) byElement(n *node) string {
	outside := func(names ...string) bool { // no sectioning element of the text is around
		for a := n.parent; a != nil; a = a.parent {
			for _, name := range names {
				if a.name == name {
					return false
				}
			}
		}
		return true
	}
	switch n.name {
	case "nav":
		return "navigation"
	case "aside":
		if kind, _ := calloutKind(n); kind != "" {
			return ""
		}
		return "side column"
	case "footer":
		if outside("blockquote", "figure", "li", "dd") {
			return "footer"
		}
	case "header":
		if outside("article", "main", "section", "li") && n.headings == 0 {
			return "header"
		}
	case "form":
		if n.fields > 0 || n.chars < 100 {
			return "form"
		}
	case "dialog":
		return "dialog"
	case "button":
		if !p.titles[n] && n.chars < 60 && !inTitle(n) {
			return "button"
		}
	case "menu":
		if n.density() > 0.8 {
			return "navigation"
		}
	}
	switch {
	case n.is("navigation", "menubar", "menu"):
		return "navigation"
	case n.is("banner") && n.headings == 0:
		return "header"
	case n.is("contentinfo"):
		return "footer"
	case n.is("complementary"):
		return "side column"
	case n.is("search"):
		return "form"
	case n.is("dialog", "alertdialog"):
		return "dialog"
	}
	return ""
}

// inTitle tells whether n is inside a heading or the summary of a folded part: there a button is the title.
func inTitle(n *node) bool {
	for a := n.parent; a != nil; a = a.parent {
		if a.role == Heading || a.role == Summary || a.role == Term {
			return true
		}
		if a.role.Block() && a.role != Wrapper {
			return false
		}
	}
	return false
}

// byClass judges n by what its class and id call it.
func (p *page) byClass(n *node) string {
	words := n.words()
	if len(words) == 0 || n.role == Heading || n.role == Pre || n.role == Cell || n.role == Row {
		return ""
	}
	for _, c := range n.classes() {
		if isPageNote(c) && n.chars <= 400 && n.headings == 0 {
			return "note on the page"
		}
		switch c {
		case "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text":
			if n.chars < 60 && n.role != Heading {
				return "hidden text"
			}
		}
	}
	if n.phrase() && n.role != Anchor && n.name != "span" || n.role == Anchor && n.chars > 40 {
		return ""
	}
	best := -1
	for i, w := range words {
		k, ok := p.kinds[w]
		if !ok || best >= 0 && k >= best {
			continue
		}
		f := p.furnishings[k]
		if n.chars > f.most || n.phrase() && (n.chars > 60 || n.role != Anchor && f.most > 600) || f.what == "navigation" && n.links == 0 ||
			f.what == "contents" && (n.links < 2 || n.density() < 0.5) {
			continue
		}
		if i > 0 {
			switch words[i-1] { // "no-sidebar", "with-sidebar": what is around; "card-footer": what is inside
			case "no", "with", "has", "without", "card", "elementor":
				continue
			}
		}
		best = k
	}
	if best >= 0 {
		return p.furnishings[best].what
	}
	return ""
}

// aside notes that n is not part of the guide. Neighbours are reported as one.
func (p *page) aside(n *node, what string) {
	if n.chars == 0 && (n.name == "" || n.name == "svg" || n.name == "br" || n.name == "input" || n.find(func(*node) bool { return true }) == nil && n.name != "script" && n.name != "style") {
		return
	}
	if k := len(p.dropped); k > 0 {
		last := &p.dropped[k-1]
		if last.parent == n.parent && strings.TrimSpace(p.src[min(last.end, n.start):n.start]) == "" {
			last.end = n.end
			if !strings.Contains(last.what, what) {
				last.what += ", " + what
			}
			return
		}
	}
	p.dropped = append(p.dropped, dropped{parent: n.parent, start: n.start, end: n.end, what: what})
}

// dropped is a stretch of the page that was set aside.
type dropped struct {
	parent     *node
	start, end int
	what       string
}

func (p *page) reportDropped() {
	for _, d := range p.dropped {
		p.sink.Report(diag.New(diag.Furniture, p.Span(d.start, p.TrimEnd(d.start, d.end)), "%s set aside", d.what))
	}
}
