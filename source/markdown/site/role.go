package site

import "strings"

// A Role is what a mark means in a guide.
type Role int

// The roles. The text of an Unknown mark is kept, the mark itself is reported.
const (
	Unknown  Role = iota
	Group         // holds others, and says nothing itself
	Fold          // a title that folds a text away
	Title         // the title of a fold, as an element
	Callout       // an admonition
	Labelled      // a tab, a step, a card: a part with a label
	Heading       // a title of a part of the page
	Code          // a listing
	Picture       // an image
	Anchor        // a link
	Aside         // set aside with what it holds
	Listed        // contents, which the books make themselves
	NewPage
)

// Role returns the meaning of m.
func (m *Mark) Role() Role {
	switch m.Form {
	case Admonition:
		return m.admonition()
	case Colons:
		switch strings.ToLower(m.Name) {
		case "details", "collapse", "spoiler", "expander":
			return Fold
		case "code-group", "codegroup", "tabs", "code-tabs", "tab-set", "tabset", "group", "raw", "v-pre", "div",
			"columns", "column", "panel-tabset":
			return Group
		case "tab", "tab-item", "panel", "code-group-item":
			return Labelled
		}
		return m.admonition()
	case Tag, Shortcode, Liquid:
		return m.component()
	case TabLine:
		return Labelled
	case Contents:
		return Listed
	case PageBreak:
		return NewPage
	default:
		return Unknown
	}
}

// admonition returns the role of an admonition by its kind.
func (m *Mark) admonition() Role {
	kind := strings.ToLower(m.Name)
	switch {
	case m.Folded, IsQuestion(kind) && m.Title.End > m.Title.Start:
		return Fold
	case Kind(kind) != "", m.Form == Admonition:
		return Callout
	default:
		return Unknown
	}
}

// simple returns a component's name without case, dots and dashes.
func simple(name string) string {
	if !strings.ContainsAny(name, ".-_") {
		return strings.ToLower(name)
	}
	return strings.ToLower(joiners.Replace(name))
}

var joiners = strings.NewReplacer(".", "", "-", "", "_", "")

// component returns the role of a tag, shortcode or tag of Liquid by its name.
func (m *Mark) component() Role {
	name := simple(m.Name)
	if m.Form == Tag && isHTML(m.Name) {
		if m.Name == "aside" {
			return Callout
		}
		return Group
	}
	switch name {
	case "accordion", "accordionitem", "accordionsitem", "accordionaccordion", "collapse", "collapseitem",
		"collapsible", "collapsiblesection", "expandable", "expander", "expand", "expansionpanel", "details",
		"disclosure", "toggle", "faq", "faqitem", "faqquestion", "fold", "spoiler", "dropdown", "qa", "question",
		"questionanswer", "accordionpanel":
		if _, ok := m.TitleAttr(); !ok && (m.folds || !m.titled && m.Match != nil) {
			return Group
		}
		return Fold
	case "accordiontab":
		return Fold
	case "accordiontrigger", "accordionheader", "accordiontitle", "accordionbutton", "accordionsummary",
		"accordionitemtrigger", "accordionitemheader", "accordionitemheading", "accordionitembutton",
		"disclosurebutton", "collapsetitle", "collapsibletrigger", "summary", "accordionlabel", "accordioncontrol",
		"expansionpanelsummary", "detailssummary", "faqtitle":
		return Title
	case "accordiongroup", "accordions", "accordionroot", "accordioncontent", "accordionbody", "accordiondetails",
		"accordionitempanel", "accordionitemcontent", "disclosurepanel", "collapsecontent", "collapsiblecontent",
		"expansionpanels", "tabs", "tabgroup", "tabset", "tabsroot", "tabslist", "tabcontent", "tablist", "tabpanels",
		"codegroup", "codetabs", "steps", "stepper", "cardgroup", "cards", "cardgrid", "columns", "column", "cols",
		"col", "grid", "row", "frame", "fragment", "reactfragment", "answer", "faqanswer", "faqs", "faqlist",
		"faqgroup", "faqsection", "faqpage", "details-body", "raw", "rawhtml", "div", "br", "clientonly", "browseronly",
		"container", "section", "filetree", "prose", "center", "nobr", "code-tabs", "contentref", "updates":
		return Group
	case "tabitem", "tab", "tabpane", "tabpanel", "tabstab", "step", "stepsstep", "card", "cardscard", "linkcard",
		"tabscontent", "update":
		return Labelled
	case "callout", "callouts", "admonition", "aside", "alert", "notice", "hint", "banner", "message", "box":
		return Callout
	case "codeblock", "syntaxhighlighter":
		return Code
	case "highlight":
		if m.Form != Tag { // of Vue and React it marks words
			return Code
		}
		return Unknown
	case "image", "img", "figure", "nextimage", "staticimage", "themedimage", "imageblock", "picture", "imgsrc":
		return Picture
	case "link", "nextlink", "routerlink", "relref", "ref", "navlink", "gatsbylink":
		if m.Form == Tag {
			return Anchor
		}
		return Unknown
	case "comment", "head", "seo", "meta", "metadata", "helmet":
		return Aside
	case "toc", "tableofcontents", "tocinline", "doctoc":
		return Listed
	case "newpage", "pagebreak":
		return NewPage
	}
	if m.Form == Tag && !m.Void && isHeading(name) {
		return Heading
	}
	if Kind(name) != "" && !m.Void && name != "example" && name != "quote" && name != "todo" {
		return Callout
	}
	return Unknown
}

