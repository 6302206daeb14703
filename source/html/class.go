package html

// A furnishing is a kind of furniture: words in the classes and ids of its elements, and the most text that one can
// have. A class is chosen by the site and not the author, so it proves little about an element with much text.
type furnishing struct {
	what  string
	words []string // any of these among the parts of a class
	most  int      // letters and digits
}

// furnishings returns the kinds of furniture, the likeliest first.
func furnishings() []furnishing {
	return []furnishing{
		{"cookie banner", []string{"cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "cookiebanner",
			"cookieconsent"}, 2500},
		{"navigation", []string{"nav", "navbar", "navigation", "menu", "menubar", "breadcrumb", "breadcrumbs", "topbar",
			"sidenav", "pager", "pagination", "skip", "skiplink", "masthead", "subnav", "navlinks", "topnav",
			"jump"}, 4000},
		{"contents", []string{"toc", "tableofcontents", "contents"}, 8000},
		{"side column", []string{"sidebar", "sidecol", "rightbar", "leftbar", "widget", "widgets"}, 8000},
		{"footer", []string{"footer", "foot", "colophon", "copyright", "sitefooter"}, 3000},
		{"share bar", []string{"share", "sharing", "social", "sharedaddy", "addtoany", "addthis", "sharebar",
			"socials"}, 300},
		{"related links", []string{"related", "recommended", "recommendations", "trending", "upsell", "readnext",
			"alsolike", "yarpp", "crp"}, 8000},
		{"comments", []string{"comment", "comments", "commentlist", "disqus", "respond", "giscus",
			"utterances"}, 60000},
		{"newsletter form", []string{"newsletter", "subscribe", "subscription", "signup", "optin", "mailchimp",
			"mc4wp"}, 1000},
		{"advertisement", []string{"ad", "ads", "advert", "adverts", "advertisement", "adsbygoogle", "sponsor",
			"sponsored", "promo", "promotion", "adslot"}, 1000},
		{"dialog", []string{"modal", "popup", "lightbox", "snackbar", "toast"}, 2000},
		{"note on the page", []string{"byline", "postmeta", "tags", "taglist", "authorbox", "authorbio", "usercard",
			"votecell", "vote", "votes", "voting", "flair", "editsection", "lastupdated", "timestamp",
			"readingtime"}, 600},
		{"control", []string{"toolbar", "clipboard", "copybutton", "copybtn", "search", "searchform", "login", "signin",
			"backtotop"}, 200},
	}
}

// isPageNote reports whether a class is that of notes on the page. It compares whole class names, because their words
// mean something else in other classes.
func isPageNote(class string) bool {
	switch class {
	case "entry-meta", "post-meta", "article-meta", "post-info", "posted-on", "entry-footer", "post-tags", "author-box",
		"author-bio", "about-author", "author-info", "user-info", "user-details", "post-menu", "post-signature",
		"js-vote-count", "post-date", "entry-date", "reading-time", "last-updated":
		return true
	}
	return false
}

// byClass returns the kind of furniture that n is by its classes and id; "" for none.
func (s *site) byClass(n *node) string {
	words := n.words()
	if len(words) == 0 || n.role == Heading || n.role == Pre || n.role == Cell {
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
		k, ok := s.byWord[w]
		if !ok || best >= 0 && k >= best {
			continue
		}
		f := s.kinds[k]
		if n.role == Row && f.what != "contents" {
			continue
		}
		if n.chars > f.most || n.phrase() && (n.chars > 60 || n.role != Anchor && f.most > 600) ||
			f.what == "navigation" && n.links == 0 ||
			f.what == "contents" && (n.links < 2 || n.density() < 0.5) {
			continue
		}
		if i > 0 {
			switch words[i-1] { // "with-sidebar" is the class of the element around; "card-footer" that of one inside
			case "no", "with", "has", "without", "card", "elementor":
				continue
			}
		}
		best = k
	}
	if best >= 0 {
		return s.kinds[best].what
	}
	return ""
}