// isHeading reports whether a component is a heading by its name, as "SectionTitle" and "H2" are.
func isHeading(name string) bool {
	if len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6' {
		return true
	}
	for _, word := range []string{"title", "heading", "headline"} {
		if strings.HasPrefix(name, word) || strings.HasSuffix(name, word) {
			return true
		}
	}
	return false
}

// Level returns the level of a heading: that which its name or an attribute has, else 3, that of questions in parts.
func (m *Mark) Level() int {
	texts := []string{m.Name}
	if a, ok := m.Get("level", "as", "tag", "variant", "order", "type"); ok {
		texts = append(texts, a.Text)
	}
	for _, text := range texts {
		if text = strings.Trim(strings.ToLower(text), `h{}"' `); len(text) == 1 && '1' <= text[0] && text[0] <= '6' {
			return int(text[0] - '0')
		}
	}
	return 3
}

// TitleAttr returns the title of a component: the first of the attributes that hold titles, or of more.
func (m *Mark) TitleAttr(more ...string) (Attr, bool) {
	switch m.Form {
	case Tag:
		names := []string{"title", "header", "label", "summary", "question", "heading", "trigger", "q"}
		return m.Get(append(names, more...)...)
	default:
		if a, ok := m.Get("title", "header", "label", "summary", "question", "heading", "name", "tabName"); ok {
			return a, true
		}
		for _, a := range m.Attr {
			if a.Name == "" && !isWord(a.Text) {
				return a, true
			}
		}
		return Attr{}, false
	}
}

// isWord reports whether a positional value of a shortcode is a name of a kind or a flag and not a title.
func isWord(s string) bool {
	switch strings.ToLower(s) {
	case "", "open", "closed", "true", "false", "end", "...":
		return true
	}
	return Kind(s) != ""
}

// KindName returns the kind that a callout names: by its own name, or by an attribute.
func (m *Mark) KindName() string {
	switch simple(m.Name) {
	case "callout", "callouts", "admonition", "aside", "alert", "notice", "hint", "banner", "message", "box":
		names := []string{"type", "kind", "variant", "severity", "status", "style", "intent", "theme", "level", "color"}
		for _, name := range names {
			if a, ok := m.Get(name); ok && Kind(a.Text) != "" {
				return a.Text
			}
		}
		for _, a := range m.Attr {
			if a.Name == "" && Kind(a.Text) != "" {
				return a.Text
			}
		}
		if m.Form == Tag && m.Name == "aside" {
			return ""
		}
		if simple(m.Name) == "hint" {
			return "tip"
		}
		return "note"
	}
	return m.Name
}

// IsQuestion reports whether an admonition of a kind asks.
func IsQuestion(kind string) bool {
	switch strings.ToLower(kind) {
	case "question", "faq", "help":
		return true
	}
	return false
}

// Kind returns the one of the five kinds of callout that a word stands for, ignoring case; "" for none.
func Kind(word string) string {
	switch strings.ToLower(word) {
	case "note", "info", "seealso", "abstract", "summary", "tldr", "todo", "question", "faq", "help", "example",
		"quote", "cite", "default", "neutral", "secondary", "primary", "information", "definition", "theorem",
		"callout-note":
		return "note"
	case "tip", "hint", "success", "check", "done", "idea", "callout-tip", "positive", "new":
		return "tip"
	case "important", "attention", "callout-important", "highlight":
		return "important"
	case "warning", "warn", "failure", "fail", "missing", "callout-warning":
		return "warning"
	case "caution", "danger", "error", "bug", "callout-caution", "negative", "critical", "security", "severe":
		return "caution"
	}
	return ""
}

// Says returns the title of a callout whose word says more than its kind does: "Example" for a note. It is empty for a
// word that means the kind.
func Says(word string) string {
	switch low := strings.ToLower(word); low {
	case "abstract", "summary", "tldr", "todo", "question", "faq", "help", "example", "quote", "cite", "success",
		"failure", "bug", "definition", "theorem":
		return strings.ToUpper(low[:1]) + low[1:]
	default:
		if Kind(low) == "" && word != "" {
			return strings.ToUpper(word[:1]) + strings.ReplaceAll(word[1:], "-", " ")
		}
		return ""
	}
}

// isHTML reports whether a tag is one of HTML, by its case.
func isHTML(name string) bool { return name == strings.ToLower(name) && !strings.Contains(name, ".") }

// wraps reports whether an element of HTML holds blocks that its author may indent.
func wraps(name string) bool {
	switch name {
	case "details", "summary", "div", "section", "article", "main", "center", "p", "figure", "blockquote":
		return true
	}
	return false
}
